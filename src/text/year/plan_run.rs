//! What `plan run` says.

use crate::text::{Lang, both};

/// A round was drawn.
pub fn drawn(lang: Lang, task: &str, round: u32, draw: &str, drawn: usize, missing: u64) -> String {
    if missing > 0 {
        both!(
            lang,
            "{task} 第 {round} 轮：已抽取 {draw}，抽中 {drawn} 个，缺额 {missing} 个",
            "{task} round {round}: drawn as {draw}, {drawn} object(s), {missing} short"
        )
    } else {
        both!(
            lang,
            "{task} 第 {round} 轮：已抽取 {draw}，抽中 {drawn} 个",
            "{task} round {round}: drawn as {draw}, {drawn} object(s)"
        )
    }
}

/// Behind a round that was drawn after its last day.
pub fn late(lang: Lang) -> &'static str {
    lang.pick("（逾期抽取）", " (late)")
}

/// A sealed round waits for its event.
pub fn waits(lang: Lang, task: &str, round: u32, day: &str) -> String {
    both!(
        lang,
        "… {task} 第 {round} 轮：已封存，种子所出的事件在 {day}，届时抽取",
        "… {task} round {round}: sealed; the event that gives its seed is on {day}"
    )
}

/// A round was refused.
pub fn refused(lang: Lang, task: &str, round: u32, code: &str, what: &str) -> String {
    both!(
        lang,
        "{task} 第 {round} 轮：拒绝 [{code}] {what}",
        "{task} round {round}: refused [{code}] {what}"
    )
}

/// What the run did.
pub fn total(lang: Lang, today: &str, drawn: usize, refused: usize, waiting: usize) -> String {
    if drawn + refused + waiting == 0 {
        return both!(
            lang,
            "{today}：没有到期未抽的轮次。",
            "{today}: no round is due."
        );
    }
    both!(
        lang,
        "{today}：抽取 {drawn} 轮，拒绝 {refused} 轮，等待种子 {waiting} 轮。",
        "{today}: {drawn} round(s) drawn, {refused} refused, {waiting} waiting for a seed."
    )
}
