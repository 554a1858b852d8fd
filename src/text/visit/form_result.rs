//! The fixed words of a written result (检查结果告知书, 第17条, 第19条, 第二十一条). What was found is told as it was entered.

use chrono::NaiveDate;

use crate::domain::acts::handling::HandleAct;
use crate::domain::acts::inspection::{Scan, SignOff};

use super::form::moment;
use crate::text::{Lang, both, told, words};

words! {
    what_was_found: "一、检查事项和检查情况", "1. Items and what was found";
    conclusion: "二、检查结果", "2. Result";
    to_correct: "三、责令改正", "3. To be corrected";
    nothing_ordered: "未责令改正。依法需要处理的，处理结果另行告知。", "Nothing has been ordered to be corrected. What the law requires to be handled is told when it is decided.";
    rights: "四、异议和投诉", "4. If you object";
    object_to_it: "对以上结果有异议的，可以向本单位书面提出并附有关材料，由本单位核实后答复；结果有误的，予以更正并重新告知。", "If you object to this result, write to this office with your evidence; it looks into it and answers. A result that is wrong is corrected and told anew.";
    made_public: "检查结果依法向社会公示。", "The result is made public as the law provides.";
    no_words: "—", "–";
    ways: "检查方式", "Ways of inspecting";
    completed: "检查完成", "Completed";
    inspectors: "检查人员", "Inspectors";
    sign_off: "签字情况", "Sign-off";
    served_by: "送达人", "Served by";
    opening(bureau, draws): "{bureau}经随机抽取（{draws}）对你单位实施了检查，现将检查结果告知如下：", "{bureau} has inspected you, drawn at random ({draws}). The result is as follows.";
    of_notice(number): "检查通知书：{number}。", "Notice: {number}.";
    corrected(reason): "本结果经过更正，理由：{reason}", "This result was corrected, because: {reason}";
}

/// A day as papers have it.
pub fn day(lang: Lang, day: NaiveDate) -> String {
    day.format(lang.pick("%Y年%-m月%-d日", "%Y-%m-%d"))
        .to_string()
}

/// Whether the inspected signed.
pub fn signed(lang: Lang, sign_off: &SignOff) -> String {
    told!(lang, sign_off;
        SignOff::Signed { name, date }, day = day(lang, *date) =>
            "{name}于{day}签字确认", "signed by {name} on {day}";
        SignOff::Refused { reason, .. } =>
            "拒绝签字，原因：{reason}", "refused to sign, because: {reason}";
    )
}

/// What was scanned at the visit, or why nothing was.
pub fn scanned(lang: Lang, scan: &Scan) -> String {
    let why = scan.none.as_deref().unwrap_or_default();
    told!(lang, (&scan.number, scan.at);
        (None, _) => "未扫码，原因：{why}", "no code was scanned, because: {why}";
        (Some(number), None) => "检查码 {number}", "code {number}";
        (Some(number), Some(at)), at = moment(lang, at) => "检查码 {number}，{at}扫码", "code {number}, scanned {at}";
    )
}

/// What was ordered to be corrected, and by when.
pub fn order(lang: Lang, order: &HandleAct) -> String {
    let (text, on) = (&order.text, day(lang, order.date));
    let mut said = both!(lang, "{on}责令改正：{text}", "on {on}: {text}");
    if let Some(due) = order.due {
        let due = day(lang, due);
        said += &both!(lang, "；改正期限至{due}", "; to be corrected by {due}");
    }
    if let Some(number) = &order.number {
        said += &both!(lang, "；文书{number}", "; document {number}");
    }
    said + lang.pick("。", ".")
}
