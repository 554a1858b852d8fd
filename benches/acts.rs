//! Time and peak memory of the acts of a large year, as whole processes: 1 million objects, 10 draws of 1 % of them, a result for
//! nine visits of ten, a thousand in a line of the book.
//!
//! `cargo bench --bench acts`; `cargo bench --bench acts -- 100000 5` takes other numbers of objects and draws. Processor time
//! and peak memory are read from /proc, so on Linux only.
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

use choucha::acts::visit::visits;
use choucha::disk::case::Case;
use choucha::disk::{book_read, calendar};
use choucha::domain::acts::entry::{Act, Entry};
use choucha::domain::acts::inspection::{Answer, Inspection, ItemAnswer, ObjectAnswers, SignOff};
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::acts::visit::ResultAct;
use choucha::domain::ground::sha::Sha;
use choucha::format::ledger_line;
use chrono::NaiveDate;

mod credit_code;
mod measured;

use credit_code::code;
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
    let case = Case::open(folder).unwrap();
    let book = book_read::read(folder).unwrap().book;
    let drawn = visits::of_draw(&case, &book, &format!("T{draw}-1")).unwrap();
    let completed: NaiveDate = "2026-06-05".parse().unwrap();
    let deadline = calendar::open(folder).unwrap();
    let deadline = deadline.add_working_days(completed, 20).unwrap();
    let item = |item: &String| ItemAnswer {
        item: item.clone(),
        answer: Answer::Clear,
        text: String::new(),
    };
    let items: Vec<ItemAnswer> = drawn.drawn.manifest.items.iter().map(item).collect();
    let made = drawn.visits.iter().enumerate();
    let made = made.filter(|(place, _)| place % 10 > 0);
    let results = made.map(|(_, visit)| Inspection {
        visit: visit.id.clone(),
        completed,
        methods: ["实地核查".into()].into(),
        objects: visit
            .to_inspect()
            .into_iter()
            .map(|object| ObjectAnswers {
                object: object.into(),
                items: items.clone().into(),
            })
            .collect(),
        codes: [book.findings[0].clone()].into(),
        sign_off: SignOff::Signed {
            name: "甲某".into(),
            date: completed,
        },
        entered_by: visit.team[0].as_str().into(),
        deadline: deadline.date,
        provisional: deadline.provisional,
        late: None,
        scan: None,
        recorded: None,
    });
    let results: Vec<Inspection> = results.collect();
    let mut text = fs::read_to_string(folder.join(book_read::FILE)).unwrap();
    let mut prev = book.head.unwrap();
    for (seq, results) in (book.lines + 1..).zip(results.chunks(IN_A_LINE)) {
        let line = ledger_line::write(&Entry {
            seq,
            time: "2027-01-01T08:00:00+08:00".into(),
            declared: Some("2026-06-10".into()),
            by: "bench".into(),
            act: Act::Result(ResultAct {
                results: results.iter().cloned().map(Into::into).collect(),
                file_sha256: None,
            }),
            salt: LineSalt([7; 16]),
            prev,
        });
        prev = Sha::of(line.as_bytes());
        text += &line;
    }
    fs::write(folder.join(book_read::FILE), text).unwrap();
    drawn.drawn.rows.len()
}

/// Runs a command on a declared day; it ends with one of these codes.
fn run(folder: &Path, day: &str, args: &[&str], codes: &[i32]) -> Took {
    let mut command = Command::new(env!("CARGO_BIN_EXE_choucha"));
    let command = command.current_dir(folder).args(["--today", day]);
    measure(command.args(args), codes)
}
