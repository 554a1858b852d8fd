//! 现场检查记录: what the team fills in at the visit: where, when and who was there, certificates and recusal (第15条), an answer
//! to every item, ways of inspecting (第18条), feedback, signature or its refusal (第17条), experts (第七条), who approved it,
//! entry in time (第19条).

use maud::{Markup, html};

use crate::domain::acts::papers::PaperKind;
use crate::domain::ground::ways::METHODS;
use crate::domain::visit::paper::{PaperFrame, PaperItem, PaperObject, PaperTask, VisitPaper};
use crate::text::Lang;
use crate::text::visit::form as words;

use crate::view::form_fields::{
    clock, date, foot, head, kind_of_check, labelled, objects, origin, team, tick, to_the_edge,
    told, window,
};

/// The record of one visit, to be filled in.
pub(super) fn record(lang: Lang, frame: &PaperFrame, visit: &VisitPaper) -> Markup {
    html! {
        (head(lang, frame, visit, PaperKind::Record))
        (facts(lang, visit))
        (tasks(lang, visit))
        @if visit.has_parts() { (objects(lang, visit)) }
        (informed(lang))
        (items(lang, visit))
        (results(lang, frame, visit))
        (signatures(lang, visit))
        (office(lang, frame, visit))
        p.small {
            @if visit.scan().is_some() || visit.recorded().is_some() { (words::filled_in(lang)) }
            (words::closing(lang))
        }
        (foot(lang, visit, PaperKind::Record))
    }
}

fn facts(lang: Lang, visit: &VisitPaper) -> Markup {
    let party = &visit.enterprise;
    let notice = visit.numbers.get(&PaperKind::Notice);
    html! {
        table {
            colgroup { col style="width:16%"; col style="width:40%"; col style="width:16%"; col; }
            tr { th { (words::party(lang)) } td { (party.name) } th { (words::code(lang)) } td.small { (party.code) } }
            tr { th { (words::address(lang)) } td colspan="3" { (party.address) } }
            tr { th { (words::contact(lang)) } td { (party.contact) } th { (words::phone(lang)) } td { (party.phone) } }
            tr { th { (words::kind_of_check(lang)) } td colspan="3" {
                (kind_of_check(lang, visit)) (words::semicolon(lang)) (words::times(lang, visit.nth, visit.cap))
            } }
            tr {
                th { (words::head_of_party(lang)) } td { (party.legal) }
                th { (words::notice_number(lang)) } td.small { @if let Some(notice) = notice { (notice.full) } }
            }
            tr { th { (words::present(lang)) } td colspan="3" {
                (labelled(lang, words::name(lang), 26))
                (labelled(lang, words::position(lang), 26))
                (labelled(lang, words::identity(lang), 48))
            } }
            tr { th { (words::place(lang)) } td { } th { (words::recorder(lang)) } td { } }
            tr { th { (words::time(lang)) } td colspan="3" { (date(lang)) (clock(lang)) " " (words::until(lang)) " " (clock(lang)) } }
            tr { th { (words::recording(lang)) } td colspan="3" {
                div.boxes {
                    @match visit.recorded() {
                        None => (yes_or_no(lang)),
                        Some(true) => { (words::yes(lang)) (words::gap(lang)) },
                        Some(false) => (words::no(lang)),
                    }
                    @if visit.recorded() != Some(false) { (labelled(lang, words::recording_number(lang), 45)) }
                }
            } }
            tr { th { (words::scan(lang)) } td colspan="3" { (scan(lang, visit)) } }
        }
    }
}

/// What was scanned, as the result has it; before it, room to write.
fn scan(lang: Lang, visit: &VisitPaper) -> Markup {
    let known = visit.scan();
    let number = known.and_then(|scan| scan.number.as_deref());
    let at = known.and_then(|scan| scan.at);
    let none = known.and_then(|scan| scan.none.as_deref());
    html! {
        @if none.is_none() {
            (told(lang, words::scan_code(lang), number.unwrap_or_default(), 42))
            @if number.is_some() { (words::gap(lang)) }
            (told(lang, words::scan_time(lang), &at.map(|at| words::moment(lang, at)).unwrap_or_default(), 36))
        }
        @if let Some(why) = none { (told(lang, words::no_scan(lang), why, 0)) }
        @else if number.is_none() { (to_the_edge(lang, words::no_scan(lang))) }
    }
}

fn tasks(lang: Lang, visit: &VisitPaper) -> Markup {
    html! {
        table.small {
            thead { tr {
                th style="width:12.5%" { (words::task(lang)) }
                th { (words::task_name(lang)) }
                th style="width:18%" { (words::draw(lang)) br; (words::digest(lang)) }
                th style="width:20%" { (words::window(lang)) br; (words::source(lang)) }
                th style="width:28%" { (words::team(lang)) }
            } }
            tbody { @for task in &visit.tasks { tr {
                td.mid { (task.id) }
                td { (task.name) }
                td.mid { (task.draw) br; span.mono { (task.digest) } }
                td.mid { (window(lang, task)) br; (origin(lang, task)) }
                td { (team(lang, task, &html! { br; })) }
            } } }
        }
    }
}

fn informed(lang: Lang) -> Markup {
    html! {
        table {
            colgroup { col style="width:16%"; col; }
            tr {
                th { (words::certificates(lang)) }
                td {
                    (words::certificates_text(lang))
                    div.boxes { (words::certificates_checked(lang)) (words::colon(lang)) (yes_or_no(lang)) }
                }
            }
            tr {
                th { (words::recusal(lang)) }
                td {
                    (words::recusal_text(lang))
                    div.boxes { (words::recusal_asked(lang)) (words::colon(lang)) (yes_or_no(lang)) }
                    (to_the_edge(lang, words::recusal_reason(lang)))
                    div.end { (labelled(lang, words::party_signature(lang), 38)) (date(lang)) }
                }
            }
        }
    }
}

fn yes_or_no(lang: Lang) -> Markup {
    html! { (tick(words::yes(lang))) (tick(words::no(lang))) }
}

fn items(lang: Lang, visit: &VisitPaper) -> Markup {
    let mut before = 0;
    let sections: Vec<(usize, &PaperObject, &PaperTask)> = visit
        .sections()
        .map(|(object, task)| {
            let begin = before;
            before += task.items.len();
            (begin, object, task)
        })
        .collect();
    html! {
        table.small {
            colgroup {
                col style="width:8%"; col style="width:19%"; col; col style="width:25%"; col style="width:15%";
            }
            thead {
                (belongs_to(lang, visit, 5))
                tr {
                    th { (words::item_number(lang)) }
                    th { (words::item(lang)) }
                    th { (words::content(lang)) }
                    th { (words::basis(lang)) }
                    th { (words::answer(lang)) }
                }
            }
            @for (begin, object, task) in sections {
                @if visit.is_merged() || visit.has_parts() { (heading(lang, visit, object, task)) }
                @for (index, item) in task.items.iter().enumerate() { (row(lang, begin + index + 1, item)) }
            }
        }
    }
}

/// Whose form this is, for the pages after the first.
fn belongs_to(lang: Lang, visit: &VisitPaper, columns: u32) -> Markup {
    let draws: Vec<&str> = visit.tasks.iter().map(|task| task.draw.as_str()).collect();
    html! {
        tr { td.small colspan=(columns) {
            (words::party(lang)) (words::colon(lang)) (visit.enterprise.name) " " (visit.enterprise.code)
            (words::gap(lang)) (words::draw(lang)) (words::colon(lang)) (draws.join(words::and(lang)))
        } }
    }
}

/// At which object the items below are inspected, for which task, and by whom.
fn heading(lang: Lang, visit: &VisitPaper, object: &PaperObject, task: &PaperTask) -> Markup {
    html! { tbody.keep { tr.group { td colspan="5" {
        @if visit.has_parts() { b { (words::named(lang, &object.name, &object.code)) } br; }
        (task.draw) " " (task.name) (words::gap(lang)) (team(lang, task, &html! { (words::semicolon(lang)) }))
    } } } }
}

fn row(lang: Lang, number: usize, item: &PaperItem) -> Markup {
    html! {
        tbody.keep {
          tr {
            td.mid rowspan="2" { (number) br; (item.id) }
            td {
                (item.name)
                @if item.assistance { br; b { (words::assistance_mark(lang)) } }
            }
            td { (item.content) }
            td { (item.basis) }
            td.answers {
                (tick(words::answer_clear(lang)))
                (tick(words::answer_found(lang)))
                (tick(words::answer_unchecked(lang)))
                (tick(words::answer_inapplicable(lang)))
            }
          }
          tr { td.writing colspan="4" { (words::what_found(lang)) (words::colon(lang)) } }
        }
    }
}

fn results(lang: Lang, frame: &PaperFrame, visit: &VisitPaper) -> Markup {
    html! {
        table {
            colgroup { col style="width:16%"; col; }
            tr {
                th { (words::methods(lang)) br; span.small { (words::multiple(lang)) } }
                td.boxes { @for method in METHODS { (tick(method)) } }
            }
            tr {
                th { (words::findings(lang)) br; span.small { (words::multiple(lang)) } }
                td.stack { @for (code, name) in &frame.findings { (tick(&format!("{code} {name}"))) } }
            }
            tr {
                th { (words::assistance(lang)) }
                td {
                    @if visit.needs_assistance() { (words::assistance_text(lang)) }
                    div {
                        (labelled(lang, words::name(lang), 26))
                        (labelled(lang, words::unit(lang), 48))
                        (labelled(lang, words::specialty(lang), 26))
                        (labelled(lang, words::signature(lang), 30))
                    }
                }
            }
        }
    }
}

fn signatures(lang: Lang, visit: &VisitPaper) -> Markup {
    html! {
        table {
            colgroup { col style="width:16%"; col; }
            thead { (belongs_to(lang, visit, 2)) }
            tr {
                th { (words::opinion(lang)) }
                td {
                    div { (words::opinion_text(lang)) }
                    div.boxes { (tick(words::read_correct(lang))) (tick(words::read_differs(lang))) }
                    (to_the_edge(lang, words::differs_how(lang)))
                    (to_the_edge(lang, words::statement(lang)))
                    div.end { (labelled(lang, words::sign_or_stamp(lang), 38)) (date(lang)) }
                }
            }
            tr {
                th { (words::refusal(lang)) }
                td {
                    div.row {
                        (tick(words::refused(lang))) span { (words::comma(lang)) (words::reason(lang)) (words::colon(lang)) }
                        span.fill {}
                        span { (words::comma(lang)) (words::reported_to(lang)) (words::colon(lang)) }
                        span.fill {}
                    }
                    div {
                        (labelled(lang, words::witness(lang), 20))
                        (labelled(lang, words::witness_signature(lang), 24))
                        (date(lang))
                    }
                }
            }
            tr {
                th { (words::inspectors(lang)) }
                td { (inspectors(lang, visit)) }
            }
            tr {
                th { (words::completed(lang)) }
                td { (words::completed_at(lang)) (words::colon(lang)) (date(lang)) (clock(lang)) }
            }
        }
    }
}

/// What the office adds: who approved that the visit is made, who looked at its record, and when its result is entered.
fn office(lang: Lang, frame: &PaperFrame, visit: &VisitPaper) -> Markup {
    html! {
        table.keep {
            colgroup { col style="width:16%"; col; }
            tr {
                th { (words::approval(lang)) }
                td {
                    @if let Some(approval) = &visit.approval { (words::approved(lang, approval)) } @else {
                        @for label in [words::unit_opinion(lang), words::head_opinion(lang)] {
                            div.row {
                                span { (label) (words::colon(lang)) } span.fill {}
                                (labelled(lang, words::signature(lang), 24)) (date(lang))
                            }
                        }
                    }
                }
            }
            tr {
                th { (words::review(lang)) }
                td {
                    @for label in [words::leader_review(lang), words::head_review(lang)] {
                        div.row {
                            span { (label) (words::colon(lang)) } span.fill {}
                            (labelled(lang, words::signature(lang), 24)) (date(lang))
                        }
                    }
                }
            }
            tr {
                th { (words::entry(lang)) }
                td {
                    (words::entry_rule(lang, frame.entry_days))
                    div {
                        (labelled(lang, words::entry_until(lang), 23))
                        (labelled(lang, words::entered_by(lang), 23))
                        (labelled(lang, words::entered_at(lang), 23))
                    }
                }
            }
        }
    }
}

/// A line for each member, the name printed so that it is plain whose signature is missing.
fn inspectors(lang: Lang, visit: &VisitPaper) -> Markup {
    html! {
        @for task in &visit.tasks {
            @if visit.is_merged() { div.small { (task.draw) } }
            @for member in &task.team {
                div.row {
                    span.signer { (words::named(lang, &member.name, &member.cert)) (words::colon(lang)) }
                    span.fill {}
                    (date(lang))
                }
            }
        }
    }
}
