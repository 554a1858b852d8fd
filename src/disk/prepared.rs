//! A list made ready for reading: whatever it was, what comes out is CSV in UTF-8. What has to be rewritten for that goes
//! to a temporary file that vanishes with the program.

use crate::domain::lists::case_flaw::{CaseFlaw, Unreadable};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::domain::ground::encoding::Encoding;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::columns::OwnHeadings;
use crate::domain::lists::read_note::ReadNote;
use crate::format::json_rows::JsonError;
use crate::format::{encoding, json_rows};

use crate::disk::list_file::{self, ListFile};
use crate::disk::workbook::{self, SheetFile};
use crate::disk::{At, Trouble, regular, temporary};

/// A list ready for reading.
#[derive(Debug)]
pub struct Prepared {
    /// Where it lies.
    pub path: PathBuf,
    /// Its name, as people know it.
    pub name: String,
    /// How it was encoded.
    pub encoding: Encoding,
    /// Where the header begins: after the BOM.
    pub begin: u64,
    /// Bytes of the UTF-8 CSV.
    pub length: u64,
    /// The office's own headings, each with the key of its column.
    pub headings: OwnHeadings,
    /// What was done to it.
    pub said: Vec<ReadNote>,
    file: File,
    modified: Option<SystemTime>,
    rewritten: bool,
}

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
        let json = match extension.as_str() {
            "csv" | "txt" => false,
            "json" | "jsonl" | "ndjson" => true,
            _ if list_file::has_workbooks_name(path) => false,
            _ => return Err(refuse(Unreadable::Extension)),
        };
        regular::check(path)?;
        let mut file = match File::open(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(refuse(Unreadable::Missing(workbook_beside(path))));
            }
            opened => opened.at(path)?,
        };
        let metadata = file.metadata().at(path)?;
        if let Some(sheet) = workbook::csv_of(list_file, list)? {
            return Self::of_sheet(list_file, (name, metadata.modified().ok()), sheet);
        }
        if let Some(sheet) = &list_file.sheet {
            return Err(refuse(Unreadable::SheetOfNone(sheet.clone())));
        }
        let encoding = encoding::detect(&mut file)
            .map_err(|error| error.of(&name))
            .at(path)?;
        let mut rewritten = false;
        if encoding == Encoding::Gb18030 {
            file = temporary::file(|out| {
                let source = File::open(path).at(path)?;
                encoding::gb18030_to_utf8(source, out)
                    .map_err(|error| error.of(&name))
                    .at(path)
            })?;
            rewritten = true;
        }
        if json {
            file = json_to_csv(path, &file, list, refuse)?;
            rewritten = true;
        }
        let has_bom = encoding == Encoding::Utf8Bom && !json;
        let begin = if has_bom { 3 } else { 0 };
        let length = file.metadata().at(path)?.len();
        let modified = metadata.modified().ok();
        Ok(Self {
            path: path.to_owned(),
            name,
            encoding,
            begin,
            length,
            headings: list_file.headings.clone(),
            said: Vec::new(),
            file,
            modified,
            rewritten,
        })
    }

    /// A sheet of a workbook, which is CSV by now.
    fn of_sheet(
        list_file: &ListFile,
        (name, modified): (String, Option<SystemTime>),
        sheet: SheetFile,
    ) -> Result<Self, Trouble> {
        let path = list_file.path.as_path();
        Ok(Self {
            path: path.to_owned(),
            name,
            encoding: Encoding::Workbook,
            begin: 0,
            length: sheet.csv.metadata().at(path)?.len(),
            headings: list_file.headings.clone(),
            said: sheet.said,
            file: sheet.csv,
            modified,
            rewritten: true,
        })
    }

    /// Makes a file ready that somebody named, and that is none of the case folder's.
    ///
    /// # Errors
    /// As [`Prepared::open`]; a missing file is the file system's matter.
    pub fn handed_in(file: &ListFile, list: ListName) -> Result<Self, Trouble> {
        std::fs::metadata(&file.path).at(&file.path)?;
        Self::open(file, list)
    }

    /// Whether it was written anew for reading, into a file that has one reader at a time.
    pub fn is_rewritten(&self) -> bool {
        self.rewritten
    }

    /// A reader of the whole file that begins at `offset`.
    ///
    /// # Errors
    /// The file system fails.
    pub fn reader(&self, offset: u64) -> Result<File, Trouble> {
        let mut file = if self.rewritten {
            self.file.try_clone().at(&self.path)?
        } else {
            File::open(&self.path).at(&self.path)?
        };
        file.seek(SeekFrom::Start(offset)).at(&self.path)?;
        Ok(file)
    }

    /// All of it, from the header on. For small lists.
    ///
    /// # Errors
    /// The file system fails.
    pub fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        let mut bytes = Vec::new();
        self.reader(self.begin)?
            .read_to_end(&mut bytes)
            .at(&self.path)?;
        Ok(bytes)
    }

    /// Refuses to go on when the file was written to since it was opened.
    ///
    /// # Errors
    /// [`CaseFlaw::Changed`].
    pub fn check_unchanged(&self) -> Result<(), Trouble> {
        let metadata = std::fs::metadata(&self.path).at(&self.path)?;
        let same_length = self.rewritten || metadata.len() == self.length;
        if same_length && metadata.modified().ok() == self.modified {
            return Ok(());
        }
        Err(CaseFlaw::Changed(self.name.clone()).into())
    }
}

/// A workbook of the same name, which somebody forgot to save as CSV.
fn workbook_beside(path: &Path) -> Option<String> {
    let beside = ["xlsx", "xls", "et"]
        .into_iter()
        .map(|extension| path.with_extension(extension));
    beside.filter(|path| path.is_file()).find_map(|path| {
        path.file_name()
            .map(|name| name.to_string_lossy().into_owned())
    })
}

fn json_to_csv(
    path: &Path,
    source: &File,
    list: ListName,
    refuse: impl Fn(Unreadable) -> Trouble,
) -> Result<File, Trouble> {
    let keys: Vec<&str> = list.columns().iter().map(|column| column.key).collect();
    temporary::file(|out| {
        let open = || {
            let mut again = source.try_clone()?;
            again.seek(SeekFrom::Start(0))?;
            Ok(again)
        };
        json_rows::to_csv(&keys, open, out).map_err(|error| match error {
            JsonError::Content(why) => refuse(Unreadable::Json(why)),
            JsonError::Io(error) => Trouble::File {
                path: path.to_owned(),
                error,
            },
        })
    })
}
