//! Time of a year's commands: 200 tasks over 100,000 objects; a day on which 50 rounds are due.
//!
//! `cargo bench --bench year`; `cargo bench --bench year -- 1000000 200 50` takes other numbers of objects, tasks and
//! rounds of the day.
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark may stop at what it did not expect"
)]
#![allow(clippy::print_stdout, reason = "a benchmark prints times")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

mod credit_code;

use credit_code::code;

/// A case folder with a library of `objects` rows, and a plan of `tasks` tasks of which the first `due` fall due on 1 June.
fn office(folder: &Path, objects: usize, tasks: usize, due: usize) {
    run(folder, "2026-05-20", &["init", "--sample"]);
    let mut library = "代码,名称,对象类型,所属主体代码,区域,管辖层级,信用等级,状态\n".to_owned();
    for row in 0..objects {
        let (region, level) = (row % 50, ["区级", "市级"][row % 2]);
        let grade = ["A", "B", "B", "C", "D"][row / 50 % 5];
        // One object of ten is a project of the company before it.
        let company = code(row as u64 / 10 * 10);
        let (code, kind, owner) = if row % 10 == 1 {
            (format!("XM-{row:08}"), "项目", company)
        } else {
            (code(row as u64), "市场主体", String::new())
        };
        writeln!(
            library,
            "{code},临溪高新区第{row}号{kind},{kind},{owner},第{region}网格,{level},{grade},有效"
        )
        .unwrap();
    }
    fs::write(folder.join("objects.csv"), library).unwrap();
    let recusals = "执法证号,对象代码,回避事由,申报日期,失效日期\n";
    fs::write(folder.join("recusals.csv"), recusals).unwrap();
    let mut plan =
        "任务编号,任务名称,抽查事项,区域,信用等级,抽查比例,频次,开始日期,截止日期,年度上限\n"
            .to_owned();
    for task in 0..tasks {
        let regions: Vec<String> = (0..3)
            .map(|more| format!("第{}网格", (task + 7 * more) % 50))
            .collect();
        let grades = ["", "A", "B;C", "D"][task % 4];
        let first = if task < due {
            "2026-06-01"
        } else {
            "2026-09-01"
        };
        let (regions, cap) = (regions.join(";"), 1 + task % 2);
        writeln!(
            plan,
            "T{task:03},大计划,AJ01,{regions},{grades},1%,2,{first},2026-11-30,{cap}"
        )
        .unwrap();
    }
    fs::write(folder.join("plan.csv"), plan).unwrap();
}

/// Runs a command on a declared day and gives how many seconds it took.
fn run(folder: &Path, day: &str, args: &[&str]) -> std::time::Duration {
    let begun = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_choucha"))
        .current_dir(folder)
        .args(["--today", day])
        .args(args)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "{args:?}");
    begun.elapsed()
}

fn main() {
    let asked: Vec<usize> = std::env::args()
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let [objects, tasks, due] = asked[..] else {
        return year(100_000, 200, 50);
    };
    year(objects, tasks, due);
}

fn year(objects: usize, tasks: usize, due: usize) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    office(folder, objects, tasks, due);
    println!("{objects} objects, {tasks} tasks, {due} rounds due on the day");
    let show = |work: &str, day: &str, args: &[&str]| {
        println!("{work:<28} {:>8.3} s", run(folder, day, args).as_secs_f64());
    };
    show("check", "2026-05-20", &["check"]);
    show("plan check", "2026-05-20", &["plan", "check"]);
    show("plan publish", "2026-05-20", &["plan", "publish"]);
    show("plan show", "2026-06-01", &["plan", "show"]);
    show(
        "one draw --dry-run",
        "2026-06-01",
        &["draw", "T000", "--dry-run"],
    );
    show(
        "plan run, all due",
        "2026-06-01",
        &["plan", "run", "--seed", "bench"],
    );
    show("plan run, nothing due", "2026-06-01", &["plan", "run"]);
    show(
        "plan check, after the run",
        "2026-06-01",
        &["plan", "check"],
    );
    show("coverage", "2026-06-01", &["coverage"]);
    show(
        "objects --where",
        "2026-06-01",
        &["objects", "--where", "本年抽中次数=2"],
    );
}
