//! What `ledger` says.

use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::origin::Origin;

use crate::text::{Lang, both, terms};

/// Headings of the table of lines.
pub fn headings(lang: Lang) -> [&'static str; 5] {
    lang.pick(
        ["行", "时间", "事项", "经办", "内容"],
        ["line", "time", "act", "by", "what"],
    )
}

/// An act's name.
pub fn act(lang: Lang, act: &Act) -> &'static str {
    match act {
        Act::Init { .. } => lang.pick("建卷", "init"),
        Act::Plan(_) => lang.pick("发布计划", "plan"),
        Act::Seal(_) => lang.pick("封存", "seal"),
        Act::Draw(_) => lang.pick("抽取", "draw"),
        Act::Void { .. } => lang.pick("作废", "void"),
        Act::Replace(_) => lang.pick("申请更换", "replace"),
        Act::Replaced(_) => lang.pick("更换", "replaced"),
        Act::Assist(_) => lang.pick("专业协助", "assist"),
        Act::Recusal(_) => lang.pick("回避申请", "recusal"),
        Act::Done(_) => lang.pick("检查完成", "done"),
        Act::Result(_) => lang.pick("录入结果", "result"),
        Act::Amend(_) => lang.pick("更正结果", "amend"),
        Act::Handle(_) => lang.pick("处理", "handle"),
        Act::Publish(_) => lang.pick("公开", "publish"),
    }
}

/// An act in a line.
pub fn content(lang: Lang, act: &Act) -> String {
    match act {
        Act::Init { bureau, year, tool } => both!(
            lang,
            "{bureau}，{year} 年，{tool}",
            "{bureau}, {year}, {tool}"
        ),
        Act::Plan(plan) => {
            let (version, tasks, base, digest) = (plan.version, plan.tasks, plan.base, plan.plan);
            let reason = plan.reason.as_str();
            if reason.is_empty() {
                both!(
                    lang,
                    "年度计划第 {version} 版，{tasks} 个任务，名录库基数 {base}，摘要 {digest}",
                    "version {version} of the plan, {tasks} tasks, base {base}, digest {digest}"
                )
            } else {
                both!(
                    lang,
                    "年度计划第 {version} 版，{tasks} 个任务，名录库基数 {base}，摘要 {digest}，变更理由：{reason}",
                    "version {version} of the plan, {tasks} tasks, base {base}, digest {digest}, because: {reason}"
                )
            }
        }
        Act::Seal(seal) => {
            let (task, round, number, manifest, source) = (
                &seal.task,
                seal.round,
                seal.seal,
                seal.manifest,
                &seal.source,
            );
            both!(
                lang,
                "{task} 第 {round} 轮，第 {number} 次封存，承诺值 {manifest}，来源“{source}”",
                "{task} round {round}, seal {number}, commitment {manifest}, source \"{source}\""
            )
        }
        Act::Draw(draw) => {
            let (id, drawn, short) = (&draw.draw, draw.drawn, draw.shortfall);
            let adhoc = matches!(draw.origin, Some(Origin::Adhoc { .. }));
            let adhoc = if adhoc {
                lang.pick("，临时任务", ", outside the plan")
            } else {
                ""
            };
            let standing = format!("{}{adhoc}", draw.standing);
            if short > 0 {
                both!(
                    lang,
                    "{id} 抽中 {drawn} 个，缺额 {short}，效力 {standing}",
                    "{id} drew {drawn}, {short} short, {standing}"
                )
            } else {
                both!(
                    lang,
                    "{id} 抽中 {drawn} 个，效力 {standing}",
                    "{id} drew {drawn}, {standing}"
                )
            }
        }
        Act::Void { target, reason } => both!(
            lang,
            "{target}，理由：{reason}",
            "{target}, because: {reason}"
        ),
        Act::Publish(act) => {
            let (plans, draws, results, handlings) =
                (act.plans, act.draws, act.results, act.handlings);
            both!(
                lang,
                "计划 {plans} 版、抽取 {draws} 次、检查结果 {results} 个、处理 {handlings} 步",
                "{plans} version(s) of the plan, {draws} draw(s), {results} result(s), {handlings} step(s) of handling"
            )
        }
        act => of_visit(lang, act),
    }
}

/// An act about visits in a line.
fn of_visit(lang: Lang, act: &Act) -> String {
    match act {
        Act::Replace(act) => {
            let (ground, reason, source) =
                (terms::ground(lang, act.ground), &act.reason, &act.source);
            let who = act.leaver.as_deref().unwrap_or(&act.visit.object);
            let visit = visit(&act.visit);
            both!(
                lang,
                "{visit}：更换 {who}，{ground}：{reason}；种子来源“{source}”",
                "{visit}: {who} to be replaced, {ground}: {reason}; seed from \"{source}\""
            )
        }
        Act::Replaced(act) => {
            let takers = act.seats.iter().filter_map(|seat| seat.taker.as_deref());
            let taker = act.object.as_deref().into_iter().chain(takers);
            let taker = taker.collect::<Vec<_>>().join(lang.pick("、", ", "));
            let (request, taker) = (act.request, if taker.is_empty() { "–" } else { &taker });
            both!(
                lang,
                "第 {request} 行的申请：换为 {taker}",
                "request in line {request}: replaced by {taker}"
            )
        }
        Act::Assist(act) => {
            let (name, unit, visit) = (&act.name, &act.unit, visit(&act.visit));
            both!(
                lang,
                "{visit}：{name}（{unit}）协助",
                "{visit}: {name} ({unit}) assists"
            )
        }
        Act::Recusal(act) => {
            let (cert, grounds, visit) = (&act.cert, &act.grounds, visit(&act.visit));
            let answer = if act.granted {
                lang.pick("准予", "granted")
            } else {
                lang.pick("不准予", "denied")
            };
            both!(
                lang,
                "{visit}：申请 {cert} 回避，{grounds}；{answer}",
                "{visit}: {cert} asked to stay away, {grounds}; {answer}"
            )
        }
        act => of_result(lang, act),
    }
}

/// An act about a visit's result in a line.
fn of_result(lang: Lang, act: &Act) -> String {
    match act {
        Act::Done(act) => {
            let (completed, visit) = (act.completed, visit(&act.visit));
            both!(
                lang,
                "{visit}：{completed} 检查完成",
                "{visit}: completed on {completed}"
            )
        }
        Act::Result(act) if act.results.len() == 1 => {
            let result = &act.results[0];
            let (codes, visit) = (result.codes.join(","), visit(&result.visit));
            let late = if result.late.is_some() {
                lang.pick("，逾期录入", ", late")
            } else {
                ""
            };
            both!(lang, "{visit}：{codes}{late}", "{visit}: {codes}{late}")
        }
        Act::Result(act) => {
            let count = act.results.len();
            both!(
                lang,
                "批量录入 {count} 个结果",
                "{count} results from a file"
            )
        }
        Act::Amend(act) => {
            let (codes, visit, reason) = (
                act.result.codes.join(","),
                visit(&act.result.visit),
                &act.reason,
            );
            both!(
                lang,
                "{visit}：{codes}，理由：{reason}",
                "{visit}: {codes}, because: {reason}"
            )
        }
        Act::Handle(act) => {
            let (measure, text, visit) = (
                terms::measure(lang, act.measure),
                &act.text,
                visit(&act.visit),
            );
            let closed = if act.closed {
                lang.pick("，已办结", ", closed")
            } else {
                ""
            };
            both!(
                lang,
                "{visit}：{measure}，{text}{closed}",
                "{visit}: {measure}, {text}{closed}"
            )
        }
        _ => String::new(),
    }
}

/// A visit as sentences name it: draw and object.
pub fn visit(visit: &VisitId) -> String {
    format!("{} {}", visit.draw, visit.object)
}

/// A time with a declared day.
pub fn time(lang: Lang, time: &str, declared: Option<&str>) -> String {
    declared.map_or(time.to_owned(), |day| {
        both!(lang, "{time}（声明为 {day}）", "{time} (declared {day})")
    })
}

/// What `ledger verify` checked.
pub fn verified(lang: Lang, lines: u64, files: usize) -> Vec<String> {
    vec![
        both!(
            lang,
            "账本共 {lines} 行，序号、前后摘要、事项先后均衔接",
            "{lines} lines; numbers, digests and the order of acts hold together"
        ),
        both!(
            lang,
            "账本所记 {files} 个文件均在，摘要一致",
            "all {files} files that the book names are there with their digests"
        ),
    ]
}

/// A file that does not agree.
pub fn file(lang: Lang, line: u64, path: &str) -> String {
    both!(
        lang,
        "第 {line} 行所记文件 {path} 缺失或被改动",
        "the file {path}, named in line {line}, is missing or was changed"
    )
}

/// Entries with a declared day.
pub fn declared(lang: Lang, lines: &str) -> String {
    both!(
        lang,
        "用 --today 声明日期的行：{lines}",
        "lines with a day declared by --today: {lines}"
    )
}

/// Entries whose declared day lies before the clock's.
pub fn backdated(lang: Lang, lines: &str) -> String {
    both!(
        lang,
        "其中声明日期早于系统日期的行：{lines}",
        "of them, lines whose declared day lies before the clock's day: {lines}"
    )
}

/// A folder that no line names.
pub fn stray(lang: Lang, folder: &str) -> String {
    both!(
        lang,
        "文件夹 {folder} 不在账本中",
        "the folder {folder} is named by no line of the book"
    )
}

/// Where a published head stands in the book.
pub fn head_at(lang: Lang, head: &str, line: Option<u64>) -> String {
    match line {
        Some(line) => both!(
            lang,
            "公布过的账首摘要 {head} 是账本第 {line} 行的，此前各行未被改动",
            "the published head {head} is that of line {line}; the lines up to it are as they were"
        ),
        None => both!(
            lang,
            "公布过的账首摘要 {head} 不是本账本任何一行的：账本被改写过，或不是这一本",
            "the published head {head} is that of no line: the book was rewritten, or is another one"
        ),
    }
}

/// The verdict.
pub fn verdict(lang: Lang, holds: bool) -> &'static str {
    if holds {
        lang.pick(
            "账本自身衔接。末行被改、末尾被删或整本重写，从账本本身看不出来：请与对外公布过的账首摘要逐字对照。",
            "The book agrees with itself. A changed last line, a cut end or a whole rewrite cannot be seen from it: compare the head with a published one.",
        )
    } else {
        lang.pick("账本核验不通过。", "The book is not verified.")
    }
}
