//! How a list becomes CSV in UTF-8 with commas: told apart by what is in the file, decoded, taken out of markup or JSON, its
//! separators made commas.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use crate::domain::ground::encoding::Encoding;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::{CaseFlaw, Unreadable};
use crate::domain::lists::columns::OwnHeadings;
use crate::domain::lists::header_row::{KnownNames, ROWS};
use crate::domain::lists::read_note::ReadNote;
use crate::format::json_rows::JsonError;
use crate::format::markup_table::{self, Markup, Rows};
use crate::format::{encoding, json_rows, separated, to_utf8};

use crate::disk::table_place::{self, Closing, HeaderPlace};
use crate::disk::{At, Trouble, temporary};

/// What a list has become.
#[derive(Debug)]
pub struct Made {
    /// CSV in UTF-8 with commas.
    pub file: File,
    /// Whether it was written anew.
    pub rewritten: bool,
    /// How the list was encoded.
    pub encoding: Encoding,
    /// Where the header begins.
    pub begin: u64,
    /// Where the rows end.
    pub end: u64,
    /// The header's row in the list.
    pub header_row: u64,
    /// The row that looks most like a header, where none is one.
    pub headless: Option<(u64, String)>,
    /// Lines behind the rows that are none of the list.
    pub closing: Vec<Closing>,
    /// What was done to it.
    pub said: Vec<ReadNote>,
}

/// A list while it is made ready.
pub struct Preparing<'a> {
    /// Where it lies.
    pub path: &'a Path,
    /// Its name, as people know it.
    pub name: &'a str,
    /// Which list it is.
    pub list: ListName,
    /// The office's own headings, each with the key of its column.
    pub headings: &'a OwnHeadings,
}

impl Preparing<'_> {
    /// Makes the list of an open file.
    ///
    /// # Errors
    /// [`CaseFlaw::Unreadable`], or the file system fails.
    pub fn make(&self, mut file: File, json_by_name: bool) -> Result<Made, Trouble> {
        let encoding = encoding::detect(&mut file)
            .map_err(|error| error.of(self.name))
            .at(self.path)?;
        let mut rewritten = false;
        if !encoding.is_utf8() {
            file = self.written((file, 0), |source, out| {
                to_utf8::write(encoding, source, out)
            })?;
            rewritten = true;
        }
        let (beginning, _) = table_place::beginning(&mut file).at(self.path)?;
        let beginning = String::from_utf8_lossy(&beginning);
        if Markup::of(&beginning).is_some() {
            file = self.out_of_markup(file)?;
            return self.placed(file, encoding, vec![ReadNote::WebPage]);
        }
        if json_by_name || json_rows::begins(&beginning) {
            let (file, row) = self.out_of_json(&file)?;
            let place = HeaderPlace {
                row,
                ..HeaderPlace::of_first_row(0)
            };
            return self.made((file, true), encoding, Some(place), Vec::new());
        }
        let place = table_place::header(&mut file, self.list, self.headings).at(self.path)?;
        self.made((file, rewritten), encoding, place, Vec::new())
    }

    /// What a list has become that was written anew, as `said` tells.
    ///
    /// # Errors
    /// The file system fails.
    pub fn placed(
        &self,
        mut file: File,
        encoding: Encoding,
        said: Vec<ReadNote>,
    ) -> Result<Made, Trouble> {
        let place = table_place::header(&mut file, self.list, self.headings).at(self.path)?;
        self.made((file, true), encoding, place, said)
    }

    fn made(
        &self,
        (mut file, mut rewritten): (File, bool),
        encoding: Encoding,
        place: Option<HeaderPlace>,
        mut said: Vec<ReadNote>,
    ) -> Result<Made, Trouble> {
        // A file with nothing in it: that it has no header is told where one is looked for.
        let mut place = place.unwrap_or_else(|| HeaderPlace::of_first_row(0));
        if place.below_titles && place.is_header {
            let rows = place.row - 1;
            said.push(ReadNote::TitleRows { rows });
        }
        if place.separator != ',' && place.is_header {
            said.push(ReadNote::Separator(place.separator));
            let (begin, separator) = (place.begin, place.separator);
            file = self.written((file, begin), |source, out| {
                separated::to_commas(separator, source, out)
            })?;
            (place.begin, rewritten) = (0, true);
        }
        let of_list = (self.list, self.headings);
        let (end, closing) = table_place::end(&mut file, place.begin, of_list).at(self.path)?;
        Ok(Made {
            file,
            rewritten,
            encoding,
            begin: place.begin,
            end,
            header_row: place.row,
            headless: headless(&place),
            closing,
            said,
        })
    }

    /// A temporary file with what `write` makes of a file from an offset on.
    fn written(
        &self,
        (mut file, from): (File, u64),
        write: impl FnOnce(&mut File, &mut temporary::Temporary) -> std::io::Result<()>,
    ) -> Result<File, Trouble> {
        file.seek(SeekFrom::Start(from)).at(self.path)?;
        temporary::file(|out| write(&mut file, out).at(self.path))
    }

    /// The table of a page that looks most like the list.
    fn out_of_markup(&self, mut file: File) -> Result<File, Trouble> {
        let mut text = Vec::new();
        file.seek(SeekFrom::Start(0)).at(self.path)?;
        file.read_to_end(&mut text).at(self.path)?;
        let tables = markup_table::tables(&String::from_utf8_lossy(&text));
        let known = self.known();
        let names = |rows: &Rows| {
            let first = rows.iter().filter(|row| !row.is_empty()).take(ROWS);
            known
                .find(first.map(Vec::as_slice))
                .map_or(0, |found| found.names)
        };
        let table = tables.iter().rev().max_by_key(|rows| names(rows));
        let table = table.ok_or_else(|| self.unreadable(Unreadable::NoTable))?;
        temporary::file(|out| {
            let written = table.iter().try_for_each(|row| write_row(&mut *out, row));
            written.at(self.path)
        })
    }

    /// The records of JSON, and the row that their header is.
    fn out_of_json(&self, source: &File) -> Result<(File, u64), Trouble> {
        let mut header_row = 1;
        let file = temporary::file(|out| {
            let open = || {
                let mut again = source.try_clone()?;
                again.seek(SeekFrom::Start(0))?;
                Ok(again)
            };
            let written = json_rows::to_csv(&self.known(), open, out);
            header_row = written.map_err(|error| match error {
                JsonError::Content(why) => self.unreadable(Unreadable::Json(why)),
                JsonError::Io(error) => Trouble::File {
                    path: self.path.to_owned(),
                    error,
                },
            })?;
            Ok(())
        })?;
        Ok((file, header_row))
    }

    fn known(&self) -> KnownNames {
        KnownNames::new(self.list, self.headings)
    }

    fn unreadable(&self, why: Unreadable) -> Trouble {
        let file = self.name.to_owned();
        CaseFlaw::Unreadable { file, why }.into()
    }
}

/// The row that looks most like a header, where it is none.
fn headless(place: &HeaderPlace) -> Option<(u64, String)> {
    let cells = place.cells.iter().map(|cell| cell.trim());
    let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    (!place.is_header).then(|| (place.row, cells.join("、")))
}

/// Writes a row in one line, an empty one as a blank line.
fn write_row(out: &mut impl std::io::Write, row: &[String]) -> std::io::Result<()> {
    if row.iter().all(String::is_empty) {
        return out.write_all(b"\n");
    }
    let mut line = csv::WriterBuilder::new().flexible(true).from_writer(out);
    line.write_record(row).map_err(std::io::Error::other)?;
    line.flush()
}
