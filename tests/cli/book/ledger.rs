//! `ledger show` and `ledger verify`: what the book says, and what it notices.

use choucha::disk::tail::Tail;
use serde_json::Value;

use crate::method::sources::{DAY, EVE, LOTTERY, OUTCOME};
use crate::office::{Office, golden, masked, sha};

pub(super) const ID: &str = "AJ-2026-04-1";

/// A book of seven lines: init, plan, seal, draw, draw, void, draw.
fn worked() -> Office {
    Office::once("ledger worked", || {
        let office = Office::sample();
        let seal = ["--today", EVE, "seal", "AJ-2026-01", "--source", LOTTERY];
        let sealed = office.zh(&seal);
        assert_eq!(sealed.code, 0, "{sealed:?}");
        office.fix_salts();
        let present = ["--present", "见证人甲", "--today", DAY];
        for args in [
            &[&["draw", "AJ-2026-01", "--seed", OUTCOME], &present[..]].concat()[..],
            &["draw", "AJ-2026-04", "--seed", "583"],
            &["void", ID, "--reason", "种子念错"],
            &["draw", "AJ-2026-04", "--seed", "584", "--today", DAY],
        ] {
            let ran = office.zh(args);
            assert_eq!(ran.code, 0, "{ran:?}");
        }
        office
    })
}

pub(super) fn lines(office: &Office) -> Vec<String> {
    office
        .read("ledger.jsonl")
        .split_inclusive('\n')
        .map(str::to_owned)
        .collect()
}

/// What `ledger verify` says of a book that does not hold together at a line.
fn broken(office: &Office, line: u64, zh: &str, en: &str) {
    let (ran_zh, ran_en) = (
        office.zh(&["ledger", "verify"]),
        office.en(&["ledger", "verify"]),
    );
    assert_eq!(
        (ran_zh.code, ran_zh.out.as_str(), ran_zh.err.as_str()),
        (
            1,
            &*format!(
                "✗ 账本 ledger.jsonl 第 {line} 行{zh}\n\
                 怎么办：账本可能被改动；用备份或对外公布的账本末行校验码核对，查清前不要继续\n账本核验不通过。\n"
            ),
            ""
        )
    );
    assert_eq!(
        (ran_en.code, ran_en.out.as_str(), ran_en.err.as_str()),
        (
            1,
            &*format!(
                "✗ line {line} of the book, ledger.jsonl, {en}\n\
                 what to do: the book may have been changed; compare it with a copy or a published head, \
                 and do not go on before that is settled\nThe book is not verified.\n"
            ),
            ""
        )
    );
    for args in [
        &["ledger", "show"][..],
        &["draw", "AJ-2026-05"],
        &["draw", "AJ-2026-05", "--dry-run"],
        &["seal", "AJ-2026-05", "--source", LOTTERY],
        &["void", "AJ-2026-01-1", "--reason", "甲"],
    ] {
        office.refused("B01", args);
    }
}

#[test]
fn the_book_is_shown_and_verified_in_both_languages() {
    let office = worked();
    for lang in ["zh", "en"] {
        for what in ["show", "verify"] {
            let ran = office.run(&["-C", "case", "--lang", lang, "ledger", what]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            golden(&format!("ledger-{what}.{lang}.txt"), &masked(&ran.out));
        }
    }
    let head = sha(lines(&office).last().unwrap());
    for (more, shown) in [(&[][..], &head[..8]), (&["-v"], &head)] {
        let ran = office.zh(&[&["ledger", "verify"], more].concat());
        let last = format!("\n账本第 7 行，账本末行校验码 {shown}\n");
        assert!(ran.out.contains(&last), "{}", ran.out);
    }
    // Digests stand whole in a table only where they are asked for.
    let (short, whole) = (
        office.zh(&["ledger", "show"]),
        office.zh(&["-v", "ledger", "show"]),
    );
    let plan = office.plan_sha(1);
    assert!(
        whole.out.contains(&plan) && !short.out.contains(&plan),
        "{}",
        short.out
    );
    assert!(
        short.out.contains(&format!("摘要 {}…", &plan[..8])),
        "{}",
        short.out
    );
}

#[test]
fn every_act_prints_the_head_that_the_book_then_has() {
    let office = Office::sample();
    for args in [
        &["seal", "AJ-2026-04", "--source", LOTTERY, "--today", EVE][..],
        &["void", ID, "--reason", "甲"],
        &["draw", "AJ-2026-04"],
        &["void", ID, "--reason", "乙"],
    ] {
        let ran = office.en(args);
        let lines = lines(&office);
        let head = format!(
            "book line {}, head {}\n",
            lines.len(),
            &sha(lines.last().unwrap())[..8]
        );
        assert!(ran.out.ends_with(&head), "{ran:?}");
    }
}

#[test]
fn a_script_gets_the_book_as_json() {
    let office = worked();
    let said: Value =
        serde_json::from_str(&office.zh(&["ledger", "verify", "--json"]).out).unwrap();
    assert_eq!(
        (&said["holds"], &said["lines"], &said["torn_bytes"]),
        (&true.into(), &7.into(), &0.into())
    );
    assert!(said["refused"].is_null());
    let shown: Value = serde_json::from_str(&office.zh(&["ledger", "show", "--json"]).out).unwrap();
    assert_eq!(shown["head"], said["head"]);
    for (line, shown) in lines(&office)
        .iter()
        .zip(shown["lines"].as_array().unwrap())
    {
        assert_eq!(&serde_json::from_str::<Value>(line).unwrap(), shown);
    }
    office.replace("ledger.jsonl", "种子念错", "种子念对");
    let said: Value =
        serde_json::from_str(&office.zh(&["ledger", "verify", "--json"]).out).unwrap();
    assert_eq!(
        (&said["holds"], &said["refused"]),
        (&false.into(), &"B01".into())
    );
}

#[test]
fn a_declared_day_is_shown_as_declared_beside_the_clock() {
    let office = worked();
    let last: Value = serde_json::from_str(lines(&office).last().unwrap()).unwrap();
    assert_eq!(last["declared"], DAY);
    assert!(!last["time"].as_str().unwrap().starts_with(DAY));
    assert!(masked(&office.zh(&["ledger", "show"]).out).contains("（声明为 2026-06-02）"));
    assert!(masked(&office.en(&["ledger", "show"]).out).contains(" (declared 2026-06-02)"));
    assert!(
        office
            .zh(&["ledger", "verify"])
            .out
            .contains("\n用 --today 声明日期的行：2–4、7\n")
    );
    assert!(
        office
            .en(&["ledger", "verify"])
            .out
            .contains("\nlines with a day declared by --today: 2–4, 7\n")
    );
}

#[test]
fn a_changed_byte_in_any_line_but_the_last_breaks_the_book_and_in_the_last_changes_its_head() {
    let office = worked();
    let book = office.read("ledger.jsonl").into_bytes();
    let last = lines(&office).last().unwrap().len();
    let head = sha(&book[book.len() - last..]);
    for place in (0..book.len()).step_by(13) {
        for flip in [0x01, 0x20, 0x80] {
            let mut changed = book.clone();
            changed[place] ^= flip;
            office.write("ledger.jsonl", &changed);
            let read = choucha::disk::book_read::read(&office.case(""));
            match read {
                Err(choucha::disk::Trouble::Refused(refusal)) => assert_eq!(refusal.code(), "B01"),
                Err(trouble) => panic!("{trouble}"),
                Ok(read) => {
                    assert!(place >= book.len() - last, "byte {place} can be changed");
                    let now = read.book.head.map(|sha| sha.to_string());
                    assert!(read.tail != Tail::Whole || now != Some(head.clone()));
                }
            }
        }
    }
    let mut changed = book.clone();
    changed[30] ^= 0x01;
    office.write("ledger.jsonl", &changed);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
    office.refused("B01", &["draw", "AJ-2026-05"]);
}

#[test]
fn a_changed_line_is_named() {
    let office = worked();
    office.replace("ledger.jsonl", "种子念错", "种子念对");
    broken(
        &office,
        7,
        "与上一行的摘要不衔接",
        "does not carry the digest of the line before it",
    );
    let office = worked();
    office.replace("ledger.jsonl", "\"act\":\"void\"", "\"act\":\"vold\"");
    broken(&office, 6, "不是一条记录", "is no entry");
}

#[test]
fn a_line_taken_out_of_the_middle_is_noticed() {
    let office = worked();
    let mut lines = lines(&office);
    lines.remove(3);
    office.write("ledger.jsonl", lines.concat());
    broken(
        &office,
        4,
        "序号不连续",
        "has a number that does not follow",
    );
    lines.remove(0);
    office.write("ledger.jsonl", lines.concat());
    broken(
        &office,
        1,
        "序号不连续",
        "has a number that does not follow",
    );
}

#[test]
fn lines_in_another_order_or_twice_are_noticed() {
    let office = worked();
    let lines = lines(&office);
    let mut swapped = lines.clone();
    swapped.swap(2, 3);
    office.write("ledger.jsonl", swapped.concat());
    broken(
        &office,
        3,
        "序号不连续",
        "has a number that does not follow",
    );
    office.write("ledger.jsonl", lines.concat() + &lines[6]);
    broken(
        &office,
        8,
        "序号不连续",
        "has a number that does not follow",
    );
    office.write("ledger.jsonl", lines.concat() + "\n");
    broken(&office, 8, "不是一条记录", "is no entry");
    office.write("ledger.jsonl", lines.concat().replace('\n', "\r\n"));
    assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
}

#[test]
fn a_line_without_its_salt_is_no_entry() {
    let office = worked();
    let lines = lines(&office);
    let last = &lines[6];
    let (before, salt) = last.split_once("\"salt\":\"").unwrap();
    let (salt, after) = salt.split_once("\",").unwrap();
    for forged in [
        format!("{before}{after}"),
        format!("{before}\"salt\":\"\",{after}"),
        format!("{before}\"salt\":\"{}\",{after}", &salt[1..]),
        format!("{before}\"salt\":\"{salt}0\",{after}"),
        format!("{before}\"salt\":\"G{}\",{after}", &salt[1..]),
        format!("{before}\"salt\":0,{after}"),
    ] {
        office.write("ledger.jsonl", lines[..6].concat() + &forged);
        broken(&office, 7, "不是一条记录", "is no entry");
    }
}

#[test]
fn a_second_draw_of_a_round_forged_into_the_book_is_refused() {
    let office = worked();
    let lines = lines(&office);
    let mut forged: Value = serde_json::from_str(&lines[6]).unwrap();
    forged["seq"] = 8.into();
    forged["prev"] = sha(&lines[6]).into();
    forged["data"]["draw"] = "AJ-2026-04-1.3".into();
    office.write("ledger.jsonl", lines.concat() + &forged.to_string() + "\n");
    let (zh, en) = (
        office.zh(&["ledger", "verify"]),
        office.en(&["ledger", "verify"]),
    );
    assert_eq!((zh.code, en.code), (1, 1));
    let zh_named = "\n✗ 第 8 行（抽取）不予采信 [D03]：本轮已抽取：AJ-2026-04-1.2\n";
    let en_named =
        "\n✗ line 8 (draw) is not accepted [D03]: this round has been drawn: AJ-2026-04-1.2\n";
    assert!(zh.out.contains(zh_named), "{}", zh.out);
    assert!(en.out.contains(en_named), "{}", en.out);
}

#[test]
fn a_draw_taken_off_the_end_leaves_a_folder_that_is_named() {
    let office = worked();
    let mut lines = lines(&office);
    lines.pop();
    office.write("ledger.jsonl", lines.concat());
    let (zh, en) = (
        office.zh(&["ledger", "verify"]),
        office.en(&["ledger", "verify"]),
    );
    assert_eq!((zh.code, en.code), (1, 1));
    assert!(
        zh.out
            .contains("\n✗ 文件夹 draws/AJ-2026-04-1.2 不在账本中\n"),
        "{}",
        zh.out
    );
    assert!(
        en.out
            .contains("\n✗ the folder draws/AJ-2026-04-1.2 is named by no line of the book\n"),
        "{}",
        en.out
    );
    assert!(zh.out.ends_with("\n账本核验不通过。\n"));
}

#[test]
fn a_book_that_is_gone_or_empty_is_not_verified() {
    let office = Office::sample();
    office.write("ledger.jsonl", "");
    assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
    office.refused("B01", &["draw", "AJ-2026-04"]);
    std::fs::remove_file(office.case("ledger.jsonl")).unwrap();
    assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
    office.refused("B01", &["draw", "AJ-2026-04"]);
}

#[test]
fn a_stray_folder_is_named_and_a_file_of_the_desktop_is_not() {
    let office = worked();
    std::fs::create_dir(office.case("draws/AJ-2026-07-1")).unwrap();
    std::fs::create_dir(office.case("seals/x")).unwrap();
    office.write("draws/.DS_Store", "x");
    let ran = office.zh(&["ledger", "verify"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .contains("\n✗ 文件夹 draws/AJ-2026-07-1 不在账本中\n✗ 文件夹 seals/x 不在账本中\n"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains(".DS_Store"));
}

#[test]
fn a_changed_or_deleted_file_of_a_draw_is_named() {
    let office = worked();
    std::fs::remove_file(office.case("draws/AJ-2026-01-1/list.csv")).unwrap();
    office.write("seals/AJ-2026-01-1.s1/recusals.txt", "");
    let (zh, en) = (
        office.zh(&["ledger", "verify"]),
        office.en(&["ledger", "verify"]),
    );
    assert_eq!((zh.code, en.code), (1, 1));
    assert!(
        zh.out.contains(
            "✗ 第 3 行所记文件 seals/AJ-2026-01-1.s1/recusals.txt 缺失或被改动\n\
             ✗ 第 4 行所记文件 draws/AJ-2026-01-1/list.csv 缺失或被改动\n"
        ),
        "{}",
        zh.out
    );
    assert!(
        en.out.contains(
            "✗ the file draws/AJ-2026-01-1/list.csv, named in line 4, is missing or was changed\n"
        ),
        "{}",
        en.out
    );
}
