//! What `record` says.

use crate::domain::acts::handling::HandleAct;
use crate::domain::acts::inspection::{Inspection, ItemAnswer, Scan, SignOff};
use crate::domain::acts::replacement::{DecisionAct, ReplaceAct, ReplacedAct};
use crate::domain::acts::visit::DoneAct;
use crate::domain::book::fold::DrawnRound;
use crate::domain::day::calendar::Deadline;
use crate::domain::visit::log::{Entered, VisitLog};
use crate::domain::visit::logged::Logged;
use crate::domain::visit::replacements::{Replacement, Replacements};
use crate::domain::visit::visits::Visit;

use super::record_ask::{stays, will_enter};
use crate::text::{Lang, terms, told, word_of, words};

words! {
    completed(visit, completed): "已登记 {visit}：{completed} 检查完成", "{visit}: completed on {completed}";
    result_due(last, days, note): "结果最迟 {last} 录入（完成后 {days} 个工作日，完成当日不计；细则第19条）{note}", "the result is due by {last}, {days} working days after completion, that day not counted (article 19){note}";
    imported(count, late): "已录入 {count} 个检查结果，其中逾期 {late} 个", "{count} result(s) entered, {late} of them late";
    left_out(blank): "另有 {blank} 次检查整份未填，没有录入", "{blank} visit(s) are not filled in at all and were left out";
    found(completed, methods, codes, by): "  完成 {completed}，方式：{methods}，结果代码：{codes}，录入人 {by}", "  completed {completed}, by {methods}, codes {codes}, entered by {by}";
    item_text(text): "：{text}", ": {text}";
    nobody: "无", "none";
    reason_late(why): "  逾期理由：{why}（按逾期公示）", "  late, because: {why} (published as late)";
    of_code(code, name): "{code} {name} 的本年检查记录", "visits of {code} {name} in the year";
    objects(objects): "  检查对象：{objects}", "  objects: {objects}";
    scanned(number): "  扫码入企：检查码 {number}", "  code scanned: {number}";
    scanned_when(number, at): "  扫码入企：检查码 {number}，{at}", "  code scanned: {number}, {at}";
    not_scanned(why): "  未扫码入企：{why}", "  no code scanned: {why}";
    at_object(object): "  {object}：", "  {object}:";
    enterprise(enterprise, objects): "  企业 {enterprise}，检查对象：{objects}", "  enterprise {enterprise}, objects: {objects}";
    object_lost(object): "{object}（已被更换）", "{object} (replaced)";
    object_instead(object, former): "{object}（递补 {former}）", "{object} (in the place of {former})";
    drawn(draw, day, team): "抽取 {draw}（{day}），检查组：{team}", "draw {draw} ({day}), team: {team}";
    instead_of(former): "  递补 {former}", "  in the place of {former}";
    lost: "  对象已被更换，不再检查", "  the object was replaced and is not visited";
    no_result: "  尚未录入结果", "  no result yet";
    asked(day, who, ground, reason, seq, by): "  {day} 更换 {who}（{ground}：{reason}，账本第 {seq} 行）→ {by}", "  {day} replaced {who} ({ground}: {reason}, book line {seq}) -> {by}";
    gave_up(day, who, ground, reason, seq, decision): "  {day} {who} 离组，席位空缺（{ground}：{reason}，账本第 {seq} 行）；决定：{decision}", "  {day} {who} left, the seat stays empty ({ground}: {reason}, book line {seq}); decided: {decision}";
    waits: "等待抽取", "waits for its lot";
    expert(who, unit, why): "  专业协助：{who}（{unit}），{why}", "  assisted by {who} ({unit}): {why}";
    recusal(who, grounds, granted, answer): "  申请 {who} 回避：{grounds}；{granted}：{answer}", "  {who} was asked to stay away: {grounds}; {granted}: {answer}";
    done_before(completed): "  {completed} 检查完成，待录入结果", "  completed on {completed}, result to be entered";
    step(seq, date, measure, text, note): "  账本第 {seq} 行，{date} {measure}：{text}{note}", "  book line {seq}, {date} {measure}: {text}{note}";
    new_step(date, measure, text, note): "  {date} {measure}：{text}{note}", "  {date} {measure}: {text}{note}";
    step_due(due): "，期限 {due}", ", by {due}";
    step_seen(day): "，{day} 复查", ", inspected again {day}";
    step_unchecked(why): "，未复查：{why}", ", not inspected again: {why}";
    step_published(day): "，处罚 {day} 公开", ", penalty made public {day}";
}

word_of! {
    /// Behind a deadline, whether it may still move.
    provisional(bool) {
        true => "（暂定：有关年度的放假安排尚未公布）", " (provisional: the holidays of that year are not published yet)";
        false => "", "";
    }
    /// What was answered to a recusal request.
    granted(bool) {
        true => "准予", "granted";
        false => "不准予", "denied";
    }
    /// Whether a visit was recorded.
    recorded(bool) {
        true => "  全过程记录：有音像记录", "  recorded: yes";
        false => "  全过程记录：没有音像记录", "  recorded: no";
    }
    /// Behind an entry, whether it was late.
    late(bool) {
        true => "，逾期", ", late";
        false => "", "";
    }
    /// Behind a step, whether it closed the handling.
    closed(bool) {
        true => "，已办结", ", closed";
        false => "，办理中", ", open";
    }
}

/// A completion was noted.
pub fn done(lang: Lang, act: &DoneAct, deadline: &Deadline, days: u32) -> Vec<String> {
    let note = provisional(lang, deadline.provisional);
    let parts = act
        .objects
        .iter()
        .any(|code| **code != *act.visit.enterprise);
    let parts = parts.then(|| objects(lang, lang.list(&act.objects)));
    let mut lines = vec![completed(lang, &act.visit, act.completed)];
    lines.extend(parts);
    lines.push(result_due(lang, deadline.date, days, note));
    lines
}

/// A result was entered or corrected.
pub fn entered(lang: Lang, result: &Inspection, reason: Option<&str>) -> Vec<String> {
    let (visit, deadline) = (&result.visit, result.deadline);
    let note = provisional(lang, result.provisional);
    let title = told!(lang, reason;
        None => "已录入 {visit} 的检查结果", "entered the result of {visit}";
        Some(reason) => "已更正 {visit} 的检查结果，理由：{reason}（原文保留）", "corrected the result of {visit}, because: {reason} (the former text stays)";
    );
    let in_time = told!(lang, &result.late;
        None => "录入期限 {deadline}，按期{note}", "due by {deadline}, in time{note}";
        Some(why) => "录入期限 {deadline}，逾期录入，理由：{why}；按逾期公示", "due by {deadline}, late, because: {why}; published as late";
    );
    [vec![title], content(lang, result), vec![in_time]].concat()
}

/// A result that is to be entered, before it stays.
pub fn to_enter(lang: Lang, result: &Inspection) -> Vec<String> {
    let title = will_enter(lang, &result.visit);
    let late = result.late.as_ref().map(|why| reason_late(lang, why));
    let ends = late.into_iter().chain([stays(lang).to_owned()]);
    let content = content(lang, result).into_iter();
    std::iter::once(title).chain(content).chain(ends).collect()
}

/// What a result says.
fn content(lang: Lang, result: &Inspection) -> Vec<String> {
    let (methods, codes) = (
        lang.list(result.methods.iter()),
        lang.list(result.codes.iter().map(|code| &code.code)),
    );
    let mut lines = vec![found(
        lang,
        result.completed,
        methods,
        codes,
        &result.entered_by,
    )];
    for of in &result.objects {
        let plain = result.objects.len() == 1 && of.object == result.visit.enterprise;
        lines.extend((!plain).then(|| at_object(lang, &of.object)));
        let margin = if plain { "  " } else { "    " };
        let items = of.items.iter().map(|answer| answered(lang, answer));
        lines.extend(items.map(|item| format!("{margin}{item}")));
    }
    lines.push(told!(lang, &result.sign_off;
        SignOff::Signed { name, date } => "  签字：{name}，{date}", "  signed by {name} on {date}";
        SignOff::Refused { reason, witness, reported_to }, witness = witness.as_deref().unwrap_or(nobody(lang)) => "  拒绝签字：{reason}；见证人：{witness}；已向{reported_to}报告", "  refused to sign: {reason}; witness: {witness}; reported to {reported_to}";
    ));
    lines.extend(result.scan.as_ref().map(|scan| scan_of(lang, scan)));
    lines.extend(result.recorded.map(|yes| recorded(lang, yes).to_owned()));
    lines
}

fn scan_of(lang: Lang, scan: &Scan) -> String {
    let why = scan.none.as_deref().unwrap_or_default();
    match (&scan.number, scan.at) {
        (None, _) => not_scanned(lang, why),
        (Some(number), None) => scanned(lang, number),
        (Some(number), Some(at)) => scanned_when(lang, number, at.format("%Y-%m-%d %H:%M")),
    }
}

fn answered(lang: Lang, item: &ItemAnswer) -> String {
    let answer = terms::answer(lang, item.answer);
    let text = Some(&item.text).filter(|text| !text.is_empty());
    let text = text.map_or(String::new(), |text| item_text(lang, text));
    format!("{} {answer}{text}", item.item)
}

/// Enterprise and objects of a visit, where they are not one and the same; else in whose place its object came.
fn visited(lang: Lang, visit: &Visit) -> Option<String> {
    if let ([object], false) = (visit.objects.as_slice(), visit.has_parts()) {
        let former = object.instead_of.as_ref()?;
        return Some(instead_of(lang, former));
    }
    let shown = visit.objects.iter().map(|object| {
        let code = &object.code;
        match &object.instead_of {
            _ if object.lost => object_lost(lang, code),
            Some(former) => object_instead(lang, code, former),
            None => code.clone(),
        }
    });
    Some(enterprise(lang, &visit.id.enterprise, lang.list(shown)))
}

/// The history of one visit.
pub fn history(
    lang: Lang,
    draw: &DrawnRound,
    visit: &Visit,
    log: Option<&VisitLog>,
    replacements: &Replacements,
    name: &dyn Fn(&str) -> String,
) -> Vec<String> {
    let team = lang.list(visit.team.iter().map(|cert| name(cert)));
    let mut lines = vec![String::new(), drawn(lang, &draw.act.draw, &draw.day, team)];
    lines.extend(visited(lang, visit));
    let requests = replacements.requests.iter();
    let here = requests.filter(|r| *r.request.visit() == visit.id);
    lines.extend(here.map(|it| replacement(lang, it, name)));
    let decisions = replacements.decisions.iter();
    let here = decisions.filter(|decision| decision.act.visit == visit.id);
    lines.extend(here.map(|it| decided(lang, it, name)));
    if visit.is_lost() {
        lines.push(lost(lang).to_owned());
        return lines;
    }
    let none = VisitLog::default();
    let log = log.unwrap_or(&none);
    lines.extend(before_result(lang, log, name));
    lines.extend(log.results.iter().flat_map(|entered| entry(lang, entered)));
    if !log.has_result() && log.done.is_none() {
        lines.push(no_result(lang).to_owned());
    }
    let steps = log.handlings.iter();
    lines.extend(steps.map(|step| handled(lang, step.seq, &step.act)));
    lines
}

fn replacement(lang: Lang, of: &Replacement, name: &dyn Fn(&str) -> String) -> String {
    let (request, outcome) = (&of.request, of.outcome.as_ref());
    let who = match request {
        ReplaceAct::Seat(request) => name(&request.leaver),
        ReplaceAct::Object(request) => request.object.clone(),
    };
    let ground = terms::ground(lang, request.ground());
    let by = outcome.map(|outcome| match &outcome.act {
        ReplacedAct::Seat(came) => name(&came.taker),
        ReplacedAct::Object(came) => came.object.clone().unwrap_or_else(|| "–".to_owned()),
    });
    let by = by.unwrap_or_else(|| waits(lang).to_owned());
    asked(lang, &of.day, who, ground, request.reason(), of.seq, by)
}

/// A seat that was given up.
fn decided(lang: Lang, of: &Logged<DecisionAct>, name: &dyn Fn(&str) -> String) -> String {
    let (act, day) = (&of.act, &of.day);
    let ground = terms::ground(lang, act.ground);
    let (who, reason) = (name(&act.leaver), &act.reason);
    gave_up(lang, day, who, ground, reason, of.seq, &act.decision)
}

fn before_result(lang: Lang, log: &VisitLog, name: &dyn Fn(&str) -> String) -> Vec<String> {
    let experts = log.experts.iter().map(|logged| &logged.act);
    let experts = experts.map(|act| expert(lang, &act.name, &act.unit, &act.reason));
    let recusals = log.recusals.iter().map(|logged| &logged.act).map(|act| {
        let answered = granted(lang, act.granted);
        recusal(lang, name(&act.cert), &act.grounds, answered, &act.answer)
    });
    let done = log.done.as_ref().filter(|_| !log.has_result());
    let done = done.map(|done| done_before(lang, done.act.completed));
    experts.chain(recusals).chain(done).collect()
}

fn entry(lang: Lang, entered: &Entered) -> Vec<String> {
    let (seq, day) = (entered.seq, &entered.day);
    let late = late(lang, entered.result.late.is_some());
    let title = told!(lang, &entered.reason;
        None => "  账本第 {seq} 行，{day} 录入{late}", "  book line {seq}, entered {day}{late}";
        Some(reason) => "  账本第 {seq} 行，{day} 更正，理由：{reason}{late}", "  book line {seq}, corrected {day}, because: {reason}{late}";
    );
    let lines = content(lang, &entered.result).into_iter();
    let lines = lines.map(|line| format!("  {line}"));
    std::iter::once(title).chain(lines).collect()
}

/// A step of handling.
pub fn step_of(lang: Lang, act: &HandleAct) -> String {
    let (measure, note) = measure_and_note(lang, act);
    new_step(lang, act.date, measure, &act.text, note)
}

fn handled(lang: Lang, seq: u64, act: &HandleAct) -> String {
    let (measure, note) = measure_and_note(lang, act);
    step(lang, seq, act.date, measure, &act.text, note)
}

fn measure_and_note(lang: Lang, act: &HandleAct) -> (String, String) {
    let measure = [
        Some(terms::measure(lang, act.measure).to_owned()),
        act.number.as_ref().map(|number| format!(" {number}")),
        act.to.as_ref().map(|to| format!(" → {to}")),
    ];
    let note = [
        act.due.map(|due| step_due(lang, due)),
        act.reinspected.map(|day| step_seen(lang, day)),
        act.unchecked.as_ref().map(|why| step_unchecked(lang, why)),
        act.published.map(|day| step_published(lang, day)),
        Some(closed(lang, act.closed).to_owned()),
    ];
    let measure: String = measure.into_iter().flatten().collect();
    (measure, note.into_iter().flatten().collect())
}
