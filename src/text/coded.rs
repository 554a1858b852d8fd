//! A code of a refusal or a fault, with what is said of a made-up flaw that has it.

use chrono::NaiveDate;

use crate::domain::acts::inspection::VisitId;
use crate::domain::lists::fault::Fault;
use crate::domain::refusal::Refusal;
use crate::text::lists::check;
use crate::text::{Lang, Said, Say};

/// A code.
pub struct Code {
    /// The code.
    pub code: &'static str,
    meaning: [&'static str; 2],
    said: [Said; 2],
}

impl Code {
    /// What it means, in a few words.
    pub fn meaning(&self, lang: Lang) -> &'static str {
        lang.pick(self.meaning[0], self.meaning[1])
    }

    /// An example of what is said, and what to do.
    pub fn said(&self, lang: Lang) -> &Said {
        lang.pick(&self.said[0], &self.said[1])
    }
}

/// What has a code and is said.
pub(super) trait Coded {
    fn coded(self, meaning: [&'static str; 2]) -> Code;
}

impl<F: Into<Refusal>> Coded for F {
    fn coded(self, meaning: [&'static str; 2]) -> Code {
        let refusal = self.into();
        let said = [Lang::Zh, Lang::En].map(|lang| refusal.say(lang));
        let code = refusal.code();
        Code {
            code,
            meaning,
            said,
        }
    }
}

impl Coded for Fault {
    fn coded(self, meaning: [&'static str; 2]) -> Code {
        let said = [Lang::Zh, Lang::En].map(|lang| {
            let Said { what, todo } = self.say(lang);
            let what = check::value(lang, &self.value, &what);
            Said { what, todo }
        });
        let code = self.flaw.code();
        Code {
            code,
            meaning,
            said,
        }
    }
}

/// Codes, one a line: a flaw that has it, and what it means.
macro_rules! codes {
    ($($flaw:expr => $zh:literal, $en:literal;)+) => {
        vec![$($flaw.coded([$zh, $en])),+]
    };
}

pub(super) use codes;

pub(super) fn visit() -> VisitId {
    VisitId {
        draw: "AJ-2026-01-1".into(),
        enterprise: "91370499MYXP2PM81A".into(),
    }
}

pub(super) fn team() -> Vec<String> {
    ["37049901031", "37049901015"].map(str::to_owned).to_vec()
}

/// A day of June 2026.
pub(super) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, day).unwrap_or_default()
}
