//! What papers are made of: boxes to tick, lines to write on, names of a team, the list of objects.

use maud::{Markup, html};

use crate::domain::visit::paper::{PaperObject, PaperTask, TeamMember, VisitPaper};
use crate::text::Lang;
use crate::text::visit::form as words;

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
