//! list.csv: a draw for people, with names; a record, so its headings are Chinese whatever the language of the screen.

use std::borrow::Cow;
use std::io::{BufRead, Write};
use std::sync::LazyLock;

use csv::StringRecord;

use crate::domain::ground::hex;
use crate::domain::lists::columns::headings;
use crate::domain::method::drawn_rows::{DrawnRow, DrawnRows, DrawnTeam};
use crate::domain::method::owners::Owners;
use crate::domain::method::source::Source;
use crate::domain::method::standing::{SeedName, SeedStanding};

use crate::format::csv_out::{CsvOut, armed, defused, push_cell};
use crate::format::number_text::whole;

/// The columns, as `data/formats/` has them.
pub const FORMAT: &str = include_str!("../../data/formats/list.csv");

/// Their headings.
static HEADINGS: LazyLock<Vec<&str>> = LazyLock::new(|| headings(FORMAT));

/// A standing in the words of an office (rule 18).
pub fn standing_words(standing: SeedStanding, source: &Source) -> &'static str {
    match SeedName::of(standing, Some(source)) {
        SeedName::Beacon => "信标取种",
        SeedName::Event => "公开事件取种",
        SeedName::System => "系统随机（可复算）",
        SeedName::Other => "可复算，种子未经证明",
    }
}

/// What people want to know of a drawn object besides its record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedRow<'a> {
    /// 名称.
    pub name: &'a str,
    /// 对象类型.
    pub kind: &'a str,
    /// 区域.
    pub region: &'a str,
    /// Names of the team, leader first.
    pub team: Vec<&'a str>,
    /// Items for which nobody in the team holds a specialty (第七条).
    pub assistance: Vec<String>,
}

/// What every row says of its draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// Its id.
    pub id: String,
    /// Its standing in the words of an office.
    pub standing: String,
    /// The seed's source.
    pub source: String,
    /// The seed.
    pub seed: String,
    /// Witnesses.
    pub witnesses: Vec<String>,
    /// 任务来源, as words.
    pub origin: String,
}

/// The header of list.csv.
///
/// # Errors
/// As [`CsvOut::row`].
pub fn header() -> std::io::Result<Vec<u8>> {
    let mut csv = CsvOut::new(Vec::new())?;
    csv.row(HEADINGS.iter().copied())?;
    csv.finish()
}

/// Some rows of list.csv, each with the cells that [`of_draw`] gives.
pub fn lines<'a>(
    of_draw: &[u8],
    owners: &Owners,
    rows: impl Iterator<Item = (DrawnRow<'a>, NamedRow<'a>)>,
) -> Vec<u8> {
    let mut lines = Vec::new();
    for (row, named) in rows {
        push_row(&mut lines, &row, owners, &named);
        lines.extend_from_slice(of_draw);
        if let DrawnTeam::Visit { recused, .. } = row.of_team {
            push_number(&mut lines, recused.into());
        }
        lines.extend_from_slice(b"\r\n");
    }
    lines
}

/// The cells that every row of a draw has, parted and with a comma behind them.
pub fn of_draw(draw: &Draw) -> Vec<u8> {
    let mut cells = Vec::new();
    let witnesses = draw.witnesses.join("、");
    for cell in [
        &draw.id,
        &draw.standing,
        &draw.source,
        &draw.seed,
        &witnesses,
        &draw.origin,
    ] {
        push_cell(&mut cells, cell);
        cells.push(b',');
    }
    cells
}

/// Adds the cells of a row before those of its draw, a comma behind each.
fn push_row(out: &mut Vec<u8>, row: &DrawnRow<'_>, owners: &Owners, named: &NamedRow<'_>) {
    let number = |out: &mut Vec<u8>, number: u64| {
        push_number(out, number);
        out.push(b',');
    };
    number(out, row.order);
    let cell = |out: &mut Vec<u8>, cell: &str| {
        push_cell(out, cell);
        out.push(b',');
    };
    cell(out, row.code);
    cell(out, owners.enterprise_of(row.code));
    for text in [named.name, named.kind, named.region, row.stratum] {
        cell(out, text);
    }
    out.extend_from_slice(&hex::number(row.ticket));
    out.push(b',');
    match row.of_team {
        DrawnTeam::Visit { number: visit, .. } => number(out, visit.into()),
        DrawnTeam::Public { .. } => out.push(b','),
    }
    let (leader, members) = split(named.team.iter().copied());
    cell(out, leader);
    cell(out, &members);
    let (leader, members) = split(row.team());
    cell(out, leader);
    cell(out, &members);
    cell(out, &named.assistance.join(";"));
}

fn push_number(out: &mut Vec<u8>, number: u64) {
    // Memory takes whatever is written.
    let _ = write!(out, "{number}");
}

/// The leader, and the members joined by `;`.
fn split<'a>(mut team: impl Iterator<Item = &'a str>) -> (&'a str, Cow<'a, str>) {
    let leader = team.next().unwrap_or("");
    let mut members = Cow::Borrowed(team.next().unwrap_or(""));
    for member in team {
        members += ";";
        members += member;
    }
    (leader, members)
}

fn skip_bom(reader: &mut impl BufRead) {
    let bom = reader
        .fill_buf()
        .is_ok_and(|bytes| bytes.starts_with(b"\xef\xbb\xbf"));
    reader.consume(if bom { 3 } else { 0 });
}

/// The rows of a list.csv below its header, its cells as they were before they were defused.
///
/// # Errors
/// It is no such CSV.
pub fn rows(mut bytes: &[u8]) -> std::io::Result<Vec<Vec<String>>> {
    skip_bom(&mut bytes);
    let reader = csv::ReaderBuilder::new().from_reader(bytes);
    let row = |row: csv::Result<StringRecord>| {
        let row = row.map_err(std::io::Error::other)?;
        Ok(row.iter().map(|cell| armed(cell).to_owned()).collect())
    };
    reader.into_records().map(row).collect()
}

/// The standing that the rows of list.csv say, so far as they say the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaidStanding {
    /// That of the first row; nothing without a row.
    first: Option<String>,
    /// The first row that says another, as a spreadsheet counts it.
    other: Option<u64>,
}

impl SaidStanding {
    fn add(&mut self, standing: &str, row: u64) {
        match &self.first {
            None => self.first = Some(standing.to_owned()),
            Some(first) if first != standing => self.other = self.other.or(Some(row)),
            Some(_) => {}
        }
    }

    /// The first row that has another standing than this, as a spreadsheet counts it.
    pub fn other_than(&self, standing: &str) -> Option<u64> {
        match &self.first {
            Some(first) if first == standing => self.other,
            Some(_) => Some(2),
            None => None,
        }
    }
}

/// Reads list.csv: the standing that its rows say, or the first row that says something else than the draw does, as a
/// spreadsheet counts it.
///
/// `draw` is the draw as its record has it; where its id is not known, `round_id` is what the id begins with. Names are not
/// held against anything here: they are in the object library and vouched for by the file's digest; nor is the standing,
/// which the book decides.
///
/// # Errors
/// That row.
pub fn check(
    mut reader: impl BufRead,
    draw: &Draw,
    round_id: &str,
    (drawn, owners): (&DrawnRows, &Owners),
) -> Result<SaidStanding, u64> {
    skip_bom(&mut reader);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(reader);
    let mut record = StringRecord::new();
    if !reader
        .read_record(&mut record)
        .is_ok_and(|read| read && record.iter().eq(HEADINGS.iter().copied()))
    {
        return Err(1);
    }
    let mut said = SaidStanding::default();
    let witnesses = draw.witnesses.join("、");
    let mut number = 1;
    for row in drawn.iter() {
        number += 1;
        let read = reader.read_record(&mut record).is_ok_and(|read| read);
        if !read
            || !says_row(&record, &row, owners)
            || !says_draw(&record, draw, round_id, &witnesses)
        {
            return Err(number);
        }
        said.add(record.get(15).unwrap_or_default(), number);
    }
    if reader.read_record(&mut record).is_ok_and(|read| !read) {
        Ok(said)
    } else {
        Err(number + 1)
    }
}

fn says_row(record: &StringRecord, row: &DrawnRow<'_>, owners: &Owners) -> bool {
    let (leader, members) = split(row.team());
    let (visit, recused) = match row.of_team {
        DrawnTeam::Visit { number, recused } => (Some(number), Some(recused)),
        DrawnTeam::Public { .. } => (None, None),
    };
    let says = |place: usize, value: &str| record.get(place) == Some(&*defused(value));
    let counts = |place: usize, number: Option<u64>| {
        let cell = record.get(place);
        number.map_or(cell == Some(""), |number| {
            cell.and_then(whole::<u64>) == Some(number)
        })
    };
    counts(0, Some(row.order))
        && says(1, row.code)
        && says(2, owners.enterprise_of(row.code))
        && says(6, row.stratum)
        && record.get(7).map(str::as_bytes) == Some(&hex::number(row.ticket))
        && counts(8, visit.map(u64::from))
        && says(11, leader)
        && says(12, &members)
        && counts(20, recused.map(u64::from))
}

fn says_draw(record: &StringRecord, draw: &Draw, round_id: &str, witnesses: &str) -> bool {
    let expected = [
        (16, draw.source.as_str()),
        (17, &draw.seed),
        (18, witnesses),
        (19, &draw.origin),
    ];
    let id = record.get(14).unwrap_or_default();
    let id_fits = if draw.id.is_empty() {
        // The second draw of a round has `.2` behind the round.
        let rest = id.strip_prefix(&*defused(round_id));
        rest.is_some_and(|rest| {
            rest.is_empty()
                || rest
                    .strip_prefix('.')
                    .is_some_and(|nth| whole::<u32>(nth).is_some())
        })
    } else {
        id == defused(&draw.id)
    };
    id_fits
        && expected
            .iter()
            .all(|(place, value)| record.get(*place) == Some(&*defused(value)))
}
