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
