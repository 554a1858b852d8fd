//! What `seal`, `draw`, `plan run` and `verify` say of that which moves a draw without being in its seed.

use serde_json::{Value, json};

use crate::domain::acts::base_change::BaseChange;
use crate::domain::acts::since_plan::{Changed, SincePlan};
use crate::domain::book::passed_over::PassedOver;
use crate::domain::method::influence::{Narrow, RestsOn};
use crate::domain::year::plan::Task;
use crate::domain::year::plan_check::PlanCheck;
use crate::text::Lang;
use crate::text::method::influence as words;
use crate::text::year::plan as plan_words;

/// How many objects are named one by one.
const NAMED: usize = 20;

/// What there is to say of the library since the plan.
pub(super) fn since_plan(lang: Lang, since: Option<&SincePlan>) -> Vec<String> {
    let Some(since) = since else {
        return Vec::new();
    };
    if !since.told {
        return vec![words::untold(lang, since.version)];
    }
    let version = since.version;
    let mut lines = Vec::new();
    let mut add = |head, changed| lines.extend(named(lang, head, changed));
    add(words::left(lang, version, since.left.total), &since.left);
    add(words::came(lang, version, since.came.total), &since.came);
    add(words::moved(lang, version, since.moved.total), &since.moved);
    lines.extend((since.new > 0).then(|| words::new(lang, version, since.new)));
    lines
}

/// What there is to say of those who left the base of coverage since the version before `version`.
pub(super) fn base_change(lang: Lang, version: u32, change: Option<&BaseChange>) -> Vec<String> {
    let Some(change) = change else {
        return Vec::new();
    };
    let (before, left) = (version.saturating_sub(1), &change.left);
    let head = plan_words::base_left(lang, before, left.total, change.left_undrawn);
    let mut lines = named(lang, head, left);
    let (all, undrawn) = (change.left_of_all, change.left_of_all_undrawn);
    lines.extend((all > 0).then(|| plan_words::base_left_of_all(lang, all, undrawn)));
    lines.extend((change.new > 0).then(|| words::new(lang, before, change.new)));
    lines
}

/// Objects that changed in one way, below what is said of all of them; nothing where there are none.
fn named(lang: Lang, head: String, changed: &Changed) -> Vec<String> {
    if changed.total == 0 {
        return Vec::new();
    }
    let mut lines = vec![head];
    let named = changed.objects.iter().take(NAMED);
    lines.extend(named.map(|object| words::object(lang, object)));
    let more = changed.total.saturating_sub(NAMED as u64);
    lines.extend((more > 0).then(|| words::more(lang, more)));
    lines
}

/// What there is to say of a narrow scope, and of what exclusions rest on.
pub(super) fn scope(
    lang: Lang,
    (task, narrow): (&str, Option<Narrow>),
    rests: &RestsOn,
) -> Vec<String> {
    let narrow = narrow.map(|narrow| words::narrow(lang, task, narrow));
    narrow
        .into_iter()
        .chain(words::rests_on(lang, rests))
        .collect()
}

/// What was passed over for a seal or a draw, for scripts.
pub(super) fn passed_over_document(over: &PassedOver) -> Value {
    json!({ "count": over.count(), "open": over.open, "voided": over.voided })
}

/// What there is to say of the scopes of a plan, and of what its exclusions rest on.
pub(super) fn plan(lang: Lang, tasks: &[&Task], checked: &PlanCheck) -> Vec<String> {
    let of_task = tasks
        .iter()
        .zip(&checked.tasks)
        .filter_map(|(task, check)| Some(words::narrow(lang, &task.id, check.narrow()?)));
    let rests = words::caps_rest_on(lang, &checked.rests_on);
    of_task.chain(rests).collect()
}

/// The narrow scopes of a plan, for scripts.
pub(super) fn plan_document(tasks: &[&Task], checked: &PlanCheck) -> Value {
    let narrow = tasks
        .iter()
        .zip(&checked.tasks)
        .filter_map(|(task, check)| {
            let narrow = check.narrow()?;
            Some(json!({ "task": task.id, "objects": narrow.objects, "whole": narrow.whole }))
        });
    Value::from(narrow.collect::<Vec<_>>())
}
