//! The numbers of papers, approvals, written results, and what choucha.toml has printed: in the book, and on paper.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::acts::written::Drawn;
use crate::office::Office;

const DRAW: &str = "AJ-2026-01-1";
const DAY: &str = "2026-06-20";
/// What an office writes into choucha.toml.
const PAPERS: &str = "[papers]\nword = \"临应急\"\naddress = \"学府路 1 号\"\ncomplaint = \"0632-5550100\"\n\
    discipline = [\"严禁逐利检查\", \"严禁</style><script>运动式检查\"]\n";

/// A case folder with draws of June, and the visits of one.
fn drawn() -> (Office, Vec<Drawn>) {
    let office = Office::drawn_in_june();
    let toml = office.read("choucha.toml");
    let (before, behind) = toml.split_once("[papers]").unwrap();
    let (_, behind) = behind.split_once("[status]").unwrap();
    office.write(
        "choucha.toml",
        format!("{before}{PAPERS}\n[status]{behind}"),
    );
    let visits = office.visits(DRAW);
    (office, visits)
}

fn run(office: &Office, args: &[&str]) -> Value {
    let ran = office.zh(&[&["--today", DAY], args, &["--json"]].concat());
    assert_eq!(ran.code, 0, "{args:?} {ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

fn lines(office: &Office) -> usize {
    office.read("ledger.jsonl").lines().count()
}

fn numbers(told: &Value, kind: &str) -> Vec<String> {
    let visits = told["visits"].as_array().unwrap().iter();
    let numbers = visits.map(|visit| visit["numbers"][kind].as_str().unwrap().to_owned());
    numbers.collect()
}

/// The only page that a form wrote.
fn page(office: &Office, told: &Value) -> String {
    let [path] = told["html"].as_array().unwrap().as_slice() else {
        panic!("{told}");
    };
    std::fs::read_to_string(office.path().join(path.as_str().unwrap())).unwrap()
}

#[test]
fn numbers_run_without_gap_and_printed_again_a_paper_has_its_own() {
    let (office, visits) = drawn();
    let of = &*visits[1].visit.enterprise;
    let before = lines(&office);
    let one = run(&office, &["form", DRAW, of, "--notice"]);
    assert_eq!(numbers(&one, "notice"), ["临应急检通〔2026〕1号"]);
    assert_eq!(one["numbered"]["papers"][0]["visits"][0]["enterprise"], of);
    assert_eq!(lines(&office), before + 1);
    // The others of the draw follow; the one that has its number keeps it.
    let all = run(&office, &["form", DRAW]);
    assert_eq!(lines(&office), before + 2);
    let own = all["visits"].as_array().unwrap().iter();
    let own = own.filter(|visit| visit["enterprise"] == of);
    let own: Vec<&Value> = own.map(|visit| &visit["numbers"]["notice"]).collect();
    assert_eq!(own, ["临应急检通〔2026〕1号"]);
    let expected = |mark: &str| -> Vec<String> {
        let numbers = 1..=visits.len();
        numbers
            .map(|n| format!("临应急{mark}〔2026〕{n}号"))
            .collect()
    };
    let of_kind = |kind: &str| -> BTreeSet<String> { numbers(&all, kind).into_iter().collect() };
    assert_eq!(of_kind("notice"), expected("检通").into_iter().collect());
    assert_eq!(numbers(&all, "record"), expected("检记"));
    // Another word of the office changes no number that was given.
    office.replace("choucha.toml", "word = \"临应急\"", "word = \"\"");
    let again = run(&office, &["form", DRAW, of]);
    assert_eq!(again["numbered"], Value::Null);
    assert_eq!(numbers(&again, "notice"), ["临应急检通〔2026〕1号"]);
    assert_eq!(lines(&office), before + 2);
    let shown = office.zh(&["ledger", "show"]);
    assert!(
        shown.out.contains("检查通知书 临应急检通 1 号"),
        "{}",
        shown.out
    );
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn a_draft_has_no_number_and_the_book_says_nothing_of_it() {
    let (office, _) = drawn();
    let before = office.read("ledger.jsonl");
    let told = run(&office, &["form", DRAW, "--draft", "--notice"]);
    assert!(page(&office, &told).contains("试印，未编号"));
    assert_eq!(told["visits"][0]["numbers"], json!({}));
    run(&office, &["form", DRAW, "--csv"]);
    assert_eq!(office.read("ledger.jsonl"), before);
}

#[test]
fn papers_say_what_the_office_wrote_and_where_their_numbers_stand() {
    let (office, visits) = drawn();
    let of = &*visits[0].visit.enterprise;
    let notice = page(&office, &run(&office, &["form", DRAW, of, "--notice"]));
    let line = lines(&office);
    let foot = format!("编号记于账本第 {line} 行，校验码 ");
    for said in [
        "临应急检通〔2026〕1号",
        "学府路 1 号",
        "监督投诉电话：0632-5550100",
        "严禁逐利检查",
        "严禁&lt;/style&gt;&lt;script&gt;运动式检查",
        "检查类型：日常检查（双随机抽查）",
        "本年度第 1 次，年度上限 1 次",
        "演练案卷，不是正式文书",
        "counter(pages)",
        &foot,
    ] {
        assert!(notice.contains(said), "{said}: {notice}");
    }
    assert!(!notice.contains("<script"));
    // On every page of a record there is room for signatures; several papers of one file leave room for how many pages.
    let record = page(&office, &run(&office, &["form", DRAW, "--record"]));
    let signed = "执法人员签名\\00ff1a";
    assert_eq!(record.matches(signed).count(), visits.len());
    assert!(!record.contains("counter(pages)"));
    for said in [
        "检查场所",
        "记录人",
        "音像记录",
        "扫码入企",
        "陈述、申辩",
        "检查审批",
    ] {
        assert!(record.contains(said), "{said}");
    }
}

#[test]
pub(crate) fn a_written_result_is_made_from_the_record_and_a_correction_makes_a_new_one() {
    let (office, visits) = drawn();
    let of = &*visits[2].visit.enterprise;
    office.refused("R03", &["form", DRAW, of, "--result"]);
    let none = office.zh(&["form", "--result"]);
    assert_eq!(none.out, "没有尚未告知的结果，未生成文书\n");
    office.results(
        "2026-06-10",
        vec![visits[2].result("2026-06-05", true, None)],
    );
    let told = run(&office, &["form", "--result"]);
    assert_eq!(numbers(&told, "result"), ["临应急检告〔2026〕1号"]);
    let first = page(&office, &told);
    assert!(first.contains("发现问题") && first.contains("未责令改正。"));
    assert_eq!(
        run(&office, &["form", "--result"])["visits"],
        json!([]),
        "every result was told"
    );
    // Asked for by name it is printed again, with its number.
    let again = run(&office, &["form", DRAW, of, "--result"]);
    assert_eq!(
        (&again["numbered"], page(&office, &again).contains("1号")),
        (&Value::Null, true)
    );
    // What is ordered to be corrected is told by another, which names the first.
    office.handle(
        "2026-06-11",
        visits[2].correction("2026-06-11", "2026-06-30"),
    );
    let anew = run(&office, &["form", "--result"]);
    assert_eq!(numbers(&anew, "result"), ["临应急检告〔2026〕2号"]);
    let second = page(&office, &anew);
    assert!(second.contains("代替 临应急检告〔2026〕1号"), "{second}");
    assert!(second.contains("改正期限至2026年6月30日"), "{second}");
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
pub(crate) fn an_approval_is_in_the_book_and_on_paper_and_comes_before_the_visit() {
    let (office, visits) = drawn();
    let (of, done) = (&*visits[0].visit.enterprise, &visits[1]);
    let who = ["--approver", "陈某", "--position", "局长"];
    let approve = |on: &'static str| [&["approve", DRAW][..], &who, &["--on", on]].concat();
    office.refused(
        "D12",
        &[&["approve", "AJ-2026-99-1"], &approve(DAY)[2..]].concat(),
    );
    office.refused(
        "R01",
        &[&["approve", DRAW, "X"], &approve(DAY)[2..]].concat(),
    );
    office.refused("R23", &approve("2026-05-01"));
    let told = run(
        &office,
        &[&approve("2026-06-02")[..], &["--reviewer", "李某"]].concat(),
    );
    assert_eq!(told["approved"]["approver"], "陈某");
    let notice = page(&office, &run(&office, &["form", DRAW, of, "--notice"]));
    let said = "本次检查由陈某（局长）于2026年6月2日批准，李某审核。";
    assert!(notice.contains(said), "{notice}");
    office.done(done, "2026-06-05");
    let late = [&approve("2026-06-10")[..], &["--today", DAY]].concat();
    office.refused("R24", &late);
    let urgent = [&late[..], &["--urgent", "举报有重大隐患"]].concat();
    assert_eq!(office.zh(&urgent).code, 0);
    let shown = office.zh(&["ledger", "show"]);
    assert!(shown.out.contains("补办：举报有重大隐患"), "{}", shown.out);
}

#[test]
fn an_inspector_s_papers_are_those_of_the_own_teams() {
    let (office, visits) = drawn();
    let cert = &visits[0].team[0];
    let mine = visits
        .iter()
        .filter(|visit| visit.team.contains(cert))
        .count();
    let told = run(&office, &["form", DRAW, "--record", "--inspector", cert]);
    assert_eq!(told["visits"].as_array().unwrap().len(), mine);
    let html = page(&office, &told);
    assert!(html.contains("width=device-width"));
    assert!(office.case(&format!("forms/{DRAW}-{cert}.html")).exists());
    office.refused("C11", &["form", "--inspector", "99999999999"]);
}

#[test]
pub(crate) fn due_names_the_papers_that_a_visit_should_have_and_has_not() {
    let (office, visits) = drawn();
    let (one, other) = (&visits[0], &visits[1]);
    office.done(one, "2026-06-10");
    let missing = || {
        let ran = office.zh(&["--today", DAY, "due", "--json"]);
        let told: Value = serde_json::from_str(&ran.out).unwrap();
        told["papers"].as_array().unwrap().clone()
    };
    let of_one =
        |paper: &str| json!({ "draw": DRAW, "enterprise": one.visit.enterprise, "paper": paper });
    // Whoever prints papers of another make is told of none.
    assert_eq!(missing(), [Value::Null; 0]);
    run(&office, &["form", DRAW, &other.visit.enterprise]);
    assert_eq!(missing(), [of_one("notice"), of_one("record")]);
    office.results("2026-06-15", vec![one.result("2026-06-10", true, None)]);
    run(&office, &["form", DRAW, &one.visit.enterprise, "--notice"]);
    assert_eq!(missing(), [of_one("record"), of_one("result")]);
    let ran = office.zh(&["--today", DAY, "due", "--csv", "due.csv"]);
    let said = format!(
        "已检查、已录入而没有编号文书的 2 件（用 choucha form 打印，编号随之入账）：\n  现场检查记录 {DRAW} "
    );
    assert!(ran.out.contains(&said), "{}", ran.out);
    let rows = std::fs::read_to_string(office.path().join("due.csv")).unwrap();
    let rows: Vec<&str> = rows
        .lines()
        .filter(|row| row.starts_with("缺文书,"))
        .collect();
    assert!(
        rows.len() == 2 && rows[1].starts_with("缺文书,检查结果告知书,"),
        "{rows:?}"
    );
    let en = office.en(&["--today", DAY, "due"]);
    let said = format!("\n  written result {DRAW} ");
    assert!(en.out.contains(&said), "{}", en.out);
    run(&office, &["form", DRAW, &one.visit.enterprise]);
    run(&office, &["form", "--result"]);
    assert_eq!(missing(), [Value::Null; 0]);
}

/// What stands on a notice whose visit nobody approved.
const DRAFT: &str = "草稿：检查尚未批准，只供审批，不得送达";

#[test]
fn where_visits_have_to_be_approved_a_notice_is_a_draft_until_they_are() {
    let (office, visits) = drawn();
    office.replace(
        "choucha.toml",
        "[papers]\n",
        "[papers]\napproval = \"required\"\n",
    );
    let (of, many) = (&*visits[0].visit.enterprise, visits.len());
    let before = lines(&office);
    let draft = run(&office, &["form", DRAW, of, "--notice"]);
    assert_eq!((&draft["numbered"], lines(&office)), (&Value::Null, before));
    assert_eq!(draft["unapproved"], json!([of]));
    let notice = page(&office, &draft);
    assert!(notice.contains(DRAFT) && notice.contains("试印，未编号"));
    let ran = office.zh(&["--today", DAY, "form", DRAW, of, "--notice"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.err.starts_with("注意：1 份检查通知书的检查尚未批准"),
        "{ran:?}"
    );
    // A record is no notice: it has its number.
    let record = run(&office, &["form", DRAW, of, "--record"]);
    assert_eq!(numbers(&record, "record"), ["临应急检记〔2026〕1号"]);
    assert!(!page(&office, &record).contains(DRAFT));
    let open = |lang: &str| {
        office
            .run(&["-C", "case", "--lang", lang, "--today", DAY, "due"])
            .out
    };
    let said = format!(
        "\n尚未批准的检查（批准后用 choucha approve 入账）：\n  抽取 {DRAW}：{many} 次检查\n"
    );
    assert!(open("zh").contains(&said), "{}", open("zh"));
    let said = format!("\n  draw {DRAW}: {many} visit(s)\n");
    assert!(open("en").contains(&said), "{}", open("en"));
    let ran = office.zh(&["--today", DAY, "due", "--csv", "due.csv"]);
    assert!(ran.err.is_empty(), "{ran:?}");
    let rows = std::fs::read_to_string(office.path().join("due.csv")).unwrap();
    let row = format!("待批准,{many} 次检查,");
    assert!(rows.lines().any(|line| line.starts_with(&row)), "{rows}");
}

#[test]
pub(crate) fn an_approved_notice_has_its_number_and_due_counts_the_others() {
    let (office, visits) = drawn();
    office.replace(
        "choucha.toml",
        "[papers]\n",
        "[papers]\napproval = \"required\"\n",
    );
    let (of, many) = (&*visits[0].visit.enterprise, visits.len());
    // One visit is approved, then all of the draw.
    let who = [
        "--approver",
        "陈某",
        "--position",
        "局长",
        "--on",
        "2026-06-02",
    ];
    run(&office, &[&["approve", DRAW, of], &who[..]].concat());
    let printed = run(&office, &["form", DRAW, "--notice"]);
    assert_eq!(
        printed["numbered"]["papers"][0]["visits"][0]["enterprise"],
        of
    );
    assert_eq!(printed["numbered"]["papers"].as_array().unwrap().len(), 1);
    assert_eq!(printed["unapproved"].as_array().unwrap().len(), many - 1);
    let left = run(&office, &["form", DRAW, of, "--notice"]);
    assert_eq!(
        (&left["unapproved"], &left["numbered"]),
        (&json!([]), &Value::Null)
    );
    assert!(!page(&office, &left).contains(DRAFT));
    let told = office.document(DAY, 0, &["due"]);
    let of_draw = told["unapproved"].as_array().unwrap().iter();
    let of_draw: Vec<&Value> = of_draw.filter(|of| of["draw"] == DRAW).collect();
    assert_eq!(of_draw, [&json!({ "draw": DRAW, "visits": many - 1 })]);
    run(&office, &[&["approve", DRAW], &who[..]].concat());
    let all = run(&office, &["form", DRAW, "--notice"]);
    assert_eq!(numbers(&all, "notice").len(), many);
    let ran = office.zh(&["--today", DAY, "due"]);
    assert!(!ran.out.contains(&format!("抽取 {DRAW}：")), "{ran:?}");
}
