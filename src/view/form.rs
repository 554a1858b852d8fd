//! The papers of visits as HTML: ready to print, no script, nothing from outside, every value escaped.

use std::io::Write;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::domain::acts::papers::PaperKind;
use crate::domain::visit::paper::{PaperFrame, VisitPaper};
use crate::text::Lang;
use crate::text::terms;
use crate::text::visit::form as words;

use crate::view::form_notice::notice;
use crate::view::form_page::{Page, rules};
use crate::view::form_record::record;
use crate::view::form_result::result;
use crate::view::safe::visible;

/// How the papers look: A4, black on white, nothing from outside; on a narrow screen in one column.
const STYLE: &str = include_str!("../../data/forms/papers.css");

/// Writes papers into one file, each on pages of its own. Where it is only one, its pages are counted; else there is room to
/// write how many they are.
///
/// # Errors
/// The writer's own failure.
pub fn write(
    out: &mut dyn Write,
    lang: Lang,
    frame: &PaperFrame,
    papers: &[(PaperKind, &VisitPaper)],
) -> std::io::Result<()> {
    let alone = papers.len() == 1;
    let page = |(place, (kind, visit)): (usize, &(PaperKind, &VisitPaper))| Page {
        name: format!("p{}", place + 1),
        kind: *kind,
        party: visit.enterprise.name.clone(),
        number: visit.numbers.get(kind).cloned(),
        alone,
    };
    let pages: Vec<Page> = papers.iter().enumerate().map(page).collect();
    out.write_all(head(lang, frame, &pages).as_bytes())?;
    for ((kind, visit), page) in papers.iter().zip(&pages) {
        let inside = match kind {
            PaperKind::Notice => notice(lang, frame, visit),
            PaperKind::Record => record(lang, frame, visit),
            PaperKind::Result => result(lang, frame, visit),
        };
        let article = html! {
            article class=(kind.word()) style=(format!("page:{}", page.name)) { (inside) }
        };
        paper(out, article)?;
    }
    out.write_all(b"</body>\n</html>\n")
}

/// One paper. Escaping is the template's; what would act on the reader's eye (bidi and control characters) is written out
/// here, for the whole paper at once, so that no value can be forgotten.
fn paper(out: &mut dyn Write, paper: Markup) -> std::io::Result<()> {
    out.write_all(visible(&paper.into_string()).as_bytes())?;
    out.write_all(b"\n")
}

fn head(lang: Lang, frame: &PaperFrame, pages: &[Page]) -> String {
    let mut kinds: Vec<PaperKind> = pages.iter().map(|page| page.kind).collect();
    kinds.dedup();
    let title = match kinds.as_slice() {
        [kind] => terms::paper_title(lang, *kind),
        _ => words::regime(lang),
    };
    let style = format!("{}{}", STYLE.replace('\n', ""), rules(lang, frame, pages));
    let head = html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
            meta name="robots" content="noindex";
            title { (title) }
            style { (PreEscaped(style)) }
        }
    };
    let doctype = DOCTYPE.into_string();
    let tongue = words::html_lang(lang);
    format!(
        "{doctype}\n<html lang=\"{tongue}\">\n{}\n<body>\n",
        head.into_string()
    )
}
