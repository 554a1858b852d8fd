//! Tests of `src/format/ledger_line.rs`.

use std::sync::Arc;

use choucha::domain::acts::entry::{Act, Entry};
use choucha::domain::acts::inspection::{Answer, Inspection, Scan, SignOff};
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::acts::visit::ResultAct;
use choucha::domain::ground::sha::Sha;
use choucha::format::ledger_line::InCommon;
use choucha::format::ledger_line::*;

use crate::acts::inspection::clear;

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

/// Results each of which differs from the first in other places.
fn results() -> Vec<Inspection> {
    let with = |change: fn(&mut Inspection)| {
        let mut result = clear();
        change(&mut result);
        result
    };
    vec![
        clear(),
        with(|r| r.methods = ["信息比对".into()].into()),
        with(|r| {
            let items = Arc::make_mut(&mut r.objects[0].items);
            (items[0].answer, items[0].text) = (Answer::Found, "1 名\"电工\"未持证".into());
        }),
        with(|r| Arc::make_mut(&mut r.codes)[0].name = "好".into()),
        with(|r| (r.entered_by, r.late, r.provisional) = ("9".into(), Some("忙".into()), true)),
        with(|r| (r.visit.draw, r.visit.enterprise) = ("T-2".into(), "企业\n".into())),
        with(|r| (r.scan, r.recorded) = (Some(Box::<Scan>::default()), Some(false))),
        with(|r| {
            r.sign_off = SignOff::Refused {
                reason: "不在".into(),
                witness: None,
                reported_to: "局".into(),
            };
        }),
    ]
}

fn entered(results: Vec<Inspection>) -> Entry {
    Entry {
        seq: 7,
        time: "2026-06-20T09:30:00+08:00".into(),
        declared: None,
        by: "张三".into(),
        act: Act::Result(ResultAct {
            results: results.into_iter().map(Arc::new).collect(),
            file_sha256: None,
        }),
        salt: LineSalt([0xa5; 16]),
        prev: Sha([2; 32]),
    }
}

#[test]
fn what_results_have_in_common_is_never_taken_for_what_they_have_not() {
    let mut common = InCommon::default();
    let mut lines: Vec<Entry> = results()
        .into_iter()
        .map(|one| entered(vec![one]))
        .collect();
    lines.push(entered(results()));
    for entry in lines.iter().chain(lines.iter().rev()) {
        let line = write(entry);
        let read = read(line.trim_end().as_bytes(), &mut common);
        assert_eq!(read.as_ref(), Some(entry), "{line}");
    }
}

#[test]
fn results_have_the_keys_that_they_have_and_no_others() {
    let line = write(&entered(vec![clear()]));
    let mut common = InCommon::default();
    assert!(read(line.trim_end().as_bytes(), &mut common).is_some());
    for key in [
        "results",
        "visit",
        "draw",
        "enterprise",
        "completed",
        "methods",
        "objects",
        "object",
        "items",
        "item",
        "answer",
        "codes",
        "code",
        "name",
        "public",
        "sign_off",
        "entered_by",
        "deadline",
    ] {
        let spelt = format!("\"{key}\":");
        assert!(line.contains(&spelt), "{key}");
        for bad in [format!("\"{key}_\":"), format!("\"more\":1,{spelt}")] {
            let bad = line.replacen(&spelt, &bad, 1);
            assert_eq!(read(bad.trim_end().as_bytes(), &mut common), None, "{bad}");
        }
    }
}

#[test]
fn a_line_is_one_object_with_its_keys_in_any_order_and_none_twice() {
    let entry = entered(vec![clear()]);
    let line = write(&entry);
    let read = |line: &str| read(line.trim_end().as_bytes(), &mut InCommon::default());
    let (act, by) = ("\"act\":\"result\",", "\"by\":\"张三\",");
    let act_last = line
        .replace(act, "")
        .replace("}\n", ",\"act\":\"result\"}\n");
    assert_eq!(read(&act_last), Some(entry.clone()), "{act_last}");
    let sha = format!("\"file_sha256\":\"{}\",\"results\":", "03".repeat(32));
    let file_first = read(&line.replace("\"results\":", &sha)).expect("a line");
    let Act::Result(of_file) = file_first.act else {
        panic!("another act")
    };
    assert_eq!(of_file.file_sha256, Some(Sha([3; 32])));
    let values: serde_json::Value = serde_json::from_str(&line).expect("a line");
    let values = values.as_object().expect("an object").values();
    let mut values: Vec<String> = values.map(ToString::to_string).collect();
    values.insert(2, "null".into());
    for bad in [
        line.replace(by, &by.repeat(2)),
        line.replace(act, &act.repeat(2)),
        act_last.replace("\"data\":", "\"data\":{\"results\":[]},\"data\":"),
        line.replace("\"results\":", "\"results\":[],\"results\":"),
        line.replace(
            "\"results\":",
            "\"file_sha256\":null,\"file_sha256\":null,\"results\":",
        ),
        line.replace("{\"results\":[", "[[")
            .replace("}]},\"salt\"", "}]],\"salt\""),
        format!("[{}]", values.join(",")),
        line.replace("}\n", "}}\n"),
        line.replace("}\n", "} {}\n"),
    ] {
        assert_ne!(bad, line);
        assert_eq!(read(&bad), None, "{bad}");
    }
}
