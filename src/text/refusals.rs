//! Refusals in words: each room's own sentences.

use crate::domain::refusal::Refusal;
use crate::text::{Lang, Said, Say};

impl Say for Refusal {
    fn say(&self, lang: Lang) -> Said {
        match self {
            Self::Text(flaw) => flaw.say(lang),
            Self::Seed(flaw) => flaw.say(lang),
            Self::Case(flaw) => flaw.say(lang),
            Self::Draw(flaw) => flaw.say(lang),
            Self::Book(flaw) => flaw.say(lang),
            Self::Plan(flaw) => flaw.say(lang),
            Self::Visit(flaw) => flaw.say(lang),
            Self::Day(flaw) => flaw.say(lang),
            Self::Replacement(flaw) => flaw.say(lang),
            Self::Version(flaw) => flaw.say(lang),
            Self::Public(flaw) => flaw.say(lang),
            Self::Sign(flaw) => flaw.say(lang),
        }
    }
}
