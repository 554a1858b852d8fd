//! list.csv: a draw for people, with names; a record, so its headings are Chinese whatever the language of the screen.

use std::io::{BufRead, Write};
use std::sync::LazyLock;

use csv::StringRecord;

use crate::domain::lists::columns::headings;
use crate::domain::method::drawn_rows::{DrawnRow, DrawnRows, DrawnTeam};
use crate::domain::method::owners::Owners;
use crate::domain::method::source::Source;
use crate::domain::method::standing::{SeedName, SeedStanding};

use crate::format::csv_out::{CsvOut, armed, defused};
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
pub struct NamedRow {
    /// 名称.
    pub name: String,
    /// 对象类型.
    pub kind: String,
    /// 区域.
    pub region: String,
    /// Names of the team, leader first.
    pub team: Vec<String>,
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

/// Writes list.csv.
///
/// # Errors
/// The writer's own failure.
pub fn write<'a, W: Write>(
    out: W,
    draw: &Draw,
    owners: &Owners,
    rows: impl Iterator<Item = (DrawnRow<'a>, NamedRow)>,
) -> std::io::Result<W> {
    let mut csv = CsvOut::new(out)?;
    csv.row(HEADINGS.iter().copied())?;
    let witnesses = draw.witnesses.join("、");
    for (row, named) in rows {
        let (order, ticket) = (row.order.to_string(), format!("{:016x}", row.ticket));
        let (leader, members) = split(named.team.iter().map(String::as_str));
        let (leader_cert, member_certs) = split(row.team());
        let assistance = named.assistance.join(";");
        csv.row([
            order.as_str(),
            row.code,
            owners.enterprise_of(row.code),
            &named.name,
            &named.kind,
            &named.region,
            row.stratum,
            &ticket,
            &visit_of(&row),
            leader,
            &members,
            leader_cert,
            &member_certs,
            &assistance,
            &draw.id,
            &draw.standing,
            &draw.source,
            &draw.seed,
            &witnesses,
            &draw.origin,
            &recused_of(&row),
        ])?;
    }
    csv.finish()
}

/// The number of an object's visit.
fn visit_of(row: &DrawnRow<'_>) -> String {
    match row.of_team {
        DrawnTeam::Visit { number, .. } => number.to_string(),
        DrawnTeam::Public { .. } => String::new(),
    }
}

/// How many of the inspectors are recused from an object's visit.
fn recused_of(row: &DrawnRow<'_>) -> String {
    match row.of_team {
        DrawnTeam::Visit { recused, .. } => recused.to_string(),
        DrawnTeam::Public { .. } => String::new(),
    }
}

/// The leader, and the members joined by `;`.
fn split<'a>(mut team: impl Iterator<Item = &'a str>) -> (&'a str, String) {
    (
        team.next().unwrap_or(""),
        team.collect::<Vec<_>>().join(";"),
    )
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

/// The first row of list.csv that has another standing than this; the row as a spreadsheet counts it.
pub fn other_standing(mut reader: impl BufRead, standing: &str) -> Option<u64> {
    skip_bom(&mut reader);
    let reader = csv::ReaderBuilder::new().from_reader(reader);
    let mut rows = reader.into_records().zip(2..);
    let other = rows.find(|(row, _)| {
        row.as_ref()
            .map_or(true, |row| row.get(15) != Some(standing))
    });
    other.map(|(_, number)| number)
}

/// The first row of list.csv that says something else than the draw does; the row as a spreadsheet counts it.
///
/// `draw` is the draw as its record has it; where its id is not known, `round_id` is what the id begins with. Names are not
/// held against anything here: they are in the object library and vouched for by the file's digest; nor is the standing,
/// which the book decides.
pub fn difference(
    mut reader: impl BufRead,
    draw: &Draw,
    round_id: &str,
    (drawn, owners): (&DrawnRows, &Owners),
) -> Option<u64> {
    skip_bom(&mut reader);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(reader);
    let mut record = StringRecord::new();
    if !reader
        .read_record(&mut record)
        .is_ok_and(|read| read && record.iter().eq(HEADINGS.iter().copied()))
    {
        return Some(1);
    }
    let witnesses = draw.witnesses.join("、");
    let mut number = 1;
    for row in drawn.iter() {
        number += 1;
        let read = reader.read_record(&mut record).is_ok_and(|read| read);
        if !read
            || !says_row(&record, &row, owners)
            || !says_draw(&record, draw, round_id, &witnesses)
        {
            return Some(number);
        }
    }
    let ended = reader.read_record(&mut record).is_ok_and(|read| !read);
    (!ended).then_some(number + 1)
}

fn says_row(record: &StringRecord, row: &DrawnRow<'_>, owners: &Owners) -> bool {
    let (leader, members) = split(row.team());
    let (order, ticket) = (row.order.to_string(), format!("{:016x}", row.ticket));
    let expected = [
        (0, order.as_str()),
        (1, row.code),
        (2, owners.enterprise_of(row.code)),
        (6, row.stratum),
        (7, &ticket),
        (8, &visit_of(row)),
        (11, leader),
        (12, &members),
        (20, &recused_of(row)),
    ];
    expected
        .iter()
        .all(|(place, value)| record.get(*place) == Some(&*defused(value)))
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
