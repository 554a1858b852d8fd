//! Sentences on lines of the book that are refused, and on lines that could not be judged.

use crate::domain::book::line_flaw::{LineFlaw, RefusedLine, UnjudgedLine};
use crate::text::book::lines::kind_name;
use crate::text::visit::inspection_flaws::{handling, inspection};
use crate::text::{Lang, Say, words};

words! {
    refused(line, act, code, what): "第 {line} 行（{act}）不予采信 [{code}]：{what}", "line {line} ({act}) is not accepted [{code}]: {what}";
    more(count): "  另有 {count} 处", "  and {count} more";
    of_visit(visit, what): "{visit}：{what}", "{visit}: {what}";
    line_and_codes(line, act, codes): "第 {line} 行（{act}）{codes}", "line {line} ({act}) {codes}";
    note(listed): "注意：账本有不予采信的行，其内容一概不计：{listed}。详见 choucha ledger verify", "note: the book has lines that are not accepted, and nothing of what they say counts: {listed}. See choucha ledger verify";
    unjudged(line, act, file): "第 {line} 行（{act}）无法对照规则核对：所依据的 {file} 已不存在或被改动；该行仍计入", "line {line} ({act}) could not be judged: {file}, on which it rests, is gone or was changed; the line counts all the same";
}

/// How many flaws of one line are told.
const TOLD: usize = 20;

/// What is wrong with a line, one sentence.
pub fn flaw(lang: Lang, flaw: &LineFlaw) -> String {
    match flaw {
        LineFlaw::Case(flaw) => flaw.say(lang).what,
        LineFlaw::Book(flaw) => flaw.say(lang).what,
        LineFlaw::Plan(flaw) => flaw.say(lang).what,
        LineFlaw::Draw(flaw) => flaw.say(lang).what,
        LineFlaw::Visit(flaw) => flaw.say(lang).what,
        LineFlaw::Result { visit, flaw } => of_visit(lang, visit, inspection(lang, flaw)),
        LineFlaw::Handling { visit, flaw } => of_visit(lang, visit, handling(lang, *flaw)),
        LineFlaw::Replacement(flaw) => flaw.say(lang).what,
        LineFlaw::Sign(flaw) => flaw.say(lang).what,
    }
}

/// A refused line, a sentence for each thing that is wrong with it.
pub fn each(lang: Lang, line: &RefusedLine) -> Vec<String> {
    let act = kind_name(lang, line.act);
    let told = line.flaws.iter().take(TOLD);
    let told = told.map(|of| refused(lang, line.seq, act, of.code(), flaw(lang, of)));
    let left = line.flaws.len().saturating_sub(TOLD);
    told.chain((left > 0).then(|| more(lang, left))).collect()
}

/// The refused lines of a book, by their numbers and codes.
pub fn noted(lang: Lang, refused: &[RefusedLine]) -> String {
    let each = refused.iter().map(|line| {
        let codes = lang.list(line.codes());
        line_and_codes(lang, line.seq, kind_name(lang, line.act), codes)
    });
    note(lang, lang.list(each))
}

/// A line that could not be judged.
pub fn not_judged(lang: Lang, line: &UnjudgedLine) -> String {
    unjudged(lang, line.seq, kind_name(lang, line.act), &line.file)
}
