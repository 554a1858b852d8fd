//! 公开 (第5条: 检查事项清单, 检查计划, 抽取结果, 检查结果; 第二十一条: 处理结果): exactly the fields that are public, and no
//! others. Whatever a list or the book holds besides (第二十三条: personal data only for its purpose) has no place here.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::base_change::{PublicBaseChange, PublicLeftOfBase};
use super::handling::PublicHandling;
use super::lines::{PublicClock, PublicHead, PublicLine, PublicRefused};
use super::rules::PublicRules;
use super::seals::{PublicPassedOver, PublicSeal, PublicVoid};
use super::signatures::{PublicSignature, PublicSigner};
use super::withheld_draw::PublicWithheld;
use crate::domain::acts::in_force::SettingsChange;
use crate::domain::acts::origin::Origin;
use crate::domain::acts::plan_papers::{Approval, FiledAct};
use crate::domain::acts::since_plan::SincePlan;
use crate::domain::ground::coverage::Coverage;
use crate::domain::ground::sha::Sha;
use crate::domain::method::verify::{Shortfall, TakeLine};

/// The name and version of the form of what is published.
pub const SCHEMA: &str = "choucha-public-1";

/// The columns of the item list that are published.
pub const ITEM_KEYS: [&str; 9] = [
    "id",
    "name",
    "content",
    "basis",
    "method",
    "class",
    "specialty",
    "from",
    "to",
];

/// The columns of a plan that are published.
pub const PLAN_KEYS: [&str; 19] = [
    "id",
    "name",
    "items",
    "kind",
    "region",
    "level",
    "scope",
    "grade",
    "range",
    "ratio",
    "strata",
    "times",
    "from",
    "to",
    "team",
    "qualified",
    "teams",
    "pool",
    "cap",
];

/// Everything that is public, as scripts and the website read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Public {
    /// [`SCHEMA`].
    pub schema: String,
    /// 单位名称.
    pub bureau: String,
    /// The year.
    pub year: i32,
    /// 演练案卷: nothing of it is a real inspection, and its days may have been declared.
    pub rehearsal: bool,
    /// The language that the website opens in.
    pub language: String,
    /// When it was published, by the clock.
    pub published_at: String,
    /// The day of publication: the declared one, else the clock's.
    pub day: String,
    /// The head of the book before the publication.
    pub head: Head,
    /// Coverage of the year; nothing while the lists have faults.
    pub coverage: Option<PublicCoverage>,
    /// 随机抽查事项清单: the columns of [`ITEM_KEYS`].
    pub items: Vec<BTreeMap<String, String>>,
    /// 规则, every version.
    pub rules: Vec<PublicRules>,
    /// 年度抽查计划, every version.
    pub plans: Vec<PublicPlan>,
    /// 封存, every one.
    pub seals: Vec<PublicSeal>,
    /// 抽取结果.
    pub draws: Vec<PublicDraw>,
    /// 暂缓公开的抽取: draws whose lists are withheld.
    pub withheld: Vec<PublicWithheld>,
    /// 检查结果 and 处理结果, by visits.
    pub visits: Vec<PublicVisit>,
    /// 时钟更正: each act that said that the clock stood wrong before it.
    pub clock: Vec<PublicClock>,
    /// 签名和外部见证, in the order in which they came into the book.
    pub signatures: Vec<PublicSignature>,
    /// 签名人, every version of `signers`.
    pub signers: Vec<PublicSigner>,
    /// 不予采信的账本行: lines of the book that break a rule, without what they say.
    pub refused: Vec<PublicRefused>,
    /// Every head that was published, this publication's last.
    pub heads: Vec<PublicHead>,
    /// Every line of the book before this publication's own, without its content; in lines.csv only.
    #[serde(skip)]
    pub lines: Vec<PublicLine>,
}

/// Where the book stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Number of lines.
    pub line: u64,
    /// SHA-256 of the last line.
    pub sha256: Option<Sha>,
}

/// Coverage of the year as the public sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicCoverage {
    /// The rule: a percentage.
    pub rule: String,
    /// Distinct objects that the rule asks for.
    pub required: u64,
    /// Distinct objects drawn, by the draws whose lists are public.
    pub drawn: u64,
    /// Objects that draws whose lists are withheld drew, where that is told; not among those.
    pub withheld: u64,
    /// Today's base.
    pub base: u64,
    /// The version of the plan in force.
    pub plan_version: Option<u32>,
    /// Its base.
    pub plan_base: Option<u64>,
    /// Who left that base since the first version; nothing where nobody did.
    pub base_left: Option<PublicLeftOfBase>,
    /// The same of enterprises, beside the rule.
    pub enterprises: PublicEnterprises,
    /// What the year can come to; nothing while a draw is withheld.
    pub expected: Option<PublicExpected>,
    /// By region, kind, level and grade.
    pub by: BTreeMap<String, Vec<PublicShare>>,
}

/// Enterprises (企业) of the year: an object's owner, or the object itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicEnterprises {
    /// Distinct enterprises of the objects drawn.
    pub drawn: u64,
    /// Those of the objects that take part today.
    pub base: u64,
    /// Those of the plan's base.
    pub plan_base: Option<u64>,
}

/// What the year can come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicExpected {
    /// At least so many objects.
    pub least: u64,
    /// At most.
    pub most: u64,
    /// Whether chance cannot change it.
    pub exact: bool,
}

/// The share of one value of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicShare {
    /// The value.
    pub value: String,
    /// Objects that take part.
    pub base: u64,
    /// Of them drawn.
    pub drawn: u64,
    /// Enterprises of the objects that take part.
    pub enterprises: u64,
    /// Enterprises of those drawn.
    pub enterprises_drawn: u64,
}

/// A version of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicPlan {
    /// Which version, from 1.
    pub version: u32,
    /// The day of its publication.
    pub day: String,
    /// Whether the first version came after the day that the rules set.
    pub late: bool,
    /// Why it was changed; "" for the first.
    pub reason: String,
    /// Who approved it, where that is said: name, number and day.
    pub approved: Option<Approval>,
    /// With whom it was filed, each time: name, number and day.
    pub filed: Vec<FiledAct>,
    /// Its digest.
    pub sha256: Sha,
    /// The base of coverage: objects.
    pub base: u64,
    /// The enterprises of those.
    pub enterprises: u64,
    /// Who left the base since the version before; nothing for the first.
    pub since_before: Option<PublicBaseChange>,
    /// Its tasks: the columns of [`PLAN_KEYS`].
    pub tasks: Vec<BTreeMap<String, String>>,
}

/// A draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicDraw {
    /// Its id.
    pub id: String,
    /// Its line of the book.
    pub line: u64,
    /// Id of the task.
    pub task: String,
    /// Name of the task.
    pub task_name: String,
    /// The round.
    pub round: u32,
    /// First and last day of the round.
    pub window: [String; 2],
    /// The day of the draw.
    pub drawn_on: String,
    /// The clock's time of the draw.
    pub drawn_at: String,
    /// When it was sealed.
    pub sealed_at: Option<String>,
    /// Which seal; 0 for none.
    pub seal: u32,
    /// Where the seed came from.
    pub source: String,
    /// The seed.
    pub seed: String,
    /// 抽取效力: what the seed can prove, by the book.
    pub standing: String,
    /// 封存效力: what speaks for the time of the seal, by the book alone.
    pub seal_standing: String,
    /// The signature of a drand round, 96 hex digits; nothing for other sources.
    pub beacon: Option<String>,
    /// Witnesses.
    pub witnesses: Vec<String>,
    /// The commitment.
    pub manifest_sha256: String,
    /// The key.
    pub key: String,
    /// 任务来源.
    pub origin: Option<Origin>,
    /// What choucha.toml, with its status words, had otherwise than when the plan was published.
    pub settings_changed: Option<SettingsChange>,
    /// Whether it was voided.
    pub voided: Option<PublicVoid>,
    /// What changed in its scope since the plan was published; nothing before the first plan.
    pub since_plan: Option<SincePlan>,
    /// Seals passed over for it.
    pub passed_over: PublicPassedOver,
    /// The take of each stratum.
    pub takes: Vec<TakeLine>,
    /// What could not be drawn.
    pub shortfalls: Vec<Shortfall>,
    /// Coverage before; nothing while a draw before it is withheld, since it tells how many objects both drew.
    pub coverage_before: Option<Coverage>,
    /// Coverage after; nothing where that is.
    pub coverage_after: Option<Coverage>,
    /// Lines of population.txt.
    pub population: u64,
    /// Lines of excluded.txt.
    pub excluded: u64,
    /// How many were drawn.
    pub drawn: u64,
    /// The drawn objects for whose visit fewer people than two teams need are left; not how many, and not who.
    pub few: BTreeSet<String>,
    /// Its folder, below that of the publication.
    pub folder: String,
    /// Whether the website can repeat it: its population is not too long for a browser.
    pub in_page: bool,
}

/// The answer to an item, without the words about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicAnswer {
    /// Id of the item.
    pub id: String,
    /// 检查项目.
    pub name: String,
    /// `clear`, `found`, `unchecked` or `inapplicable`.
    pub answer: crate::domain::acts::inspection::Answer,
}

/// The answers of one object of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicObjectAnswers {
    /// 对象代码.
    pub object: String,
    /// Each item.
    pub items: Vec<PublicAnswer>,
}

/// A result as it was entered, or corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicResult {
    /// The day of entry or correction.
    pub day: String,
    /// Why it was corrected; nothing for the first.
    pub reason: Option<String>,
    /// 公示结果: the public values of its codes, each once.
    pub values: Vec<String>,
    /// 结果名称 of its codes.
    pub names: Vec<String>,
    /// Each object that was inspected.
    pub objects: Vec<PublicObjectAnswers>,
}

/// An object that was lost and replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicReplacement {
    /// The object in its place; nothing when none was left, or when it is withheld.
    pub by: Option<String>,
    /// Whether it is withheld what came in its place, if anything: it was asked for when a draw was made whose list is.
    pub withheld: bool,
    /// 更换事由.
    pub ground: String,
    /// In words.
    pub reason: String,
    /// The day of the request.
    pub day: String,
}

/// An object of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicObject {
    /// Place in the draw order.
    pub order: u64,
    /// 对象代码.
    pub object: String,
    /// 对象名称.
    pub name: String,
    /// 对象类型.
    pub kind: String,
    /// 区域.
    pub region: String,
    /// The object in whose place it came.
    pub instead_of: Option<String>,
    /// How it was lost.
    pub replaced: Option<PublicReplacement>,
}

/// Where a visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VisitState {
    /// Not made yet.
    Open,
    /// Made; its result is not entered.
    Completed,
    /// Its result is entered.
    Entered,
    /// All its objects were lost.
    Lost,
}

/// A visit: an enterprise with all its objects of a draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicVisit {
    /// The draw.
    pub draw: String,
    /// 企业代码.
    pub enterprise: String,
    /// 企业名称.
    pub name: String,
    /// Its objects, in draw order, lost ones before those in their place.
    pub objects: Vec<PublicObject>,
    /// The team as the settings have inspectors named: the leader, then the others by certificate number.
    pub inspectors: Vec<String>,
    /// Where it stands.
    pub state: VisitState,
    /// 完成日期.
    pub completed: Option<String>,
    /// 录入期限.
    pub deadline: Option<String>,
    /// 录入日期.
    pub entered: Option<String>,
    /// 逾期录入.
    pub late: bool,
    /// Not entered, and the deadline is over; or not visited, and the round's days are over.
    pub overdue: bool,
    /// The result and its corrections; the last holds.
    pub results: Vec<PublicResult>,
    /// 处理结果.
    pub handling: Vec<PublicHandling>,
}
