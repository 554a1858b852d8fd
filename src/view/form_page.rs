//! What stands in the margins of every page of a paper: whose it is, its number, room for signatures on each page of a record,
//! the line of the book, and which page of how many it is.

use crate::domain::acts::papers::PaperKind;
use crate::domain::visit::paper::{PaperFrame, PaperNumber};
use crate::text::Lang;
use crate::text::visit::form as words;

use crate::view::safe::visible;

/// The pages of one paper.
pub(super) struct Page {
    /// Their name in the style, and that of their counter.
    pub(super) name: String,
    /// What they are.
    pub(super) kind: PaperKind,
    /// 被检查单位.
    pub(super) party: String,
    /// The paper's number.
    pub(super) number: Option<PaperNumber>,
    /// Whether the file holds nothing else, so that its pages are all there are.
    pub(super) alone: bool,
}

/// The rules of style for these pages.
pub(super) fn rules(lang: Lang, frame: &PaperFrame, pages: &[Page]) -> String {
    pages.iter().map(|page| rule(lang, frame, page)).collect()
}

fn rule(lang: Lang, frame: &PaperFrame, page: &Page) -> String {
    let name = &page.name;
    let [nth, many] = words::page(lang);
    let all = if page.alone {
        "counter(pages)".to_owned()
    } else {
        literal("____")
    };
    let [before, between, behind] = [nth, many, words::page_end(lang)].map(literal);
    let counted = format!("{before} counter({name}) {between} {all} {behind}");
    let mut foot = Vec::new();
    if page.kind == PaperKind::Record {
        foot.push(words::signed_here(lang).to_owned());
    }
    foot.push(origin(lang, page.number.as_ref()));
    let mut top = page.party.clone();
    if frame.rehearsal {
        top = format!("{} {top}", words::rehearsal_mark(lang));
    }
    let number = page.number.as_ref().map_or("", |number| &number.full);
    let foot: Vec<String> = foot.iter().map(|line| literal(line)).collect();
    format!(
        "@page {name}{{counter-increment:{name};@top-left{{content:{}}}@top-right{{content:{}}}\
         @bottom-left{{content:{}}}@bottom-right{{content:{counted}}}}}",
        literal(&top),
        literal(number),
        foot.join(" \"\\a\" "),
    )
}

/// Where the book has the paper's number.
pub(super) fn origin(lang: Lang, number: Option<&PaperNumber>) -> String {
    number.map_or_else(
        || words::no_number(lang).to_owned(),
        |number| words::in_book(lang, number.line, &number.digest),
    )
}

/// A text of a style sheet, from which nothing can break out: what is no letter or digit is written by its number.
fn literal(text: &str) -> String {
    let letter = |letter: char| {
        if letter.is_alphanumeric() {
            letter.to_string()
        } else {
            format!("\\{:06x}", u32::from(letter))
        }
    };
    let letters: String = visible(text).chars().map(letter).collect();
    format!("\"{letters}\"")
}
