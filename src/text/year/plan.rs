//! What `plan` says.

use chrono::NaiveDate;

use crate::domain::acts::entry::PlanAct;
use crate::domain::book::fold::PublishedPlan;
use crate::domain::year::expected::Expected;
use crate::domain::year::planned_round::Stage;

use crate::text::{Lang, both, terms};

/// The title of `plan check`.
pub fn check_title(lang: Lang, year: i32, tasks: usize) -> String {
    both!(
        lang,
        "{year} 年度抽查计划，{tasks} 个任务，按今天的名录库计算",
        "Plan of {year}, {tasks} tasks, against today's libraries"
    )
}

/// Headings of the table of tasks.
pub fn task_headings(lang: Lang) -> [&'static str; 11] {
    lang.pick(
        [
            "任务",
            "时间",
            "范围内",
            "每轮抽",
            "轮次",
            "全年抽",
            "年度上限",
            "可参加人员(专业)",
            "人次",
            "人均次数",
            "工作日",
        ],
        [
            "task",
            "window",
            "in scope",
            "a round",
            "rounds",
            "a year",
            "cap",
            "may serve (qualified)",
            "seats",
            "visits each",
            "working days",
        ],
    )
}

/// Headings of the table of strata.
pub fn stratum_headings(lang: Lang) -> [&'static str; 5] {
    lang.pick(
        ["任务", "分层", "比例", "基数", "每轮抽"],
        ["task", "stratum", "ratio", "of", "a round"],
    )
}

/// The capacity of the year.
pub fn capacity(lang: Lang, seats: u64, people: u64) -> String {
    let each = (seats * 10).div_ceil(people.max(1));
    let (whole, tenth) = (each / 10, each % 10);
    both!(
        lang,
        "全年需 {seats} 人次，执法检查人员 {people} 人，人均 {whole}.{tenth} 次",
        "the year takes {seats} seats in teams; {people} inspectors, {whole}.{tenth} visits each"
    )
}

/// A stratum that may not have enough objects left.
pub fn may_fall_short(lang: Lang, task: &str, stratum: &str, short: u64) -> String {
    let stratum = terms::stratum(lang, stratum);
    both!(
        lang,
        "注意：{task} 分层“{stratum}”最多可能缺额 {short} 个（其他任务可能先抽中同一批对象，达到年度上限）",
        "note: {task}, stratum {stratum}, may fall short by up to {short} (other tasks may draw the same objects first and use up their caps)"
    )
}

/// Objects that could be drawn more often than one of their tasks allows.
pub fn over_cap(lang: Lang, objects: u64, could: u32, cap: u32, tasks: &str) -> String {
    both!(
        lang,
        "注意：{objects} 个对象同在 {tasks} 的范围内，一年可能被抽中 {could} 次，超过其中最严的年度上限 {cap} 次（细则第13条，防止过度检查）",
        "note: {objects} object(s) in the scopes of {tasks} could be drawn {could} times a year, more than the strictest cap of {cap} (article 13, no over-inspection)"
    )
}

/// What coverage the year can come to.
pub fn expected(lang: Lang, expected: Expected, required: u64, rule: &str) -> String {
    let (least, most) = expected.coverage();
    let base = expected.base;
    let (low, high) = (expected.least, expected.most);
    if expected.is_exact() {
        both!(
            lang,
            "预计全年覆盖面：{most}（{high}/{base} 个对象，确定值）；下限 {rule} 即 {required} 个",
            "expected coverage of the year: {most} ({high} of {base} objects, exactly); the rule is {rule}, {required} objects"
        )
    } else {
        both!(
            lang,
            "预计全年覆盖面：{least} 至 {most}（{low}–{high}/{base} 个对象，视抽取结果而定）；下限 {rule} 即 {required} 个",
            "expected coverage of the year: {least} to {most} ({low} to {high} of {base} objects, as chance falls); the rule is {rule}, {required} objects"
        )
    }
}

/// Whether the plan is published in time.
pub fn publication(lang: Lang, published: Option<&str>, by: NaiveDate, today: NaiveDate) -> String {
    let late = |day: NaiveDate| (day - by).num_days();
    let day = published.and_then(|day| day.parse::<NaiveDate>().ok());
    match day {
        Some(day) if day <= by => both!(
            lang,
            "年度计划于 {day} 发布，在 {by} 的期限之内",
            "the plan was published on {day}, in time for {by}"
        ),
        Some(day) => {
            let days = late(day);
            both!(
                lang,
                "年度计划于 {day} 发布，晚于 {by} 的期限 {days} 天（细则第13条）",
                "the plan was published on {day}, {days} day(s) after {by} (article 13): late"
            )
        }
        None if today <= by => {
            let days = -late(today);
            both!(
                lang,
                "年度计划尚未发布；期限 {by}，还有 {days} 天（choucha plan publish）",
                "the plan is not published yet; it is due by {by}, in {days} day(s) (choucha plan publish)"
            )
        }
        None => {
            let days = late(today);
            both!(
                lang,
                "年度计划尚未发布；已过期限 {by} {days} 天（细则第13条），请尽快 choucha plan publish",
                "the plan is not published; it was due by {by}, {days} day(s) ago (article 13): publish it with choucha plan publish"
            )
        }
    }
}

/// The verdict of `plan check`.
pub fn verdict(lang: Lang, can: bool, must: bool) -> &'static str {
    match (can, must) {
        (true, true) => lang.pick(
            "计划可行，覆盖面无论抽取结果如何都达到下限。",
            "The plan can be carried out, and keeps the rule of coverage whatever is drawn.",
        ),
        (true, false) => lang.pick(
            "计划可行；覆盖面能否达到下限要看抽取结果，请随时用 choucha coverage 查看。",
            "The plan can be carried out; whether it keeps the rule of coverage depends on the draws: see choucha coverage.",
        ),
        (false, _) => lang.pick(
            "计划达不到覆盖面下限（细则第16条）：请提高抽查比例、增加频次或扩大范围。",
            "The plan cannot keep the rule of coverage (article 16): raise ratios, rounds or scopes.",
        ),
    }
}

/// A version was published.
pub fn published(lang: Lang, act: &PlanAct) -> Vec<String> {
    let (version, tasks, base, digest) = (act.version, act.tasks, act.base, act.plan);
    let mut lines = vec![
        both!(
            lang,
            "已发布年度计划第 {version} 版：{tasks} 个任务，覆盖面基数 {base} 个对象，内容在 plans/{version}",
            "published version {version} of the plan: {tasks} tasks, base {base} objects; it lies in plans/{version}"
        ),
        both!(lang, "计划摘要：{digest}", "digest of the plan: {digest}"),
    ];
    if !act.reason.is_empty() {
        let reason = &act.reason;
        lines.push(both!(
            lang,
            "变更理由：{reason}",
            "changed because: {reason}"
        ));
    }
    lines
}

/// The title of `plan show`.
pub fn show_title(lang: Lang, year: i32, today: &str) -> String {
    both!(
        lang,
        "{year} 年度抽查计划（{today}）",
        "Plan of {year} ({today})"
    )
}

/// The first headings of the year.
pub fn year_headings(lang: Lang) -> [&'static str; 2] {
    lang.pick(["任务", "名称"], ["task", "name"])
}

/// What the marks mean.
pub fn legend(lang: Lang) -> &'static str {
    lang.pick(
        "○ 未到  ◎ 已封存待抽  ! 应抽  × 逾期未抽  ● 已抽  ✓ 完成（结果已全部录入）  ─ 任务期内",
        "○ ahead  ◎ sealed, to be drawn  ! due  × late, not drawn  ● drawn  ✓ done, all results entered  ─ within the window",
    )
}

/// A round that should be drawn.
pub fn due(
    lang: Lang,
    task: &str,
    round: u32,
    from: NaiveDate,
    to: NaiveDate,
    stage: Stage,
    sealed: bool,
) -> String {
    let late = stage == Stage::Late;
    let word = match (late, sealed) {
        (false, false) => lang.pick("应抽", "due"),
        (false, true) => lang.pick("应抽（已封存，待种子）", "due (sealed, waits for its seed)"),
        (true, false) => lang.pick("逾期未抽", "late"),
        (true, true) => lang.pick(
            "逾期未抽（已封存，待种子）",
            "late (sealed, waits for its seed)",
        ),
    };
    both!(
        lang,
        "{word}：{task} 第 {round} 轮，{from} 至 {to}",
        "{word}: {task} round {round}, {from} to {to}"
    )
}

/// The round that falls due next.
pub fn next(lang: Lang, task: &str, round: u32, day: NaiveDate) -> String {
    both!(
        lang,
        "下一个到期：{task} 第 {round} 轮，{day}",
        "next due: {task} round {round} on {day}"
    )
}

/// The published versions.
pub fn versions(lang: Lang, plans: &[PublishedPlan]) -> Vec<String> {
    if plans.is_empty() {
        return vec![
            lang.pick("年度计划尚未发布", "the plan has not been published")
                .to_owned(),
        ];
    }
    let line = |plan: &PublishedPlan| {
        let (version, day, base, digest) =
            (plan.act.version, &plan.day, plan.act.base, plan.act.plan);
        let reason = &plan.act.reason;
        let reason = if reason.is_empty() {
            String::new()
        } else {
            both!(lang, "，变更理由：{reason}", ", because: {reason}")
        };
        both!(
            lang,
            "第 {version} 版：{day} 发布，基数 {base}，摘要 {digest}{reason}",
            "version {version}: published {day}, base {base}, digest {digest}{reason}"
        )
    };
    plans.iter().map(line).collect()
}

/// A task that is not as published; `holds` says whether it is, or nothing for one in no version.
pub fn differs(lang: Lang, task: &str, holds: Option<bool>, version: u32) -> Option<String> {
    match holds {
        Some(true) => None,
        Some(false) => Some(both!(
            lang,
            "注意：{task} 与已发布的第 {version} 版不一致，发布新版之前不能抽取",
            "note: {task} is not what version {version} says; it cannot be drawn before a new version is published"
        )),
        None => Some(both!(
            lang,
            "注意：{task} 不在已发布的第 {version} 版中，只能作为临时任务抽取（--adhoc）",
            "note: {task} is not in version {version}; it can be drawn outside the plan only (--adhoc)"
        )),
    }
}

/// A published task that today's plan lacks.
pub fn gone(lang: Lang, task: &str, version: u32) -> String {
    both!(
        lang,
        "注意：已发布的第 {version} 版有任务 {task}，现在的计划表里没有",
        "note: version {version} has the task {task}, today's plan has not"
    )
}

/// The lists have faults.
pub fn faults(lang: Lang, total: u64) -> String {
    both!(
        lang,
        "注意：清单或计划有 {total} 处错误，请运行 choucha check",
        "note: the lists have {total} fault(s); see choucha check"
    )
}
