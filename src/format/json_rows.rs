//! Lists as JSON: an array of objects, such an array inside one object, or one object after the other (one per line). They are
//! written as CSV with the keys as header, names of one column together, and read like any other list from there on. Record n
//! is row n + 1; of one object per line, rows are the file's lines, and a line that is none is left to be told by itself.

use std::io::{BufRead, BufReader, Read, Write};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::domain::lists::header_row::KnownNames;
use crate::domain::lists::json_flaw::{JsonFlaw, JsonSyntax};

use crate::format::csv_cells::NO_OBJECT;
use crate::format::json_columns::JsonColumns;

/// Whether a text that begins like this is JSON.
pub fn begins(beginning: &str) -> bool {
    let mut marks = beginning
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{feff}');
    matches!(
        (marks.next(), marks.next()),
        (Some('['), Some('{')) | (Some('{'), Some('"'))
    )
}

/// Writes JSON records as CSV. `open` is called for the form, for the keys and for the values. A list without records gets the
/// keys of its columns as header. Gives the row that the header is.
///
/// # Errors
/// What is wrong with it; or a failure of reader or writer.
pub fn to_csv<R: Read>(
    known: &KnownNames,
    mut open: impl FnMut() -> std::io::Result<R>,
    writer: impl Write,
) -> Result<u64, JsonError> {
    let by_line = is_by_line(open()?)?;
    let mut columns = JsonColumns::new(known);
    each(by_line, open()?, &mut |found| {
        if let Found::Record(record) = found {
            columns.see(&record)?;
        }
        Ok(())
    })?;
    let mut out = csv::WriterBuilder::new().flexible(true).from_writer(writer);
    let table = columns.settled();
    out.write_record(&table.header)?;
    let mut cells = Vec::new();
    each(by_line, open()?, &mut |found| {
        match found {
            Found::Record(record) => match table.row(&record, &mut cells) {
                Err(JsonFlaw::Nested(_)) if by_line => out.write_record([NO_OBJECT])?,
                row => row.map(|()| out.write_record(&cells))??,
            },
            Found::Blank => out.write_record([""])?,
            Found::NoObject => out.write_record([NO_OBJECT])?,
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(u64::from(!by_line))
}

/// Why JSON could not be read.
#[derive(Debug)]
pub enum JsonError {
    /// The content.
    Content(JsonFlaw),
    /// The file.
    Io(std::io::Error),
}

impl From<std::io::Error> for JsonError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<JsonFlaw> for JsonError {
    fn from(flaw: JsonFlaw) -> Self {
        Self::Content(flaw)
    }
}

impl From<csv::Error> for JsonError {
    fn from(error: csv::Error) -> Self {
        Self::Io(error.into())
    }
}

/// What stands where a record may.
enum Found {
    Record(Map<String, Value>),
    /// A blank line.
    Blank,
    /// A line that is no object.
    NoObject,
}

type OnFound<'a> = dyn FnMut(Found) -> Result<(), JsonError> + 'a;

fn each(by_line: bool, reader: impl Read, on_found: &mut OnFound<'_>) -> Result<(), JsonError> {
    if by_line {
        each_line(reader, on_found)
    } else {
        each_record(reader, on_found)
    }
}

/// Whether the first lines are an object each.
fn is_by_line(reader: impl Read) -> std::io::Result<bool> {
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let mut line = Vec::new();
    let mut lines = 0;
    while reader.read_until(b'\n', &mut line)? > 0 {
        let text = bare(&line);
        // Where an object goes on in the next line, its line ends with what must be followed by something.
        let goes_on = matches!(text.last(), Some(b'{' | b'[' | b',' | b':'));
        if text.first() == Some(&b'{') && (lines > 0 || !goes_on) {
            lines += 1;
        } else if !text.is_empty() {
            return Ok(false);
        }
        if lines == 2 {
            return Ok(true);
        }
        line.clear();
    }
    Ok(false)
}

/// A line without white space at its ends and byte order marks before it.
fn bare(line: &[u8]) -> &[u8] {
    let mut bare = line.trim_ascii();
    while let Some(rest) = bare.strip_prefix(b"\xef\xbb\xbf") {
        bare = rest.trim_ascii();
    }
    bare
}

fn each_line(reader: impl Read, on_found: &mut OnFound<'_>) -> Result<(), JsonError> {
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        let text = bare(&line);
        let record = serde_json::from_slice(text).map_or(Found::NoObject, Found::Record);
        on_found(if text.is_empty() {
            Found::Blank
        } else {
            record
        })?;
        line.clear();
    }
    Ok(())
}

/// Hands records on, and keeps why one was not taken.
struct Taking<'a, 'b> {
    on_found: &'a mut OnFound<'b>,
    failed: Option<JsonError>,
}

impl Taking<'_, '_> {
    fn take<E: serde::de::Error>(&mut self, record: Map<String, Value>) -> Result<(), E> {
        let taken = (self.on_found)(Found::Record(record));
        taken.map_err(|error| self.fail(error))
    }

    fn fail<E: serde::de::Error>(&mut self, error: impl Into<JsonError>) -> E {
        self.failed = Some(error.into());
        E::custom("")
    }
}

fn each_record(reader: impl Read, on_found: &mut OnFound<'_>) -> Result<(), JsonError> {
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let mut begin = [0u8; 1];
    // Skip the BOM and white space to see whether an array begins; lines are counted by whoever reads on.
    let mut skipped = Vec::new();
    let first = loop {
        if reader.read(&mut begin)? == 0 {
            return Ok(());
        }
        match begin[0] {
            0xef | 0xbb | 0xbf => {}
            blank @ (b' ' | b'\t' | b'\r' | b'\n') => skipped.push(blank),
            first => break first,
        }
    };
    skipped.push(first);
    let whole = std::io::Cursor::new(skipped).chain(reader);
    let mut json = serde_json::Deserializer::from_reader(whole);
    let mut taking = Taking {
        on_found,
        failed: None,
    };
    let read = if first == b'[' {
        json.deserialize_seq(Records(&mut taking))
            .and_then(|()| json.end())
    } else {
        each_object(&mut json, &mut taking)
    };
    match (read, taking.failed) {
        (Ok(()), _) => Ok(()),
        (Err(_), Some(failed)) => Err(failed),
        (Err(error), None) if error.is_io() => Err(JsonError::Io(error.into())),
        (Err(error), None) => Err(syntax(&error).into()),
    }
}

/// Objects one after the other: each a record, or the only one around the records.
fn each_object<R: Read>(
    json: &mut serde_json::Deserializer<serde_json::de::IoRead<R>>,
    taking: &mut Taking<'_, '_>,
) -> Result<(), serde_json::Error> {
    loop {
        let mut wrapped = Wrapped {
            taking: &mut *taking,
            around: None,
        };
        let object = json.deserialize_map(Object(&mut wrapped))?;
        let around = wrapped.around;
        if around.is_none() {
            taking.take(object)?;
        }
        if json.end().is_ok() {
            return Ok(());
        }
        if let Some(key) = around {
            return Err(taking.fail(JsonFlaw::Behind(key)));
        }
    }
}

/// What the reader complains of, and where.
fn syntax(error: &serde_json::Error) -> JsonFlaw {
    let said = error.to_string();
    let kind = match error.classify() {
        serde_json::error::Category::Eof => JsonSyntax::CutOff,
        serde_json::error::Category::Data => JsonSyntax::NoRecord,
        _ if said.starts_with("trailing comma") => JsonSyntax::TrailingComma,
        _ if said.starts_with("expected value") || said.starts_with("expected ident") => {
            JsonSyntax::NoValue
        }
        _ => JsonSyntax::Other,
    };
    let (line, column) = (error.line(), error.column());
    JsonFlaw::Syntax { kind, line, column }
}

struct Records<'a, 'b, 'c>(&'a mut Taking<'b, 'c>);

impl<'de> Visitor<'de> for Records<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(record) = seq.next_element()? {
            self.0.take(record)?;
        }
        Ok(())
    }
}

/// Where records are found that an object is wrapped around (`{"RECORDS":[…]}`, `{"code":0,"data":{"rows":[…]}}`).
struct Wrapped<'a, 'b, 'c> {
    taking: &'a mut Taking<'b, 'c>,
    /// The key of the array that holds them.
    around: Option<String>,
}

/// An object: its values, those records left out that an array in it holds.
struct Object<'a, 'b, 'c, 'd>(&'a mut Wrapped<'b, 'c, 'd>);

impl<'de> Visitor<'de> for Object<'_, '_, '_, '_> {
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
struct Held<'a, 'b, 'c, 'd, 'e>(&'a str, &'b mut Wrapped<'c, 'd, 'e>);

impl<'de> DeserializeSeed<'de> for Held<'_, '_, '_, '_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Held<'_, '_, '_, '_, '_> {
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
                    let flaw = JsonFlaw::TwoArrays(known.clone(), key.to_owned());
                    return Err(wrapped.taking.fail(flaw));
                }
                Some(_) => {}
                None => wrapped.around = Some(key.to_owned()),
            }
            wrapped.taking.take(record)?;
        }
        Ok(Value::Array(values))
    }
}
