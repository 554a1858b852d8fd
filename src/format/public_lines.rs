//! lines.csv and heads.csv of a publication: plain CSV in LF lines, so that a newer list begins with the bytes of the older.

use crate::domain::ground::sha::{RunningSha, Sha};
use crate::domain::public::lines::{PublicHead, PublicLine};

/// The header of lines.csv.
pub const LINES_HEADER: &str = "seq,act,time,sha256";
/// The header of heads.csv.
pub const HEADS_HEADER: &str = "day,line,sha256";

/// lines.csv.
pub fn write_lines(lines: &[PublicLine]) -> String {
    let mut text = format!("{LINES_HEADER}\n");
    text.extend(lines.iter().map(line_row));
    text
}

fn line_row(line: &PublicLine) -> String {
    let PublicLine {
        seq,
        act,
        time,
        sha256,
    } = line;
    format!("{seq},{act},{time},{sha256}\n")
}

/// heads.csv.
pub fn write_heads(heads: &[PublicHead]) -> String {
    let mut text = format!("{HEADS_HEADER}\n");
    text.extend(heads.iter().map(head_row));
    text
}

fn head_row(PublicHead { day, line, sha256 }: &PublicHead) -> String {
    format!("{day},{line},{sha256}\n")
}

/// The digests that lines.csv and heads.csv have as a book grows.
#[derive(Debug, Clone)]
pub struct GrowingLists {
    lines: RunningSha,
    heads: RunningSha,
}

impl Default for GrowingLists {
    fn default() -> Self {
        let begun = |header: &str| RunningSha::new(format!("{header}\n").as_bytes());
        Self {
            lines: begun(LINES_HEADER),
            heads: begun(HEADS_HEADER),
        }
    }
}

impl GrowingLists {
    /// The book has one line more.
    pub fn add_line(&mut self, line: &PublicLine) {
        self.lines.push(line_row(line).as_bytes());
    }

    /// One head more is published.
    pub fn add_head(&mut self, head: &PublicHead) {
        self.heads.push(head_row(head).as_bytes());
    }

    /// The digest of lines.csv.
    pub fn lines(&self) -> Sha {
        self.lines.so_far()
    }

    /// The digest of heads.csv.
    pub fn heads(&self) -> Sha {
        self.heads.so_far()
    }
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
