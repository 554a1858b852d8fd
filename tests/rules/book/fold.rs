//! Tests of `src/domain/book/fold.rs`.

use super::nothing_at_hand::NotAtHand;
use choucha::domain::acts::entry::{
    Act, DrawAct, Entry, ListNote, ListNotes, SealAct, draw_folder, seal_folder,
};
use choucha::domain::acts::files::Files;
use choucha::domain::acts::in_force::{InitAct, JUDGE, SettingsNote};
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::acts::origin::Origin;
use choucha::domain::book::flaw::BookFlaw;
use choucha::domain::book::fold::*;
use choucha::domain::ground::rules::Rules;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::text_flaw::TextName;

fn settings() -> SettingsNote {
    SettingsNote {
        sha256: Sha([2; 32]),
        bureau: "局".into(),
        taking_part: vec![],
        not_taking_part: vec![],
    }
}

const EVENT: &str = "event 2027-12-31 14/17721088 双色球";

/// 临时任务.
fn adhoc() -> Origin {
    let reason = "上级交办".into();
    Origin::Adhoc { reason }
}

/// The digests of the files in a folder; they are nowhere at hand.
fn texts(folder: &str) -> Files {
    let texts = TextName::OF_A_DRAW.iter().map(|text| text.file());
    let records = ["draw.json", "list.csv", "SHA256SUMS"];
    let named = texts.chain(records);
    named
        .map(|name| (format!("{folder}/{name}"), Sha([1; 32])))
        .collect()
}

fn lists() -> ListNotes {
    let note = |list: &str| ListNote {
        file: format!("{list}.csv"),
        sha256: Sha([3; 32]),
        rows: 1,
        vouched: None,
    };
    let lists = ["items", "objects", "inspectors", "plan"];
    lists.map(|list| (list.to_owned(), note(list))).into()
}

pub(crate) fn draw(book: &Book, task: &str, seal: u32) -> Act {
    Act::Draw(DrawAct {
        draw: book.next_draw(task, 1),
        task: task.into(),
        round: 1,
        seal,
        manifest: Sha([1; 32]),
        source: if seal > 0 { EVENT } else { "os" }.into(),
        seed: if seal > 0 {
            "01020304050601".into()
        } else {
            "5e".repeat(32)
        },
        beacon: None,
        witnesses: vec![],
        drawn: 1,
        shortfall: 0,
        cap: 1,
        origin: Some(adhoc()),
        settings: settings(),
        since_plan: None,
        files: texts(&draw_folder(&book.next_draw(task, 1))),
    })
}

pub(crate) fn seal(task: &str, number: u32) -> Act {
    let source = EVENT.into();
    Act::Seal(SealAct {
        task: task.into(),
        round: 1,
        seal: number,
        manifest: Sha([1; 32]),
        source,
        cap: 1,
        origin: Some(adhoc()),
        since_plan: None,
        lists: lists(),
        settings: settings(),
        files: texts(&seal_folder(task, 1, number)),
    })
}

/// Adds an act, or gives the code of what is wrong with it.
fn add(book: &mut Book, act: Act) -> Result<(), &'static str> {
    let seq = book.lines + 1;
    let prev = book.head.unwrap_or(Sha([0; 32]));
    // A seal's event has come when it is drawn.
    let day = match &act {
        Act::Draw(draw) if draw.seal > 0 => "2027-12-31",
        _ => "2027-03-01",
    };
    let entry = Entry {
        seq,
        time: format!("{day}T22:00:00+08:00"),
        declared: None,
        by: "x".into(),
        act,
        salt: LineSalt([0; 16]),
        prev,
    };
    if let Err(flaws) = book.may(&entry, &NotAtHand) {
        return Err(flaws[0].code());
    }
    let pushed = book.push(&entry, Sha::of(&seq.to_le_bytes()), &NotAtHand);
    pushed.map_err(|flaw| BookFlaw::Line(flaw).code())
}

pub(crate) fn init() -> Act {
    Act::Init(InitAct {
        bureau: "局".into(),
        year: 2027,
        tool: "t".into(),
        rehearsal: false,
        judge: JUDGE,
        rules: Rules::default(),
        findings: vec![],
    })
}

fn begun() -> Book {
    let mut book = Book::default();
    add(&mut book, init()).expect("init");
    book
}

#[test]
fn a_round_is_drawn_once_until_it_is_voided() {
    let mut book = begun();
    let first = draw(&book, "T", 0);
    add(&mut book, first).expect("drawn");
    let second = draw(&book, "T", 0);
    assert_eq!(add(&mut book, second.clone()), Err("D03"));
    assert_eq!(add(&mut book, seal("T", 1)), Err("D03"));
    let target = book.target_of_void("T-1").expect("target");
    add(
        &mut book,
        Act::Void {
            target,
            reason: "r".into(),
        },
    )
    .expect("voided");
    assert_eq!(book.next_draw("T", 1), "T-1.2");
    add(&mut book, second).expect("drawn again");
    assert_eq!(
        book.standing_draw("T", 1).map(|d| d.act.draw.as_str()),
        Some("T-1.2")
    );
}

#[test]
fn a_sealed_round_is_drawn_from_its_seal() {
    let mut book = begun();
    add(&mut book, seal("T", 1)).expect("sealed");
    assert_eq!(add(&mut book, seal("T", 2)), Err("D04"));
    let unsealed = draw(&book, "T", 0);
    assert_eq!(add(&mut book, unsealed), Err("D04"));
    assert_eq!(book.target_of_void("T-1").as_deref(), Ok("T-1.s1"));
    add(
        &mut book,
        Act::Void {
            target: "T-1.s1".into(),
            reason: "r".into(),
        },
    )
    .expect("voided");
    add(&mut book, seal("T", 2)).expect("sealed again");
    let sealed = draw(&book, "T", 2);
    add(&mut book, sealed).expect("drawn");
    assert!(book.open_seal("T", 1).is_none());
    assert!(book.target_of_void("U-1").is_err());
}

#[test]
fn a_sealed_round_has_the_cap_of_its_seal() {
    let mut book = begun();
    add(&mut book, seal("T", 1)).expect("sealed");
    let Act::Draw(mut act) = draw(&book, "T", 1) else {
        panic!("a draw");
    };
    act.cap = 2;
    assert_eq!(add(&mut book, Act::Draw(act.clone())), Err("B04"));
    act.cap = 1;
    add(&mut book, Act::Draw(act)).expect("drawn");
}

#[test]
fn a_draw_holds_from_its_line_until_it_is_voided() {
    let mut book = begun();
    let drawn = draw(&book, "T", 0);
    add(&mut book, drawn).expect("drawn");
    let void = Act::Void {
        target: "T-1".into(),
        reason: "r".into(),
    };
    add(&mut book, void).expect("voided");
    let held = |line| book.draws[0].held_before(line);
    assert_eq!([2, 3, 4].map(held), [false, true, false]);
    assert!(book.draws[0].voided());
}
