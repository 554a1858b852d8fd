//! One line of the book: an act, who did it and when, chained to the line before it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::base_change::BaseChange;
use super::files::Files;
use super::handling::HandleAct;
use super::in_force::{FindingInForce, InitAct, ItemInForce, RulesAct, SettingsNote};
use super::inspection::VisitId;
use super::line_salt::LineSalt;
use super::origin::Origin;
use super::papers::{ApproveAct, PapersAct};
use super::plan_papers::{Approval, FiledAct};
use super::publication::PublishAct;
use super::replacement::{DecisionAct, ReplaceAct, ReplacedAct};
use super::signing::{SignAct, SignersAct, WitnessAct};
use super::since_plan::SincePlan;
use super::tail::TailAct;
use super::visit::{AmendAct, AssistAct, DoneAct, RecusalAct, ResultAct};
use crate::domain::ground::act_kind::ActKind;
use crate::domain::ground::cell::is_id;
use crate::domain::ground::coverage::Coverage;
use crate::domain::ground::date;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;

/// A line of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Number of the line, from 1.
    pub seq: u64,
    /// The clock's time with its offset.
    pub time: String,
    /// The day that was declared with `--today`, if one was.
    pub declared: Option<String>,
    /// Who acted.
    pub by: String,
    /// What was done.
    pub act: Act,
    /// What keeps the line from being guessed by its digest.
    pub salt: LineSalt,
    /// SHA-256 of the line before, LF included; zeros for the first.
    pub prev: Sha,
}

/// What can be done in a case folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "act",
    content = "data",
    rename_all = "lowercase",
    deny_unknown_fields
)]
pub enum Act {
    /// The folder was made.
    Init(InitAct),
    /// A version of the yearly plan was published (发布年度抽查计划, 第13条).
    Plan(PlanAct),
    /// A version of the plan was filed with an authority (备案).
    Filed(FiledAct),
    /// Rules or finding codes were changed (调整规则).
    Rules(RulesAct),
    /// A round was sealed.
    Seal(SealAct),
    /// A round was drawn.
    Draw(DrawAct),
    /// Somebody or something drawn is to be replaced (申请更换, 第15条).
    Replace(ReplaceAct),
    /// What came of it (更换).
    Replaced(ReplacedAct),
    /// An inspector leaves, and nobody may take the seat: what was decided (处理决定, 第15条).
    Decision(DecisionAct),
    /// An expert helps a team (专业人员协助, 第七条).
    Assist(AssistAct),
    /// The inspected company asked that an inspector stay away, and was answered (回避申请, 第15条).
    Recusal(RecusalAct),
    /// Somebody approved that visits are made (检查审批).
    Approve(ApproveAct),
    /// Papers of visits were given their numbers (文书编号).
    Papers(PapersAct),
    /// A visit was completed (检查完成).
    Done(DoneAct),
    /// Results were entered (录入结果, 第19条).
    Result(ResultAct),
    /// A result was corrected (更正).
    Amend(AmendAct),
    /// A finding was handled (处理, 第二十一条).
    Handle(HandleAct),
    /// What is public was published (公开, 第5条).
    Publish(PublishAct),
    /// A version of `signers` came into force (签名人).
    Signers(SignersAct),
    /// A line was signed (签名).
    Sign(SignAct),
    /// A witness's text came in (外部见证).
    Witness(WitnessAct),
    /// A last line that had been torn was set aside (残行移存).
    Tail(TailAct),
    /// The clock of the lines before stood wrong (时钟更正).
    Clock {
        /// Why.
        reason: String,
    },
    /// A draw, or a seal that was not drawn, was voided (作废).
    Void {
        /// Id of the draw, or of the seal.
        target: String,
        /// Why.
        reason: String,
    },
}

/// A list as an act found it: which file, its bytes and its rows (第九条, 第11条: lists change, and changes must show).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListNote {
    /// The file's name.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: Sha,
    /// Its rows.
    pub rows: u64,
    /// How many of its codes fail the standard's check and are vouched for by the office (代码说明), where there are some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vouched: Option<u64>,
}

/// The lists as an act found them, by their keys.
pub type ListNotes = BTreeMap<String, ListNote>;

/// A version of the plan (年度抽查计划的一版).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanAct {
    /// Which version, from 1.
    pub version: u32,
    /// Digest of the plan as published.
    #[serde(rename = "plan_sha256")]
    pub plan: Sha,
    /// Why the plan was changed; empty for the first version.
    pub reason: String,
    /// Who approved it (批准), where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<Approval>,
    /// Tasks in it.
    pub tasks: u64,
    /// The base of coverage: objects of the library that take part.
    pub base: u64,
    /// The enterprises (企业) that those objects belong to.
    pub enterprises: u64,
    /// The least and the most that coverage of the year was expected to come to.
    pub expected: [Coverage; 2],
    /// Who left the base since the version before; nothing in the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since_before: Option<BaseChange>,
    /// The finding codes in force from here on.
    pub findings: Vec<FindingInForce>,
    /// The items on that day.
    pub items: Vec<ItemInForce>,
    /// choucha.toml on that day.
    pub settings: SettingsNote,
    /// The lists on that day.
    pub lists: ListNotes,
    /// What was written: the plan, and the codes of the base.
    pub files: Files,
}

/// A seal (封存).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealAct {
    /// Id of the task.
    pub task: String,
    /// The round.
    pub round: u32,
    /// Which seal of the round it is, from 1.
    pub seal: u32,
    /// The commitment.
    #[serde(rename = "manifest_sha256")]
    pub manifest: Sha,
    /// Where the seed will come from.
    pub source: String,
    /// 年度上限 of the task: enterprises at their cap are excluded in its texts.
    pub cap: u32,
    /// Where the task comes from; a line that does not say is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// The lists on that day.
    pub lists: ListNotes,
    /// choucha.toml on that day.
    pub settings: SettingsNote,
    /// Who left the scope since the plan was published, who came, who changed strata; nothing before the first plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since_plan: Option<SincePlan>,
    /// The texts it fixes.
    pub files: Files,
}

/// A draw (抽取).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawAct {
    /// Its id.
    pub draw: String,
    /// Id of the task.
    pub task: String,
    /// The round.
    pub round: u32,
    /// Which seal it was drawn from; 0 for none.
    pub seal: u32,
    /// Digest of its manifest.
    #[serde(rename = "manifest_sha256")]
    pub manifest: Sha,
    /// Where the seed came from.
    pub source: String,
    /// The seed.
    pub seed: String,
    /// The signature of the drand round, 96 hex digits, where the seed is a round's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beacon: Option<String>,
    /// Witnesses.
    pub witnesses: Vec<String>,
    /// How many objects were drawn.
    pub drawn: u64,
    /// How many could not be.
    pub shortfall: u64,
    /// 年度上限 of the task when the texts were made, so the seal's where there is one: it counts for every enterprise that
    /// was drawn.
    pub cap: u32,
    /// Where the task comes from; a line that does not say is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// choucha.toml on that day.
    pub settings: SettingsNote,
    /// Who left the scope since the plan was published, who came, who changed strata: as the seal says, where there is one;
    /// nothing before the first plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since_plan: Option<SincePlan>,
    /// Its files.
    pub files: Files,
}

impl SealAct {
    /// Its id.
    pub fn id(&self) -> String {
        seal_id(&self.task, self.round, self.seal)
    }
}

impl Act {
    /// Its kind.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::Init(_) => ActKind::Init,
            Self::Plan(_) => ActKind::Plan,
            Self::Filed(_) => ActKind::Filed,
            Self::Rules(_) => ActKind::Rules,
            Self::Seal(_) => ActKind::Seal,
            Self::Draw(_) => ActKind::Draw,
            Self::Void { .. } => ActKind::Void,
            Self::Clock { .. } => ActKind::Clock,
            Self::Replace(_) => ActKind::Replace,
            Self::Replaced(_) => ActKind::Replaced,
            Self::Decision(_) => ActKind::Decision,
            Self::Assist(_) => ActKind::Assist,
            Self::Recusal(_) => ActKind::Recusal,
            Self::Approve(_) => ActKind::Approve,
            Self::Papers(_) => ActKind::Papers,
            Self::Done(_) => ActKind::Done,
            Self::Result(_) => ActKind::Result,
            Self::Amend(_) => ActKind::Amend,
            Self::Handle(_) => ActKind::Handle,
            Self::Publish(_) => ActKind::Publish,
            Self::Signers(_) => ActKind::Signers,
            Self::Sign(_) => ActKind::Sign,
            Self::Witness(_) => ActKind::Witness,
            Self::Tail(_) => ActKind::Tail,
        }
    }

    /// choucha.toml as it found it, where it decided by it who takes part, and the lists that it read then.
    pub fn settings(&self) -> Option<(&SettingsNote, Option<&ListNotes>)> {
        match self {
            Self::Plan(act) => Some((&act.settings, Some(&act.lists))),
            Self::Seal(act) => Some((&act.settings, Some(&act.lists))),
            Self::Draw(act) => Some((&act.settings, None)),
            Self::Init(_)
            | Self::Filed(_)
            | Self::Rules(_)
            | Self::Void { .. }
            | Self::Clock { .. }
            | Self::Replace(_)
            | Self::Replaced(_)
            | Self::Decision(_)
            | Self::Assist(_)
            | Self::Recusal(_)
            | Self::Approve(_)
            | Self::Papers(_)
            | Self::Done(_)
            | Self::Result(_)
            | Self::Amend(_)
            | Self::Handle(_)
            | Self::Publish(_)
            | Self::Signers(_)
            | Self::Sign(_)
            | Self::Witness(_)
            | Self::Tail(_) => None,
        }
    }

    /// The visits that it is about and whose team leader may sign it: those of [`ActKind::has_leader`].
    pub fn visits(&self) -> Vec<&VisitId> {
        match self {
            Self::Replace(act) => vec![act.visit()],
            Self::Decision(act) => vec![&act.visit],
            Self::Assist(act) => vec![&act.visit],
            Self::Recusal(act) => vec![&act.visit],
            Self::Done(act) => vec![&act.visit],
            Self::Result(act) => act.results.iter().map(|result| &result.visit).collect(),
            Self::Amend(act) => vec![&act.result.visit],
            Self::Handle(act) => vec![&act.visit],
            Self::Init(_)
            | Self::Plan(_)
            | Self::Filed(_)
            | Self::Rules(_)
            | Self::Seal(_)
            | Self::Draw(_)
            | Self::Void { .. }
            | Self::Clock { .. }
            | Self::Replaced(_)
            | Self::Approve(_)
            | Self::Papers(_)
            | Self::Publish(_)
            | Self::Signers(_)
            | Self::Sign(_)
            | Self::Witness(_)
            | Self::Tail(_) => Vec::new(),
        }
    }
}

impl Entry {
    /// Whether a day was declared.
    pub fn is_declared(&self) -> bool {
        self.declared.is_some()
    }

    /// Whether a day was declared that lay in the past: an act that made itself look earlier than it was.
    pub fn is_backdated(&self) -> bool {
        let declared = self.declared.as_deref().and_then(date::from_record);
        let clock = Moment::of_time(&self.time);
        declared
            .zip(clock)
            .is_some_and(|(declared, clock)| declared < clock.day)
    }
}

/// The folder of a version of the plan, below the case folder.
pub fn plan_folder(version: u32) -> String {
    format!("plans/{version}")
}

/// The folder of a draw, below the case folder.
pub fn draw_folder(draw: &str) -> String {
    format!("draws/{draw}")
}

/// The folder of a seal's texts, below the case folder.
pub fn seal_folder(task: &str, round: u32, seal: u32) -> String {
    format!("seals/{}", seal_id(task, round, seal))
}

/// The id of a seal: `<task>-<round>.s<k>`.
pub fn seal_id(task: &str, round: u32, seal: u32) -> String {
    format!("{task}-{round}.s{seal}")
}

/// Whether this is the id of a draw: `<task>-<round>` or `<task>-<round>.<k>`, round from 1, k from 2.
pub fn is_draw_id(text: &str) -> bool {
    let Some((task, rest)) = text.rsplit_once('-') else {
        return false;
    };
    let (round, nth) = match rest.split_once('.') {
        Some((round, nth)) => (round, Some(nth)),
        None => (rest, None),
    };
    let number = |text: &str| {
        let plain = !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse::<u32>().ok()).flatten()
    };
    is_id(task)
        && number(round).is_some()
        && nth.is_none_or(|nth| number(nth).is_some_and(|nth| nth > 1))
}

/// The id of a draw: `<task>-<round>`, from the second draw of a round on with `.2`, `.3`, …
pub fn draw_id(task: &str, round: u32, nth: u32) -> String {
    if nth <= 1 {
        format!("{task}-{round}")
    } else {
        format!("{task}-{round}.{nth}")
    }
}
