//! The publications (第5条, 第二十一条) as CSV that opens right in Excel and WPS, with the field's captions.

use std::collections::BTreeMap;
use std::io::Write;

use crate::domain::acts::signing::KeyTime;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::columns::headings;
use crate::domain::public::lines::PublicRefused;
use crate::domain::public::publication::{
    ITEM_KEYS, PLAN_KEYS, Public, PublicDraw, PublicObject, PublicObjectAnswers, PublicPlan,
    PublicResult, PublicVisit,
};
use crate::domain::public::rounds::{PublicRound, rounds};
use crate::domain::public::signatures::{PublicSignature, PublicSigner};

use crate::format::csv_out::CsvOut;
use crate::format::public_rules;
use crate::format::public_seal_rows::{self, OF_AN_OBJECT};
use crate::format::public_words;

/// The file names of the publications, without their extension, with what each is.
pub const TABLES: [(&str, PublicTable); 11] = [
    ("items", PublicTable::Items),
    ("plans", PublicTable::Plans),
    ("rules", PublicTable::Rules),
    ("seals", PublicTable::Seals),
    ("draws", PublicTable::Draws),
    ("changes", PublicTable::Changes),
    ("results", PublicTable::Results),
    ("handling", PublicTable::Handling),
    ("signatures", PublicTable::Signatures),
    ("signers", PublicTable::Signers),
    ("refused", PublicTable::Refused),
];

/// One of the publications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicTable {
    /// 抽查事项清单.
    Items,
    /// 抽查计划, all versions.
    Plans,
    /// 规则, all versions.
    Rules,
    /// 封存, every one.
    Seals,
    /// 抽取结果.
    Draws,
    /// 名录变化: what changed since the plan in the scope of a seal or a draw.
    Changes,
    /// 检查结果, corrections among them.
    Results,
    /// 处理结果.
    Handling,
    /// 签名和外部见证.
    Signatures,
    /// 签名人, all versions.
    Signers,
    /// 不予采信的账本行.
    Refused,
}

impl PublicTable {
    /// Its headings, in Chinese as records are.
    pub fn headings(self) -> Vec<&'static str> {
        let columns = |list: ListName, keys: &[&str]| -> Vec<&'static str> {
            let columns = list.columns().iter();
            columns
                .filter(|column| keys.contains(&column.key))
                .map(|column| column.zh)
                .collect()
        };
        match self {
            Self::Items => columns(ListName::Items, &ITEM_KEYS),
            Self::Plans => {
                let own = headings(include_str!("../../data/formats/public-plans.csv"));
                [own, columns(ListName::Plan, &PLAN_KEYS)].concat()
            }
            Self::Rules => headings(include_str!("../../data/formats/public-rules.csv")),
            Self::Seals => headings(include_str!("../../data/formats/public-seals.csv")),
            Self::Draws => headings(include_str!("../../data/formats/public-draws.csv")),
            Self::Changes => headings(include_str!("../../data/formats/public-changes.csv")),
            Self::Results => headings(include_str!("../../data/formats/public-results.csv")),
            Self::Handling => headings(include_str!("../../data/formats/public-handling.csv")),
            Self::Signatures => headings(include_str!("../../data/formats/public-signatures.csv")),
            Self::Signers => headings(include_str!("../../data/formats/public-signers.csv")),
            Self::Refused => headings(include_str!("../../data/formats/public-refused.csv")),
        }
    }

    /// Its rows.
    pub fn rows(self, public: &Public) -> Vec<Vec<String>> {
        match self {
            Self::Items => public
                .items
                .iter()
                .map(|item| cells(ListName::Items, &ITEM_KEYS, item))
                .collect(),
            Self::Plans => public
                .plans
                .iter()
                .flat_map(|plan| {
                    plan.tasks.iter().map(|task| {
                        let mut row = public_seal_rows::version(plan);
                        row.splice(3..3, plan_papers(plan));
                        row.extend(cells(ListName::Plan, &PLAN_KEYS, task));
                        row
                    })
                })
                .collect(),
            Self::Rules => public.rules.iter().map(public_rules::version).collect(),
            Self::Seals => public.seals.iter().map(public_seal_rows::seal).collect(),
            Self::Draws => {
                let shown: BTreeMap<&str, &PublicDraw> =
                    public.draws.iter().map(|draw| (&*draw.id, draw)).collect();
                let visits = public.visits.iter();
                let visits = visits.filter_map(|visit| Some((*shown.get(&*visit.draw)?, visit)));
                let objects = visits.flat_map(|(draw, visit)| {
                    let objects = visit.objects.iter();
                    objects.map(move |object| drawn(draw, Some((visit, object))))
                });
                let voided = public.draws.iter().filter(|draw| draw.voided.is_some());
                objects
                    .chain(voided.map(|draw| drawn(draw, None)))
                    .chain(public.withheld.iter().map(public_seal_rows::withheld))
                    .collect()
            }
            Self::Changes => public_seal_rows::changes(public),
            Self::Results => each_visit(public, |draw, visit| results(&public.bureau, draw, visit)),
            Self::Handling => each_visit(public, handling),
            Self::Signatures => public.signatures.iter().map(signature).collect(),
            Self::Signers => public.signers.iter().map(signer).collect(),
            Self::Refused => public.refused.iter().map(refused).collect(),
        }
    }
}

fn refused(line: &PublicRefused) -> Vec<String> {
    vec![
        line.line.to_string(),
        line.act.clone(),
        line.codes.join(";"),
    ]
}

/// Writes a publication.
///
/// # Errors
/// The writer's own failure.
pub fn write<W: Write>(out: W, table: PublicTable, public: &Public) -> std::io::Result<W> {
    let (headings, rows) = marked(public.rehearsal, table.headings(), table.rows(public));
    let mut csv = CsvOut::new(out)?;
    csv.row(headings)?;
    for row in rows {
        csv.row(row.iter().map(String::as_str))?;
    }
    csv.finish()
}

/// A table of a publication with its headings; one of a rehearsal says so in a column of its own, in every row (演练案卷).
pub fn marked(
    rehearsal: bool,
    mut headings: Vec<&'static str>,
    mut rows: Vec<Vec<String>>,
) -> (Vec<&'static str>, Vec<Vec<String>>) {
    if rehearsal {
        headings.push("案卷");
        for row in &mut rows {
            row.push("演练".to_owned());
        }
    }
    (headings, rows)
}

/// Who approved a version of the plan, and with whom it was filed.
fn plan_papers(plan: &PublicPlan) -> [String; 2] {
    let approved = plan.approved.as_ref();
    let approved = approved.map(|paper| format!("{}，{}，{}", paper.by, paper.number, paper.on));
    let filed = plan.filed.iter();
    let filed = filed.map(|paper| format!("{}，{}，{}", paper.with, paper.number, paper.on));
    let filed: Vec<String> = filed.collect();
    [approved.unwrap_or_default(), filed.join("；")]
}

/// The cells of a record under the columns of a list, in the list's order.
fn cells(list: ListName, keys: &[&str], record: &BTreeMap<String, String>) -> Vec<String> {
    let columns = list
        .columns()
        .iter()
        .filter(|column| keys.contains(&column.key));
    columns
        .map(|column| record.get(column.key).cloned().unwrap_or_default())
        .collect()
}

fn each_visit(
    public: &Public,
    rows: impl Fn(&PublicRound<'_>, &PublicVisit) -> Vec<Vec<String>>,
) -> Vec<Vec<String>> {
    let draws = rounds(public).into_iter().map(|draw| (draw.id, draw));
    let draws: BTreeMap<&str, PublicRound<'_>> = draws.collect();
    let of = |visit: &PublicVisit| {
        let draw = draws.get(visit.draw.as_str());
        draw.map_or(Vec::new(), |draw| rows(draw, visit))
    };
    public.visits.iter().flat_map(of).collect()
}

fn yes(yes: bool) -> String {
    if yes { "是" } else { "否" }.to_owned()
}

/// A row of the drawn objects; a voided draw has one row, without an object.
fn drawn(draw: &PublicDraw, of: Option<(&PublicVisit, &PublicObject)>) -> Vec<String> {
    let voided = public_seal_rows::voided(draw.voided.as_ref());
    let mut row = vec![
        draw.id.clone(),
        draw.task.clone(),
        draw.task_name.clone(),
        draw.round.to_string(),
        draw.drawn_on.clone(),
        draw.origin
            .as_ref()
            .map_or(String::new(), ToString::to_string),
        public_words::standing(&draw.standing, &draw.source),
        public_words::seal_standing(&draw.seal_standing),
        draw.sealed_at.clone().unwrap_or_default(),
        draw.source.clone(),
        draw.seed.clone(),
        draw.beacon.clone().unwrap_or_default(),
        draw.witnesses.join("、"),
        draw.manifest_sha256.clone(),
        voided,
        String::new(),
        draw.settings_changed
            .as_ref()
            .map_or(String::new(), public_rules::settings),
        draw.passed_over.open.join("、"),
        draw.passed_over.voided.join("、"),
    ];
    row.extend(of.map_or(Default::default(), |(visit, of)| object(draw, visit, of)));
    row
}

/// What the row of a drawn object says of it.
fn object(draw: &PublicDraw, visit: &PublicVisit, of: &PublicObject) -> [String; OF_AN_OBJECT] {
    let few = draw.few.contains(&of.object);
    let replaced = of.replaced.as_ref().map_or(String::new(), |replaced| {
        let none = if replaced.withheld {
            "暂不公开"
        } else {
            "无递补"
        };
        let by = replaced.by.as_deref().unwrap_or(none);
        let (day, ground, reason) = (&replaced.day, &replaced.ground, &replaced.reason);
        format!("{day} {ground}：{reason}，→ {by}")
    });
    [
        of.order.to_string(),
        of.object.clone(),
        of.name.clone(),
        of.kind.clone(),
        of.region.clone(),
        visit.enterprise.clone(),
        visit.name.clone(),
        visit.inspectors.join("、"),
        if few { yes(true) } else { String::new() },
        of.instead_of.clone().unwrap_or_default(),
        replaced,
    ]
}

/// A row for each object of each result, corrections among them.
fn results(bureau: &str, draw: &PublicRound<'_>, visit: &PublicVisit) -> Vec<Vec<String>> {
    let last = visit.results.len();
    let row = |number: usize, result: &PublicResult, of: &PublicObjectAnswers| {
        let known = visit.objects.iter().find(|known| known.object == of.object);
        let items = of.items.iter();
        let items = items.map(|item| format!("{}：{}", item.name, item.answer.zh()));
        vec![
            draw.id.to_owned(),
            draw.task.to_owned(),
            draw.task_name.to_owned(),
            bureau.to_owned(),
            of.object.clone(),
            known.map_or(String::new(), |known| known.name.clone()),
            visit.enterprise.clone(),
            visit.name.clone(),
            visit.completed.clone().unwrap_or_default(),
            items.collect::<Vec<_>>().join("；"),
            result.values.join("；"),
            result.names.join("；"),
            result.day.clone(),
            result.reason.clone().unwrap_or_default(),
            yes(number + 1 == last),
            yes(visit.late),
            visit.inspectors.join("、"),
        ]
    };
    let results = visit.results.iter().enumerate();
    let rows = results.flat_map(|(number, result)| {
        let objects = result.objects.iter();
        objects.map(move |of| (number, result, of))
    });
    rows.map(|(number, result, of)| row(number, result, of))
        .collect()
}

fn handling(draw: &PublicRound<'_>, visit: &PublicVisit) -> Vec<Vec<String>> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let row = |step: &crate::domain::public::handling::PublicHandling| {
        vec![
            draw.id.to_owned(),
            draw.task_name.to_owned(),
            visit.enterprise.clone(),
            visit.name.clone(),
            step.date.clone(),
            step.measure.clone(),
            text(&step.number),
            text(&step.to),
            step.text.clone(),
            text(&step.due),
            text(&step.reinspected),
            text(&step.unchecked),
            text(&step.published),
            yes(step.closed),
        ]
    };
    visit.handling.iter().map(row).collect()
}

fn signature(signature: &PublicSignature) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    vec![
        signature.at.to_string(),
        signature.time.clone(),
        signature.line.to_string(),
        signature.sha256.to_string(),
        signature.signer.to_string(),
        signature.role.word().to_owned(),
        signature.key.clone(),
        text(&signature.received),
        text(&signature.by),
        // Six lines would not stand well in a cell: the file has them.
        signature.text_file().unwrap_or_default(),
        signature.sig.clone(),
    ]
}

fn signer(signer: &PublicSigner) -> Vec<String> {
    let PublicSigner { row, .. } = signer;
    let time = |time: &Option<KeyTime>| time.as_ref().map_or(String::new(), ToString::to_string);
    vec![
        signer.at.to_string(),
        signer.time.clone(),
        signer.reason.clone(),
        yes(signer.in_force),
        row.signer.to_string(),
        row.namespaces.join("；"),
        time(&row.valid_after),
        time(&row.valid_before),
        row.key.to_string(),
        signer.fingerprint.clone(),
    ]
}
