//! The report of a verification.

use crate::domain::method::verify::{Difference, Verdict};
use crate::domain::refusal::Refusal;
use crate::text::method::verify;
use crate::text::{Lang, Say};

/// What came of a check, where it does not hold.
pub fn finding(lang: Lang, finding: &Verdict<Refusal>) -> Option<String> {
    match finding {
        Verdict::Holds => None,
        Verdict::Refused(refusal) => {
            Some(format!("[{}] {}", refusal.code(), refusal.say(lang).what))
        }
        Verdict::File(name) => Some(verify::file(lang, name)),
        Verdict::LineEnds(name) => Some(verify::line_ends(lang, name)),
        Verdict::Differs(difference) => Some(differs(lang, difference)),
        Verdict::Row(row) => Some(verify::row(lang, *row)),
    }
}

/// A value that is recorded otherwise than it comes out again.
pub fn differs(lang: Lang, difference: &Difference) -> String {
    let Difference {
        place,
        recorded,
        repeated,
    } = difference;
    verify::difference(lang, place, recorded, repeated)
}
