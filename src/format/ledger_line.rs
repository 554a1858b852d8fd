//! A line of ledger.jsonl ⇄ [`Entry`].

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::domain::acts::entry::{Act, Entry};
use crate::domain::ground::sha::Sha;

/// The keys of a line, in their order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    seq: u64,
    time: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    declared: Option<String>,
    act: Value,
    by: String,
    data: Value,
    prev: Sha,
}

/// The bytes of a line, LF included.
pub fn write(entry: &Entry) -> String {
    let mut act = json!(entry.act);
    let line = Line {
        seq: entry.seq,
        time: entry.time.clone(),
        declared: entry.declared.clone(),
        act: act["act"].take(),
        by: entry.by.clone(),
        data: act["data"].take(),
        prev: entry.prev,
    };
    format!("{}\n", json!(line))
}

/// Reads a line without its LF; `None` when it is no entry.
pub fn read(line: &[u8]) -> Option<Entry> {
    let line: Line = serde_json::from_slice(line).ok()?;
    let act: Act = serde_json::from_value(json!({ "act": line.act, "data": line.data })).ok()?;
    Some(Entry {
        seq: line.seq,
        time: line.time,
        declared: line.declared,
        by: line.by,
        act,
        prev: line.prev,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_reads_back_and_keeps_the_order_of_its_keys() {
        let act = Act::Void {
            target: "T-1".into(),
            reason: "错选\n\"事项\"".into(),
        };
        let entry = Entry {
            seq: 7,
            time: "t".into(),
            declared: Some("2026-03-02".into()),
            by: "张三".into(),
            act,
            prev: Sha([2; 32]),
        };
        let line = write(&entry);
        let hex = "02".repeat(32);
        assert_eq!(
            line,
            format!(
                "{{\"seq\":7,\"time\":\"t\",\"declared\":\"2026-03-02\",\"act\":\"void\",\"by\":\"张三\",\"data\":{{\"target\":\"T-1\",\"reason\":\"错选\\n\\\"事项\\\"\"}},\"prev\":\"{hex}\"}}\n"
            )
        );
        assert_eq!(read(line.trim_end().as_bytes()), Some(entry));
        for bad in [
            "",
            "{}",
            "null",
            &line.replace("void", "unknown"),
            &line.replace("\"by\"", "\"By\""),
        ] {
            assert_eq!(read(bad.trim_end().as_bytes()), None, "{bad}");
        }
    }
}
