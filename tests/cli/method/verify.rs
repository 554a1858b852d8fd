//! `verify`: by a draw's id with the book, and by a folder without it.

use std::path::PathBuf;

use serde_json::Value;

use super::sources::{DAY, EVE, LOTTERY, OTHER, OUTCOME};
use crate::office::{Office, Ran, copy, golden, masked, sum_again};

pub(super) const ID: &str = "AJ-2026-04-1";

pub(super) fn drawn() -> Office {
    Office::once("verify drawn", || {
        let office = Office::sample();
        let ran = office.zh(&[
            "draw",
            "AJ-2026-04",
            "--seed",
            "583",
            "--present",
            "见证人甲",
        ]);
        assert_eq!(ran.code, 0, "{ran:?}");
        office
    })
}

/// The draw's folder copied out of the case folder, as somebody else gets it.
pub(super) fn published(office: &Office) -> PathBuf {
    let folder = office.path().join("published");
    copy(&office.case(&format!("draws/{ID}")), &folder);
    folder
}

pub(super) fn replace(office: &Office, file: &str, from: &str, to: &str) {
    office.replace(&format!("draws/{ID}/{file}"), from, to);
}

pub(super) fn by_folder(office: &Office, lang: &str) -> Ran {
    office.run(&["--lang", lang, "verify", "published"])
}

/// The same, sealed for a lottery and with the known salt: it comes out alike in every run.
pub(super) fn drawn_alike() -> Office {
    Office::once("verify drawn_alike", || {
        let office = Office::sample();
        office.seal_fixed(EVE, "AJ-2026-04", LOTTERY);
        let draw = ["draw", "AJ-2026-04", "--today", DAY, "--seed", OUTCOME];
        let ran = office.zh(&[&draw[..], &["--present", "见证人甲"]].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        office
    })
}

#[test]
fn a_draw_is_verified_by_its_id_in_both_languages() {
    let office = drawn_alike();
    let (zh, en) = (office.zh(&["verify", ID]), office.en(&["verify", ID]));
    assert_eq!((zh.code, zh.err.as_str()), (0, ""));
    assert_eq!((en.code, en.err.as_str()), (0, ""));
    golden("verify-id.zh.txt", &masked(&zh.out));
    golden("verify-id.en.txt", &masked(&en.out));
    assert!(zh.out.contains("\n✓ 账本记有本次抽取，各文件摘要一致\n"));
}

#[test]
fn a_folder_is_verified_anywhere_without_the_book() {
    let office = drawn_alike();
    published(&office);
    std::fs::remove_dir_all(office.case("")).unwrap();
    let (zh, en) = (by_folder(&office, "zh"), by_folder(&office, "en"));
    assert_eq!((zh.code, zh.err.as_str()), (0, ""));
    assert_eq!((en.code, en.err.as_str()), (0, ""));
    golden("verify-folder.zh.txt", &masked(&zh.out));
    golden("verify-folder.en.txt", &masked(&en.out));
    assert!(!zh.out.contains("账本前后衔接"));
}

#[test]
fn a_script_gets_the_verification_as_json() {
    let office = drawn();
    published(&office);
    let ran = office.en(&["verify", ID, "--json"]);
    let said: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(ran.code, 0);
    assert_eq!((&said["holds"], &said["drawn"]), (&true.into(), &7.into()));
    assert_eq!(said["checks"].as_array().map(Vec::len), Some(16));
    assert_eq!(said["witnesses"][0], "见证人甲");
    std::fs::remove_file(office.case(&format!("draws/{ID}/list.csv"))).unwrap();
    let ran = office.en(&["verify", ID, "--json"]);
    let said: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, &said["holds"]), (1, &false.into()));
    assert_eq!(
        said["checks"][0]["why"],
        "the file list.csv is missing or was changed"
    );
}

#[test]
fn a_changed_name_is_caught_by_the_book_and_said_to_be_beyond_the_folder() {
    let office = drawn();
    // The leader of the first visit gets another name.
    let list = office.read(&format!("draws/{ID}/list.csv"));
    let mut rows = csv::Reader::from_reader(list.as_bytes());
    let name = rows.records().next().unwrap().unwrap()[9].to_owned();
    replace(&office, "list.csv", &format!(",{name},"), ",雷永海,");
    let ran = office.zh(&["verify", ID]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .contains("✗ 各文件与 SHA256SUMS 一致\n  文件 list.csv 缺失或被改动\n"),
        "{}",
        ran.out
    );

    sum_again(&office.case(&format!("draws/{ID}")));
    let (zh, en) = (office.zh(&["verify", ID]), office.en(&["verify", ID]));
    assert_eq!((zh.code, en.code), (1, 1));
    let path = format!("draws/{ID}/SHA256SUMS");
    assert!(
        zh.out.contains(&format!(
            "✗ 账本记有本次抽取，各文件摘要一致\n  文件 {path} 缺失或被改动\n"
        )),
        "{}",
        zh.out
    );
    assert!(
        zh.out
            .contains("\n核验不通过：上面标 ✗ 的不符，没有列出的各项未核对。\n")
    );
    assert!(en.out.contains(
        "\nNot verified: what is marked ✗ does not hold; checks that are not listed were not made.\n"
    ));

    published(&office);
    let (zh, en) = (by_folder(&office, "zh"), by_folder(&office, "en"));
    assert_eq!((zh.code, en.code), (0, 0));
    assert_eq!(
        zh.out.lines().last(),
        Some(
            "只凭文件夹不能证明的：名单完整，封存的时间，来源是公开事件的种子就是事件结果，排除属实，任务来源（计划第几版）属实，本轮只抽过一次且未作废；名称、类型、区域、专业协助、抽取编号、时间、在场见证人、覆盖面、工具版本。"
        )
    );
    assert_eq!(
        en.out.lines().last(),
        Some(
            "Not proved by the folder alone: that the lists are complete, the time of the seal, of a public event that the seed is its outcome, that exclusions are true, that the task is from the plan it names, that the round was drawn once and not voided; names, kinds, districts, expert help, the draw's id, times, those present, coverage, the tool's version."
        )
    );
}

#[test]
fn a_swapped_team_is_named_as_the_first_difference() {
    let office = drawn();
    let first = &office.record(ID)["drawn"][0];
    let certs = |team: &Value| {
        let certs = team.as_array().unwrap().iter();
        certs
            .map(|cert| cert.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
            .join(",")
    };
    let team = certs(&first["team"]);
    let said = |team: &str| {
        let (code, visit, recused) = (&first["code"], &first["visit"], &first["recused"]);
        format!(
            "{} visit {visit} {team} recused {recused}",
            code.as_str().unwrap()
        )
    };
    // Somebody else leads it.
    let last = &office.record(ID)["drawn"][6]["team"][0];
    let swapped = team.replacen(&team[..11], last.as_str().unwrap(), 1);
    let quoted = |team: &str| format!("\"team\":[\"{}\"]", team.replace(',', "\",\""));
    replace(&office, "draw.json", &quoted(&team), &quoted(&swapped));
    sum_again(&office.case(&format!("draws/{ID}")));
    published(&office);
    let (zh, en) = (by_folder(&office, "zh"), by_folder(&office, "en"));
    assert_eq!((zh.code, en.code), (1, 1));
    assert!(
        zh.out.contains(&format!(
            "✓ 票号与抽中对象和复算一致\n✗ 检查的编组、检查组和回避数与复算一致\n  drawn[1]：记录为“{}”，\
             复算为“{}”\n",
            said(&swapped),
            said(&team)
        )),
        "{}",
        zh.out
    );
    assert!(
        en.out.contains(&format!(
            "✗ visits, teams and recusals are as recomputed\n  drawn[1]: recorded \"{}\", \
             recomputed \"{}\"\n",
            said(&swapped),
            said(&team)
        )),
        "{}",
        en.out
    );
}

#[test]
fn every_value_that_texts_and_seed_determine_is_held_against_them() {
    let drawn = drawn_alike().record(ID)["drawn"].clone();
    let [second, other] = [1, 2].map(|place: usize| drawn[place]["code"].as_str().unwrap());
    let ticket = drawn[3]["ticket"].as_str().unwrap();
    let next = format!(
        "{}{}",
        &ticket[..15],
        if ticket.ends_with('7') { '6' } else { '7' }
    );
    let (enterprise, no_enterprise) = (format!(",{second},"), format!(",{other},"));
    let cert = drawn[1]["team"][0].as_str().unwrap();
    let [seed, other_seed] = [OUTCOME, OTHER].map(|seed| format!("\"seed\": \"{seed}\""));
    for (file, from, to) in [
        ("draw.json", &*seed, &*other_seed),
        (
            "draw.json",
            "\"source\": \"event 2026-06-02 ",
            "\"source\": \"event 2026-06-03 ",
        ),
        (
            "draw.json",
            "\"source\": \"event",
            "\"standing\": \"event\",\n  \"source\": \"event",
        ),
        ("draw.json", "\"round\": 1", "\"round\": 2"),
        ("draw.json", "\"take\":7", "\"take\":8"),
        (
            "draw.json",
            "\"shortfalls\": []",
            "\"shortfalls\": [{\"stratum\":\"\",\"missing\":1}]",
        ),
        ("draw.json", "\"order\":2,", "\"order\":3,"),
        ("draw.json", second, other),
        ("draw.json", ticket, &next),
        ("draw.json", "\"visits\":1", "\"visits\":2"),
        ("draw.json", "\"visit\":2,", "\"visit\":3,"),
        ("draw.json", "\"recused\":0", "\"recused\":1"),
        ("list.csv", &enterprise, &no_enterprise),
        ("list.csv", second, other),
        ("list.csv", cert, "37049901099"),
        ("list.csv", ",event 2026-06-02 ", ",event 2026-06-03 "),
        ("list.csv", OUTCOME, OTHER),
        ("list.csv", ",AJ-2026-04-1,", ",AJ-2026-05-1,"),
        ("list.csv", "需专业人员协助", "专业人员"),
        ("list.csv", ",年度计划第1版", ",年度计划第2版"),
        ("list.csv", ",年度计划第1版", ",临时任务：甲"),
        ("list.csv", ",年度计划第1版", ","),
        ("draw.json", "\"version\":1,", "\"version\":2,"),
        ("draw.json", "\"version\":1,", "\"version\":0,"),
        ("draw.json", "\"origin\": {", "\"origins\": {"),
    ] {
        let office = drawn_alike();
        replace(&office, file, from, to);
        sum_again(&office.case(&format!("draws/{ID}")));
        published(&office);
        let ran = by_folder(&office, "zh");
        assert_eq!(ran.code, 1, "{file}: {from} -> {to}: {}", ran.out);
    }
}

#[test]
fn a_row_more_or_less_in_the_list_is_a_difference() {
    let office = drawn();
    let list = office.read(&format!("draws/{ID}/list.csv"));
    let bottom = list.lines().last().unwrap().to_owned();
    for changed in [
        list.replace(&format!("{bottom}\r\n"), ""),
        format!("{list}{bottom}\r\n"),
    ] {
        office.write(&format!("draws/{ID}/list.csv"), changed);
        sum_again(&office.case(&format!("draws/{ID}")));
        published(&office);
        let ran = by_folder(&office, "en");
        assert_eq!(ran.code, 1);
        assert!(
            ran.out
                .contains("✗ list.csv says the same as draw.json (names, kinds, districts, expert help and standing are not held against anything)\n  row "),
            "{}",
            ran.out
        );
    }
}

#[test]
fn a_record_that_is_no_object_is_said_in_words_that_stay() {
    let office = drawn();
    let folder = published(&office);
    std::fs::write(folder.join("draw.json"), "\"method\"\n").unwrap();
    sum_again(&folder);
    let ran = by_folder(&office, "en");
    let said = "  [D15] a record cannot be read: draw.json: invalid type: string \"method\", expected struct File at line 1 column 8\n";
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert!(ran.out.contains(said), "{}", ran.out);
}

#[test]
fn a_missing_file_is_named() {
    for file in [
        "population.txt",
        "excluded.txt",
        "owners.txt",
        "inspectors.txt",
        "recusals.txt",
        "salt.txt",
        "draw.json",
        "list.csv",
        "SHA256SUMS",
    ] {
        let office = drawn();
        std::fs::remove_file(office.case(&format!("draws/{ID}/{file}"))).unwrap();
        published(&office);
        for ran in [office.zh(&["verify", ID]), by_folder(&office, "zh")] {
            assert_eq!(ran.code, 1, "{ran:?}");
            assert!(
                ran.out.contains(&format!("  文件 {file} 缺失或被改动\n")),
                "{}",
                ran.out
            );
        }
    }
    let office = drawn();
    std::fs::remove_file(office.case(&format!("draws/{ID}/manifest.txt"))).unwrap();
    let ran = office.zh(&["verify", ID]);
    assert_eq!(ran.code, 1, "{ran:?}");
    std::fs::remove_dir_all(office.case(&format!("draws/{ID}"))).unwrap();
    let ran = office.zh(&["verify", ID]);
    assert_eq!(ran.code, 1, "{ran:?}");
}

#[test]
fn a_folder_that_is_no_draw_is_refused() {
    let office = drawn();
    let (zh, en) = (
        office.run(&["--lang", "zh", "verify", "case"]),
        office.run(&["--lang", "en", "verify", "case"]),
    );
    assert_eq!((zh.code, zh.out.as_str()), (3, ""));
    assert_eq!(
        zh.err,
        "拒绝 [D14] case 不是抽取文件夹：没有 manifest.txt\n怎么办：给出抽取编号，或含各文本和 draw.json 的文件夹\n"
    );
    assert_eq!(en.code, 3);
    assert_eq!(
        en.err,
        "refused [D14] case is no draw folder: it has no manifest.txt\n\
         what to do: give a draw's id, or a folder with its texts and draw.json\n"
    );
}

#[test]
fn an_unknown_draw_is_refused() {
    let office = drawn();
    let (zh, en) = office.refused("D12", &["verify", "AJ-2026-09-1"]);
    assert_eq!(
        zh.err,
        "拒绝 [D12] 账本中没有抽取“AJ-2026-09-1”，也没有这个文件夹\n\
         怎么办：用 choucha ledger show 查看编号，或给出抽取文件夹的路径\n"
    );
    assert_eq!(
        en.err,
        "refused [D12] the book has no draw \"AJ-2026-09-1\", and there is no such folder\n\
         what to do: choucha ledger show lists the ids; or give the path of a draw folder\n"
    );
    office.refused("D12", &["verify", "AJ-2026-04"]);
    office.refused("D12", &["verify", ""]);
}

#[test]
fn files_that_belong_to_no_draw_are_named_and_harm_nothing() {
    let office = drawn();
    office.write(&format!("draws/{ID}/公示照片.txt"), "x");
    office.write(&format!("draws/{ID}/a.txt"), "x");
    let ran = office.zh(&["verify", ID]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out
            .contains("\n注意：文件夹中另有不属于抽取的文件：a.txt、公示照片.txt\n"),
        "{}",
        ran.out
    );
}

#[test]
fn a_sealed_draw_is_verified_with_its_seal() {
    let office = drawn_alike();
    let ran = office.zh(&["verify", ID]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out.contains("\n✓ 封存在抽取之前，承诺值与文本一致\n"),
        "{}",
        ran.out
    );

    let path = "seals/AJ-2026-04-1.s1/recusals.txt";
    let text = office.read(path);
    office.write(path, "");
    let ran = office.zh(&["verify", ID]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains(&format!(
            "\n✗ 封存在抽取之前，承诺值与文本一致\n  文件 {path} 缺失或被改动\n"
        )),
        "{}",
        ran.out
    );
    office.write(path, text);

    let record = office.read(&format!("draws/{ID}/draw.json"));
    let at = record.find("\"sealed_at\": \"2").unwrap() + 14;
    office.write(
        &format!("draws/{ID}/draw.json"),
        format!("{}1{}", &record[..at], &record[at + 1..]),
    );
    sum_again(&office.case(&format!("draws/{ID}")));
    let ran = office.zh(&["verify", ID]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(
        masked(&ran.out).contains("  sealed_at：记录为“0000-"),
        "{}",
        ran.out
    );
}
