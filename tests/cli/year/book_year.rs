//! A case folder is of one year, by the first line of its book.

use crate::office::{Office, golden};

/// Last year's folder, with the year in choucha.toml and the days of the plan turned to the next.
fn used_again() -> Office {
    let office = Office::drawn_in_june();
    office.replace("choucha.toml", "\nyear = 2026\n", "\nyear = 2027\n");
    let plan = office.read("plan.csv").replace(",2026-", ",2027-");
    office.write("plan.csv", plan);
    office
}

#[test]
fn last_year_s_folder_is_not_used_again_for_the_next() {
    let office = used_again();
    for args in [
        &["check"][..],
        &["plan", "check"],
        &["plan", "show"],
        &["plan", "publish", "--reason", "新年度"],
        &["plan", "run"],
        &["coverage"],
        &["due"],
        &["stats"],
        &["rules", "--reason", "r"],
        &["draw", "AJ-2026-01"],
        &["draw", "AJ-2026-01", "--dry-run"],
        &["seal", "AJ-2026-01", "--source", "drand +2d"],
        &["publish"],
        &["publish", "--check"],
        &["objects"],
    ] {
        let (zh, en) = office.refused("P09", &[&["--today", "2027-06-02"], args].concat());
        assert_eq!(
            zh.err,
            "拒绝 [P09] 本案卷的账本是 2026 年的，不能当作 2027 年的\n怎么办：用 -C 指定 2027 年的案卷，还没有的用 choucha init \
             文件夹 --year 2027 新建；choucha.toml 中的年度保持 2026\n"
        );
        assert_eq!(
            en.err,
            "refused [P09] the book of this case folder is of 2026; it cannot serve 2027\nwhat to do: name the case folder of \
             2027 with -C, or make one with choucha init DIR --year 2027; the year in choucha.toml stays 2026\n"
        );
    }
}

#[test]
fn a_folder_whose_year_is_over_plans_and_draws_nothing_more() {
    // A scheduled job that goes on in last year's folder must not report that nothing is due.
    let office = Office::drawn_in_june();
    for args in [
        &["plan", "run"][..],
        &["plan", "publish", "--reason", "r"],
        &["draw", "AJ-2026-04", "--seed", "1"],
        &["seal", "AJ-2026-04", "--source", "drand +2d"],
    ] {
        let (zh, en) = office.refused("P14", &[&["--today", "2027-01-02"], args].concat());
        assert_eq!(
            zh.err,
            "拒绝 [P14] 2027-01-02 不在本案卷的年度 2026 内\n怎么办：一个案卷只管一年：2027 年的用 choucha init 文件夹 --year 2027 \
             另建案卷，发布该年的计划\n"
        );
        assert_eq!(
            en.err,
            "refused [P14] 2027-01-02 is not in 2026, the year of this case folder\nwhat to do: a case folder is of one year: \
             make that of 2027 with choucha init DIR --year 2027 and publish its plan\n"
        );
    }
    // What was drawn is still carried through after its year.
    for args in [&["due"][..], &["coverage"], &["stats"], &["publish"]] {
        let ran = office.zh(&[&["--today", "2027-01-20"], args].concat());
        assert!(!ran.err.starts_with("拒绝"), "{args:?}: {ran:?}");
    }
}

#[test]
fn the_year_before_a_plan_is_published_and_a_round_sealed_but_none_is_drawn() {
    let office = Office::unpublished();
    let ran = office.zh(&["--today", "2025-11-10", "plan", "publish"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let source = "event 2026-01-05 14/17721088 双色球";
    let ran = office.zh(&[
        "--today",
        "2025-12-30",
        "seal",
        "AJ-2026-01",
        "--source",
        source,
    ]);
    assert_eq!(ran.code, 0, "{ran:?}");
    office.refused(
        "P14",
        &["--today", "2025-12-31", "draw", "AJ-2026-04", "--seed", "1"],
    );
}

#[test]
fn status_words_changed_after_the_plan_are_said_by_seal_and_draw() {
    for lang in ["zh", "en"] {
        let office = Office::sample();
        office.replace(
            "choucha.toml",
            "\nnot_taking_part = []",
            "\nnot_taking_part = [\"待核\", \"筹建\"]",
        );
        let run = |args: &[&str]| {
            let ran = office.run(
                &[
                    &["-C", "case", "--lang", lang, "--today", "2026-06-01"],
                    args,
                ]
                .concat(),
            );
            assert_eq!(ran.code, 0, "{ran:?}");
            let said = ran.out.lines().filter(|line| line.contains("choucha.toml"));
            said.fold(String::new(), |text, line| text + line + "\n")
        };
        let mut said = run(&["draw", "AJ-2026-01", "--dry-run"]);
        said += &run(&[
            "seal",
            "AJ-2026-01",
            "--source",
            "event 2026-06-02 14/17721088 双色球",
        ]);
        said += &run(&["draw", "AJ-2026-06", "--seed", "1"]);
        // A seal fixes who takes part: what is changed behind it says nothing of its draw.
        office.replace("choucha.toml", "[\"待核\", \"筹建\"]", "[]");
        let sealed = office.run(&[
            "-C",
            "case",
            "--lang",
            lang,
            "--today",
            "2026-06-02",
            "draw",
            "AJ-2026-01",
            "--seed",
            "01020304050607",
        ]);
        assert_eq!(sealed.code, 0, "{sealed:?}");
        let line = sealed
            .out
            .lines()
            .find(|line| line.contains("choucha.toml"));
        said = said + line.unwrap() + "\n";
        office.replace("choucha.toml", "language = \"zh\"", "language = \"en\"");
        said += &run(&["draw", "AJ-2026-02", "--seed", "1"]);
        golden(&format!("settings-changed.{lang}.txt"), &said);
    }
}
