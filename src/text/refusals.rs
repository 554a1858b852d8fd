//! Refusals in words: each room's own sentences.

use crate::domain::day::flaw::DayFlaw;
use crate::domain::method::text_flaw::BadText;
use crate::domain::refusal::Refusal;
use crate::text::day::calendar_flaws;
use crate::text::method::text_flaws;
use crate::text::versions::version_flaws;
use crate::text::{Lang, Said, Say};

impl Say for Refusal {
    fn say(&self, lang: Lang) -> Said {
        match self {
            Self::Text(BadText { name, line, flaw }) => text_flaws::flaw(lang, *name, *line, flaw),
            Self::Seed(flaw) => text_flaws::seed(lang, *flaw),
            Self::Case(flaw) => flaw.say(lang),
            Self::Draw(flaw) => flaw.say(lang),
            Self::Book(flaw) => flaw.say(lang),
            Self::Plan(flaw) => flaw.say(lang),
            Self::Visit(flaw) => flaw.say(lang),
            Self::Day(flaw) => flaw.say(lang),
            Self::Replacement(flaw) => flaw.say(lang),
            Self::Version(flaw) => version_flaws::flaw(lang, flaw),
        }
    }
}

impl Say for DayFlaw {
    fn say(&self, lang: Lang) -> Said {
        match self {
            Self::NoCalendar { year, covered } => {
                calendar_flaws::no_calendar(lang, *year, *covered)
            }
            Self::File { file, row, why } => calendar_flaws::file(lang, file, *row, why),
        }
    }
}
