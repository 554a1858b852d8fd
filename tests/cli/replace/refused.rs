//! Replacements that are refused: nothing is written, and what to do is said in both languages.

use super::drawn_case::{DAY, DRAW, assist, does, lot, missing, recusal, refused, unable, visit};
use super::plain_cipher::tickets;
use crate::flags::Flags;
use crate::method::sources::lottery;
use crate::office::Office;

fn says(office: &Office, code: &str, flags: &Flags, (zh, en): (&str, &str)) {
    let (ran_zh, ran_en) = refused(office, code, flags);
    assert_eq!(ran_zh.err, format!("拒绝 [{code}] {zh}\n"));
    assert_eq!(ran_en.err, format!("refused [{code}] {en}\n"));
}

#[test]
fn what_cannot_be_replaced_is_refused_in_both_languages() {
    let (office, object, team) = visit(5);
    let at = format!("{DRAW} {object}");
    let base = |leaver, ground| unable(&object, leaver).with("ground", ground);
    let four = ["37049901999", "37049901031", "37049901033", "37049901034"];
    let mut strangers = four.into_iter();
    let stranger = strangers.find(|cert| !team.iter().any(|of| of == cert));
    let stranger = stranger.unwrap();
    let named: Vec<String> = team.iter().map(|cert| office.named(cert)).collect();
    says(
        &office,
        "R06",
        &base(stranger, "unable"),
        (
            &format!(
                "{at} 的检查组里没有 {stranger}\n怎么办：核对执法证号；现检查组：{}",
                named.join("、")
            ),
            &format!(
                "{stranger} is not in the team of {at}\nwhat to do: see the certificate number; the team is now: {}",
                named.join(", ")
            ),
        ),
    );
    says(
        &office,
        "R09",
        &lot(&object).and("seed", "583"),
        (
            &format!(
                "{at} 没有等待抽签的更换申请\n怎么办：要申请更换，写明 --inspector 执法证号 或 --object，以及 --ground 和 --reason"
            ),
            &format!(
                "no request about {at} waits for its lot\nwhat to do: to make one give --inspector CERT or --object, with --ground and --reason"
            ),
        ),
    );
    says(
        &office,
        "R11",
        &base(&team[0], "unable").and("decision", "d"),
        (
            &format!(
                "{at} 的席位有人可以接替，不需要处理决定\n怎么办：去掉 --decision，由抽签决定"
            ),
            &format!(
                "somebody may take the seat at {at}; no decision is needed\nwhat to do: leave out --decision; the lot decides"
            ),
        ),
    );
}

#[test]
fn a_ground_is_for_an_inspector_or_for_an_object() {
    let (office, object, team) = visit(5);
    says(
        &office,
        "R07",
        &unable(&object, &team[0]).with("ground", "查无"),
        (
            "“查无”是更换对象的事由，不能用于检查人员\n怎么办：更换检查人员的事由：回避、因病因事不能参加、调离；更换对象用 --object",
            "\"missing\" is a ground for replacing an object, not an inspector\nwhat to do: an inspector is replaced on the ground recusal, unable or left; an object with --object",
        ),
    );
    says(
        &office,
        "R07",
        &missing(&object).with("ground", "left"),
        (
            "“调离”是更换检查人员的事由，不能用于对象\n怎么办：更换对象的事由：注销、迁出、查无；更换检查人员用 --inspector 执法证号",
            "\"left\" is a ground for replacing an inspector, not an object\nwhat to do: an object is replaced on the ground deregistered, moved or missing; an inspector with --inspector CERT",
        ),
    );
}

#[test]
fn a_seed_that_does_not_go_with_its_source_is_refused() {
    let (office, object, team) = visit(5);
    let base = unable(&object, &team[0]);
    let event = lottery("2026-06-05");
    says(
        &office,
        "R12",
        &base.clone().and("source", "given"),
        (
            "更换申请的种子来自“given”，须给出种子\n怎么办：信标轮次用 --beacon 给出签名，其他来源用 --seed \"…\" 照来源的写法给出",
            "the seed of the request comes from \"given\"; it has to be given\nwhat to do: give a drand round's signature with --beacon, any other seed with --seed \"…\", spelt as the source says",
        ),
    );
    says(
        &office,
        "R12",
        &base.clone().and("source", "os").and("seed", "583"),
        (
            "这项更换申请的种子取自操作系统或不需要种子，不能另给\n怎么办：去掉 --seed 或 --beacon",
            "the seed of the request comes from the operating system, or it needs none; none can be given\nwhat to do: leave out --seed or --beacon",
        ),
    );
    says(
        &office,
        "R12",
        &base.clone().and("source", &event).and("seed", "583"),
        (
            &format!(
                "种子来源“{event}”须在申请记入账本以后产生，申请时不能给出种子\n怎么办：先不带 --seed、--beacon 申请并公布申请行的摘要，种子产生后再给出并抽签"
            ),
            &format!(
                "the seed from \"{event}\" has to come up after the request is in the book; it cannot be given with it\nwhat to do: make the request without --seed and --beacon and publish the digest of its line; give them when the seed has come up"
            ),
        ),
    );
    for bad in ["drand", " x", ""] {
        refused(&office, "D08", &base.clone().and("source", bad));
    }
    // A source that is known already proves nothing.
    let known = lottery(DAY);
    refused(&office, "D16", &base.clone().and("source", &known));
    for bad in ["", "a\tb", "a\nb"] {
        refused(&office, "T23", &base.clone().and("seed", bad));
    }
}

#[test]
fn texts_for_the_book_are_one_clean_line() {
    let (office, object, team) = visit(5);
    for bad in ["", " r", "r\u{1b}", "a\nb"] {
        refused(
            &office,
            "D10",
            &unable(&object, &team[0]).with("reason", bad),
        );
        refused(
            &office,
            "D10",
            &unable(&object, &team[0]).and("decision", bad),
        );
        refused(
            &office,
            "D10",
            &recusal(&object, &team[0], "--deny").with("grounds", bad),
        );
        refused(
            &office,
            "D10",
            &recusal(&object, &team[0], "--deny").with("answer", bad),
        );
        for (name, unit, reason) in [(bad, "u", "r"), ("n", bad, "r"), ("n", "u", bad)] {
            refused(
                &office,
                "D10",
                &assist(&object)
                    .with("name", name)
                    .with("unit", unit)
                    .with("reason", reason),
            );
        }
    }
}

#[test]
fn other_draws_other_objects_and_lists_with_faults_are_refused() {
    let (office, object, team) = visit(5);
    let ask = |object: &str| unable(object, &team[0]);
    let elsewhere = Flags::of(&["replace", "AJ-2026-09-1", &object]);
    let elsewhere = elsewhere.and("inspector", &team[0]);
    let elsewhere = elsewhere.and("ground", "unable").and("reason", "r");
    refused(&office, "R01", &elsewhere);
    let next = tickets(&office, DRAW)[7].1.clone();
    refused(&office, "R01", &ask(&next));
    office.replace("recusals.csv", "2026-01-12", "2026-13-12");
    refused(&office, "C04", &ask(&object));
    let (office, object, team) = visit(5);
    let inspectors = format!("draws/{DRAW}/inspectors.txt");
    let text = office.read(&inspectors);
    office.write(&inspectors, text.replacen("37049901002\n", "", 1));
    refused(&office, "B02", &unable(&object, &team[0]));
    let (office, object, team) = visit(5);
    assert_eq!(office.zh(&["void", DRAW, "--reason", "r"]).code, 0);
    refused(&office, "R01", &unable(&object, &team[0]));
}

#[test]
fn a_draw_with_a_replacement_cannot_be_voided() {
    let (office, object, team) = visit(5);
    does(&office, &unable(&object, &team[0]));
    office.refused("D20", &["void", DRAW, "--reason", "r"]);
}

#[test]
fn a_visit_with_a_result_is_not_replaced() {
    let (office, object, team) = visit(5);
    let visit = &office.visits(DRAW)[5];
    office.results("2026-06-02", vec![visit.result("2026-06-02", false, None)]);
    let ran = office.zh(&["ledger", "show"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for args in [
        &unable(&object, &team[0]),
        &missing(&object),
        &lot(&object).and("seed", "583"),
        &recusal(&object, &team[0], "--grant"),
    ] {
        refused(&office, "R02", args);
    }
    does(
        &office,
        &assist(&object)
            .with("name", "何工")
            .with("unit", "化工院")
            .with("reason", "储罐检测"),
    );
}

#[test]
fn a_mistaken_use_ends_with_2() {
    let (office, object, team) = visit(5);
    let (object, leaver) = (object.as_str(), team[0].as_str());
    let unable = || unable(object, leaver);
    let recuse = Flags::of(&["recuse", DRAW, object, leaver]);
    for flags in [
        Flags::of(&["replace", DRAW]),
        unable().without("ground"),
        unable().without("reason"),
        unable().with("ground", "tired"),
        unable().with("ground", "left").word("--object"),
        lot(object).and("ground", "left").and("reason", "r"),
        lot(object).and("source", "os"),
        recuse.and("grounds", "g").and("answer", "a"),
        recusal(object, leaver, "--grant").word("--deny"),
        assist(object).without("reason"),
    ] {
        let args = &flags.args();
        let before = office.tree();
        assert_eq!(
            (office.zh(args).code, office.en(args).code),
            (2, 2),
            "{args:?}"
        );
        assert!(before == office.tree());
    }
}
