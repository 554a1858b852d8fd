//! list.csv: a draw for people, with names; a record, so its headings are Chinese whatever the language of the screen.

use std::io::Write;

use csv::StringRecord;

use crate::domain::verify::DrawnLine;

use super::csv_out::{CsvOut, defused};

/// The headings (English keys: order, code, name, kind, region, stratum, ticket, leader, `leader_cert`, members,
/// `member_certs`, assistance, draw, standing, source, seed, witnesses).
pub const HEADINGS: [&str; 17] = [
    "顺序",
    "对象代码",
    "对象名称",
    "对象类型",
    "区域",
    "分层",
    "票号",
    "组长",
    "组长执法证号",
    "组员",
    "组员执法证号",
    "需专业人员协助",
    "抽取编号",
    "抽取效力",
    "种子来源",
    "种子",
    "见证人",
];

/// What people want to know of a drawn object besides its record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
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
    /// Its standing.
    pub standing: String,
    /// The seed's source.
    pub source: String,
    /// The seed.
    pub seed: String,
    /// Witnesses.
    pub witnesses: Vec<String>,
}

/// Writes list.csv.
///
/// # Errors
/// The writer's own failure.
pub fn write<'a, W: Write>(
    out: W,
    draw: &Draw,
    rows: impl Iterator<Item = (&'a DrawnLine, &'a Named)>,
) -> std::io::Result<W> {
    let mut csv = CsvOut::new(out)?;
    csv.row(HEADINGS)?;
    let witnesses = draw.witnesses.join("、");
    for (line, named) in rows {
        let order = line.order.to_string();
        let (leader, members) = split(&named.team);
        let (leader_cert, member_certs) = split(&line.team);
        let assistance = named.assistance.join(";");
        csv.row([
            order.as_str(),
            &line.code,
            &named.name,
            &named.kind,
            &named.region,
            &line.stratum,
            &line.ticket,
            leader,
            leader_cert,
            &members,
            &member_certs,
            &assistance,
            &draw.id,
            &draw.standing,
            &draw.source,
            &draw.seed,
            &witnesses,
        ])?;
    }
    csv.finish()
}

fn split(team: &[String]) -> (&str, String) {
    match team.split_first() {
        Some((leader, members)) => (leader, members.join(";")),
        None => ("", String::new()),
    }
}

/// The first row of list.csv that says something else than the draw does; the row as a spreadsheet counts it.
///
/// Names are not held against anything here: they are in the object library and vouched for by the file's digest.
pub fn difference(
    bytes: &[u8],
    draw: Option<&str>,
    standing: &str,
    drawn: &[DrawnLine],
) -> Option<u64> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    let mut records = reader.records();
    let header = records.next().and_then(Result::ok);
    if !header.is_some_and(|h| h.iter().eq(HEADINGS)) {
        return Some(1);
    }
    let mut row = 1;
    for line in drawn {
        row += 1;
        let Some(Ok(record)) = records.next() else {
            return Some(row);
        };
        if !says(&record, draw, standing, line) {
            return Some(row);
        }
    }
    records.next().map(|_| row + 1)
}

fn says(record: &StringRecord, draw: Option<&str>, standing: &str, line: &DrawnLine) -> bool {
    let (leader, members) = split(&line.team);
    let expected = [
        (0, line.order.to_string()),
        (1, line.code.clone()),
        (5, line.stratum.clone()),
        (6, line.ticket.clone()),
        (8, leader.to_owned()),
        (10, members),
        (13, standing.to_owned()),
    ];
    expected
        .iter()
        .all(|(place, value)| record.get(*place) == Some(&*defused(value)))
        && draw.is_none_or(|id| record.get(12) == Some(&*defused(id)))
}
