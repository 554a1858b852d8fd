//! The texts of a test vector: by the names of their files, as text or, where they are no UTF-8, in hex.

use std::collections::BTreeMap;

use crate::format::ReadError;
use crate::format::texts::{self, Texts};

/// Reads the texts of a draw from a vector.
///
/// # Errors
/// As [`texts::read`].
pub(super) fn read(files: &BTreeMap<String, String>) -> Result<Texts, ReadError> {
    texts::read(|name| {
        let bytes = match files.get(name.file()) {
            Some(text) => text.clone().into_bytes(),
            None => from_hex(
                files
                    .get(&format!("{}.hex", name.file()))
                    .map_or("", String::as_str),
            ),
        };
        Ok(std::io::Cursor::new(bytes))
    })
}

fn from_hex(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex
        .chars()
        .filter_map(|c| c.to_digit(16))
        .filter_map(|d| u8::try_from(d).ok())
        .collect();
    digits
        .chunks_exact(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}
