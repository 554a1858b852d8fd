//! The publications (第5条, 第二十一条) as CSV that opens right in Excel and WPS, with the field's captions.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;

use crate::domain::acts::signing::KeyTime;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::columns::headings;
use crate::domain::public::lines::PublicRefused;
use crate::domain::public::publication::{
    ITEM_KEYS, PLAN_KEYS, Public, PublicDraw, PublicObject, PublicObjectAnswers, PublicPlan,
    PublicVisit,
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

    /// Gives its rows one after the other, a cell for each heading.
    ///
    /// # Errors
    /// What `row` answers.
    pub fn each<E>(
        self,
        public: &Public,
        mut row: impl FnMut(Vec<Cow<'_, str>>) -> Result<(), E>,
    ) -> Result<(), E> {
        let owned = |cells: Vec<String>| cells.into_iter().map(Cow::Owned).collect();
        let mut each = |rows: &mut dyn Iterator<Item = Vec<String>>| {
            for cells in rows {
                row(owned(cells))?;
            }
            Ok(())
        };
        match self {
            Self::Items => each(
                &mut public
                    .items
                    .iter()
                    .map(|item| cells(ListName::Items, &ITEM_KEYS, item)),
            ),
            Self::Plans => each(&mut public.plans.iter().flat_map(|plan| {
                plan.tasks.iter().map(|task| {
                    let mut row = public_seal_rows::version(plan);
                    row.splice(3..3, plan_papers(plan));
                    row.extend(cells(ListName::Plan, &PLAN_KEYS, task));
                    row
                })
            })),
            Self::Rules => each(&mut public.rules.iter().map(public_rules::version)),
            Self::Seals => each(&mut public.seals.iter().map(public_seal_rows::seal)),
            Self::Draws => drawn(public, row),
            Self::Changes => each(&mut public_seal_rows::changes(public).into_iter()),
            Self::Results => results(public, row),
            Self::Handling => handling(public, row),
            Self::Signatures => each(&mut public.signatures.iter().map(signature)),
            Self::Signers => each(&mut public.signers.iter().map(signer)),
            Self::Refused => each(&mut public.refused.iter().map(refused)),
        }
    }

    /// Its headings in a publication: that of a rehearsal says so in a column of its own (演练案卷).
    pub(super) fn headings_of(self, public: &Public) -> Vec<&'static str> {
        let mut headings = self.headings();
        headings.extend(public.rehearsal.then_some(REHEARSAL.0));
        headings
    }

    /// Gives its rows under [`Self::headings_of`].
    ///
    /// # Errors
    /// What `row` answers.
    pub(super) fn each_of<E>(
        self,
        public: &Public,
        mut row: impl FnMut(Vec<Cow<'_, str>>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each(public, |mut cells| {
            cells.extend(public.rehearsal.then_some(Cow::Borrowed(REHEARSAL.1)));
            row(cells)
        })
    }
}

/// The heading and the cell that say of a row that it is of a rehearsal.
const REHEARSAL: (&str, &str) = ("案卷", "演练");

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
    let mut csv = CsvOut::new(out)?;
    csv.row(table.headings_of(public))?;
    table.each_of(public, |cells| csv.row(cells.iter().map(|cell| &**cell)))?;
    csv.finish()
}

/// A table with its headings; one of a rehearsal says so in a column of its own, in every row (演练案卷).
pub fn marked(
    rehearsal: bool,
    mut headings: Vec<&'static str>,
    mut rows: Vec<Vec<String>>,
) -> (Vec<&'static str>, Vec<Vec<String>>) {
    if rehearsal {
        headings.push(REHEARSAL.0);
        for row in &mut rows {
            row.push(REHEARSAL.1.to_owned());
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

/// Every visit of a draw that is told, with what is.
fn each_visit<E>(
    public: &Public,
    mut each: impl FnMut(&PublicRound<'_>, &PublicVisit) -> Result<(), E>,
) -> Result<(), E> {
    let draws = rounds(public).into_iter().map(|draw| (draw.id, draw));
    let draws: BTreeMap<&str, PublicRound<'_>> = draws.collect();
    let mut visits = public.visits.iter();
    visits.try_for_each(|visit| {
        let draw = draws.get(visit.draw.as_str());
        draw.map_or(Ok(()), |draw| each(draw, visit))
    })
}

fn yes(yes: bool) -> &'static str {
    if yes { "是" } else { "否" }
}

fn text(value: Option<&String>) -> Cow<'_, str> {
    value.map_or("", String::as_str).into()
}

/// A row for each drawn object; a voided draw has one row, without an object, and so has a draw whose list is withheld.
fn drawn<E>(
    public: &Public,
    mut row: impl FnMut(Vec<Cow<'_, str>>) -> Result<(), E>,
) -> Result<(), E> {
    let shown = public.draws.iter();
    let shown = shown.map(|draw| (&*draw.id, (draw, of_draw(draw))));
    let shown: BTreeMap<&str, (&PublicDraw, Vec<String>)> = shown.collect();
    for visit in &public.visits {
        let Some((draw, of_draw)) = shown.get(&*visit.draw) else {
            continue;
        };
        let team = visit.inspectors.join("、");
        for of in &visit.objects {
            let of_draw = of_draw.iter().map(|cell| cell.as_str().into());
            row(of_draw.chain(object(draw, (visit, &team), of)).collect())?;
        }
    }
    let owned = |cells: Vec<String>| cells.into_iter().map(Cow::Owned);
    for draw in public.draws.iter().filter(|draw| draw.voided.is_some()) {
        let none = std::iter::repeat_n("".into(), OF_AN_OBJECT);
        row(owned(of_draw(draw)).chain(none).collect())?;
    }
    let mut withheld = public.withheld.iter();
    withheld.try_for_each(|draw| row(owned(public_seal_rows::withheld(draw)).collect()))
}

/// What each row of a draw says of it.
fn of_draw(draw: &PublicDraw) -> Vec<String> {
    vec![
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
        public_seal_rows::voided(draw.voided.as_ref()),
        String::new(),
        draw.settings_changed
            .as_ref()
            .map_or(String::new(), public_rules::settings),
        draw.passed_over.open.join("、"),
        draw.passed_over.voided.join("、"),
    ]
}

/// What the row of a drawn object says of it.
fn object<'a>(
    draw: &PublicDraw,
    (visit, team): (&'a PublicVisit, &'a str),
    of: &'a PublicObject,
) -> [Cow<'a, str>; OF_AN_OBJECT] {
    let few = draw.few.contains(&of.object);
    let replaced = of.replaced.as_ref().map_or(Cow::Borrowed(""), |replaced| {
        let none = if replaced.withheld {
            "暂不公开"
        } else {
            "无递补"
        };
        let by = replaced.by.as_deref().unwrap_or(none);
        let (day, ground, reason) = (&replaced.day, &replaced.ground, &replaced.reason);
        format!("{day} {ground}：{reason}，→ {by}").into()
    });
    [
        of.order.to_string().into(),
        of.object.as_str().into(),
        of.name.as_str().into(),
        of.kind.as_str().into(),
        of.region.as_str().into(),
        visit.enterprise.as_str().into(),
        visit.name.as_str().into(),
        team.into(),
        if few { yes(true) } else { "" }.into(),
        text(of.instead_of.as_ref()),
        replaced,
    ]
}

/// A row for each object of each result, corrections among them.
fn results<E>(
    public: &Public,
    mut row: impl FnMut(Vec<Cow<'_, str>>) -> Result<(), E>,
) -> Result<(), E> {
    each_visit(public, |draw, visit| {
        let team = visit.inspectors.join("、");
        let each = (1..).zip(&visit.results);
        for (number, result) in each {
            let (values, names) = (result.values.join("；"), result.names.join("；"));
            for of in &result.objects {
                let known = visit.objects.iter().find(|known| known.object == of.object);
                row(vec![
                    draw.id.into(),
                    draw.task.into(),
                    draw.task_name.into(),
                    public.bureau.as_str().into(),
                    of.object.as_str().into(),
                    text(known.map(|known| &known.name)),
                    visit.enterprise.as_str().into(),
                    visit.name.as_str().into(),
                    text(visit.completed.as_ref()),
                    answers(of).into(),
                    values.as_str().into(),
                    names.as_str().into(),
                    result.day.as_str().into(),
                    text(result.reason.as_ref()),
                    yes(number == visit.results.len()).into(),
                    yes(visit.late).into(),
                    team.as_str().into(),
                ])?;
            }
        }
        Ok(())
    })
}

/// Each item of an object with its answer.
fn answers(of: &PublicObjectAnswers) -> String {
    let mut text = String::new();
    for item in &of.items {
        if !text.is_empty() {
            text.push('；');
        }
        text.extend([&*item.name, "：", item.answer.zh()]);
    }
    text
}

/// A row for each step of handling.
fn handling<E>(
    public: &Public,
    mut row: impl FnMut(Vec<Cow<'_, str>>) -> Result<(), E>,
) -> Result<(), E> {
    each_visit(public, |draw, visit| {
        let mut steps = visit.handling.iter();
        steps.try_for_each(|step| {
            row(vec![
                draw.id.into(),
                draw.task_name.into(),
                visit.enterprise.as_str().into(),
                visit.name.as_str().into(),
                step.date.as_str().into(),
                step.measure.as_str().into(),
                text(step.number.as_ref()),
                text(step.to.as_ref()),
                step.text.as_str().into(),
                text(step.due.as_ref()),
                text(step.reinspected.as_ref()),
                text(step.unchecked.as_ref()),
                text(step.published.as_ref()),
                yes(step.closed).into(),
            ])
        })
    })
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
        yes(signer.in_force).to_owned(),
        row.signer.to_string(),
        row.namespaces.join("；"),
        time(&row.valid_after),
        time(&row.valid_before),
        row.key.to_string(),
        signer.fingerprint.clone(),
    ]
}
