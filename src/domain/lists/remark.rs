//! What remarks (备注, 状态说明) say of an object whose status says otherwise: 已注销, 已搬迁, 停业.

use super::columns::Header;
use super::heading::plain_name;

/// Headings of remarks.
const HEADINGS: [&str; 11] = [
    "备注",
    "备注说明",
    "备注信息",
    "状态说明",
    "状态备注",
    "情况说明",
    "说明",
    "附注",
    "注",
    "remark",
    "remarks",
];

/// What is said of an enterprise that is gone.
const GONE: [&str; 13] = [
    "注销", "吊销", "撤销", "停业", "歇业", "停产", "关停", "关闭", "倒闭", "搬迁", "搬离", "迁出",
    "拆除",
];

/// What takes it back, before such a word or behind it.
const NOT: [&str; 6] = ["未", "没有", "尚未", "非", "无", "不"];
const AGAIN: [&str; 5] = ["恢复", "复工", "复产", "复业", "重新开业"];

/// Where the remarks of a list stand.
pub fn places(header: &Header) -> Vec<usize> {
    let others = header.others();
    let remarks = others.filter(|spot| HEADINGS.contains(&plain_name(&spot.heading).as_str()));
    remarks.map(|spot| spot.place).collect()
}

/// Whether a remark says that the enterprise is gone, or does not work.
pub fn says_gone(remark: &str) -> bool {
    if remark.is_empty() || AGAIN.iter().any(|word| remark.contains(word)) {
        return false;
    }
    let said = |word: &&str| {
        let mut places = remark.match_indices(*word);
        places.any(|(place, _)| !NOT.iter().any(|not| remark[..place].ends_with(not)))
    };
    GONE.iter().any(said)
}
