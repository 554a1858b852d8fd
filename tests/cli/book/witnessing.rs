//! `ledger verify --witness`: what a witness kept, held against the book.

use serde_json::{Value, json};

use super::signing_case::{RECEIVED, done, kept, line, registered, text, witness};
use crate::office::{Office, sha};
use crate::signing_key::Key;

fn own(office: &Office, row: &str) {
    std::fs::write(office.path().join("own"), row).unwrap();
}

fn verify(office: &Office, args: &[&str]) -> (i32, String, Value) {
    let args = [&["ledger", "verify"], args].concat();
    let ran = office.zh(&args);
    let json = office.zh(&[&args[..], &["--json"]].concat());
    assert_eq!((json.code, json.err.as_str()), (ran.code, ""), "{json:?}");
    (ran.code, ran.out, serde_json::from_str(&json.out).unwrap())
}

#[test]
pub(crate) fn a_kept_text_holds_by_whose_key_the_reader_says_it_is() {
    let office = registered();
    kept(&office, "w.txt", &text(&office, 4, RECEIVED), &witness());
    kept(&office, "v.txt", &text(&office, 3, RECEIVED), &witness());
    own(&office, &witness().row("witness/上级"));
    let (code, said, found) = verify(
        &office,
        &["--witness", "w.txt", "v.txt", "--signers", "own"],
    );
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("✓ w.txt：外部见证：某市应急管理局（witness/上级，密钥指纹 SHA256:"),
        "{said}"
    );
    assert!(said.contains("✓ v.txt：外部见证："), "{said}");
    let kept = &found["signatures"]["kept"];
    assert_eq!(
        (&kept[0]["seen"]["known"], &kept[1]["seen"]["line"]),
        (&json!(true), &json!(3))
    );
    // Without keys of his own it is the bureau's word.
    let (code, said, found) = verify(&office, &["--witness", "w.txt"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("✓ w.txt：副署：某市应急管理局（witness/市局，"),
        "{said}"
    );
    assert_eq!(found["signatures"]["kept"][0]["seen"]["known"], false);
    // With keys of his own that do not have this one it does not hold, whatever the bureau registered.
    own(&office, &Key::of(9).row("witness/上级"));
    let (code, said, found) = verify(&office, &["--witness", "w.txt", "--signers", "own"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("✗ w.txt：[S14] 密钥 SHA256:"), "{said}");
    assert_eq!(found["signatures"]["kept"][0]["refused"], "S14");
    assert!(said.ends_with("账本核验不通过。\n"), "{said}");
}

#[test]
fn a_book_written_anew_does_not_hold_against_what_was_kept() {
    let office = registered();
    kept(&office, "w.txt", &text(&office, 4, RECEIVED), &witness());
    own(&office, &witness().row("witness/上级"));
    let args = ["--witness", "w.txt", "--signers", "own"];
    // The same acts in a book that says another reason, each line chained to the one before it.
    let mut prev = "0".repeat(64);
    let mut book = String::new();
    for number in 1..=4 {
        let text = line(&office, number).replace("首次登记", "另一理由");
        let mut entry: Value = serde_json::from_str(&text).unwrap();
        entry["prev"] = prev.into();
        let text = format!("{entry}\n");
        prev = sha(&text);
        book += &text;
    }
    let honest = office.read("ledger.jsonl");
    office.write("ledger.jsonl", book);
    assert_eq!(verify(&office, &[]).0, 0, "the new book agrees with itself");
    let (code, said, found) = verify(&office, &args);
    assert_eq!(code, 1);
    assert!(
        said.contains("✗ w.txt：[S12] 所签的单位、行号或摘要与本账本第 4 行不符\n"),
        "{said}"
    );
    assert_eq!(found["signatures"]["kept"][0]["refused"], "S12");
    // A book cut short of the line.
    let short: Vec<&str> = honest.split_inclusive('\n').take(3).collect();
    office.write("ledger.jsonl", short.concat());
    assert_eq!(
        verify(&office, &args).2["signatures"]["kept"][0]["refused"],
        "S12"
    );
    office.write("ledger.jsonl", honest);
    assert_eq!(verify(&office, &args).0, 0);
}

#[test]
fn what_is_kept_is_read_as_it_is_or_named() {
    let office = registered();
    own(&office, &witness().row("witness/上级"));
    let refused = |name: &str, code: &str| {
        let (exit, said, found) = verify(&office, &["--witness", name, "--signers", "own"]);
        assert_eq!(exit, 1, "{said}");
        assert_eq!(found["signatures"]["kept"][0]["refused"], code, "{said}");
    };
    let good = text(&office, 4, RECEIVED);
    refused(
        &kept(&office, "crlf.txt", &good.replace('\n', "\r\n"), &witness()),
        "S11",
    );
    refused(
        &kept(
            &office,
            "bureau.txt",
            &good.replace("临溪", "别的"),
            &witness(),
        ),
        "S12",
    );
    refused(&kept(&office, "key.txt", &good, &Key::of(9)), "S14");
    kept(&office, "sig.txt", &good, &witness());
    std::fs::write(office.path().join("sig.txt.sig"), "x").unwrap();
    refused("sig.txt", "S05");
    kept(&office, "late.txt", &good, &witness());
    own(
        &office,
        &format!(
            "witness/上级 valid-before=\"20260530\" {}\n",
            witness().public()
        ),
    );
    refused("late.txt", "S08");
    own(&office, "x");
    office.refused(
        "S01",
        &[
            "ledger",
            "verify",
            "--witness",
            "late.txt",
            "--signers",
            "own",
        ],
    );
    for args in [&["--witness", "missing.txt"][..], &["--signers", "missing"]] {
        assert_eq!(office.zh(&[&["ledger", "verify"], args].concat()).code, 4);
    }
}

#[test]
fn the_book_s_own_witnesses_are_told_with_their_keys() {
    let office = registered();
    let file = kept(&office, "w.txt", &text(&office, 4, RECEIVED), &witness());
    done(&office, &["witness", &file]);
    let (code, said, found) = verify(&office, &[]);
    assert_eq!(code, 0);
    assert!(
        said.contains("✓ 副署：某市应急管理局（witness/市局，"),
        "{said}"
    );
    let seen = &found["signatures"]["witnessed"][0];
    assert_eq!(
        (&seen["line"], &seen["received"]),
        (&json!(4), &json!(RECEIVED))
    );
    assert_eq!(
        (&seen["by"], &seen["known"]),
        (&json!("某市应急管理局"), &json!(false))
    );
    own(&office, &witness().row("witness/上级"));
    let (_, said, found) = verify(&office, &["--signers", "own"]);
    assert!(
        said.contains("✓ 外部见证：某市应急管理局（witness/上级，"),
        "{said}"
    );
    assert_eq!(
        found["signatures"]["witnessed"][0]["signer"],
        "witness/上级"
    );
}
