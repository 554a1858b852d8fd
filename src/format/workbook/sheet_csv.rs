//! A sheet as CSV in UTF-8: a line for each of its rows, so that row numbers stay its own, and every column in its place.
//! Cells that are merged downwards (合并单元格) below the header are filled: each of their rows gets the value.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use crate::domain::lists::rows::Rows;

use super::sheet::{SheetCell, SheetRow};

/// Columns beyond this one are not filled up with empty cells: something stands there that is no part of a list.
const MOST_COLUMNS: usize = 1000;

/// So many rows a header may have below its first.
const MOST_HEADINGS: u32 = 3;

/// A sheet that is being written.
pub struct SheetCsv<W> {
    out: W,
    /// The number of the next line.
    next: u32,
    /// How many cells the rows had so far.
    width: usize,
    header: Option<u32>,
    /// The last row of the header, where its cells are merged downwards, and the rows of it that were seen.
    tall: Option<(u32, BTreeMap<u32, String>)>,
    /// The merged cells that reach below the last row, by column: last row and value.
    open: BTreeMap<u32, (u32, String)>,
    names: BTreeMap<u32, String>,
    filled: BTreeMap<u32, u64>,
    hidden: Option<Rows>,
    hidden_columns: BTreeSet<u32>,
}

/// What was done to a sheet while it was written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SheetSaid {
    /// The rows with something in them that the workbook hides.
    pub hidden: Option<Rows>,
    /// The headings of the columns that it hides.
    pub hidden_columns: Vec<String>,
    /// Heading and number of the cells that were filled, by column.
    pub filled: Vec<(String, u64)>,
}

impl<W: Write> SheetCsv<W> {
    /// A sheet written to `out`, whose header is this row, where one is known, and which hides these columns.
    pub fn new(out: W, header: Option<u32>, hidden_columns: BTreeSet<u32>) -> Self {
        Self {
            out,
            next: 0,
            width: 0,
            header,
            tall: None,
            open: BTreeMap::new(),
            names: BTreeMap::new(),
            filled: BTreeMap::new(),
            hidden: None,
            hidden_columns,
        }
    }

    /// Writes a row.
    ///
    /// # Errors
    /// The writer's own failure.
    pub fn row(&mut self, row: &SheetRow<'_>) -> std::io::Result<()> {
        if Some(row.number) == self.header {
            self.begin_header(row);
        }
        if let Some((last, _)) = &self.tall {
            if row.number <= *last {
                self.add_to_header(row);
                return Ok(());
            }
            self.end_header()?;
        }
        self.blank_lines(row.number)?;
        if row.hidden {
            self.hide(u64::from(row.number) + 1);
        }
        let below = self.header.is_none_or(|header| row.number > header);
        let merged =
            !self.open.is_empty() || row.cells.iter().any(|cell| cell.merged_to > row.number);
        if !below || !merged {
            return self.line(row.cells.iter().map(|cell| (cell.column, &*cell.text)));
        }
        let cells = self.with_filled(row);
        let cells = cells
            .iter()
            .map(|(column, text)| (*column, text.as_str()))
            .collect::<Vec<_>>();
        self.line(cells.into_iter())
    }

    /// Ends the sheet.
    ///
    /// # Errors
    /// The writer's own failure.
    pub fn finish(mut self) -> std::io::Result<SheetSaid> {
        if self.tall.is_some() {
            self.end_header()?;
        }
        self.out.flush()?;
        let names = &self.names;
        let hidden = self.hidden_columns.iter();
        let hidden = hidden.filter_map(|column| names.get(column).cloned());
        let hidden = hidden.filter(|heading| !heading.is_empty());
        let filled = self.filled.iter().map(|(column, cells)| {
            let name = names.get(column).cloned().unwrap_or_default();
            (name, *cells)
        });
        Ok(SheetSaid {
            filled: filled.collect(),
            hidden: self.hidden,
            hidden_columns: hidden.collect(),
        })
    }

    /// A header of one row names the columns at once; one whose cells are merged downwards has the lowest headings.
    fn begin_header(&mut self, row: &SheetRow<'_>) {
        let last = row.cells.iter().map(|cell| cell.merged_to).max();
        match last {
            Some(last) if (row.number + 1..=row.number + MOST_HEADINGS).contains(&last) => {
                self.tall = Some((last, BTreeMap::new()));
            }
            _ => self.name(row.cells.iter()),
        }
    }

    fn name<'c>(&mut self, cells: impl Iterator<Item = &'c SheetCell<'c>>) {
        let names = cells.map(|cell| (cell.column, cell.text.split_whitespace().collect()));
        self.names.extend(names);
    }

    fn add_to_header(&mut self, row: &SheetRow<'_>) {
        self.name(row.cells.iter());
        if let Some((_, headings)) = &mut self.tall {
            let cells = row.cells.iter();
            headings.extend(cells.map(|cell| (cell.column, cell.text.clone().into_owned())));
        }
    }

    fn end_header(&mut self) -> std::io::Result<()> {
        let Some((last, headings)) = self.tall.take() else {
            return Ok(());
        };
        self.header = Some(last);
        self.blank_lines(last)?;
        let cells = headings.iter().map(|(column, text)| (*column, &**text));
        self.line(cells)
    }

    /// The row's cells, and those that are merged with cells above it.
    fn with_filled(&mut self, row: &SheetRow<'_>) -> BTreeMap<u32, String> {
        self.open.retain(|_, (last, _)| *last >= row.number);
        let mut cells: BTreeMap<u32, String> = row
            .cells
            .iter()
            .map(|cell| (cell.column, cell.text.clone().into_owned()))
            .collect();
        if !cells.is_empty() {
            for (column, (_, value)) in &self.open {
                cells.entry(*column).or_insert_with(|| {
                    *self.filled.entry(*column).or_default() += 1;
                    value.clone()
                });
            }
        }
        let merged = row.cells.iter().filter(|cell| cell.merged_to > row.number);
        for cell in merged {
            let value = (cell.merged_to, cell.text.clone().into_owned());
            self.open.insert(cell.column, value);
        }
        cells
    }

    fn hide(&mut self, row: u64) {
        let one = Rows::one(row);
        match &mut self.hidden {
            Some(hidden) => {
                let follows = row > 1 && hidden.ends_with(row - 1);
                hidden.append(one, follows);
            }
            None => self.hidden = Some(one),
        }
    }

    fn blank_lines(&mut self, until: u32) -> std::io::Result<()> {
        while self.next < until {
            self.out.write_all(b"\n")?;
            self.next += 1;
        }
        Ok(())
    }

    /// Writes a line whose cells stand in these columns.
    fn line<'c>(&mut self, cells: impl Iterator<Item = (u32, &'c str)>) -> std::io::Result<()> {
        let mut place = 0;
        for (column, text) in cells {
            let column = column as usize;
            for _ in place..column {
                self.out.write_all(b",")?;
            }
            place = column;
            cell(&mut self.out, text)?;
        }
        self.width = self.width.max(place + 1).min(MOST_COLUMNS);
        for _ in place + 1..self.width {
            self.out.write_all(b",")?;
        }
        self.out.write_all(b"\n")?;
        self.next += 1;
        Ok(())
    }
}

fn cell(out: &mut impl Write, text: &str) -> std::io::Result<()> {
    if memchr::memchr3(b',', b'"', b'\n', text.as_bytes()).is_none() {
        return out.write_all(text.as_bytes());
    }
    out.write_all(b"\"")?;
    out.write_all(text.replace('"', "\"\"").as_bytes())?;
    out.write_all(b"\"")
}
