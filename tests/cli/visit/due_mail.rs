//! `due` where it goes: lines that fit a mail, tables at a terminal, a file for a spreadsheet.

use std::process::Command;

use choucha::view::fitted::{COLUMNS, width};
use serde_json::Value;

use super::due::{handled, worked};
use crate::needed;
use crate::office::Office;
use crate::year::small_year::Row;

#[test]
pub(crate) fn a_mail_has_a_line_for_each_thing_and_none_is_wider_than_a_mail() {
    for office in [worked(), handled()] {
        for lang in ["zh", "en"] {
            let base = ["-C", "case", "--lang", lang, "--today", "2026-07-10", "due"];
            let ran = office.run(&base);
            assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{}", ran.out);
            for line in ran.out.lines() {
                assert!(width(line) <= COLUMNS, "{line}\n{}", ran.out);
                assert!(!line.contains('─'), "a mail has no tables: {line}");
            }
            let told: Value = {
                let ran = office.run(&[&base[..], &["--json"]].concat());
                serde_json::from_str(&ran.out).unwrap()
            };
            let things = told["things"].as_array().unwrap();
            assert!(things.len() > 5);
            // Whom a replacement is about stands below its line, moved in.
            let lines = ran.out.lines().skip(1);
            let lines = lines.filter(|line| !line.starts_with("  "));
            for (thing, line) in things.iter().zip(lines) {
                let [by, draw] = ["by", "draw"].map(|key| thing[key].as_str().unwrap_or("-"));
                assert!(line.contains(by) && line.contains(draw), "{line}");
                let name: String = thing["name"].as_str().unwrap().chars().take(8).collect();
                assert!(line.contains(&name), "{line}");
                let leader = thing["team"][0]["name"].as_str().unwrap();
                assert!(line.ends_with(leader), "{line}");
            }
        }
    }
}

#[test]
fn who_is_replaced_and_why_is_told_in_as_many_lines_as_it_takes() {
    let office = Office::drawn_in_june();
    let visit = &office.visits("AJ-2026-04-1")[0];
    let (leaver, words) = (&visit.team[1], "厂长当众摇的骰子".repeat(6));
    let source = format!("event 2026-07-05 9/10077696 {words}");
    let args = ["--today", "2026-06-12", "replace", "AJ-2026-04-1"];
    let asked = [
        &visit.visit.enterprise,
        "--inspector",
        leaver,
        "--ground",
        "left",
        "--reason",
        "调往市局任职",
        "--source",
        &source,
    ];
    let ran = office.zh(&[&args[..], &asked[..]].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    for (lang, thing, end) in [
        (
            "zh",
            "待更换（2026-06-12 申请，种子来源“",
            format!("”）：{leaver}，调离"),
        ),
        (
            "en",
            "replacement (asked for on 2026-06-12, seed from \"",
            format!("\"): {leaver}, left"),
        ),
    ] {
        let out = office
            .run(&["-C", "case", "--lang", lang, "--today", "2026-06-12", "due"])
            .out;
        let mut lines = out
            .lines()
            .skip_while(|line| !line.starts_with(&format!("  {thing}")));
        let first = lines.next().unwrap_or_else(|| panic!("{out}"));
        let more: Vec<&str> = lines.take_while(|line| line.starts_with("    ")).collect();
        assert!(more.len() > 1, "{out}");
        let whole = [first].into_iter().chain(more);
        let whole: String = whole.map(str::trim).collect();
        let squeezed = |text: &str| text.replace(' ', "");
        let said = squeezed(&format!("{thing}{source}{end}"));
        assert_eq!(squeezed(&whole), said);
        assert!(out.lines().all(|line| width(line) <= COLUMNS), "{out}");
    }
}

#[test]
fn an_id_that_leaves_no_room_for_a_name_stays_whole() {
    let task = "2026年第二季度危险化学品专项抽查";
    let office = Office::small(&[("东", "A", 12)], &[Row::new(task, "东", "20%")]);
    office.publish();
    office.draw_fixed("2026-06-01", task);
    let ran = office.on("2026-06-02", &["due"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(
        ran.out.matches(&format!("{task}-1")).count(),
        3,
        "{}",
        ran.out
    );
    for line in ran.out.lines() {
        assert!(width(line) <= COLUMNS, "{line}");
    }
}

#[test]
fn a_spreadsheet_gets_a_row_for_each_and_no_file_is_written_over() {
    let office = handled();
    let args = ["--today", "2026-07-10", "due", "--csv", "待办.csv"];
    let ran = office.zh(&args);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
    assert!(ran.out.ends_with("已写入 待办.csv\n"), "{}", ran.out);
    let file = office.path().join("待办.csv");
    let bytes = std::fs::read(&file).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap());
    let headings: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let told = office.document("2026-07-10", 1, &["due"]);
    let (things, kinds) = (
        told["things"].as_array().unwrap(),
        told["not_public"].as_array().unwrap(),
    );
    assert_eq!(rows.len(), things.len() + kinds.len());
    let cell = |row: &csv::StringRecord, name: &str| {
        row[headings.iter().position(|heading| heading == name).unwrap()].to_owned()
    };
    for (row, thing) in rows.iter().zip(things) {
        for (name, key) in [
            ("抽取", "draw"),
            ("企业代码", "enterprise"),
            ("企业名称", "name"),
            ("任务", "task"),
            ("期限", "by"),
        ] {
            assert_eq!(
                cell(row, name),
                thing[key].as_str().unwrap_or_default(),
                "{name}"
            );
        }
        assert_eq!(cell(row, "逾期") == "是", thing["overdue"] == true);
        let days = thing["days_left"].as_i64().map(|days| days.to_string());
        assert_eq!(
            cell(row, "剩余天数").trim_start_matches('\''),
            days.unwrap_or_default()
        );
    }
    let penalty = rows
        .iter()
        .find(|row| cell(row, "事项") == "处罚待公开")
        .unwrap();
    assert!(
        cell(penalty, "说明").contains("临应急罚〔2026〕12号"),
        "{penalty:?}"
    );
    assert_eq!(cell(penalty, "剩余工作日").trim_start_matches('\''), "-9");
    assert!(cell(rows.last().unwrap(), "事项") == "尚未公开", "{rows:?}");
    office.refused("C12", &args);
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
    office.refused("C13", &["due", "--csv", "case/draws/x.csv"]);
}

/// Runs a command in a pseudo-terminal of 100 columns and prints what it wrote.
const IN_100_COLUMNS: &str = r#"
import fcntl, os, pty, struct, sys, termios

pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    os.execve(sys.argv[1], sys.argv[1:], {"TERM": "xterm"})
seen = b""
while True:
    try:
        more = os.read(terminal, 65536)
    except OSError:
        break
    if not more:
        break
    seen += more
os.waitpid(pid, 0)
sys.stdout.buffer.write(seen)
"#;

#[test]
fn a_terminal_has_tables() {
    let office = worked();
    let Some(python) = needed::program("python3") else {
        return;
    };
    let ran = Command::new(python)
        .args(["-c", IN_100_COLUMNS, env!("CARGO_BIN_EXE_choucha"), "-C"])
        .arg(office.case(""))
        .args([
            "--lang",
            "zh",
            "--today",
            "2026-06-26",
            "due",
            "--task",
            "AJ-2026-04",
        ])
        .output()
        .unwrap();
    let seen = String::from_utf8(ran.stdout).unwrap();
    // What is open, what inspectors and leaders have, what is not public: each table has three rules.
    assert_eq!(
        seen.lines().filter(|line| line.contains("──")).count(),
        12,
        "{seen}"
    );
    for heading in ["剩余", "执法证号", "最早一项", "“结果最迟录入”"] {
        assert!(seen.contains(heading), "{heading}: {seen}");
    }
}
