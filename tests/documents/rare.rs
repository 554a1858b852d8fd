//! Documents that no other test prints: of mistakes in the use, of help, of trouble with files, and parts that few have.

use std::fs;

use serde_json::{Value, json};

use crate::flags::Flags;
use crate::method::public_folder::few;
use crate::method::sources::LOTTERY;
use crate::office::{Office, Ran};
use crate::replace::decision::alone;
use crate::replace::drawn_case;
use crate::replace::object::strike;
use crate::replace::plain_cipher::tickets;
use crate::visit::due::handled;
use crate::year::plan_run::{seal, three};
use crate::year::small_year::Row;

/// The draw of `drawn_in_june`.
const DRAW: &str = "AJ-2026-04-1";

fn document(ran: &Ran, code: i32) -> Value {
    assert_eq!(ran.code, code, "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

/// What a command tells a script in Chinese.
fn told(office: &Office, code: i32, args: &[&str]) -> Value {
    document(&office.zh(&[args, &["--json"]].concat()), code)
}

#[test]
pub(super) fn a_mistake_in_the_use_is_one_document_in_the_language_of_the_screen() {
    let office = Office::empty();
    let mistake = |lang: &str, args: &[&str]| {
        let ran = office.run(&[&["--json", "--lang", lang], args].concat());
        assert!(!ran.err.is_empty(), "{ran:?}");
        document(&ran, 2)
    };
    assert_eq!(
        mistake("zh", &["draw", "T1", "--nix"]),
        json!({
            "usage": "unknown-argument", "what": "没有参数“--nix”", "where": "choucha draw",
            "todo": "用 choucha draw --help 查看用法",
        })
    );
    assert_eq!(
        mistake("en", &["draw", "T1", "--nix"]),
        json!({
            "usage": "unknown-argument",
            "what": "unexpected argument '--nix' found tip: to pass '--nix' as a value, use '-- --nix'",
            "where": "choucha draw", "todo": "see choucha draw --help",
        })
    );
    for (args, kind, at) in [
        (&["nix"][..], "unknown-command", "choucha"),
        (&["void", "T1-1"], "missing-argument", "choucha void"),
        (&["record"], "missing-command", "choucha record"),
        (&[], "missing-command", "choucha"),
        (&["draw", "T", "--round", "x"], "value", "choucha draw"),
        (&["due", "--today", "never"], "value", "choucha due"),
        (
            &["draw", "T", "--seed", "1", "--beacon", "2"],
            "conflict",
            "choucha draw",
        ),
        (
            &["-C", "plan", "draw", "T", "U"],
            "unknown-argument",
            "choucha draw",
        ),
    ] {
        for lang in ["zh", "en"] {
            let document = mistake(lang, args);
            assert_eq!(document["usage"], kind, "{args:?}");
            assert_eq!(document["where"], at, "{args:?}");
        }
    }
}

#[test]
pub(super) fn help_version_completions_and_pages_are_documents_too() {
    let office = Office::empty();
    let run = |args: &[&str]| {
        document(
            &office.run(&[&["--json", "--lang", "en"], args].concat()),
            0,
        )
    };
    let help = office.run(&["--lang", "en", "draw", "--help"]).out;
    for args in [&["draw", "--help"][..], &["help", "draw"]] {
        assert_eq!(run(args), json!({ "help": help.trim_end() }));
    }
    let version = run(&["--version"]);
    assert_eq!(version["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(version["method"], "choucha-draw-1");
    let script = office.run(&["completions", "fish"]).out;
    assert_eq!(
        run(&["completions", "fish"]),
        json!({ "shell": "fish", "script": script })
    );
    let pages = run(&["man", "pages"]);
    let written = pages["pages"].as_array().unwrap().len();
    assert_eq!(
        fs::read_dir(office.path().join("pages")).unwrap().count(),
        written
    );
    let code = run(&["explain", "D03"]);
    assert_eq!(code["code"], "D03");
    let markdown = office.run(&["--json", "--lang", "en", "explain", "--markdown"]);
    assert_eq!(document(&markdown, 0), run(&["explain"]));
    let columns = office.run(&["--json", "check", "--columns", "--markdown"]);
    assert_eq!(
        document(&columns, 0)["lists"].as_array().map(Vec::len),
        Some(8)
    );
}

#[test]
pub(super) fn the_demonstration_is_one_document() {
    let office = Office::empty();
    let demo = || office.run(&["--json", "--lang", "en", "demo", "show"]);
    let told = document(&demo(), 0);
    assert_eq!(told["folder"], "./show");
    assert_eq!(told["holds"], true);
    let steps = told["steps"].as_array().unwrap();
    assert!(steps.len() > 20, "{}", steps.len());
    assert!(steps.iter().all(|step| step["holds"] == true));
    assert_eq!(steps[0]["words"], json!(["init", "show", "--sample"]));
    assert_eq!(steps[1]["what"], "Check the lists and the plan");
    let draw = steps
        .iter()
        .find(|step| step["words"][0] == "draw")
        .unwrap();
    assert_eq!(draw["document"]["record"]["method"], "choucha-draw-1");
    assert_eq!(document(&demo(), 3)["refused"], "C02");
}

#[test]
pub(super) fn trouble_with_a_file_is_a_document() {
    let office = Office::sample();
    let trouble = told(&office, 4, &["sign", "1", "--sig", "nowhere"]);
    assert_eq!(trouble["file_trouble"], "nowhere");
}

#[test]
pub(super) fn what_is_in_the_book_though_its_papers_failed_is_a_document() {
    let office = Office::drawn_in_june();
    let lines = office.book().len();
    fs::create_dir_all(office.case(&format!("forms/{DRAW}.html/x"))).unwrap();
    let done = told(&office, 5, &["form", DRAW]);
    assert_eq!(done["done"], lines + 1);
}

#[test]
pub(super) fn a_plan_that_is_approved_filed_and_narrow() {
    let row = Row::new("T1", "东", "50%");
    let office = Office::small(&[("东", "A", 4)], &[row]);
    let publish = [
        "plan",
        "publish",
        "--approved-by",
        "区政府",
        "--number",
        "〔2026〕1号",
        "--on",
        "2026-05-18",
    ];
    let published = office.document("2026-05-20", 0, &publish);
    assert_eq!(published["approved"]["by"], "区政府");
    assert_eq!(published["narrow"][0]["objects"], 4);
    let filed = [
        "plan",
        "filed",
        "--with",
        "司法局",
        "--number",
        "2号",
        "--on",
        "2026-05-20",
    ];
    assert_eq!(office.document("2026-05-21", 0, &filed)["with"], "司法局");
    let shown = office.document("2026-05-21", 0, &["plan", "show"]);
    assert_eq!(shown["versions"][0]["filed"][0]["number"], "2号");
}

#[test]
pub(super) fn a_seal_where_few_may_go_and_a_trial_that_waits() {
    let office = few();
    let sealed = told(
        &office,
        0,
        &[
            "--today",
            "2026-05-31",
            "seal",
            "AJ-2026-01",
            "--source",
            LOTTERY,
        ],
    );
    assert!(!sealed["few"].as_array().unwrap().is_empty(), "{sealed}");
    let office = three();
    seal(&office, "T3", "2026-06-03");
    let tried = office.document("2026-06-02", 0, &["plan", "run", "--dry-run"]);
    assert_eq!(tried["rounds"][2]["would"], "wait");
}

#[test]
pub(super) fn a_book_whose_clock_was_set_back_and_whose_files_are_gone() {
    let office = Office::sample();
    let book = office.read("ledger.jsonl");
    let (before, last) = book.trim_end().rsplit_once('\n').unwrap();
    let (begin, rest) = last.split_once("\"time\":\"").unwrap();
    let (_, rest) = rest.split_once('"').unwrap();
    let early = "2020-01-01T08:00:00+08:00";
    office.write(
        "ledger.jsonl",
        format!("{before}\n{begin}\"time\":\"{early}\"{rest}\n"),
    );
    let back = office.zh(&["ledger", "verify", "--json"]);
    let back = document(&back, back.code);
    assert_eq!(back["set_back"][0]["line"], 2, "{back}");
    let office = Office::drawn_in_june();
    let visits = office.visits(DRAW);
    office.done(&visits[0], "2026-06-10");
    assert_eq!(office.zh(&["--today", "2026-06-12", "publish"]).code, 0);
    let kept = ["ledger", "verify", "--lines", "case/public/lines.csv"];
    assert_eq!(told(&office, 0, &kept)["kept"][0]["holds"], true);
    fs::remove_file(office.case(&format!("draws/{DRAW}/draw.json"))).unwrap();
    let gone = told(&office, 1, &["ledger", "verify"]);
    assert!(!gone["lines_not_judged"].as_array().unwrap().is_empty());
    assert!(!gone["changed"].as_array().unwrap().is_empty());
}

#[test]
pub(super) fn what_is_asked_corrected_and_handled() {
    let office = Office::drawn_in_june();
    let visits = office.visits(DRAW);
    let (of, cert) = (&visits[0].visit.enterprise, &visits[0].team[1]);
    let recuse = [
        "--today",
        "2026-06-02",
        "recuse",
        DRAW,
        of,
        cert,
        "--grounds",
        "亲属",
        "--deny",
        "--answer",
        "查无实据",
    ];
    assert_eq!(told(&office, 0, &recuse)["granted"], false);
    let shown = told(&office, 0, &["record", "show", of]);
    assert_eq!(
        shown["visits"][0]["recusal_requests"][0]["request"]["grounds"],
        "亲属"
    );
    let list = told(&office, 0, &["form", DRAW, "--list"]);
    assert!(list["rows"].as_u64().unwrap() > 0);
    office.done(&visits[1], "2026-06-05");
    let approve = [
        "--today",
        "2026-06-10",
        "approve",
        DRAW,
        &visits[1].visit.enterprise,
        "--approver",
        "陈某",
        "--position",
        "局长",
        "--on",
        "2026-06-10",
        "--urgent",
        "举报有重大隐患",
    ];
    assert_eq!(
        told(&office, 0, &approve)["approved"]["urgent"],
        "举报有重大隐患"
    );
    let office = handled();
    let visit = &office.visits(DRAW)[1].visit;
    let shown = told(&office, 0, &["record", "show", &visit.enterprise]);
    let steps = shown["visits"][0]["handling"].as_array().unwrap();
    assert!(
        steps
            .iter()
            .any(|step| step["step"].get("unchecked").is_some())
    );
    let office = crate::visit::due::worked();
    let visit = &office.visits(DRAW)[4].visit;
    let shown = told(&office, 0, &["record", "show", &visit.enterprise]);
    assert!(shown.to_string().contains("\"reinspected\""), "{shown}");
}

#[test]
pub(super) fn a_seat_that_nobody_may_take_and_objects_that_are_passed() {
    let (office, object, team) = drawn_case::visit(5);
    alone(&office, &team);
    let decide = drawn_case::unable(&object, &team[1]).and("decision", "由其余二人检查");
    let told = drawn_case::told(&office, decide);
    assert_eq!(told["decision"]["act"]["decision"], "由其余二人检查");
    let (office, object, team) = drawn_case::visit(3);
    let refused = Flags::of(&["record", "add", drawn_case::DRAW, &object])
        .on("2026-06-10")
        .and("completed", "2026-06-10")
        .and("method", "实地核查")
        .and("clear", "AJ02,AJ13")
        .and("code", "JG01")
        .and("refused", "不认可")
        .and("witness", "李某")
        .and("reported-to", "执法科")
        .and("entered-by", &team[0]);
    let entered = drawn_case::told(&office, refused);
    assert_eq!(entered["result"]["sign_off"]["refused"]["witness"], "李某");
    let (office, lost, _) = drawn_case::visit(2);
    for code in [&lost, &tickets(&office, drawn_case::DRAW)[7].1] {
        strike(&office, code);
    }
    let ask = drawn_case::missing(&lost).with("ground", "注销");
    let passed = drawn_case::told(&office, ask)["object"]["request"]["passed"].clone();
    assert_eq!(passed[0]["reason"], "out");
}

#[test]
pub(super) fn last_years_folder_is_taken_over() {
    let office = Office::sample();
    let ran = office.run(&["--json", "init", "next", "--from", "case"]);
    assert_eq!(document(&ran, 0)["from"]["year"], 2026);
}

#[test]
pub(super) fn lists_with_faults_in_the_place_of_what_was_asked_for() {
    let office = Office::sample();
    office.replace("objects.csv", "91370499MYXP2PM81A", "1234");
    for args in [&["coverage"][..], &["plan", "check"], &["report"]] {
        let faulty = told(&office, 1, args);
        assert_eq!(faulty["faults"][0]["list"], "objects", "{args:?}");
    }
}
