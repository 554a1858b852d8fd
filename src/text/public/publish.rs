//! What `publish` says.

use crate::domain::acts::publication::PublishAct;
use crate::domain::public::unpublished::Unpublished;

use crate::text::{Lang, both};

/// What was published, and where it lies.
pub fn published(lang: Lang, act: &PublishAct, index: &str) -> Vec<String> {
    let (plans, draws, results, handlings) = (act.plans, act.draws, act.results, act.handlings);
    let files = act.files.len();
    vec![
        both!(
            lang,
            "已生成公开内容：计划 {plans} 版、抽取 {draws} 次、检查结果 {results} 个、处理 {handlings} 步，共 {files} 个文件，摘要已入账",
            "published: {plans} version(s) of the plan, {draws} draw(s), {results} result(s), {handlings} step(s) of handling; {files} files, their digests are in the book"
        ),
        both!(
            lang,
            "用浏览器打开 {index}；把整个 public 文件夹放到网站上即可，不需要服务器程序",
            "open {index} in a browser; put the whole folder public on a website, no server program is needed"
        ),
        lang.pick(
            "电话、联系人、地址、回避关系和检查人员名单不在其中；检查人员的写法由 choucha.toml 的 [public] inspectors 决定（full、number、masked）。",
            "It holds no phones, contacts, addresses, recusals or lists of inspectors; how inspectors are named is said by [public] inspectors in choucha.toml (full, number, masked).",
        )
        .to_owned(),
    ]
}

/// The tables for the platform.
pub fn for_platform(lang: Lang, folder: &str, names: &[String]) -> String {
    let names = names.join(lang.pick("、", ", "));
    both!(
        lang,
        "已写入 {folder}：{names}；栏目次序与监管平台公告一致，可直接粘贴（登记机关一栏需自行填写）",
        "written to {folder}: {names}; captions in the order of the platform's announcements, ready to paste (登记机关 is to be filled in)"
    )
}

/// When the last publication was.
pub fn last(lang: Lang, day: Option<&str>) -> String {
    match day {
        Some(day) => both!(lang, "上次公开：{day}", "last published: {day}"),
        None => lang
            .pick("还没有公开过", "nothing has been published yet")
            .to_owned(),
    }
}

/// A line of the book that is not public yet.
pub fn unpublished(lang: Lang, line: u64, what: Unpublished) -> String {
    let what = match what {
        Unpublished::Plan => lang.pick("年度计划", "a version of the plan").to_owned(),
        Unpublished::Draw => lang.pick("抽取结果", "a draw").to_owned(),
        Unpublished::Void => lang.pick("作废", "a void").to_owned(),
        Unpublished::Replaced => lang.pick("更换", "a replacement").to_owned(),
        Unpublished::Results(count) => both!(lang, "{count} 个检查结果", "{count} result(s)"),
        Unpublished::Amended => lang.pick("结果更正", "a correction").to_owned(),
        Unpublished::Handled => lang.pick("处理结果", "a step of handling").to_owned(),
    };
    both!(
        lang,
        "账本第 {line} 行：{what}尚未公开",
        "book line {line}: {what} not published yet"
    )
}

/// The item list changed.
pub fn items_changed(lang: Lang) -> &'static str {
    lang.pick(
        "抽查事项清单在公开之后有变动",
        "the item list has changed since the publication",
    )
}

/// A published file is not as it was.
pub fn changed(lang: Lang, file: &str) -> String {
    both!(
        lang,
        "{file} 缺失或被改动",
        "{file} is missing or was changed"
    )
}

/// A file that the publication did not write.
pub fn foreign(lang: Lang, file: &str) -> String {
    both!(
        lang,
        "{file} 不是公开时写入的",
        "{file} was not written by the publication"
    )
}

/// The verdict.
pub fn verdict(lang: Lang, holds: bool) -> &'static str {
    if holds {
        lang.pick(
            "应公开的都已公开，文件未被改动。",
            "All that is to be public is published, and no file was changed.",
        )
    } else {
        lang.pick(
            "请运行 choucha publish 重新公开。",
            "Publish again with choucha publish.",
        )
    }
}
