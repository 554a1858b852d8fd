//! Floor 1: domain → sentences, Chinese and English side by side. A sentence that lacks a language does not compile.

pub mod book;
pub mod day;
pub mod demo;
pub mod help;
mod help_form;
mod help_plan;
mod help_publish;
mod help_record;
mod help_results;
mod help_visits;
pub mod lists;
pub mod method;
pub mod public;
pub mod refusals;
pub mod replace;
pub mod says;
pub mod terms;
pub mod usage;
pub mod versions;
pub mod visit;
pub mod year;

/// The language of the screen. Records never depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language of a word as `--lang` or choucha.toml has it.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The sentence of this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// What is wrong or was refused, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What, and where.
    pub what: String,
    /// What to do next.
    pub todo: String,
}

/// Formats both sentences' worth of words in the language asked for.
macro_rules! both {
    ($lang:expr, $zh:literal, $en:literal $(,)?) => {
        match $lang {
            $crate::text::Lang::Zh => format!($zh),
            $crate::text::Lang::En => format!($en),
        }
    };
}
pub(crate) use both;

/// A [`Said`] in the language asked for: what in Chinese and English, then what to do in Chinese and English.
macro_rules! said {
    ($lang:expr, $what_zh:literal / $what_en:literal, $todo_zh:literal / $todo_en:literal $(,)?) => {
        match $lang {
            $crate::text::Lang::Zh => $crate::text::Said {
                what: format!($what_zh),
                todo: format!($todo_zh),
            },
            $crate::text::Lang::En => $crate::text::Said {
                what: format!($what_en),
                todo: format!($todo_en),
            },
        }
    };
}
pub(crate) use said;
