//! What is open on the screen: everything with its term, and what each inspector has open.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::domain::lists::inspector::Directory;
use crate::domain::visit::due::{Due, OpenThing};
use crate::domain::visit::workload::Workload;
use crate::text::Lang;
use crate::text::visit::due;

use crate::view::table;

/// The column of objects.
const OBJECTS: usize = 6;

/// What is open for each inspector, by certificate number.
pub type Loads<'a> = BTreeMap<&'a str, Workload>;

/// Something open, with the name of its enterprise and its team.
pub struct NamedDue<'a> {
    /// What.
    pub due: &'a Due,
    /// The enterprise's name; "" when the library does not have it.
    pub enterprise: &'a str,
    /// The names of the team, leader first.
    pub team: Vec<&'a str>,
}

/// The table of everything open. Objects have a column where any are not the enterprise itself.
pub fn things(lang: Lang, things: &[NamedDue<'_>], width: Option<u16>) -> String {
    let parts = things.iter().any(|named| named.due.visit.has_parts());
    let shown = |cells: [String; 9]| -> Vec<String> {
        let cells = cells.into_iter().enumerate();
        let cells = cells.filter(|(place, _)| parts || *place != OBJECTS);
        cells.map(|(_, cell)| cell).collect()
    };
    let rows = things.iter().map(|named| {
        let (leader, members) = named.team.split_first().unwrap_or((&"", &[]));
        shown([
            due::left(lang, named.due),
            due::by(lang, named.due.term),
            due::thing(lang, named.due),
            named.due.visit.id.draw.to_string(),
            named.due.visit.id.enterprise.to_string(),
            named.enterprise.to_owned(),
            objects(lang, named.due),
            (*leader).to_owned(),
            lang.list(members),
        ])
    });
    let headings = shown(due::headings(lang).map(str::to_owned));
    table::render_any(&headings, rows, width)
}

/// The objects to inspect, where they are not the enterprise itself.
fn objects(lang: Lang, due: &Due) -> String {
    if due.visit.has_parts() {
        lang.list(due.visit.to_inspect())
    } else {
        String::new()
    }
}

/// The table of what inspectors have open.
pub fn loads(lang: Lang, loads: &Loads<'_>, directory: &Directory, width: Option<u16>) -> String {
    let rows = loads.iter().map(|(cert, load)| {
        [
            (*cert).to_owned(),
            directory.name(cert).to_owned(),
            load.visits.to_string(),
            load.results.to_string(),
            load.handling.to_string(),
            load.overdue.to_string(),
        ]
    });
    table::render(due::load_headings(lang), rows, width)
}

/// Something open, for scripts.
pub fn document(named: &NamedDue<'_>) -> Value {
    let due = named.due;
    let (visit, term) = (&due.visit, due.term);
    let members = visit.team.iter().zip(&named.team);
    let members = members.map(|(cert, name)| json!({ "cert": cert, "name": name }));
    let mut document = json!({
        "open": due.thing.word(), "task": due.task, "draw": visit.id.draw, "enterprise": visit.id.enterprise,
        "name": named.enterprise, "objects": visit.to_inspect(), "team": members.collect::<Vec<_>>(),
        "by": term.map(|term| term.by.to_string()), "days_left": term.map(|term| term.days),
        "working_days_left": term.and_then(|term| term.working), "overdue": due.is_overdue(),
        "provisional": term.is_some_and(|term| term.provisional),
    });
    match &due.thing {
        OpenThing::Visit => {
            document["latest_result"] = due.latest_result.map_or(Value::Null, |latest| {
                json!({ "by": latest.date.to_string(), "provisional": latest.provisional })
            });
        }
        OpenThing::Result { completed } => document["completed"] = json!(completed.to_string()),
        OpenThing::Replacement {
            asked,
            who,
            ground,
            source,
        } => {
            document["asked"] = json!(asked);
            document["who"] = json!(who);
            document["ground"] = json!(ground.word());
            document["source"] = json!(source);
        }
        OpenThing::Handling(measure) => document["measure"] = json!(measure.word()),
        OpenThing::Penalty { number, decided } => {
            document["number"] = json!(number);
            document["decided"] = json!(decided.to_string());
        }
        OpenThing::Recused(certs) => document["recused"] = json!(certs),
        OpenThing::TooFew | OpenThing::Unhandled => {}
    }
    document
}

/// What inspectors have open, for scripts.
pub fn loads_document(loads: &Loads<'_>, directory: &Directory) -> Value {
    let rows = loads.iter().map(|(cert, load)| {
        json!({
            "cert": cert, "name": directory.name(cert), "visits": load.visits, "results": load.results,
            "handling": load.handling, "overdue": load.overdue,
        })
    });
    Value::from(rows.collect::<Vec<_>>())
}
