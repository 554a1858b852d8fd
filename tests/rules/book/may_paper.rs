//! Tests of `src/domain/book/may_paper.rs`: numbers of papers run on, each paper has one, and an approval comes in its time.

use super::fold;
use super::lines::Lines;
use crate::acts::inspection::{clear, day};
use choucha::domain::acts::entry::Act;
use choucha::domain::acts::handling::{HandleAct, Measure};
use choucha::domain::acts::inspection::{Inspection, VisitId};
use choucha::domain::acts::papers::{ApproveAct, NumberedPaper, PaperKind, PapersAct};
use choucha::domain::acts::visit::{AmendAct, ResultAct};
use choucha::domain::visit::paper_rules::told;

/// A book with two draws, both of 2027-03-01.
fn drawn() -> Lines {
    let mut lines = Lines::begun();
    for task in ["T", "U"] {
        let draw = fold::draw(&lines.book, task, 0);
        lines.add(draw).expect("a draw");
    }
    lines
}

fn visit(draw: &str) -> VisitId {
    VisitId {
        draw: draw.into(),
        enterprise: "X".into(),
    }
}

fn paper(kind: PaperKind, number: u32, draws: &[&str]) -> NumberedPaper {
    NumberedPaper {
        kind,
        number,
        visits: draws.iter().map(|draw| visit(draw)).collect(),
        tells: Vec::new(),
        instead_of: Vec::new(),
    }
}

fn papers(papers: &[NumberedPaper]) -> Act {
    Act::Papers(PapersAct {
        word: "某应急".into(),
        papers: papers.to_vec(),
    })
}

fn refused(lines: &mut Lines, act: Act) -> String {
    lines.add(act).expect_err("refused")
}

#[test]
fn numbers_of_a_kind_run_on_and_no_paper_has_two() {
    let (mut lines, notice) = (drawn(), PaperKind::Notice);
    let add = |lines: &mut Lines, number, draws: &[&str]| {
        lines.add(papers(&[paper(notice, number, draws)]))
    };
    assert_eq!(add(&mut lines, 2, &["T-1"]), Err("R20".to_owned()));
    let line = add(&mut lines, 1, &["T-1"]).expect("the first");
    assert_eq!(add(&mut lines, 1, &["U-1"]), Err("R20".to_owned()));
    assert_eq!(add(&mut lines, 3, &["U-1"]), Err("R20".to_owned()));
    assert_eq!(add(&mut lines, 2, &["T-1"]), Err("R21".to_owned()));
    // Each kind has numbers of its own.
    let record = paper(PaperKind::Record, 1, &["T-1"]);
    lines.add(papers(&[record])).expect("the first record");
    let log = &lines.book.visits.papers;
    let known = log.of(notice, &[visit("T-1")], &[]).expect("a notice");
    assert_eq!(
        (known.seq, known.paper.number, known.word.as_str()),
        (line, 1, "某应急")
    );
    assert_eq!(log.next(notice), 2);
    assert_eq!(
        PapersAct::full_number(&known.word, notice, 2027, 1),
        "某应急检通〔2027〕1号"
    );
}

#[test]
fn a_paper_is_of_one_enterprise_and_stands_once_in_a_line() {
    let mut lines = drawn();
    let notice = |draws: &[&str]| paper(PaperKind::Notice, 1, draws);
    let mut other = notice(&["T-1", "U-1"]);
    other.visits[1].enterprise = "Y".into();
    assert_eq!(refused(&mut lines, papers(&[notice(&[])])), "R22");
    assert_eq!(refused(&mut lines, papers(&[other])), "R22");
    for twice in [&["T-1", "T-1"], &["U-1", "T-1"]] {
        assert_eq!(refused(&mut lines, papers(&[notice(twice)])), "R22");
    }
    let again = paper(PaperKind::Notice, 2, &["T-1"]);
    assert_eq!(
        refused(&mut lines, papers(&[notice(&["T-1"]), again])),
        "R22"
    );
    assert_eq!(refused(&mut lines, papers(&[])), "B04");
    let no_draw = VisitId {
        draw: "V-1".into(),
        enterprise: "X".into(),
    };
    let mut nowhere = notice(&["T-1"]);
    nowhere.visits = vec![no_draw];
    assert_eq!(refused(&mut lines, papers(&[nowhere])), "R01");
}

#[test]
fn a_paper_of_more_visits_takes_the_place_of_the_former_and_says_so() {
    let mut lines = drawn();
    let notice = |number, draws: &[&str]| paper(PaperKind::Notice, number, draws);
    lines
        .add(papers(&[notice(1, &["T-1"]), notice(2, &["U-1"])]))
        .expect("two notices");
    let both = notice(3, &["T-1", "U-1"]);
    assert_eq!(
        refused(&mut lines, papers(std::slice::from_ref(&both))),
        "R22"
    );
    let instead = NumberedPaper {
        instead_of: vec![1, 2],
        ..both
    };
    lines.add(papers(&[instead])).expect("one for both");
    let log = &lines.book.visits.papers;
    // Whichever of the visits is asked for, the paper of both is meant.
    for draws in [&["T-1"][..], &["U-1"], &["T-1", "U-1"]] {
        let visits: Vec<VisitId> = draws.iter().map(|draw| visit(draw)).collect();
        let known = log.of(PaperKind::Notice, &visits, &[]);
        assert_eq!(known.map(|known| known.paper.number), Some(3));
    }
    let replaced: Vec<Option<u32>> = log.iter().map(|known| known.replaced_by).collect();
    assert_eq!(replaced, [Some(3), Some(3), None]);
}

#[test]
fn a_written_result_tells_the_result_that_holds_and_a_new_one_names_the_old() {
    let mut lines = drawn();
    let letter = |number, tells: &[u64], instead_of: &[u32]| NumberedPaper {
        tells: tells.to_vec(),
        instead_of: instead_of.to_vec(),
        ..paper(PaperKind::Result, number, &["T-1"])
    };
    assert_eq!(refused(&mut lines, papers(&[letter(1, &[], &[])])), "R03");
    let mut result = clear();
    let entered = |result: &Inspection| {
        Act::Result(ResultAct {
            results: vec![result.clone().into()],
            file_sha256: None,
        })
    };
    let first = lines.add(entered(&result)).expect("a result");
    assert_eq!(refused(&mut lines, papers(&[letter(1, &[], &[])])), "R22");
    lines
        .add(papers(&[letter(1, &[first], &[])]))
        .expect("told");
    assert_eq!(
        refused(&mut lines, papers(&[letter(2, &[first], &[1])])),
        "R21"
    );
    // A correction is told by a paper of its own.
    result.methods = vec!["信息比对".into()].into();
    let amend = AmendAct {
        result: result.into(),
        reason: "方式填错".into(),
    };
    let second = lines.add(Act::Amend(amend)).expect("a correction");
    assert_eq!(
        refused(&mut lines, papers(&[letter(2, &[second], &[])])),
        "R22"
    );
    lines
        .add(papers(&[letter(2, &[second], &[1])]))
        .expect("told anew");
    // So is what was ordered to be corrected.
    let order = HandleAct {
        visit: visit("T-1"),
        measure: Measure::Correction,
        date: day("2027-03-01"),
        text: "改正".into(),
        number: None,
        to: None,
        due: Some(day("2027-03-30")),
        reinspected: None,
        unchecked: None,
        published: None,
        closed: false,
    };
    let order = lines.add(Act::Handle(order)).expect("an order");
    let tells = told(&lines.book.visits, PaperKind::Result, &[visit("T-1")]);
    assert_eq!(tells, Ok(vec![second, order]));
}

#[test]
fn an_approval_comes_after_the_draw_and_before_the_visit_or_says_why_not() {
    let mut lines = drawn();
    let approve = |on: &str, urgent: Option<&str>| {
        Act::Approve(ApproveAct {
            draw: "T-1".into(),
            enterprise: None,
            approver: "甲".into(),
            position: "局长".into(),
            on: day(on),
            reviewer: Some("乙".into()),
            urgent: urgent.map(str::to_owned),
        })
    };
    assert_eq!(refused(&mut lines, approve("2027-02-28", None)), "R23");
    assert_eq!(refused(&mut lines, approve("2027-03-02", None)), "R23");
    let line = lines.add(approve("2027-03-01", None)).expect("approved");
    let log = &lines.book.visits.papers;
    assert_eq!(
        log.approval(&visit("T-1")).map(|known| known.seq),
        Some(line)
    );
    assert_eq!(log.approval(&visit("U-1")), None);
    let result = ResultAct {
        results: vec![clear().into()],
        file_sha256: None,
    };
    lines.add(Act::Result(result)).expect("completed in 2026");
    assert_eq!(refused(&mut lines, approve("2027-03-01", None)), "R24");
    lines
        .add(approve("2027-03-01", Some("举报重大隐患")))
        .expect("made up");
    let mut unclean = approve("2027-03-01", Some(" "));
    assert_eq!(refused(&mut lines, unclean.clone()), "D10");
    if let Act::Approve(act) = &mut unclean {
        (act.draw, act.urgent) = ("V-1".into(), None);
    }
    assert_eq!(refused(&mut lines, unclean), "B04");
}
