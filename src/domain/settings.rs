//! The settings of a case folder (choucha.toml): the bureau, its year, and the seed's numbers as defaults.

use std::collections::BTreeMap;

use crate::domain::ground::drawn_public::DrawnPublic;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::rules::Rules;
use crate::domain::ground::status_word;

/// What stands in a new folder's settings until the bureau's name is filled in.
pub const UNNAMED: &str = "（填写单位名称）";

/// The settings of a case folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Name of the bureau.
    pub bureau: String,
    /// The year of the folder.
    pub year: i32,
    /// `zh`, `en`, or nothing: the system's language.
    pub language: Option<String>,
    /// The rules, as choucha.toml has them; those in force are the book's.
    pub rules: Rules,
    /// Names of the lists' files.
    pub files: BTreeMap<ListName, String>,
    /// The office's own headings of the lists, each with the key of its column.
    pub columns: BTreeMap<ListName, BTreeMap<String, String>>,
    /// How inspectors are named in public (第二十三条).
    pub named_by: NamedBy,
    /// When drawn lists are public (第5条).
    pub drawn_public: DrawnPublic,
    /// What papers say of the office.
    pub papers: PaperSettings,
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
            rules: Rules::default(),
            files,
            columns: BTreeMap::new(),
            named_by: NamedBy::Full,
            drawn_public: DrawnPublic::default(),
            papers: PaperSettings::default(),
            taking_part: Vec::new(),
            not_taking_part: Vec::new(),
        }
    }

    /// Whether an object of this status, as it is compared, takes part in draws: what choucha.toml says of the word, else what the
    /// register means by it. `None` for a word that nobody has decided on.
    pub fn takes_part(&self, status: &str) -> Option<bool> {
        if status.is_empty() {
            return Some(true);
        }
        self.own_word(status)
            .or_else(|| status_word::of_object(status))
    }

    /// Whether an inspector of this status serves, in the same way.
    pub fn serves(&self, status: &str) -> Option<bool> {
        if status.is_empty() {
            return Some(true);
        }
        self.own_word(status)
            .or_else(|| status_word::of_inspector(status))
    }

    /// Whether choucha.toml has words of its own.
    pub fn has_own_words(&self) -> bool {
        !self.taking_part.is_empty() || !self.not_taking_part.is_empty()
    }

    /// What choucha.toml says of a word; the spelling that stands there comes before one that only looks like it.
    fn own_word(&self, status: &str) -> Option<bool> {
        if !self.has_own_words() {
            return None;
        }
        let lists = [(&self.taking_part, true), (&self.not_taking_part, false)];
        let find = |same: &dyn Fn(&str) -> bool| {
            let found = lists
                .iter()
                .find(|(words, _)| words.iter().any(|word| same(word)));
            found.map(|(_, part)| *part)
        };
        let plain = status_word::plain(status);
        find(&|word| word == status)
            .or_else(|| find(&|word| !plain.is_empty() && status_word::plain(word) == plain))
    }
}

/// What the papers of visits say of the office (choucha.toml, `[papers]`); nothing of it where it is "".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperSettings {
    /// 字轨: the office's word in the numbers of its papers.
    pub word: String,
    /// 单位地址.
    pub address: String,
    /// 监督投诉电话.
    pub complaint: String,
    /// 检查纪律, line by line, in the office's own words.
    pub discipline: Vec<String>,
    /// What `record add` asks for besides at a terminal.
    pub ask: Vec<AskedBesides>,
    /// 检查审批: whether a notice is printed as a draft only until somebody approved its visit.
    pub needs_approval: bool,
}

/// What an office can have asked for with a result (choucha.toml, `[papers] ask`); no rule wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedBesides {
    /// 扫码入企.
    Scan,
    /// 执法全过程记录.
    Recorded,
}

impl AskedBesides {
    /// By the word of choucha.toml.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "scan" => Some(Self::Scan),
            "recorded" => Some(Self::Recorded),
            _ => None,
        }
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
