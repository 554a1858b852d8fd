//! What `record` says.

use crate::domain::acts::inspection::{Answer, Inspection, SignOff};
use crate::domain::acts::visit::DoneAct;
use crate::domain::book::fold::DrawnRound;
use crate::domain::day::calendar::Deadline;
use crate::domain::visit::log::{Entered, Replacement, VisitLog};
use crate::domain::visit::visits::Visit;

use crate::text::book::lines::visit as named;
use crate::text::{Lang, both, terms};

/// Behind a deadline that may still move.
fn provisional(lang: Lang, provisional: bool) -> &'static str {
    if provisional {
        lang.pick(
            "（暂定：有关年度的放假安排尚未公布）",
            " (provisional: the holidays of that year are not published yet)",
        )
    } else {
        ""
    }
}

/// A completion was noted.
pub fn done(lang: Lang, act: &DoneAct, deadline: &Deadline, days: u32) -> Vec<String> {
    let (visit, completed, last) = (named(&act.visit), act.completed, deadline.date);
    let note = provisional(lang, deadline.provisional);
    vec![
        both!(
            lang,
            "已登记 {visit}：{completed} 检查完成",
            "{visit}: completed on {completed}"
        ),
        both!(
            lang,
            "结果最迟 {last} 录入（完成后 {days} 个工作日，完成当日不计；细则第19条）{note}",
            "the result is due by {last}, {days} working days after completion, that day not counted (article 19){note}"
        ),
    ]
}

/// A result was entered or corrected.
pub fn entered(lang: Lang, result: &Inspection, reason: Option<&str>) -> Vec<String> {
    let visit = named(&result.visit);
    let mut lines = vec![match reason {
        None => both!(
            lang,
            "已录入 {visit} 的检查结果",
            "entered the result of {visit}"
        ),
        Some(reason) => both!(
            lang,
            "已更正 {visit} 的检查结果，理由：{reason}（原文保留）",
            "corrected the result of {visit}, because: {reason} (the former text stays)"
        ),
    }];
    lines.extend(content(lang, result));
    let (deadline, note) = (result.deadline, provisional(lang, result.provisional));
    lines.push(match &result.late {
        None => both!(
            lang,
            "录入期限 {deadline}，按期{note}",
            "due by {deadline}, in time{note}"
        ),
        Some(why) => both!(
            lang,
            "录入期限 {deadline}，逾期录入，理由：{why}；按逾期公示",
            "due by {deadline}, late, because: {why}; published as late"
        ),
    });
    lines
}

/// What a result says.
fn content(lang: Lang, result: &Inspection) -> Vec<String> {
    let (completed, by) = (result.completed, &result.entered_by);
    let joint = lang.pick("、", ", ");
    let (methods, codes) = (result.methods.join(joint), result.codes.join(joint));
    let mut lines = vec![both!(
        lang,
        "  完成 {completed}，方式：{methods}，结果代码：{codes}，录入人 {by}",
        "  completed {completed}, by {methods}, codes {codes}, entered by {by}"
    )];
    for item in &result.items {
        let answer = terms::answer(lang, item.answer);
        let text = if item.text.is_empty() {
            String::new()
        } else {
            {
                let text = &item.text;
                both!(lang, "：{text}", ": {text}")
            }
        };
        lines.push(format!("  {} {answer}{text}", item.item));
    }
    lines.push(match &result.sign_off {
        SignOff::Signed { name, date } => both!(
            lang,
            "  签字：{name}，{date}",
            "  signed by {name} on {date}"
        ),
        SignOff::Refused { reason, witness } => {
            let witness = witness.as_deref().unwrap_or(lang.pick("无", "none"));
            both!(
                lang,
                "  拒绝签字：{reason}；见证人：{witness}",
                "  refused to sign: {reason}; witness: {witness}"
            )
        }
    });
    lines
}

/// A file was imported.
pub fn imported(lang: Lang, count: usize, late: usize, blank: u64) -> Vec<String> {
    let mut lines = vec![both!(
        lang,
        "已录入 {count} 个检查结果，其中逾期 {late} 个",
        "{count} result(s) entered, {late} of them late"
    )];
    if blank > 0 {
        lines.push(both!(
            lang,
            "另有 {blank} 次检查整份未填，没有录入",
            "{blank} visit(s) are not filled in at all and were left out"
        ));
    }
    lines
}

/// The object of a history.
pub fn object(lang: Lang, code: &str, name: &str) -> String {
    both!(
        lang,
        "{code} {name} 的本年检查记录",
        "visits of {code} {name} in the year"
    )
}

/// The history of one visit.
pub fn history(
    lang: Lang,
    draw: &DrawnRound,
    visit: &Visit,
    log: Option<&VisitLog>,
    replaced: &[&Replacement],
    name: &dyn Fn(&str) -> String,
) -> Vec<String> {
    let (id, day) = (&draw.act.draw, &draw.day);
    let team: Vec<String> = visit.team.iter().map(|cert| name(cert)).collect();
    let team = team.join(lang.pick("、", ", "));
    let mut lines = vec![
        String::new(),
        both!(
            lang,
            "抽取 {id}（{day}），检查组：{team}",
            "draw {id} ({day}), team: {team}"
        ),
    ];
    if let Some(former) = &visit.instead_of {
        lines.push(both!(lang, "  递补 {former}", "  in the place of {former}"));
    }
    for replacement in replaced {
        lines.push(asked(lang, replacement, name));
    }
    if visit.lost {
        lines.push(
            lang.pick(
                "  对象已被更换，不再检查",
                "  the object was replaced and is not visited",
            )
            .to_owned(),
        );
        return lines;
    }
    let none = VisitLog::default();
    let log = log.unwrap_or(&none);
    lines.extend(before_result(lang, log, name));
    for entered in &log.results {
        lines.extend(entry(lang, entered));
    }
    if log.results.is_empty() && log.done.is_none() {
        lines.push(lang.pick("  尚未录入结果", "  no result yet").to_owned());
    }
    for step in &log.handlings {
        lines.push(handled(lang, step.seq, &step.act));
    }
    lines
}

fn asked(lang: Lang, replacement: &Replacement, name: &dyn Fn(&str) -> String) -> String {
    let (seq, day, reason) = (
        replacement.seq,
        &replacement.day,
        &replacement.request.reason,
    );
    let ground = terms::ground(lang, replacement.request.ground);
    let object = || replacement.request.visit.object.clone();
    let who = replacement
        .request
        .leaver
        .as_deref()
        .map_or_else(object, name);
    let by = match &replacement.outcome {
        None => lang.pick("等待抽取", "waits for its lot").to_owned(),
        Some(outcome) => {
            let takers = outcome
                .act
                .seats
                .iter()
                .filter_map(|seat| seat.taker.as_deref())
                .map(name);
            let takers: Vec<String> = outcome.act.object.iter().cloned().chain(takers).collect();
            if takers.is_empty() {
                "–".to_owned()
            } else {
                takers.join(lang.pick("、", ", "))
            }
        }
    };
    both!(
        lang,
        "  {day} 更换 {who}（{ground}：{reason}，账本第 {seq} 行）→ {by}",
        "  {day} replaced {who} ({ground}: {reason}, book line {seq}) -> {by}"
    )
}

fn before_result(lang: Lang, log: &VisitLog, name: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut lines = Vec::new();
    for expert in &log.experts {
        let (who, unit, why) = (&expert.act.name, &expert.act.unit, &expert.act.reason);
        lines.push(both!(
            lang,
            "  专业协助：{who}（{unit}），{why}",
            "  assisted by {who} ({unit}): {why}"
        ));
    }
    for request in &log.recusals {
        let (who, grounds, answer) = (
            name(&request.act.cert),
            &request.act.grounds,
            &request.act.answer,
        );
        let granted = if request.act.granted {
            lang.pick("准予", "granted")
        } else {
            lang.pick("不准予", "denied")
        };
        lines.push(both!(
            lang,
            "  申请 {who} 回避：{grounds}；{granted}：{answer}",
            "  {who} was asked to stay away: {grounds}; {granted}: {answer}"
        ));
    }
    if let Some(done) = log.done.as_ref().filter(|_| log.results.is_empty()) {
        let completed = done.act.completed;
        lines.push(both!(
            lang,
            "  {completed} 检查完成，待录入结果",
            "  completed on {completed}, result to be entered"
        ));
    }
    lines
}

fn entry(lang: Lang, entered: &Entered) -> Vec<String> {
    let (seq, day) = (entered.seq, &entered.day);
    let late = if entered.result.late.is_some() {
        lang.pick("，逾期", ", late")
    } else {
        ""
    };
    let mut lines = vec![match &entered.reason {
        None => both!(
            lang,
            "  账本第 {seq} 行，{day} 录入{late}",
            "  book line {seq}, entered {day}{late}"
        ),
        Some(reason) => both!(
            lang,
            "  账本第 {seq} 行，{day} 更正，理由：{reason}{late}",
            "  book line {seq}, corrected {day}, because: {reason}{late}"
        ),
    }];
    lines.extend(
        content(lang, &entered.result)
            .into_iter()
            .map(|line| format!("  {line}")),
    );
    lines
}

fn handled(lang: Lang, seq: u64, act: &crate::domain::acts::handling::HandleAct) -> String {
    let (measure, date, text) = (terms::measure(lang, act.measure), act.date, &act.text);
    let number = act
        .number
        .as_deref()
        .map_or(String::new(), |number| format!(" {number}"));
    let to = act
        .to
        .as_deref()
        .map_or(String::new(), |to| format!(" → {to}"));
    let due = act.due.map_or(String::new(), |due| {
        both!(lang, "，期限 {due}", ", by {due}")
    });
    let seen = act.reinspected.map_or(String::new(), |day| {
        both!(lang, "，{day} 复查", ", inspected again {day}")
    });
    let closed = if act.closed {
        lang.pick("，已办结", ", closed")
    } else {
        lang.pick("，办理中", ", open")
    };
    both!(
        lang,
        "  账本第 {seq} 行，{date} {measure}{number}{to}：{text}{due}{seen}{closed}",
        "  book line {seq}, {date} {measure}{number}{to}: {text}{due}{seen}{closed}"
    )
}

/// Whether anything in a result is a finding, for one word on the screen.
pub fn outcome(lang: Lang, result: &Inspection) -> &'static str {
    if result.has_findings() {
        terms::answer(lang, Answer::Found)
    } else {
        terms::answer(lang, Answer::Clear)
    }
}

/// A question of `record add` at a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Who enters it.
    EnteredBy,
    /// The day of completion.
    Completed,
    /// Ways of inspecting.
    Methods,
    /// What was found.
    Text,
    /// Result codes.
    Codes,
    /// Signed or refused.
    SignOff,
    /// Who signed.
    Signer,
    /// When.
    SignedOn,
    /// Why the signature was refused.
    Refusal,
    /// Who witnessed it.
    Witness,
}

/// The words of a question.
pub fn question(lang: Lang, question: Question) -> &'static str {
    match question {
        Question::EnteredBy => lang.pick(
            "录入人（检查组成员）",
            "Who enters it (a member of the team)",
        ),
        Question::Completed => lang.pick(
            "检查完成日期（如 2026-06-10）",
            "Day of completion (2026-06-10)",
        ),
        Question::Methods => lang.pick(
            "检查方式（空格选择，回车确认）",
            "Ways of inspecting (space selects, enter confirms)",
        ),
        Question::Text => lang.pick(
            "写明问题或未能检查的原因",
            "What was found, or why it could not be inspected",
        ),
        Question::Codes => lang.pick(
            "结果代码（空格选择，回车确认）",
            "Result codes (space selects, enter confirms)",
        ),
        Question::SignOff => lang.pick("被检查对象签字情况", "Sign-off by the inspected party"),
        Question::Signer => lang.pick("签字人", "Who signed"),
        Question::SignedOn => lang.pick("签字日期", "Day of the signature"),
        Question::Refusal => lang.pick("拒绝签字的原因", "Why the signature was refused"),
        Question::Witness => lang.pick(
            "见证人（没有则留空）",
            "Witness (leave empty if there was none)",
        ),
    }
}

/// The two ways of signing off.
pub fn sign_offs(lang: Lang) -> [&'static str; 2] {
    lang.pick(["签字", "拒绝签字"], ["signed", "refused"])
}

/// An answer that is no day.
pub fn no_day(lang: Lang) -> &'static str {
    lang.pick("不是日期，写作 2026-06-10", "no date; write 2026-06-10")
}
