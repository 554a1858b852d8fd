//! Gathers what is public from the case folder (第5条, 第二十一条): by the allow-lists of [`crate::domain::public::publication`].

use crate::domain::lists::case_flaw::CaseFlaw;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::acts::entry::Act;
use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::book::rules_line::RulesLine;
use crate::domain::book::signatures::Signatures;
use crate::domain::book::witnessed::SealStanding;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::fault::Faults;
use crate::domain::lists::record::{Cells as _, id_of};
use crate::domain::method::manifest::Manifest;
use crate::domain::public::lines::{PublicClock, PublicRefused};
use crate::domain::public::publication::{
    Head, ITEM_KEYS, PLAN_KEYS, Public, PublicCoverage, PublicDraw, PublicEnterprises,
    PublicExpected, PublicPlan, PublicShare, PublicVisit, PublicVoid, SCHEMA,
};
use crate::domain::public::rules::PublicRules;
use crate::domain::public::signatures::{PublicSignature, PublicSigner, Signers};
use crate::domain::public::visit::{Clocked, Naming};
use crate::domain::year::census::GROUPS;
use crate::domain::year::coverage::{YearCoverage, of_year};
use crate::format::draw_json::DrawRecord;
use crate::format::plan_csv;
use crate::format::small_list::Table;

use super::sealed;
use crate::acts::Desk;
use crate::acts::book::verify_signatures::Kept;
use crate::acts::method::{public_draw, seal_seen};
use crate::acts::visit::visits::{self, DrawVisits};
use crate::acts::year::gather::{self, YearRead};
use crate::acts::year::plan_folder;
use crate::disk::case::Case;
use crate::disk::ledger::BookRead;
use crate::disk::prepared::Prepared;
use crate::disk::{Progress, Trouble, calendar, clock, draw_folder, list_rows, object_rows};

/// The longest population that a browser is asked to repeat a draw of.
const IN_PAGE: u64 = 200_000;

/// When it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When {
    /// By the clock: the time of its line.
    pub time: String,
    /// The day that counts.
    pub day: NaiveDate,
}

impl When {
    /// Now.
    pub(super) fn now(desk: &Desk, book: &Book) -> Self {
        Self {
            time: clock::now(),
            day: desk.today_in(book),
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
    let year = &gather::read(case, read, None, progress)?;
    let coverage = year
        .lists
        .library
        .as_ref()
        .filter(|_| year.lists.faults.is_empty());
    let coverage = coverage.map(|library| {
        let of = (&year.book, &year.drawn);
        let found = of_year(
            &year.lists.lists,
            &case.settings,
            &library.census,
            of,
            today,
        );
        public_coverage(&found, &case.settings.rules.coverage.to_string())
    });
    let names = task_names(case, read)?;
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
        plans: plans(case, read)?,
        seals: sealed::seals(case, read, &names)?,
        draws: draws(case, read, &names)?,
        visits: visits_of_year(case, year, today)?,
        clock: clock_acts(&read.book),
        signatures: signatures(case, &read.book.signatures),
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

fn signatures(case: &Case, signatures: &Signatures) -> Vec<PublicSignature> {
    let naming = naming(case, signatures);
    let signed = signatures.signed.iter();
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

fn public_coverage(found: &YearCoverage, rule: &str) -> PublicCoverage {
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
        base: found.base.objects,
        plan_version: found.plan_base.map(|(version, _)| version),
        plan_base: found.plan_base.map(|(_, base)| base.objects),
        base_left: found.base_left,
        enterprises: PublicEnterprises {
            drawn: found.drawn.enterprises,
            base: found.base.enterprises,
            plan_base: found.plan_base.map(|(_, base)| base.enterprises),
        },
        expected: PublicExpected {
            least: found.expected.least,
            most: found.expected.most,
            exact: found.expected.is_exact(),
        },
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

fn plans(case: &Case, read: &BookRead) -> Result<Vec<PublicPlan>, Trouble> {
    let public = |plan: &crate::domain::book::fold::PublishedPlan| {
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
            since_before: plan.act.since_before.clone(),
            tasks: tasks.collect(),
        })
    };
    read.book.plans.iter().map(public).collect()
}

fn draws(
    case: &Case,
    read: &BookRead,
    names: &BTreeMap<String, String>,
) -> Result<Vec<PublicDraw>, Trouble> {
    let public = |draw: &DrawnRound| {
        let record = draw_folder::record_of(&case.root, &draw.act)?;
        let manifest = draw_folder::manifest_of(&case.root, &draw.act)?;
        let DrawRecord { repeated, .. } = &record;
        let values = &repeated.values;
        let [population, excluded, ..] = manifest.texts;
        let voided = draw
            .voided()
            .then(|| voided(read, &draw.act.draw))
            .flatten();
        Ok(PublicDraw {
            id: draw.act.draw.clone(),
            line: draw.seq,
            task: draw.act.task.clone(),
            task_name: names.get(&draw.act.task).cloned().unwrap_or_default(),
            round: draw.act.round,
            window: [manifest.window.0.to_string(), manifest.window.1.to_string()],
            drawn_on: draw.day.clone(),
            drawn_at: record.drawn_at.clone(),
            sealed_at: record.sealed_at.clone(),
            seal: draw.act.seal,
            source: values.source.clone(),
            seed: values.seed.clone(),
            standing: draw.standing().word().to_owned(),
            seal_standing: seal_standing(read, draw, &manifest)?.word().to_owned(),
            beacon: draw.act.beacon.clone(),
            witnesses: record.witnesses.clone(),
            manifest_sha256: values.manifest_sha256.clone(),
            key: values.key.clone(),
            origin: record.origin.clone(),
            settings_changed: read.book.settings_of(draw),
            voided,
            since_plan: draw.act.since_plan.clone(),
            passed_over: sealed::passed_over_for(&case.root, &read.book, draw)?,
            takes: repeated.takes.clone(),
            shortfalls: repeated.shortfalls.clone(),
            coverage_before: record.coverage_before,
            coverage_after: record.coverage_after,
            population: population.lines,
            excluded: excluded.lines,
            drawn: repeated.drawn.len() as u64,
            few: public_draw::few(&manifest, &repeated.drawn),
            folder: format!("draws/{}", draw.act.draw),
            in_page: population.lines <= IN_PAGE,
        })
    };
    read.book.draws.iter().map(public).collect()
}

/// What speaks for the time of a draw's seal, by the book alone: whose key a witness's is, a reader has to know.
fn seal_standing(
    read: &BookRead,
    draw: &DrawnRound,
    manifest: &Manifest,
) -> Result<SealStanding, Trouble> {
    seal_seen::standing(read, (draw, &manifest.bureau), &Kept::default()).map(|seen| seen.standing)
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

fn voided(read: &BookRead, draw: &str) -> Option<PublicVoid> {
    read.accepted().find_map(|entry| {
        let Act::Void { target, reason } = &entry.act else {
            return None;
        };
        (target == draw).then(|| PublicVoid {
            day: read.book.day_of(entry).to_string(),
            reason: reason.clone(),
        })
    })
}

fn visits_of_year(
    case: &Case,
    year: &YearRead,
    today: NaiveDate,
) -> Result<Vec<PublicVisit>, Trouble> {
    let all = visits::of_year(case, &year.book)?;
    let each = || {
        all.iter()
            .flat_map(|draw| draw.visits.iter().map(move |visit| (draw, visit)))
    };
    let codes = each().flat_map(|(_, visit)| {
        let objects = visit.objects.iter().map(|object| object.code.as_str());
        objects.chain([visit.id.enterprise.as_str()])
    });
    let codes: BTreeSet<&str> = codes.collect();
    let rows = object_rows::read(case, &codes)?;
    let lists = &year.lists.lists;
    let calendar = calendar::open(&case.root)?;
    let naming = Naming {
        named_by: case.settings.named_by,
        inspectors: lists
            .inspectors
            .iter()
            .map(|(_, i)| (i.cert.as_str(), i.name.as_str()))
            .collect(),
        items: lists
            .items
            .iter()
            .map(|(_, item)| (item.id.as_str(), item.name.as_str()))
            .collect(),
    };
    let public = |(draw, visit): (&DrawVisits, &crate::domain::visit::visits::Visit)| {
        let words = |code: &str| ["name", "kind", "region"].map(|key| rows.cell(code, key));
        let done = year
            .book
            .visits
            .of(&visit.id)
            .and_then(|log| log.done.as_ref());
        let deadline = done.and_then(|done| {
            let days = case.settings.rules.entry_working_days;
            calendar.add_working_days(done.act.completed, days).ok()
        });
        let clocked = Clocked {
            today,
            last: draw.manifest.window.1,
            deadline: deadline.map(|deadline| deadline.date),
        };
        naming.visit(visit, words, &year.book.visits, &clocked)
    };
    Ok(each().map(public).collect())
}
