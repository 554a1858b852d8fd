//! Parts of a zipped workbook, read as XML.

use std::io::{BufReader, Read, Seek};

use quick_xml::events::{BytesRef, BytesStart};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::sheet::WorkbookError;

/// A part while it is read.
pub type Part<'a, R> = Reader<BufReader<ZipFile<'a, R>>>;

/// The part of this name; nothing when there is none.
///
/// # Errors
/// [`WorkbookError`].
pub fn part<'a, R: Read + Seek>(
    zip: &'a mut ZipArchive<R>,
    name: &str,
) -> Result<Option<Part<'a, R>>, WorkbookError> {
    let file = match zip.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(of_zip(error)),
    };
    let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, file));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    Ok(Some(reader))
}

/// What is wrong with an archive.
pub fn of_zip(error: ZipError) -> WorkbookError {
    match error {
        ZipError::Io(error) => error.into(),
        error => WorkbookError::broken(error),
    }
}

/// The value of an attribute, by its name without what stands before the colon.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut sound = attributes.with_checks(false).flatten();
    let found = sound.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// Adds what an entity stands for to a text.
pub fn push_entity(entity: &BytesRef<'_>, text: &mut String) {
    let name: &str = entity.as_ref();
    match entity.resolve_char_ref() {
        Ok(Some(sign)) => text.push(sign),
        _ => text.push_str(quick_xml::escape::resolve_predefined_entity(name).unwrap_or_default()),
    }
}
