//! What `record --help` says.

use crate::text::Lang;
use crate::text::help::Help;

/// The help of a command about results, by its path below `choucha`.
pub(crate) fn command(lang: Lang, path: &str) -> Option<Help> {
    let (about, example) = match path {
        "record" => (
            lang.pick("检查结果：登记完成、录入、批量导入、更正、查看", "Results: completion, entry, import, correction, history"),
            lang.pick("choucha -C 2026 record show 91370499MYXP2PM81A", "choucha -C 2026 record show 91370499MYXP2PM81A"),
        ),
        "record done" => (
            lang.pick("登记检查完成，起算 20 个工作日的录入期限", "Note that a visit is completed; the 20 working days for its result begin"),
            lang.pick(
                "choucha -C 2026 record done AJ-2026-01-1 91370499MYXP2PM81A --completed 2026-06-10 --entered-by 37049901003\n      打印结果的最迟录入日期；choucha due 按此催办",
                "choucha -C 2026 record done AJ-2026-01-1 91370499MYXP2PM81A --completed 2026-06-10 --entered-by 37049901003\n      prints the last day for the result; choucha due counts down to it",
            ),
        ),
        "record add" => (
            lang.pick(
                "录入一次检查的结果；不给参数时在终端上逐项询问，不预选任何一项",
                "Enter the result of a visit; without flags it asks at the terminal, with nothing preselected",
            ),
            lang.pick(
                "choucha -C 2026 record add AJ-2026-01-1 91370499MYXP2PM81A --completed 2026-06-10 --method 实地核查 \\\n      --clear AJ01 --found \"AJ02=2 名电工未持证上岗\" --code JG02 --signed 王某 --signed-on 2026-06-10 --entered-by 37049901003",
                "choucha -C 2026 record add AJ-2026-01-1 91370499MYXP2PM81A --completed 2026-06-10 --method 实地核查 \\\n      --clear AJ01 --found \"AJ02=two electricians without a licence\" --code JG02 --signed \"Wang\" --signed-on 2026-06-10 --entered-by 37049901003",
            ),
        ),
        "record import" => (
            lang.pick(
                "从填好的录入表（CSV 或 JSON）批量录入：全部合规才录入，一处有错一行不录",
                "Enter the results of a filled form (CSV or JSON): all of them, or with any fault none",
            ),
            lang.pick(
                "choucha -C 2026 record import forms/AJ-2026-01-1.csv\n      整份未填的检查跳过；错误逐行列出",
                "choucha -C 2026 record import forms/AJ-2026-01-1.csv\n      visits that are not filled in at all are left out; faults are listed row by row",
            ),
        ),
        "record amend" => (
            lang.pick("更正已录入的结果（写明理由，原文保留，逾期的仍记逾期）", "Correct a result, with a reason; the former text stays, and what was late stays late"),
            lang.pick(
                "choucha -C 2026 record amend AJ-2026-01-1 91370499MYXP2PM81A --reason \"漏记一名\" --found \"AJ02=3 名电工未持证上岗\" --entered-by 37049901003\n      没有提到的各项不变",
                "choucha -C 2026 record amend AJ-2026-01-1 91370499MYXP2PM81A --reason \"one was missed\" --found \"AJ02=three electricians without a licence\" --entered-by 37049901003\n      what is not mentioned stays as it was",
            ),
        ),
        "record show" => (
            lang.pick("一个对象本年的全部检查记录：抽取、结果、更正、更换、处理", "All about an object in the year: draws, results, corrections, replacements, handling"),
            lang.pick("choucha -C 2026 record show 91370499MYXP2PM81A", "choucha -C 2026 record show 91370499MYXP2PM81A"),
        ),
        _ => return None,
    };
    Some(Help { about, example })
}

/// The help of an argument of a command about results.
pub(crate) fn argument(lang: Lang, command: &str, id: &str) -> Option<&'static str> {
    if !matches!(command, "done" | "add" | "import" | "amend" | "show") {
        return None;
    }
    Some(match (command, id) {
        ("show", "draw") => lang.pick("只看这一次抽取", "Only the visit of this draw"),
        (_, "draw") => lang.pick("抽取编号", "Id of the draw"),
        (_, "object") => lang.pick("对象代码", "The object's code"),
        (_, "file") => lang.pick("填好的录入表", "The filled form"),
        (_, "completed") => lang.pick("检查完成日期", "Day of completion"),
        (_, "method") => lang.pick(
            "检查方式，如 实地核查、信息比对（可多次给出）",
            "Way of inspecting, such as 实地核查 or 信息比对 (may be given several times)",
        ),
        (_, "clear") => lang.pick(
            "未发现问题的事项编号（可多次给出，或以逗号隔开）",
            "Item in which nothing was found (several times, or with commas)",
        ),
        (_, "found") => lang.pick(
            "发现问题的事项：编号=问题（可多次给出）",
            "Item with a finding: id=what was found (may be given several times)",
        ),
        (_, "unchecked") => lang.pick(
            "未能检查的事项：编号=原因（可多次给出）",
            "Item that could not be inspected: id=why (may be given several times)",
        ),
        (_, "code") => lang.pick(
            "结果代码，见检查结果代码表（可多次给出）",
            "Result code, one of the finding codes (may be given several times)",
        ),
        (_, "signed") => lang.pick(
            "签字人；与 --refused 只能有一个",
            "Who signed; either this or --refused",
        ),
        (_, "signed_on") => lang.pick(
            "签字日期（默认为完成日期）",
            "Day of the signature (default: the day of completion)",
        ),
        (_, "refused") => lang.pick(
            "拒绝签字的原因，如实注明",
            "Why the signature was refused, noted truthfully",
        ),
        (_, "witness") => lang.pick("拒签的见证人", "Who witnessed the refusal"),
        (_, "entered_by") => lang.pick(
            "录入人的执法证号（须为检查组成员）",
            "Certificate number of who enters it (a member of the team)",
        ),
        (_, "late") => lang.pick(
            "逾期理由（过了录入期限才需要，并按逾期公示）",
            "Why it is late (only after the deadline; it is published as late)",
        ),
        ("amend", "reason") => lang.pick(
            "更正理由（记入账本）",
            "Why it is corrected (goes into the book)",
        ),
        _ => return None,
    })
}

/// The name of an argument's value.
pub(crate) fn value_name(lang: Lang, id: &str) -> Option<&'static str> {
    Some(match id {
        "object" => lang.pick("对象代码", "OBJECT"),
        "file" => lang.pick("文件", "FILE"),
        "completed" | "signed_on" => lang.pick("日期", "DATE"),
        "method" => lang.pick("方式", "METHOD"),
        "clear" => lang.pick("事项", "ITEM"),
        "found" | "unchecked" => lang.pick("事项=文字", "ITEM=TEXT"),
        "code" => lang.pick("代码", "CODE"),
        "signed" => lang.pick("姓名", "NAME"),
        "refused" | "late" => lang.pick("文字", "TEXT"),
        "entered_by" => lang.pick("执法证号", "CERT"),
        _ => return None,
    })
}
