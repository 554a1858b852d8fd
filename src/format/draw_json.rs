//! draw.json: all of a draw for machines, keys in English, one key a line, one drawn object a line.

use std::io::{Read, Write};

use serde::{Deserialize, Serialize};

use crate::domain::acts::origin::Origin;
use crate::domain::ground::coverage::Coverage;
use crate::domain::method::drawn_rows::DrawnRows;
use crate::domain::method::verify::{Load, Repeated, Shortfall, TakeLine, Values};

/// A draw as its record has it: what texts and seed determine, and what only the book can vouch for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawRecord {
    /// What texts and seed determine.
    pub repeated: Repeated,
    /// Witnesses' names.
    pub witnesses: Vec<String>,
    /// When it was sealed.
    pub sealed_at: Option<String>,
    /// When it was drawn.
    pub drawn_at: String,
    /// Coverage of the year before this draw.
    pub coverage_before: Coverage,
    /// Coverage of the year with this draw.
    pub coverage_after: Coverage,
    /// Where the task comes from; records of former versions of the tool do not say.
    pub origin: Option<Origin>,
    /// The tool and its version.
    pub tool: String,
}

/// The keys of draw.json.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DrawFile {
    method: String,
    bureau: String,
    task: String,
    round: u64,
    manifest_sha256: String,
    seed: String,
    source: String,
    standing: String,
    witnesses: Vec<String>,
    key: String,
    sealed_at: Option<String>,
    drawn_at: String,
    takes: Vec<TakeLine>,
    shortfalls: Vec<Shortfall>,
    drawn: DrawnRows,
    loads: Vec<Load>,
    coverage_before: Coverage,
    coverage_after: Coverage,
    #[serde(default)]
    origin: Option<Origin>,
    tool: String,
}

/// Writes draw.json.
///
/// # Errors
/// The writer's own failure.
pub fn write(record: &DrawRecord, out: &mut dyn Write) -> std::io::Result<()> {
    let repeated = &record.repeated;
    let mut keys = Keys { out, begun: false };
    let values = &repeated.values;
    keys.value("method", &values.method)?;
    keys.value("bureau", &values.bureau)?;
    keys.value("task", &values.task)?;
    keys.value("round", &values.round)?;
    keys.value("manifest_sha256", &values.manifest_sha256)?;
    keys.value("seed", &values.seed)?;
    keys.value("source", &values.source)?;
    keys.value("standing", &values.standing)?;
    keys.value("witnesses", &record.witnesses)?;
    keys.value("key", &values.key)?;
    keys.value("sealed_at", &record.sealed_at)?;
    keys.value("drawn_at", &record.drawn_at)?;
    keys.value("takes", &repeated.takes)?;
    keys.value("shortfalls", &repeated.shortfalls)?;
    keys.lines("drawn", repeated.drawn.iter().map(|row| row.to_line()))?;
    keys.lines("loads", repeated.loads.iter())?;
    keys.value("coverage_before", &record.coverage_before)?;
    keys.value("coverage_after", &record.coverage_after)?;
    if let Some(origin) = &record.origin {
        keys.value("origin", origin)?;
    }
    keys.value("tool", &record.tool)?;
    out.write_all(b"\n}\n")
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

    /// A list with one element a line.
    fn lines(
        &mut self,
        key: &str,
        list: impl Iterator<Item = impl Serialize>,
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

/// Reads draw.json.
///
/// # Errors
/// What the JSON reader says, in its words.
pub fn read(reader: impl Read) -> Result<DrawRecord, String> {
    let file: DrawFile = serde_json::from_reader(reader).map_err(|error| error.to_string())?;
    let values = Values {
        method: file.method,
        bureau: file.bureau,
        task: file.task,
        round: file.round,
        manifest_sha256: file.manifest_sha256,
        seed: file.seed,
        source: file.source,
        standing: file.standing,
        key: file.key,
    };
    Ok(DrawRecord {
        repeated: Repeated {
            values,
            takes: file.takes,
            shortfalls: file.shortfalls,
            drawn: file.drawn,
            loads: file.loads,
        },
        witnesses: file.witnesses,
        sealed_at: file.sealed_at,
        drawn_at: file.drawn_at,
        coverage_before: file.coverage_before,
        coverage_after: file.coverage_after,
        origin: file.origin,
        tool: file.tool,
    })
}
