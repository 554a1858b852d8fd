//! What the papers of a visit say: the notice that goes to the inspected (检查通知书), the record that is filled in there
//! (现场检查记录, 第17条), and the result that is told in writing (检查结果告知书).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::log::VisitLogs;
use super::merged::days_in_all;
use crate::domain::acts::handling::{HandleAct, Measure};
use crate::domain::acts::inspection::{Inspection, Scan, VisitId};
use crate::domain::acts::origin::Origin;
use crate::domain::acts::papers::{ApproveAct, PaperKind};
use crate::domain::acts::plan_papers::Approval;
use crate::domain::ground::sha::Sha;
use crate::domain::settings::PaperSettings;

/// Hex digits by which a paper names the manifest of its draw.
const DIGEST_LENGTH: usize = 16;

/// Everything printed for one visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitPaper {
    /// The visits that are made as one, ascending.
    pub visits: Vec<VisitId>,
    /// 被检查单位: the enterprise. It is addressed, it is heard, it signs; its objects are what is looked at.
    pub enterprise: Party,
    /// 检查对象 of all its tasks, the enterprise itself before its parts, those ascending by code.
    pub objects: Vec<PaperObject>,
    /// The tasks that are done at this visit (一次完成, 第2条), in the book's order.
    pub tasks: Vec<PaperTask>,
    /// Which visit of the enterprise in the year it is, from 1, as far as draws have led to them.
    pub nth: u32,
    /// 年度上限: how often the enterprise may be visited, the least of the tasks that drew it.
    pub cap: u32,
    /// Who approved it, where the book says so of all its draws.
    pub approval: Option<ApproveAct>,
    /// The numbers of its papers.
    pub numbers: BTreeMap<PaperKind, PaperNumber>,
    /// The results that the book has, a task after the other.
    pub results: Vec<PaperResult>,
}

/// The number of a paper, and where the book has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperNumber {
    /// As it is printed.
    pub full: String,
    /// The line of the book that gave it.
    pub line: u64,
    /// The line's digest, shortened.
    pub digest: String,
    /// The papers whose place it takes.
    pub instead_of: Vec<String>,
}

/// What is told of one task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperResult {
    /// The result that holds.
    pub result: Arc<Inspection>,
    /// Why it was corrected, where it was.
    pub corrected: Option<String>,
    /// What was ordered to be corrected (责令改正).
    pub orders: Vec<HandleAct>,
}

/// 被检查单位, from the library of today; "" where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// 代码.
    pub code: String,
    /// 名称.
    pub name: String,
    /// 法定代表人.
    pub legal: String,
    /// 地址.
    pub address: String,
    /// 联系人.
    pub contact: String,
    /// 联系电话.
    pub phone: String,
}

/// 检查对象, from the library of today; "" where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperObject {
    /// 代码.
    pub code: String,
    /// 名称.
    pub name: String,
    /// 对象类型.
    pub kind: String,
    /// 地址.
    pub address: String,
    /// The tasks that it was drawn for: their places among those of the visit.
    pub tasks: Vec<usize>,
}

/// One task of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperTask {
    /// 任务编号.
    pub id: String,
    /// 任务名称.
    pub name: String,
    /// 抽取编号.
    pub draw: String,
    /// The draw's manifest, shortened: it ties the paper to the draw.
    pub digest: String,
    /// 任务来源.
    pub origin: Option<Origin>,
    /// Who approved the version of the plan that it follows.
    pub approved: Option<Approval>,
    /// First and last day of its window.
    pub window: (NaiveDate, NaiveDate),
    /// 检查组, leader first.
    pub team: Vec<TeamMember>,
    /// Its items, ascending by id.
    pub items: Vec<PaperItem>,
}

/// A member of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamMember {
    /// 执法证号.
    pub cert: String,
    /// 姓名.
    pub name: String,
    /// 单位.
    pub unit: String,
}

/// One item to inspect (第九条: project, content, basis, method).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperItem {
    /// 事项编号.
    pub id: String,
    /// 检查项目.
    pub name: String,
    /// 检查内容.
    pub content: String,
    /// 检查依据.
    pub basis: String,
    /// 检查方式.
    pub methods: Vec<String>,
    /// 需专业人员协助: nobody in the team holds a specialty that it needs (第七条).
    pub assistance: bool,
}

/// What every paper of a case folder says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperFrame {
    /// 单位名称.
    pub bureau: String,
    /// Whether the folder is a rehearsal (演练案卷): its papers are none of an office.
    pub rehearsal: bool,
    /// What choucha.toml says of the office's papers.
    pub office: PaperSettings,
    /// Year of the case folder.
    pub year: i32,
    /// 结果代码 and 结果名称.
    pub findings: Vec<(String, String)>,
    /// Working days from completion to entry (第19条).
    pub entry_days: u32,
}

impl VisitPaper {
    /// The days on which the visit can be made for all its tasks.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        days_in_all(self.tasks.iter().map(|task| task.window))
    }

    /// Ways of inspecting that its items want, each once.
    pub fn methods(&self) -> Vec<&str> {
        let items = self.tasks.iter().flat_map(|task| &task.items);
        once(items.flat_map(|item| item.methods.iter().map(String::as_str)))
    }

    /// Tells the results that hold, task after task, with what was ordered to be corrected.
    pub fn tell(&mut self, logs: &VisitLogs) {
        let result = |task: &PaperTask| {
            let log = logs.of(&VisitId {
                draw: task.draw.clone().into(),
                enterprise: self.enterprise.code.clone().into(),
            })?;
            let entered = log.result()?;
            let steps = log.handlings.iter().map(|step| &step.act);
            let orders = steps.filter(|step| step.measure == Measure::Correction);
            Some(PaperResult {
                result: entered.result.clone(),
                corrected: entered.reason.clone(),
                orders: orders.cloned().collect(),
            })
        };
        self.results = self.tasks.iter().filter_map(result).collect();
    }

    /// Whether a paper of a kind waits for the approval that the office asks for before its notices go out (检查审批).
    pub fn waits_for_approval(&self, kind: PaperKind, office: &PaperSettings) -> bool {
        office.needs_approval && kind == PaperKind::Notice && self.approval.is_none()
    }

    /// 扫码入企, as the results have it: of visits that are made as one, what the first says that says something.
    pub fn scan(&self) -> Option<&Scan> {
        let mut results = self.results.iter();
        results.find_map(|told| told.result.scan.as_deref())
    }

    /// Whether it was recorded, in the same way.
    pub fn recorded(&self) -> Option<bool> {
        let mut results = self.results.iter();
        results.find_map(|told| told.result.recorded)
    }

    /// Whether every task follows a published plan (日常检查).
    pub fn is_planned(&self) -> bool {
        let mut tasks = self.tasks.iter();
        tasks.all(|task| matches!(task.origin, Some(Origin::Plan { .. })))
    }

    /// An object by its code.
    pub fn object(&self, code: &str) -> Option<&PaperObject> {
        self.objects.iter().find(|object| object.code == code)
    }

    /// Whether several draws are done at this visit.
    pub fn is_merged(&self) -> bool {
        self.tasks.len() > 1
    }

    /// Whether anything but the enterprise itself is looked at.
    pub fn has_parts(&self) -> bool {
        let mut objects = self.objects.iter();
        objects.any(|object| object.code != self.enterprise.code)
    }

    /// Each object with each task that it was drawn for: what the record form has a section for.
    pub fn sections(&self) -> impl Iterator<Item = (&PaperObject, &PaperTask)> {
        self.objects.iter().flat_map(|object| {
            let tasks = object
                .tasks
                .iter()
                .filter_map(|&place| self.tasks.get(place));
            tasks.map(move |task| (object, task))
        })
    }

    /// Whether any item needs an expert.
    pub fn needs_assistance(&self) -> bool {
        let mut items = self.tasks.iter().flat_map(|task| &task.items);
        items.any(|item| item.assistance)
    }
}

/// Each value once, in the order of first appearance.
fn once<'a>(values: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    values.filter(|value| seen.insert(*value)).collect()
}

/// A digest as papers have it.
pub fn short_digest(sha: Sha) -> String {
    sha.to_string().chars().take(DIGEST_LENGTH).collect()
}
