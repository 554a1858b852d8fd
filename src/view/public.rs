//! What was published and does not go with the book.

use serde_json::{Value, json};

use crate::domain::public::flaw::PublicFlaw;
use crate::text::{Lang, Say};

/// A flaw, on a line of its own.
pub fn flaw(lang: Lang, flaw: &PublicFlaw) -> String {
    format!("[{}] {}", flaw.code(), flaw.say(lang).what)
}

/// Flaws, as documents for scripts have them.
pub fn flaws(lang: Lang, flaws: &[PublicFlaw]) -> Value {
    let flaws = flaws.iter();
    let flaws = flaws.map(|flaw| json!({ "code": flaw.code(), "what": flaw.say(lang).what }));
    Value::Array(flaws.collect())
}
