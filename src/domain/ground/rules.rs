//! The numbers of the rules (choucha.toml, `[rules]`), as the book has them in force: 第13条, 第16条, 第19条, 第二十四条.
//! What the regulation fixes is the default; a value weaker than that is told as such wherever something rests on it.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::act_kind::ActKind;
use super::ratio::Ratio;
use super::signer::SignerRole;

/// The rules of a bureau's year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// The share of the library to be drawn in a year (第16条: 5 %).
    #[serde(with = "share")]
    pub coverage: Ratio,
    /// Working days in which a result is entered (第19条: 20).
    pub entry_working_days: u32,
    /// People per team where the plan says nothing (2).
    pub team: u32,
    /// How often an object may be drawn in a year where the plan says nothing (第13条 防止过度检查: 1).
    pub cap: u32,
    /// Month and day by which the plan is published (第13条: 31 May).
    #[serde(with = "month_day")]
    pub plan_by: (u32, u32),
    /// By more than this share the library may not shrink after the plan without a warning at each draw.
    #[serde(with = "share")]
    pub shrink: Ratio,
    /// From which source `plan run` seals the rounds due next, as it is typed: `drand +2d`; nothing where it seals none.
    pub seal: Option<String>,
    /// Which lines of the book are to be signed, and as what; a missing signature stops nothing.
    pub sign: Vec<SignRule>,
}

/// The regulation's numbers, and what is usual where it has none.
impl Default for Rules {
    fn default() -> Self {
        let percent = |digits| Ratio::Share {
            digits,
            decimals: 0,
        };
        Self {
            coverage: percent(5),
            entry_working_days: 20,
            team: 2,
            cap: 1,
            plan_by: (5, 31),
            shrink: percent(2),
            seal: None,
            sign: Vec::new(),
        }
    }
}

impl Rules {
    /// The last day on which the plan of a year is published in time.
    pub fn plan_day(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.plan_by.0, self.plan_by.1)
    }

    /// Whether the library has shrunk since the plan by more than the rules let pass.
    pub fn has_shrunk(&self, then: u64, now: u64) -> bool {
        let lost = then.saturating_sub(now);
        lost > 0 && self.shrink.exceeded_by(lost, then)
    }

    /// The rules that are weaker than the regulation's: less coverage, more days, a later day for the plan.
    pub fn weaker(&self) -> Vec<RuleName> {
        let by_regulation = Self::default();
        let weaker = |rule: &RuleName| match rule {
            RuleName::Coverage => by_regulation.coverage.is_more_than(self.coverage),
            RuleName::EntryWorkingDays => {
                self.entry_working_days > by_regulation.entry_working_days
            }
            RuleName::Team => self.team < by_regulation.team,
            RuleName::PlanBy => self.plan_by > by_regulation.plan_by,
            // The regulation has no number for these.
            RuleName::Cap | RuleName::Shrink | RuleName::Seal | RuleName::Sign => false,
        };
        RuleName::ALL.iter().copied().filter(weaker).collect()
    }

    /// The same, each with its value and the regulation's.
    pub fn weaker_rules(&self) -> Vec<WeakerRule> {
        let by_regulation = Self::default();
        let weaker = self.weaker().into_iter().map(|rule| WeakerRule {
            rule,
            in_force: self.value(rule),
            regulation: by_regulation.value(rule),
        });
        weaker.collect()
    }

    /// What another version of the rules has otherwise.
    pub fn changes(&self, after: &Self) -> Vec<RuleChange> {
        let change = |rule: &RuleName| {
            let (before, after) = (self.value(*rule), after.value(*rule));
            (before != after).then_some(RuleChange {
                rule: *rule,
                before,
                after,
            })
        };
        RuleName::ALL.iter().filter_map(change).collect()
    }

    /// The value of a rule, as choucha.toml spells it; nothing where it is left open.
    pub fn value(&self, rule: RuleName) -> String {
        match rule {
            RuleName::Coverage => self.coverage.to_string(),
            RuleName::EntryWorkingDays => self.entry_working_days.to_string(),
            RuleName::Team => self.team.to_string(),
            RuleName::Cap => self.cap.to_string(),
            RuleName::PlanBy => month_day::text(self.plan_by),
            RuleName::Shrink => self.shrink.to_string(),
            RuleName::Seal => self.seal.clone().unwrap_or_default(),
            RuleName::Sign => {
                let words: Vec<String> = self.sign.iter().copied().map(SignRule::words).collect();
                words.join(", ")
            }
        }
    }
}

/// A rule that differs between two versions of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleChange {
    /// Which.
    pub rule: RuleName,
    /// Its value before.
    pub before: String,
    /// Its value after.
    pub after: String,
}

/// A rule in force that is weaker than the regulation's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeakerRule {
    /// Which.
    pub rule: RuleName,
    /// Its value.
    pub in_force: String,
    /// The regulation's.
    pub regulation: String,
}

/// The rules, one a line: variant and key.
macro_rules! rule_names {
    ($($(#[$doc:meta])* $name:ident $key:literal,)+) => {
        /// Which rule.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum RuleName {
            $($(#[$doc])* #[serde(rename = $key)] $name,)+
        }

        impl RuleName {
            /// All of them, in the order of choucha.toml.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its key in choucha.toml.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }
        }
    };
}

rule_names! {
    /// 覆盖面下限.
    Coverage "coverage",
    /// 录入期限.
    EntryWorkingDays "entry_working_days",
    /// 每组人数.
    Team "team",
    /// 年度上限.
    Cap "cap",
    /// 计划公布期限.
    PlanBy "plan_by",
    /// 名录库减少的提示线.
    Shrink "shrink",
    /// 预先封存的种子来源.
    Seal "seal",
    /// 须签名的行.
    Sign "sign",
}

/// Lines of a kind are to be signed by a role (choucha.toml, `[rules] sign`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignRule {
    /// The kind of lines.
    pub act: ActKind,
    /// Who signs them.
    pub role: SignerRole,
}

impl SignRule {
    /// Reads `<act>: <role>`: a leader signs what is about visits; what is itself a signature needs none.
    pub fn from_words(words: &str) -> Option<Self> {
        let (act, role) = words.split_once(':')?;
        let (act, role) = (
            ActKind::from_word(act.trim())?,
            SignerRole::from_word(role.trim())?,
        );
        let signature = matches!(act, ActKind::Sign | ActKind::Witness);
        let has_leader = role != SignerRole::Leader || act.has_leader();
        (!signature && has_leader).then_some(Self { act, role })
    }

    /// `<act>: <role>`.
    fn words(self) -> String {
        format!("{}: {}", self.act.word(), self.role.word())
    }
}

impl Serialize for SignRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.words())
    }
}

impl<'de> Deserialize<'de> for SignRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = String::deserialize(deserializer)?;
        Self::from_words(&words).ok_or_else(|| serde::de::Error::custom("<act>: <role>"))
    }
}

/// A share in its shortest form: `5%`.
mod share {
    use super::{Deserialize, Deserializer, Ratio, Serializer};

    pub(super) fn serialize<S: Serializer>(
        ratio: &Ratio,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_str(ratio)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Ratio, D::Error> {
        let text = String::deserialize(deserializer)?;
        let share = Ratio::from_manifest(&text)
            .ok()
            .filter(|ratio| matches!(ratio, Ratio::Share { .. }));
        share.ok_or_else(|| serde::de::Error::custom("a share"))
    }
}

/// A day of any year: `05-31`.
pub mod month_day {
    use chrono::Datelike;

    use super::super::date;
    use super::{Deserialize, Deserializer, Serializer};

    /// Reads `MM-DD`.
    pub fn read(text: &str) -> Option<(u32, u32)> {
        let day = date::from_record(&format!("2024-{text}"))?;
        Some((day.month(), day.day()))
    }

    /// Writes it.
    pub fn text((month, day): (u32, u32)) -> String {
        format!("{month:02}-{day:02}")
    }

    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands over a reference"
    )]
    pub(super) fn serialize<S: Serializer>(
        day: &(u32, u32),
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&text(*day))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<(u32, u32), D::Error> {
        let text = String::deserialize(deserializer)?;
        read(&text).ok_or_else(|| serde::de::Error::custom("MM-DD"))
    }
}
