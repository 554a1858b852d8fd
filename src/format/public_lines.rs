//! lines.csv and heads.csv of a publication: plain CSV in LF lines, so that a newer list begins with the bytes of the older.

use std::fmt::Write as _;

use crate::domain::ground::sha::Sha;
use crate::domain::public::lines::{PublicHead, PublicLine};

/// The header of lines.csv.
pub const LINES_HEADER: &str = "seq,act,time,sha256";
/// The header of heads.csv.
pub const HEADS_HEADER: &str = "day,line,sha256";

/// lines.csv.
pub fn write_lines(lines: &[PublicLine]) -> String {
    let mut text = format!("{LINES_HEADER}\n");
    for PublicLine {
        seq,
        act,
        time,
        sha256,
    } in lines
    {
        let _ = writeln!(text, "{seq},{act},{time},{sha256}");
    }
    text
}

/// heads.csv.
pub fn write_heads(heads: &[PublicHead]) -> String {
    let mut text = format!("{HEADS_HEADER}\n");
    for PublicHead { day, line, sha256 } in heads {
        let _ = writeln!(text, "{day},{line},{sha256}");
    }
    text
}

/// Reads lines.csv; `None` where it is not of its form, the numbers from 1 without a gap.
pub fn read_lines(bytes: &[u8]) -> Option<Vec<PublicLine>> {
    let rows = rows(bytes, LINES_HEADER)?;
    let line = |(place, row): (usize, &str)| {
        let [seq, act, time, sha] = cells(row)?;
        let seq: u64 = number(seq)?;
        let in_order = usize::try_from(seq) == Ok(place + 1);
        in_order.then_some(())?;
        Some(PublicLine {
            seq,
            act: act.to_owned(),
            time: time.to_owned(),
            sha256: Sha::from_hex(sha)?,
        })
    };
    rows.enumerate().map(line).collect()
}

/// Reads heads.csv; `None` where it is not of its form.
pub fn read_heads(bytes: &[u8]) -> Option<Vec<PublicHead>> {
    let head = |row: &str| {
        let [day, line, sha] = cells(row)?;
        Some(PublicHead {
            day: day.to_owned(),
            line: number(line)?,
            sha256: Sha::from_hex(sha)?,
        })
    };
    rows(bytes, HEADS_HEADER)?.map(head).collect()
}

/// The rows below a header; a spreadsheet that saved the file may have left its own line ends and a mark at the beginning.
fn rows<'a>(bytes: &'a [u8], header: &str) -> Option<impl Iterator<Item = &'a str>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rows = text.lines();
    (rows.next()? == header).then_some(rows)
}

fn cells<const N: usize>(row: &str) -> Option<[&str; N]> {
    let cells: Vec<&str> = row.split(',').collect();
    let cells: [&str; N] = cells.try_into().ok()?;
    cells.iter().all(|cell| !cell.is_empty()).then_some(cells)
}

/// A number without leading zeros.
fn number(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}
