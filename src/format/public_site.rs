//! The website's data (第二十条: everybody may look results up), in pieces that a page opened from a disk can read as scripts: a first
//! one without visits, a list of each draw's visits in short, and the visits themselves, so many to a file. A year of 100,000
//! results opens with less than a megabyte, and a reader who looks at one result fetches no other draw's.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::Arc;

use serde::Serialize;
use serde_json::ser::Formatter;

use crate::domain::ground::signer::SignerRole;
use crate::domain::public::lines::{PublicClock, PublicRefused};
use crate::domain::public::publication::{
    Head, Public, PublicCoverage, PublicDraw, PublicObject, PublicPlan, PublicVisit, VisitState,
};
use crate::domain::public::rules::PublicRules;
use crate::domain::public::seals::PublicSeal;
use crate::domain::public::signatures::PublicSignature;
use crate::domain::public::withheld_draw::{PublicProgress, PublicWithheld};

use crate::format::public_file::PublicFile;

/// So many visits stand in a file.
pub const IN_A_FILE: usize = 500;
/// So many of the newest results stand in the first script.
const NEWEST: usize = 200;

/// What the first page needs: everything public but visits and signatures, and what visits come to.
#[derive(Serialize)]
struct Index<'a> {
    schema: &'a str,
    bureau: &'a str,
    year: i32,
    rehearsal: bool,
    language: &'a str,
    published_at: &'a str,
    day: &'a str,
    head: &'a Head,
    coverage: &'a Option<PublicCoverage>,
    items: &'a [BTreeMap<String, String>],
    rules: &'a [PublicRules],
    plans: &'a [PublicPlan],
    seals: &'a [PublicSeal],
    draws: &'a [PublicDraw],
    withheld: &'a [PublicWithheld],
    clock: &'a [PublicClock],
    refused: &'a [PublicRefused],
    /// 外部见证.
    witnessed: Vec<&'a PublicSignature>,
    /// What rows name by number.
    #[serde(flatten)]
    numbered: &'a Numbered<'a>,
    /// By draw.
    tallies: BTreeMap<&'a str, Tally<'a>>,
    /// The newest results first, each with its draw.
    newest: Vec<(&'a str, Row<'a>)>,
    in_a_file: usize,
}

/// Words that many rows share: a row has the place of each.
#[derive(Serialize)]
struct Numbered<'a> {
    values: Vec<String>,
    regions: Vec<&'a str>,
    inspectors: Vec<&'a str>,
}

/// What the visits of a draw come to; visits whose objects were all lost count as replaced only.
#[derive(Default, Serialize)]
struct Tally<'a> {
    visits: u64,
    /// Not made yet.
    open: u64,
    /// Made, the result not entered.
    completed: u64,
    entered: u64,
    /// 逾期未检查.
    unvisited: u64,
    /// 逾期未录入.
    overdue: u64,
    /// 逾期录入.
    late: u64,
    /// 有后续处理 of them.
    handled: u64,
    /// 公示结果, by number, with how many have it.
    values: BTreeMap<usize, u64>,
    /// 更换事由 with how many objects were lost so.
    replaced: BTreeMap<&'a str, u64>,
}

/// A visit in short: its place among those of the draw, enterprise and its name, day of the result, where it stands, the result's
/// number, marks (1 late, 2 overdue, 4 handled, 8 and done with), the team, the objects.
#[derive(Serialize)]
struct Row<'a>(
    usize,
    &'a str,
    &'a str,
    &'a str,
    VisitState,
    Option<usize>,
    u8,
    Vec<usize>,
    Vec<Object<'a>>,
);

/// An object of a visit in short: its order and region; code, name, what it came in place of and whether it was lost, where it
/// is not simply the enterprise.
#[derive(Serialize)]
#[serde(untagged)]
enum Object<'a> {
    Enterprise(u64, usize),
    Other(u64, usize, &'a str, &'a str, Option<&'a str>, bool),
}

impl<'a> Numbered<'a> {
    fn of(public: &'a Public) -> Self {
        let values: BTreeSet<String> = public.visits.iter().filter_map(value).collect();
        let objects = public.visits.iter().flat_map(|visit| &visit.objects);
        let regions: BTreeSet<&str> = objects.map(|object| object.region.as_str()).collect();
        let teams = public.visits.iter().flat_map(|visit| &visit.inspectors);
        let inspectors: BTreeSet<&str> = teams.map(String::as_str).collect();
        Self {
            values: values.into_iter().collect(),
            regions: regions.into_iter().collect(),
            inspectors: inspectors.into_iter().collect(),
        }
    }

    fn value(&self, visit: &PublicVisit) -> Option<usize> {
        self.values.binary_search(&value(visit)?).ok()
    }

    fn row(&self, place: usize, visit: &'a PublicVisit) -> Row<'a> {
        let team = visit.inspectors.iter();
        let team = team.filter_map(|name| self.inspectors.binary_search(&name.as_str()).ok());
        let objects = visit.objects.iter();
        Row(
            place,
            &visit.enterprise,
            &visit.name,
            day(visit),
            visit.state,
            self.value(visit),
            marks(visit),
            team.collect(),
            objects.map(|object| self.object(object, visit)).collect(),
        )
    }

    fn object(&self, object: &'a PublicObject, visit: &PublicVisit) -> Object<'a> {
        let region = self.regions.binary_search(&object.region.as_str());
        let region = region.unwrap_or_default();
        let is_plain = object.object == visit.enterprise
            && object.name == visit.name
            && object.instead_of.is_none()
            && object.replaced.is_none();
        if is_plain {
            return Object::Enterprise(object.order, region);
        }
        let instead_of = object.instead_of.as_deref();
        let is_lost = object.replaced.is_some();
        let (code, name) = (&object.object, &object.name);
        Object::Other(object.order, region, code, name, instead_of, is_lost)
    }
}

/// The result that holds, in the words that are public.
fn value(visit: &PublicVisit) -> Option<String> {
    let last = visit.results.last()?;
    Some(last.values.join("；"))
}

/// The day of the result that holds; "" without one.
fn day(visit: &PublicVisit) -> &str {
    visit.results.last().map_or("", |result| &result.day)
}

fn marks(visit: &PublicVisit) -> u8 {
    let is_done_with = visit.handling.last().is_some_and(|step| step.closed);
    let marks = [
        visit.late,
        visit.overdue,
        !visit.handling.is_empty(),
        is_done_with,
    ];
    let marks = marks.into_iter().zip([1, 2, 4, 8]);
    marks.filter(|(is, _)| *is).map(|(_, mark)| mark).sum()
}

impl<'a> Tally<'a> {
    /// Adds the visits that are withheld; those with a result are public and counted.
    fn add_withheld(&mut self, progress: &PublicProgress) {
        self.visits += progress.open + progress.completed;
        self.open += progress.open;
        self.completed += progress.completed;
        self.unvisited += progress.unvisited;
        self.overdue += progress.overdue;
    }

    fn count(&mut self, visit: &'a PublicVisit, value: Option<usize>) {
        let lost = visit
            .objects
            .iter()
            .filter_map(|object| object.replaced.as_ref());
        for replaced in lost {
            *self.replaced.entry(&replaced.ground).or_default() += 1;
        }
        let is_overdue = u64::from(visit.overdue);
        match visit.state {
            VisitState::Lost => return,
            VisitState::Open => {
                self.open += 1;
                self.unvisited += is_overdue;
            }
            VisitState::Completed => {
                self.completed += 1;
                self.overdue += is_overdue;
            }
            VisitState::Entered => self.entered += 1,
        }
        self.visits += 1;
        self.late += u64::from(visit.late);
        self.handled += u64::from(!visit.handling.is_empty());
        if let Some(value) = value {
            *self.values.entry(value).or_default() += 1;
        }
    }
}

/// What the scripts share.
struct Site<'a> {
    public: &'a Public,
    numbered: Numbered<'a>,
    /// The visits of each draw.
    of_draws: BTreeMap<&'a str, Vec<&'a PublicVisit>>,
}

impl<'a> Site<'a> {
    fn of(public: &'a Public) -> Self {
        let mut of_draws: BTreeMap<&str, Vec<&PublicVisit>> = BTreeMap::new();
        for visit in &public.visits {
            of_draws.entry(&visit.draw).or_default().push(visit);
        }
        // The page reads those of every draw that it has numbers of.
        for draw in public.withheld.iter().filter(|draw| draw.voided.is_none()) {
            of_draws.entry(&draw.id).or_default();
        }
        Self {
            public,
            numbered: Numbered::of(public),
            of_draws,
        }
    }

    fn rows(&self, draw: &str) -> Vec<Row<'_>> {
        let rows = self.of_draws[draw].iter().enumerate();
        rows.map(|(at, visit)| self.numbered.row(at, visit))
            .collect()
    }
}

/// The scripts of the website's data, by their names below the folder of the publication.
pub fn all(public: &Public) -> Vec<PublicFile<'_>> {
    let site = Arc::new(Site::of(public));
    let of = Arc::clone(&site);
    let mut files = vec![PublicFile::new("site/data.js", move |out| {
        let index = index(of.public, &of.numbered, &of.of_draws);
        script(out, "window.CHOUCHA", &index)
    })];
    for (&draw, visits) in &site.of_draws {
        let of = Arc::clone(&site);
        let name = format!("site/visits/{draw}/rows.js");
        files.push(PublicFile::new(name, move |out| {
            keyed(out, "CHOUCHA_ROWS", draw, &of.rows(draw))
        }));
        for part in 0..visits.len().div_ceil(IN_A_FILE) {
            let of = Arc::clone(&site);
            let number = part + 1;
            let name = format!("site/visits/{draw}/{number}.js");
            files.push(PublicFile::new(name, move |out| {
                let visits = of.of_draws[draw].chunks(IN_A_FILE).nth(part);
                let key = format!("{draw}/{number}");
                keyed(out, "CHOUCHA_VISITS", &key, &visits.unwrap_or_default())
            }));
        }
    }
    files
}

fn index<'a>(
    public: &'a Public,
    numbered: &'a Numbered<'a>,
    of_draws: &BTreeMap<&'a str, Vec<&'a PublicVisit>>,
) -> Index<'a> {
    let signatures = public.signatures.iter();
    let mut tallies: BTreeMap<&str, Tally<'_>> = BTreeMap::new();
    let mut newest: Vec<(&str, &str, usize, &PublicVisit)> = Vec::new();
    for (draw, visits) in of_draws {
        let tally = tallies.entry(draw).or_default();
        for (at, visit) in visits.iter().enumerate() {
            tally.count(visit, numbered.value(visit));
            if visit.state == VisitState::Entered {
                newest.push((day(visit), draw, at, visit));
            }
        }
    }
    for draw in public.withheld.iter().filter(|draw| draw.voided.is_none()) {
        let tally = tallies.entry(&draw.id).or_default();
        if let Some(progress) = &draw.visits {
            tally.add_withheld(progress);
        }
    }
    newest.sort_by(|a, b| b.0.cmp(a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    newest.truncate(NEWEST);
    let newest = newest.into_iter();
    Index {
        schema: &public.schema,
        bureau: &public.bureau,
        year: public.year,
        rehearsal: public.rehearsal,
        language: &public.language,
        published_at: &public.published_at,
        day: &public.day,
        head: &public.head,
        coverage: &public.coverage,
        items: &public.items,
        rules: &public.rules,
        plans: &public.plans,
        seals: &public.seals,
        draws: &public.draws,
        withheld: &public.withheld,
        clock: &public.clock,
        refused: &public.refused,
        witnessed: signatures
            .filter(|signature| signature.role == SignerRole::Witness)
            .collect(),
        numbered,
        tallies,
        newest: newest
            .map(|(_, draw, at, visit)| (draw, numbered.row(at, visit)))
            .collect(),
        in_a_file: IN_A_FILE,
    }
}

/// JSON as a script may hold it: no character that could end the script or a line of it.
struct InScript;

impl Formatter for InScript {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        mut fragment: &str,
    ) -> std::io::Result<()> {
        let ends = |c| matches!(c, '<' | '\u{2028}' | '\u{2029}');
        while let Some(place) = fragment.find(ends) {
            let (before, from) = fragment.split_at(place);
            let mut after = from.chars();
            let ending = after.next().map_or(0, u32::from);
            write!(out, "{before}\\u{ending:04x}")?;
            fragment = after.as_str();
        }
        out.write_all(fragment.as_bytes())
    }
}

fn in_script(mut out: impl Write, value: &impl Serialize) -> std::io::Result<()> {
    let mut to = serde_json::Serializer::with_formatter(&mut out, InScript);
    Ok(value.serialize(&mut to)?)
}

fn script(mut out: impl Write, place: &str, value: &impl Serialize) -> std::io::Result<()> {
    write!(out, "{place} = ")?;
    in_script(&mut out, value)?;
    out.write_all(b";\n")
}

/// A script that puts a value under its key into what the page keeps of that name.
///
/// # Errors
/// The writer's own failure.
pub(super) fn keyed(
    mut out: impl Write,
    kept: &str,
    key: &str,
    value: &impl Serialize,
) -> std::io::Result<()> {
    write!(out, "(window.{kept} = window.{kept} || {{}})[")?;
    in_script(&mut out, &key)?;
    script(out, "]", value)
}
