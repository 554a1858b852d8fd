//! Time of judging a book: 10,000, 30,000 and 100,000 results of one draw, each a line of its own, and then all in one line as a
//! file brings them in; and of the import of that file, as a whole process. Ten times the results should take ten times as long.
//!
//! `cargo bench --bench book`; `cargo bench --bench book -- 1000 2000` takes other numbers.
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

use choucha::disk::book_read;
use choucha::domain::acts::inspection::Inspection;

mod credit_code;
mod entered;

use credit_code::code;
use entered::{append, results};

fn main() {
    let asked: Vec<usize> = std::env::args()
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec![10_000, 30_000, 100_000]
    } else {
        asked
    };
    for size in sizes {
        judged(size);
    }
}

/// A book with a result for each of `size` objects, all drawn, is read: line by line, and all in one line.
fn judged(size: usize) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    office(folder, size);
    let (results, book) = results(folder, "T-1");
    let before = fs::read(folder.join(book_read::FILE)).unwrap();
    let each = results.iter().map(|result| vec![result.clone()]);
    for (what, lines) in [
        ("a line each", each.collect()),
        ("one line", vec![results.clone()]),
    ] {
        fs::write(folder.join(book_read::FILE), &before).unwrap();
        append(folder, &book, lines);
        let begun = Instant::now();
        let read = book_read::read(folder).unwrap();
        let took = begun.elapsed().as_secs_f64();
        assert!(read.book.refused.is_empty() && read.book.unjudged.is_empty());
        assert_eq!(read.book.visits.iter().count(), size);
        println!("{size:>7} results, {what:<12} {took:>8.3} s");
    }
    fs::write(folder.join(book_read::FILE), &before).unwrap();
    fs::write(folder.join("results.csv"), filled_in(&results)).unwrap();
    let begun = Instant::now();
    run(folder, "2026-06-10", &["record", "import", "results.csv"]);
    let took = begun.elapsed().as_secs_f64();
    let read = book_read::read(folder).unwrap();
    assert_eq!(read.book.visits.iter().count(), size);
    println!("{size:>7} results, {:<12} {took:>8.3} s", "imported");
}

/// The file that says these results, a row for each item of each object.
fn filled_in(results: &[Inspection]) -> String {
    let mut file = "抽取编号,企业代码,对象代码,事项编号,完成日期,检查方式,检查情况,结果代码,\
                    签字情况,签字人,录入人执法证号\n"
        .to_owned();
    for result in results {
        let (id, day, by) = (&result.visit, result.completed, &result.entered_by);
        for object in &result.objects {
            for answer in object.items.iter() {
                let (code, item, draw) = (&object.object, &answer.item, &id.draw);
                writeln!(
                    file,
                    "{draw},{},{code},{item},{day},实地核查,未发现,JG01,已签字,甲某,{by}",
                    id.enterprise
                )
                .unwrap();
            }
        }
    }
    file
}

/// A case folder with `size` objects, all of them drawn.
fn office(folder: &Path, size: usize) {
    run(folder, "2026-05-20", &["init", "--sample"]);
    let mut library = "代码,名称,对象类型,区域,管辖层级,信用等级,状态\n".to_owned();
    for row in 0..size {
        let code = code(row as u64);
        writeln!(
            library,
            "{code},临溪高新区第{row}号,市场主体,第一网格,区级,A,有效"
        )
        .unwrap();
    }
    fs::write(folder.join("objects.csv"), library).unwrap();
    let recusals = "执法证号,对象代码,回避事由,申报日期,失效日期\n";
    fs::write(folder.join("recusals.csv"), recusals).unwrap();
    let plan = "任务编号,任务名称,抽查事项,抽查比例,频次,开始日期,截止日期\n\
                T,全查,AJ01;AJ02,100%,1,2026-06-01,2026-06-30\n";
    fs::write(folder.join("plan.csv"), plan).unwrap();
    run(folder, "2026-05-20", &["plan", "publish"]);
    run(folder, "2026-06-01", &["draw", "T"]);
}

/// Runs a command on a declared day.
fn run(folder: &Path, day: &str, args: &[&str]) {
    let status = Command::new(env!("CARGO_BIN_EXE_choucha"))
        .current_dir(folder)
        .args(["--today", day])
        .args(args)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "{args:?}");
}
