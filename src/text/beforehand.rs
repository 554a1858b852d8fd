//! What an act will put into the book for good, said before it is asked whether it is to be.

use crate::domain::acts::handling::HandleAct;
use crate::text::visit::record::step_of;
use crate::text::{Lang, told, words};

words! {
    sure: "确认？", "Do it?";
    draw(task, round): "将抽取任务 {task} 第 {round} 轮，记入账本。抽取不能重来，也不能删除；要作废须写明理由，并且公开", "task {task}, round {round} will be drawn into the book. A draw cannot be repeated or removed; to void it needs a reason, which is published";
    void(draw, reason): "将作废 {draw}，理由：{reason}", "{draw} will be voided, because: {reason}";
    void_stays: "作废记入账本并公示，不能撤回；原记录保留。种子可以知道之后才作废的，本轮以后抽取的种子都算未经证明", "it goes into the book and is published, and cannot be taken back; the record stays. Voided when its seed could be known, the round stays unproven ever after";
    seal(task, round, source): "将封存任务 {task} 第 {round} 轮，种子来源：{source}", "task {task}, round {round} will be sealed, its seed from: {source}";
    seal_stays: "封存记入账本并公开：名单、人员和种子来源从此不能更改，到时只能照此抽取，或者写明理由作废", "it goes into the book and is published: objects, people and source stand from now on, and the round is drawn like that, or voided with a reason";
    plan_stays: "计划和名录库基数记入账本并公开，不能删除；以后的变更是写明理由的新版", "the plan and the base of the library go into the book and are published, and cannot be removed; a change is a new version with a reason";
    will_handle(visit): "将登记对 {visit} 的处理：", "the handling of {visit} to be entered:";
    handle_stays: "记入账本并公开，不能删除", "it goes into the book and is published, and cannot be removed";
}

/// Where the seed of a draw comes from.
pub fn seed(lang: Lang, (seed, beacon): (Option<&str>, bool)) -> String {
    told!(lang, (seed, beacon);
        (Some(seed), _) => "种子：{seed}", "seed: {seed}";
        (None, true) => "种子：所给信标轮次的签名", "seed: the signature of the round of the beacon that was given";
        (None, false) => "种子取自操作系统：可以复算，但不能证明未经挑选", "seed: the operating system's; the draw can be repeated, but nothing proves that the seed was not chosen";
    )
}

/// That a version of the plan is to be published.
pub fn plan(lang: Lang, reason: Option<&str>) -> String {
    told!(lang, reason;
        None => "将发布年度计划", "the plan will be published";
        Some(reason) => "将发布变更后的年度计划，理由：{reason}", "the changed plan will be published, because: {reason}";
    )
}

/// A step of handling that is to be entered.
pub fn handle(lang: Lang, act: &HandleAct) -> Vec<String> {
    vec![
        will_handle(lang, &act.visit),
        step_of(lang, act),
        handle_stays(lang).to_owned(),
    ]
}
