//! Who left the scope since the plan was published, who came, who changed strata: said by seal, draw and verify, and in the book.

use serde_json::{Value, json};

use crate::office::{Office, golden, sha};
use crate::year::small_year::{Row, code};

const SOURCE: &str = "event 2026-06-02 8/100000000 测试开奖，八位数字连写";
const SEED: &str = "58312046";

/// Twelve companies in each of two regions, and a task for the first, one with strata for both.
fn published() -> Office {
    let strata = Row {
        strata: "信用等级: A=10%; B=50%".to_owned(),
        ratio: String::new(),
        ..Row::new("T2", "东;西", "")
    };
    let rows = [Row::new("T1", "东", "50%"), strata];
    let office = Office::small(&[("东", "A", 12), ("西", "B", 12)], &rows);
    office.publish();
    office
}

/// Sets a cell of a company.
fn set(office: &Office, number: usize, from: &str, to: &str) {
    let code = code(number);
    office.replace(
        "objects.csv",
        &format!("{code},{from}"),
        &format!("{code},{to}"),
    );
}

/// What a year does to a library, and what an operator may do.
fn changed(office: &Office) {
    set(
        office,
        0,
        "对象,市场主体,东,A,有效",
        "甲厂,市场主体,东,A,停业",
    );
    set(
        office,
        1,
        "对象,市场主体,东,A,有效",
        "乙厂,市场主体,西,A,有效",
    );
    set(
        office,
        2,
        "对象,市场主体,东,A,有效",
        "丙厂,市场主体,东,B,有效",
    );
    let gone = format!("{},对象,市场主体,东,A,有效\n", code(3));
    office.replace("objects.csv", &gone, "");
    set(
        office,
        12,
        "对象,市场主体,西,B,有效",
        "丁厂,市场主体,东,B,有效",
    );
    let new = format!("{},戊厂,市场主体,东,A,有效\n", code(30));
    let objects = office.read("objects.csv");
    office.write("objects.csv", objects + &new);
}

/// The codes of a way of changing, in the line of a seal or a draw.
fn codes(since: &Value, way: &str) -> Vec<String> {
    let objects = since[way]["objects"].as_array().unwrap().iter();
    objects
        .map(|object| object["code"].as_str().unwrap().to_owned())
        .collect()
}

fn line(office: &Office, act: &str) -> Value {
    let book = office.book();
    book.into_iter().rfind(|line| line["act"] == act).unwrap()["data"].clone()
}

#[test]
fn the_base_of_the_plan_keeps_what_its_tasks_choose_by() {
    let office = published();
    assert_eq!(
        office.read("plans/1/classes.txt"),
        "class\tstatus\tkind\tregion\tlevel\tgrade\n\
         0\t有效\t市场主体\t东\t\tA\n\
         1\t有效\t市场主体\t西\t\tB\n"
    );
    let objects = (0..24).map(|number| format!("{}\t{}\n", code(number), number / 12));
    assert_eq!(
        office.read("plans/1/objects.txt"),
        objects.collect::<String>()
    );
    let files = &line(&office, "plan")["files"];
    for file in [
        "plans/1/plan.csv",
        "plans/1/objects.txt",
        "plans/1/classes.txt",
    ] {
        assert_eq!(files[file], sha(office.read(file)), "{file}");
    }
}

#[test]
fn seal_draw_and_verify_say_who_left_came_and_changed_strata() {
    for (lang, name) in [("zh", "since-plan.zh.txt"), ("en", "since-plan.en.txt")] {
        let office = published();
        changed(&office);
        let runs: [&[&str]; 5] = [
            &["draw", "T1", "--seed", "1", "--today", "2026-06-01"],
            &["seal", "T2", "--source", SOURCE, "--today", "2026-06-01"],
            &["draw", "T2", "--seed", SEED, "--today", "2026-06-02"],
            &["verify", "T1-1"],
            &["verify", "T2-1"],
        ];
        let mut text = String::new();
        for args in runs {
            let ran = office.run(&[&["-C", "case", "--lang", lang], args].concat());
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
            let shown = ran.out.lines().filter(|line| !is_chance(line));
            text = shown.fold(
                text + "$ choucha " + &args.join(" ") + "\n",
                |text, line| text + line + "\n",
            );
        }
        golden(name, &text);
    }
}

/// Whether a line has what a salt or the clock decides: digests, times, what was drawn.
fn is_chance(line: &str) -> bool {
    let words = [
        "摘要",
        "校验码",
        "密钥",
        "封存于",
        "未封存",
        "人员池",
        "manifest",
        "key:",
        "sealed at",
        "not sealed",
        "head",
        "pool of",
    ];
    let row = line.starts_with("  ") && !line.starts_with("  9");
    let hex = line.trim().bytes().all(|byte| byte.is_ascii_hexdigit());
    let digest = hex && line.trim().len() == 64;
    row || digest || words.iter().any(|word| line.contains(word))
}

#[test]
fn the_lines_of_seal_and_draw_keep_it() {
    let office = published();
    changed(&office);
    let made = office.document("2026-06-01", 0, &["draw", "T1", "--seed", "1"]);
    let since = &line(&office, "draw")["since_plan"];
    assert_eq!(since, &made["since_plan"]);
    assert_eq!(
        since["left"],
        json!({ "total": 3, "objects": [
            { "code": code(0), "name": "甲厂", "was": { "status": "有效" }, "is": { "status": "停业" } },
            { "code": code(1), "name": "乙厂", "was": { "region": "东" }, "is": { "region": "西" } },
            { "code": code(3), "name": "", "was": { "region": "东", "status": "有效" }, "is": null },
        ] })
    );
    assert_eq!(
        since["came"],
        json!({ "total": 1, "objects": [
            { "code": code(12), "name": "丁厂", "was": { "region": "西" }, "is": { "region": "东" } },
        ] })
    );
    let none = json!({ "total": 0, "objects": [] });
    assert_eq!((&since["moved"], &since["new"]), (&none, &1.into()));
    assert_eq!(
        (&since["version"], &since["told"]),
        (&1.into(), &true.into())
    );
    // Strata: what a seal says, its draw says again.
    office.document("2026-06-01", 0, &["seal", "T2", "--source", SOURCE]);
    let sealed = line(&office, "seal")["since_plan"].clone();
    assert_eq!(codes(&sealed, "left"), [code(0), code(3)]);
    assert_eq!(codes(&sealed, "moved"), [code(2)]);
    assert_eq!(sealed["moved"]["objects"][0]["is"], json!({ "grade": "B" }));
    set(
        &office,
        0,
        "甲厂,市场主体,东,A,停业",
        "甲厂,市场主体,东,A,有效",
    );
    office.document("2026-06-02", 0, &["draw", "T2", "--seed", SEED]);
    assert_eq!(line(&office, "draw")["since_plan"], sealed);
}

#[test]
fn a_made_up_word_of_the_settings_is_told_too() {
    let office = published();
    office.replace(
        "choucha.toml",
        "not_taking_part = []",
        "not_taking_part = [\"有效2\"]",
    );
    set(
        &office,
        5,
        "对象,市场主体,东,A,有效",
        "对象,市场主体,东,A,有效2",
    );
    let made = office.document("2026-06-01", 0, &["draw", "T1", "--seed", "1"]);
    assert_eq!(
        made["since_plan"]["left"]["objects"][0]["is"],
        json!({ "status": "有效2" })
    );
}

#[test]
fn words_of_scope_are_kept_and_a_task_outside_the_plan_may_ask_for_others() {
    let office = Office::unpublished();
    office.publish();
    let adhoc = "LS-9,核查,AJ02;AJ13,市场主体,,,没有的用语,,20%,,,2026-06-01,2026-06-30,3,1,,,\n";
    let plan = office.read("plan.csv");
    office.write("plan.csv", plan + adhoc);
    let objects = office.read("objects.csv");
    let sold = objects
        .lines()
        .find(|line| line.contains("危险化学品经营") && line.contains("市场主体"));
    let sold = sold.unwrap();
    office.write(
        "objects.csv",
        objects.replace(sold, &sold.replace("危险化学品经营", "没有的用语")),
    );
    let day = "2026-06-05";
    let made = office.document(day, 0, &["draw", "LS-9", "--adhoc", "举报", "--seed", "1"]);
    assert_eq!(made["since_plan"]["told"], false);
    let zh = office.zh(&["verify", "LS-9-1"]);
    assert!(zh.code == 0 && zh.out.contains("无从核对"), "{}", zh.out);
    let made = office.document(day, 0, &["draw", "AJ-2026-04", "--seed", "1"]);
    let left = &made["since_plan"]["left"];
    assert_eq!(left["total"], 1, "{left}");
    assert_eq!(left["objects"][0]["is"], json!({ "scope": "" }));
}

#[test]
fn a_line_that_hides_who_left_does_not_hold_and_neither_does_another_base() {
    let office = published();
    changed(&office);
    office.document("2026-06-01", 0, &["draw", "T1", "--seed", "1"]);
    let book = office.read("ledger.jsonl");
    let mut lines: Vec<Value> = office.book();
    let last = lines.last_mut().unwrap();
    last["data"]["since_plan"]["left"] = json!({ "total": 0, "objects": [] });
    let before: String = book.split_inclusive('\n').take(2).collect();
    office.write("ledger.jsonl", format!("{before}{last}\n"));
    let (zh, en) = (
        office.zh(&["verify", "T1-1"]),
        office.en(&["verify", "T1-1"]),
    );
    assert_eq!((zh.code, en.code), (1, 1));
    let said = format!(
        "ledger.jsonl since_plan：记录为“plan 1 true left 0 ; came 1 {}",
        code(12)
    );
    assert!(zh.out.contains(&said), "{}", zh.out);
    office.write("ledger.jsonl", book);
    assert_eq!(office.zh(&["verify", "T1-1"]).code, 0);
    office.replace("plans/1/objects.txt", "\t0\n", "\t1\n");
    let zh = office.zh(&["verify", "T1-1"]);
    assert!(
        zh.code == 1 && zh.out.contains("文件 plans/1/objects.txt"),
        "{}",
        zh.out
    );
    office.refused("P08", &["draw", "T2", "--seed", "1"]);
    office.replace("plans/1/objects.txt", "\t1\n", "\t0\n");
    office.replace("plans/1/classes.txt", "东", "南");
    office.refused(
        "P08",
        &["seal", "T2", "--source", SOURCE, "--today", "2026-06-01"],
    );
}

/// A draw whose last line says otherwise who left: what `change` makes of its `since_plan`.
fn drawn_saying(change: fn(&mut Value)) -> Office {
    let office = Office::once("since_plan drawn", || {
        let office = published();
        changed(&office);
        office.document("2026-06-01", 0, &["draw", "T1", "--seed", "1"]);
        office
    });
    let book = office.read("ledger.jsonl");
    let mut lines: Vec<Value> = office.book();
    let last = lines.last_mut().unwrap();
    change(&mut last["data"]["since_plan"]);
    let before: String = book.split_inclusive('\n').take(2).collect();
    office.write("ledger.jsonl", format!("{before}{last}\n"));
    office
}

#[test]
fn what_does_not_come_out_again_is_not_published() {
    let forged: [fn(&mut Value); 5] = [
        |since| since["left"] = json!({ "total": 0, "objects": [] }),
        |since| since["new"] = json!(0),
        |since| since["left"]["objects"][0]["was"] = json!({}),
        |since| since["left"]["objects"][2]["was"] = json!({ "status": "有效" }),
        |since| since["left"]["objects"][0]["name"] = json!(""),
    ];
    for change in forged {
        let office = drawn_saying(change);
        assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
        let ran = office.zh(&["publish", "--today", "2026-06-02"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        let said = "✗ 第 3 行（抽取）不予采信 [B21]：该行所记与按其文件夹复算的不一致：ledger.jsonl since_plan\n";
        assert!(ran.out.contains(said), "{}", ran.out);
        let public: Value = serde_json::from_str(&office.read("public/json/public.json")).unwrap();
        assert_eq!(public["draws"], json!([]));
        assert_eq!(
            public["refused"],
            json!([{ "line": 3, "act": "draw", "codes": ["B21"] }])
        );
        let ran = office.en(&["publish", "--check", "--today", "2026-06-02"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        let said = "[B21]: what the line records is not what comes out when it is repeated from its folder: ledger.jsonl since_plan\n";
        assert!(ran.out.contains(said), "{}", ran.out);
        assert!(!ran.out.contains("✗ public/"), "{}", ran.out);
    }
}

#[test]
fn beside_a_folder_that_is_not_in_the_book_nothing_is_published_nor_concluded() {
    let office = published();
    office.document("2026-06-01", 0, &["draw", "T1", "--seed", "1"]);
    let day = ["--today", "2026-06-02"];
    assert_eq!(office.zh(&[&["publish"], &day[..]].concat()).code, 0);
    let book = office.read("ledger.jsonl");
    let drawn = book.split_inclusive('\n').take(2).collect::<String>();
    office.write("ledger.jsonl", drawn);
    std::fs::remove_dir_all(office.case("public")).unwrap();
    office.refused("B03", &["publish"]);
    let ran = office.zh(&[&["publish", "--check"], &day[..]].concat());
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.ends_with("✗ 文件夹 draws/T1-1 不在账本中\n✗ 有抽取、封存或计划的文件夹不在账本中，查清之前不能再公开。\n"),
        "{}",
        ran.out
    );
    let ran = office.en(&[&["coverage"], &day[..]].concat());
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.ends_with("✗ 1 folder(s) of draws, seals or plans are not in the book: no verdict on coverage; see choucha ledger verify first.\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.err
            .starts_with("note [B03] the folder of a draw, draws/T1-1, is there"),
        "{}",
        ran.err
    );
    let ran = office.zh(&[&["due"], &day[..]].concat());
    assert!(
        ran.err
            .starts_with("注意 [B03] 抽取的文件夹 draws/T1-1 已存在"),
        "{}",
        ran.err
    );
}

#[test]
fn a_file_that_is_not_public_is_held_too_and_hides_nothing() {
    let office = drawn_saying(|since| since["new"] = json!(0));
    let list = office.read("draws/T1-1/list.csv");
    office.write("draws/T1-1/list.csv", format!("{list}x"));
    for args in [&["publish"][..], &["publish", "--check"]] {
        let ran = office.zh(&[args, &["--today", "2026-06-02"]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{ran:?}");
        let said = "拒绝 [B02] 账本所记的文件 draws/T1-1/list.csv 已不存在或被改动\n";
        assert!(ran.err.starts_with(said), "{}", ran.err);
    }
    assert!(!office.case("public").exists());
}
