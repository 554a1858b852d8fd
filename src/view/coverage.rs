//! Coverage on the screen: by task and by the values of a column, with bars.

use std::collections::BTreeMap;

use crate::domain::book::times_drawn::Tally;
use crate::domain::ground::coverage::{Coverage, EnterpriseCoverage};
use crate::domain::ground::list_name::ListName;
use crate::domain::year::census::Share;
use crate::domain::year::coverage::{TaskCoverage, YearCoverage};
use crate::text::year::coverage;
use crate::text::{Lang, terms};

use crate::view::table;

/// Cells of the longest bar.
const BAR: u64 = 20;

/// A bar for `share`, the longest of the table standing for the largest share.
pub fn bar(share: Coverage, largest: Coverage) -> String {
    // drawn/base ÷ largest.drawn/largest.base, in cells; something drawn shows at least half a cell.
    let over = u128::from(share.base.max(1)) * u128::from(largest.objects.max(1));
    let halves = u128::from(share.objects) * u128::from(largest.base) * u128::from(2 * BAR) / over;
    let halves = usize::try_from(halves)
        .unwrap_or(0)
        .max(usize::from(share.objects > 0));
    format!(
        "{}{}",
        "█".repeat(halves / 2),
        if halves % 2 == 1 { "▌" } else { "" }
    )
}

/// The largest of some shares.
pub fn largest(shares: impl Iterator<Item = Coverage>) -> Coverage {
    let none = Coverage {
        objects: 0,
        base: 1,
    };
    shares.fold(none, |most, share| {
        let more = u128::from(share.objects) * u128::from(most.base)
            > u128::from(most.objects) * u128::from(share.base.max(1));
        if more { share } else { most }
    })
}

/// The share of objects, and that of enterprises.
fn shares(share: &Share) -> (Coverage, EnterpriseCoverage) {
    let (base, drawn) = (share.base, share.drawn);
    let objects = Coverage {
        objects: drawn.objects,
        base: base.objects,
    };
    let enterprises = EnterpriseCoverage {
        enterprises: drawn.enterprises,
        base: base.enterprises,
    };
    (objects, enterprises)
}

/// The table of tasks.
pub fn tasks(lang: Lang, found: &YearCoverage, width: Option<u16>) -> String {
    let share = |task: &TaskCoverage| {
        shares(&Share {
            base: Tally {
                objects: task.population,
                enterprises: task.enterprises,
            },
            drawn: task.drawn,
        })
    };
    let most = largest(found.tasks.iter().map(|task| share(task).0));
    let rows = found.tasks.iter().map(|task| {
        let (objects, enterprises) = share(task);
        // A task that today's plan does not have has no scope.
        let of_plan = |cell: String| {
            if task.rounds > 0 {
                cell
            } else {
                "–".to_owned()
            }
        };
        let rounds = task.rounds_drawn;
        [
            task.id.clone(),
            of_plan(objects.base.to_string()),
            objects.objects.to_string(),
            of_plan(objects.to_string()),
            of_plan(enterprises.base.to_string()),
            enterprises.enterprises.to_string(),
            of_plan(enterprises.to_string()),
            if task.rounds > 0 {
                format!("{rounds}/{}", task.rounds)
            } else {
                rounds.to_string()
            },
            task.to_come.to_string(),
            if task.rounds > 0 {
                bar(objects, most)
            } else {
                String::new()
            },
        ]
    });
    table::render(coverage::task_headings(lang), rows, width)
}

/// The table of a column's values.
pub fn group(lang: Lang, key: &str, group: &BTreeMap<String, Share>, width: Option<u16>) -> String {
    let most = largest(group.values().map(|share| shares(share).0));
    let rows = group.iter().map(|(value, share)| {
        let (objects, enterprises) = shares(share);
        [
            if value.is_empty() {
                coverage::no_value(lang).to_owned()
            } else {
                value.clone()
            },
            objects.base.to_string(),
            objects.objects.to_string(),
            objects.to_string(),
            enterprises.base.to_string(),
            enterprises.enterprises.to_string(),
            enterprises.to_string(),
            bar(objects, most),
        ]
    });
    let column = terms::column(lang, ListName::Objects, key);
    let headings = coverage::group_headings(lang);
    let headings: Vec<String> = [column.as_str()]
        .into_iter()
        .chain(headings)
        .map(str::to_owned)
        .collect();
    table::render_any(&headings, rows.map(Vec::from), width)
}
