//! What `plan run` says.

use crate::text::{Lang, told, words};

words! {
    drawn(task, round, draw, drawn): "{task} 第 {round} 轮：已抽取 {draw}，抽中 {drawn} 个", "{task} round {round}: drawn as {draw}, {drawn} object(s)";
    short(missing): "，缺额 {missing} 个", ", {missing} short";
    late: "（逾期抽取）", " (late)";
    waits(task, round, time): "… {task} 第 {round} 轮：已封存，种子 {time}（北京时间）以后才可知，届时抽取", "… {task} round {round}: sealed; its seed can be known from {time} on (China's time)";
    waits_for_beacon(task, round, number): "… {task} 第 {round} 轮：已封存，信标第 {number} 轮已产生，请用 --beacons 交来签名", "… {task} round {round}: sealed; drand round {number} has come, hand its signature in with --beacons";
    sealed(task, round, id, source): "{task} 第 {round} 轮：已封存 {id}，来源“{source}”，承诺值请即公布：", "{task} round {round}: sealed as {id}, source \"{source}\"; publish its commitment now:";
    would_draw(task, round, draw, drawn): "{task} 第 {round} 轮：将抽取 {draw}，抽 {drawn} 个", "{task} round {round}: would be drawn as {draw}, {drawn} object(s)";
    would_seal(task, round, id, source): "{task} 第 {round} 轮：将封存 {id}，来源“{source}”", "{task} round {round}: would be sealed as {id}, source \"{source}\"";
    would_refuse(task, round, code, what): "{task} 第 {round} 轮：将被拒绝 [{code}] {what}", "{task} round {round}: would be refused [{code}] {what}";
    nothing_done: "以上为试运行：没有抽取，没有封存，案卷没有改动。", "This was a trial: nothing was drawn or sealed, and the case folder is as it was.";
    refused(task, round, code, what): "{task} 第 {round} 轮：拒绝 [{code}] {what}", "{task} round {round}: refused [{code}] {what}";
}

/// What the run did.
pub fn total(lang: Lang, today: &str, [drawn, refused, waiting, sealed]: [usize; 4]) -> String {
    told!(lang, (drawn + refused + waiting + sealed, sealed);
        (0, _) => "{today}：没有到期未抽的轮次。", "{today}: no round is due.";
        (_, 1..) => "{today}：抽取 {drawn} 轮，封存 {sealed} 轮，拒绝 {refused} 轮，等待种子 {waiting} 轮。", "{today}: {drawn} round(s) drawn, {sealed} sealed, {refused} refused, {waiting} waiting for a seed.";
        (_, 0) => "{today}：抽取 {drawn} 轮，拒绝 {refused} 轮，等待种子 {waiting} 轮。", "{today}: {drawn} round(s) drawn, {refused} refused, {waiting} waiting for a seed.";
    )
}

/// What the run would do.
pub fn would(lang: Lang, today: &str, [drawn, refused, waiting, sealed]: [usize; 4]) -> String {
    told!(lang, drawn + refused + waiting + sealed;
        0 => "{today}：没有到期未抽的轮次。", "{today}: no round is due.";
        1.. => "{today}：将抽取 {drawn} 轮，封存 {sealed} 轮，拒绝 {refused} 轮，等待种子 {waiting} 轮。", "{today}: {drawn} round(s) would be drawn, {sealed} sealed, {refused} refused, {waiting} waiting for a seed.";
    )
}
