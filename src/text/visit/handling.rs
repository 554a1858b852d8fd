//! What `handle` says.

use crate::domain::acts::handling::HandleAct;

use crate::text::{Lang, terms, told, word_of, words};

words! {
    history(visit, object): "{visit} {object} 的处理经过：", "The handling of {visit} {object}:";
    headings: ["行", "日期", "处理方式", "内容", "文号", "接收单位", "期限", "复查", "公开", "办结"], ["line", "date", "measure", "text", "number", "to", "due", "reinspected", "published", "closed"];
    unchecked(why): "未复查：{why}", "not inspected again: {why}";
    penalty_open(number, days): "行政处罚 {number} 尚未公开：决定之日起 {days} 个工作日内公开（安全生产法第七十八条），公开后以 --published 登记。", "Penalty {number} is not public yet: within {days} working days of its decision (安全生产法 第七十八条); then enter it with --published.";
    still_open: "尚未办结：办结时再登记一步并加 --closed。", "Still open: the step that ends it takes --closed.";
}

word_of! {
    /// Whether the handling was closed by a step.
    closed(bool) {
        true => "是", "yes";
        false => "", "";
    }
}

/// A step was entered, and ended the handling or not.
pub fn entered(lang: Lang, act: &HandleAct, ended: bool) -> String {
    let (visit, text) = (&act.visit, &act.text);
    let measure = terms::measure(lang, act.measure);
    told!(lang, ended;
        true => "{visit}：已登记处理“{measure}”并办结：{text}", "{visit}: {measure} entered, and the handling closed: {text}";
        false => "{visit}：已登记处理“{measure}”：{text}", "{visit}: {measure} entered: {text}";
    )
}
