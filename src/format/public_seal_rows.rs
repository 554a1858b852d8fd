//! Rows of the published tables of seals, and of what changed in the library between the plan and a seal or draw.

use crate::domain::acts::since_plan::{Changed, ComparedCells, ObjectChange, SincePlan};
use crate::domain::ground::list_name::ListName;
use crate::domain::public::publication::Public;
use crate::domain::public::seals::{PublicFate, PublicSeal};

/// A row of the seals.
pub(super) fn seal(seal: &PublicSeal) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    vec![
        seal.id.clone(),
        seal.task.clone(),
        seal.task_name.clone(),
        seal.round.to_string(),
        seal.seal.to_string(),
        seal.manifest_sha256.clone(),
        seal.source.clone(),
        seal.sealed_at.clone(),
        text(&seal.declared),
        fate(seal.fate).to_owned(),
        text(&seal.fate_day),
        text(&seal.draw),
        text(&seal.reason),
        seal.line.to_string(),
        seal.seal_standing.clone(),
        seal.passed_over.open.join("、"),
        seal.passed_over.voided.join("、"),
    ]
}

/// What became of a seal, in the words of records.
fn fate(fate: PublicFate) -> &'static str {
    match fate {
        PublicFate::Open => "待抽取",
        PublicFate::Drawn => "已抽取",
        PublicFate::DrawVoided => "已抽取，抽取作废",
        PublicFate::Voided => "已作废",
    }
}

/// The rows of what changed: those of each seal, with the draw made from it, then those of draws without a seal.
pub(super) fn changes(public: &Public) -> Vec<Vec<String>> {
    let of_seals = public.seals.iter().filter_map(|seal| {
        let draw = seal.draw.clone().unwrap_or_default();
        let of = [seal.id.clone(), draw, seal.task.clone()];
        Some((of, seal.since_plan.as_ref()?))
    });
    let unsealed = public.draws.iter().filter(|draw| draw.seal == 0);
    let of_draws = unsealed.filter_map(|draw| {
        let of = [String::new(), draw.id.clone(), draw.task.clone()];
        Some((of, draw.since_plan.as_ref()?))
    });
    let each = of_seals.chain(of_draws);
    each.flat_map(|(of, since)| since_plan(&of, since))
        .collect()
}

fn since_plan(of: &[String; 3], since: &SincePlan) -> Vec<Vec<String>> {
    let row = |way: &str, [object, name, was, is]: [String; 4], count: u64| {
        let cells = [way.to_owned(), object, name, was, is, count.to_string()];
        let of = of.iter().cloned().chain([since.version.to_string()]);
        of.chain(cells).collect::<Vec<String>>()
    };
    if !since.told {
        return vec![row("无从核对", Default::default(), 0)];
    }
    let ways: [(&str, &Changed); 3] = [
        ("离开", &since.left),
        ("进入", &since.came),
        ("换层", &since.moved),
    ];
    let mut rows = Vec::new();
    for (way, changed) in ways {
        rows.extend(
            changed
                .objects
                .iter()
                .map(|object| row(way, cells(object), 1)),
        );
        if changed.unnamed() > 0 {
            rows.push(row(way, Default::default(), changed.unnamed()));
        }
    }
    if since.new > 0 {
        rows.push(row("新增", Default::default(), since.new));
    }
    rows
}

fn cells(object: &ObjectChange) -> [String; 4] {
    let is = object.is.as_ref();
    [
        object.code.clone(),
        object.name.clone(),
        compared(&object.was),
        is.map_or_else(|| "名录中已没有".to_owned(), compared),
    ]
}

/// Cells with their headings.
fn compared(cells: &ComparedCells) -> String {
    let columns = ListName::Objects.columns();
    let of = |(key, cell): (&String, &String)| {
        let column = columns.iter().find(|column| column.key == *key);
        let heading = column.map_or(key.as_str(), |column| column.zh);
        format!("{heading} {cell}")
    };
    let cells: Vec<String> = cells.iter().map(of).collect();
    cells.join("；")
}
