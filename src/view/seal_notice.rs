//! 封存公告: the notice of a seal, as a page to print on A4 and as plain text to post; nothing from outside, every value escaped.

use maud::{DOCTYPE, PreEscaped, html};

use crate::domain::book::seal_notice::SealNotice;
use crate::domain::ground::moment::Moment;
use crate::domain::method::beacon::CHAIN;
use crate::domain::method::source::Source;
use crate::text::Lang;
use crate::text::method::seal_notice as words;
use crate::text::visit::form::html_lang;

use crate::view::safe::visible;

/// How papers look: A4, black on white.
const STYLE: &str = include_str!("../../data/forms/papers.css");

/// What a notice says, in order.
struct Content {
    rows: Vec<(&'static str, String)>,
    parts: [(&'static str, Vec<String>); 3],
}

fn content(lang: Lang, notice: &SealNotice) -> Content {
    let (from, to) = notice.window;
    let known_from = notice.source.known_from().map(Moment::china_time);
    let time = known_from.clone().unwrap_or_default();
    let (line, head) = notice.line;
    let mut rows = vec![
        (
            words::task(lang),
            words::task_is(lang, &notice.task.0, &notice.task.1),
        ),
        (
            words::origin(lang),
            words::origin_is(lang, notice.origin.as_ref()),
        ),
        (
            words::round(lang),
            words::round_is(lang, notice.round, from, to),
        ),
        (words::seal(lang), notice.seal.clone()),
        (words::sealed_at(lang), words::sealed_at_is(lang, notice)),
        (words::commitment(lang), notice.manifest.to_string()),
        (words::head(lang), words::head_is(lang, line, head)),
        (words::source(lang), words::source_is(lang, &notice.source)),
        (words::known_from(lang), words::china_time(lang, &time)),
    ];
    if !notice.together.is_empty() {
        let together = words::together_is(lang, &notice.together);
        rows.push((words::together(lang), together));
    }
    let seed = match &notice.source {
        Source::Drand(round) => {
            let url = format!("https://api.drand.sh/{CHAIN}/public/{round}");
            Some(words::get_drand(lang, &time, url))
        }
        Source::Event(event) => Some(words::get_event(lang, &time, event.digits)),
        Source::Os | Source::Given => None,
    };
    let check = [
        Some(words::keep(lang).to_owned()),
        seed,
        Some(words::compare(lang, &notice.draw)),
        Some(words::repeat(lang).to_owned()),
        Some(words::fate(lang).to_owned()),
    ];
    let what = vec![
        words::what_fixed(lang).to_owned(),
        words::what_hidden(lang).to_owned(),
    ];
    let how = vec![words::how_method(lang).to_owned()];
    Content {
        rows,
        parts: [
            (words::what(lang), what),
            (words::how(lang), how),
            (words::check(lang), check.into_iter().flatten().collect()),
        ],
    }
}

/// The page to print.
pub fn page(lang: Lang, notice: &SealNotice) -> String {
    let Content { rows, parts } = content(lang, notice);
    let [what, how, check] = parts;
    let style = format!(
        "{STYLE}html{{font-size:10pt;line-height:1.35}}th,td{{padding:.6mm 1.5mm}}h2{{margin:1.5mm 0 .5mm}}p{{margin:.5mm 0}}li{{margin:.3mm 0}}td.digest{{font-family:Consolas,Menlo,monospace}}"
    );
    let page = html! {
        (DOCTYPE)
        html lang=(html_lang(lang)) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { (words::title(lang)) " " (notice.seal) }
                style { (PreEscaped(style.replace('\n', ""))) }
            }
            body { article {
                p.bureau { (notice.bureau) }
                h1 { (words::title(lang)) }
                @if notice.rehearsal { p.regime { strong { (words::rehearsal(lang)) } } }
                p.text { (words::opening(lang, &notice.bureau)) }
                table.side { tbody { @for (label, value) in &rows { tr {
                    th style="width:30%" { (label) }
                    @if *label == words::commitment(lang) { td.digest { (value) } } @else { td { (value) } }
                } } } }
                @for (heading, paragraphs) in [&what, &how] {
                    h2 { (heading) }
                    @for paragraph in paragraphs { p.text { (paragraph) } }
                }
                h2 { (check.0) }
                ol { @for step in &check.1 { li { (step) } } }
                p.number { (notice.bureau) (words::stamp(lang)) }
                p.number { (words::posted(lang)) }
            } }
        }
    };
    // What would act on the reader's eye is written out for the whole page at once, so that no value can be forgotten.
    let mut page = visible(&page.into_string()).into_owned();
    page.push('\n');
    page
}

/// The text to post.
pub fn text(lang: Lang, notice: &SealNotice) -> String {
    let Content { rows, parts } = content(lang, notice);
    let mut lines = vec![words::title(lang).to_owned(), notice.bureau.clone()];
    lines.extend(notice.rehearsal.then(|| words::rehearsal(lang).to_owned()));
    lines.push(String::new());
    lines.push(words::opening(lang, &notice.bureau));
    lines.push(String::new());
    let colon = lang.pick("：", ": ");
    let rows = rows.into_iter();
    lines.extend(rows.map(|(label, value)| format!("{label}{colon}{value}")));
    let last = parts.len() - 1;
    for (place, (heading, paragraphs)) in parts.into_iter().enumerate() {
        lines.push(String::new());
        lines.push(heading.to_owned());
        let paragraphs = paragraphs.into_iter().enumerate();
        lines.extend(paragraphs.map(|(number, paragraph)| {
            if place == last {
                format!("{}. {paragraph}", number + 1)
            } else {
                paragraph
            }
        }));
    }
    let shown = lines
        .iter()
        .map(|line| visible(line).replace('\n', " ") + "\n");
    shown.collect()
}
