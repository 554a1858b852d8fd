//! The report of a verification.

use crate::domain::method::verify::Finding;
use crate::text::method::verify;
use crate::text::{Lang, refusals};

/// What came of a check, where it does not hold.
pub fn finding(lang: Lang, finding: &Finding) -> Option<String> {
    match finding {
        Finding::Holds => None,
        Finding::Refused(refusal) => Some(format!(
            "[{}] {}",
            refusal.code(),
            refusals::refusal(lang, refusal).what
        )),
        Finding::File(name) => Some(verify::file(lang, name)),
        Finding::Differs(difference) => Some(verify::difference(lang, difference)),
        Finding::Row(row) => Some(verify::row(lang, *row)),
    }
}
