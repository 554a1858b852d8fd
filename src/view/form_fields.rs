//! What papers are made of: boxes to tick, lines to write on, names of a team.

use maud::{Markup, html};

use crate::domain::visit::paper::{PaperTask, TeamMember};
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

/// The days of a task's window.
pub(crate) fn window(lang: Lang, task: &PaperTask) -> String {
    words::between(lang, task.window)
}
