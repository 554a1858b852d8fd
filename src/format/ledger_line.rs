//! A line of ledger.jsonl ⇄ [`Entry`].

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::domain::acts::entry::{Act, Entry};
use crate::domain::acts::line_salt::LineSalt;
use crate::domain::ground::date;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;

/// The keys of a line, in their order.
#[derive(Serialize)]
struct Line {
    seq: u64,
    time: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    declared: Option<String>,
    act: Value,
    by: String,
    data: Value,
    salt: LineSalt,
    prev: Sha,
}

/// The bytes of a line, LF included.
pub fn write(entry: &Entry) -> String {
    let mut act = json!(entry.act);
    let line = Line {
        seq: entry.seq,
        time: entry.time.clone(),
        declared: entry.declared.clone(),
        act: act["act"].take(),
        by: entry.by.clone(),
        data: act["data"].take(),
        salt: entry.salt,
        prev: entry.prev,
    };
    format!("{}\n", json!(line))
}

/// The same keys with the act as it is spelt: most of a book is the data of its acts, read once, by its kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spelt<'a> {
    seq: u64,
    time: String,
    #[serde(default)]
    declared: Option<String>,
    #[serde(borrow)]
    act: &'a RawValue,
    by: String,
    #[serde(borrow)]
    data: &'a RawValue,
    salt: LineSalt,
    prev: Sha,
}

/// Reads a line without its LF; `None` when it is no entry.
pub fn read(line: &[u8]) -> Option<Entry> {
    let line: Spelt<'_> = serde_json::from_slice(line).ok()?;
    let (act, data) = (line.act.get(), line.data.get());
    let act: Act = serde_json::from_str(&format!(r#"{{"act":{act},"data":{data}}}"#)).ok()?;
    // A line's time has its offset, and a declared day is one.
    Moment::of_time(&line.time)?;
    let declared = line.declared.as_deref();
    if declared.is_some_and(|day| date::from_record(day).is_none()) {
        return None;
    }
    Some(Entry {
        seq: line.seq,
        time: line.time,
        declared: line.declared,
        by: line.by,
        act,
        salt: line.salt,
        prev: line.prev,
    })
}
