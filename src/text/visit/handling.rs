//! What `handle` says.

use crate::domain::acts::handling::HandleAct;

use crate::text::{Lang, terms, told, word_of, words};

words! {
    history(visit, object): "{visit} {object} 的处理经过：", "The handling of {visit} {object}:";
    headings: ["行", "日期", "处理方式", "内容", "文号", "接收单位", "期限", "复查", "办结"], ["line", "date", "measure", "text", "number", "to", "due", "reinspected", "closed"];
    still_open: "尚未办结：办结时再登记一步并加 --closed。", "Still open: the step that ends it takes --closed.";
}

word_of! {
    /// Whether the handling was closed by a step.
    closed(bool) {
        true => "是", "yes";
        false => "", "";
    }
}

/// A step was entered.
pub fn entered(lang: Lang, act: &HandleAct) -> String {
    let (visit, text) = (&act.visit, &act.text);
    let measure = terms::measure(lang, act.measure);
    told!(lang, act.closed;
        true => "{visit}：已登记处理“{measure}”并办结：{text}", "{visit}: {measure} entered, and the handling closed: {text}";
        false => "{visit}：已登记处理“{measure}”：{text}", "{visit}: {measure} entered: {text}";
    )
}
