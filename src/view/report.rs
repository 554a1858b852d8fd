//! 年度总结: the year on one page of HTML for the bureau's head: numbers, bars from 0 to 100 %, tables. Nothing from
//! outside, no script, every value escaped; it prints on A4.

use std::collections::{BTreeMap, BTreeSet};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::domain::book::times_drawn::Tally;
use crate::domain::ground::coverage::Part;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::ratio::Ratio;
use crate::domain::year::census::{GROUPS, Share};
use crate::domain::year::report::YearReport;
use crate::domain::year::statistics::Statistics;
use crate::text::visit::form::html_lang;
use crate::text::year::{coverage as coverage_words, report as words, statistics};
use crate::text::{Lang, terms};

use crate::view::report_bars::{MonthColumns, bar, months as months_chart, two_parts};
use crate::view::report_parts::{Cell, card, figure_headings, figures, share, share_text, table};
use crate::view::safe::visible;

/// How the page looks.
const STYLE: &str = include_str!("../../data/forms/report.css");

/// The whole page.
pub fn page(lang: Lang, report: &YearReport) -> String {
    let title = words::heading(lang, report.year);
    let sections = [
        overview(lang, report),
        coverage(lang, report),
        results(lang, report),
        terms_kept(lang, report),
        months(lang, report),
        units(lang, report),
        tasks(lang, report),
        draws(lang, report),
        notes(lang, report),
    ];
    let page = html! {
        (DOCTYPE)
        html lang=(html_lang(lang)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                meta name="robots" content="noindex";
                title { (report.bureau) " " (title) }
                style { (PreEscaped(STYLE.replace('\n', ""))) }
            }
            body {
                p.bureau { (report.bureau) }
                h1 { (title) }
                p.day { (words::as_of(lang, report.today)) }
                @if report.rehearsal { p.warn { (words::rehearsal(lang)) } }
                @if report.refused > 0 { p.warn { (words::refused(lang, report.refused)) } }
                @for section in &sections { section { (section) } }
            }
        }
    };
    // What would act on the reader's eye is written out for the whole page at once, so that no value can be forgotten.
    let mut page = visible(&page.into_string()).into_owned();
    page.push('\n');
    page
}

fn overview(lang: Lang, report: &YearReport) -> Markup {
    let total = report.total();
    let (of_plan, open) = (covered(report).0, report.open_in_all());
    let is_short = of_plan.part < report.coverage.required;
    let (made, in_time) = (total.made(), total.in_time());
    html! {
        h2 { (words::overview(lang)) }
        dl.cards {
            (card(words::planned(lang), &total.planned.to_string(), &words::planned_to_date(lang, total.planned_to_date), false))
            (card(words::drawn(lang), &total.drawn.to_string(), &words::enterprises(lang, total.enterprises), false))
            (card(words::visits(lang), &format!("{} / {}", made.part, made.of), &words::made(lang, share_text(made)), false))
            (card(words::covered(lang), &of_plan.to_string(), &words::rule_is(lang, report.rule), is_short))
            (card(words::found(lang), &total.found.to_string(), &words::of_results(lang, share_text(total.with_findings())), false))
            (card(words::put_right(lang), &format!("{} / {}", total.corrected, total.corrections), &words::put_right_rate(lang, share_text(total.put_right())), false))
            (card(words::in_time(lang), &share_text(in_time), &words::in_time_of(lang, in_time.part, in_time.of), total.late > 0))
            (card(words::overdue(lang), &open.overdue.to_string(), &words::overdue_of(lang, open.open), open.overdue > 0))
        }
    }
}

/// Objects drawn of the base that the rule is about, and enterprises.
fn covered(report: &YearReport) -> (Part, Part) {
    let found = &report.coverage;
    let base = found.plan_base.map_or(found.base, |(_, base)| base);
    parts(Share {
        base,
        drawn: found.drawn,
    })
}

fn parts(share: Share) -> (Part, Part) {
    let Share { base, drawn } = share;
    let part = |of: fn(Tally) -> u64| Part {
        part: of(drawn),
        of: of(base),
    };
    (part(|tally| tally.objects), part(|tally| tally.enterprises))
}

/// The rule's place on a bar; a rule of a fixed count has none.
fn rule_at(rule: Ratio) -> Option<u64> {
    matches!(rule, Ratio::Share { .. }).then(|| rule.take(1_000).min(1_000))
}

fn covered_row(name: String, part: Part, rule: Option<u64>) -> Vec<Cell> {
    vec![
        Cell::Text(name),
        Cell::of(part.of),
        Cell::of(part.part),
        share(part),
        Cell::Bar(bar(part, rule)),
    ]
}

fn coverage(lang: Lang, report: &YearReport) -> Markup {
    let found = &report.coverage;
    let rule = rule_at(report.rule);
    let (today_objects, today_enterprises) = parts(Share {
        base: found.base,
        drawn: found.drawn,
    });
    let (objects, enterprises) = covered(report);
    let version = found.plan_base.map(|(version, _)| version);
    let of_plan = version.map(|version| {
        [
            covered_row(words::objects_of_plan(lang, version), objects, rule),
            covered_row(words::enterprises_of_plan(lang, version), enterprises, None),
        ]
    });
    let of_library = [
        (words::objects_of_library(lang), today_objects, rule),
        (words::enterprises_of_library(lang), today_enterprises, None),
    ];
    let of_library = of_library.map(|(name, part, rule)| covered_row(name.to_owned(), part, rule));
    let rows = of_plan.into_iter().flatten().chain(of_library);
    let of_them = words::coverage_headings(lang);
    let headings = |first: &'static str| [first].into_iter().chain(of_them).collect::<Vec<&str>>();
    let verdict = coverage_words::conclusion(lang, found.verdict, (report.refused, report.stray));
    html! {
        h2 { (words::coverage(lang)) }
        p { strong { (verdict) } }
        @if rule.is_some() { p.small { (words::scale(lang, report.rule)) } } @else { p.small { (words::scale_only(lang)) } }
        (table("coverage", &headings(words::whole(lang)), rows, None))
        @if found.tasks.iter().any(|task| task.rounds > 0) {
            (table("coverage-task", &headings(words::task(lang)), covered_tasks(report), None))
        }
        @for (key, group) in GROUPS.iter().zip(&found.groups) {
            @if group.len() > 1 {
                (covered_group(lang, key, group, &of_them))
            }
        }
    }
}

/// A task that today's plan does not have has no scope, and no share of one.
fn covered_tasks(report: &YearReport) -> Vec<Vec<Cell>> {
    let tasks = report.coverage.tasks.iter().filter(|task| task.rounds > 0);
    let row = |task: &crate::domain::year::coverage::TaskCoverage| {
        let part = Part {
            part: task.drawn.objects,
            of: task.population,
        };
        covered_row(task_name(report, &task.id), part, None)
    };
    tasks.map(row).collect()
}

fn covered_group(
    lang: Lang,
    key: &str,
    group: &BTreeMap<String, Share>,
    headings: &[&'static str],
) -> Markup {
    let column = terms::column(lang, ListName::Objects, key);
    let headings: Vec<&str> = [column.as_str()]
        .into_iter()
        .chain(headings.iter().copied())
        .collect();
    let rows = group.iter().map(|(value, share)| {
        let name = named(lang, value);
        covered_row(name, parts(*share).0, None)
    });
    table(&format!("coverage-{key}"), &headings, rows, None)
}

fn named(lang: Lang, value: &str) -> String {
    if value.is_empty() {
        words::no_value(lang).to_owned()
    } else {
        value.to_owned()
    }
}

fn task_name(report: &YearReport, id: &str) -> String {
    match report.names.get(id) {
        Some(name) => format!("{id} {name}"),
        None => id.to_owned(),
    }
}

fn results(lang: Lang, report: &YearReport) -> Markup {
    let (total, outcomes) = (report.total(), &report.by_task.outcomes);
    let public = outcomes.public.iter().map(|(value, visits)| {
        let part = Part {
            part: *visits,
            of: total.entered,
        };
        vec![
            Cell::Text(value.clone()),
            Cell::of(visits),
            share(part),
            Cell::Bar(bar(part, None)),
        ]
    });
    let codes = outcomes.codes.iter().map(|(code, visits)| {
        vec![
            Cell::Text(code.code.clone()),
            Cell::Text(code.name.clone()),
            Cell::of(visits),
        ]
    });
    let measures = outcomes.measures.iter().map(|(measure, visits)| {
        let name = terms::measure(lang, *measure).to_owned();
        vec![Cell::Text(name), Cell::of(visits)]
    });
    html! {
        h2 { (words::results(lang)) }
        @if outcomes.codes.is_empty() { p { (words::no_results(lang)) } } @else {
            (table("public", &words::public_headings(lang), public, None))
            (table("codes", &words::code_headings(lang), codes, None))
            p.small { (words::several_codes(lang)) }
        }
        @if !outcomes.measures.is_empty() {
            (table("measures", &words::measure_headings(lang), measures, None))
            p { (words::handling(lang, total.handled, total.handling, total.unchecked)) }
        }
    }
}

fn terms_kept(lang: Lang, report: &YearReport) -> Markup {
    let total = report.total();
    let in_time = total.in_time();
    let (on_time, late) = (
        words::on_time(lang, in_time.part),
        words::late(lang, total.late),
    );
    let open = report.open.iter().map(|(kind, sum)| {
        vec![
            Cell::Text(words::open_kind(lang, *kind).to_owned()),
            Cell::of(sum.open),
            Cell::of(sum.overdue),
        ]
    });
    let all = report.open_in_all();
    let all = vec![
        Cell::Text(words::total(lang).to_owned()),
        Cell::of(all.open),
        Cell::of(all.overdue),
    ];
    html! {
        h2 { (words::term(lang)) }
        @if total.entered > 0 {
            div.keep {
                p { (words::term_bar(lang, report.entry_working_days)) }
                (two_parts(in_time, &format!("{on_time} {late}")))
                p.legend { span class="key done" {} (on_time) span class="key rest" {} (late) }
            }
        }
        (table("open", &words::open_headings(lang), open, Some(all)))
    }
}

fn months(lang: Lang, report: &YearReport) -> Markup {
    let known = &report.by_month;
    let of_year = (1..=12).map(|month| format!("{}-{month:02}", report.year));
    let keys: BTreeSet<String> = of_year.chain(known.groups.keys().cloned()).collect();
    let year = format!("{}-", report.year);
    let columns = keys.iter().map(|key| {
        let figures = known.groups.get(key).copied().unwrap_or_default();
        let month = key.strip_prefix(&year);
        MonthColumns {
            label: month.map_or_else(
                || key.clone(),
                |month| words::month(lang, month.trim_start_matches('0')),
            ),
            counts: [figures.visits, figures.inspected, figures.found],
        }
    });
    let columns: Vec<MonthColumns> = columns.collect();
    let legend = [
        ("key plan", words::to_be_made(lang)),
        ("key done", words::inspected(lang)),
        ("key found", words::findings(lang)),
    ];
    html! {
        h2 { (words::months(lang)) }
        div.keep {
            p.legend { @for (class, name) in legend { span class=(class) {} (name) } }
            (months_chart(words::months_chart(lang), &columns))
        }
        (by_group(lang, "months", known, (true, false), str::to_owned))
    }
}

/// A table of figures by group, with everything together below it.
fn by_group(
    lang: Lang,
    id: &str,
    counted: &Statistics,
    (planned, made): (bool, bool),
    name: impl Fn(&str) -> String,
) -> Markup {
    let groups = counted.groups.iter();
    let rows = groups.map(|(key, group)| figures(name(key), group, planned, made));
    let total = words::total(lang).to_owned();
    let total = figures(total, &counted.total, true, made);
    let headings = figure_headings(lang, statistics::group(lang, counted.group()), made);
    table(id, &headings, rows, Some(total))
}

fn units(lang: Lang, report: &YearReport) -> Markup {
    let name = |unit: &str| named(lang, unit);
    html! {
        h2 { (words::units(lang)) }
        p.small { (words::units_note(lang)) }
        (by_group(lang, "units", &report.by_unit, (false, true), name))
    }
}

fn tasks(lang: Lang, report: &YearReport) -> Markup {
    let name = |id: &str| task_name(report, id);
    html! {
        h2 { (words::tasks(lang)) }
        p.small { (words::tasks_note(lang)) }
        (by_group(lang, "tasks", &report.by_task, (true, true), name))
    }
}

fn draws(lang: Lang, report: &YearReport) -> Markup {
    let outcomes = &report.by_task.outcomes;
    let (unproven, all) = outcomes.unproven();
    let proven = Part {
        part: all - unproven,
        of: all,
    };
    let rows = outcomes.draws.iter().map(|(name, sum)| {
        vec![
            Cell::Text(terms::seed_name(lang, *name).to_owned()),
            Cell::of(sum.draws),
            Cell::of(sum.sealed),
            Cell::of(sum.objects),
        ]
    });
    let (shown, not) = (
        words::proven(lang, proven.part),
        words::unproven(lang, unproven),
    );
    html! {
        h2 { (words::draws(lang)) }
        @if all == 0 { p { (words::no_draws(lang)) } } @else {
            div.keep {
                (two_parts(proven, &format!("{shown} {not}")))
                p.legend { span class="key done" {} (shown) span class="key rest" {} (not) }
            }
            (table("draws", &words::draw_headings(lang), rows, None))
            @if unproven == 0 { p { (words::all_proven(lang, all)) } } @else {
                @let share = Part { part: unproven, of: all };
                p { (words::unproven_share(lang, unproven, all, share)) }
            }
        }
    }
}

fn notes(lang: Lang, report: &YearReport) -> Markup {
    let (line, head) = report.head;
    let sha = head.map(|sha| sha.to_string()).unwrap_or_default();
    html! {
        h2 { (words::notes(lang)) }
        p.small { (words::note_objects(lang)) }
        p.small { (words::note_corrected(lang)) }
        p class="small digest" { (words::note_book(lang, line, sha)) }
    }
}
