//! Signatures, witnesses' texts and signers in public.

use serde_json::{Value, json};

use super::published_case::{
    DRAW, LATER, SECRET, all_in_the_book, column, drawn, holding, public, publish, result, table,
};
use crate::book::signing_case::{RECEIVED, done, kept, line, sign, text};
use crate::office::{Office, sha};
use crate::signing_key::Key;
use crate::year::small_year::P0;

/// A published case folder with a signed result and a witness; the lines: result, its signature, the witness.
fn signed() -> (Office, usize, String) {
    let office = drawn();
    let record = office.record(DRAW);
    let mut drawn = record["drawn"].as_array().unwrap().iter();
    let team = &drawn.find(|row| row["code"] == P0).unwrap()["team"];
    let leader = team[0].as_str().unwrap().to_owned();
    let first = Key::of(3).row("witness/市局");
    office.write("signers", &first);
    done(&office, &["signers", "--reason", "首次登记"]);
    let rows = [
        format!("# {SECRET}\n"),
        first,
        format!(
            "leader/{leader} valid-before=\"20991231Z\" {} {SECRET}\n",
            Key::of(2).public()
        ),
    ];
    office.write("signers", rows.concat());
    done(&office, &["signers", "--reason", "登记组长"]);
    office.does(&result(&office, P0));
    let entered = office.read("ledger.jsonl").lines().count();
    sign(&office, entered, &Key::of(2));
    let six = text(&office, entered, RECEIVED);
    let file = kept(&office, "w.txt", &six, &Key::of(3));
    done(&office, &["witness", &file]);
    publish(&office);
    (office, entered, leader)
}

#[test]
fn what_is_signed_and_by_whom_is_public_and_what_the_line_says_is_not() {
    let (office, entered, leader) = signed();
    all_in_the_book(&office);
    let message = line(&office, entered);
    let six = text(&office, entered, RECEIVED);
    let (headings, rows) = table(&office.case("public/csv/signatures.csv"));
    assert_eq!(rows.len(), 2);
    let cell = |row: usize, heading: &str| {
        let place = headings.iter().position(|h| h == heading).unwrap();
        rows[row][place].clone()
    };
    for (row, (who, role)) in [
        (format!("leader/{leader}"), "leader"),
        ("witness/市局".to_owned(), "witness"),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(cell(row, "账本行"), (entered + 1 + row).to_string());
        assert_eq!(cell(row, "所签行"), entered.to_string());
        assert_eq!(cell(row, "所签行摘要"), sha(&message));
        assert_eq!(
            (cell(row, "签名人"), cell(row, "角色")),
            (who, role.to_owned())
        );
    }
    assert_eq!(
        cell(0, "签名"),
        Key::of(2).sign("choucha-line-1", message.as_bytes())
    );
    assert_eq!(
        (cell(0, "见证文本"), cell(0, "收到时间")),
        (String::new(), String::new())
    );
    assert_eq!(
        (cell(1, "见证文本"), cell(1, "收到时间")),
        (
            format!("signatures/{}.txt", entered + 2),
            RECEIVED.to_owned()
        )
    );
    assert_eq!(
        office.read(&format!("public/signatures/{}.txt", entered + 2)),
        six
    );
}

#[test]
fn keys_are_public_and_comments_beside_them_are_not() {
    let (office, entered, leader) = signed();
    let six = text(&office, entered, RECEIVED);
    let signers = office.read("public/signers");
    let own = format!(
        "leader/{leader} valid-before=\"20991231Z\" {}\n",
        Key::of(2).public()
    );
    assert_eq!(signers, Key::of(3).row("witness/市局") + &own);
    assert_eq!(column(&office, "signers", "是否现行"), ["否", "是", "是"]);
    assert_eq!(
        column(&office, "signers", "变更理由"),
        ["首次登记", "登记组长", "登记组长"]
    );
    let public = public(&office);
    assert_eq!(public["signatures"][1]["text"], six);
    assert_eq!(public["signers"][2]["valid_before"], "20991231Z");
    // The line itself and comments beside the keys stay inside.
    assert!(
        holding(&office, SECRET).is_empty(),
        "{:?}",
        holding(&office, SECRET)
    );
}

#[test]
fn a_masked_leader_is_masked_here_too() {
    let (office, _, leader) = signed();
    office.replace(
        "choucha.toml",
        "inspectors = \"full\"",
        "inspectors = \"masked\"",
    );
    publish(&office);
    assert!(
        holding(&office, &leader).is_empty(),
        "{:?}",
        holding(&office, &leader)
    );
    assert!(
        office
            .read("public/signers")
            .contains("leader/1 valid-before=")
    );
    assert_eq!(public(&office)["signatures"][0]["signer"], "leader/1");
}

#[test]
fn a_witness_is_to_be_published_unless_it_is_of_a_publication() {
    let (office, entered, _) = signed();
    let check = || office.on(LATER, &["publish", "--check"]);
    let witnessed = |name: &str, line: usize| {
        let file = kept(&office, name, &text(&office, line, RECEIVED), &Key::of(3));
        done(&office, &["witness", &file]);
    };
    assert_eq!(check().code, 0);
    witnessed("v.txt", entered + 1);
    let checked = check();
    assert_eq!(checked.code, 1);
    assert!(checked.out.contains("外部见证尚未公开"), "{}", checked.out);
    done(&office, &["--today", LATER, "publish"]);
    assert_eq!(check().code, 0);
    witnessed("w.txt", office.book().len());
    assert_eq!(
        check().code,
        0,
        "else each publication that is witnessed would need another"
    );
}

#[test]
fn without_signers_there_is_nothing_of_them() {
    let office = drawn();
    publish(&office);
    let whole: Value = public(&office);
    assert_eq!(
        (&whole["signatures"], &whole["signers"]),
        (&json!([]), &json!([]))
    );
    assert!(!office.case("public/signers").exists());
    assert!(!office.case("public/signatures").exists());
}
