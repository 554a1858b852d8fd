//! A line with a day that nobody could declare, where none can be.

use serde_json::{Value, json};

use crate::office::Office;

use super::forged_rounds::{Forging, MARK, lines, refused};

#[test]
fn a_day_is_declared_in_a_rehearsal_only_by_whoever_writes_the_line() {
    let office = Office::empty();
    assert_eq!(office.run(&["init", "case"]).code, 0);
    office.replace("choucha.toml", "（填写单位名称）", "云溪区应急管理局");
    let mut line = lines(&office)[0].clone();
    line["declared"] = "2026-01-01".into();
    line["act"] = "clock".into();
    line["data"] = json!({ "reason": MARK });
    let forging = Forging {
        plan: Value::Null,
        seal: Value::Null,
        draw: Value::Null,
        office,
    };
    let line = forging.write(line);
    let (named, codes) = refused(&forging.office).remove(0);
    assert_eq!(named, line);
    assert!(codes.contains(&"C15".to_owned()), "{codes:?}");
}
