//! `plan publish`: versions of the plan, their folders, and their lines in the book.

use choucha::disk::marked::MARK;

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::office::{Office, Ran, masked, sha};
use crate::year::small_year::{Row, plan};

const PUBLISH: [&str; 4] = ["plan", "publish", "--today", "2026-05-20"];
const CHANGE: [&str; 6] = [
    "plan",
    "publish",
    "--today",
    "2026-06-15",
    "--reason",
    "增加轮次",
];

/// The sample with its plan published.
fn published() -> Office {
    let office = Office::unpublished();
    office.publish();
    office
}

fn holds(ran: &Ran) {
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
}

/// The last line of the book.
fn last(office: &Office) -> Value {
    office.book().pop().unwrap()
}

/// What of a published version lies in the case folder.
fn version(office: &Office, number: u32) -> Vec<(String, Vec<u8>)> {
    let below = format!("plans/{number}/");
    let tree = office.tree().into_iter();
    tree.filter(|(name, _)| name.starts_with(&below) && *name != below)
        .collect()
}

#[test]
fn the_first_version_is_told_in_both_languages() {
    let office = Office::unpublished();
    let ran = office.zh(&PUBLISH);
    let digest = sha(office.read("plans/1/plan.csv"));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        masked(&ran.out),
        format!(
            "已发布年度计划第 1 版：6 个任务，覆盖面基数 385 个对象、287 家企业，内容在 plans/1\n\
             计划摘要：{digest}\n\
             预计全年覆盖面：15.58% 至 21.81%（60–84/385 个对象，视抽取结果而定）；下限 5% 即 20 个\n\
             年度计划于 2026-05-20 发布，在 2026-05-31 的期限之内\n\
             账本第 2 行，账本末行校验码 <head>\n"
        )
    );
    let short = &digest[..8];
    let office = Office::unpublished();
    let ran = office.en(&PUBLISH);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        masked(&ran.out),
        format!(
            "published version 1 of the plan: 6 tasks, base 385 objects of 287 enterprises; it lies in plans/1\n\
             digest of the plan: {short}…\n\
             expected coverage of the year: 15.58% to 21.81% (60 to 84 of 385 objects, as chance falls); the rule is 5%, 20 objects\n\
             the plan was published on 2026-05-20, in time for 2026-05-31\n\
             book line 2, head <head>\n"
        )
    );
    let said = Office::unpublished().document("2026-06-03", 0, &["plan", "publish"]);
    assert_eq!(
        (&said["version"], &said["plan_sha256"], &said["late"]),
        (&1.into(), &digest.into(), &true.into())
    );
}

#[test]
fn the_line_of_the_book_names_what_was_published() {
    let office = published();
    let line = last(&office);
    assert_eq!(
        (&line["act"], &line["declared"]),
        (&"plan".into(), &"2026-05-20".into())
    );
    let rows = [
        ("items", 13),
        ("inspectors", 36),
        ("recusals", 24),
        ("plan", 6),
        ("findings", 9),
        ("objects", 400),
    ];
    let lists = rows.map(|(key, rows)| {
        let file = format!("{key}.csv");
        let note = json!({ "file": file, "sha256": sha(std::fs::read(office.case(&file)).unwrap()), "rows": rows });
        (key.to_owned(), note)
    });
    let items = office.read("items.csv");
    let items = items.lines().skip(1).map(|row| {
        let cells: Vec<&str> = row.split(',').collect();
        json!({ "id": cells[0], "name": cells[1] })
    });
    let items: Vec<Value> = items.collect();
    let file = |name: &str| {
        let path = format!("plans/1/{name}");
        (path.clone(), Value::from(sha(office.read(&path))))
    };
    let lists: serde_json::Map<String, Value> = lists.into_iter().collect();
    let files: serde_json::Map<String, Value> = ["plan.csv", "objects.txt", "classes.txt"]
        .map(file)
        .into_iter()
        .collect();
    assert_eq!(
        line["data"],
        json!({
            "version": 1, "plan_sha256": sha(office.read("plans/1/plan.csv")), "reason": "", "tasks": 6, "base": 385,
            "enterprises": 287, "expected": [{ "objects": 60, "base": 385 }, { "objects": 84, "base": 385 }],
            "findings": office.book()[0]["data"]["findings"], "items": items,
            "settings": { "sha256": sha(office.read("choucha.toml")), "bureau": "临溪高新技术产业开发区应急管理局", "taking_part": [], "not_taking_part": [] },
            "lists": lists, "files": files,
        })
    );
    assert_eq!(version(&office, 1).len(), 3);
    holds(&office.zh(&["ledger", "verify"]));
}

#[test]
fn the_base_is_every_code_that_takes_part() {
    let office = published();
    let objects = office.read("objects.csv");
    let mut codes: Vec<String> = csv::Reader::from_reader(objects.as_bytes())
        .records()
        .map(|row| row.unwrap())
        .filter(|row| !["注销", "吊销", "撤销", "迁出", "停业", "失效"].contains(&&row[8]))
        .map(|row| row[0].to_owned())
        .collect();
    codes.sort();
    assert_eq!(codes.len(), 385);
    let base = office.read("plans/1/objects.txt");
    let of_base: Vec<&str> = base
        .lines()
        .map(|line| line.split_once('\t').unwrap().0)
        .collect();
    assert_eq!(of_base, codes);
}

#[test]
fn a_plan_that_says_the_same_is_not_published_again() {
    let office = published();
    let (zh, en) = office.refused("P05", &PUBLISH);
    assert_eq!(
        zh.err,
        "拒绝 [P05] 计划与已发布的第 1 版内容相同\n怎么办：没有变更，不需要再发布\n"
    );
    assert_eq!(
        en.err,
        "refused [P05] the plan says the same as its published version 1\n\
         what to do: nothing has changed, so there is nothing to publish\n"
    );
    office.refused("P05", &CHANGE);

    // Saved again by other programs: as GBK, with its columns in another order, as it was published.
    let text = office.read("plan.csv");
    let (gbk, _, _) = encoding_rs::GBK.encode(&text);
    office.write("plan.csv", &gbk);
    office.refused("P05", &CHANGE);
    let rows: Vec<csv::StringRecord> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .map(|row| row.unwrap())
        .collect();
    let turned = rows.iter().fold(String::new(), |mut text, row| {
        let cells: Vec<&str> = row.iter().rev().collect();
        let _ = write!(text, "{}\r\n", cells.join(","));
        text
    });
    office.write("plan.csv", turned);
    office.refused("P05", &CHANGE);
    office.write("plan.csv", office.read("plans/1/plan.csv"));
    office.refused("P05", &CHANGE);
    office.write("plan.csv", text.replace(",5%,", ",５０‰,"));
    office.refused("P05", &CHANGE);

    // A draw goes on from the plan as it is saved now.
    holds(&office.on("2026-06-01", &["plan", "run", "--seed", "583"]));
}

#[test]
fn defaults_of_the_settings_are_part_of_what_was_published() {
    let office = published();
    office.replace("choucha.toml", "cap = 1", "cap = 2");
    office.enter_rules();
    let (zh, _) = office.refused("P02", &["draw", "AJ-2026-01", "--seed", "1"]);
    assert!(zh.err.contains("AJ-2026-01"), "{zh:?}");
    // A task that says its cap itself is as it was.
    holds(&office.on("2026-10-08", &["draw", "AJ-2026-06", "--seed", "1"]));
    let ran = office.on("2026-06-15", &CHANGE);
    holds(&ran);
    assert_eq!(last(&office)["data"]["version"], 2);
}

#[test]
fn a_change_needs_a_reason_and_leaves_the_former_version_as_it_was() {
    let office = published();
    let first = version(&office, 1);
    office.replace("plan.csv", "2‰", "3‰");
    let (zh, en) = office.refused("P06", &PUBLISH);
    assert_eq!(
        zh.err,
        "拒绝 [P06] 年度计划已发布第 1 版，变更须写明理由\n怎么办：加 --reason \"…\"；两版都保留、都可查\n"
    );
    assert_eq!(
        en.err,
        "refused [P06] version 1 of the plan has been published; a change needs a reason\n\
         what to do: add --reason \"…\"; both versions stay readable\n"
    );
    for reason in ["", " ", "一\n二"] {
        office.refused("D10", &["plan", "publish", "--reason", reason]);
    }
    let ran = office.zh(&CHANGE);
    holds(&ran);
    assert!(ran.out.starts_with("已发布年度计划第 2 版："), "{ran:?}");
    assert!(ran.out.contains("\n变更理由：增加轮次\n"), "{ran:?}");
    assert!(
        !ran.out.contains("期限"),
        "the day is that of the first version: {ran:?}"
    );
    assert!(version(&office, 1) == first);
    let line = last(&office);
    assert_eq!(
        (&line["data"]["version"], &line["data"]["reason"]),
        (&2.into(), &"增加轮次".into())
    );
    assert!(office.read("plans/2/plan.csv").contains(",0.3%,"));
    let shown = office.document("2026-06-15", 0, &["plan", "show"]);
    let versions = shown["versions"].as_array().unwrap().iter();
    let versions: Vec<Value> = versions
        .map(|one| json!([one["version"], one["day"], one["reason"]]))
        .collect();
    assert_eq!(
        versions,
        [
            json!([1, "2026-05-20", ""]),
            json!([2, "2026-06-15", "增加轮次"])
        ]
    );
    holds(&office.zh(&["ledger", "verify"]));
    // Back to the first version is a change too.
    office.replace("plan.csv", "3‰", "2‰");
    office.refused("P06", &PUBLISH);
    holds(&office.zh(&CHANGE));
    assert_eq!(
        office.read("plans/3/plan.csv"),
        office.read("plans/1/plan.csv")
    );
}

#[test]
fn tasks_added_dropped_or_moved_are_a_change() {
    let office = published();
    let text = office.read("plan.csv");
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let more = format!("{text}{}", lines[4].replace("AJ-2026-04", "AJ-2026-07"));
    let fewer = lines[..6].concat();
    let moved = [lines[0], lines[2], lines[1]].concat() + &lines[3..].concat();
    for changed in [more, fewer, moved] {
        office.write("plan.csv", changed);
        office.refused("P06", &PUBLISH);
    }
}

#[test]
fn a_published_version_that_was_changed_stops_everything_that_follows_it() {
    let office = published();
    let path = "plans/1/plan.csv";
    let text = office.read(path);
    office.write(path, text.replace("20%", "10%"));
    let commands: [&[&str]; 4] = [
        &CHANGE,
        &["plan", "run", "--today", "2026-06-01"],
        &["draw", "AJ-2026-01", "--seed", "1"],
        &["seal", "AJ-2026-01", "--source", "os"],
    ];
    for command in commands {
        let (zh, en) = office.refused("P08", command);
        assert_eq!(
            zh.err,
            format!("拒绝 [P08] 已发布的计划 {path} 缺失或被改动\n怎么办：从备份恢复该文件\n")
        );
        assert_eq!(
            en.err,
            format!(
                "refused [P08] the published plan {path} is missing or was changed\n\
                 what to do: restore the file from a copy\n"
            )
        );
    }
    assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
    std::fs::remove_file(office.case(path)).unwrap();
    office.refused("P08", &["plan", "run", "--today", "2026-06-01"]);
    office.write(path, text);
    holds(&office.on("2026-06-01", &["plan", "run"]));
    // The codes of the base are named in the book, too.
    let objects = office.read("plans/1/objects.txt");
    office.write("plans/1/objects.txt", &objects[19..]);
    let ran = office.zh(&["ledger", "verify"]);
    assert!(
        ran.code == 1 && ran.out.contains("plans/1/objects.txt"),
        "{ran:?}"
    );
}

#[test]
fn a_version_that_was_cut_off_before_its_line_leaves_nothing() {
    let office = published();
    for left in ["plans/.new-2/plan.csv", "plans/.new-9/objects.txt"] {
        let path = office.case(left);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, "任务编号\n").unwrap();
        std::fs::write(path.with_file_name(MARK), "3\n").unwrap();
    }
    office.replace("plan.csv", "2‰", "3‰");
    holds(&office.zh(&CHANGE));
    assert!(
        office.tree().keys().all(|name| !name.contains(".new-")),
        "{:?}",
        office.tree().keys()
    );
    assert!(office.read("plans/2/plan.csv").contains(",0.3%,"));
    holds(&office.zh(&["ledger", "verify"]));
}

#[test]
fn a_version_that_was_cut_off_after_its_line_is_finished() {
    let commands: [(&[&str], bool); 4] = [
        (&["plan", "show"], false),
        (&["plan", "run", "--seed", "583"], true),
        (&["coverage"], false),
        (&["ledger", "verify"], false),
    ];
    for (command, writes) in commands {
        let office = published();
        office.replace("plan.csv", "2‰", "3‰");
        holds(&office.zh(&CHANGE));
        let whole = version(&office, 2);
        office.cut_off("plans/2");
        holds(&office.on("2026-06-15", command));
        assert_eq!(office.case("plans/.new-2").exists(), !writes, "{command:?}");
        holds(&office.zh(&["plan", "run", "--seed", "583", "--today", "2026-06-15"]));
        assert!(version(&office, 2) == whole, "{command:?}");
        assert!(!office.case("plans/.new-2").exists());
        holds(&office.zh(&["ledger", "verify"]));
    }
}

#[test]
fn a_folder_that_the_book_does_not_know_is_not_written_over() {
    let office = Office::unpublished();
    std::fs::create_dir_all(office.case("plans/1")).unwrap();
    office.write("plans/1/plan.csv", "别的");
    let (zh, _) = office.refused("B03", &PUBLISH);
    assert!(zh.err.contains("plans/1"), "{zh:?}");
}

#[test]
fn a_library_that_shrinks_by_more_than_the_settings_let_pass_is_told_at_each_draw() {
    let draw = ["draw", "T1", "--seed", "1"];
    let warning = "注意：名录库参加抽取的对象比计划第 1 版发布时少 ";
    // Of a hundred objects two may go, by default.
    for (gone, shrink, told) in [
        (2, "2%", false),
        (3, "2%", true),
        (3, "3%", false),
        (1, "0.9%", true),
    ] {
        let counts = |count| [("东", "A", count)];
        let office = Office::small(&counts(100), &[Row::new("T1", "东", "10%")]);
        office.replace(
            "choucha.toml",
            "shrink = \"2%\"",
            &format!("shrink = \"{shrink}\""),
        );
        if shrink != "2%" {
            office.enter_rules();
        }
        office.publish();
        office.write(
            "objects.csv",
            crate::year::small_year::objects(&counts(100 - gone)),
        );
        let rehearsed = office.on("2026-06-01", &["draw", "T1", "--dry-run"]);
        let ran = office.on("2026-06-01", &draw);
        for ran in [rehearsed, ran] {
            holds(&ran);
            let line = ran.out.lines().find(|line| line.starts_with(warning));
            assert_eq!(line.is_some(), told, "{gone} {shrink}: {}", ran.out);
            let numbers = format!("{gone} 个（100 → {}）", 100 - gone);
            assert!(line.is_none_or(|line| line.contains(&numbers)), "{line:?}");
        }
    }
    // A library that grows is none.
    let office = Office::small(&[("东", "A", 100)], &[Row::new("T1", "东", "10%")]);
    office.publish();
    office.write(
        "objects.csv",
        crate::year::small_year::objects(&[("东", "A", 140)]),
    );
    let ran = office.on("2026-06-01", &draw);
    assert!(ran.code == 0 && !ran.out.contains(warning), "{ran:?}");
}

#[test]
fn a_draw_follows_the_version_in_force() {
    let row = |ratio: &str| Row::new("T1", "东", ratio).times(2);
    let office = Office::small(&[("东", "A", 100)], &[row("10%")]);
    office.publish();
    holds(&office.on("2026-06-01", &["plan", "run", "--seed", "1"]));
    office.write("plan.csv", plan(&[row("20%")]));
    office.refused("P02", &["draw", "T1", "--round", "2", "--seed", "1"]);
    holds(&office.on("2026-06-10", &["plan", "publish", "--reason", "加大力度"]));
    holds(&office.on("2026-06-16", &["plan", "run", "--seed", "1"]));
    let origin = |draw: &str| office.record(draw)["origin"].clone();
    let follows = |version: u32| {
        let plan = office.read(&format!("plans/{version}/plan.csv"));
        json!({ "plan": { "version": version, "sha256": sha(plan) } })
    };
    assert_eq!(origin("T1-1"), follows(1));
    assert_eq!(origin("T1-2"), follows(2));
    assert_eq!(
        [office.codes("T1-1").len(), office.codes("T1-2").len()],
        [10, 20]
    );
}
