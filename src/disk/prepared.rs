//! A list made ready for reading: whatever it was, what comes out is CSV in UTF-8 with commas, of which the header and the rows
//! are read and nothing else. What has to be rewritten for that goes to a temporary file that vanishes with the program.

use crate::domain::lists::case_flaw::{CaseFlaw, Unreadable};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::domain::ground::encoding::Encoding;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::closing_line::ClosingLine;
use crate::domain::lists::columns::{Header, OwnHeadings};
use crate::domain::lists::fault::{Fault, Flaw};
use crate::domain::lists::read_note::ReadNote;
use crate::format::workbook::sheet::RewrittenCells;

use crate::disk::list_file::{ListFile, WORKBOOKS, has_workbooks_name};
use crate::disk::preparing::{Made, Preparing};
use crate::disk::{At, Trouble, regular, workbook};

/// A list ready for reading.
#[derive(Debug)]
pub struct Prepared {
    /// Where it lies.
    pub path: PathBuf,
    /// Its name, as people know it.
    pub name: String,
    /// How it was encoded.
    pub encoding: Encoding,
    /// Where the header begins: after the BOM and title rows.
    pub begin: u64,
    /// Where the rows end: before totals and signatures.
    pub length: u64,
    /// The office's own headings, each with the key of its column.
    pub headings: OwnHeadings,
    /// The header's row in the list, as a spreadsheet counts it; 0 where the list is JSON with one object per line.
    pub header_row: u64,
    /// In a list of seeds that is a workbook, the cells that do not say what was entered there.
    pub rewritten_cells: RewrittenCells,
    made: Made,
    /// What the file was like when it was opened.
    size: u64,
    modified: Option<std::time::SystemTime>,
}

/// How many columns a row names, or nearly names, that is a header with faults rather than none.
const LIKE_A_HEADER: usize = 3;

/// How the names of lists end that are no workbooks.
const TEXTS: [&str; 9] = [
    "csv", "txt", "tsv", "tab", "htm", "html", "json", "jsonl", "ndjson",
];

impl Prepared {
    /// Makes the file of the list `list` ready.
    ///
    /// # Errors
    /// [`CaseFlaw::Unreadable`] when it is no list we read, or the file system fails.
    pub fn open(list_file: &ListFile, list: ListName) -> Result<Self, Trouble> {
        let path = list_file.path.as_path();
        let name = path
            .file_name()
            .map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let extension = path
            .extension()
            .map(|e| e.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        let refuse = |why| {
            Trouble::from(CaseFlaw::Unreadable {
                file: name.clone(),
                why,
            })
        };
        if !TEXTS.contains(&extension.as_str()) && !has_workbooks_name(path) {
            return Err(refuse(Unreadable::Extension));
        }
        regular::check_list(path)?;
        let file = match File::open(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(refuse(Unreadable::Missing(workbook_beside(path))));
            }
            opened => opened.at(path)?,
        };
        let metadata = file.metadata().at(path)?;
        // Without an object, JSON with one per line is a list without rows.
        let json = matches!(extension.as_str(), "json" | "jsonl" | "ndjson");
        if metadata.len() == 0 && !json {
            return Err(refuse(Unreadable::EmptyFile));
        }
        let preparing = Preparing {
            path,
            name: &name,
            list,
            headings: &list_file.headings,
        };
        let mut rewritten_cells = RewrittenCells::default();
        let made = match (workbook::csv_of(list_file, list)?, &list_file.sheet) {
            (Some(sheet), _) => {
                rewritten_cells = sheet.rewritten;
                preparing.placed(sheet.csv, Encoding::Workbook, sheet.said)?
            }
            (None, Some(sheet)) => return Err(refuse(Unreadable::SheetOfNone(sheet.clone()))),
            (None, None) => preparing.make(file, json)?,
        };
        Ok(Self {
            path: path.to_owned(),
            name,
            encoding: made.encoding,
            begin: made.begin,
            length: made.end,
            headings: list_file.headings.clone(),
            header_row: made.header_row,
            rewritten_cells,
            made,
            size: metadata.len(),
            modified: metadata.modified().ok(),
        })
    }

    /// Makes a file ready that somebody named, and that is none of the case folder's.
    ///
    /// # Errors
    /// As [`Prepared::open`]; a missing file is the file system's matter.
    pub fn handed_in(list_file: &ListFile, list: ListName) -> Result<Self, Trouble> {
        let path = list_file.path.as_path();
        std::fs::metadata(path).at(path)?;
        Self::open(list_file, list)
    }

    /// What was done to the list, for saying so. Rows are counted for it.
    ///
    /// # Errors
    /// The file system fails.
    pub fn said(&self) -> Result<Vec<ReadNote>, Trouble> {
        let mut said = self.made.said.clone();
        let offsets: Vec<u64> = self.made.closing.iter().map(|(at, _)| *at).collect();
        let rows = self.rows_at(&offsets)?;
        let lines = rows.into_iter().zip(&self.made.closing);
        said.extend(lines.map(|(row, (_, line))| match line {
            ClosingLine::Total => ReadNote::Total { row },
            ClosingLine::Signature | ClosingLine::Day => ReadNote::Signature { row },
        }));
        Ok(said)
    }

    /// The header, with one fault in the place of all others where it is no header and does not look like one.
    #[must_use]
    pub fn judged(&self, mut header: Header) -> Header {
        if let Some((row, nearest)) = &self.made.headless
            && header.known().count() + header.alike.len() < LIKE_A_HEADER
        {
            let required = header.list.columns().iter();
            let required = required.filter(|column| column.required);
            let looked = required.map(|column| column.zh).collect();
            let flaw = Flaw::NoHeader { looked };
            header.faults = vec![Fault::new(header.list, *row, None, nearest, flaw)];
        }
        header
    }

    /// A reader of the whole file that begins at `offset`.
    ///
    /// # Errors
    /// The file system fails.
    pub fn reader(&self, offset: u64) -> Result<PlacedReader, Trouble> {
        let file = if self.made.rewritten {
            self.made.file.try_clone()
        } else {
            File::open(&self.path)
        };
        Ok(PlacedReader {
            file: file.at(&self.path)?,
            at: offset,
        })
    }

    /// Refuses to go on when the file was written to since it was opened.
    ///
    /// # Errors
    /// [`CaseFlaw::Changed`].
    pub fn check_unchanged(&self) -> Result<(), Trouble> {
        let metadata = std::fs::metadata(&self.path).at(&self.path)?;
        if metadata.len() == self.size && metadata.modified().ok() == self.modified {
            return Ok(());
        }
        Err(CaseFlaw::Changed(self.name.clone()).into())
    }
}

/// A reader that keeps its own place in a file, though others may read the same one meanwhile.
#[derive(Debug)]
pub struct PlacedReader {
    file: File,
    at: u64,
}

impl PlacedReader {
    /// Reads some of what lies at `at`, wherever its own place is.
    ///
    /// # Errors
    /// The file system fails.
    pub fn read_at(&self, bytes: &mut [u8], at: u64) -> io::Result<usize> {
        #[cfg(unix)]
        return std::os::unix::fs::FileExt::read_at(&self.file, bytes, at);
        #[cfg(windows)]
        return std::os::windows::fs::FileExt::seek_read(&self.file, bytes, at);
    }
}

impl Read for PlacedReader {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.read_at(bytes, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for PlacedReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.file.metadata()?.len().checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// A workbook of the same name, which choucha.toml does not name yet.
fn workbook_beside(path: &Path) -> Option<String> {
    let beside = WORKBOOKS
        .into_iter()
        .map(|extension| path.with_extension(extension));
    beside.filter(|path| path.is_file()).find_map(|path| {
        path.file_name()
            .map(|name| name.to_string_lossy().into_owned())
    })
}
