//! Draws with one recusal, made by the method and told as the publication tells them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};

use choucha::domain::ground::coverage::Coverage;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::draw::{self, Outcome};
use choucha::domain::method::drawn_rows::{DrawnRows, DrawnTeam};
use choucha::domain::method::enterprise::{Enterprises, Owner};
use choucha::domain::method::frame::{Crew, Frame, Grouping};
use choucha::domain::method::key::Keys;
use choucha::domain::method::owners::Owners;
use choucha::domain::public::publication::{Head, Public, PublicDraw, SCHEMA};
use choucha::domain::public::seals::PublicPassedOver;
use choucha::domain::public::visit::{Clocked, Naming};
use choucha::domain::settings::NamedBy;
use choucha::domain::visit::log::VisitLogs;
use choucha::domain::visit::visits;
use choucha::format::platform_tables;
use choucha::format::population_scan::{PopulationPart, PopulationScan};
use choucha::format::public_tables::PublicTable;

/// The draw's id.
const DRAW: &str = "T-1";

/// How many people, in teams of how many, and how many standing teams.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) people: u32,
    pub(crate) group: u32,
    pub(crate) teams: Option<u32>,
}

/// One draw, in which one inspector is recused from one enterprise, and was passed for it.
pub(crate) struct Simulated {
    pub(crate) frame: Frame,
    pub(crate) keys: Keys,
    pub(crate) outcome: Outcome,
    owners: Owners,
    pub(crate) codes: Vec<String>,
    /// The enterprise and the certificate number: what nobody outside may find.
    pub(crate) recused: (String, String),
    pub(crate) public: Public,
}

/// A number below `below` that `what` and `number` fix.
pub(crate) fn pick(what: &str, number: u64, below: usize) -> usize {
    let Sha(bytes) = Sha::of(format!("{what} {number}").as_bytes());
    let [first, second, ..] = bytes;
    usize::from(u16::from_be_bytes([first, second])) % below
}

/// Twenty enterprises, of which every fourth has a part that is inspected too: all of them are drawn.
const ENTERPRISES: u32 = 20;

fn population() -> (Vec<String>, Owners) {
    let mut codes: Vec<(String, Option<String>)> = Vec::new();
    for n in 0..ENTERPRISES {
        let enterprise = format!("E{:02}", (n * 7) % ENTERPRISES);
        if n % 4 == 0 {
            codes.push((format!("P{n:02}"), Some(enterprise.clone())));
        }
        codes.push((enterprise, None));
    }
    codes.sort();
    let mut owners = Owners::default();
    for (code, owner) in &codes {
        if let Some(owner) = owner {
            owners.push(code, owner);
        }
    }
    (codes.into_iter().map(|(code, _)| code).collect(), owners)
}

fn frame(shape: Shape, (codes, owners): (&[String], &Owners)) -> Frame {
    let mut scan = PopulationScan::new(Vec::new(), owners);
    let mut part = PopulationPart::default();
    for code in codes {
        scan.push(&mut part, code, None).unwrap();
    }
    scan.append(part).unwrap();
    let line = |code: &str| u32::try_from(codes.binary_search(&code.to_owned()).unwrap()).unwrap();
    let owned = codes.iter().filter_map(|code| {
        let owner = owners.owner_of(code)?;
        Some((line(code), Owner::Line(line(owner))))
    });
    let lines = u32::try_from(codes.len()).unwrap();
    Frame {
        population: scan.finish().unwrap().0,
        excluded: Vec::new(),
        enterprises: Enterprises::new(lines, owned.collect()),
        crew: Crew {
            certs: (0..shape.people).map(|n| format!("37{n:02}")).collect(),
            qualified: vec![false; shape.people as usize],
        },
        recused: BTreeMap::new(),
        takes: vec![u64::from(lines)],
        grouping: Grouping {
            group: shape.group,
            qualified: 0,
            teams: shape.teams,
            pool: None,
        },
    }
}

impl Simulated {
    /// The draw of this number; nothing where nobody was passed, since then there is nothing to find.
    pub(crate) fn new(shape: Shape, number: u64) -> Option<Self> {
        let (codes, owners) = population();
        let mut frame = frame(shape, (&codes, &owners));
        let keys = Keys {
            objects: Sha::of(format!("objects {number}").as_bytes()),
            people: Sha::of(format!("people {number}").as_bytes()),
        };
        let unrecused = draw::draw(&frame, &keys);
        let line = pick("object", number, codes.len());
        let person = pick("person", number, shape.people as usize);
        let enterprise = owners.enterprise_of(&codes[line]).to_owned();
        let recused = (enterprise, frame.crew.certs[person].clone());
        frame.recused.insert(
            u32::try_from(line).unwrap(),
            vec![u32::try_from(person).unwrap()],
        );
        let outcome = draw::draw(&frame, &keys);
        let teams = |outcome: &Outcome| -> Vec<Vec<u32>> {
            let visits = outcome.visits.iter();
            visits.map(|visit| visit.team.to_vec()).collect()
        };
        if teams(&outcome) == teams(&unrecused) {
            return None;
        }
        let public = public(&frame, &outcome, (&codes, &owners));
        Some(Self {
            frame,
            keys,
            outcome,
            owners,
            codes,
            recused,
            public,
        })
    }

    /// Draws of a shape in which somebody was passed.
    pub(crate) fn many(shape: Shape, count: usize) -> impl Iterator<Item = (u64, Self)> {
        let numbered = (0..).filter_map(move |n| Some((n, Self::new(shape, n)?)));
        numbered.take(count)
    }

    /// The enterprise of a visit of the record.
    pub(crate) fn enterprise(&self, lines: &[u32]) -> &str {
        self.owners.enterprise_of(&self.codes[lines[0] as usize])
    }

    /// The enterprises in the order in which teams were formed: what the office alone knows.
    pub(crate) fn inside(&self) -> Vec<String> {
        let visits = self.outcome.visits.iter();
        let enterprise = |visit: &choucha::domain::method::visits::DrawnVisit| {
            self.enterprise(&visit.lines).to_owned()
        };
        visits.map(enterprise).collect()
    }

    /// The team of each enterprise as public.json has it.
    pub(crate) fn teams(&self) -> BTreeMap<String, Vec<String>> {
        let public = json!(self.public);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let team = |visit: &Value| {
            let inspectors = visit["inspectors"].as_array().unwrap().iter();
            (text(&visit["enterprise"]), inspectors.map(text).collect())
        };
        let visits = public["visits"].as_array().unwrap().iter();
        visits.map(team).collect()
    }

    /// Every order of enterprises that whoever reads the publication can see or make, with its name.
    pub(crate) fn orders(&self) -> Vec<(&'static str, Vec<String>)> {
        let public = json!(self.public);
        let visits = public["visits"].as_array().unwrap().iter();
        let json = visits.map(|visit| visit["enterprise"].as_str().unwrap().to_owned());
        let column = |headings: &[&str], rows: Vec<Vec<String>>, heading: &str| {
            let place = headings.iter().position(|known| *known == heading).unwrap();
            let cells = rows.into_iter().map(|row| row[place].clone());
            once_each(cells.collect())
        };
        let table = PublicTable::Draws;
        let mut rows = Vec::new();
        let row = |cells: Vec<Cow<'_, str>>| {
            rows.push(cells.into_iter().map(Cow::into_owned).collect());
            Ok::<(), ()>(())
        };
        table.each(&self.public, row).unwrap();
        let drawn = column(&table.headings(), rows, "企业代码");
        let platform = platform_tables::table(2, &self.public, &BTreeMap::new());
        let listed = platform.rows.iter().map(|row| row[2].clone());
        let by_draw: Vec<String> = self
            .outcome
            .drawn
            .iter()
            .map(|drawn| drawn.line)
            .map(|line| {
                let code = &self.codes[line as usize];
                self.owners.enterprise_of(code).to_owned()
            })
            .collect();
        let mut by_last = by_draw.clone();
        by_last.reverse();
        let by_object = self.codes.iter();
        let by_object = by_object.map(|code| self.owners.enterprise_of(code).to_owned());
        let mut by_code = self.inside();
        by_code.sort();
        let mut by_team: Vec<(Vec<String>, String)> = Vec::new();
        by_team.extend(
            self.teams()
                .into_iter()
                .map(|(enterprise, team)| (team, enterprise)),
        );
        by_team.sort();
        let mut orders = vec![
            ("public.json", json.collect()),
            ("draws.csv", drawn),
            ("抽查名单.csv", listed.collect()),
            ("tickets", once_each(by_draw)),
            ("last tickets", once_each(by_last)),
            ("codes of objects", once_each(by_object.collect())),
            ("codes of enterprises", by_code),
            ("teams", by_team.into_iter().map(|(_, of)| of).collect()),
        ];
        for place in 0..orders.len() {
            let mut backwards = orders[place].1.clone();
            backwards.reverse();
            orders.push(("backwards", backwards));
        }
        orders
    }
}

/// The same without repetitions, the first of each kept.
fn once_each(all: Vec<String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

/// What is published of it.
fn public(frame: &Frame, outcome: &Outcome, (codes, owners): (&[String], &Owners)) -> Public {
    let mut rows = DrawnRows::default();
    for ((place, drawn), visit) in outcome.drawn.iter().enumerate().zip(outcome.visit_of()) {
        let of = &outcome.visits[visit];
        let team = of
            .team
            .iter()
            .map(|&j| frame.crew.certs[j as usize].as_str());
        let of_team = DrawnTeam::Visit {
            number: u32::try_from(visit + 1).unwrap(),
            recused: u32::try_from(of.recused.len()).unwrap(),
        };
        let code = &codes[drawn.line as usize];
        rows.push(place as u64 + 1, code, drawn.ticket, "", of_team, team);
    }
    let logs = VisitLogs::default();
    let naming = Naming {
        named_by: NamedBy::Number,
        inspectors: BTreeMap::new(),
        items: BTreeMap::new(),
    };
    let day = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
    let clocked = Clocked {
        today: day,
        last: day,
        deadline: None,
    };
    let visits = visits::visits(DRAW, &rows, owners, &logs);
    let visits = visits.iter();
    Public {
        schema: SCHEMA.to_owned(),
        bureau: String::new(),
        year: 2026,
        rehearsal: false,
        clock: Vec::new(),
        language: "zh".into(),
        published_at: String::new(),
        day: day.to_string(),
        head: Head {
            line: 1,
            sha256: None,
        },
        coverage: None,
        items: Vec::new(),
        rules: Vec::new(),
        lines: Vec::new(),
        heads: Vec::new(),
        seals: Vec::new(),
        refused: Vec::new(),
        plans: Vec::new(),
        draws: vec![public_draw(&rows)],
        withheld: Vec::new(),
        visits: visits
            .map(|visit| naming.visit(visit, |_| ["", "", ""], &logs, &clocked))
            .collect(),
        signatures: Vec::new(),
        signers: Vec::new(),
    }
}

fn public_draw(rows: &DrawnRows) -> PublicDraw {
    let coverage = Coverage::default();
    PublicDraw {
        id: DRAW.into(),
        line: 2,
        since_plan: None,
        passed_over: PublicPassedOver::default(),
        task: "T".into(),
        task_name: String::new(),
        round: 1,
        window: [String::new(), String::new()],
        drawn_on: String::new(),
        drawn_at: String::new(),
        sealed_at: None,
        seal: 0,
        source: "os".into(),
        seed: String::new(),
        standing: "unproven".into(),
        seal_standing: "none".into(),
        beacon: None,
        witnesses: Vec::new(),
        manifest_sha256: String::new(),
        key: String::new(),
        origin: None,
        settings_changed: None,
        voided: None,
        takes: Vec::new(),
        shortfalls: Vec::new(),
        coverage_before: Some(coverage),
        coverage_after: Some(coverage),
        population: rows.len() as u64,
        excluded: 0,
        drawn: rows.len() as u64,
        few: std::collections::BTreeSet::new(),
        folder: String::new(),
        in_page: false,
    }
}
