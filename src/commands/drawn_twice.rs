//! What `seal`, `draw` and `plan run` say of enterprises that several rounds draw or could draw.

use serde_json::{Value, json};

use crate::acts::method::side_by_side::{DrawnAgain, SideBySide};
use crate::text::Lang;
use crate::text::method::drawn_twice as words;

/// How many enterprises are named one by one.
const NAMED: usize = 20;

/// What there is to say of enterprises that were drawn again since the seal.
pub(super) fn again(lang: Lang, again: &[DrawnAgain]) -> Vec<String> {
    let notes = again.iter().take(NAMED).map(|again| {
        let code = &again.enterprise;
        let note = words::drawn_again(lang, code, lang.list(&again.draws));
        note + &words::together(lang, &again.together)
    });
    let more = again.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| words::more_again(lang, more));
    notes.chain(more).collect()
}

/// What there is to say of those that rounds side by side could draw.
pub(super) fn beside(lang: Lang, beside: &SideBySide) -> Vec<String> {
    let count = beside.enterprises;
    let twice = (count > 0).then(|| {
        let note = words::side_by_side(lang, count, lang.list(&beside.seals));
        note + &words::together(lang, &beside.together)
    });
    let broken =
        (!beside.broken.is_empty()).then(|| words::broken(lang, lang.list(&beside.broken)));
    twice.into_iter().chain(broken).collect()
}

/// The former as a document.
pub(super) fn again_document(again: &[DrawnAgain]) -> Vec<Value> {
    let again = again.iter().map(|again| {
        json!({ "enterprise": again.enterprise, "draws": again.draws, "together": again.together })
    });
    again.collect()
}

/// The latter as a document.
pub(super) fn beside_document(beside: &SideBySide) -> Value {
    json!({
        "enterprises": beside.enterprises, "seals": beside.seals, "together": beside.together,
        "broken": beside.broken,
    })
}
