//! The `.sig` file that `ssh-keygen -Y sign` writes ⇄ the base64 in it.

use std::fmt::Write as _;

use crate::domain::book::sign_flaw::SignFlaw;

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
const END: &str = "-----END SSH SIGNATURE-----";
/// How long ssh-keygen makes its lines.
const WIDTH: usize = 70;

/// Reads the base64 of a signature, without its line breaks: out of its armour, or bare.
///
/// # Errors
/// [`SignFlaw::Form`].
pub fn read(file: &[u8]) -> Result<String, SignFlaw> {
    let text = std::str::from_utf8(file).map_err(|_| SignFlaw::Form(None))?;
    let text = text.trim();
    let bare = match text.strip_prefix(BEGIN) {
        Some(rest) => rest.strip_suffix(END).ok_or(SignFlaw::Form(None))?,
        None => text,
    };
    Ok(bare.split_ascii_whitespace().collect())
}

/// Where a signature begins in what holds it behind a text; its end where there is none.
pub fn begin(bytes: &[u8]) -> usize {
    memchr::memmem::find(bytes, BEGIN.as_bytes()).unwrap_or(bytes.len())
}

/// Writes the file.
pub fn write(base64: &str) -> String {
    let mut text = format!("{BEGIN}\n");
    let mut rest = base64;
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(WIDTH).unwrap_or((rest, ""));
        let _ = writeln!(text, "{line}");
        rest = after;
    }
    text + END + "\n"
}
