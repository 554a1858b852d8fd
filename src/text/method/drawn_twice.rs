//! What is said of enterprises (企业) that several rounds draw or could draw (第13条 防止过度检查; 第2条 一次完成).

use crate::text::{Lang, told, words};

words! {
    drawn_again(code, draws): "注意：企业 {code} 在封存之后已被 {draws} 抽中，达到年度上限；封存的名单不能改，是否检查请决定并留下记录", "note: the enterprise {code} has been drawn by {draws} since the seal and so reached its cap; sealed lists cannot change, decide on the visit and keep a record";
    more_again(more): "注意：另有 {more} 家企业同样如此，--json 列出全部", "note: the same goes for {more} more enterprise(s); --json names them all";
    side_by_side(count, seals): "注意：{count} 家企业也可能被已封存待抽的 {seals} 抽中，合计超过年度上限：并行封存的轮次互不知道抽中谁，不能相互排除", "note: {count} enterprise(s) can also be drawn by {seals}, which wait with their seals, and so be visited more often than their cap allows: rounds sealed side by side cannot exclude what the others draw";
    broken(seals): "注意：{seals} 的封存文本缺失或被改动，未能核对会不会重复抽中", "note: the sealed texts of {seals} are missing or were changed, so that nothing can be said of enterprises drawn twice";
}

/// Behind the former: where the days overlap, two visits are made as one.
pub fn together(lang: Lang, ids: &[String]) -> String {
    let list = lang.list(ids);
    told!(lang, ids.is_empty();
        true => "", "";
        false => "；与 {list} 日期相交，两次检查合并为一次进行（细则第2条）", "; the days of {list} overlap with this round's, so make the two visits one (article 2)";
    )
}
