//! The settings of a case folder (choucha.toml): the bureau, its year, and the seed's numbers as defaults.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::ground::act_kind::ActKind;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::ratio::Ratio;
use crate::domain::ground::signer::SignerRole;

/// What stands in a new folder's settings until the bureau's name is filled in.
pub const UNNAMED: &str = "（填写单位名称）";

/// Words of 状态 with which an object takes part; empty does too.
const TAKING_PART: &[&str] = &["有效", "存续", "在业", "在营", "开业", "正常"];
/// Words of 状态 with which an object does not take part.
const NOT_TAKING_PART: &[&str] = &["注销", "吊销", "撤销", "迁出", "停业", "失效"];

/// The settings of a case folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Name of the bureau.
    pub bureau: String,
    /// The year of the folder.
    pub year: i32,
    /// `zh`, `en`, or nothing: the system's language.
    pub language: Option<String>,
    /// The share of the library to be drawn in a year (第16条: 5 %).
    pub coverage: Ratio,
    /// Working days in which a result is entered (第19条: 20).
    pub entry_working_days: u32,
    /// People per team where the plan says nothing (2).
    pub team: u32,
    /// How often an object may be drawn in a year where the plan says nothing (第13条 防止过度检查: 1).
    pub cap: u32,
    /// Month and day by which the plan is published (第13条: 31 May).
    pub plan_by: (u32, u32),
    /// By more than this share the library may not shrink after the plan without a warning at each draw.
    pub shrink: Ratio,
    /// From which source `plan run` seals the rounds due next, as it is typed: `drand +2d`; nothing where it seals none.
    pub seal: Option<String>,
    /// Names of the lists' files.
    pub files: BTreeMap<ListName, String>,
    /// How inspectors are named in public (第二十三条).
    pub named_by: NamedBy,
    /// Which lines of the book are to be signed, and as what; a missing signature stops nothing.
    pub sign: Vec<SignRule>,
    /// More words with which an object takes part.
    pub taking_part: Vec<String>,
    /// More words with which it does not.
    pub not_taking_part: Vec<String>,
}

impl Settings {
    /// The settings of a bureau and year, everything else by default.
    pub fn new(bureau: &str, year: i32) -> Self {
        let files = ListName::ALL
            .into_iter()
            .map(|list| (list, format!("{}.csv", list.key())))
            .collect();
        Self {
            bureau: bureau.to_owned(),
            year,
            language: None,
            coverage: Ratio::Share {
                digits: 5,
                decimals: 0,
            },
            entry_working_days: 20,
            team: 2,
            cap: 1,
            plan_by: (5, 31),
            shrink: Ratio::Share {
                digits: 2,
                decimals: 0,
            },
            seal: None,
            files,
            named_by: NamedBy::Full,
            sign: Vec::new(),
            taking_part: Vec::new(),
            not_taking_part: Vec::new(),
        }
    }

    /// The last day on which the plan is published in time.
    pub fn plan_day(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.plan_by.0, self.plan_by.1)
    }

    /// Whether the library has shrunk since the plan by more than the settings let pass.
    pub fn has_shrunk(&self, then: u64, now: u64) -> bool {
        let lost = then.saturating_sub(now);
        lost > 0 && self.shrink.exceeded_by(lost, then)
    }

    /// Whether an object of this status takes part in draws; `None` for a word that nobody has decided on.
    pub fn takes_part(&self, status: &str) -> Option<bool> {
        if status.is_empty()
            || TAKING_PART.contains(&status)
            || self.taking_part.iter().any(|w| w == status)
        {
            Some(true)
        } else if NOT_TAKING_PART.contains(&status)
            || self.not_taking_part.iter().any(|w| w == status)
        {
            Some(false)
        } else {
            None
        }
    }
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
}

/// How inspectors are named in public (choucha.toml, `[public] inspectors`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedBy {
    /// 姓名和执法证号.
    Full,
    /// 执法证号 only.
    Number,
    /// 姓 and masked, no number.
    Masked,
}

impl NamedBy {
    /// By the word of choucha.toml.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "full" => Some(Self::Full),
            "number" => Some(Self::Number),
            "masked" => Some(Self::Masked),
            _ => None,
        }
    }

    /// An inspector as the public sees them.
    pub fn name(self, name: &str, cert: &str) -> String {
        match self {
            Self::Full if name.is_empty() => cert.to_owned(),
            Self::Full => format!("{name}（{cert}）"),
            Self::Number => cert.to_owned(),
            Self::Masked => {
                let mut letters = name.chars();
                let first = letters.next().unwrap_or('某');
                let rest = letters.count().max(1);
                format!("{first}{}", "＊".repeat(rest))
            }
        }
    }
}
