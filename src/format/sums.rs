//! SHA256SUMS: the digest of every other file of a draw folder, in the form that `sha256sum -c` reads.

use std::fmt::Write as _;

use crate::domain::ground::sha::Sha;

/// The name of the file.
pub const FILE: &str = "SHA256SUMS";

/// The lines of the file.
pub fn write<'a>(sums: impl IntoIterator<Item = (&'a str, Sha)>) -> String {
    let mut lines = String::new();
    for (name, sha) in sums {
        let _ = writeln!(lines, "{sha}  {name}");
    }
    lines
}

/// Reads the lines; `None` when one is not of its form.
pub fn read(bytes: &[u8]) -> Option<Vec<(String, Sha)>> {
    let text = std::str::from_utf8(bytes).ok()?;
    if !text.is_empty() && !text.ends_with('\n') {
        return None;
    }
    text.split_terminator('\n')
        .map(|line| {
            let (hex, name) = line.split_once("  ")?;
            (!name.is_empty()).then_some((name.to_owned(), Sha::from_hex(hex)?))
        })
        .collect()
}
