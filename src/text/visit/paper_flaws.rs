//! Sentences on numbers of papers and approvals that cannot be (R20–R24).

use crate::domain::visit::paper_flaw::PaperFlaw;
use crate::text::terms::paper;
use crate::text::{Lang, Said, Say, flaws};

impl Say for PaperFlaw {
    fn say(&self, lang: Lang) -> Said {
        flaws!(lang, self;
            PaperFlaw::Number { kind, said, next }, kind = paper(lang, *kind) =>
                "{kind}的编号 {said} 不接续，应为 {next}", "{said} is not the next number of a {kind}; {next} is";
                "编号由 choucha form 接续编定，手工写入的不予采信", "choucha form gives the numbers; one that was written by hand is not accepted";
            PaperFlaw::Numbered { kind, visit, number }, kind = paper(lang, *kind) =>
                "{visit} 的{kind}已编号：{number} 号", "{visit} has a {kind}, number {number}";
                "再次打印沿用原号：choucha form", "printed again it keeps its number: choucha form";
            PaperFlaw::Content { kind, number }, kind = paper(lang, *kind) =>
                "{kind} {number} 号所写的检查、所告知的结果或所代替的文书与账本不符", "the visits, results or former papers that the {kind} number {number} names are not those of the book";
                "编号由 choucha form 编定，手工写入的不予采信", "choucha form gives the numbers; a line that was written by hand is not accepted";
            PaperFlaw::ApprovalDay { on, drawn, today } =>
                "批准日期 {on} 早于抽取（{drawn}）或晚于今天（{today}）", "the day of the approval, {on}, lies before the draw ({drawn}) or after today ({today})";
                "写批准当天的日期", "give the day on which it was approved";
            PaperFlaw::ApprovedAfter { visit, completed } =>
                "{visit} 已于 {completed} 检查完成，批准在后", "{visit} was completed on {completed}, before it was approved";
                "检查应先批准；情况紧急、事后补办的，用 --urgent 写明情形", "an inspection is approved before it is made; where it was urgent and is approved afterwards, say why with --urgent";
        )
    }
}
