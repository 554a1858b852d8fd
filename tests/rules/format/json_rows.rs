//! Tests of `src/format/json_rows.rs`.

use choucha::format::json_rows::*;

fn csv_of(json: &str) -> Result<String, String> {
    let mut out = Vec::new();
    match to_csv(&["id"], || Ok(json.as_bytes()), &mut out) {
        Ok(()) => Ok(String::from_utf8(out).expect("utf-8")),
        Err(JsonError::Content(why)) => Err(why),
        Err(JsonError::Io(error)) => Err(error.to_string()),
    }
}

#[test]
fn an_array_and_lines_of_objects_give_the_same_table() {
    let table = "id,items,team\nT1,A;B,2\nT2,\"x,y\",\n";
    let one = r#"{"id":"T1","items":["A","B"],"team":2}"#;
    let two = r#"{"id":"T2","items":"x,y","team":null}"#;
    assert_eq!(
        csv_of(&format!("\u{feff}[{one},\n{two}]")).as_deref(),
        Ok(table)
    );
    assert_eq!(csv_of(&format!("{one}\n{two}\n")).as_deref(), Ok(table));
    assert_eq!(csv_of(" \n").as_deref(), Ok("id\n"));
}

#[test]
fn what_is_no_table_is_refused() {
    for bad in [
        "[1]",
        "{\"a\":{\"b\":1}}",
        "[{\"a\":1}",
        "[{}] x",
        "{\"a\":1} junk",
    ] {
        assert!(csv_of(bad).is_err(), "{bad}");
    }
}

#[test]
fn one_array_inside_an_object_is_the_table() {
    let rows = r#"[{"id":"T1","team":2},{"id":"T2","team":null}]"#;
    let table = "id,team\nT1,2\nT2,\n";
    for wrapped in [
        format!("{{\"RECORDS\":{rows}}}"),
        format!("{{\"code\":0,\"msg\":\"ok\",\"data\":{rows},\"total\":2}}\n"),
        format!("{{\"code\":0,\"data\":{{\"page\":1,\"rows\":{rows},\"tags\":[\"a\"]}}}}"),
    ] {
        assert_eq!(csv_of(&wrapped).as_deref(), Ok(table), "{wrapped}");
    }
    assert_eq!(csv_of("{\"RECORDS\":[]}").as_deref(), Ok("id\n"));
    for (bad, said) in [
        (
            format!("{{\"a\":{rows},\"b\":{rows}}}"),
            "a, b: two arrays of objects",
        ),
        (
            format!("{{\"a\":{rows}}}\n{{\"a\":{rows}}}"),
            "a: records, and more behind them",
        ),
    ] {
        let why = csv_of(&bad).expect_err("refused");
        assert!(why.starts_with(said), "{why}");
    }
}

#[test]
fn no_refusal_shows_more_than_sixty_characters_of_the_file() {
    let long = "长".repeat(5000);
    for bad in [
        format!("\"{long}\""),
        format!("[\"{long}\"]"),
        format!("[{{\"a\":{{\"b\":\"{long}\"}}}}]"),
        format!("[{{\"{long}\":{{\"b\":1}}}}]"),
        format!("{{\"a\":\"{long}\"}} {long}"),
        format!("{{\"{long}\":[{{\"b\":1}}],\"c\":[{{\"b\":1}}]}}"),
    ] {
        let why = csv_of(&bad).expect_err("refused");
        assert!(
            why.chars().count() < 200 && why.matches('长').count() <= 60,
            "{why}"
        );
    }
}

#[test]
fn keys_are_bounded() {
    use std::fmt::Write as _;
    let mut many = String::new();
    for number in 0..=1000 {
        let _ = writeln!(many, "{{\"k{number}\":1}}");
    }
    assert_eq!(csv_of(&many), Err("more than 1000 keys".to_owned()));
}
