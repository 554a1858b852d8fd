//! What questions at a terminal say besides what they ask.

use crate::text::words;

words! {
    wrong(what): "错误：{what}", "error: {what}";
    empty: "不能留空", "it must not be empty";
    no_day: "不是日期，写作 2026-06-10", "no date; write 2026-06-10";
    no_choice(last): "请输入 1 到 {last} 的序号，或所列的文字", "type a number from 1 to {last}, or the text beside it";
    choose_one: "输入序号或文字，回车确定", "A number or its text, then enter";
    choose_several: "输入序号或文字，几个用逗号隔开，回车确定", "Numbers or their texts, with commas between several, then enter";
    yes_or_no(question): "{question}（y 是，n 否，回车确定）", "{question} (y or n, then enter)";
    neither: "请输入 y 或 n", "type y or n";
}
