//! Time and peak memory of the acts of a large year, as whole processes: 1 million objects, 10 draws of 1 % of them, a result for
//! nine visits of ten, a thousand in a line of the book.
//!
//! `cargo bench --bench acts`; `cargo bench --bench acts -- 100000 5` takes other numbers of objects and draws, of which it takes five
//! at least to meet the rule of coverage. Processor time and peak memory are read from /proc, so on Linux only.
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark may stop at what it did not expect"
)]
#![allow(
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a benchmark prints times"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use choucha::disk::book_read;
use choucha::domain::acts::inspection::Inspection;

mod credit_code;
mod entered;
mod measured;

use credit_code::code;
use entered::{append, results};
use measured::{Took, measure, middle};

/// How often each act is measured.
const ROUNDS: usize = 5;
/// How many results a line of the book has.
const IN_A_LINE: usize = 1_000;
/// The acts that are measured. The history is that of a name that nobody has.
const ACTS: [&[&str]; 4] = [
    &["due"],
    &["record", "show", "无此企业"],
    &["stats"],
    &["publish"],
];

fn main() {
    let mut asked = std::env::args().filter_map(|arg| arg.parse().ok());
    let objects = asked.next().unwrap_or(1_000_000);
    let draws = asked.next().unwrap_or(10);
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    office(folder, objects, draws);
    let taken: usize = (1..=draws).map(|draw| enter(folder, draw)).sum();
    assert!(book_read::read(folder).unwrap().book.refused.is_empty());
    println!("{objects} objects, {draws} draws of {taken} in all");
    println!(
        "{:<24} {:>7} {:>15} {:>7} {:>8}",
        "act", "wall s", "(range)", "CPU s", "peak MiB"
    );
    for args in ACTS {
        // Once to bring the files into memory.
        act(folder, args);
        let rounds: Vec<Took> = (0..ROUNDS).map(|_| act(folder, args)).collect();
        let (wall, least, most) = middle(rounds.iter().map(|took| took.wall));
        let (processor, ..) = middle(rounds.iter().map(|took| took.processor));
        let peak = rounds.iter().map(|took| took.peak).max().unwrap_or(0);
        let name = args.join(" ");
        println!("{name:<24} {wall:>7.3} ({least:.3}-{most:.3}) {processor:>7.2} {peak:>8}");
    }
}

/// Does an act once; a publication is taken back.
fn act(folder: &Path, args: &[&str]) -> Took {
    let ledger = folder.join(book_read::FILE);
    let book = fs::read(&ledger).unwrap();
    // A name that nobody has is refused.
    let took = run(folder, "2026-06-15", args, &[0, 3]);
    fs::write(ledger, book).unwrap();
    let _ = fs::remove_dir_all(folder.join("public"));
    took
}

/// A case folder with so many objects, and so many draws of 1 % of them.
fn office(folder: &Path, objects: usize, draws: usize) {
    run(folder, "2026-05-20", &["init", "--sample"], &[0]);
    let mut library = "代码,名称,对象类型,区域,管辖层级,经营范围,信用等级,状态\n".to_owned();
    for row in 0..objects {
        let (code, region) = (code(row as u64), row % 50);
        let scope = "危险化学品经营；化工产品销售";
        writeln!(
            library,
            "{code},临溪高新区第{row}号精细化工有限公司,市场主体,第{region}网格,区级,{scope},A,有效"
        )
        .unwrap();
    }
    fs::write(folder.join("objects.csv"), library).unwrap();
    let recusals = "执法证号,对象代码,回避事由,申报日期,失效日期\n";
    fs::write(folder.join("recusals.csv"), recusals).unwrap();
    let mut plan = "任务编号,任务名称,抽查事项,抽查比例,频次,开始日期,截止日期\n".to_owned();
    for draw in 1..=draws {
        writeln!(plan, "T{draw},大计划,AJ01;AJ02,1%,1,2026-06-01,2026-06-30").unwrap();
    }
    fs::write(folder.join("plan.csv"), plan).unwrap();
    run(folder, "2026-05-20", &["plan", "publish"], &[0]);
    for draw in 1..=draws {
        run(folder, "2026-06-01", &["draw", &format!("T{draw}")], &[0]);
    }
}

/// Enters a result, nothing found, for nine visits of ten of a draw; gives how many objects it drew.
fn enter(folder: &Path, draw: usize) -> usize {
    let (all, book) = results(folder, &format!("T{draw}-1"));
    let some: Vec<Inspection> = all
        .iter()
        .enumerate()
        .filter(|(place, _)| place % 10 > 0)
        .map(|(_, result)| result.clone())
        .collect();
    let lines = some.chunks(IN_A_LINE).map(<[Inspection]>::to_vec);
    append(folder, &book, lines.collect());
    all.len()
}

/// Runs a command on a declared day; it ends with one of these codes.
fn run(folder: &Path, day: &str, args: &[&str], codes: &[i32]) -> Took {
    let mut command = Command::new(env!("CARGO_BIN_EXE_choucha"));
    let command = command.current_dir(folder).args(["--today", day]);
    measure(command.args(args), codes)
}
