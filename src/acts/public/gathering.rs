//! Gathers what is public from the case folder (第5条, 第二十一条): by the allow-lists of [`crate::domain::public::publication`].

use crate::domain::lists::case_flaw::CaseFlaw;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::book::fold::{Book, DrawnRound, PublishedPlan};
use crate::domain::book::rules_line::RulesLine;
use crate::domain::book::signatures::Signatures;
use crate::domain::ground::drawn_public::DrawnPublic;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::fault::Faults;
use crate::domain::lists::record::{Cells as _, id_of};
use crate::domain::public::base_change::{PublicBaseChange, PublicLeftOfBase};
use crate::domain::public::lines::{PublicClock, PublicRefused};
use crate::domain::public::publication::{
    Head, ITEM_KEYS, PLAN_KEYS, Public, PublicCoverage, PublicEnterprises, PublicExpected,
    PublicPlan, PublicShare, PublicVisit, SCHEMA,
};
use crate::domain::public::rules::PublicRules;
use crate::domain::public::signatures::{PublicSignature, PublicSigner, Signers};
use crate::domain::year::census::GROUPS;
use crate::domain::year::coverage::{YearCoverage, of_year};
use crate::format::plan_csv;
use crate::format::small_list::Table;

use super::drawn::VisitsOfYear;
use super::withholding::AllWithheld;
use super::{drawn, sealed, seals, withholding};
use crate::acts::Desk;
use crate::acts::year::gather::{self, YearRead};
use crate::acts::year::plan_folder;
use crate::disk::book_read::BookRead;
use crate::disk::case::Case;
use crate::disk::prepared::Prepared;
use crate::disk::{Progress, Trouble, clock, list_rows};
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::signing::SignAct;
use crate::domain::ground::signer::SignerRole;

/// When it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When {
    /// By the clock: the time of its line.
    pub time: String,
    /// The day that counts.
    pub day: NaiveDate,
    /// When drawn lists are public.
    pub drawn: DrawnPublic,
}

impl When {
    /// Now.
    pub(super) fn now(desk: &Desk, case: &Case, book: &Book) -> Self {
        Self {
            time: clock::now(),
            day: desk.today_in(book),
            drawn: case.settings.drawn_public,
        }
    }
}

/// Everything public of a year; the website opens in `language`, unless the case folder says.
///
/// # Errors
/// A record is not the one that the book names, a list cannot be read at all, or the file system fails.
pub(super) fn gather(
    case: &Case,
    read: &BookRead,
    (language, when): (&str, &When),
    progress: Progress<'_>,
) -> Result<Public, Trouble> {
    let today = when.day;
    let withheld = &withholding::of_book(case, read, (when.drawn, today))?;
    // Of one who counts what is withheld could be told who it is.
    // So could, of one who left the base, whether he had been drawn.
    let first = withholding::first_line(read, withheld);
    let is_counted = |plan: &PublishedPlan| first.is_none_or(|draw| plan.seq < draw);
    let is_shown = |draw: &DrawnRound| !withheld.contains_key(&draw.act.draw);
    let year = || gather::read_some(case, read, (is_shown, first), progress);
    let (visits, year) = VisitsOfYear::read(case, &read.book, year)?;
    let YearRead { lists, book, drawn } = year;
    let library = lists.library.as_ref();
    let library = library.filter(|_| lists.faults.is_empty());
    let found = library.map(|library| {
        let (settings, census) = (&case.settings, &library.census);
        of_year(&lists.lists, settings, census, (&book, &drawn), today)
    });
    // Both are as large as the year is.
    drop((book, drawn));
    let names = task_names(case, read)?;
    let drawn = drawn::drawn(case, read, (visits, &lists, &names, today), withheld)?;
    let coverage = found.map(|found| {
        let rule = case.settings.rules.coverage.to_string();
        let last = read.book.plans.last();
        let of_last = last.is_none_or(is_counted);
        let mut public = public_coverage(&found, &rule, (drawn.objects_withheld, of_last));
        // Draws that are withheld are not counted, so what the year can come to is not known.
        public.expected.take_if(|_| !withheld.is_empty());
        public
    });
    Ok(Public {
        schema: SCHEMA.to_owned(),
        bureau: case.settings.bureau.clone(),
        year: case.settings.year,
        rehearsal: read.book.rehearsal,
        language: case
            .settings
            .language
            .clone()
            .unwrap_or_else(|| language.to_owned()),
        published_at: when.time.clone(),
        day: today.to_string(),
        head: Head {
            line: read.book.lines,
            sha256: read.book.head,
        },
        coverage,
        items: items(case)?,
        rules: rules(&read.book),
        plans: plans(case, read, is_counted)?,
        seals: seals::seals(case, read, &names, (when.drawn, withheld))?,
        clock: clock_acts(&read.book),
        signatures: signatures(case, read, (withheld, &drawn.visits)),
        draws: drawn.draws,
        withheld: drawn.withheld,
        visits: drawn.visits,
        signers: signers(case, &read.book.signatures),
        refused: refused(&read.book),
        heads: sealed::heads(read, today),
        lines: sealed::lines(read),
    })
}

fn clock_acts(book: &Book) -> Vec<PublicClock> {
    let acts = book.clock.righted.iter().map(|right| PublicClock {
        line: right.line,
        time: right.time.clone(),
        until: right.highest.china_time(),
        reason: right.reason.clone(),
    });
    acts.collect()
}

fn refused(book: &Book) -> Vec<PublicRefused> {
    let refused = book.refused.iter().map(|line| PublicRefused {
        line: line.seq,
        act: line.act.word().to_owned(),
        codes: line.codes().into_iter().map(str::to_owned).collect(),
    });
    refused.collect()
}

fn naming(case: &Case, signatures: &Signatures) -> Signers {
    let versions = signatures.versions.iter().map(|version| &version.act);
    Signers::of(case.settings.named_by, versions)
}

/// Signatures and witnesses' texts. One by the leader of a team names the team that will come: of a line about a visit that is not
/// public yet it is left out.
fn signatures(
    case: &Case,
    read: &BookRead,
    (withheld, visits): (&AllWithheld, &[PublicVisit]),
) -> Vec<PublicSignature> {
    let signatures = &read.book.signatures;
    if signatures.signed.is_empty() && signatures.witnessed.is_empty() {
        return Vec::new();
    }
    let naming = naming(case, signatures);
    let public: BTreeSet<(&str, &str)> = visits
        .iter()
        .map(|visit| (&*visit.draw, &*visit.enterprise))
        .collect();
    let holds = |draw: &str| read.book.draw(draw).is_some_and(|draw| !draw.voided());
    let is_hidden = |visit: &VisitId| {
        let is_told = public.contains(&(&*visit.draw, &*visit.enterprise));
        !is_told && (holds(&visit.draw) || withheld.contains_key(&*visit.draw))
    };
    let about = |line: u64| {
        let entry = read.entries.iter().find(|entry| entry.seq == line);
        entry.map(|entry| entry.act.visits()).unwrap_or_default()
    };
    let is_told = |act: &SignAct| {
        act.role != SignerRole::Leader || !about(act.line).into_iter().any(is_hidden)
    };
    let signed = signatures.signed.iter();
    let signed = signed.filter(|noted| is_told(&noted.act));
    let signed = signed.map(|noted| naming.signed(noted.seq, &noted.time, &noted.act));
    let witnessed = signatures.witnessed.iter();
    let witnessed = witnessed.map(|noted| naming.witnessed(noted.seq, &noted.time, &noted.act));
    let mut public: Vec<PublicSignature> = signed.chain(witnessed).collect();
    public.sort_by_key(|signature| signature.at);
    public
}

fn signers(case: &Case, signatures: &Signatures) -> Vec<PublicSigner> {
    let naming = naming(case, signatures);
    let last = signatures.versions.last().map(|version| version.seq);
    let rows = signatures.versions.iter().flat_map(|version| {
        let in_force = last == Some(version.seq);
        naming.rows((version.seq, &version.time), &version.act, in_force)
    });
    rows.collect()
}

/// The item list, the columns that are public.
///
/// # Errors
/// The list cannot be read at all.
pub(super) fn items(case: &Case) -> Result<Vec<BTreeMap<String, String>>, Trouble> {
    records(case, ListName::Items, &ITEM_KEYS)
}

/// The rows of a list, these columns and no others.
fn records(
    case: &Case,
    list: ListName,
    keys: &[&'static str],
) -> Result<Vec<BTreeMap<String, String>>, Trouble> {
    let prepared = Prepared::open(&case.list(list), list)?;
    let mut faults = Faults::default();
    let Table { header, rows, .. } = list_rows::table(&prepared, list, &mut faults)?;
    if !header.faults.is_empty() {
        return Err(CaseFlaw::Lists(faults.total).into());
    }
    let record = |(nth, cells): (u64, &Vec<String>)| {
        let of = |key: &&'static str| {
            let cell = match (header.place(key), *key) {
                (_, "id") => id_of(&header, cells, nth),
                (Some(place), _) => cells.cell(place).trim().to_owned(),
                (None, _) => String::new(),
            };
            ((*key).to_owned(), cell)
        };
        keys.iter().map(of).collect()
    };
    let numbered = (1..).zip(rows.iter().map(|(_, cells)| cells));
    Ok(numbered.map(record).collect())
}

fn public_coverage(
    found: &YearCoverage,
    rule: &str,
    (withheld, is_counted): (u64, bool),
) -> PublicCoverage {
    let by = GROUPS.iter().zip(&found.groups).map(|(key, group)| {
        let shares = group.iter().map(|(value, share)| PublicShare {
            value: value.clone(),
            base: share.base.objects,
            drawn: share.drawn.objects,
            enterprises: share.base.enterprises,
            enterprises_drawn: share.drawn.enterprises,
        });
        ((*key).to_owned(), shares.collect())
    });
    PublicCoverage {
        rule: rule.to_owned(),
        required: found.required,
        drawn: found.drawn.objects,
        withheld,
        base: found.base.objects,
        plan_version: found.plan_base.map(|(version, _)| version),
        plan_base: found.plan_base.map(|(_, base)| base.objects),
        base_left: found
            .base_left
            .map(|left| PublicLeftOfBase::of(left, is_counted)),
        enterprises: PublicEnterprises {
            drawn: found.drawn.enterprises,
            base: found.base.enterprises,
            plan_base: found.plan_base.map(|(_, base)| base.enterprises),
        },
        expected: Some(PublicExpected {
            least: found.expected.least,
            most: found.expected.most,
            exact: found.expected.is_exact(),
        }),
        by: by.collect(),
    }
}

fn rules(book: &Book) -> Vec<PublicRules> {
    let last = book.rules_lines.last().map(|line| line.seq);
    let public = |line: &RulesLine| {
        let told = (line.seq, &*line.time, &*line.day, &*line.reason);
        PublicRules::of(told, (&line.rules, &line.findings), last == Some(line.seq))
    };
    book.rules_lines.iter().map(public).collect()
}

/// Every version of the plan; `is_counted`: no draw before it is withheld.
fn plans(
    case: &Case,
    read: &BookRead,
    is_counted: impl Fn(&PublishedPlan) -> bool,
) -> Result<Vec<PublicPlan>, Trouble> {
    let public = |plan: &PublishedPlan| {
        // Judged by the rules of its time.
        let by = read.book.rules_after(plan.seq).plan_day(read.book.year);
        let by = by.map(|day| day.to_string());
        let version = plan_folder::read(case, plan)?;
        let tasks = version.tasks.iter().map(|task| {
            let cells = PLAN_KEYS
                .iter()
                .map(|key| ((*key).to_owned(), plan_csv::cell(task, key)));
            cells.collect()
        });
        Ok(PublicPlan {
            version: plan.act.version,
            day: plan.day.clone(),
            late: plan.act.version == 1 && by.as_ref().is_some_and(|by| plan.day > *by),
            reason: plan.act.reason.clone(),
            approved: plan.act.approved.clone(),
            filed: plan.filed.clone(),
            sha256: plan.act.plan,
            base: plan.act.base,
            enterprises: plan.act.enterprises,
            since_before: plan
                .act
                .since_before
                .as_ref()
                .map(|change| PublicBaseChange::of(change, is_counted(plan))),
            tasks: tasks.collect(),
        })
    };
    read.book.plans.iter().map(public).collect()
}

/// Names of tasks: of today's plan, else of the last version that has the task.
fn task_names(case: &Case, read: &BookRead) -> Result<BTreeMap<String, String>, Trouble> {
    let mut names = BTreeMap::new();
    for plan in &read.book.plans {
        for task in plan_folder::read(case, plan)?.tasks {
            names.insert(task.id, task.name);
        }
    }
    for (_, task) in crate::disk::lists::read(case)?.0.plan {
        names.insert(task.id, task.name);
    }
    Ok(names)
}
