//! One Chinese and one English word for each thing.

use crate::domain::acts::handling::Measure;
use crate::domain::acts::inspection::Answer;
use crate::domain::acts::replacement::Ground;
use crate::domain::ground::encoding::Encoding;
use crate::domain::ground::list_name::ListName;
use crate::domain::method::source::Standing;

use crate::text::{Lang, word_of};

word_of! {
    /// A list's name.
    list(ListName) {
        ListName::Items => "抽查事项清单", "item list";
        ListName::Objects => "检查对象名录库", "object library";
        ListName::Inspectors => "执法检查人员名录库", "inspector library";
        ListName::Recusals => "回避关系", "recusals";
        ListName::Plan => "年度抽查计划", "yearly plan";
        ListName::Findings => "检查结果代码表", "finding codes";
        ListName::Results => "结果录入表", "list of results";
        ListName::Seeds => "种子表", "list of seeds";
    }
    /// An answer to an item.
    answer(Answer) {
        Answer::Clear => "未发现问题", "clear";
        Answer::Found => "发现问题", "found";
        Answer::Unchecked => "未能检查", "unchecked";
    }
    /// An encoding's name.
    encoding(Encoding) {
        Encoding::Utf8 => "UTF-8", "UTF-8";
        Encoding::Utf8Bom => "UTF-8（带 BOM）", "UTF-8 with BOM";
        Encoding::Gb18030 => "GB18030/GBK", "GB18030/GBK";
    }
    /// What a draw's standing means.
    standing(Standing) {
        Standing::Event => "账上先封存、后抽取；承诺值是否早于事件、种子是否就是事件结果，由复核人核对", "the book has the seal before the draw; whether the commitment is older than the event, and the seed its outcome, is for the reader to check";
        Standing::Unproven => "结果可复算，但不能证明种子未经挑选", "can be repeated, but nothing proves that the seed was not chosen";
    }
    /// What the standing of a replacement's lot means.
    lot_standing(Standing) {
        Standing::Event => "账上先申请、后抽签；申请是否早于事件、种子是否就是事件结果，由复核人核对", "the book has the request before the lot; whether the request is older than the event, and the seed its outcome, is for the reader to check";
        Standing::Unproven => "结果可复算，但不能证明种子未经挑选", "can be repeated, but nothing proves that the seed was not chosen";
    }
}

/// A column's name: known by its key, or as it stands in the file.
pub fn column(lang: Lang, list: ListName, key: &str) -> String {
    list.columns()
        .iter()
        .find(|c| c.key == key)
        .map_or(key, |c| lang.pick(c.zh, c.key))
        .to_owned()
}

/// A measure of handling.
pub fn measure(lang: Lang, measure: Measure) -> &'static str {
    lang.pick(measure.zh(), measure.word())
}

/// A ground for replacing somebody or something.
pub fn ground(lang: Lang, ground: Ground) -> &'static str {
    lang.pick(ground.zh(), ground.word())
}

/// The word for a stratum where there are none.
pub fn stratum(lang: Lang, name: &str) -> String {
    if name.is_empty() {
        lang.pick("全部", "all").to_owned()
    } else {
        name.to_owned()
    }
}
