//! What is public as JSON, and as the scripts from which the website reads it (pages opened from a disk may not fetch).

use std::borrow::Cow;
use std::io::Write;

use serde::ser::SerializeSeq as _;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::domain::method::drawn_rows::DrawnRows;
use crate::domain::public::publication::{Public, SCHEMA};

use crate::format::public_site;
use crate::format::public_tables::{PublicTable, TABLES};

/// The stated schema of public.json, and under `$defs` that of the rows of each table beside it.
///
/// # Errors
/// The writer's own failure.
pub fn schema(out: impl Write) -> std::io::Result<()> {
    let text = include_str!("../../data/site/schema.json");
    let mut schema: Map<String, Value> = serde_json::from_str(text).expect("a JSON object");
    let rows = TABLES.map(|(name, table)| {
        let cells = table
            .headings()
            .into_iter()
            .map(|heading| (heading.to_owned(), json!({ "type": "string" })));
        let (cells, required): (Map<_, _>, _) = (cells.collect(), table.headings());
        (
            name.to_owned(),
            json!({ "type": "object", "required": required, "properties": cells }),
        )
    });
    schema.insert(
        "$defs".to_owned(),
        Value::Object(rows.into_iter().collect()),
    );
    lines(out, &schema)
}

/// Everything as one document.
///
/// # Errors
/// The writer's own failure.
pub fn whole(out: impl Write, public: &Public) -> std::io::Result<()> {
    lines(out, public)
}

/// One publication as a document.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'a str,
    table: &'a str,
    bureau: &'a str,
    year: i32,
    published_at: &'a str,
    columns: &'a [&'a str],
    rows: Rows<'a>,
}

/// Its rows, each as an object by the headings of its table.
struct Rows<'a> {
    headings: &'a [&'a str],
    of: (PublicTable, &'a Public),
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(None)?;
        let (table, public) = self.of;
        table.each_of(public, |cells| {
            rows.serialize_element(&Row {
                headings: self.headings,
                cells: &cells,
            })
        })?;
        rows.end()
    }
}

struct Row<'a> {
    headings: &'a [&'a str],
    cells: &'a [Cow<'a, str>],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.headings.iter().zip(self.cells))
    }
}

/// One publication as a document: its rows as objects by the headings of its table.
///
/// # Errors
/// The writer's own failure.
pub fn table(
    out: impl Write,
    name: &str,
    table: PublicTable,
    public: &Public,
) -> std::io::Result<()> {
    let headings = table.headings_of(public);
    let document = Document {
        schema: SCHEMA,
        table: name,
        bureau: &public.bureau,
        year: public.year,
        published_at: &public.published_at,
        columns: &headings,
        rows: Rows {
            headings: &headings,
            of: (table, public),
        },
    };
    lines(out, &document)
}

fn lines(mut out: impl Write, document: &impl Serialize) -> std::io::Result<()> {
    serde_json::to_writer_pretty(&mut out, document)?;
    out.write_all(b"\n")
}

/// The public texts of a draw, from which the website repeats it.
pub struct DrawTexts {
    /// manifest.txt.
    pub manifest: String,
    /// population.txt.
    pub population: String,
    /// excluded.txt.
    pub excluded: String,
    /// owners.txt.
    pub owners: String,
    /// beacon.txt of a draw by a drand round, else "".
    pub beacon: String,
}

/// What the website repeats a draw from.
#[derive(Serialize)]
struct DrawData<'a> {
    manifest: &'a str,
    population: &'a str,
    excluded: &'a str,
    owners: &'a str,
    seed: &'a str,
    beacon: &'a str,
    /// As they are published.
    drawn: &'a DrawnRows,
}

/// `draws/<id>/data.js`: the public texts of a draw, its seed and what was drawn.
///
/// # Errors
/// The writer's own failure.
pub fn draw_script(
    out: impl Write,
    id: &str,
    texts: &DrawTexts,
    (seed, drawn): (&str, &DrawnRows),
) -> std::io::Result<()> {
    let data = DrawData {
        manifest: &texts.manifest,
        population: &texts.population,
        excluded: &texts.excluded,
        owners: &texts.owners,
        seed,
        beacon: &texts.beacon,
        drawn,
    };
    public_site::keyed(out, "CHOUCHA_DRAWS", id, &data)
}
