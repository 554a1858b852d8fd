//! `rules`: rules and finding codes come into force by a line of the book; by nothing else. What is weaker than the regulation
//! is said wherever something rests on it.

use serde_json::{Value, json};

use crate::office::{Office, golden, masked, sha};

const REASON: &str = "与市局系统对接期间";

/// Changes `[rules]` of choucha.toml, and nothing else.
fn edit(office: &Office, from: &str, to: &str) {
    office.replace("choucha.toml", from, to);
}

/// The sample with a result's deadline ten times as long, and a twentieth of the coverage.
fn weak() -> Office {
    let office = Office::sample();
    edit(
        &office,
        "entry_working_days = 20",
        "entry_working_days = 200",
    );
    edit(&office, "coverage = \"5%\"", "coverage = \"0.25%\"");
    office
}

fn enter(office: &Office, lang: &str, more: &[&str]) -> crate::office::Ran {
    let args = ["-C", "case", "--lang", lang, "--today", "2026-05-25"];
    office.run(&[&args[..], &["rules", "--reason", REASON], more].concat())
}

fn last(office: &Office) -> Value {
    let book = office.read("ledger.jsonl");
    serde_json::from_str(book.lines().last().unwrap()).unwrap()
}

#[test]
fn a_change_is_entered_with_its_reason_and_told_in_both_languages() {
    for lang in ["zh", "en"] {
        let office = weak();
        office.replace("findings.csv", "JG02,", "JG20,");
        let ran = enter(&office, lang, &[]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        golden(&format!("rules.{lang}.txt"), &masked(&ran.out));
        let line = last(&office);
        assert_eq!((&line["act"], &line["seq"]), (&json!("rules"), &json!(3)));
        let data = &line["data"];
        assert_eq!(data["reason"], REASON);
        assert_eq!(data["weaker"], json!(["coverage", "entry_working_days"]));
        assert_eq!(data["rules"]["coverage"], "0.25%");
        assert_eq!(data["rules"]["entry_working_days"], 200);
        assert_eq!(data["findings"].as_array().unwrap().len(), 9);
        let shown = office.run(&["-C", "case", "--lang", lang, "ledger", "show"]);
        golden(&format!("rules-shown.{lang}.txt"), &masked(&shown.out));
    }
}

#[test]
pub(crate) fn a_script_gets_the_change_as_json() {
    let office = weak();
    let ran = enter(&office, "zh", &["--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found["reason"], REASON);
    assert_eq!(found["codes"], json!([]));
    assert_eq!(found["weaker"], json!(["coverage", "entry_working_days"]));
    assert_eq!(
        found["changes"],
        json!([
            { "rule": "coverage", "before": "5%", "after": "0.25%" },
            { "rule": "entry_working_days", "before": "20", "after": "200" },
        ])
    );
    assert_eq!(found["rules"], last(&office)["data"]["rules"]);
    assert_eq!(found["findings"], last(&office)["data"]["findings"]);
    assert_eq!(found["weaker_rules"], weaker());
    let book = office.read("ledger.jsonl");
    let line = format!("{}\n", book.lines().last().unwrap());
    assert_eq!(found["head"], sha(line));
}

/// What every document says of weak rules.
fn weaker() -> Value {
    json!([
        { "rule": "coverage", "in_force": "0.25%", "regulation": "5%" },
        { "rule": "entry_working_days", "in_force": "200", "regulation": "20" },
    ])
}

#[test]
fn until_it_is_entered_nothing_is_written_and_everything_goes_by_the_book() {
    let office = weak();
    for args in [
        &["draw", "AJ-2026-01", "--seed", "583"][..],
        &["draw", "AJ-2026-02", "--round", "2"],
        &["seal", "AJ-2026-04", "--source", "drand +2d"],
        &["plan", "run"],
        &["plan", "publish", "--reason", "r"],
        &["void", "AJ-2026-01-1", "--reason", "r"],
        &[
            "record",
            "done",
            "AJ-2026-01-1",
            "91370499MYC9GNHX24",
            "--completed",
            "2026-05-24",
            "--entered-by",
            "1",
        ],
        &["publish"],
    ] {
        let (zh, en) = office.refused("C16", &[&["--today", "2026-05-25"], args].concat());
        assert_eq!(
            zh.err,
            "拒绝 [C16] choucha.toml 的 [rules] 与账本中现行的规则不同：覆盖面下限 5% → 0.25%、录入期限（工作日） 20 → 200\n\
             怎么办：按账本改回；确需调整的，用 choucha rules --reason \"理由\" 入账（公开）\n"
        );
        assert_eq!(
            en.err,
            "refused [C16] [rules] of choucha.toml is not what the book has in force: coverage of a year at least 5% -> 0.25%, \
             working days for entering a result 20 -> 200\n\
             what to do: change it back to what the book says, or enter the change with choucha rules --reason \"why\", which \
             is public\n"
        );
    }
    let ran = office.zh(&["--today", "2026-05-25", "coverage", "--json"]);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found["rule"], "5%");
    assert_eq!(
        found.get("weaker_rules"),
        None,
        "what is in force is not weak"
    );
    assert_eq!(
        ran.err,
        "注意：choucha.toml 的 [rules] 与账本不同，按账本中现行的规则计算：覆盖面下限 5% → 0.25%、录入期限（工作日） 20 → 200；\
         记账须先改回，或用 choucha rules --reason 入账\n"
    );
}

#[test]
fn changed_back_all_is_as_it_was() {
    let office = weak();
    edit(
        &office,
        "entry_working_days = 200",
        "entry_working_days = 20",
    );
    edit(&office, "coverage = \"0.25%\"", "coverage = \"5.0 %\"");
    let ran = office.zh(&[
        "--today",
        "2026-06-01",
        "draw",
        "AJ-2026-01",
        "--seed",
        "583",
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
}

#[test]
pub(crate) fn what_is_weaker_than_the_regulation_is_said_on_every_output() {
    let office = weak();
    assert_eq!(enter(&office, "zh", &[]).code, 0);
    let zh = "注意：本案卷现行规则低于规定：覆盖面下限 0.25%（细则第16条：不低于 5%）、录入期限（工作日） 200（细则第19条：20）\n";
    let en = "note: rules in force here are weaker than the regulation's: coverage of a year at least 0.25% (article 16: 5%), \
              working days for entering a result 200 (article 19: 20)\n";
    for args in [
        &["check"][..],
        &["plan", "check"],
        &["plan", "show"],
        &["draw", "AJ-2026-04", "--dry-run"],
        &["draw", "AJ-2026-01", "--seed", "583"],
        &["due"],
        &["stats"],
        &["coverage"],
        &["plan", "run"],
        &["calendar", "--deadline", "2026-06-01"],
        &["ledger", "verify"],
        &["publish"],
        &["publish", "--check"],
    ] {
        let office = |lang: &str, json: &[&str]| {
            let global = ["-C", "case", "--lang", lang, "--today", "2026-06-01"];
            // A round is drawn once: each look has a copy.
            let copy = Office::empty();
            copy_folder(&office, &copy);
            copy.run(&[&global[..], args, json].concat())
        };
        assert!(office("zh", &[]).out.starts_with(zh), "{args:?}");
        assert!(office("en", &[]).out.starts_with(en), "{args:?}");
        let found: Value = serde_json::from_str(&office("zh", &["--json"]).out).unwrap();
        assert_eq!(found["weaker_rules"], weaker(), "{args:?}");
    }
}

/// The case folder as it is, in another office.
fn copy_folder(from: &Office, to: &Office) {
    for (name, bytes) in from.tree() {
        let path = to.case(&name);
        if name.ends_with('/') {
            std::fs::create_dir_all(path).unwrap();
        } else {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
}

#[test]
fn a_result_is_judged_by_the_rules_of_its_time() {
    // 150 working days written into choucha.toml after the visit make no late result one in time.
    let office = Office::drawn_in_june();
    let list = office.read("draws/AJ-2026-01-1/list.csv");
    let row: Vec<&str> = list.lines().nth(1).unwrap().split(',').collect();
    edit(
        &office,
        "entry_working_days = 20",
        "entry_working_days = 150",
    );
    let items = office.read("draws/AJ-2026-01-1/manifest.txt");
    let items = items.lines().find_map(|line| line.strip_prefix("items: "));
    let entry = |office: &Office, more: &[&str]| {
        let leader = row.iter().find(|cell| cell.starts_with("3704990")).unwrap();
        let args = [
            "--today",
            "2026-11-20",
            "record",
            "add",
            "AJ-2026-01-1",
            row[1],
            "--completed",
            "2026-06-20",
            "--method",
            "实地核查",
            "--clear",
            items.unwrap(),
            "--code",
            "JG01",
            "--signed",
            "某某",
            "--entered-by",
            leader,
        ];
        office.zh(&[&args, more].concat())
    };
    let before = office.tree();
    let ran = entry(&office, &[]);
    assert!(ran.err.starts_with("拒绝 [C16] "), "{ran:?}");
    assert!(before == office.tree());
    edit(
        &office,
        "entry_working_days = 150",
        "entry_working_days = 20",
    );
    let ran = entry(&office, &[]);
    assert!(ran.err.contains("[I10]"), "{ran:?}");
    assert_eq!(entry(&office, &["--late", "出差"]).code, 0);
}

#[test]
fn codes_change_by_a_line_only_and_writers_of_results_say_so() {
    let office = Office::drawn_in_june();
    office.replace("findings.csv", "发现问题已责令改正\n", "未发现问题\n");
    let add = [
        "record",
        "add",
        "AJ-2026-01-1",
        "x",
        "--completed",
        "2026-06-02",
        "--method",
        "实地核查",
        "--clear",
        "AJ01",
        "--code",
        "JG01",
        "--signed",
        "某",
        "--entered-by",
        "1",
    ];
    let import = ["record", "import", "results.csv"];
    std::fs::write(office.path().join("results.csv"), "").unwrap();
    for args in [&add[..], &import] {
        let (zh, en) = office.refused("C17", &[&["--today", "2026-06-05"], args].concat());
        assert_eq!(
            zh.err,
            "拒绝 [C17] findings.csv 与账本中现行的结果代码不同：JG02\n怎么办：按账本改回；确需调整的，用 choucha rules --reason \
             \"理由\" 入账（公开），发布新版计划时也会一并入账\n"
        );
        assert_eq!(
            en.err,
            "refused [C17] findings.csv is not what the book has in force: JG02\nwhat to do: change it back, or enter the \
             change with choucha rules --reason \"why\", which is public; a new version of the plan enters it too\n"
        );
    }
    // Who writes no result goes on.
    let ran = office.zh(&["--today", "2026-07-01", "draw", "AJ-2026-03", "--seed", "1"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    office.enter_rules();
    let data = &last(&office)["data"];
    assert_eq!(data["findings"][1]["public"], "未发现问题");
    assert_eq!(data["weaker"], json!([]));
}

#[test]
fn a_new_version_of_the_plan_enters_the_codes() {
    let office = Office::sample();
    office.replace("findings.csv", "JG02,", "JG20,");
    office.refused(
        "P05",
        &["plan", "publish", "--today", "2026-05-21", "--reason", "r"],
    );
    office.replace("plan.csv", "2‰", "3‰");
    office.publish_again("增加抽查");
    let codes = last(&office)["data"]["findings"].clone();
    assert_eq!(codes[8]["code"], "JG20", "by code, as every line has them");
    office.refused("C18", &["rules", "--reason", "r"]);
}

#[test]
fn a_change_that_is_none_or_cannot_be_is_refused() {
    let office = Office::sample();
    let (zh, en) = office.refused("C18", &["rules", "--reason", "r"]);
    assert_eq!(
        zh.err,
        "拒绝 [C18] choucha.toml 的规则和 findings.csv 的结果代码与账本相同\n怎么办：没有变更，不需要入账；要调整的，先改 \
         choucha.toml 的 [rules] 或 findings.csv\n"
    );
    assert_eq!(
        en.err,
        "refused [C18] the rules of choucha.toml and the codes of findings.csv are as the book has them\nwhat to do: there is \
         nothing to enter; change [rules] in choucha.toml or findings.csv first\n"
    );
    edit(&office, "cap = 1", "cap = 2");
    for reason in ["", " ", "一\n二"] {
        office.refused("D10", &["rules", "--reason", reason]);
    }
    // Of a list with faults no code is taken.
    office.replace("findings.csv", ",未发现问题\n", ",没有问题\n");
    office.refused("C04", &["rules", "--reason", "r"]);
    // No rule can be as these.
    for (from, to) in [
        ("team = 2", "team = 1"),
        ("cap = 1", "cap = 0"),
        ("entry_working_days = 20", "entry_working_days = 0"),
        ("entry_working_days = 20", "entry_working_days = 367"),
        ("plan_by = \"05-31\"", "plan_by = \"13-01\""),
        ("coverage = \"5%\"", "coverage = \"#20\""),
    ] {
        let office = Office::sample();
        edit(&office, from, to);
        office.refused("C03", &["rules", "--reason", "r"]);
    }
}
