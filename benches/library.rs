//! Time and peak memory of `check`, `draw` and `verify` on object libraries of 1,000, 1 million and 10 million rows.
//!
//! `cargo bench` runs all three; `cargo bench -- 1000 1000000` runs those sizes. Where `xan` is on the machine, its
//! unchecked sample of the same file is timed beside `draw`. Peak memory is read from /proc, so on Linux only.
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
use std::time::{Duration, Instant};

mod credit_code;

use credit_code::code;

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

/// Runs a command and gives its wall time and its peak memory in MiB, 0 where /proc does not tell.
fn measure(command: &mut Command) -> (Duration, u64) {
    let begun = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        if let Some(kib) = fs::read_to_string(&status).ok().and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("VmHWM"))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        }) {
            peak = peak.max(kib / 1024);
        }
        if let Some(exit) = child.try_wait().unwrap() {
            let took = begun.elapsed();
            assert!(exit.success(), "{command:?}");
            return (took, peak);
        }
        std::thread::sleep(Duration::from_micros(500));
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
    println!(
        "{:>10}  {:<22} {:>10} {:>10}",
        "rows", "work", "seconds", "peak MiB"
    );
    for rows in sizes {
        let folder = tempfile::tempdir().unwrap();
        office(folder.path(), rows);
        let show = |work: &str, (took, peak): (Duration, u64)| {
            println!(
                "{rows:>10}  {work:<22} {:>10.3} {peak:>10}",
                took.as_secs_f64()
            );
        };
        let choucha = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_choucha"));
            command.current_dir(folder.path());
            command
        };
        // Once to bring the file into memory.
        measure(choucha().arg("check"));
        show("check", measure(choucha().arg("check")));
        let drawn = measure(choucha().args(["draw", "B", "--seed", "bench"]));
        show("draw 5 %, teams of two", drawn);
        show("verify", measure(choucha().args(["verify", "B-1"])));
        let take = (rows / 20).to_string();
        if Command::new("xan").arg("--version").output().is_ok() {
            let sample = [
                "sample",
                "--seed",
                "1",
                &take,
                "objects.csv",
                "-o",
                "sample.csv",
            ];
            let sampled = measure(Command::new("xan").args(sample).current_dir(folder.path()));
            show("xan sample (no checks)", sampled);
            println!(
                "{rows:>10}  draw / xan = {:.2}",
                drawn.0.as_secs_f64() / sampled.0.as_secs_f64()
            );
        }
    }
}
