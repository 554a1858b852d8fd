//! `signers`, `sign` and `witness`: what they say and what the book then has.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::signing_case::{
    RECEIVED, SEALED, done, head, kept, last, line, registered, rows, sign, signature, text,
    witness,
};
use crate::method::sources::LOTTERY;
use crate::office::{Office, golden, masked, sha};

#[test]
fn a_line_is_signed_and_witnessed_in_both_languages() {
    for lang in ["zh", "en"] {
        let office = Office::sample();
        office.write("signers", rows());
        let mut said = String::new();
        let mut run = |args: &[&str], code: i32| {
            let ran = office.run(&[&["-C", "case", "--lang", lang], args].concat());
            assert_eq!(ran.code, code, "{ran:?}");
            let command = args.join(" ");
            write!(said, "$ choucha {command}\n{}{}", ran.out, ran.err).unwrap();
        };
        run(&["plan", "publish", "--reason", "x"], 3);
        run(&["ledger", "verify"], 1);
        run(&["signers", "--reason", "首次登记"], 0);
        office.seal_fixed(SEALED, "AJ-2026-01", LOTTERY);
        run(&["sign", "4"], 0);
        run(&["sign", "4", "--out", "line 4"], 0);
        let sig = signature(&office, 4, &head());
        run(&["sign", "4", "--sig", &sig], 0);
        run(&["sign", "3"], 0);
        run(&["witness", "4", "--out", "w.txt"], 0);
        std::fs::remove_file(office.path().join("w.txt")).unwrap();
        let filled = ["--received", RECEIVED, "--name", "某市应急管理局"];
        run(
            &[&["witness", "4", "--out", "w.txt"][..], &filled].concat(),
            0,
        );
        let six = std::fs::read_to_string(office.path().join("w.txt")).unwrap();
        assert_eq!(six, text(&office, 4, RECEIVED));
        kept(&office, "w.txt", &six, &witness());
        run(&["witness", "w.txt"], 0);
        run(&["ledger", "show"], 0);
        run(&["ledger", "verify"], 0);
        let own = format!("witness/上级 {}\n", witness().public());
        std::fs::write(office.path().join("own"), own).unwrap();
        run(
            &["ledger", "verify", "--witness", "w.txt", "--signers", "own"],
            0,
        );
        golden(&format!("signing.{lang}.txt"), &masked(&said));
    }
}

#[test]
fn what_is_taken_out_is_the_line_itself() {
    let office = registered();
    for number in 1..=4 {
        let ran = office.zh(&["sign", &number.to_string(), "--print"]);
        assert_eq!((ran.code, ran.out), (0, line(&office, number)));
        assert!(
            ran.err.contains("-n choucha-line-1 -O hashalg=sha256"),
            "{}",
            ran.err
        );
        let name = format!("line-{number}");
        done(&office, &["sign", &number.to_string(), "--out", &name]);
        let file = std::fs::read_to_string(office.path().join(&name)).unwrap();
        assert_eq!(file, line(&office, number));
    }
    // A file that is there is not written over.
    office.refused("C12", &["sign", "4", "--out", "line-4"]);
    let ran = office.zh(&["witness", "4", "--print"]);
    let blank = "____-__-__T__:__:__+08:00";
    let expected = text(&office, 4, blank).replace("某市应急管理局", "____");
    assert_eq!((ran.code, ran.out), (0, expected));
    assert!(
        ran.err.contains("-n choucha-witness-1 -O hashalg=sha256"),
        "{}",
        ran.err
    );
}

#[test]
fn what_is_entered_is_in_the_book() {
    let office = registered();
    let registered = last_of(&office, 3);
    assert_eq!(registered["act"], "signers");
    let data = &registered["data"];
    assert_eq!(
        (&data["reason"], &data["sha256"]),
        (&json!("首次登记"), &json!(sha(rows())))
    );
    assert_eq!(
        data["rows"],
        json!([
            { "signer": "head/张三", "namespaces": ["choucha-line-1"], "key": head().public() },
            { "signer": "witness/市局", "namespaces": ["choucha-witness-1"], "key": witness().public() },
        ])
    );
    sign(&office, 4, &head());
    let message = line(&office, 4);
    let entry = last(&office);
    assert_eq!(
        (&entry["act"], &entry["data"]),
        (
            &json!("sign"),
            &json!({
                "line": 4, "sha256": sha(&message), "signer": "head/张三", "role": "head",
                "sig": head().sign("choucha-line-1", message.as_bytes()),
            })
        )
    );
    let six = text(&office, 4, RECEIVED);
    let file = kept(&office, "w.txt", &six, &witness());
    done(&office, &["witness", &file]);
    let entry = last(&office);
    assert_eq!(
        (&entry["act"], &entry["data"]),
        (
            &json!("witness"),
            &json!({
                "text": six, "signer": "witness/市局", "sig": witness().sign("choucha-witness-1", six.as_bytes()),
            })
        )
    );
}

fn last_of(office: &Office, number: usize) -> Value {
    serde_json::from_str(&line(office, number)).unwrap()
}

fn document(office: &Office, args: &[&str]) -> Value {
    let ran = office.zh(&[args, &["--json"]].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
pub(crate) fn scripts_get_documents() {
    let office = registered();
    let found = document(&office, &["sign", "4", "--print"]);
    let message = line(&office, 4);
    assert_eq!(
        (&found["line"], &found["text"]),
        (&json!(4), &json!(message))
    );
    assert_eq!(
        (&found["sha256"], &found["covered_by"]),
        (&json!(sha(&message)), &json!([]))
    );
    let sig = signature(&office, 4, &head());
    let found = document(&office, &["sign", "4", "--sig", &sig, "--as", "head/张三"]);
    let fingerprint = "SHA256:";
    assert_eq!(
        (&found["line"], &found["signer"]),
        (&json!(4), &json!("head/张三"))
    );
    assert!(found["key"].as_str().unwrap().starts_with(fingerprint));
    assert_eq!(found["head"], sha(line(&office, 5)));
    let covered = json!([{ "signer": "head/张三", "line": 4 }]);
    for number in ["1", "4"] {
        assert_eq!(document(&office, &["sign", number])["covered_by"], covered);
    }
    assert_eq!(document(&office, &["sign", "5"])["covered_by"], json!([]));
    let found = document(&office, &["witness", "4"]);
    assert!(
        found["text"]
            .as_str()
            .unwrap()
            .starts_with("choucha-witness-1\nbureau: ")
    );
    let file = kept(&office, "w.txt", &text(&office, 4, RECEIVED), &witness());
    let found = document(&office, &["witness", &file, "--as", "witness/市局"]);
    assert_eq!(
        (&found["line"], &found["received"]),
        (&json!(4), &json!(RECEIVED))
    );
    assert_eq!(
        (&found["by"], &found["signer"]),
        (&json!("某市应急管理局"), &json!("witness/市局"))
    );
    office.write("signers", rows() + "# 又\n");
    let found = document(&office, &["signers", "--reason", "甲"]);
    assert_eq!(found["signers"][1]["row"]["signer"], "witness/市局");
    let found = document(&office, &["ledger", "verify"]);
    assert_eq!(found["signatures"]["signed"], 1);
    assert_eq!(found["signatures"]["witnessed"][0]["known"], false);
}
