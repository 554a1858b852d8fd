//! Results of a draw, and lines of the book with them.

use std::fs;
use std::path::Path;

use choucha::acts::visit::visits;
use choucha::disk::case::Case;
use choucha::disk::{book_read, calendar};
use choucha::domain::acts::entry::{Act, Entry};
use choucha::domain::acts::inspection::{Answer, Inspection, ItemAnswer, ObjectAnswers, SignOff};
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::acts::visit::ResultAct;
use choucha::domain::book::fold::Book;
use choucha::domain::ground::sha::Sha;
use choucha::format::ledger_line;
use chrono::NaiveDate;

/// A result for every visit of a draw, nothing found; and the book so far.
pub(crate) fn results(folder: &Path, draw: &str) -> (Vec<Inspection>, Book) {
    let case = Case::open(folder).unwrap();
    let book = book_read::read(folder).unwrap().book;
    let drawn = visits::of_draw(&case, &book, draw).unwrap();
    let completed: NaiveDate = "2026-06-05".parse().unwrap();
    let calendar = calendar::open(folder).unwrap();
    let deadline = calendar.add_working_days(completed, 20).unwrap();
    let clear = book.findings[0].clone();
    let item = |item: &String| ItemAnswer {
        item: item.clone(),
        answer: Answer::Clear,
        text: String::new(),
    };
    let items: Vec<ItemAnswer> = drawn.drawn.manifest.items.iter().map(item).collect();
    let result = drawn.visits.iter().map(|visit| Inspection {
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
        codes: [clear.clone()].into(),
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
    (result.collect(), Book::clone(&book))
}

/// Writes these results behind the book, each of `lines` a line.
pub(crate) fn append(folder: &Path, book: &Book, lines: Vec<Vec<Inspection>>) {
    let mut text = fs::read_to_string(folder.join(book_read::FILE)).unwrap();
    let mut prev = book.head.unwrap();
    for (place, results) in lines.into_iter().enumerate() {
        let line = ledger_line::write(&Entry {
            seq: book.lines + 1 + place as u64,
            time: "2027-01-01T08:00:00+08:00".into(),
            declared: Some("2026-06-10".into()),
            by: "bench".into(),
            act: Act::Result(ResultAct {
                results: results.into_iter().map(Into::into).collect(),
                file_sha256: None,
            }),
            salt: LineSalt([7; 16]),
            prev,
        });
        prev = Sha::of(line.as_bytes());
        text += &line;
    }
    fs::write(folder.join(book_read::FILE), text).unwrap();
}
