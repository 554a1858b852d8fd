//! What is public as JSON, and as the scripts from which the website reads it (pages opened from a disk may not fetch).

use serde_json::{Map, Value, json};

use crate::domain::method::drawn_rows::DrawnRows;
use crate::domain::public::publication::{Public, SCHEMA};

use crate::format::public_site;
use crate::format::public_tables::{self, PublicTable, TABLES};

/// The stated schema of public.json, and under `$defs` that of the rows of each table beside it.
pub fn schema() -> Vec<u8> {
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
    lines(&Value::Object(schema))
}

/// Everything as one document.
pub fn whole(public: &Public) -> Vec<u8> {
    lines(&json!(public))
}

/// One publication as a document: its rows as objects by the headings of its table.
pub fn table(name: &str, table: PublicTable, public: &Public) -> Vec<u8> {
    let (headings, rows) =
        public_tables::marked(public.rehearsal, table.headings(), table.rows(public));
    let rows = rows.into_iter().map(|row| {
        let cells = headings.iter().map(|heading| (*heading).to_owned());
        Value::Object(
            cells
                .zip(row.into_iter().map(Value::from))
                .collect::<Map<_, _>>(),
        )
    });
    lines(&json!({
        "schema": SCHEMA, "table": name, "bureau": public.bureau, "year": public.year, "published_at": public.published_at,
        "columns": headings, "rows": rows.collect::<Vec<_>>(),
    }))
}

fn lines(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
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

/// `draws/<id>/data.js`: the public texts of a draw, its seed and what was drawn.
pub fn draw_script(id: &str, texts: &DrawTexts, seed: &str, drawn: &DrawnRows) -> Vec<u8> {
    let drawn = drawn.iter().map(|row| {
        let line = row.to_line();
        let mut row = json!({ "order": line.order, "code": line.code, "ticket": line.ticket, "stratum": line.stratum });
        if line.few {
            row["few"] = json!(true);
        }
        row
    });
    let data = json!({
        "manifest": texts.manifest, "population": texts.population, "excluded": texts.excluded,
        "owners": texts.owners, "seed": seed, "beacon": texts.beacon, "drawn": drawn.collect::<Vec<_>>(),
    });
    public_site::keyed("CHOUCHA_DRAWS", id, &data)
}
