//! A line of ledger.jsonl ⇄ [`Entry`].

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::ledger_results;
pub use super::ledger_results::InCommon;
use crate::domain::acts::entry::{Act, Entry};
use crate::domain::acts::line_salt::LineSalt;
use crate::domain::ground::date;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;

/// The keys of a line, in their order.
#[derive(Serialize)]
struct Line<'a> {
    seq: u64,
    time: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    declared: Option<&'a str>,
    act: &'a RawValue,
    by: &'a str,
    data: &'a RawValue,
    salt: LineSalt,
    prev: Sha,
}

/// An act as it is spelt.
#[derive(Deserialize)]
struct SpeltAct<'a> {
    #[serde(borrow)]
    act: &'a RawValue,
    #[serde(borrow)]
    data: &'a RawValue,
}

/// The bytes of a line, LF included.
pub fn write(entry: &Entry) -> String {
    let act = serde_json::to_string(&entry.act).expect("an act has text keys");
    let act: SpeltAct<'_> = serde_json::from_str(&act).expect("an act has its name and its data");
    let line = Line {
        seq: entry.seq,
        time: &entry.time,
        declared: entry.declared.as_deref(),
        act: act.act,
        by: &entry.by,
        data: act.data,
        salt: entry.salt,
        prev: entry.prev,
    };
    let mut line = serde_json::to_string(&line).expect("a line has text keys");
    line.push('\n');
    line
}

/// How the name of an act is spelt that enters results.
const RESULT: &str = r#""result""#;

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

/// Reads a line without its LF; `None` when it is no entry. What it has in common with those before is kept in `common`.
pub fn read(line: &[u8], common: &mut InCommon) -> Option<Entry> {
    let line: Spelt<'_> = serde_json::from_slice(line).ok()?;
    let (act, data) = (line.act.get(), line.data.get());
    let act: Act = if act == RESULT {
        Act::Result(ledger_results::read(data, common).ok()?)
    } else {
        serde_json::from_str(&format!(r#"{{"act":{act},"data":{data}}}"#)).ok()?
    };
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
