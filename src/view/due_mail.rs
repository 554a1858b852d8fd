//! What is open as a mail has it: a line for each thing, then the sums, every line as wide as a mail.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::book::ripe::Ripe;
use crate::domain::book::unsigned::Unsigned;
use crate::domain::ground::date;
use crate::domain::lists::inspector::Directory;
use crate::domain::public::unpublished::NotPublic;
use crate::domain::year::report::{OpenKind, OpenSum};
use crate::text::Lang;
use crate::text::book::{lines, signing};
use crate::text::visit::due;
use crate::text::year::report;

use crate::view::due::{Loads, NamedDue};
use crate::view::fitted::{COLUMNS, cut, padded, width, wrapped};

/// The fewest columns in which a name says anything.
const NARROWEST: usize = 14;
/// The mark of a day that may still move; its note begins with it.
pub const PROVISIONAL: &str = "*";

/// A line for each thing: what is left, its day, what it is, the draw, the enterprise, who leads the team. Where the draw's id
/// leaves no room for a name, it is told in two. Who must be replaced, or waits for it, and why, is told below.
pub fn things(lang: Lang, things: &[NamedDue<'_>]) -> Vec<String> {
    let fields = things.iter().map(|named| {
        let due = named.due;
        let by = due.term.map_or("-".to_owned(), |term| {
            let mark = if term.provisional { PROVISIONAL } else { "" };
            format!("{}{mark}", term.by)
        });
        let left = due::left_shortly(lang, due);
        let kind = due::thing_shortly(lang, &due.thing).to_owned();
        [left, by, kind, due.visit.id.draw.to_string()]
    });
    let fields: Vec<[String; 4]> = fields.collect();
    let widest = |place: usize| fields.iter().map(|fields| width(&fields[place])).max();
    let widths = [0, 1, 2, 3].map(|place| widest(place).unwrap_or(0));
    let leader = |named: &NamedDue<'_>| (*named.team.first().unwrap_or(&"")).to_owned();
    let leaders = things.iter().map(|named| width(&leader(named))).max();
    // Five blanks part six fields.
    let taken = widths.iter().sum::<usize>() + leaders.unwrap_or(0) + 5;
    let room = COLUMNS.saturating_sub(taken);
    let told = things.iter().zip(&fields).flat_map(|(named, fields)| {
        let name = match named.enterprise {
            "" => &named.due.visit.id.enterprise,
            name => name,
        };
        let first: Vec<String> = fields
            .iter()
            .zip(widths)
            .map(|(field, width)| padded(field, width))
            .collect();
        let (first, leader) = (first.join(" "), leader(named));
        let mut lines = if room >= NARROWEST {
            let name = padded(&cut(name, room), room);
            vec![format!("{first} {name} {leader}").trim_end().to_owned()]
        } else {
            let second = format!("  {} {leader}", cut(name, COLUMNS / 2));
            [wrapped(&first, 2), wrapped(&second, 2)].concat()
        };
        if named.due.thing.is_of_team() {
            let whom = format!("  {}", due::thing(lang, named.due));
            lines.extend(wrapped(&whom, 4));
        }
        lines
    });
    told.collect()
}

/// A line for each kind of what is open.
pub fn sums(lang: Lang, open: &BTreeMap<OpenKind, OpenSum>) -> Vec<String> {
    let open = open.iter().filter(|(_, sum)| sum.open > 0);
    let told = open.flat_map(|(kind, sum)| {
        let kind = report::open_kind(lang, *kind);
        wrapped(&due::sum(lang, kind, sum.open, sum.overdue), 4)
    });
    told.collect()
}

/// A line for each inspector.
pub fn loads(lang: Lang, loads: &Loads<'_>, directory: &Directory) -> Vec<String> {
    let told = loads.iter().flat_map(|(cert, load)| {
        let name = directory.name(cert);
        let whom = format!("{name} {cert}");
        let counts = (load.visits, load.results, load.handling);
        wrapped(&due::load(lang, whom.trim(), counts, load.overdue), 4)
    });
    told.collect()
}

/// Sealed rounds whose seed has come.
pub fn ripe(lang: Lang, ripe: &[Ripe]) -> Vec<String> {
    let told = ripe.iter().flat_map(|ripe| {
        let (left, from) = (
            due::ripe_left(lang, ripe.days),
            ripe.known_from.china_time(),
        );
        wrapped(&due::ripe_line(lang, left, from, ripe.seal.act.id()), 4)
    });
    told.collect()
}

/// What is not public, by kind.
pub fn not_public(lang: Lang, kinds: &[NotPublic], today: NaiveDate) -> Vec<String> {
    let told = kinds.iter().flat_map(|kind| {
        let ago = date::from_record(&kind.since).map(|since| (today - since).num_days());
        let ago = ago.map(|days| due::ago(lang, days)).unwrap_or_default();
        let (what, since) = (
            due::kind(lang, kind.what),
            due::line_of(lang, &kind.since, kind.line),
        );
        wrapped(&due::not_public_line(lang, what, kind.count, since, ago), 4)
    });
    told.collect()
}

/// Lines of the book that wait for a signature.
pub fn unsigned(lang: Lang, waiting: &[Unsigned], directory: &Directory) -> Vec<String> {
    let told = waiting.iter().flat_map(|unsigned| {
        let leader = unsigned.leader.as_deref();
        let leader = leader.map(|cert| format!("{} {cert}", directory.name(cert)));
        let (act, role) = (
            lines::act(lang, &unsigned.act),
            signing::role(lang, unsigned.role),
        );
        let line = due::line_of(lang, &unsigned.day, unsigned.line);
        let whom = format!("{role} {}", leader.unwrap_or_default());
        wrapped(&due::unsigned_line(lang, act, line, whom.trim()), 4)
    });
    told.collect()
}
