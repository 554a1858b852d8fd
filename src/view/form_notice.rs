//! 检查通知书: what the inspected is told: where the inspection comes from and which of the year it is, items and their basis
//! (第九条), inspectors (第14条), recusal (第15条), feedback and signature (第17条), ways of inspecting (第18条), discipline and
//! where to complain.

use maud::{Markup, html};

use crate::domain::acts::papers::PaperKind;
use crate::domain::visit::paper::{PaperFrame, VisitPaper};
use crate::text::Lang;
use crate::text::visit::form as words;

use crate::view::form_fields::{
    addressee, clock, date, foot, head, kind_of_check, labelled, objects, origin, told, window,
};

/// The notice of one visit.
pub(super) fn notice(lang: Lang, frame: &PaperFrame, visit: &VisitPaper) -> Markup {
    html! {
        (head(lang, frame, visit, PaperKind::Notice))
        (addressee(lang, visit))
        p.text { (words::opening(lang, &frame.bureau)) }
        h2 { (words::notice_tasks(lang)) }
        (tasks(lang, visit))
        p.text {
            (words::kind_of_check(lang)) (words::colon(lang)) (kind_of_check(lang, visit)) (words::semicolon(lang))
            (words::times(lang, visit.nth, visit.cap))
        }
        @if let Some(approval) = &visit.approval { p.text { (words::approved(lang, approval)) } }
        @if visit.has_parts() { (objects(lang, visit)) } @else { p.text { (words::object_self(lang)) } }
        h2 { (words::notice_items(lang)) }
        (items(lang, visit))
        h2 { (words::notice_when(lang)) }
        @if let Some(days) = visit.days() { p.text { (words::visit_between(lang, words::between(lang, days))) } }
        p.text { (words::visit_methods(lang, lang.list(visit.methods()))) }
        @if visit.is_merged() || visit.objects.len() > 1 { p.text { (words::once(lang)) } }
        h2 { (words::notice_team(lang)) }
        (teams(lang, visit))
        div.keep {
            h2 { (words::notice_prepare(lang)) span.small { (words::prepare_hint(lang)) } }
            div.row { span.fill {} }
        }
        h2 { (words::notice_rights(lang)) }
        ol {
            li { (words::rights_cert(lang)) }
            li { (words::rights_recusal(lang)) }
            li { (words::rights_feedback(lang)) }
            li { (words::rights_complaint(lang)) (told(lang, words::complaint(lang), &frame.office.complaint, 40)) }
            li { (words::duties(lang)) }
        }
        @if !frame.office.discipline.is_empty() {
            h2 { (words::notice_discipline(lang)) }
            @for line in &frame.office.discipline { p.text { (line) } }
        }
        (sealed(lang, frame))
        (foot(lang, visit, PaperKind::Notice))
    }
}

fn tasks(lang: Lang, visit: &VisitPaper) -> Markup {
    html! {
        table.small {
            thead { tr {
                th style="width:19%" { (words::task(lang)) }
                th { (words::task_name(lang)) }
                th style="width:20%" { (words::draw(lang)) }
                th style="width:30%" { (words::source(lang)) }
            } }
            tbody { @for task in &visit.tasks { tr {
                td.mid { (task.id) }
                td { (task.name) }
                td.mid { (task.draw) }
                td { (origin(lang, task)) }
            } } }
        }
    }
}

fn items(lang: Lang, visit: &VisitPaper) -> Markup {
    let items = visit.tasks.iter().flat_map(|task| &task.items);
    html! {
        table.small {
            thead { tr {
                th style="width:8%" { (words::item_number(lang)) }
                th style="width:36%" { (words::item(lang)) }
                th { (words::basis(lang)) }
            } }
            tbody { @for (index, item) in items.enumerate() { tr {
                td.mid { (index + 1) }
                td { (words::named(lang, &item.name, &item.id)) }
                td { (item.basis) }
            } } }
        }
    }
}

fn teams(lang: Lang, visit: &VisitPaper) -> Markup {
    html! {
        table.small {
            thead { tr {
                th style="width:26%" { (words::draw(lang)) }
                th style="width:10%" { (words::role(lang)) }
                th style="width:20%" { (words::name(lang)) }
                th { (words::unit(lang)) }
                th style="width:24%" { (words::cert(lang)) }
            } }
            @for task in &visit.tasks { tbody {
                @for (index, member) in task.team.iter().enumerate() { tr {
                    @if index == 0 { td.mid rowspan=(task.team.len()) {
                        (task.draw)
                        @if visit.is_merged() { br; (window(lang, task)) }
                    } }
                    td.mid { @if index == 0 { (words::leader(lang)) } @else { (words::member(lang)) } }
                    td.mid { (member.name) }
                    td { (member.unit) }
                    td.mid { (member.cert) }
                } }
            } }
        }
    }
}

fn sealed(lang: Lang, frame: &PaperFrame) -> Markup {
    html! {
        div.keep {
            p {
                (labelled(lang, words::contact(lang), 40))
                (labelled(lang, words::phone(lang), 50))
            }
            @if !frame.office.address.is_empty() { p { (told(lang, words::office_address(lang), &frame.office.address, 0)) } }
            div.seal {
                p { (frame.bureau) (words::seal(lang)) }
                p { (date(lang)) }
            }
            div.receipt {
                (labelled(lang, words::receipt(lang), 40))
                (labelled(lang, words::position(lang), 26))
                span.line { (words::receipt_time(lang)) (words::colon(lang)) (date(lang)) (clock(lang)) }
            }
        }
    }
}
