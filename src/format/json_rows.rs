//! Lists as JSON: an array of objects, or one object after the other (one per line). They are written as CSV with the
//! keys as header, and read like any other list from there on; record n is row n + 1.

use std::collections::HashMap;
use std::io::{Read, Write};

use serde::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Writes JSON records as CSV. `open` is called twice: once for the keys, once for the values. A list without records
/// gets the header `empty`.
///
/// # Errors
/// What the JSON reader says, in its words; or a failure of reader or writer.
pub fn to_csv<R: Read>(
    empty: &[&str],
    mut open: impl FnMut() -> std::io::Result<R>,
    writer: impl Write,
) -> Result<(), JsonError> {
    let mut keys: Vec<String> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    each_record(open()?, &mut |record| {
        for key in record.keys() {
            if !places.contains_key(key) {
                places.insert(key.clone(), keys.len());
                keys.push(key.clone());
            }
        }
        Ok(())
    })?;
    let mut out = csv::Writer::from_writer(writer);
    if keys.is_empty() {
        out.write_record(empty)?;
        out.flush()?;
        return Ok(());
    }
    out.write_record(&keys)?;
    let mut cells = vec![String::new(); keys.len()];
    each_record(open()?, &mut |record| {
        cells.iter_mut().for_each(String::clear);
        for (key, value) in record {
            cells[places[&key]] = cell(&value).ok_or_else(|| format!("{key}: {value}"))?;
        }
        out.write_record(&cells).map_err(|e| e.to_string())
    })?;
    out.flush()?;
    Ok(())
}

/// Why JSON could not be read.
#[derive(Debug)]
pub enum JsonError {
    /// The content, in the reader's words.
    Content(String),
    /// The file.
    Io(std::io::Error),
}

impl From<std::io::Error> for JsonError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<csv::Error> for JsonError {
    fn from(error: csv::Error) -> Self {
        Self::Content(error.to_string())
    }
}

type OnRecord<'a> = dyn FnMut(Map<String, Value>) -> Result<(), String> + 'a;

fn each_record(reader: impl Read, on_record: &mut OnRecord<'_>) -> Result<(), JsonError> {
    let mut reader = std::io::BufReader::with_capacity(1 << 16, reader);
    let mut begin = [0u8; 1];
    // Skip the BOM and white space to see whether an array begins.
    let first = loop {
        if reader.read(&mut begin)? == 0 {
            return Ok(());
        }
        if !matches!(begin[0], 0xef | 0xbb | 0xbf | b' ' | b'\t' | b'\r' | b'\n') {
            break begin[0];
        }
    };
    let whole = std::io::Cursor::new([first]).chain(reader);
    let mut json = serde_json::Deserializer::from_reader(whole);
    let read = if first == b'[' {
        json.deserialize_seq(Records(on_record))
            .and_then(|()| json.end())
    } else {
        json.into_iter::<Map<String, Value>>()
            .try_for_each(|record| {
                record.and_then(|r| on_record(r).map_err(serde_json::Error::custom))
            })
    };
    read.map_err(|error| JsonError::Content(error.to_string()))
}

struct Records<'a, 'b>(&'a mut OnRecord<'b>);

impl<'de> Visitor<'de> for Records<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(record) = seq.next_element_seed(JsonRecord)? {
            (self.0)(record).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}

struct JsonRecord;

impl<'de> DeserializeSeed<'de> for JsonRecord {
    type Value = Map<String, Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        serde::Deserialize::deserialize(deserializer)
    }
}

/// A JSON value as a cell: lists are joined by `;`; an object is no cell.
fn cell(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => list
            .iter()
            .map(cell)
            .collect::<Option<Vec<_>>>()
            .map(|cells| cells.join(";")),
        Value::Object(_) => None,
    }
}
