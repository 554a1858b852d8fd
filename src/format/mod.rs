//! Floor 1: bytes ⇄ domain: CSV, JSON, the texts of a draw, lines of the book, tables that are written.
//! Nothing here opens a file; readers and writers are handed in. 第8条: the platform's tables.

pub mod beacon_text;
pub mod beacon_vectors;
pub mod calendar_csv;
pub mod columns_toml;
pub mod csv_blocks;
pub mod csv_cells;
pub mod csv_out;
mod csv_records;
pub mod draw_json;
pub mod encoding;
pub mod filing_table;
pub mod first_rows;
pub mod form_csv;
pub mod json_columns;
pub mod json_rows;
pub mod ledger_line;
mod ledger_results;
pub mod list_csv;
pub mod list_texts;
pub mod manifest_text;
pub mod markup_table;
pub mod number_text;
pub mod office_table;
pub mod plan_csv;
pub mod platform_tables;
pub mod population_scan;
pub mod public_file;
pub mod public_files;
pub mod public_json;
pub mod public_lines;
pub mod public_rules;
mod public_seal_rows;
pub mod public_site;
pub mod public_tables;
mod public_words;
pub mod replacement_vectors;
pub mod separated;
pub mod settings_text;
pub mod settings_toml;
pub mod signature_vectors;
pub mod signers_file;
pub mod small_list;
pub mod ssh_armor;
pub mod sums;
pub mod text_lines;
pub mod texts;
pub mod to_utf8;
pub mod vector_texts;
pub mod vectors;
pub mod workbook;
pub mod workbook_out;

use std::io;

use crate::domain::refusal::Refusal;

/// Reading failed: what was read is refused, or it could not be read at all.
#[derive(Debug)]
pub enum ReadError {
    /// The content says no.
    Refused(Refusal),
    /// The file says no.
    Io(io::Error),
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Refusal> for ReadError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
