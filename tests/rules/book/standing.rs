//! Tests of `src/domain/book/standing.rs`: what a draw's seed can prove by the lines of the book.

use choucha::domain::acts::entry::{Act, DrawAct, Entry, SealAct};
use choucha::domain::acts::in_force::InitAct;
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::book::fold::Book;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::standing::{SeedStanding, Unproven};

use super::fold;
use crate::method::given::{ROUND, SEED, SIGNATURE};

/// Of this event 17,721,088 outcomes are possible; of its day, in China, it is 2026-06-02.
const EVENT: &str = "event 2026-06-02 14/17721088 双色球第2026063期";
const NEXT_EVENT: &str = "event 2026-06-04 14/17721088 双色球第2026064期";
const OUTCOME: &str = "01020304050601";

/// A book that is written line by line at times that are said.
struct Pen {
    book: Book,
    entries: Vec<Entry>,
    task: &'static str,
    /// Whether the times are days that are declared, of a clock that stands elsewhere.
    declares: bool,
}

impl Pen {
    fn new(rehearsal: bool, declares: bool) -> Self {
        let (book, entries, task) = (Book::default(), Vec::new(), "T");
        let mut pen = Self {
            book,
            entries,
            task,
            declares,
        };
        let Act::Init(act) = fold::init() else {
            panic!("no init");
        };
        pen.line("2026-01-01", Act::Init(InitAct { rehearsal, ..act }));
        pen
    }

    /// Adds a line that nobody judges: its standing is told by whoever reads it.
    fn line(&mut self, when: &str, act: Act) {
        let (time, declared) = if self.declares {
            ("2030-01-01T00:00:00+08:00", Some(when.to_owned()))
        } else {
            (when, None)
        };
        let seq = self.book.lines + 1;
        self.entries.push(Entry {
            seq,
            time: time.to_owned(),
            declared,
            by: "x".into(),
            act,
            salt: LineSalt([0; 16]),
            prev: self.book.head.unwrap_or(Sha([0; 32])),
        });
        self.book = Book::default().as_of(&self.entries, "9999-12-31");
    }

    fn seal(&mut self, when: &str, source: &str) {
        let number = self.book.next_seal(self.task, 1);
        let Act::Seal(act) = fold::seal(self.task, number) else {
            panic!("no seal");
        };
        let source = source.to_owned();
        self.line(when, Act::Seal(SealAct { source, ..act }));
    }

    /// The act of a draw from the round's seal, if there is one.
    fn act(&self, source: &str, seed: &str) -> DrawAct {
        let seal = self
            .book
            .open_seal(self.task, 1)
            .map_or(0, |seal| seal.act.seal);
        let Act::Draw(act) = fold::draw(&self.book, self.task, seal) else {
            panic!("no draw");
        };
        let beacon = (source == format!("drand quicknet {ROUND}")).then(|| SIGNATURE.to_owned());
        let (source, seed) = (source.to_owned(), seed.to_owned());
        DrawAct {
            source,
            seed,
            beacon,
            ..act
        }
    }

    fn draw(&mut self, when: &str, source: &str, seed: &str) -> SeedStanding {
        let act = self.act(source, seed);
        self.line(when, Act::Draw(act));
        self.book.draws.last().expect("a draw").standing()
    }

    fn void(&mut self, when: &str, target: &str) {
        let (target, reason) = (target.to_owned(), "r".to_owned());
        self.line(when, Act::Void { target, reason });
    }
}

fn office() -> Pen {
    Pen::new(false, false)
}

fn drand() -> String {
    format!("drand quicknet {ROUND}")
}

const VOIDED: SeedStanding = SeedStanding::Unproven(Unproven::VoidedBefore);

#[test]
fn a_draw_from_its_seal_proves_its_seed() {
    let mut pen = office();
    pen.seal("2026-06-01T23:59:59+08:00", EVENT);
    assert_eq!(
        pen.draw("2026-06-02T00:00:00+08:00", EVENT, OUTCOME),
        SeedStanding::Event
    );
    pen.task = "U";
    pen.seal("2026-09-01T02:45:14+08:00", &drand());
    assert_eq!(
        pen.draw("2026-09-01T02:45:15+08:00", &drand(), SEED),
        SeedStanding::Beacon
    );
}

#[test]
fn a_seal_that_came_late_or_not_at_all_proves_nothing() {
    for (sealed, drawn, why) in [
        (None, "2026-06-03T09:00:00+08:00", Unproven::Unsealed),
        (
            Some("2026-06-02T00:00:00+08:00"),
            "2026-06-03T09:00:00+08:00",
            Unproven::SealedLate,
        ),
        (
            Some("2026-06-01T16:00:00Z"),
            "2026-06-03T09:00:00+08:00",
            Unproven::SealedLate,
        ),
        (
            Some("2026-06-01T09:00:00+08:00"),
            "2026-06-01T15:59:59Z",
            Unproven::DrawnEarly,
        ),
        (
            Some("2026-06-01T09:00:00+08:00"),
            "yesterday",
            Unproven::NoTime,
        ),
        (
            Some("yesterday"),
            "2026-06-03T09:00:00+08:00",
            Unproven::Unsealed,
        ),
    ] {
        let mut pen = office();
        if let Some(sealed) = sealed {
            pen.seal(sealed, EVENT);
        }
        let standing = pen.draw(drawn, EVENT, OUTCOME);
        assert_eq!(standing, SeedStanding::Unproven(why), "{sealed:?} {drawn}");
    }
}

#[test]
fn the_signature_is_looked_at_and_no_word_is_believed() {
    let unproven = |beacon: Option<String>, seed: &str| {
        let mut pen = office();
        pen.seal("2026-08-30T09:00:00+08:00", &drand());
        let act = DrawAct {
            beacon,
            ..pen.act(&drand(), seed)
        };
        pen.line("2026-09-02T09:00:00+08:00", Act::Draw(act));
        pen.book.draws[0].standing()
    };
    assert_eq!(
        unproven(Some(SIGNATURE.to_owned()), SEED),
        SeedStanding::Beacon
    );
    let none = SeedStanding::Unproven(Unproven::Signature);
    assert_eq!(unproven(None, SEED), none);
    assert_eq!(unproven(Some(SIGNATURE.to_uppercase()), SEED), none);
    assert_eq!(unproven(Some(SIGNATURE.replace('f', "e")), SEED), none);
    assert_eq!(unproven(Some(SIGNATURE.to_owned()), &"aa".repeat(32)), none);
}

#[test]
fn a_draw_that_names_another_source_or_other_texts_than_its_seal_was_not_made_from_it() {
    let sealed = |change: &dyn Fn(&mut DrawAct)| {
        let mut pen = office();
        pen.seal("2026-05-30T09:00:00+08:00", EVENT);
        let mut act = pen.act(EVENT, OUTCOME);
        change(&mut act);
        pen.line("2026-06-05T09:00:00+08:00", Act::Draw(act));
        pen.book.draws[0].standing()
    };
    assert_eq!(sealed(&|_| ()), SeedStanding::Event);
    let none = SeedStanding::Unproven(Unproven::Unsealed);
    assert_eq!(sealed(&|act| act.source = NEXT_EVENT.to_owned()), none);
    assert_eq!(sealed(&|act| act.source = "given".to_owned()), none);
    assert_eq!(sealed(&|act| act.source = "lottery".to_owned()), none);
    assert_eq!(sealed(&|act| act.manifest = Sha([2; 32])), none);
}

#[test]
fn a_draw_voided_after_its_seed_and_drawn_again_proves_nothing() {
    let mut pen = office();
    pen.seal("2026-05-30T09:00:00+08:00", EVENT);
    assert_eq!(
        pen.draw("2026-06-02T22:00:00+08:00", EVENT, OUTCOME),
        SeedStanding::Event
    );
    pen.void("2026-06-02T23:00:00+08:00", "T-1");
    for task in ["T", "U"] {
        pen.task = task;
        pen.seal("2026-06-03T09:00:00+08:00", NEXT_EVENT);
    }
    pen.task = "T";
    assert_eq!(
        pen.draw("2026-06-04T22:00:00+08:00", NEXT_EVENT, OUTCOME),
        VOIDED
    );
    assert_eq!(pen.book.draws[1].act.draw, "T-1.2");
    // The first keeps what it proved when it was made, and so do other tasks.
    assert_eq!(pen.book.draws[0].standing(), SeedStanding::Event);
    pen.task = "U";
    assert_eq!(
        pen.draw("2026-06-04T22:00:00+08:00", NEXT_EVENT, OUTCOME),
        SeedStanding::Event
    );
}

#[test]
fn an_unsealed_draw_that_was_voided_is_a_choice_too() {
    let mut pen = office();
    let unsealed = SeedStanding::Unproven(Unproven::Unsealed);
    assert_eq!(pen.draw("2026-05-01T09:00:00+08:00", "os", SEED), unsealed);
    pen.void("2026-05-01T10:00:00+08:00", "T-1");
    pen.seal("2026-05-30T09:00:00+08:00", EVENT);
    assert_eq!(
        pen.draw("2026-06-02T22:00:00+08:00", EVENT, OUTCOME),
        VOIDED
    );
}

#[test]
fn a_seal_voided_before_its_seed_could_be_known_is_not_held_against_the_round() {
    for (source, voided, expected) in [
        (
            EVENT.to_owned(),
            "2026-06-01T23:59:59+08:00",
            SeedStanding::Event,
        ),
        (EVENT.to_owned(), "2026-06-02T00:00:00+08:00", VOIDED),
        (
            EVENT.to_owned(),
            "2026-06-01T15:59:59Z",
            SeedStanding::Event,
        ),
        (EVENT.to_owned(), "2026-06-01T16:00:00Z", VOIDED),
        (EVENT.to_owned(), "2026-06-03T09:00:00+08:00", VOIDED),
        // What cannot be told is held against it.
        (EVENT.to_owned(), "one day", VOIDED),
        (
            "2026-06-02 双色球".to_owned(),
            "2026-06-01T09:00:00+08:00",
            VOIDED,
        ),
        ("os".to_owned(), "2026-06-01T09:00:00+08:00", VOIDED),
    ] {
        let mut pen = office();
        pen.seal("2026-05-30T09:00:00+08:00", &source);
        pen.void(voided, "T-1.s1");
        pen.seal("2026-06-03T10:00:00+08:00", NEXT_EVENT);
        let standing = pen.draw("2026-06-04T22:00:00+08:00", NEXT_EVENT, OUTCOME);
        assert_eq!(standing, expected, "{source}, voided {voided}");
        // It stays so for whatever is drawn of the round.
        pen.void("2026-06-05T09:00:00+08:00", "T-1");
        pen.seal("2026-08-30T09:00:00+08:00", &drand());
        assert_eq!(
            pen.draw("2026-09-02T09:00:00+08:00", &drand(), SEED),
            VOIDED
        );
    }
}

#[test]
fn a_round_s_seal_may_be_voided_until_the_second_it_is_due() {
    for (voided, expected) in [
        ("2026-09-01T02:45:14+08:00", SeedStanding::Event),
        ("2026-09-01T02:45:15+08:00", VOIDED),
    ] {
        let mut pen = office();
        pen.seal("2026-08-30T09:00:00+08:00", &drand());
        pen.void(voided, "T-1.s1");
        let event = "event 2026-09-03 14/17721088 双色球";
        pen.seal("2026-09-02T09:00:00+08:00", event);
        assert_eq!(
            pen.draw("2026-09-03T22:00:00+08:00", event, OUTCOME),
            expected,
            "{voided}"
        );
    }
}

#[test]
fn declared_days_count_in_a_rehearsal_alone() {
    let rehearsed = |rehearsal| {
        let mut pen = Pen::new(rehearsal, true);
        pen.seal("2026-06-01", EVENT);
        pen.draw("2026-06-02", EVENT, OUTCOME)
    };
    assert_eq!(rehearsed(true), SeedStanding::Event);
    // In the book of an office the clock decides, which stands years later.
    assert_eq!(
        rehearsed(false),
        SeedStanding::Unproven(Unproven::SealedLate)
    );
}

#[test]
fn a_declared_void_counts_as_the_end_of_its_day() {
    for (voided, expected) in [("2026-06-01", SeedStanding::Event), ("2026-06-02", VOIDED)] {
        let mut pen = Pen::new(true, true);
        pen.seal("2026-05-30", EVENT);
        pen.void(voided, "T-1.s1");
        pen.seal("2026-06-03", NEXT_EVENT);
        assert_eq!(
            pen.draw("2026-06-04", NEXT_EVENT, OUTCOME),
            expected,
            "{voided}"
        );
    }
    // A round that is due at 02:45 has been known at the end of that day.
    for (voided, expected) in [("2026-08-31", SeedStanding::Event), ("2026-09-01", VOIDED)] {
        let mut pen = Pen::new(true, true);
        pen.seal("2026-08-30", &drand());
        pen.void(voided, "T-1.s1");
        let event = "event 2026-09-03 14/17721088 双色球";
        pen.seal("2026-09-02", event);
        assert_eq!(pen.draw("2026-09-03", event, OUTCOME), expected, "{voided}");
    }
}

#[test]
fn a_clock_that_is_put_back_makes_no_seal_older() {
    let mut pen = office();
    pen.seal("2026-05-30T09:00:00+08:00", EVENT);
    pen.draw("2026-06-02T22:00:00+08:00", EVENT, OUTCOME);
    pen.task = "U";
    pen.seal("2026-05-30T10:00:00+08:00", EVENT);
    assert_eq!(
        pen.draw("2026-06-03T09:00:00+08:00", EVENT, OUTCOME),
        SeedStanding::Unproven(Unproven::SealedLate)
    );
}

#[test]
fn where_the_clock_was_set_right_nothing_is_proven_until_the_wrong_time_has_passed() {
    let mut pen = office();
    pen.line("2026-06-03T09:00:00+08:00", fold::seal("V", 1));
    let reason = "年份曾错".to_owned();
    pen.line("2026-05-29T09:00:00+08:00", Act::Clock { reason });
    let unsure = SeedStanding::Unproven(Unproven::ClockWrong);
    pen.seal("2026-05-30T09:00:00+08:00", EVENT);
    assert_eq!(
        pen.draw("2026-06-02T22:00:00+08:00", EVENT, OUTCOME),
        unsure
    );
    pen.task = "U";
    // Sealed before the wrong time had passed, drawn after it.
    pen.seal("2026-06-03T09:00:00+08:00", NEXT_EVENT);
    assert_eq!(
        pen.draw("2026-06-04T22:00:00+08:00", NEXT_EVENT, OUTCOME),
        unsure
    );
    pen.task = "W";
    pen.seal("2026-06-03T09:00:01+08:00", NEXT_EVENT);
    assert_eq!(
        pen.draw("2026-06-04T22:00:00+08:00", NEXT_EVENT, OUTCOME),
        SeedStanding::Unproven(Unproven::SealedLate)
    );
}
