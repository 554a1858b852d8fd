//! 检查结果告知书: the result told in writing, made from the record of the book: items at each object, codes, what is to be
//! corrected and by when, how to object (第17条, 第19条, 第二十一条).

use maud::{Markup, html};

use crate::domain::acts::inspection::{Answer, ItemAnswer, ObjectAnswers};
use crate::domain::acts::papers::PaperKind;
use crate::domain::visit::paper::{PaperFrame, PaperResult, PaperTask, VisitPaper};
use crate::text::visit::form as fixed;
use crate::text::visit::form_result as words;
use crate::text::{Lang, terms};

use crate::view::form_fields::{addressee, clock, date, foot, head, labelled, team, told};

/// The written result of one visit.
pub(super) fn result(lang: Lang, frame: &PaperFrame, visit: &VisitPaper) -> Markup {
    let draws = lang.list(visit.tasks.iter().map(|task| &task.draw));
    let notice = visit.numbers.get(&PaperKind::Notice);
    let told_of: Vec<(&PaperTask, &PaperResult)> = visit.tasks.iter().zip(&visit.results).collect();
    html! {
        (head(lang, frame, visit, PaperKind::Result))
        (addressee(lang, visit))
        @if let Some(notice) = notice { p.text { (words::of_notice(lang, &notice.full)) } }
        p.text { (words::opening(lang, &frame.bureau, draws)) }
        @for (_, told) in &told_of {
            @if let Some(reason) = &told.corrected { p.text { b { (words::corrected(lang, reason)) } } }
        }
        h2 { (words::what_was_found(lang)) }
        (items(lang, visit, &told_of))
        h2 { (words::conclusion(lang)) }
        @for (task, told) in &told_of { (conclusion(lang, visit, task, told)) }
        h2 { (words::to_correct(lang)) }
        (orders(lang, &told_of))
        h2 { (words::rights(lang)) }
        p.text {
            (words::object_to_it(lang)) (words::made_public(lang))
            (told(lang, fixed::complaint(lang), &frame.office.complaint, 40))
        }
        (sealed(lang, frame))
        (foot(lang, visit, PaperKind::Result))
    }
}

fn items(lang: Lang, visit: &VisitPaper, told_of: &[(&PaperTask, &PaperResult)]) -> Markup {
    html! {
        table.small {
            thead { tr {
                th style="width:34%" { (fixed::item(lang)) }
                th style="width:16%" { (fixed::answer(lang)) }
                th { (fixed::found_in_words(lang)) }
            } }
            @for (task, told) in told_of { @for object in &told.result.objects {
                @if visit.is_merged() || visit.has_parts() { (heading(lang, visit, task, object)) }
                tbody { @for answer in object.items.iter() { (row(lang, task, answer)) } }
            } }
        }
    }
}

fn heading(lang: Lang, visit: &VisitPaper, task: &PaperTask, object: &ObjectAnswers) -> Markup {
    let name = visit.object(&object.object).map_or("", |known| &known.name);
    html! { tbody.keep { tr.group { td colspan="3" {
        (fixed::named(lang, name, &object.object)) (fixed::gap(lang)) (task.draw)
    } } } }
}

fn row(lang: Lang, task: &PaperTask, answer: &ItemAnswer) -> Markup {
    let item = task.items.iter().find(|item| item.id == answer.item);
    let name = item.map_or("", |item| &item.name);
    let found = answer.answer == Answer::Found;
    html! { tr {
        td { (fixed::named(lang, name, &answer.item)) }
        td.mid { @if found { b { (terms::answer(lang, answer.answer)) } } @else { (terms::answer(lang, answer.answer)) } }
        td { @if answer.text.is_empty() { (words::no_words(lang)) } @else { (answer.text) } }
    } }
}

fn conclusion(lang: Lang, visit: &VisitPaper, task: &PaperTask, told: &PaperResult) -> Markup {
    let result = &told.result;
    html! {
        table.small {
            colgroup { col style="width:16%"; col; }
            @if visit.is_merged() { tr { th { (fixed::draw(lang)) } td { (task.draw) " " (task.name) } } }
            tr { th { (fixed::findings(lang)) } td { @for code in result.codes.iter() { div { b { (code.name) } } } } }
            tr { th { (words::completed(lang)) } td { (words::day(lang, result.completed)) } }
            tr { th { (words::ways(lang)) } td { (lang.list(result.methods.iter())) } }
            tr { th { (words::inspectors(lang)) } td { (team(lang, task, &html! { (fixed::semicolon(lang)) })) } }
            tr { th { (words::sign_off(lang)) } td { (words::signed(lang, &result.sign_off)) } }
            @if let Some(scan) = &result.scan { tr { th { (fixed::scan(lang)) } td { (words::scanned(lang, scan)) } } }
            @if let Some(recorded) = result.recorded { tr { th { (fixed::recording(lang)) } td {
                @if recorded { (fixed::yes(lang)) } @else { (fixed::no(lang)) }
            } } }
        }
    }
}

fn orders(lang: Lang, told_of: &[(&PaperTask, &PaperResult)]) -> Markup {
    let orders = told_of.iter().flat_map(|(_, told)| &told.orders);
    let orders: Vec<String> = orders.map(|order| words::order(lang, order)).collect();
    html! {
        @if orders.is_empty() { p.text { (words::nothing_ordered(lang)) } }
        @for order in orders { p.text { (order) } }
    }
}

fn sealed(lang: Lang, frame: &PaperFrame) -> Markup {
    html! {
        div.keep {
            p {
                (labelled(lang, fixed::contact(lang), 40))
                (labelled(lang, fixed::phone(lang), 50))
            }
            @if !frame.office.address.is_empty() { p { (told(lang, fixed::office_address(lang), &frame.office.address, 0)) } }
            div.seal {
                p { (frame.bureau) (fixed::seal(lang)) }
                p { (date(lang)) }
            }
            div.receipt {
                (labelled(lang, fixed::receipt(lang), 34))
                (labelled(lang, words::served_by(lang), 34))
                span.line { (fixed::receipt_time(lang)) (fixed::colon(lang)) (date(lang)) (clock(lang)) }
            }
        }
    }
}
