//! Lists and forms as sheets of a workbook: what stands in each column as a note on its heading, and drop-downs where only
//! certain words are understood. Headings and words are Chinese whatever the language of the screen; the notes are in it.

use crate::domain::acts::in_force::FindingInForce;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::ways::METHODS;
use crate::domain::lists::columns::{Column, described};
use crate::domain::lists::finding::PUBLIC_VALUES;
use crate::domain::lists::item::CLASSES;
use crate::domain::visit::result_words::{ANSWERS, RECORDED, SIGN_OFFS};
use crate::format::form_csv;
use crate::format::workbook_out::{Choices, Sheet, SheetColumn};
use crate::text::lists::sheets as words;
use crate::text::{Lang, terms};

/// The kinds of objects that the rules name (第2条); an office may write others.
const KINDS: [&str; 4] = ["市场主体", "项目", "设施设备", "行为"];
/// The usual words of 状态 of an object.
const OBJECT_STATUSES: [&str; 5] = ["有效", "注销", "吊销", "迁出", "停业"];

/// The usual words of 状态 of an inspector.
const PERSON_STATUSES: [&str; 2] = ["有效", "失效"];

/// A sheet for each list of a case folder, empty but for the finding codes.
pub fn template(lang: Lang, findings: &[FindingInForce]) -> Vec<Sheet> {
    let sheet = |list: ListName| {
        let columns = list.columns().iter();
        let rows = findings.iter().filter(|_| list == ListName::Findings);
        let row = |finding: &FindingInForce| {
            vec![
                finding.code.clone(),
                finding.name.clone(),
                finding.public.clone(),
            ]
        };
        Sheet {
            name: terms::list(Lang::Zh, list).to_owned(),
            columns: columns
                .map(|column| list_column(lang, list, column, findings))
                .collect(),
            rows: rows.map(row).collect(),
        }
    };
    ListName::ALL.map(sheet).into()
}

/// The results to fill in, as a sheet.
pub fn form(lang: Lang, rows: Vec<Vec<String>>, findings: &[FindingInForce]) -> Sheet {
    let results = ListName::Results;
    let columns = described(form_csv::FORMAT);
    let column = |(place, column): (usize, &Column)| {
        let asked = place >= form_csv::PREFILLED;
        let known = results.columns().iter();
        let known = known
            .filter(|_| asked)
            .find(|known| known.key == column.key);
        known.map_or_else(
            || SheetColumn {
                heading: column.zh.to_owned(),
                ..SheetColumn::default()
            },
            |known| list_column(lang, results, known, findings),
        )
    };
    Sheet {
        name: terms::list(Lang::Zh, results).to_owned(),
        columns: columns.iter().enumerate().map(column).collect(),
        rows,
    }
}

fn list_column(
    lang: Lang,
    list: ListName,
    column: &Column,
    findings: &[FindingInForce],
) -> SheetColumn {
    SheetColumn {
        heading: column.zh.to_owned(),
        note: note(lang, list, column, findings),
        choices: choices(list, column.key, findings),
    }
}

/// What a note says of a column.
fn note(lang: Lang, list: ListName, column: &Column, findings: &[FindingInForce]) -> String {
    let [zh, en] = column.about;
    let about = lang.pick(zh.to_owned(), format!("{}: {en}", column.key));
    let mut lines = vec![about];
    if column.required {
        lines.push(words::required(lang).to_owned());
    }
    if !column.example.is_empty() {
        lines.push(words::example(lang, column.example));
    }
    if (list, column.key) == (ListName::Results, "codes") {
        let codes = findings.iter();
        lines.extend(codes.map(|finding| format!("{} {}", finding.code, finding.name)));
    }
    lines.join("\n")
}

/// The words that a column offers.
fn choices(list: ListName, key: &str, findings: &[FindingInForce]) -> Choices {
    match (list, key) {
        (ListName::Items, "class") => Choices::closed(CLASSES.iter().copied()),
        (ListName::Items | ListName::Results, "method" | "methods") => {
            Choices::open(METHODS.iter().copied())
        }
        (ListName::Objects, "kind") => Choices::open(KINDS),
        (ListName::Objects, "status") => Choices::open(OBJECT_STATUSES),
        (ListName::Inspectors, "status") => Choices::open(PERSON_STATUSES),
        (ListName::Findings, "public") => Choices::closed(PUBLIC_VALUES.iter().copied()),
        (ListName::Results, "answer") => Choices::closed(ANSWERS.iter().copied()),
        (ListName::Results, "sign") => Choices::closed(SIGN_OFFS.iter().copied()),
        (ListName::Results, "recorded") => Choices::closed(RECORDED.iter().copied()),
        (ListName::Results, "codes") => {
            Choices::open(findings.iter().map(|finding| finding.code.as_str()))
        }
        _ => Choices::default(),
    }
}
