//! The small texts of a draw: excluded.txt, owners.txt, inspectors.txt, recusals.txt and salt.txt, each held against its form.

use std::io::{BufRead, Read};

use crate::domain::acts::entry::is_draw_id;
use crate::domain::method::frame::Crew;
use crate::domain::method::manifest::TextDigest;
use crate::domain::method::owners::Owners;
use crate::domain::method::text_flaw::{TextFlaw, TextName};
use crate::domain::refusal::Refusal;
use crate::format::number_text::whole;
use crate::format::{ReadError, text_lines};

/// Bytes of salt.txt: 64 hex digits and LF.
const SALT: usize = 65;

/// A line of excluded.txt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcludedLine {
    /// The object's code.
    pub code: String,
    /// Ids of the draws that used up the cap of its enterprise, ascending.
    pub draws: Vec<String>,
}

/// Reads excluded.txt.
///
/// # Errors
/// The first line that is not of its form, or the reader's own failure.
pub fn read_excluded(reader: impl BufRead) -> Result<(Vec<ExcludedLine>, TextDigest), ReadError> {
    let mut lines: Vec<ExcludedLine> = Vec::new();
    let digest = text_lines::read(TextName::Excluded, reader, |_, cells| {
        text_lines::expect_cells(cells, 2)?;
        if lines
            .last()
            .is_some_and(|last| cells[0].as_bytes() <= last.code.as_bytes())
        {
            return Err(TextFlaw::NotAscending);
        }
        lines.push(ExcludedLine {
            code: cells[0].to_owned(),
            draws: cap_reason(cells[1])?,
        });
        Ok(())
    })?;
    Ok((lines, digest))
}

/// The draws of `cap:<draw>[,<draw>…]`, strictly ascending by bytes. `V<number>` stands for a check made outside the draws.
fn cap_reason(reason: &str) -> Result<Vec<String>, TextFlaw> {
    let malformed = || TextFlaw::ExcludedLine(reason.to_owned());
    let draws = reason.strip_prefix("cap:").filter(|ids| !ids.is_empty());
    let draws: Vec<&str> = draws.ok_or_else(malformed)?.split(',').collect();
    if let Some(bad) = draws
        .iter()
        .find(|id| !is_draw_id(id) && !is_outside_check(id))
    {
        return Err(TextFlaw::Id((*bad).to_owned()));
    }
    let ascend = draws
        .windows(2)
        .all(|pair| pair[0].as_bytes() < pair[1].as_bytes());
    if ascend {
        return Ok(draws.into_iter().map(str::to_owned).collect());
    }
    Err(malformed())
}

/// `V<number>`, reserved for a check made outside the draws.
fn is_outside_check(id: &str) -> bool {
    let number = id.strip_prefix('V').and_then(whole::<u32>);
    number.is_some_and(|number| number > 0)
}

/// Reads owners.txt.
///
/// # Errors
/// As [`read_excluded`].
pub fn read_owners(reader: impl BufRead) -> Result<(Owners, TextDigest), ReadError> {
    let mut owners = Owners::default();
    let digest = text_lines::read(TextName::Owners, reader, |_, cells| {
        text_lines::expect_cells(cells, 2)?;
        let last = owners.len().checked_sub(1).map(|last| owners.code(last));
        if last.is_some_and(|last| cells[0].as_bytes() <= last.as_bytes()) {
            return Err(TextFlaw::NotAscending);
        }
        owners.push(cells[0], cells[1]);
        Ok(())
    })?;
    Ok((owners, digest))
}

/// Reads inspectors.txt; its digest is that of the salt and the text.
///
/// # Errors
/// As [`read_excluded`].
pub fn read_crew(salt: &[u8], reader: impl BufRead) -> Result<(Crew, TextDigest), ReadError> {
    let mut crew = Crew::default();
    let digest = text_lines::read_salted(TextName::Inspectors, salt, reader, |_, cells| {
        let qualified = match cells {
            [_] => false,
            [_, "+"] => true,
            [_, mark] => return Err(TextFlaw::Mark((*mark).to_owned())),
            _ => {
                return Err(TextFlaw::CellCount {
                    expected: 2,
                    found: cells.len(),
                });
            }
        };
        if crew
            .certs
            .last()
            .is_some_and(|last| cells[0].as_bytes() <= last.as_bytes())
        {
            return Err(TextFlaw::NotAscending);
        }
        crew.certs.push(cells[0].to_owned());
        crew.qualified.push(qualified);
        Ok(())
    })?;
    Ok((crew, digest))
}

/// Pairs of an object's code and a certificate number.
pub type RecusalPairs = Vec<(String, String)>;

/// Reads recusals.txt; its digest is that of the salt and the text.
///
/// # Errors
/// As [`read_excluded`].
pub fn read_recusals(
    salt: &[u8],
    reader: impl BufRead,
) -> Result<(RecusalPairs, TextDigest), ReadError> {
    let mut pairs = RecusalPairs::new();
    let digest = text_lines::read_salted(TextName::Recusals, salt, reader, |_, cells| {
        text_lines::expect_cells(cells, 2)?;
        let ascends = pairs.last().is_none_or(|(code, cert)| {
            (code.as_bytes(), cert.as_bytes()) < (cells[0].as_bytes(), cells[1].as_bytes())
        });
        if !ascends {
            return Err(TextFlaw::NotAscending);
        }
        pairs.push((cells[0].to_owned(), cells[1].to_owned()));
        Ok(())
    })?;
    Ok((pairs, digest))
}

/// Reads salt.txt: its bytes as they stand.
///
/// # Errors
/// [`TextFlaw::Salt`], or the reader's own failure.
pub fn read_salt(reader: impl Read) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::with_capacity(SALT + 1);
    reader.take(SALT as u64 + 1).read_to_end(&mut bytes)?;
    let hex = |b: &u8| b.is_ascii_digit() || (b'a'..=b'f').contains(b);
    let well = bytes.len() == SALT && bytes.ends_with(b"\n") && bytes[..SALT - 1].iter().all(hex);
    if well {
        return Ok(bytes);
    }
    Err(Refusal::text(TextName::Salt, None, TextFlaw::Salt).into())
}
