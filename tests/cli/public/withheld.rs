//! `[public] drawn = "visited"`: what of a draw is public before its visits are completed, and when the rest follows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::published_case::{column, holding, public};
use crate::acts::written::Drawn;
use crate::office::{Office, files_below, golden, masked};
use crate::year::small_year::{RECUSALS, Row, code, plan};

/// The day of the draws.
pub(super) const DRAWN: &str = "2026-06-02";
/// A day before anything is visited.
pub(super) const SOON: &str = "2026-06-03";
/// The day of the visits.
pub(super) const VISITED: &str = "2026-06-10";

/// A case folder: T0 of one region is drawn and public; T1, T2 and T4 of another are drawn, with lists that are withheld from now
/// on. T2 and T4 exclude the enterprises of T1.
pub(super) fn drawn() -> Office {
    Office::once("withheld drawn", || {
        let july = |row: Row| row.within("2026-06-01", "2026-07-31");
        let rows = [
            Row::new("T0", "西", "50%"),
            Row::new("T1", "东", "25%"),
            july(Row::new("T2", "东", "25%")),
            Row::new("T3", "北", "100%"),
            Row::new("T4", "东", "25%").within("2026-06-01", "2026-06-20"),
        ];
        let office = Office::small(&[], &rows);
        let mut objects = "代码,名称,对象类型,区域,信用等级,状态\n".to_owned();
        for number in 0..22 {
            let region = ["东", "东", "西", "北"][number / 6];
            let code = code(number);
            writeln!(objects, "{code},独名{number:02}厂,市场主体,{region},A,有效").unwrap();
        }
        office.write("objects.csv", objects);
        office.write("recusals.csv", RECUSALS);
        office.write("plan.csv", plan(&rows));
        office.publish();
        draw(&office, "T0");
        publish(&office, DRAWN, "now");
        set(&office, "now", "visited");
        for task in ["T1", "T2", "T4"] {
            draw(&office, task);
        }
        office
    })
}

pub(super) fn draw(office: &Office, task: &str) {
    let ran = office.on(DRAWN, &["draw", task, "--seed", "583"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
}

pub(super) fn set(office: &Office, from: &str, to: &str) {
    let line = |word: &str| format!("drawn = \"{word}\"");
    office.replace("choucha.toml", &line(from), &line(to));
}

/// Publishes under this setting; everything that is to be public is then, and an outsider accepts it.
pub(super) fn publish(office: &Office, day: &str, drawn: &str) -> Value {
    let published = office.document(day, 0, &["publish"]);
    assert_eq!(published["drawn_public"], drawn);
    let checked = office.on(day, &["publish", "--check"]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""), "{checked:?}");
    let verified = office.zh(&["verify", "case/public"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    let ledger = office.zh(&["ledger", "verify", "--today", day]);
    assert_eq!(ledger.code, 0, "{}{}", ledger.out, ledger.err);
    published
}

/// The ids of the draws that the last publication withholds, each with the day.
pub(super) fn withheld(office: &Office) -> BTreeMap<String, String> {
    let public = public(office);
    let all = public["withheld"].as_array().unwrap().iter();
    let text = |of: &Value| of.as_str().unwrap().to_owned();
    all.map(|draw| (text(&draw["id"]), text(&draw["until"])))
        .collect()
}

fn days<const N: usize>(pairs: [(&str, &str); N]) -> BTreeMap<String, String> {
    pairs
        .map(|(draw, day)| (draw.to_owned(), day.to_owned()))
        .into()
}

/// The name of a company by its code, as the library has it.
fn name_of(office: &Office, code: &str) -> String {
    let objects = office.read("objects.csv");
    let row = objects.lines().find(|row| row.starts_with(code)).unwrap();
    row.split(',').nth(1).unwrap().to_owned()
}

/// No file below public/ has anything of these draws' companies that wait, and no folder of a withheld draw is there.
fn nobody_is_named(office: &Office, draws: &[&str], but: &BTreeSet<String>) {
    for draw in draws {
        assert!(!office.case(&format!("public/draws/{draw}")).exists());
        let waiting = office.codes(draw).into_iter();
        for code in waiting.filter(|code| !but.contains(code)) {
            let name = name_of(office, &code);
            for word in [&code, &name] {
                assert_eq!(holding(office, word), Vec::<String>::new(), "{draw} {word}");
            }
        }
        let record = office.record(draw);
        for secret in ["seed", "key"] {
            let secret = record[secret].as_str().unwrap();
            assert!(secret == "583" || holding(office, secret).is_empty());
        }
        let salt = office.read(&format!("draws/{draw}/salt.txt"));
        assert!(holding(office, salt.trim()).is_empty(), "{draw}");
    }
}

fn result(drawn: &Drawn) -> choucha::domain::acts::inspection::Inspection {
    drawn.result(VISITED, false, None)
}

#[test]
pub(crate) fn nothing_of_who_waits_is_public() {
    let office = drawn();
    let published = publish(&office, SOON, "visited");
    assert_eq!(published["withheld"], json!(["T1-1", "T2-1", "T4-1"]));
    assert_eq!(published["withheld_until"], "2026-08-01");
    // T4 is over on 21 June, and is withheld with T1, which it cites, until that is.
    let until = [
        ("T1-1", "2026-07-01"),
        ("T2-1", "2026-08-01"),
        ("T4-1", "2026-08-01"),
    ];
    assert_eq!(withheld(&office), days(until));
    nobody_is_named(&office, &["T1-1", "T2-1", "T4-1"], &BTreeSet::new());
    // What was public before the setting stays so: the companies of T0 are named as awaited.
    assert!(office.case("public/draws/T0-1/population.txt").is_file());
    assert_eq!(published["awaited"], 3);
    // Numbers are public, and who is drawn is in none of them.
    let of = public(&office);
    let first = &of["withheld"][0];
    assert_eq!(
        (&first["drawn"], &first["visits"]["open"]),
        (&json!(3), &json!(3))
    );
    assert_eq!(first["cites"], json!([]));
    assert_eq!(of["withheld"][2]["cites"], json!(["T1-1", "T2-1"]));
    // Those that cite it tell no numbers: of a narrow scope they would say whom they exclude.
    for draw in &of["withheld"].as_array().unwrap()[1..] {
        assert_eq!(
            (&draw["drawn"], &draw["visits"]),
            (&Value::Null, &Value::Null)
        );
    }
    assert_eq!(
        first["manifest_sha256"],
        office.record("T1-1")["manifest_sha256"]
    );
    assert_eq!(
        (&of["coverage"]["drawn"], &of["coverage"]["withheld"]),
        (&json!(3), &json!(3))
    );
    for row in of["coverage"]["by"]["region"].as_array().unwrap() {
        let drawn = if row["value"] == "西" { 3 } else { 0 };
        assert_eq!(row["drawn"], drawn, "{row}");
    }
    let lists = column(&office, "draws", "名单公开");
    let told = lists
        .iter()
        .filter(|cell| cell.starts_with("名单暂不公开，最迟 2026-"));
    assert_eq!((lists.len(), told.count()), (6, 3));
    let line = office.book().pop().unwrap();
    assert_eq!(line["data"]["drawn"], "visited");
    assert_eq!(line["data"]["withheld"], json!(["T1-1", "T2-1", "T4-1"]));
    let verified = office.zh(&["verify", "case/public", "--json"]);
    let verified: Value = serde_json::from_str(&verified.out).unwrap();
    let told = verified["withheld"].as_array().unwrap().iter();
    assert!(told.clone().all(|of| of["due"].is_boolean()));
    let told: Vec<[&Value; 2]> = told.map(|of| [&of["draw"], &of["until"]]).collect();
    let said = until.map(|(draw, day)| [json!(draw), json!(day)]);
    assert_eq!(told, said.each_ref().map(|[draw, day]| [draw, day]));
    assert_eq!(
        verified["withheld"][0]["manifest_sha256"],
        first["manifest_sha256"]
    );
}

#[test]
fn what_is_said_in_both_languages() {
    let office = drawn();
    for lang in ["zh", "en"] {
        let said = |args: &[&str], day: &str| {
            let before = ["-C", "case", "--lang", lang, "--today", day];
            let ran = office.run(&[&before[..], args].concat());
            assert_eq!(ran.err, "", "{ran:?}");
            format!("$ {}\n{}", args.join(" "), masked(&ran.out))
        };
        let mut all = said(&["publish"], SOON);
        all += &said(&["verify", "case/public"], SOON);
        // Who reads it later is told to get the newer one.
        all += &said(&["verify", "case/public"], "2026-07-15");
        // The window of T4 is over, but it cites T1; that of T1 on the last day of June.
        all += &said(&["publish", "--check"], "2026-06-30");
        all += &said(&["publish", "--check"], "2026-08-01");
        golden(&format!("withheld.{lang}.txt"), &all);
    }
}

#[test]
fn a_result_is_public_with_its_company_and_nobody_elses() {
    let office = drawn();
    publish(&office, SOON, "visited");
    let visits = office.visits("T1-1");
    office.results(VISITED, vec![result(&visits[0])]);
    office.done(&visits[1], VISITED);
    publish(&office, VISITED, "visited");
    let seen = BTreeSet::from([visits[0].visit.enterprise.to_string()]);
    nobody_is_named(&office, &["T1-1", "T2-1", "T4-1"], &seen);
    assert!(holding(&office, &visits[0].visit.enterprise).contains(&"csv/results.csv".to_owned()));
    assert_eq!(column(&office, "results", "抽取编号"), ["T1-1"]);
    let progress = &public(&office)["withheld"][0]["visits"];
    let counts = ["open", "completed", "entered"].map(|key| progress[key].as_u64().unwrap());
    assert_eq!(counts, [1, 1, 1]);
    let data = office.read("public/site/visits/T1-1/rows.js");
    assert!(data.contains(&*visits[0].visit.enterprise), "{data}");
    // The platform's tables go by the same rule.
    let tables = office.on(VISITED, &["publish", "--for", "platform"]);
    assert_eq!(tables.code, 0, "{tables:?}");
    let of_platform: BTreeMap<PathBuf, Vec<u8>> = files_below(&office.case("platform"));
    assert!(of_platform.len() >= 5);
    for draw in ["T1-1", "T2-1", "T4-1"] {
        for code in office
            .codes(draw)
            .iter()
            .filter(|code| !seen.contains(*code))
        {
            for (path, bytes) in &of_platform {
                let text = String::from_utf8_lossy(bytes);
                assert!(!text.contains(code.as_str()), "{}", path.display());
            }
        }
    }
    let tasks = office.read("platform/抽查任务公告.csv");
    let row = tasks.lines().find(|row| row.contains("T1-1")).unwrap();
    assert!(row.contains(",3,"), "{row}");
}

#[test]
fn a_list_is_public_when_its_visits_are_completed() {
    let office = drawn();
    publish(&office, SOON, "visited");
    let visits = office.visits("T1-1");
    office.results(VISITED, visits[..2].iter().map(result).collect());
    publish(&office, VISITED, "visited");
    assert_eq!(withheld(&office).len(), 3);
    office.done(&visits[2], VISITED);
    let checked = office.document(VISITED, 1, &["publish", "--check"]);
    let unpublished = checked["unpublished"].as_array().unwrap();
    let mut lists = unpublished.iter().filter(|of| of["what"] == "list");
    assert!(lists.next().is_some(), "{checked}");
    publish(&office, VISITED, "visited");
    // What cites it alone would be public with it; T4 cites T2 as well.
    let until = [("T2-1", "2026-08-01"), ("T4-1", "2026-08-01")];
    assert_eq!(withheld(&office), days(until));
    assert!(office.case("public/draws/T1-1/seed.txt").is_file());
    nobody_is_named_but_in(&office, "T2-1", "T1-1");
    // All that was public is so, whoever kept it before says.
    office.results(
        "2026-06-15",
        office.visits("T2-1").iter().map(result).collect(),
    );
    office.results(
        "2026-06-15",
        office.visits("T4-1").iter().map(result).collect(),
    );
    publish(&office, "2026-06-15", "visited");
    assert_eq!(withheld(&office), days([]));
}

/// The companies of a withheld draw stand in the population of one that is public, which is so by right, and nowhere else.
fn nobody_is_named_but_in(office: &Office, draw: &str, shown: &str) {
    let of_shown = ["population.txt", "data.js"].map(|file| format!("draws/{shown}/{file}"));
    for code in office.codes(draw) {
        assert_eq!(
            holding(office, &code).into_iter().collect::<BTreeSet<_>>(),
            BTreeSet::from(of_shown.clone())
        );
        assert_eq!(
            holding(office, &name_of(office, &code)),
            Vec::<String>::new()
        );
    }
}

#[test]
fn a_list_is_public_when_its_days_are_over() {
    let office = drawn();
    publish(&office, SOON, "visited");
    // On its last day a visit may still be made.
    let last = office.on("2026-06-30", &["publish", "--check"]);
    assert_eq!(last.code, 0, "{last:?}");
    let due = office.document("2026-07-01", 1, &["due"]);
    let lists = due["not_public"].as_array().unwrap();
    let lists: Vec<&Value> = lists.iter().filter(|of| of["what"] == "list").collect();
    assert_eq!(lists.len(), 1, "{due}");
    assert_eq!(
        (&lists[0]["count"], &lists[0]["since"]),
        (&json!(1), &json!("2026-07-01"))
    );
    publish(&office, "2026-07-01", "visited");
    // T4 is over since 21 June, and cites T2.
    assert_eq!(
        withheld(&office),
        days([("T2-1", "2026-08-01"), ("T4-1", "2026-08-01")])
    );
    publish(&office, "2026-08-01", "visited");
    assert_eq!(withheld(&office), days([]));
}

#[test]
fn what_was_public_stays_public() {
    let office = drawn();
    set(&office, "visited", "now");
    let published = publish(&office, SOON, "now");
    assert_eq!(
        (&published["awaited"], &published["withheld"]),
        (&json!(12), &json!([]))
    );
    set(&office, "now", "visited");
    let again = publish(&office, VISITED, "visited");
    assert_eq!(
        (&again["awaited"], &again["withheld"]),
        (&json!(12), &json!([]))
    );
    let said = office.on(VISITED, &["publish"]);
    assert!(said.out.contains("名单公开过的不收回"), "{said:?}");
    // Also where the folder is gone: the book says what it had.
    std::fs::remove_dir_all(office.case("public")).unwrap();
    let ran = office.on(VISITED, &["publish"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(withheld(&office), days([]));
    publish(&office, VISITED, "visited");
}

#[test]
fn a_setting_that_is_turned_back_is_said_to_be_published() {
    let office = drawn();
    publish(&office, SOON, "visited");
    let root = office.case("public");
    for (path, bytes) in files_below(&root) {
        let to = office.case("older").join(path.strip_prefix(&root).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
    set(&office, "visited", "now");
    let checked = office.document(SOON, 1, &["publish", "--check"]);
    let unpublished = checked["unpublished"].as_array().unwrap();
    assert_eq!(unpublished.len(), 3, "{checked}");
    assert!(unpublished.iter().all(|of| of["what"] == "list"));
    assert_eq!(checked["anew"], json!([]), "{checked}");
    publish(&office, SOON, "now");
    let verify = |folder: &str, older: &str| office.zh(&["verify", folder, "--against", older]);
    let forth = verify("case/public", "case/older");
    assert_eq!(forth.code, 0, "{forth:?}");
    // The other way round something that was public is withheld.
    let back = verify("case/older", "case/public");
    assert_eq!(back.code, 1);
    assert!(
        back.out
            .contains("公开过的抽取 T1-1 的名单，这份里又不公开了"),
        "{back:?}"
    );
}

#[test]
fn a_seal_that_waits_names_nobody_who_came_or_left() {
    let office = drawn();
    // An object comes into the scope of T3 before it is sealed.
    let moved = code(17);
    let objects = office.read("objects.csv");
    let row = objects.lines().find(|row| row.starts_with(&moved)).unwrap();
    office.write(
        "objects.csv",
        objects.replace(row, &row.replace(",西,", ",北,")),
    );
    let source =
        "event 2026-06-05 14/17721088 双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写";
    let seal = office.on(DRAWN, &["seal", "T3", "--source", source]);
    assert_eq!(seal.code, 0, "{seal:?}");
    publish(&office, SOON, "visited");
    let since = |office: &Office| public(office)["seals"][0]["since_plan"].clone();
    assert_eq!(since(&office)["came"], json!({"total": 1, "objects": []}));
    assert!(office.read("public/csv/changes.csv").contains("T3-1.s1"));
    // What a publication named once, every later one does.
    set(&office, "visited", "now");
    publish(&office, SOON, "now");
    set(&office, "now", "visited");
    publish(&office, SOON, "visited");
    assert_eq!(since(&office)["came"]["objects"][0]["code"], moved.as_str());
}

#[test]
fn a_word_that_is_none_is_refused() {
    let office = drawn();
    set(&office, "visited", "later");
    let (zh, en) = office.refused("C03", &["publish", "--today", SOON]);
    assert!(zh.err.contains("写 \"now\" 或 \"visited\""), "{zh:?}");
    assert!(en.err.contains("give \"now\" or \"visited\""), "{en:?}");
}
