//! Floor 1: domain → sentences, Chinese and English side by side, in the rooms of the domain. Nothing is decided here.
//! A sentence that lacks a language does not compile, nor does a flaw or an act that lacks its sentence.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod asking;
pub mod beforehand;
pub mod book;
pub mod coded;
pub mod codes;
mod codes_of_book;
pub mod day;
pub mod demo;
pub mod explain;
pub mod help;
pub mod lists;
pub mod man;
pub mod method;
pub mod public;
pub mod refusals;
pub mod replace;
pub mod says;
pub mod system;
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

    /// Its word, as `--lang` has it.
    pub fn word(self) -> &'static str {
        self.pick("zh", "en")
    }

    /// The sentence of this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// Things one after the other, as this language lists them.
    pub fn list(self, things: impl IntoIterator<Item: std::fmt::Display>) -> String {
        let things: Vec<String> = things.into_iter().map(|thing| thing.to_string()).collect();
        things.join(self.pick("、", ", "))
    }

    /// Numbers that ascend, three and more without a gap by the first and the last.
    pub fn numbers(self, numbers: &[u64]) -> String {
        let each = numbers
            .chunk_by(|a, b| a + 1 == *b)
            .flat_map(|run| match run {
                [first, _, .., last] => vec![format!("{first}–{last}")],
                few => few.iter().map(u64::to_string).collect(),
            });
        self.list(each)
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

/// What can be said in both languages: every refusal and flaw, what is wrong and what to do.
pub trait Say {
    /// The sentences in `lang`.
    fn say(&self, lang: Lang) -> Said;
}

/// Sentences, one a line: name, parameters, Chinese, English. The parameters stand in the braces of both; one without a
/// type is whatever can be displayed. Without parameters the sentence is a `&'static str`; two lists in brackets are the
/// headings of a table. A sentence that lacks a language does not compile.
macro_rules! words {
    ($($name:ident $(($($arg:ident $(: $type:ty)?),+ $(,)?))?: $zh:tt, $en:tt;)*) => {
        $($crate::text::sentence! { $name $(($($arg $(: $type)?),+))?: $zh, $en })*
    };
}
pub(crate) use words;

/// One sentence of [`words`].
macro_rules! sentence {
    ($name:ident: [$($zh:literal),+ $(,)?], $en:tt) => {
        #[doc = concat!($($zh, " "),+)]
        pub fn $name(lang: $crate::text::Lang) -> [&'static str; [$($zh),+].len()] {
            lang.pick([$($zh),+], $en)
        }
    };
    ($name:ident: $zh:literal, $en:literal) => {
        #[doc = concat!("“", $zh, "”")]
        pub fn $name(lang: $crate::text::Lang) -> &'static str {
            lang.pick($zh, $en)
        }
    };
    ($name:ident($($arg:ident $(: $type:ty)?),+): $zh:literal, $en:literal) => {
        #[doc = $zh]
        pub fn $name(lang: $crate::text::Lang, $($arg: $crate::text::displayed!($($type)?)),+) -> String {
            $crate::text::both!(lang, $zh, $en)
        }
    };
}
pub(crate) use sentence;

/// The type of a parameter of [`words`].
macro_rules! displayed {
    () => { impl std::fmt::Display };
    ($type:ty) => { $type };
}
pub(crate) use displayed;

/// The words of an enum, one variant a line: pattern, Chinese, English. A variant without words does not compile.
macro_rules! word_of {
    ($($(#[$meta:meta])* $name:ident($type:ty) { $($pattern:pat => $zh:literal, $en:literal;)+ })+) => {
        $(
            $(#[$meta])*
            pub fn $name(lang: $crate::text::Lang, value: $type) -> &'static str {
                match value {
                    $($pattern => lang.pick($zh, $en),)+
                }
            }
        )+
    };
}
pub(crate) use word_of;

/// A match over an enum of flaws, one variant a group: pattern, then values made for the sentences, then what is
/// wrong in Chinese and English, then what to do in Chinese and English; before them, `in` braces, variants that
/// hold a flaw with sentences of its own. A variant without sentences does not compile. With a type before it, the match
/// is the type's [`Say`].
macro_rules! flaws {
    (impl Say for $type:ty, |$self:ident, $lang:ident| $flaw:expr $(, $name:ident = $value:expr)*; $($arms:tt)+) => {
        impl $crate::text::Say for $type {
            fn say(&self, $lang: $crate::text::Lang) -> $crate::text::Said {
                let $self = self;
                $(let $name = $value;)*
                $crate::text::flaws!($lang, $flaw; $($arms)+)
            }
        }
    };
    ($lang:ident, $flaw:expr; in { $($nested:tt)* } $($arms:tt)+) => {
        $crate::text::flaws!(@ $lang, $flaw, [$($nested)*], $($arms)+)
    };
    ($lang:ident, $flaw:expr; $($arms:tt)+) => {
        $crate::text::flaws!(@ $lang, $flaw, [], $($arms)+)
    };
    (@ $lang:ident, $flaw:expr, [$($nested:pat => $said:expr),* $(,)?],
        $($pattern:pat $(if $guard:expr)? $(, $name:ident = $value:expr)* =>
        $what_zh:literal, $what_en:literal;
        $todo_zh:literal, $todo_en:literal;)+) => {
        match $flaw {
            $($nested => $said,)*
            $($pattern $(if $guard)? => {
                $(let $name = $value;)*
                $crate::text::said!($lang, $what_zh / $what_en, $todo_zh / $todo_en)
            })+
        }
    };
}
pub(crate) use flaws;

/// The same with one sentence a variant.
macro_rules! told {
    ($lang:ident, $value:expr; in { $($nested:tt)* } $($arms:tt)+) => {
        $crate::text::told!(@ $lang, $value, [$($nested)*], $($arms)+)
    };
    ($lang:ident, $value:expr; $($arms:tt)+) => {
        $crate::text::told!(@ $lang, $value, [], $($arms)+)
    };
    (@ $lang:ident, $value:expr, [$($nested:pat => $said:expr),* $(,)?],
        $($pattern:pat $(if $guard:expr)? $(, $name:ident = $made:expr)* => $zh:literal, $en:literal;)+) => {
        match $value {
            $($nested => $said,)*
            $($pattern $(if $guard)? => {
                $(let $name = $made;)*
                $crate::text::both!($lang, $zh, $en)
            })+
        }
    };
}
pub(crate) use told;
