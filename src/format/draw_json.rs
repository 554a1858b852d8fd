//! draw.json: all of a draw for machines, keys in English, one key a line, one drawn object a line. In public it has no
//! loads, and of the drawn objects neither visit nor team nor recusals (第二十三条).

use std::io::{Read, Write};

use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};

use crate::domain::acts::origin::Origin;
use crate::domain::ground::coverage::Coverage;
use crate::domain::ground::hex;
use crate::domain::method::drawn_rows::{DrawnRow, DrawnRows, DrawnTeam};
use crate::domain::method::verify::{Load, Repeated, Shortfall, TakeLine};

/// Bytes that are handed on at a time.
const PIECE: usize = 1 << 16;

/// A draw as its record has it: what texts and seed determine, and what only the book can vouch for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DrawRecord {
    /// What texts and seed determine.
    pub repeated: Repeated,
    /// Witnesses' names.
    pub witnesses: Vec<String>,
    /// When it was sealed.
    pub sealed_at: Option<String>,
    /// When it was drawn.
    pub drawn_at: String,
    /// The day that was declared for it, in a rehearsal.
    pub declared: Option<String>,
    /// Coverage of the year before this draw; nothing in public while a draw before it is withheld.
    pub coverage_before: Option<Coverage>,
    /// Coverage of the year with this draw; nothing where that is.
    pub coverage_after: Option<Coverage>,
    /// Where the task comes from.
    pub origin: Option<Origin>,
    /// The tool and its version.
    pub tool: String,
}

impl DrawRecord {
    /// Whether it says what is public, and nothing else.
    pub fn is_public(&self) -> bool {
        let public = |of_team| matches!(of_team, DrawnTeam::Public { .. });
        let mut rows = self.repeated.drawn.iter();
        self.repeated.loads.is_empty() && rows.all(|row| public(row.of_team))
    }
}

impl DrawRecord {
    /// Whether it has its coverage, which may be withheld in public alone.
    fn has_coverage(&self) -> bool {
        let told = self.coverage_before.is_some();
        told == self.coverage_after.is_some() && (told || self.is_public())
    }
}

/// Declares the keys of draw.json in their order: how each is written, its type, and where the record has it.
macro_rules! keys {
    ($($(#[$meta:meta])* $how:ident $key:ident: $kind:ty = $($place:ident).+;)*) => {
        /// Its name is said when the record is no object: `expected struct File`.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            $($(#[$meta])* $key: $kind,)*
        }

        /// Writes draw.json.
        ///
        /// # Errors
        /// The writer's own failure.
        pub fn write(record: &DrawRecord, out: &mut dyn Write) -> std::io::Result<()> {
            let mut keys = Keys { out, begun: false };
            $(keys.$how(stringify!($key), &record.$($place).+)?;)*
            out.write_all(b"\n}\n")
        }

        /// Reads draw.json.
        ///
        /// # Errors
        /// What the JSON reader says, in its words.
        pub fn read(mut reader: impl Read) -> Result<DrawRecord, String> {
            let mut bytes = Vec::new();
            reader.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
            from_bytes(&bytes)
        }

        /// The same of bytes that are at hand.
        ///
        /// # Errors
        /// As [`read`].
        pub fn from_bytes(bytes: &[u8]) -> Result<DrawRecord, String> {
            // From memory it is read in half the time; where a mistake is, is told as the reader of files tells it.
            let file = serde_json::from_slice(bytes);
            let file: Result<File, _> = file.or_else(|_| serde_json::from_reader(bytes));
            let file = file.map_err(|error| error.to_string())?;
            let mut record = DrawRecord::default();
            $(record.$($place).+ = file.$key;)*
            if record.has_coverage() {
                Ok(record)
            } else {
                Err("coverage_before and coverage_after may be null in public alone, and together".to_owned())
            }
        }
    };
}

keys! {
    value method: String = repeated.values.method;
    value bureau: String = repeated.values.bureau;
    value task: String = repeated.values.task;
    value round: u64 = repeated.values.round;
    value manifest_sha256: String = repeated.values.manifest_sha256;
    value seed: String = repeated.values.seed;
    value source: String = repeated.values.source;
    value witnesses: Vec<String> = witnesses;
    value key: String = repeated.values.key;
    #[serde(deserialize_with = "there")]
    value sealed_at: Option<String> = sealed_at;
    value drawn_at: String = drawn_at;
    #[serde(deserialize_with = "there")]
    value declared: Option<String> = declared;
    value takes: Vec<TakeLine> = repeated.takes;
    value shortfalls: Vec<Shortfall> = repeated.shortfalls;
    rows drawn: DrawnRows = repeated.drawn;
    #[serde(default, deserialize_with = "some")]
    some loads: Vec<Load> = repeated.loads;
    #[serde(deserialize_with = "there")]
    value coverage_before: Option<Coverage> = coverage_before;
    #[serde(deserialize_with = "there")]
    value coverage_after: Option<Coverage> = coverage_after;
    #[serde(deserialize_with = "there")]
    value origin: Option<Origin> = origin;
    value tool: String = tool;
}

/// A value or null; the key is there.
fn there<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(from)
}

/// A list that has an element, where the key is there.
fn some<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    let list = Vec::deserialize(from)?;
    if list.is_empty() {
        return Err(D::Error::custom("a list that is empty does not stand here"));
    }
    Ok(list)
}

struct Keys<'a> {
    out: &'a mut dyn Write,
    begun: bool,
}

impl Keys<'_> {
    fn key(&mut self, key: &str) -> std::io::Result<()> {
        write!(
            self.out,
            "{}\"{key}\": ",
            if self.begun { ",\n " } else { "{\n " }
        )?;
        self.begun = true;
        Ok(())
    }

    fn value(&mut self, key: &str, value: &impl Serialize) -> std::io::Result<()> {
        self.key(key)?;
        serde_json::to_writer(&mut *self.out, value).map_err(Into::into)
    }

    /// A list, where it has an element.
    fn some(&mut self, key: &str, list: &[impl Serialize]) -> std::io::Result<()> {
        if list.is_empty() {
            return Ok(());
        }
        self.lines(key, list)
    }

    /// Half a million drawn objects if need be: written straight into a buffer.
    fn rows(&mut self, key: &str, rows: &DrawnRows) -> std::io::Result<()> {
        self.key(key)?;
        self.out.write_all(b"[")?;
        let mut lines = Vec::with_capacity(PIECE + (PIECE >> 2));
        for (index, row) in rows.iter().enumerate() {
            lines.extend_from_slice(if index > 0 { b",\n  " } else { b"\n  " });
            push_row(&mut lines, &row)?;
            if lines.len() >= PIECE {
                self.out.write_all(&lines)?;
                lines.clear();
            }
        }
        self.out.write_all(&lines)?;
        self.out
            .write_all(if rows.is_empty() { b"]" } else { b"\n ]" })
    }

    /// A list with one element a line.
    fn lines(
        &mut self,
        key: &str,
        list: impl IntoIterator<Item = impl Serialize>,
    ) -> std::io::Result<()> {
        self.key(key)?;
        self.out.write_all(b"[")?;
        let mut empty = true;
        for element in list {
            self.out.write_all(if empty { b"\n  " } else { b",\n  " })?;
            serde_json::to_writer(&mut *self.out, &element)?;
            empty = false;
        }
        self.out.write_all(if empty { b"]" } else { b"\n ]" })
    }
}

/// Adds a drawn object, as [`DrawnLine`](crate::domain::method::drawn_rows::DrawnLine) is read.
fn push_row(out: &mut Vec<u8>, row: &DrawnRow<'_>) -> std::io::Result<()> {
    write!(out, "{{\"order\":{},\"code\":", row.order)?;
    push_text(out, row.code)?;
    out.extend_from_slice(b",\"ticket\":\"");
    out.extend_from_slice(&hex::number(row.ticket));
    out.extend_from_slice(b"\",\"stratum\":");
    push_text(out, row.stratum)?;
    match row.of_team {
        DrawnTeam::Public { few: false } => out.push(b'}'),
        DrawnTeam::Public { few: true } => out.extend_from_slice(b",\"few\":true}"),
        DrawnTeam::Visit { number, recused } => {
            write!(out, ",\"visit\":{number},\"team\":[")?;
            for (place, cert) in row.team().enumerate() {
                if place > 0 {
                    out.push(b',');
                }
                push_text(out, cert)?;
            }
            write!(out, "],\"recused\":{recused}}}")?;
        }
    }
    Ok(())
}

/// Adds a text in quotes; nearly every one has nothing to be escaped.
fn push_text(out: &mut Vec<u8>, text: &str) -> std::io::Result<()> {
    let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if !text.bytes().all(plain) {
        return serde_json::to_writer(out, text).map_err(Into::into);
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
    Ok(())
}
