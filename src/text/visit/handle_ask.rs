//! What `handle` asks at a terminal.

use crate::domain::acts::inspection::VisitId;
use crate::text::{Lang, told, words};

words! {
    visit: "处理哪次检查发现的问题？", "Which visit's finding was handled?";
    none_open: "没有发现问题而尚未办结的检查；已办结的要补记，写明抽取编号和代码", "no visit has a finding that is still open; to add to one that was closed, give its draw and code";
    measure: "处理方式（公开）", "What was done (published)";
    text: "处理内容：罚款金额、改正要求、不予处罚的理由等（原文公开，不要写个人信息）", "In words: the fine, what is to be corrected, why nothing follows (published as it stands: no personal data)";
    date: "处理日期", "Day of the step";
    end: "是否办结？", "Does this end the handling?";
    ends: ["还没有办结", "已办结"], ["not yet", "it is closed"];
    number: "决定书文号（公开）", "Number of the decision (published)";
    recipient: "接收单位（公开）", "To whom it was handed on (published)";
    term: "改正期限（如 2026-07-31；公开）", "By when it is to be corrected (2026-07-31; published)";
    inspected_again: "责令改正的，是否已复查？", "A correction was ordered: was it inspected again?";
    again: ["已复查", "没有复查"], ["inspected again", "not inspected again"];
    reinspected: "复查日期（公开）", "Day on which it was inspected again (published)";
    unchecked: "没有复查的原因（4 至 200 字，公开）", "Why it was not inspected again (4 to 200 characters, published)";
}

/// A visit to choose, and the last step of its handling.
pub fn open(lang: Lang, name: &str, visit: &VisitId, last: Option<&str>) -> String {
    told!(lang, last;
        None => "{name} {visit}：未处理", "{name} {visit}: not handled";
        Some(last) => "{name} {visit}：最近一步是{last}", "{name} {visit}: {last} last";
    )
}
