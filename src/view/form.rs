//! The papers of visits as one HTML file: ready to print, no script, nothing from outside, every value escaped.

use std::io::Write;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::domain::visit::paper::{Member, PaperFrame, PaperTask, VisitPaper};
use crate::text::Lang;
use crate::text::visit::form as words;

use crate::view::form_notice::notice;
use crate::view::form_record::record;
use crate::view::form_style::STYLE;
use crate::view::safe::visible;

/// Which papers are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Papers {
    /// 随机抽查通知书.
    pub notice: bool,
    /// 现场检查记录表.
    pub record: bool,
}

/// Writes the papers of these visits, visit by visit, a new page for each paper.
///
/// # Errors
/// The writer's own failure.
pub fn write(
    out: &mut dyn Write,
    lang: Lang,
    frame: &PaperFrame,
    visits: &[VisitPaper],
    papers: Papers,
) -> std::io::Result<()> {
    out.write_all(head(lang, papers).as_bytes())?;
    for visit in visits {
        if papers.notice {
            paper(out, notice(lang, frame, visit))?;
        }
        if papers.record {
            paper(out, record(lang, frame, visit))?;
        }
    }
    out.write_all(b"</body>\n</html>\n")
}

/// One paper. Escaping is the template's; what would act on the reader's eye (bidi and control characters) is written out
/// here, for the whole paper at once, so that no value can be forgotten.
fn paper(out: &mut dyn Write, paper: Markup) -> std::io::Result<()> {
    out.write_all(visible(&paper.into_string()).as_bytes())?;
    out.write_all(b"\n")
}

fn head(lang: Lang, papers: Papers) -> String {
    let title = match (papers.notice, papers.record) {
        (true, false) => words::notice(lang),
        (false, true) => words::record(lang),
        (true, true) | (false, false) => words::regime(lang),
    };
    let head = html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
            meta name="robots" content="noindex";
            title { (title) }
            style { (PreEscaped(STYLE)) }
        }
    };
    let doctype = DOCTYPE.into_string();
    let tongue = words::html_lang(lang);
    format!(
        "{doctype}\n<html lang=\"{tongue}\">\n{}\n<body>\n",
        head.into_string()
    )
}

/// A box to tick. Nothing is ever ticked beforehand.
pub(super) fn tick(label: &str) -> Markup {
    html! { span.box { (label) } }
}

/// A line to write on, this many millimetres long.
fn blank(millimetres: u32) -> Markup {
    html! { span.fill style=(format!("width:{millimetres}mm")) {} }
}

/// A label with a line to write on that stays beside it.
pub(super) fn labelled(lang: Lang, label: &str, millimetres: u32) -> Markup {
    html! { span.line { (label) (words::colon(lang)) (blank(millimetres)) } }
}

/// A label with a line that takes the rest of the width.
pub(super) fn to_the_edge(lang: Lang, label: &str) -> Markup {
    html! { div.row { span { (label) (words::colon(lang)) } span.fill {} } }
}

/// Room for a date.
pub(super) fn date(lang: Lang) -> Markup {
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
pub(super) fn team(lang: Lang, task: &PaperTask, between: &Markup) -> Markup {
    let with_role = |index: usize, member: &Member| {
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
pub(super) fn window(lang: Lang, task: &PaperTask) -> String {
    words::between(lang, task.window)
}
