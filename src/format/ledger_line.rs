//! A line of ledger.jsonl ⇄ [`Entry`].

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

pub use super::ledger_results::InCommon;
use super::ledger_results::ResultData;
use crate::domain::acts::entry::{Act, Entry};
use crate::domain::acts::line_salt::LineSalt;
use crate::domain::acts::visit::ResultAct;
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

/// The name of a key.
#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Key {
    Seq,
    Time,
    Declared,
    Act,
    By,
    Data,
    Salt,
    Prev,
}

/// The data of an act: read at once where its name stands before it and says that it enters results, which are most of a book.
enum Data<'de> {
    Results(ResultAct),
    Spelt(&'de RawValue),
}

/// A declared day, or null.
#[derive(Deserialize)]
struct Declared(Option<String>);

/// The values of the keys that were met.
#[derive(Default)]
struct Met<'de> {
    seq: Option<u64>,
    time: Option<String>,
    declared: Option<Declared>,
    act: Option<&'de RawValue>,
    by: Option<String>,
    data: Option<Data<'de>>,
    salt: Option<LineSalt>,
    prev: Option<Sha>,
}

/// Keeps the value of a key that was not met before.
fn keep<T, E: Error>(place: &mut Option<T>, value: T) -> Result<(), E> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(E::custom("a key twice")),
    }
}

/// Reads the keys of a line.
struct Keys<'c>(&'c mut InCommon);

impl<'de> Visitor<'de> for Keys<'_> {
    type Value = Met<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a line of the book")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut met = Met::default();
        while let Some(key) = map.next_key()? {
            match key {
                Key::Seq => keep(&mut met.seq, map.next_value()?),
                Key::Time => keep(&mut met.time, map.next_value()?),
                Key::Declared => keep(&mut met.declared, map.next_value()?),
                Key::Act => keep(&mut met.act, map.next_value()?),
                Key::By => keep(&mut met.by, map.next_value()?),
                Key::Data => {
                    let data = if met.act.is_some_and(|act| act.get() == RESULT) {
                        Data::Results(map.next_value_seed(ResultData(self.0))?)
                    } else {
                        Data::Spelt(map.next_value()?)
                    };
                    keep(&mut met.data, data)
                }
                Key::Salt => keep(&mut met.salt, map.next_value()?),
                Key::Prev => keep(&mut met.prev, map.next_value()?),
            }?;
        }
        Ok(met)
    }
}

/// Reads a line without its LF; `None` when it is no entry. What it has in common with those before is kept in `common`.
pub fn read(line: &[u8], common: &mut InCommon) -> Option<Entry> {
    let line = simdutf8::basic::from_utf8(line).ok()?;
    let mut json = serde_json::Deserializer::from_str(line);
    let met = json.deserialize_map(Keys(common)).ok()?;
    json.end().ok()?;
    let name = met.act?.get();
    let act = match met.data? {
        Data::Results(act) => Act::Result(act),
        Data::Spelt(data) if name == RESULT => {
            let mut data = serde_json::Deserializer::from_str(data.get());
            Act::Result(ResultData(common).deserialize(&mut data).ok()?)
        }
        Data::Spelt(data) => {
            serde_json::from_str(&format!(r#"{{"act":{name},"data":{data}}}"#)).ok()?
        }
    };
    // A line's time has its offset, and a declared day is one.
    let (time, declared) = (met.time?, met.declared.and_then(|Declared(day)| day));
    Moment::of_time(&time)?;
    let day = declared.as_deref();
    if day.is_some_and(|day| date::from_record(day).is_none()) {
        return None;
    }
    Some(Entry {
        seq: met.seq?,
        time,
        declared,
        by: met.by?,
        act,
        salt: met.salt?,
        prev: met.prev?,
    })
}
