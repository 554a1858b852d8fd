//! owners.txt of a draw: `code TAB owner`, ascending by code, each line ended by LF.

use crate::domain::visit::owners::Owners;

/// Reads the text; nothing when it is not of that form.
pub fn read(bytes: &[u8]) -> Option<Owners> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut last = "";
    let mut pairs = Vec::new();
    for line in text.split_inclusive('\n') {
        let (code, owner) = line.strip_suffix('\n')?.split_once('\t')?;
        if code.as_bytes() <= last.as_bytes() || owner.is_empty() || owner.contains('\t') {
            return None;
        }
        pairs.push((code.to_owned(), owner.to_owned()));
        last = code;
    }
    Some(pairs.into_iter().collect())
}
