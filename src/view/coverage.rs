//! Coverage on the screen: by task and by the values of a column, with bars.

use std::collections::BTreeMap;

use crate::domain::ground::coverage::Coverage;
use crate::domain::ground::list_name::ListName;
use crate::domain::year::census::Share;
use crate::domain::year::coverage::YearCoverage;
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

/// The table of tasks.
pub fn tasks(lang: Lang, found: &YearCoverage, width: Option<u16>) -> String {
    let of = |objects, base| Coverage { objects, base };
    let most = largest(
        found
            .tasks
            .iter()
            .map(|task| of(task.drawn, task.population)),
    );
    let rows = found.tasks.iter().map(|task| {
        let share = of(task.drawn, task.population);
        let in_plan = task.rounds > 0;
        [
            task.id.clone(),
            if in_plan {
                task.population.to_string()
            } else {
                "–".to_owned()
            },
            task.drawn.to_string(),
            if in_plan {
                share.to_string()
            } else {
                "–".to_owned()
            },
            if in_plan {
                format!("{}/{}", task.rounds_drawn, task.rounds)
            } else {
                task.rounds_drawn.to_string()
            },
            task.to_come.to_string(),
            if in_plan {
                bar(share, most)
            } else {
                String::new()
            },
        ]
    });
    table::render(coverage::task_headings(lang), rows, width)
}

/// The table of a column's values.
pub fn group(lang: Lang, key: &str, group: &BTreeMap<String, Share>, width: Option<u16>) -> String {
    let of = |share: &Share| Coverage {
        objects: share.drawn,
        base: share.base,
    };
    let most = largest(group.values().map(of));
    let rows = group.iter().map(|(value, share)| {
        [
            if value.is_empty() {
                coverage::no_value(lang).to_owned()
            } else {
                value.clone()
            },
            share.base.to_string(),
            share.drawn.to_string(),
            of(share).to_string(),
            bar(of(share), most),
        ]
    });
    let column = terms::column(lang, ListName::Objects, key);
    let [base, drawn, share, bar] = coverage::group_headings(lang);
    let headings = [column.as_str(), base, drawn, share, bar];
    table::render(headings, rows, width)
}
