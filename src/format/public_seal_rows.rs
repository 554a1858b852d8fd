//! Rows of the published tables of seals, of draws whose lists are withheld, of what changed in the library between the plan and a seal or draw, and of who left
//! the base from one version of the plan to the next.

use crate::domain::acts::since_plan::{Changed, ComparedCells, ObjectChange, SincePlan};
use crate::domain::ground::list_name::ListName;
use crate::domain::public::base_change::PublicBaseChange;
use crate::domain::public::publication::{Public, PublicPlan};
use crate::domain::public::seals::{PublicFate, PublicSeal, PublicVoid};
use crate::domain::public::withheld_draw::{PublicProgress, PublicWithheld};

use crate::format::public_words;

/// So many columns of a drawn object has the table of draws.
pub(super) const OF_AN_OBJECT: usize = 11;

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
        public_words::seal_standing(&seal.seal_standing),
        seal.passed_over.open.join("、"),
        seal.passed_over.voided.join("、"),
    ]
}

/// Whether a draw was voided, and why.
pub(super) fn voided(voided: Option<&PublicVoid>) -> String {
    voided.map_or("否".to_owned(), |void| {
        format!("{} 作废：{}", void.day, void.reason)
    })
}

/// The row of a draw whose list is withheld: it names nobody.
pub(super) fn withheld(draw: &PublicWithheld) -> Vec<String> {
    let counts = match (draw.drawn, draw.visits) {
        (Some(drawn), Some(visits)) => {
            let PublicProgress {
                open,
                completed,
                entered,
                ..
            } = visits;
            let visits = open + completed + entered;
            format!("抽中 {drawn} 个对象，检查 {visits} 户次，其中已公开结果 {entered} 户次")
        }
        _ => "个数暂不公开".to_owned(),
    };
    let until = format!("名单暂不公开，最迟 {} 公开：{counts}", draw.until);
    let mut row = vec![
        draw.id.clone(),
        draw.task.clone(),
        draw.task_name.clone(),
        draw.round.to_string(),
        draw.drawn_on.clone(),
        String::new(),
        public_words::standing(&draw.standing, &draw.source),
        public_words::seal_standing(&draw.seal_standing),
        draw.sealed_at.clone().unwrap_or_default(),
        draw.source.clone(),
        String::new(),
        String::new(),
        String::new(),
        draw.manifest_sha256.clone(),
        voided(draw.voided.as_ref()),
        until,
        String::new(),
        draw.passed_over.open.join("、"),
        draw.passed_over.voided.join("、"),
    ];
    row.extend(std::iter::repeat_n(String::new(), OF_AN_OBJECT));
    row
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

/// What each row of a version of the plan begins with.
pub(super) fn version(plan: &PublicPlan) -> Vec<String> {
    let change = plan.since_before.as_ref();
    let count = |of: fn(&PublicBaseChange) -> Option<u64>| {
        let count = change.and_then(of);
        count.map_or(String::new(), |count| count.to_string())
    };
    vec![
        plan.version.to_string(),
        plan.day.clone(),
        plan.reason.clone(),
        plan.base.to_string(),
        plan.enterprises.to_string(),
        count(|change| Some(change.left.total)),
        count(|change| change.left_undrawn),
        count(|change| Some(change.left_of_all)),
        count(|change| change.left_of_all_undrawn),
    ]
}

/// The rows of who left the base of a version.
fn left_of_base(plan: &PublicPlan) -> Vec<Vec<String>> {
    let Some(change) = &plan.since_before else {
        return Vec::new();
    };
    let before = plan.version.saturating_sub(1);
    let row = |way, cells: [String; 4], count| {
        row(&<[String; 3]>::default(), before, (way, cells, count))
    };
    let left = &change.left;
    let named = left.objects.iter();
    let mut rows: Vec<_> = named.map(|of| row("离开基数", cells(of), 1)).collect();
    if left.unnamed() > 0 {
        rows.push(row("离开基数", Default::default(), left.unnamed()));
    }
    if change.new > 0 {
        rows.push(row("新增基数", Default::default(), change.new));
    }
    rows
}

/// A row of what changed since a version, of a seal, a draw and a task.
fn row(
    of: &[String; 3],
    version: u32,
    (way, cells, count): (&str, [String; 4], u64),
) -> Vec<String> {
    let [object, name, was, is] = cells;
    let cells = [way.to_owned(), object, name, was, is, count.to_string()];
    let of = of.iter().cloned().chain([version.to_string()]);
    of.chain(cells).collect()
}

/// The rows of what changed: those of each version of the plan, of each seal, with the draw made from it, then those of draws without a seal.
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
    let of_plans = public.plans.iter().flat_map(left_of_base);
    of_plans
        .chain(each.flat_map(|(of, since)| since_plan(&of, since)))
        .collect()
}

fn since_plan(of: &[String; 3], since: &SincePlan) -> Vec<Vec<String>> {
    let row = |way, cells, count| row(of, since.version, (way, cells, count));
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
