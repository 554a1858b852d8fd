//! `signers`: who may sign with which key, in the form of OpenSSH's `allowed_signers` ⇄ [`SignerRow`].

use crate::domain::acts::signing::{KeyTime, SignerRow};
use crate::domain::book::sign_flaw::{RowFlaw, SignFlaw};
use crate::domain::ground::signer::{LINE, SignerId, WITNESS};
use crate::domain::ground::ssh_key::SshKey;

/// Reads the rows; empty lines and those that begin with `#` are none.
///
/// # Errors
/// [`SignFlaw::Row`], at the first row that is not of its form.
pub fn read(file: &[u8]) -> Result<Vec<SignerRow>, SignFlaw> {
    let mut rows: Vec<SignerRow> = Vec::new();
    for (line, bytes) in (1..).zip(file.split(|&b| b == b'\n')) {
        let flaw = |what| SignFlaw::Row { line, what };
        let text = std::str::from_utf8(bytes).map_err(|_| flaw(RowFlaw::NotUtf8))?;
        let text = text.trim_matches([' ', '\t', '\r']);
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let row = read_row(text).map_err(flaw)?;
        let mut before = rows.iter();
        if before.any(|other| other.signer == row.signer && other.key == row.key) {
            return Err(flaw(RowFlaw::Twice));
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Writes a row.
pub fn write(row: &SignerRow) -> String {
    let namespaces = (!row.namespaces.is_empty()).then(|| row.namespaces.join(","));
    let time = |time: &Option<KeyTime>| time.as_ref().map(ToString::to_string);
    let options = [
        ("namespaces", namespaces),
        ("valid-after", time(&row.valid_after)),
        ("valid-before", time(&row.valid_before)),
    ];
    let options = options.into_iter();
    let options = options.filter_map(|(name, value)| Some(format!("{name}=\"{}\"", value?)));
    let options: Vec<String> = options.collect();
    let cells = [
        row.signer.to_string(),
        options.join(","),
        row.key.to_string(),
    ];
    let cells = cells.iter().filter(|cell| !cell.is_empty());
    let cells: Vec<&str> = cells.map(String::as_str).collect();
    cells.join(" ") + "\n"
}

fn read_row(text: &str) -> Result<SignerRow, RowFlaw> {
    let (signer, rest) = cell(text);
    let signer = SignerId::from_text(signer).ok_or_else(|| RowFlaw::Signer(signer.to_owned()))?;
    let (first, after) = cell(rest);
    let (options, rest) = if is_kind(first) {
        ("", rest)
    } else {
        (first, after)
    };
    let (kind, rest) = cell(rest);
    let (base64, _) = cell(rest);
    if base64.is_empty() {
        return Err(RowFlaw::Cells);
    }
    let mut row = SignerRow {
        signer,
        namespaces: Vec::new(),
        valid_after: None,
        valid_before: None,
        key: SshKey::from_text(&format!("{kind} {base64}")).map_err(RowFlaw::Key)?,
    };
    let mut seen: Vec<&str> = Vec::new();
    let mut rest = options;
    while !rest.is_empty() {
        let (option, after) = split(rest, |c| c == ',');
        let name = option.split('=').next().unwrap_or_default();
        if seen.contains(&name) {
            return Err(RowFlaw::Option(name.to_owned()));
        }
        seen.push(name);
        read_option(name, option, &mut row)?;
        rest = after;
    }
    match (&row.valid_after, &row.valid_before) {
        (Some(after), Some(before)) if before.unix <= after.unix => {
            Err(RowFlaw::Value("valid-before".to_owned()))
        }
        _ => Ok(row),
    }
}

fn read_option(name: &str, option: &str, row: &mut SignerRow) -> Result<(), RowFlaw> {
    let quoted = option
        .strip_prefix(name)
        .and_then(|value| value.strip_prefix("=\"")?.strip_suffix('"'));
    let value = || quoted.ok_or_else(|| RowFlaw::Value(name.to_owned()));
    let bad = || RowFlaw::Value(name.to_owned());
    match name {
        "namespaces" => {
            let named = value()?.split(',').map(str::to_owned);
            row.namespaces = named.collect();
            if !row
                .namespaces
                .iter()
                .all(|n| [LINE, WITNESS].contains(&n.as_str()))
            {
                return Err(bad());
            }
        }
        "valid-after" => row.valid_after = Some(KeyTime::from_text(value()?).ok_or_else(bad)?),
        "valid-before" => row.valid_before = Some(KeyTime::from_text(value()?).ok_or_else(bad)?),
        _ => return Err(RowFlaw::Option(name.to_owned())),
    }
    Ok(())
}

/// Whether it looks like the kind of a key, of ours or not.
fn is_kind(cell: &str) -> bool {
    ["ssh-", "sk-", "ecdsa-"]
        .iter()
        .any(|begin| cell.starts_with(begin))
}

/// The first cell, and what stands behind it and the white space after it.
fn cell(text: &str) -> (&str, &str) {
    let (cell, rest) = split(text, is_blank);
    (cell, rest.trim_start_matches(is_blank))
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

/// What stands before and behind the first mark outside of quotes.
fn split(text: &str, is_mark: impl Fn(char) -> bool) -> (&str, &str) {
    let mut is_quoted = false;
    let mut marks = text.char_indices().filter(|(_, c)| {
        is_quoted ^= *c == '"';
        !is_quoted && is_mark(*c)
    });
    match marks.next() {
        Some((at, mark)) => (&text[..at], &text[at + mark.len_utf8()..]),
        None => (text, ""),
    }
}
