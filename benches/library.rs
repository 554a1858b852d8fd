//! Time and peak memory of `check`, `draw` and `verify` on object libraries of 1,000, 1 million and 10 million rows.
//!
//! `cargo bench --bench library` runs all three; with `-- 1000 1000000` behind it those sizes. Whole processes, one work after
//! the other in several rounds: the median of each and its range. Where `xan` is on the machine, its unchecked sample of the
//! same file is one of the works, and the ratios to it are taken round by round. Other processes make wall time worth little:
//! user and system time stands beside it. That and peak memory are read from /proc, so on Linux only.
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark may stop at what it did not expect"
)]
#![allow(
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a benchmark prints times"
)]

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

mod credit_code;
mod measured;

use credit_code::code;
use measured::{Took, measure, middle};

/// How often each work is measured.
const ROUNDS: usize = 5;

/// A library of `rows` objects of realistic length, about 150 bytes each, some cells in quotes.
fn write_library(path: &Path, rows: u64) {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path).unwrap());
    writeln!(
        out,
        "统一社会信用代码,名称,对象类型,区域,管辖层级,经营范围,信用等级,状态"
    )
    .unwrap();
    for row in 0..rows {
        let scope = if row % 16 == 0 {
            "\"危险化学品经营,兼营\"\"预包装\"\"食品\""
        } else {
            "危险化学品经营；化工产品销售"
        };
        let (grade, status) = (
            ["A", "B", "B", "C", "D"][usize::try_from(row % 5).unwrap()],
            if row % 11 == 0 { "注销" } else { "存续" },
        );
        writeln!(out, "{},临溪高新区第{row}号精细化工有限公司,市场主体,汀溪街道,区级,{scope},{grade},{status}", code(row)).unwrap();
    }
    out.flush().unwrap();
}

/// A case folder around a library.
fn office(folder: &Path, rows: u64) {
    let choucha = env!("CARGO_BIN_EXE_choucha");
    assert!(
        Command::new(choucha)
            .args(["init", "--sample"])
            .current_dir(folder)
            .stdout(Stdio::null())
            .status()
            .unwrap()
            .success()
    );
    write_library(&folder.join("objects.csv"), rows);
    fs::write(
        folder.join("recusals.csv"),
        "执法证号,对象代码,回避事由,申报日期,失效日期\n",
    )
    .unwrap();
    fs::write(
        folder.join("plan.csv"),
        "任务编号,任务名称,抽查事项,抽查比例,开始日期,截止日期\nB,大库抽查,AJ01,5%,2026-06-01,2026-08-31\n",
    )
    .unwrap();
}

/// The works that are measured, the last one where `xan` is on the machine.
const WORKS: [&str; 4] = [
    "check",
    "draw 5 %, teams of two",
    "verify",
    "xan sample (no checks)",
];

/// The case folder as it was before a draw.
fn undraw(folder: &Path, book: &[u8]) {
    let _ = fs::remove_dir_all(folder.join("draws"));
    fs::write(folder.join("ledger.jsonl"), book).unwrap();
}

/// All works once, one after the other.
fn round(folder: &Path, book: &[u8], rows: u64, xan: bool) -> Vec<Took> {
    undraw(folder, book);
    let choucha = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_choucha"));
        measure(command.args(args).current_dir(folder), &[0])
    };
    let mut took = vec![
        choucha(&["check"]),
        choucha(&[
            "draw",
            "B",
            "--seed",
            "bench",
            "--adhoc",
            "bench",
            "--today",
            "2026-06-02",
        ]),
        choucha(&["verify", "B-1"]),
    ];
    if xan {
        let take = (rows / 20).to_string();
        let sample = ["sample", "--seed", "1", &take, "objects.csv", "-o", "s.csv"];
        let mut xan = Command::new("xan");
        took.push(measure(xan.args(sample).current_dir(folder), &[0]));
    }
    took
}

fn show(rows: u64, rounds: &[Vec<Took>]) {
    for (work, name) in WORKS.iter().enumerate().take(rounds[0].len()) {
        let of = |value: fn(&Took) -> f64| middle(rounds.iter().map(|round| value(&round[work])));
        let (wall, processor) = (of(|took| took.wall), of(|took| took.processor));
        let peak = rounds.iter().map(|round| round[work].peak).max();
        print!(
            "{rows:>10}  {name:<22} {:>7.3} ({:.3}-{:.3}) {:>7.2} {:>8}",
            wall.0,
            wall.1,
            wall.2,
            processor.0,
            peak.unwrap_or(0)
        );
        if let Some(xan) = rounds[0].len().checked_sub(1).filter(|last| *last == 3) {
            let ratio = |value: fn(&Took) -> f64| {
                middle(
                    rounds
                        .iter()
                        .map(|round| value(&round[work]) / value(&round[xan]).max(0.01)),
                )
            };
            let (wall, processor) = (ratio(|took| took.wall), ratio(|took| took.processor));
            print!(
                "   {:.2} ({:.2}-{:.2})   {:.2} ({:.2}-{:.2})",
                wall.0, wall.1, wall.2, processor.0, processor.1, processor.2
            );
        }
        println!();
    }
}

fn main() {
    let asked: Vec<u64> = std::env::args()
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec![1_000, 1_000_000, 10_000_000]
    } else {
        asked
    };
    let xan = Command::new("xan").arg("--version").output().is_ok();
    println!(
        "{:>10}  {:<22} {:>7} {:>15} {:>7} {:>8}   wall / xan (range)   user+sys / xan (range)",
        "rows", "work", "wall s", "(range)", "CPU s", "peak MiB"
    );
    for rows in sizes {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        office(folder, rows);
        let book = fs::read(folder.join("ledger.jsonl")).unwrap();
        // Once to bring the file into memory.
        round(folder, &book, rows, xan);
        let rounds: Vec<Vec<Took>> = (0..ROUNDS)
            .map(|_| round(folder, &book, rows, xan))
            .collect();
        show(rows, &rounds);
    }
}
