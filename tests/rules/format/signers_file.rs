//! Tests of `src/format/signers_file.rs`; the refusals are in `data/vectors/signature.json`.

use crate::signing_key::Key;
use choucha::format::signers_file::*;

#[test]
fn rows_are_read_as_they_are_written() {
    let key = Key::of(1).public();
    for row in [
        format!("head/张三 {key}\n"),
        format!("head/张三 namespaces=\"choucha-line-1,choucha-witness-1\" {key}\n"),
        format!(
            "witness/市局 namespaces=\"choucha-witness-1\",valid-after=\"20270101\",valid-before=\"20271231235959Z\" {key}\n"
        ),
    ] {
        let rows = read(row.as_bytes()).unwrap();
        assert_eq!(rows.iter().map(write).collect::<String>(), row);
        let json = serde_json::json!(rows[0]);
        assert_eq!(
            serde_json::from_value::<choucha::domain::acts::signing::SignerRow>(json).unwrap(),
            rows[0]
        );
    }
}

#[test]
fn comments_and_white_space_do_not_matter() {
    let (one, two) = (Key::of(1).public(), Key::of(2).public());
    let text = format!(
        "# who may sign\r\n\r\n \t \n  head/张三\t valid-before=\"20280101\"  {one} 张三 的钥匙, \"旧\"\r\nleader/31\t{two}"
    );
    let rows = read(text.as_bytes()).unwrap();
    let rows: Vec<String> = rows.iter().map(write).collect();
    assert_eq!(
        rows,
        [
            format!("head/张三 valid-before=\"20280101\" {one}\n"),
            format!("leader/31 {two}\n")
        ]
    );
    assert!(read(b"").unwrap().is_empty());
}

#[test]
fn the_line_of_a_bad_row_is_told() {
    let text = format!("# a\n{}\nhead\n", Key::of(1).row("head/张三"));
    let flaw = read(text.as_bytes()).unwrap_err();
    let choucha::domain::book::sign_flaw::SignFlaw::Row { line, .. } = flaw else {
        panic!("{flaw:?}");
    };
    assert_eq!(line, 4);
    assert_eq!(read(b"head/\xff x y\n").unwrap_err().code(), "S01");
}
