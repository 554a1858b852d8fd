//! What papers are made of: their head and foot, boxes to tick, lines to write on, names of a team, the list of objects.

use maud::{Markup, html};

use crate::domain::acts::papers::PaperKind;
use crate::domain::visit::paper::{PaperFrame, PaperObject, PaperTask, TeamMember, VisitPaper};
use crate::text::visit::form as words;
use crate::text::{Lang, terms};

use crate::view::form_page;

/// What stands above a paper: the office, what it is, its number, and which papers it takes the place of.
pub(crate) fn head(lang: Lang, frame: &PaperFrame, visit: &VisitPaper, kind: PaperKind) -> Markup {
    let number = visit.numbers.get(&kind);
    html! {
        @if frame.rehearsal { p.rehearsal { (words::rehearsal(lang)) } }
        @if number.is_none() && visit.waits_for_approval(kind, &frame.office) { p.rehearsal { (words::unapproved(lang)) } }
        p.bureau { (frame.bureau) }
        h1 { (terms::paper_title(lang, kind)) }
        p.regime { (words::in_brackets(lang, words::regime(lang))) }
        p.number {
            @if let Some(number) = number { (number.full) } @else { (labelled(lang, words::number(lang), 45)) }
            @if let Some(number) = number.filter(|number| !number.instead_of.is_empty()) {
                br; (words::instead_of(lang, lang.list(&number.instead_of)))
            }
        }
    }
}

/// What stands below a paper: the line of the book that gave it its number.
pub(crate) fn foot(lang: Lang, visit: &VisitPaper, kind: PaperKind) -> Markup {
    html! { p.small { (form_page::origin(lang, visit.numbers.get(&kind))) } }
}

/// To whom a paper is addressed.
pub(crate) fn addressee(lang: Lang, visit: &VisitPaper) -> Markup {
    let party = &visit.enterprise;
    html! { p.to { (words::addressed(lang, &party.name, &party.code)) } }
}

/// 检查类型; of a task outside the plan it is for the office to say.
pub(crate) fn kind_of_check(lang: Lang, visit: &VisitPaper) -> Markup {
    html! {
        @if visit.is_planned() { (words::routine(lang)) } @else {
            @for kind in words::kinds_of_check(lang) { (tick(kind)) " " }
            (words::by_draw(lang))
        }
    }
}

/// 任务来源: the version of the plan and who approved it, or why it is outside.
pub(crate) fn origin(lang: Lang, task: &PaperTask) -> Markup {
    html! {
        @if let Some(origin) = &task.origin { (words::origin(lang, origin)) }
        @if let Some(approval) = &task.approved { (words::plan_approved(lang, approval)) }
    }
}

/// A label with what is known, else with a line to write on.
pub(crate) fn told(lang: Lang, label: &str, known: &str, millimetres: u32) -> Markup {
    html! {
        @if known.is_empty() { (labelled(lang, label, millimetres)) }
        @else { (label) (words::colon(lang)) (known) }
    }
}

/// Room for an hour and a minute.
pub(crate) fn clock(lang: Lang) -> Markup {
    html! { span.gap {} (words::hour(lang)) span.gap {} (words::minute(lang)) }
}

/// A box to tick. Nothing is ever ticked beforehand.
pub(crate) fn tick(label: &str) -> Markup {
    html! { span.box { (label) } }
}

/// A line to write on, this many millimetres long.
fn blank(millimetres: u32) -> Markup {
    html! { span.fill style=(format!("width:{millimetres}mm")) {} }
}

/// A label with a line to write on that stays beside it.
pub(crate) fn labelled(lang: Lang, label: &str, millimetres: u32) -> Markup {
    html! { span.line { (label) (words::colon(lang)) (blank(millimetres)) } }
}

/// A label with a line that takes the rest of the width.
pub(crate) fn to_the_edge(lang: Lang, label: &str) -> Markup {
    html! { div.row { span { (label) (words::colon(lang)) } span.fill {} } }
}

/// Room for a date.
pub(crate) fn date(lang: Lang) -> Markup {
    match lang {
        Lang::Zh => html! {
            span.line {
                span.wide {} (words::year(lang)) span.gap {} (words::month(lang)) span.gap {} (words::day(lang))
            }
        },
        Lang::En => html! { (labelled(lang, words::date(lang), 24)) },
    }
}

/// The names of a team, leader first, with this between them.
pub(crate) fn team(lang: Lang, task: &PaperTask, between: &Markup) -> Markup {
    let with_role = |index: usize, member: &TeamMember| {
        let role = if index == 0 {
            words::leader(lang)
        } else {
            words::member(lang)
        };
        html! {
            @if index > 0 { (between) }
            (role) " " (words::named(lang, &member.name, &member.cert))
        }
    };
    html! { @for (index, member) in task.team.iter().enumerate() { (with_role(index, member)) } }
}

/// The list of what is looked at, each with the draws that it came from.
pub(crate) fn objects(lang: Lang, visit: &VisitPaper) -> Markup {
    let draws = |object: &PaperObject| {
        let tasks = object.tasks.iter();
        let tasks = tasks.filter_map(|&place| visit.tasks.get(place));
        tasks.map(|task| task.draw.clone()).collect::<Vec<_>>()
    };
    html! {
        table.small {
            thead { tr {
                th style="width:24%" { (words::object(lang)) }
                th style="width:25%" { (words::code(lang)) }
                th style="width:11%" { (words::kind(lang)) }
                th { (words::address(lang)) }
                th style="width:17%" { (words::draw(lang)) }
            } }
            tbody { @for object in &visit.objects { tr {
                td { (object.name) }
                td.mid { (object.code) }
                td.mid { (object.kind) }
                td { (object.address) }
                td.mid { @for (index, draw) in draws(object).iter().enumerate() { @if index > 0 { br; } (draw) } }
            } } }
        }
    }
}

/// The days of a task's window.
pub(crate) fn window(lang: Lang, task: &PaperTask) -> String {
    words::between(lang, task.window)
}
