//! What `handle` says.

use crate::domain::acts::handling::HandleAct;
use crate::domain::acts::inspection::VisitId;

use crate::text::book::lines;
use crate::text::{Lang, both, terms};

/// A step was entered.
pub fn entered(lang: Lang, act: &HandleAct) -> String {
    let (visit, measure, text) = (
        lines::visit(&act.visit),
        terms::measure(lang, act.measure),
        &act.text,
    );
    if act.closed {
        both!(
            lang,
            "{visit}：已登记处理“{measure}”并办结：{text}",
            "{visit}: {measure} entered, and the handling closed: {text}"
        )
    } else {
        both!(
            lang,
            "{visit}：已登记处理“{measure}”：{text}",
            "{visit}: {measure} entered: {text}"
        )
    }
}

/// The line above the steps.
pub fn history(lang: Lang, visit: &VisitId, object: &str) -> String {
    let visit = lines::visit(visit);
    both!(
        lang,
        "{visit} {object} 的处理经过：",
        "The handling of {visit} {object}:"
    )
}

/// Headings of the table of steps.
pub fn headings(lang: Lang) -> [&'static str; 9] {
    lang.pick(
        [
            "行",
            "日期",
            "处理方式",
            "内容",
            "文号",
            "接收单位",
            "期限",
            "复查",
            "办结",
        ],
        [
            "line",
            "date",
            "measure",
            "text",
            "number",
            "to",
            "due",
            "reinspected",
            "closed",
        ],
    )
}

/// Whether the handling was closed by a step.
pub fn closed(lang: Lang, closed: bool) -> &'static str {
    if closed { lang.pick("是", "yes") } else { "" }
}

/// What comes next while the handling is open.
pub fn still_open(lang: Lang) -> &'static str {
    lang.pick(
        "尚未办结：办结时再登记一步并加 --closed。",
        "Still open: the step that ends it takes --closed.",
    )
}
