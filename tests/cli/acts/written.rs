//! Completion, results, handling and requests written into the book through the library, so that tests of what follows
//! from them need no other command. Each is held against the domain's own rules before it is written.

use std::path::Path;
use std::sync::LazyLock;

use choucha::acts::visit::visits;
use choucha::disk::aside::Aside;
use choucha::disk::case::Case;
use choucha::disk::ledger::{Hand, Ledger};
use choucha::domain::acts::entry::Act;
use choucha::domain::acts::handling::{HandleAct, Measure};
use choucha::domain::acts::in_force::FindingInForce;
use choucha::domain::acts::inspection::{
    Answer, Inspection, ItemAnswer, ObjectAnswers, SignOff, VisitId,
};
use choucha::domain::acts::replacement::{
    Ground, ObjectOutcome, ObjectRequest, ReplaceAct, ReplacedAct,
};
use choucha::domain::acts::visit::{DoneAct, ResultAct};
use choucha::domain::book::fold::Book;
use choucha::domain::day::calendar::Calendar;
use choucha::domain::ground::moment::Moment;
use choucha::domain::ground::sha::Sha;
use choucha::domain::replace::request;
use choucha::domain::visit::inspection::Against;
use chrono::NaiveDate;

use crate::office::{Office, sha};
use crate::replace::plain_cipher::tickets;

/// The built-in calendar: there is no case folder here.
static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| choucha::disk::calendar::open(Path::new("")).unwrap());

/// A day.
pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A code of the sample's findings.
fn code(code: &str) -> FindingInForce {
    let (name, public) = match code {
        "JG01" => ("未发现问题", "未发现问题"),
        _ => (
            "发现一般事故隐患，责令限期整改，待复查",
            "发现问题待后续处理",
        ),
    };
    FindingInForce {
        code: code.into(),
        name: name.into(),
        public: public.into(),
    }
}

/// A visit of a draw, with its objects, its team and the items of its task.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    pub(crate) visit: VisitId,
    pub(crate) objects: Vec<String>,
    pub(crate) team: Vec<String>,
    items: Vec<String>,
}

impl Drawn {
    /// A result: completed on a day, with or without a finding in the first item, late for a reason or not.
    pub(crate) fn result(&self, completed: &str, found: bool, late: Option<&str>) -> Inspection {
        let completed = date(completed);
        let item = |(place, item): (usize, &String)| {
            let (answer, text) = if found && place == 0 {
                (Answer::Found, "未建台账")
            } else {
                (Answer::Clear, "")
            };
            ItemAnswer {
                item: item.clone(),
                answer,
                text: text.into(),
            }
        };
        let object = |object: &String| ObjectAnswers {
            object: object.clone().into(),
            items: self.items.iter().enumerate().map(item).collect(),
        };
        let deadline = CALENDAR.add_working_days(completed, 20).unwrap();
        Inspection {
            visit: self.visit.clone(),
            completed,
            methods: vec!["实地核查".into()].into(),
            objects: self.objects.iter().map(object).collect(),
            codes: vec![code(if found { "JG04" } else { "JG01" })].into(),
            sign_off: SignOff::Signed {
                name: "甲".into(),
                date: completed,
            },
            entered_by: self.team[0].clone().into(),
            deadline: deadline.date,
            provisional: deadline.provisional,
            late: late.map(str::to_owned),
            scan: None,
            recorded: None,
        }
    }

    /// A correction ordered on a day.
    pub(crate) fn correction(&self, on: &str, due: &str) -> HandleAct {
        HandleAct {
            visit: self.visit.clone(),
            measure: Measure::Correction,
            date: date(on),
            text: "限期补建台账".into(),
            number: None,
            to: None,
            due: Some(date(due)),
            reinspected: None,
            unchecked: None,
            published: None,
            closed: false,
        }
    }

    /// What closes it.
    pub(crate) fn corrected(&self, on: &str, due: &str) -> HandleAct {
        HandleAct {
            reinspected: Some(date(on)),
            closed: true,
            ..self.correction(on, due)
        }
    }
}

impl Office {
    /// Draws the rounds that are due on 1 June 2026.
    pub(crate) fn drawn_in_june() -> Self {
        Office::once("written drawn_in_june", || {
            let office = Self::sample();
            for task in ["AJ-2026-01", "AJ-2026-02", "AJ-2026-04"] {
                office.draw_fixed("2026-06-01", task);
            }
            office
        })
    }

    /// The visits of a draw in draw order, with whoever and whatever has replaced others.
    pub(crate) fn visits(&self, draw: &str) -> Vec<Drawn> {
        let drawn = visits::of_draw(&self.opened(), &self.folded(), draw).unwrap();
        let items = &drawn.drawn.manifest.items;
        let visits = drawn.visits.into_iter().map(|visit| Drawn {
            objects: visit.to_inspect(),
            visit: visit.id,
            team: visit.team,
            items: items.clone(),
        });
        visits.collect()
    }

    /// The case folder.
    fn opened(&self) -> Case {
        Case::open(&self.case("")).unwrap()
    }

    /// What the book says.
    fn folded(&self) -> Book {
        let read = choucha::disk::book_read::read(&self.case("")).unwrap();
        Book::clone(&read.book)
    }

    /// Writes an act into the book, on a declared day.
    pub(crate) fn act(&self, day: &str, act: Act) {
        let hand = Hand {
            by: "tester".into(),
            declared: Some(day.to_owned()),
        };
        let mut ledger = Ledger::lock(&self.case(""), &Aside::default()).unwrap();
        ledger.append(act, &hand).unwrap();
    }

    /// Notes completion.
    pub(crate) fn done(&self, drawn: &Drawn, completed: &str) {
        let act = DoneAct {
            visit: drawn.visit.clone(),
            objects: drawn.objects.clone(),
            completed: date(completed),
            by_cert: drawn.team[0].clone(),
        };
        self.act(completed, Act::Done(act));
    }

    /// Enters results; several at once come from a filled form.
    pub(crate) fn results(&self, day: &str, results: Vec<Inspection>) {
        let (case, book) = (self.opened(), self.folded());
        let lists = choucha::disk::lists::read(&case).unwrap().0;
        let findings = lists.findings.iter();
        let findings: Vec<FindingInForce> = findings.map(|(_, finding)| finding.into()).collect();
        for result in &results {
            let (draw, visit) = visits::find(&case, &book, &(&result.visit).into()).unwrap();
            let log = book.visits.of(&visit.id);
            let flaws = result.flaws(&Against {
                unsure: false,
                objects: &visit.to_inspect(),
                items: &draw.drawn.manifest.items,
                findings: &findings,
                team: &visit.team,
                drawn: date(&draw.draw.day),
                entered: date(day),
                now: Some(Moment::end_of(date(day))),
                done: log.and_then(|log| log.done.as_ref().map(|done| done.act.completed)),
                corrected: None,
            });
            assert_eq!(flaws, [], "{result:?}");
        }
        let form = serde_json::to_string(&results).unwrap();
        let file_sha256 = (results.len() > 1).then(|| Sha::from_hex(&sha(form)).unwrap());
        let act = ResultAct {
            results: results.into_iter().map(Into::into).collect(),
            file_sha256,
        };
        self.act(day, Act::Result(act));
    }

    /// Enters a step of handling.
    pub(crate) fn handle(&self, day: &str, step: HandleAct) {
        let book = self.folded();
        let log = book.visits.of(&step.visit).unwrap();
        let result = &log.result().unwrap().result;
        let found = result.has_findings();
        let flaws = step.flaws(result.completed, found, &log.steps(), date(day));
        assert_eq!(flaws, [], "{step:?}");
        self.act(day, Act::Handle(step));
    }

    /// Asks for the leader of a visit to be replaced; the lot waits for its seed.
    pub(crate) fn ask_for_leader(&self, day: &str, drawn: &Drawn) {
        let of = &drawn.visit;
        let ran = self.zh(&[
            "--today",
            day,
            "replace",
            &of.draw,
            &of.enterprise,
            "--inspector",
            &drawn.team[0],
            "--ground",
            "unable",
            "--reason",
            "骨折住院",
            "--source",
            "event 2026-06-28 14/17721088 双色球第2026063期",
        ]);
        assert_eq!(ran.code, 0, "{ran:?}");
    }

    /// Asks for an object to be replaced; gives the line of the request and its digest.
    pub(crate) fn ask(&self, day: &str, drawn: &Drawn) -> (u64, Sha) {
        let request = ObjectRequest {
            visit: drawn.visit.clone(),
            object: drawn.objects[0].clone(),
            ground: Ground::Missing,
            reason: "登记地址查无此企业".into(),
            passed: Vec::new(),
        };
        let book = self.folded();
        let (_, visit) = visits::find(&self.opened(), &book, &(&drawn.visit).into()).unwrap();
        let logs = &book.visits;
        request::check_object(&visit, logs, &request.object, request.ground).unwrap();
        self.act(day, Act::Replace(ReplaceAct::Object(request)));
        let book = self.folded();
        let pending = book.visits.replacements.pending(&drawn.visit).unwrap();
        (pending.seq, pending.sha)
    }

    /// Replaces it by the object of the next ticket, which takes its team; gives that object's visit.
    pub(crate) fn replace_object(
        &self,
        day: &str,
        (request, sha): (u64, Sha),
        lost: &Drawn,
    ) -> Drawn {
        let draw = &lost.visit.draw;
        let drawn = self.visits(draw);
        let excluded = self.read(&format!("draws/{draw}/excluded.txt"));
        let mut tickets = tickets(self, draw).into_iter().map(|(_, code)| code);
        let next = |code: &String| {
            !excluded.contains(code) && drawn.iter().all(|drawn| *drawn.visit.enterprise != **code)
        };
        let object = tickets.find(next).unwrap();
        let act = ReplacedAct::Object(ObjectOutcome {
            request,
            request_sha256: sha,
            object: Some(object.clone()),
        });
        self.act(day, Act::Replaced(act));
        let verified = self.zh(&["verify", draw]);
        assert_eq!(verified.code, 0, "{}", verified.out);
        let mut visits = self.visits(draw).into_iter();
        visits
            .find(|drawn| drawn.objects.contains(&object))
            .unwrap()
    }
}
