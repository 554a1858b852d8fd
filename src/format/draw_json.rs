//! draw.json: all of a draw for machines, keys in English, one key a line, one drawn object a line. In public it has no
//! loads, and of the drawn objects neither visit nor team nor recusals (第二十三条).

use std::io::{Read, Write};

use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};

use crate::domain::acts::origin::Origin;
use crate::domain::ground::coverage::Coverage;
use crate::domain::method::drawn_rows::{DrawnRows, DrawnTeam};
use crate::domain::method::verify::{Load, Repeated, Shortfall, TakeLine};

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
    /// Coverage of the year before this draw.
    pub coverage_before: Coverage,
    /// Coverage of the year with this draw.
    pub coverage_after: Coverage,
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
        pub fn read(reader: impl Read) -> Result<DrawRecord, String> {
            taken(serde_json::from_reader(reader))
        }

        /// The same of bytes that are at hand, which is quicker.
        ///
        /// # Errors
        /// As [`read`].
        pub fn from_bytes(bytes: &[u8]) -> Result<DrawRecord, String> {
            taken(serde_json::from_slice(bytes))
        }

        fn taken(read: serde_json::Result<File>) -> Result<DrawRecord, String> {
            let file = read.map_err(|error| error.to_string())?;
            let mut record = DrawRecord::default();
            $(record.$($place).+ = file.$key;)*
            Ok(record)
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
    value coverage_before: Coverage = coverage_before;
    value coverage_after: Coverage = coverage_after;
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

    fn rows(&mut self, key: &str, rows: &DrawnRows) -> std::io::Result<()> {
        self.lines(key, rows.iter().map(|row| row.to_line()))
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
