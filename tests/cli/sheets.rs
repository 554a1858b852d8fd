//! Workbooks as they were written: their cells by another reader, and the parts that no reader of cells looks at.

use std::io::Read as _;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};

/// The names of the sheets.
pub(crate) fn names(path: &Path) -> Vec<String> {
    let book: Xlsx<_> = open_workbook(path).unwrap();
    book.sheet_names()
}

/// The cells of a sheet, each of which is a text or empty.
pub(crate) fn cells(path: &Path, sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let cell = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        other => panic!("{}: {other:?} is no text", path.display()),
    };
    range
        .rows()
        .map(|row| row.iter().map(cell).collect())
        .collect()
}

/// A part of the file, by the end of its name; the parts with that end one after the other.
pub(crate) fn parts(path: &Path, end: &str) -> String {
    let file = std::fs::File::open(path).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let names = archive.file_names().map(|name| name.unwrap().into_owned());
    let names: Vec<String> = names.collect();
    let mut text = String::new();
    for name in names.iter().filter(|name| name.ends_with(end)) {
        archive
            .by_name(name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
    }
    text
}

/// Holds that whatever is typed into any column of any sheet stays a text, and that nothing is a formula.
pub(crate) fn keeps_what_is_typed(path: &Path) {
    let styles = parts(path, "styles.xml");
    let formats = styles.split("<cellXfs").nth(1).unwrap();
    let formats: Vec<&str> = formats.split("<xf ").skip(1).collect();
    for number in 0..names(path).len() {
        let sheet = parts(path, &format!("worksheets/sheet{}.xml", number + 1));
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{sheet}");
        let columns: Vec<&str> = sheet.split("<col ").skip(1).collect();
        let heading = sheet.split("<row ").nth(1).unwrap();
        assert!(!columns.is_empty());
        let mut covered = 0;
        for column in columns {
            let value = |key: &str| -> usize {
                let from = column.split(&format!("{key}=\"")).nth(1).unwrap();
                from.split('"').next().unwrap().parse().unwrap()
            };
            covered += value("max") - value("min") + 1;
            // 49 is the number of the format `@`, text.
            let format = formats[value("style")];
            assert!(format.starts_with("numFmtId=\"49\""), "{format}");
        }
        assert_eq!(covered, heading.matches("<c ").count(), "{heading}");
    }
}
