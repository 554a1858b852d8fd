//! Signatures, texts and versions of `signers` that are refused, and that nothing is written then.

use serde_json::{Value, json};

use super::signing_case::{
    RECEIVED, done, head, kept, last, line, registered, rows, sign, signature, text, witness,
};
use crate::office::{Office, sha};
use crate::signing_key::Key;

fn file(office: &Office, name: &str, bytes: &str) {
    std::fs::write(office.path().join(name), bytes).unwrap();
}

#[test]
fn signatures_that_are_none_of_this_line_are_refused() {
    let office = registered();
    let sig = signature(&office, 4, &head());
    let refused = |code: &str, args: &[&str]| {
        office.refused(code, &[&["sign"], args].concat());
    };
    refused("S04", &["0", "--sig", &sig]);
    refused("S04", &["99", "--sig", &sig]);
    office.refused("S04", &["sign", "99"]);
    office.refused("S04", &["witness", "99", "--print"]);
    refused("S07", &["3", "--sig", &sig, "--as", "head/李四"]);
    refused("S10", &["3", "--sig", &sig]);
    refused("S09", &["4", "--sig", &sig, "--as", "leader/37049901031"]);
    refused("S09", &["4", "--sig", &sig, "--as", "witness/市局"]);
    let message = line(&office, 4);
    file(
        &office,
        "other.sig",
        &Key::of(9).sign("choucha-line-1", message.as_bytes()),
    );
    refused("S14", &["4", "--sig", "other.sig"]);
    refused("S07", &["4", "--sig", "other.sig", "--as", "head/张三"]);
    file(
        &office,
        "file.sig",
        &head().sign("file", message.as_bytes()),
    );
    refused("S06", &["4", "--sig", "file.sig"]);
    for bad in [
        "",
        "x",
        &message,
        &head().public(),
        &head().sign("choucha-line-1", b"x")[4..],
    ] {
        file(&office, "bad.sig", bad);
        refused("S05", &["4", "--sig", "bad.sig"]);
    }
    // Line 2 was written before any key was registered; the line that registers it covers it.
    let early = signature(&office, 2, &head());
    refused("S07", &["2", "--sig", &early]);
    sign(&office, 4, &head());
    refused("S13", &["4", "--sig", &sig]);
    let ran = office.zh(&["sign", "4", "--sig", "missing.sig"]);
    assert_eq!(ran.code, 4, "{ran:?}");
    assert_eq!(
        office
            .zh(&["sign", "4", "--sig", &sig, "--as", "张三"])
            .code,
        2
    );
    assert_eq!(office.zh(&["sign", "x"]).code, 2);
}

#[test]
fn texts_that_are_none_of_this_book_are_refused() {
    let office = registered();
    let good = text(&office, 4, RECEIVED);
    let refused = |code: &str, text: &str, key: &Key| {
        let file = kept(&office, "w.txt", text, key);
        office.refused(code, &["witness", &file]);
    };
    let key = witness();
    refused("S11", &good.replace('\n', "\r\n"), &key);
    refused("S11", &format!("\u{feff}{good}"), &key);
    refused("S11", &text(&office, 4, "____-__-__T__:__:__+08:00"), &key);
    refused("S12", &good.replace("临溪", "别的"), &key);
    refused("S12", &good.replace("line: 4", "line: 3"), &key);
    refused("S04", &good.replace("line: 4", "line: 9"), &key);
    refused("S14", &good, &Key::of(9));
    // The head's key is no witness's.
    refused("S14", &good, &head());
    office.refused("S09", &["witness", "w.txt", "--as", "head/张三"]);
    let file = kept(&office, "w.txt", &good, &key);
    office.refused("S07", &["witness", &file, "--as", "witness/别局"]);
    kept(
        &office,
        "other.txt",
        &text(&office, 4, "2026-05-31T16:21:00+08:00"),
        &key,
    );
    office.refused("S10", &["witness", &file, "--sig", "other.txt.sig"]);
    let odd = ["--received", "16:20", "--name", "市局"];
    office.refused("S11", &[&["witness", "4", "--print"][..], &odd].concat());
    done(&office, &["witness", &file]);
    office.refused("S13", &["witness", &file]);
    assert_eq!(office.zh(&["witness", "missing.txt"]).code, 4);
}

#[test]
fn signers_that_are_none_are_refused() {
    let office = registered();
    let enter = ["signers", "--reason", "甲"];
    office.refused("S03", &enter);
    for bad in [
        "张三 x y\n",
        "head/张三 ssh-rsa AAAA\n",
        &(rows() + &rows()),
    ] {
        office.write("signers", bad);
        office.refused("S01", &enter);
    }
    std::fs::remove_file(office.case("signers")).unwrap();
    office.refused("S15", &enter);
    office.write("signers", "");
    office.refused("D10", &["signers", "--reason", " "]);
    done(&office, &enter);
    assert_eq!(last(&office)["data"]["rows"], serde_json::json!([]));
    // Withdrawn: the key signs nothing more, and the chain of what was signed stays.
    let sig = signature(&office, 4, &head());
    office.refused("S07", &["sign", "4", "--sig", &sig, "--as", "head/张三"]);
}

#[test]
fn writers_wait_until_a_changed_file_is_in_the_book() {
    let office = registered();
    sign(&office, 4, &head());
    let sig = signature(&office, 3, &head());
    let file = kept(&office, "w.txt", &text(&office, 4, RECEIVED), &witness());
    let writers = [
        &["plan", "publish", "--reason", "甲"][..],
        &["seal", "AJ-2026-04", "--source", "os"],
        &["draw", "AJ-2026-05"],
        &["void", "AJ-2026-01-1.s1", "--reason", "甲"],
        &["publish"],
        &["sign", "3", "--sig", &sig],
        &["witness", &file],
    ];
    let all_refused = || {
        for args in writers {
            office.refused("S02", args);
        }
        let (zh, en) = (
            office.zh(&["ledger", "verify"]),
            office.en(&["ledger", "verify"]),
        );
        assert_eq!((zh.code, en.code), (1, 1));
        assert!(
            zh.out.contains("✗ signers 文件与账本所记的不一致"),
            "{}",
            zh.out
        );
        assert!(
            en.out
                .contains("✗ the file signers is not as the book has it"),
            "{}",
            en.out
        );
        for args in [
            &["ledger", "show"][..],
            &["coverage"],
            &["sign", "4"],
            &["witness", "4"],
        ] {
            assert_ne!(office.zh(args).code, 3, "{args:?}");
        }
    };
    office.write("signers", rows() + "\n");
    all_refused();
    std::fs::remove_file(office.case("signers")).unwrap();
    all_refused();
    office.write("signers", rows());
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    done(&office, &["sign", "3", "--sig", &sig]);
    // A file that the book has never seen is one too.
    let office = Office::sample();
    office.write("signers", rows());
    office.refused("S02", &["draw", "AJ-2026-05"]);
}

#[test]
fn a_signature_changed_in_the_book_is_named_with_its_line() {
    let office = registered();
    sign(&office, 4, &head());
    let file = kept(&office, "w.txt", &text(&office, 4, RECEIVED), &witness());
    done(&office, &["witness", &file]);
    let book = office.read("ledger.jsonl");
    let lines: Vec<&str> = book.split_inclusive('\n').collect();
    let other_sig = head().sign("choucha-line-1", line(&office, 3).as_bytes());
    let own_sig = head().sign("choucha-line-1", line(&office, 4).as_bytes());
    let changed = |number: u64, text: &str, code: &str, zh: &str| {
        let book = lines[..usize::try_from(number).unwrap() - 1].concat();
        office.write("ledger.jsonl", book + text);
        let (said, en) = (
            office.zh(&["ledger", "verify"]),
            office.en(&["ledger", "verify"]),
        );
        assert_eq!((said.code, en.code), (1, 1));
        let named = format!(" [{code}]：{zh}\n");
        assert!(said.out.contains(&named), "{}", said.out);
        let named = format!("✗ line {number} (");
        assert!(en.out.contains(&named), "{}", en.out);
        let found: Value =
            serde_json::from_str(&office.zh(&["ledger", "verify", "--json"]).out).unwrap();
        let line = &found["lines_refused"][0];
        assert_eq!(
            (&line["line"], &line["codes"]),
            (&number.into(), &json!([code]))
        );
    };
    let unverified = "签名与所签的内容或密钥不符";
    changed(
        5,
        &lines[4].replace(&own_sig, &other_sig),
        "S10",
        unverified,
    );
    let role = "所记角色与签名人的角色不一致";
    changed(
        5,
        &lines[4].replace("\"role\":\"head\"", "\"role\":\"leader\""),
        "S09",
        role,
    );
    let (three, four) = (sha(line(&office, 3)), sha(line(&office, 4)));
    let other = "所签的单位、行号或摘要与本账本第 4 行不符";
    changed(
        5,
        &lines[4].replace(
            &format!("\"sha256\":\"{four}"),
            &format!("\"sha256\":\"{three}"),
        ),
        "S12",
        other,
    );
    changed(6, &lines[5].replace("T16:20", "T16:19"), "S10", unverified);
    office.write("ledger.jsonl", book.as_str());
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}
