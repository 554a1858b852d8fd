//! What waits in the book itself: sealed rounds whose seed has come, and acts that are not public yet.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::book::ripe::Ripe;
use crate::domain::ground::date;
use crate::domain::public::unpublished::NotPublic;
use crate::text::Lang;
use crate::text::visit::due;

use crate::view::table;

/// The table of sealed rounds whose seed has come.
pub fn ripe(lang: Lang, ripe: &[Ripe], width: Option<u16>) -> String {
    let rows = ripe.iter().map(|ripe| {
        [
            due::ripe_left(lang, ripe.days),
            ripe.known_from.china_time(),
            ripe.seal.act.id(),
            ripe.seal.act.source.clone(),
        ]
    });
    table::render(due::ripe_headings(lang), rows, width)
}

/// One of them, for scripts.
pub fn ripe_document(ripe: &Ripe) -> Value {
    let act = &ripe.seal.act;
    json!({
        "seal": act.id(), "task": act.task, "round": act.round, "source": act.source, "line": ripe.seal.seq,
        "known_from": ripe.known_from.china_time(), "days_left": ripe.days, "overdue": ripe.is_overdue(),
    })
}

/// The table of what is not public, by kind.
pub fn not_public(lang: Lang, kinds: &[NotPublic], today: NaiveDate, width: Option<u16>) -> String {
    let rows = kinds.iter().map(|kind| {
        let ago = days(kind, today).map(|days| due::ago(lang, days));
        [
            due::kind(lang, kind.what).to_owned(),
            kind.count.to_string(),
            due::line_of(lang, &kind.since, kind.line),
            ago.unwrap_or_default(),
        ]
    });
    table::render(due::not_public_headings(lang), rows, width)
}

/// One kind, for scripts.
pub fn not_public_document(kind: &NotPublic, today: NaiveDate) -> Value {
    json!({
        "what": kind.what.word(), "count": kind.count, "since": kind.since, "line": kind.line,
        "days_ago": days(kind, today),
    })
}

fn days(kind: &NotPublic, today: NaiveDate) -> Option<i64> {
    date::from_record(&kind.since).map(|since| (today - since).num_days())
}
