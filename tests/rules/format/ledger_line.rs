//! Tests of `src/format/ledger_line.rs`.

use choucha::domain::acts::entry::{Act, Entry};
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::ground::sha::Sha;
use choucha::format::ledger_line::InCommon;
use choucha::format::ledger_line::*;

#[test]
fn a_line_reads_back_and_keeps_the_order_of_its_keys() {
    let act = Act::Void {
        target: "T-1".into(),
        reason: "错选\n\"事项\"".into(),
    };
    let entry = Entry {
        seq: 7,
        time: "2026-03-02T09:30:00+08:00".into(),
        declared: Some("2026-03-02".into()),
        by: "张三".into(),
        act,
        salt: LineSalt([0xa5; 16]),
        prev: Sha([2; 32]),
    };
    let line = write(&entry);
    let (salt, hex) = ("a5".repeat(16), "02".repeat(32));
    assert_eq!(
        line,
        format!(
            "{{\"seq\":7,\"time\":\"2026-03-02T09:30:00+08:00\",\"declared\":\"2026-03-02\",\"act\":\"void\",\"by\":\"张三\",\"data\":{{\"target\":\"T-1\",\"reason\":\"错选\\n\\\"事项\\\"\"}},\"salt\":\"{salt}\",\"prev\":\"{hex}\"}}\n"
        )
    );
    assert_eq!(
        read(line.trim_end().as_bytes(), &mut InCommon::default()),
        Some(entry)
    );
    for bad in [
        "",
        "{}",
        "null",
        &line.replace("void", "unknown"),
        &line.replace("2026-03-02T09:30:00+08:00", "gestern"),
        &line.replace("+08:00", ""),
        &line.replace("\"2026-03-02\"", "\"2026-02-30\""),
        &line.replace("\"by\"", "\"By\""),
        &line.replace(&format!("\"salt\":\"{salt}\","), ""),
        &line.replace(&salt, &salt[1..]),
        &line.replace(&salt, &salt.to_uppercase()),
        &line.replace(&salt, &format!("{salt}00")),
        &line.replace(&salt, &"g5".repeat(16)),
    ] {
        assert_eq!(
            read(bad.trim_end().as_bytes(), &mut InCommon::default()),
            None,
            "{bad}"
        );
    }
}
