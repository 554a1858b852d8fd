//! What is open as a table for a spreadsheet: a row for each thing, for each sealed round, each kind of what is not public,
//! each line that waits for a signature.

use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::papers::PaperKind;
use crate::domain::book::ripe::Ripe;
use crate::domain::book::unsigned::Unsigned;
use crate::domain::lists::inspector::Directory;
use crate::domain::public::unpublished::NotPublic;
use crate::text::Lang;
use crate::text::book::{lines, signing};
use crate::text::terms;
use crate::text::visit::due;

use crate::view::due::NamedDue;

/// Cells of a row.
const CELLS: usize = 14;

/// The headings.
pub fn headings(lang: Lang) -> Vec<String> {
    let headings: [&str; CELLS] = due::table_headings(lang);
    headings.map(str::to_owned).to_vec()
}

fn number(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// A row for something open.
pub fn thing(lang: Lang, named: &NamedDue<'_>) -> Vec<String> {
    let (due, term) = (named.due, named.due.term);
    let (leader, members) = named.team.split_first().unwrap_or((&"", &[]));
    let cells: [String; CELLS] = [
        due::thing_shortly(lang, &due.thing).to_owned(),
        due::thing(lang, due),
        number(term.map(|term| term.days)),
        number(term.and_then(|term| term.working)),
        term.map(|term| term.by.to_string()).unwrap_or_default(),
        due::yes(lang, term.is_some_and(|term| term.provisional)).to_owned(),
        due::yes(lang, due.is_overdue()).to_owned(),
        due.task.clone(),
        due.visit.id.draw.to_string(),
        due.visit.id.enterprise.to_string(),
        named.enterprise.to_owned(),
        lang.list(due.visit.to_inspect()),
        (*leader).to_owned(),
        lang.list(members),
    ];
    cells.to_vec()
}

/// What a row says that is about no visit.
struct OfOffice {
    what: &'static str,
    said: String,
    days: Option<i64>,
    by: String,
    overdue: bool,
    task: String,
    draw: String,
}

fn row(lang: Lang, of: OfOffice) -> Vec<String> {
    let mut cells = vec![
        of.what.to_owned(),
        of.said,
        number(of.days),
        String::new(),
        of.by,
        String::new(),
        due::yes(lang, of.overdue).to_owned(),
        of.task,
        of.draw,
    ];
    cells.resize(CELLS, String::new());
    cells
}

/// A row for a sealed round whose seed has come.
pub fn ripe(lang: Lang, ripe: &Ripe) -> Vec<String> {
    let act = &ripe.seal.act;
    let of = OfOffice {
        what: due::to_draw(lang),
        said: act.source.clone(),
        days: Some(ripe.days),
        by: ripe.known_from.day.to_string(),
        overdue: ripe.is_overdue(),
        task: act.task.clone(),
        draw: act.id(),
    };
    row(lang, of)
}

/// A row for a kind of what is not public.
pub fn not_public(lang: Lang, kind: &NotPublic) -> Vec<String> {
    let since = due::line_of(lang, &kind.since, kind.line);
    let of = OfOffice {
        what: due::to_publish(lang),
        said: due::not_public_cell(lang, due::kind(lang, kind.what), kind.count, since),
        days: None,
        by: String::new(),
        overdue: false,
        task: String::new(),
        draw: String::new(),
    };
    row(lang, of)
}

/// A row for a paper that has no number.
pub fn paper(lang: Lang, kind: PaperKind, visit: &VisitId, name: &str) -> Vec<String> {
    let of = OfOffice {
        what: due::to_print(lang),
        said: terms::paper(lang, kind).to_owned(),
        days: None,
        by: String::new(),
        overdue: false,
        task: String::new(),
        draw: visit.draw.to_string(),
    };
    let mut cells = row(lang, of);
    cells[9] = visit.enterprise.to_string();
    name.clone_into(&mut cells[10]);
    cells
}

/// A row for a draw with visits that nobody approved.
pub fn unapproved(lang: Lang, draw: &str, count: usize) -> Vec<String> {
    let of = OfOffice {
        what: due::to_approve(lang),
        said: due::unapproved_cell(lang, count),
        days: None,
        by: String::new(),
        overdue: false,
        task: String::new(),
        draw: draw.to_owned(),
    };
    row(lang, of)
}

/// A row for a line that waits for a signature.
pub fn unsigned(lang: Lang, unsigned: &Unsigned, directory: &Directory) -> Vec<String> {
    let leader = unsigned.leader.as_deref().map(|cert| directory.name(cert));
    let line = due::line_of(lang, &unsigned.day, unsigned.line);
    let (act, role) = (
        lines::act(lang, &unsigned.act),
        signing::role(lang, unsigned.role),
    );
    let whom = format!("{role} {}", leader.unwrap_or_default());
    let of = OfOffice {
        what: due::to_sign(lang),
        said: due::unsigned_line(lang, act, line, whom.trim())
            .trim()
            .to_owned(),
        days: None,
        by: String::new(),
        overdue: false,
        task: String::new(),
        draw: String::new(),
    };
    row(lang, of)
}
