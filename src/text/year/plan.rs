//! What `plan` says.

use chrono::NaiveDate;

use crate::domain::acts::entry::PlanAct;
use crate::domain::acts::plan_papers::{Approval, FiledAct};
use crate::domain::book::fold::PublishedPlan;
use crate::domain::ground::ratio::Ratio;
use crate::domain::year::expected::Expected;
use crate::domain::year::plan_check::Promise;

use crate::text::book::lines::{approved_by, because, left};
use crate::text::{Lang, told, word_of, words};

words! {
    check_title(year, tasks): "{year} 年度抽查计划，{tasks} 个任务，按今天的名录库计算", "Plan of {year}, {tasks} tasks, against today's libraries";
    task_headings: ["任务", "时间", "范围内", "每轮抽", "轮次", "全年抽", "年度上限", "可参加人员(专业)", "人次", "人均次数", "工作日"], ["task", "window", "in scope", "a round", "rounds", "a year", "cap", "may serve (qualified)", "seats", "visits each", "working days"];
    stratum_headings: ["任务", "分层", "比例", "基数", "每轮抽"], ["task", "stratum", "ratio", "of", "a round"];
    capacity(seats, people, each): "全年需 {seats} 人次，执法检查人员 {people} 人，人均 {each} 次", "the year takes {seats} seats in teams; {people} inspectors, {each} visits each";
    may_fall_short(task, stratum, short): "注意：{task} 分层“{stratum}”最多可能缺额 {short} 个（其他任务可能先抽中同一批对象，达到年度上限）", "note: {task}, stratum {stratum}, may fall short by up to {short} (other tasks may draw the same objects first and use up their caps)";
    over_note: "注意：下列企业在尚未抽取的轮次中可能超过年度上限，已封存的轮次不能再排除它们（细则第13条，防止过度检查）", "note: these enterprises could be visited more often than their cap allows in the rounds to come, since sealed rounds cannot exclude them any more (article 13, no over-inspection)";
    over_headings: ["企业", "可能次数", "年度上限", "任务"], ["enterprises", "could be visited", "cap", "tasks"];
    least_in_any_order(least): "不按到期先后抽取时，全年至少 {least} 个对象", "in another order than they fall due the rounds of the year come to {least} objects at least";
    version(version, tasks, base, enterprises): "已发布年度计划第 {version} 版：{tasks} 个任务，覆盖面基数 {base} 个对象、{enterprises} 家企业，内容在 plans/{version}", "published version {version} of the plan: {tasks} tasks, base {base} objects of {enterprises} enterprises; it lies in plans/{version}";
    digest(digest): "计划摘要：{digest}", "digest of the plan: {digest}";
    changed(reason): "变更理由：{reason}", "changed because: {reason}";
    base_left(before, total, undrawn): "注意：计划第 {before} 版发布后，有 {total} 个对象离开了覆盖面的基数，其中 {undrawn} 个本年从未抽中：", "note: since version {before} of the plan was published {total} object(s) left the base of coverage, {undrawn} of them never drawn this year:";
    base_left_of_all(total, undrawn): "注意：第 1 版以来离开基数的对象共 {total} 个，其中 {undrawn} 个从未抽中；基数变小，覆盖面的百分比就变大，覆盖面和公示页都会写明", "note: {total} object(s) left the base since version 1, {undrawn} of them never drawn; a smaller base makes coverage larger, and coverage and the public page say so";
    show_title(year, today): "{year} 年度抽查计划（{today}）", "Plan of {year} ({today})";
    year_headings: ["任务", "名称"], ["task", "name"];
    legend: "○ 未到  ◎ 已封存待抽  ! 应抽  × 逾期未抽  ● 已抽  ✓ 完成（结果已全部录入）  ─ 任务期内", "○ ahead  ◎ sealed, to be drawn  ! due  × late, not drawn  ● drawn  ✓ done, all results entered  ─ within the window";
    due(word, task, round, from, to): "{word}：{task} 第 {round} 轮，{from} 至 {to}", "{word}: {task} round {round}, {from} to {to}";
    next(task, round, day): "下一个到期：{task} 第 {round} 轮，{day}", "next due: {task} round {round} on {day}";
    unpublished: "年度计划尚未发布", "the plan has not been published";
    published_version(version, day, base, enterprises, digest, behind): "第 {version} 版：{day} 发布，基数 {base} 个对象、{enterprises} 家企业，摘要 {digest}{behind}", "version {version}: published {day}, base {base} objects of {enterprises} enterprises, digest {digest}{behind}";
    filed_line(version, with, number, on): "第 {version} 版：{on} 向{with}备案，{number}", "version {version}: filed with {with} on {on}, {number}";
    approved(by, number, on): "批准：{by}，{number}，{on}", "approved by {by}, {number}, {on}";
    differs(task, version): "注意：{task} 与已发布的第 {version} 版不一致，发布新版之前不能抽取", "note: {task} is not what version {version} says; it cannot be drawn before a new version is published";
    not_published(task, version): "注意：{task} 不在已发布的第 {version} 版中，只能作为临时任务抽取（--adhoc）", "note: {task} is not in version {version}; it can be drawn outside the plan only (--adhoc)";
    gone(task, version): "注意：已发布的第 {version} 版有任务 {task}，现在的计划表里没有", "note: version {version} has the task {task}, today's plan has not";
    faults(total): "注意：清单或计划有 {total} 处错误，请运行 choucha check", "note: the lists have {total} fault(s); see choucha check";
}

word_of! {
    /// The verdict of `plan check`.
    verdict(Promise) {
        Promise::Always => "计划可行，覆盖面无论抽取结果和先后如何都达到下限。", "The plan can be carried out, and keeps the rule of coverage whatever is drawn, in whatever order.";
        Promise::AsDue => "计划可行；各轮按到期先后抽取的，覆盖面无论抽取结果如何都达到下限；不按先后抽取，可能不足。", "The plan can be carried out, and keeps the rule of coverage whatever is drawn, if the rounds are drawn as they fall due; in another order it may not.";
        Promise::ByChance => "计划可行；覆盖面能否达到下限要看抽取结果，请随时用 choucha coverage 查看。", "The plan can be carried out; whether it keeps the rule of coverage depends on the draws: see choucha coverage.";
        Promise::Never => "计划达不到覆盖面下限（细则第16条）：请提高抽查比例、增加频次或扩大范围。", "The plan cannot keep the rule of coverage (article 16): raise ratios, rounds or scopes.";
    }
    /// A round that should be drawn: whether it is late, and whether it is sealed.
    due_word((bool, bool)) {
        (false, false) => "应抽", "due";
        (false, true) => "应抽（已封存，待种子）", "due (sealed, waits for its seed)";
        (true, false) => "逾期未抽", "late";
        (true, true) => "逾期未抽（已封存，待种子）", "late (sealed, waits for its seed)";
    }
}

/// What coverage the year can come to.
pub fn expected(lang: Lang, expected: Expected, required: u64, rule: Ratio) -> String {
    let (least, most) = expected.coverage();
    let (low, high, base) = (expected.least, expected.most, expected.base);
    told!(lang, expected.is_exact();
        true => "预计全年覆盖面：{most}（{high}/{base} 个对象，确定值）；下限 {rule} 即 {required} 个", "expected coverage of the year: {most} ({high} of {base} objects, exactly); the rule is {rule}, {required} objects";
        false => "预计全年覆盖面：{least} 至 {most}（{low}–{high}/{base} 个对象，视抽取结果而定）；下限 {rule} 即 {required} 个", "expected coverage of the year: {least} to {most} ({low} to {high} of {base} objects, as chance falls); the rule is {rule}, {required} objects";
    )
}

/// Whether the plan is published in time.
pub fn publication(
    lang: Lang,
    published: Option<NaiveDate>,
    by: NaiveDate,
    today: NaiveDate,
) -> String {
    let days = (published.unwrap_or(today) - by).num_days();
    let left = -days;
    told!(lang, (published, days);
        (Some(day), ..=0) => "年度计划于 {day} 发布，在 {by} 的期限之内", "the plan was published on {day}, in time for {by}";
        (Some(day), 1..) => "年度计划于 {day} 发布，晚于 {by} 的期限 {days} 天（细则第13条）", "the plan was published on {day}, {days} day(s) after {by} (article 13): late";
        (None, ..=0) => "年度计划尚未发布；期限 {by}，还有 {left} 天（choucha plan publish）", "the plan is not published yet; it is due by {by}, in {left} day(s) (choucha plan publish)";
        (None, 1..) => "年度计划尚未发布；已过期限 {by} {days} 天（细则第13条），请尽快 choucha plan publish", "the plan is not published; it was due by {by}, {days} day(s) ago (article 13): publish it with choucha plan publish";
    )
}

/// A version was published.
pub fn published(lang: Lang, act: &PlanAct) -> Vec<String> {
    let mut lines = vec![
        version(lang, act.version, act.tasks, act.base, act.enterprises),
        digest(lang, act.plan),
    ];
    if !act.reason.is_empty() {
        lines.push(changed(lang, &act.reason));
    }
    if let Some(Approval { by, number, on }) = &act.approved {
        lines.push(approved(lang, by, number, on));
    }
    lines
}

/// A version was filed.
pub fn filed(lang: Lang, act: &FiledAct) -> String {
    filed_line(lang, act.version, &act.with, &act.number, act.on)
}

/// The published versions.
pub fn versions(lang: Lang, plans: &[PublishedPlan]) -> Vec<String> {
    if plans.is_empty() {
        return vec![unpublished(lang).to_owned()];
    }
    let lines_of = |plan: &PublishedPlan| {
        let act = &plan.act;
        let behind = left(lang, act.since_before.as_ref())
            + &approved_by(lang, act.approved.as_ref())
            + &because(lang, &act.reason);
        let (base, all) = (act.base, act.enterprises);
        let mut lines = vec![published_version(
            lang,
            act.version,
            &plan.day,
            base,
            all,
            act.plan,
            behind,
        )];
        lines.extend(plan.filed.iter().map(|act| filed(lang, act)));
        lines
    };
    plans.iter().flat_map(lines_of).collect()
}

/// A task that is not as published; `holds` says whether it is, or nothing for one in no version.
pub fn note(lang: Lang, task: &str, holds: Option<bool>, version: u32) -> Option<String> {
    match holds {
        Some(true) => None,
        Some(false) => Some(differs(lang, task, version)),
        None => Some(not_published(lang, task, version)),
    }
}
