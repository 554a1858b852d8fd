//! What `record add` asks at a terminal.

use crate::text::words;

words! {
    entered_by: "录入人（检查组成员）", "Who enters it (a member of the team)";
    completed: "检查完成日期（如 2026-06-10；公开）", "Day of completion (2026-06-10; published)";
    methods: "检查方式", "Ways of inspecting";
    found: "写明发现的问题（不公开）", "What was found (not published)";
    unchecked: "写明未能检查的原因（不公开）", "Why it could not be inspected (not published)";
    inapplicable: "写明不适用的原因（本单位没有什么、不做什么；不公开）", "Why it does not apply (what they do not have or do; not published)";
    experts: "有事项需专业人员协助（第七条）。协助的人：姓名/单位/协助什么，几名用分号隔开；没有则留空", "Items need an expert (article 7). Who assisted: name/unit/with what, several parted by ;, empty if nobody did";
    expert_form: "写作 姓名/单位/协助什么", "write name/unit/with what";
    codes: "结果代码（公开）", "Result codes (published)";
    or_again(what): "{what}。重选代码；检查情况答错了的，直接回车重新回答", "{what}. Choose other codes; where an answer is wrong, press enter alone to give the answers again";
    sign_off: "被检查单位签字情况", "Sign-off by the inspected party";
    sign_offs: ["签字", "拒绝签字"], ["signed", "refused"];
    signer: "签字人", "Who signed";
    signed_on: "签字日期", "Day of the signature";
    refusal: "拒绝签字的原因（不公开）", "Why the signature was refused (not published)";
    witness: "见证人（没有则留空）", "Witness (leave empty if there was none)";
    reported_to: "拒签向谁报告（安全生产法第六十八条；不公开）", "To whom the refusal was reported (安全生产法 第六十八条; not published)";
    late: "已过录入期限，写明逾期理由（按逾期公示）", "The deadline is over; why it is late (published as late)";
    scan_code: "检查码编号（扫码入企；没有扫码则留空；不公开）", "Number of the code that was scanned at the visit (empty if none was; not published)";
    scanned_at: "扫码时间（如 2026-06-10 09:30；只写 09:30 的为完成当日；记不清则留空）", "When it was scanned (2026-06-10 09:30, or 09:30 on the day of completion; empty if nobody knows)";
    no_time: "写作 2026-06-10 09:30 或 09:30", "write 2026-06-10 09:30 or 09:30";
    no_scan: "没有扫码的原因（不公开）", "Why no code was scanned (not published)";
    recorded: "是否音像记录（执法全过程记录；不公开）", "Was the visit recorded (not published)";
    yes_or_no: ["是", "否"], ["yes", "no"];
    again: "以上各处改正后再录入，其他回答都保留", "mend these; every other answer is kept";
    will_enter(visit): "将录入 {visit} 的检查结果：", "the result of {visit} to be entered:";
    sure: "确认录入？", "Enter it?";
    stays: "录入后不能删除，只能写明理由更正，原文保留", "once entered it cannot be removed, only corrected with a reason, and the former text stays";
}
