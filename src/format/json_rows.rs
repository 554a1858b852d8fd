//! Lists as JSON: an array of objects, such an array inside one object, or one object after the other (one per line). They are written as CSV with the
//! keys as header, and read like any other list from there on; record n is row n + 1.

use std::collections::HashMap;
use std::io::{Read, Write};

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::domain::ground::cell::cut;

/// How many keys the records may have together: each is a column, and a cell of every row.
const MOST_KEYS: usize = 1000;

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
        if keys.len() > MOST_KEYS {
            return Err(format!("more than {MOST_KEYS} keys"));
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
            cells[places[&key]] =
                cell(&value).ok_or_else(|| format!("{}: an object", cut(&key)))?;
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
        each_object(&mut json, on_record)
    };
    read.map_err(|error| JsonError::Content(said(&error)))
}

/// Objects one after the other: each a record, or the only one around the records.
fn each_object<R: Read>(
    json: &mut serde_json::Deserializer<serde_json::de::IoRead<R>>,
    on_record: &mut OnRecord<'_>,
) -> Result<(), serde_json::Error> {
    loop {
        let mut wrapped = Wrapped {
            on_record: &mut *on_record,
            around: None,
        };
        let object = json.deserialize_map(Object(&mut wrapped))?;
        let around = wrapped.around;
        if around.is_none() {
            on_record(object).map_err(serde_json::Error::custom)?;
        }
        if json.end().is_ok() {
            return Ok(());
        }
        if let Some(key) = around {
            let said = format!("{}: records, and more behind them", cut(&key));
            return Err(serde_json::Error::custom(said));
        }
    }
}

/// What the reader says, a value of the file in it cut: whole files have stood in one.
fn said(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    match whole.strip_suffix(&place) {
        Some(said) => cut(said) + &place,
        None => cut(&whole),
    }
}

struct Records<'a, 'b>(&'a mut OnRecord<'b>);

impl<'de> Visitor<'de> for Records<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(record) = seq.next_element()? {
            (self.0)(record).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}

/// Where records are found that an object is wrapped around (`{"RECORDS":[…]}`, `{"code":0,"data":{"rows":[…]}}`).
struct Wrapped<'a, 'b> {
    on_record: &'a mut OnRecord<'b>,
    /// The key of the array that holds them.
    around: Option<String>,
}

/// An object: its values, those records left out that an array in it holds.
struct Object<'a, 'b, 'c>(&'a mut Wrapped<'b, 'c>);

impl<'de> Visitor<'de> for Object<'_, '_, '_> {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value_seed(Held(&key, &mut *self.0))?;
            object.insert(key, value);
        }
        // What holds nothing but an empty array holds no records.
        let only = object
            .values()
            .all(|value| value.as_array().is_some_and(Vec::is_empty));
        if let Some(key) = object.keys().next().filter(|_| only && object.len() == 1) {
            self.0.around.get_or_insert(key.clone());
        }
        Ok(object)
    }
}

/// A value of an object, and its key.
struct Held<'a, 'b, 'c, 'd>(&'a str, &'b mut Wrapped<'c, 'd>);

impl<'de> DeserializeSeed<'de> for Held<'_, '_, '_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Held<'_, '_, '_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
        Object(self.1).visit_map(map).map(Value::Object)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let Self(key, wrapped) = self;
        let mut values = Vec::new();
        while let Some(value) = seq.next_element()? {
            let Value::Object(record) = value else {
                values.push(value);
                continue;
            };
            match &wrapped.around {
                Some(known) if known != key => {
                    return Err(A::Error::custom(format!(
                        "{}, {}: two arrays of objects",
                        cut(known),
                        cut(key)
                    )));
                }
                Some(_) => {}
                None => wrapped.around = Some(key.to_owned()),
            }
            (wrapped.on_record)(record).map_err(A::Error::custom)?;
        }
        Ok(Value::Array(values))
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
