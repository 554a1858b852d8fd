//! Tests of `src/format`.

pub(crate) mod beacon_text;
pub(crate) mod calendar_csv;
mod csv_blocks;
pub(crate) mod csv_cells;
pub(crate) mod csv_out;
pub(crate) mod draw_json;
pub(crate) mod encoding;
pub(crate) mod json_rows;
pub(crate) mod ledger_line;
pub(crate) mod list_texts;
mod markup_table;
pub(crate) mod plan_csv;
pub(crate) mod population_scan;
mod public_lines;
mod separated;
mod settings_toml;
mod signers_file;
mod ssh_armor;
pub(crate) mod texts;
pub(crate) mod vectors;
mod workbook_out;
