//! Random draws with random replacements: small enough to try every forgery of every line.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use choucha::domain::acts::entry::{Act, Entry};
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::acts::replacement::*;
use choucha::domain::ground::arena::Arena;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::draw;
use choucha::domain::method::drawn_rows::DrawnRows;
use choucha::domain::method::key::{Keys, Seed};
use choucha::domain::method::verify::{self, Difference};
use choucha::domain::replace::bench::Setting;
use choucha::domain::replace::check::{CapsAt, Repetition};
use choucha::domain::replace::replacement::{SeatLots, derive};
use choucha::domain::replace::reserve;
use choucha::domain::visit::log::VisitLogs;
use choucha::domain::visit::visits::{self, Visit, visits};
use choucha::format::texts::{self, Texts};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

use crate::acts::counted::counted;
use crate::visit::replacements::Lines;

/// What a draw is made of.
#[derive(Debug, Clone)]
pub(crate) struct Lists {
    /// The enterprise of each object, by number; 9 for itself.
    owners: Vec<u8>,
    /// Which inspectors are qualified.
    marks: Vec<bool>,
    /// Who is recused from what, by places.
    recusals: BTreeSet<(usize, usize)>,
    group: usize,
    qualified: usize,
}

pub(crate) fn lists() -> impl Strategy<Value = Lists> {
    let owners = vec(prop_oneof![Just(9), 0..3u8], 8..14);
    let marks = vec(any::<bool>(), 5..9);
    let recusals = btree_set((0usize..14, 0usize..9), 0..12);
    (owners, marks, recusals, 2usize..4, 0usize..2).prop_map(
        |(owners, marks, recusals, group, qualified)| Lists {
            owners,
            marks,
            recusals,
            group,
            qualified,
        },
    )
}

/// A step of a book: which visit, and what is done to it.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// A seat changes hands; these inspectors have no valid certificate.
    Seat(usize, usize, BTreeSet<usize>),
    /// An object is lost; of the reserve so many take no part any more.
    Object(usize, usize, usize),
    /// A member is granted to stay away.
    Grant(usize, usize),
    /// The result is entered, where the team can.
    Result(usize),
}

pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let seat = (0usize..6, 0usize..3, btree_set(0usize..9, 0..9));
    let step = prop_oneof![
        4 => seat.prop_map(|(visit, seat, invalid)| Step::Seat(visit, seat, invalid)),
        3 => (0usize..6, 0usize..3, 0usize..3).prop_map(|(v, o, out)| Step::Object(v, o, out)),
        1 => (0usize..6, 0usize..3).prop_map(|(visit, seat)| Step::Grant(visit, seat)),
        1 => (0usize..6).prop_map(Step::Result),
    ];
    vec(step, 1..8)
}

/// A draw, held.
pub(crate) struct Held {
    texts: Texts,
    manifest: String,
    keys: Keys,
    rows: DrawnRows,
    lines: BTreeMap<String, u32>,
    /// Enterprises at their cap by another draw.
    capped: BTreeSet<String>,
}

/// The code of an object, by its number.
fn code(number: usize) -> String {
    format!("A{number:02}")
}

/// The lists as texts, by the names of their files.
fn written(of: &Lists) -> BTreeMap<&'static str, String> {
    let codes = 0..of.owners.len();
    let owned = of.owners.iter().enumerate();
    let owned = owned.filter(|(_, owner)| **owner < 9);
    let marks = of.marks.iter().enumerate();
    let recusals = of.recusals.iter();
    let there = recusals.filter(|(i, j)| codes.contains(i) && *j < of.marks.len());
    let population: Vec<String> = codes.clone().map(|i| code(i) + "\n").collect();
    let owners: Vec<String> = owned
        .map(|(i, owner)| format!("{}\tE{owner}\n", code(i)))
        .collect();
    let inspectors: Vec<String> = marks
        .map(|(j, mark)| format!("J{j}{}\n", if *mark { "\t+" } else { "" }))
        .collect();
    let recusals: Vec<String> = there
        .map(|(i, j)| format!("{}\tJ{j}\n", code(*i)))
        .collect();
    BTreeMap::from([
        ("population.txt", population.concat()),
        ("excluded.txt", String::new()),
        ("owners.txt", owners.concat()),
        ("inspectors.txt", inspectors.concat()),
        ("recusals.txt", recusals.concat()),
        ("salt.txt", "5a".repeat(32) + "\n"),
    ])
}

/// The manifest of these texts: five objects are drawn.
fn manifest(of: &Lists, texts: &BTreeMap<&str, String>) -> String {
    let digest = |name: &str| {
        let text = &texts[name];
        let hidden = matches!(name, "inspectors.txt" | "recusals.txt");
        let (kind, of) = if hidden {
            ("salted", texts["salt.txt"].clone() + text)
        } else {
            ("sha256", text.clone())
        };
        format!("{} {kind} {}", text.lines().count(), Sha::of(of.as_bytes()))
    };
    let (group, qualified, all) = (of.group, of.qualified, of.owners.len());
    format!(
        "method: choucha-draw-1\nbureau: b\ntask: T\nround: 1\nseal: 0\nsource: given\nitems: F01\n\
         window: 2027-03-01..2027-04-30\npopulation: {}\nexcluded: {}\nowners: {}\ninspectors: {}\n\
         recusals: {}\ntake: #5 of {all} = 5\ngroup: {group}\nqualified: {qualified}\nteams: none\npool: all\n",
        digest("population.txt"),
        digest("excluded.txt"),
        digest("owners.txt"),
        digest("inspectors.txt"),
        digest("recusals.txt"),
    )
}

/// The draw of these lists; nothing where they cannot be drawn from.
pub(crate) fn hold(of: &Lists) -> Option<Held> {
    let mut files = written(of);
    let manifest = manifest(of, &files);
    files.insert("manifest.txt", manifest.clone());
    let texts = texts::read(|name| Ok(Cursor::new(files[name.file()].clone()))).ok()?;
    let seed = Seed::new("407").unwrap();
    let keys = Keys::derive(manifest.as_bytes(), &seed, &texts.salt);
    let outcome = draw::draw(&texts.frame, &keys);
    let mut drawn = Arena::default();
    for object in &outcome.drawn {
        drawn.push(&code(object.line as usize));
    }
    let (of_draw, sha) = ((&seed, keys.objects), texts.manifest_sha);
    let frame = &texts.frame;
    let repeated = verify::repeated(&texts.manifest, sha, frame, of_draw, &outcome, &drawn);
    let numbered = (0..).zip((0..of.owners.len()).map(code));
    Some(Held {
        manifest,
        keys,
        rows: repeated.drawn,
        lines: numbered.map(|(line, code)| (code, line)).collect(),
        capped: BTreeSet::from(["A03".to_owned(), "E1".to_owned()]),
        texts,
    })
}

/// The digest that the line `seq` of these acts has.
fn sha(seq: usize, act: &Act) -> Sha {
    Sha::of(format!("{seq} {act:?}").as_bytes())
}

fn entry(seq: usize, act: &Act) -> Entry {
    Entry {
        seq: seq as u64,
        time: "2027-03-02T09:15:00+08:00".into(),
        declared: None,
        by: "x".into(),
        act: act.clone(),
        salt: LineSalt([0; 16]),
        prev: Sha([0; 32]),
    }
}

/// What these acts say; the first is line 1.
pub(crate) fn logs(acts: &[Act]) -> VisitLogs {
    let mut logs = VisitLogs::default();
    for (seq, act) in (1..).zip(acts) {
        let entry = entry(seq, act);
        match act {
            Act::Replace(act) => {
                let sha = sha(seq, &entry.act);
                logs.replacements.push_request(&counted(&entry), act, sha);
            }
            Act::Replaced(act) => logs.replacements.push_outcome(&counted(&entry), act),
            Act::Decision(act) => logs.replacements.push_decision(&counted(&entry), act),
            Act::Recusal(act) => logs.push_recusal(&counted(&entry), act),
            Act::Result(act) => logs.push_results(&counted(&entry), act),
            other => panic!("{other:?}"),
        }
    }
    logs
}

impl Held {
    /// The visits after these acts.
    pub(crate) fn visits(&self, logs: &VisitLogs) -> Vec<Visit> {
        visits("T-1", &self.rows, &self.texts.owners, logs)
    }

    /// Whether the acts hold.
    pub(crate) fn check(&self, acts: &[Act]) -> Result<(), Difference> {
        let logs = logs(acts);
        let mut caps = CapsAt::new();
        for seq in 1..=acts.len() as u64 {
            for enterprise in &self.capped {
                caps.insert((seq, enterprise.clone()), vec!["B-1".into()]);
            }
        }
        let repetition = Repetition {
            draw: "T-1",
            manifest: self.manifest.as_bytes(),
            frame: &self.texts.frame,
            rows: &self.rows,
            owners: &self.texts.owners,
            key: self.keys.objects,
            salt: &self.texts.salt,
            logs: &logs,
            lines: &self.lines,
            caps: &caps,
        };
        repetition
            .check()
            .map_err(|(line, difference)| difference.below(line))
    }

    /// The lot of a request in line `seq`, with a seed of its own.
    pub(crate) fn lot(&self, seq: usize, request: &SeatRequest) -> Option<SeatOutcome> {
        let sha = sha(seq, &Act::Replace(ReplaceAct::Seat(request.clone())));
        let seed = format!("seed {seq}");
        let valid = Seed::new(&seed).unwrap();
        let key = derive(self.manifest.as_bytes(), sha, &valid, &self.texts.salt);
        let mut lots = SeatLots::new(&self.texts.frame.crew, key);
        let taker = lots.taker(&request.candidates)?.to_owned();
        Some(SeatOutcome {
            request: seq as u64,
            request_sha256: sha,
            seed,
            key,
            beacon: None,
            taker,
        })
    }

    /// A book of these steps, as far as they can be done.
    pub(crate) fn book(&self, steps: &[Step]) -> Vec<Act> {
        let mut acts = Vec::new();
        for step in steps {
            let logs = logs(&acts);
            let now = self.visits(&logs);
            let pick = |place: usize| {
                let open = now
                    .iter()
                    .filter(|v| !v.is_lost() && !logs.has_result(&v.id));
                let open: Vec<&Visit> = open.collect();
                open.get(place % open.len().max(1)).copied()
            };
            match step {
                Step::Seat(visit, place, invalid) => {
                    if let Some(visit) = pick(*visit).filter(|visit| !visit.team.is_empty()) {
                        let leaver = &visit.team[place % visit.team.len()];
                        self.seat(&mut acts, &now, (visit, leaver), invalid);
                    }
                }
                Step::Object(visit, place, out) => {
                    if let Some(visit) = pick(*visit) {
                        let objects = visit.to_inspect();
                        let lost = &objects[place % objects.len()];
                        self.object(&mut acts, &now, (visit, lost), *out);
                    }
                }
                Step::Grant(visit, place) => {
                    if let Some(visit) = pick(*visit).filter(|visit| !visit.team.is_empty()) {
                        let cert = &visit.team[place % visit.team.len()];
                        acts.push(Lines::recusal(&visit.id, cert, true));
                    }
                }
                Step::Result(visit) => {
                    let setting = self.setting(&now, &logs);
                    let ready = |visit: &&Visit| {
                        visit.team.len() > 1 && setting.recused_members(visit).is_empty()
                    };
                    let visit = pick(*visit).filter(ready);
                    acts.extend(visit.map(|visit| Lines::result(&visit.id)));
                }
            }
        }
        acts
    }

    fn setting<'a>(&'a self, visits: &'a [Visit], logs: &'a VisitLogs) -> Setting<'a> {
        Setting {
            frame: &self.texts.frame,
            lines: &self.lines,
            visits,
            logs,
            before: u64::MAX,
        }
    }

    fn seat(
        &self,
        acts: &mut Vec<Act>,
        now: &[Visit],
        (visit, leaver): (&Visit, &str),
        invalid: &BTreeSet<usize>,
    ) {
        let logs = logs(acts);
        let invalid: BTreeSet<String> = invalid.iter().map(|j| format!("J{j}")).collect();
        let invalid = invalid.iter().map(String::as_str).collect();
        let setting = self.setting(now, &logs);
        let sorted = setting.bench(visit, invalid).sort(&visit.team, leaver);
        let (visit, leaver, ground) = (visit.id.clone(), leaver.to_owned(), Ground::Unable);
        let (reason, struck) = ("r".to_owned(), sorted.struck);
        if sorted.candidates.is_empty() {
            let decision = "d".to_owned();
            let act = DecisionAct {
                visit,
                leaver,
                ground,
                reason,
                decision,
                struck,
            };
            acts.push(Act::Decision(act));
            return;
        }
        let (source, candidates) = ("given".to_owned(), sorted.candidates);
        let request = SeatRequest {
            visit,
            leaver,
            ground,
            reason,
            source,
            candidates,
            struck,
        };
        let outcome = self.lot(acts.len() + 1, &request).unwrap();
        acts.push(Act::Replace(ReplaceAct::Seat(request)));
        acts.push(Act::Replaced(ReplacedAct::Seat(outcome)));
    }

    fn object(
        &self,
        acts: &mut Vec<Act>,
        now: &[Visit],
        (visit, lost): (&Visit, &str),
        mut out: usize,
    ) {
        let logs = logs(acts);
        let drawn = now.iter().flat_map(|visit| &visit.objects);
        let gone = drawn.map(|object| self.lines[&object.code]).collect();
        let next = reserve::next(
            &self.texts.frame,
            &gone,
            self.lines[lost],
            (None, 99),
            self.keys.objects,
        );
        let mut passed = Vec::new();
        let mut object = None;
        for drawn in next {
            let code = code(drawn.line as usize);
            let id = visits::visit_of(&code, "T-1", &self.texts.owners);
            let capped = self.capped.contains(&*id.enterprise);
            let reason = if logs.has_result(&id) {
                PassedReason::Visited
            } else if capped {
                PassedReason::Cap(vec!["B-1".into()])
            } else if out > 0 {
                out -= 1;
                PassedReason::Out
            } else {
                object = Some(code);
                break;
            };
            passed.push(Passed { code, reason });
        }
        let request = Act::Replace(ReplaceAct::Object(ObjectRequest {
            visit: visit.id.clone(),
            object: lost.to_owned(),
            ground: Ground::Missing,
            reason: "r".into(),
            passed,
        }));
        let line = acts.len() + 1;
        let request_sha256 = sha(line, &request);
        let outcome = ObjectOutcome {
            request: line as u64,
            request_sha256,
            object,
        };
        acts.push(request);
        acts.push(Act::Replaced(ReplacedAct::Object(outcome)));
    }

    /// The digest that the outcome behind a changed request must name.
    pub(crate) fn resign(&self, acts: &mut [Act], line: usize) {
        let request = acts[line - 1].clone();
        let Some(outcome) = acts.get_mut(line) else {
            return;
        };
        match (&request, outcome) {
            (
                Act::Replace(ReplaceAct::Seat(request)),
                Act::Replaced(ReplacedAct::Seat(outcome)),
            ) => {
                if let Some(lot) = self.lot(line, request) {
                    *outcome = lot;
                }
            }
            (Act::Replace(_), Act::Replaced(ReplacedAct::Object(outcome))) => {
                outcome.request_sha256 = sha(line, &request);
            }
            _ => {}
        }
    }
}
