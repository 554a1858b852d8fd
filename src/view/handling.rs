//! The handling of a finding on the screen, step by step.

use chrono::NaiveDate;

use crate::domain::acts::handling::HandleAct;
use crate::domain::visit::logged::Logged;
use crate::text::visit::handling;
use crate::text::{Lang, terms};

use crate::view::table;

/// When it was inspected again, or why not.
fn reinspected(lang: Lang, act: &HandleAct) -> String {
    let why = act.unchecked.as_ref();
    let why = why.map(|why| handling::unchecked(lang, why));
    let day = act.reinspected.map(|day| day.to_string());
    day.or(why).unwrap_or_default()
}

/// The table of steps, in the order of the book.
pub fn steps(lang: Lang, steps: &[Logged<HandleAct>], width: Option<u16>) -> String {
    let day = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
    let rows = steps.iter().map(|step| {
        let act = &step.act;
        [
            step.seq.to_string(),
            act.date.to_string(),
            terms::measure(lang, act.measure).to_owned(),
            act.text.clone(),
            act.number.clone().unwrap_or_default(),
            act.to.clone().unwrap_or_default(),
            day(act.due),
            reinspected(lang, act),
            day(act.published),
            handling::closed(lang, act.closed).to_owned(),
        ]
    });
    table::render(handling::headings(lang), rows, width)
}
