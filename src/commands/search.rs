//! `objects`, `inspectors`, `items`: search in a list (第12条: by region, level, kind, business scope, and any column).

use serde_json::{Map, Value, json};

use crate::disk::case::Case;
use crate::disk::search;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::search::Condition;
use crate::exit::Exit;
use crate::text::says;
use crate::view::table;

use crate::commands::Context;

/// Columns of the terminal that a column of a table needs to be read.
const LEAST_WIDTH: usize = 14;

/// Arguments of a search.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Conditions; all must hold.
    #[arg(long = "where")]
    pub conditions: Vec<Condition>,
    /// How many rows to show.
    #[arg(long, default_value_t = 50)]
    pub limit: usize,
}

/// Runs it over `list`.
///
/// # Errors
/// The list cannot be read, or has no column of a condition's name.
pub fn run(list: ListName, args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (names, found) = search::search(&case, list, &args.conditions, |row| {
        if rows.len() < args.limit {
            rows.push(row);
        }
    })?;
    let console = &mut context.console;
    if console
        .width
        .is_some_and(|width| usize::from(width) < names.len() * LEAST_WIDTH)
    {
        // Too narrow for a table: one record below the other.
        for row in &rows {
            let lines = names.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            let lines: Vec<String> = lines
                .map(|(name, cell)| says::cell(console.lang, name, cell))
                .collect();
            console.lines(&lines)?;
            console.line("")?;
        }
    } else if !rows.is_empty() {
        console.line(&table::render_any(
            &names,
            rows.iter().cloned(),
            console.width,
        ))?;
    }
    console.line(&says::found(console.lang, found, rows.len()))?;
    let records: Vec<Map<String, Value>> = rows
        .into_iter()
        .map(|row| {
            names
                .iter()
                .cloned()
                .zip(row.into_iter().map(Value::from))
                .collect()
        })
        .collect();
    console.document(&json!({ "found": found, "rows": records }))?;
    Ok(Exit::Done)
}
