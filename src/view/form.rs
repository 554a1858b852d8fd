//! The papers of visits as one HTML file: ready to print, no script, nothing from outside, every value escaped.

use std::io::Write;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::domain::visit::paper::{PaperFrame, VisitPaper};
use crate::text::Lang;
use crate::text::visit::form as words;

use crate::view::form_notice::notice;
use crate::view::form_record::record;
use crate::view::safe::visible;

/// How the papers look: A4, black on white, nothing from outside.
const STYLE: &str = include_str!("../../data/forms/papers.css");

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
            style { (PreEscaped(STYLE.replace('\n', ""))) }
        }
    };
    let doctype = DOCTYPE.into_string();
    let tongue = words::html_lang(lang);
    format!(
        "{doctype}\n<html lang=\"{tongue}\">\n{}\n<body>\n",
        head.into_string()
    )
}
