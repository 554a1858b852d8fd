//! Tests of `src/format/json_rows.rs`.

use std::collections::BTreeMap;

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::case_flaw::{CaseFlaw, Unreadable};
use choucha::domain::lists::header_row::KnownNames;
use choucha::domain::lists::json_flaw::{JsonFlaw, JsonSyntax};
use choucha::format::json_rows::*;
use choucha::text::{Lang, Say};

/// The table, and the row that its header is.
fn read(json: &str) -> Result<(String, u64), JsonFlaw> {
    let known = KnownNames::new(ListName::Plan, &BTreeMap::new());
    let mut out = Vec::new();
    match to_csv(&known, || Ok(json.as_bytes()), &mut out) {
        Ok(row) => Ok((String::from_utf8_lossy(&out).into_owned(), row)),
        Err(JsonError::Content(why)) => Err(why),
        Err(JsonError::Io(error)) => unreachable!("{error}"),
    }
}

fn csv_of(json: &str) -> Result<String, JsonFlaw> {
    read(json).map(|(table, _)| table)
}

#[test]
fn an_array_and_lines_of_objects_give_the_same_table() {
    let table = "id,items,team\nT1,A;B,2\nT2,\"x,y\",\n".to_owned();
    let one = r#"{"id":"T1","items":["A","B"],"team":2}"#;
    let two = r#"{"id":"T2","items":"x,y","team":null}"#;
    let array = read(&format!("\u{feff}[{one},\n{two}]"));
    assert_eq!(array, Ok((table.clone(), 1)));
    assert_eq!(read(&format!("{one}\n{two}\n")), Ok((table.clone(), 0)));
    let pretty = format!(
        "{}\n{}\n",
        one.replace(',', ",\n"),
        two.replace(",\"", ",\n\"")
    );
    assert_eq!(read(&pretty), Ok((table, 1)));
    let empty = csv_of(" \n").expect("a header");
    assert!(empty.starts_with("id,name,items,") && empty.lines().count() == 1);
}

#[test]
fn names_of_one_column_are_one_column_unless_a_record_has_two() {
    let mixed = r#"[{"任务编号":"T1","team":2},{"id":"T2","每组人数":3,"备注":"x"},{"id":"T3","任务编号":"T3"}]"#;
    let table = "任务编号,team,备注\nT1,2,\nT2,3,x\nT3,,\n";
    assert_eq!(csv_of(mixed).as_deref(), Ok(table));
    let two = r#"[{"任务编号":"T1","id":"1"},{"id":"2"}]"#;
    assert_eq!(csv_of(two).as_deref(), Ok("任务编号,id\nT1,1\n,2\n"));
}

#[test]
fn a_line_that_is_no_object_is_left_for_its_row() {
    let lines = "{\"id\":\"T1\"}\n{\"id\":NaN}\n\n{\"id\":{\"a\":1}}\n[1]\n{\"id\":\"T2\"}\n";
    let (table, row) = read(lines).expect("lines");
    assert_eq!(row, 0);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(
        lines,
        ["id", "T1", "\u{fffd}", "\"\"", "\u{fffd}", "\u{fffd}", "T2"]
    );
}

#[test]
fn what_is_wrong_is_told_with_line_and_column() {
    let (mut found, mut wanted) = (Vec::new(), Vec::new());
    for (bad, kind, line, column) in [
        ("[{\"a\":1},]", JsonSyntax::TrailingComma, 1, 10),
        ("[{\"a\":1,}]", JsonSyntax::TrailingComma, 1, 9),
        ("\n[\n{\"a\":NaN}]", JsonSyntax::NoValue, 3, 6),
        ("[{\"a\":‘b’}]", JsonSyntax::NoValue, 1, 7),
        ("[{\"a\":1}", JsonSyntax::CutOff, 1, 8),
        ("[1]", JsonSyntax::NoRecord, 1, 3),
        ("[{\"a\" 1}]", JsonSyntax::Other, 1, 7),
    ] {
        let flaw = JsonFlaw::Syntax { kind, line, column };
        found.push((bad, csv_of(bad).expect_err("refused")));
        wanted.push((bad, flaw));
    }
    assert_eq!(found, wanted);
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
    let empty = csv_of("{\"RECORDS\":[]}").expect("a header");
    assert!(empty.starts_with("id,") && empty.lines().count() == 1);
    for (bad, flaw) in [
        (
            format!("{{\"a\":{rows},\"b\":{rows}}}"),
            JsonFlaw::TwoArrays("a".to_owned(), "b".to_owned()),
        ),
        (
            format!("{{\"a\":\n{rows}}}\n{{\"a\":{rows}}}"),
            JsonFlaw::Behind("a".to_owned()),
        ),
    ] {
        assert_eq!(csv_of(&bad), Err(flaw));
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
        let why = Unreadable::Json(csv_of(&bad).expect_err("refused"));
        let file = "objects.json".to_owned();
        let said = CaseFlaw::Unreadable { file, why }.say(Lang::Zh).what;
        assert!(
            said.chars().count() < 200 && said.matches('长').count() <= 60,
            "{said}"
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
    assert_eq!(csv_of(&many), Err(JsonFlaw::TooManyKeys(1000)));
}
