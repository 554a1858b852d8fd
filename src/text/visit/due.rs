//! What `due` says.

use chrono::NaiveDate;

use crate::domain::public::unpublished::Unpublished;
use crate::domain::visit::due::{Due, OpenThing, Term};
use crate::domain::visit::workload::Whose;

use crate::text::{Lang, both, terms, told, word_of, words};

words! {
    not_all(lines): "账本有 {lines} 行不予采信，它们所说的没有计入：以上可能不全，先用 choucha ledger verify 查明。", "{lines} line(s) of the book are not accepted and what they say does not count: this may not be all; see choucha ledger verify first.";
    title(today, open, overdue): "截至 {today} 未完事项共 {open} 项，其中逾期 {overdue} 项", "open on {today}: {open}, of them overdue: {overdue}";
    shown(days, shown): "以下只列逾期的和剩余不超过 {days} 天的 {shown} 项（录入按工作日计）；汇总仍含全部未完事项", "listed are the {shown} that are overdue or have at most {days} day(s) left (results: working days); the totals count everything open";
    headings: ["剩余", "期限", "事项", "抽取", "代码", "名称", "检查对象", "组长", "组员"], ["left", "by", "open", "draw", "code", "name", "objects", "leader", "members"];
    load_headings: ["执法证号", "姓名", "待检查", "待录入", "待处理", "逾期"], ["cert", "name", "visits", "results", "handling", "overdue"];
    table_headings: ["事项", "说明", "剩余天数", "剩余工作日", "期限", "暂定", "逾期", "任务", "抽取", "企业代码", "企业名称", "检查对象", "组长", "组员"], ["open", "what", "days left", "working days left", "by", "provisional", "overdue", "task", "draw", "code", "name", "objects", "leader", "members"];
    to_draw: "待抽取", "to be drawn";
    to_publish: "尚未公开", "not published";
    to_sign: "待签名", "to be signed";
    sum(kind, open, overdue): "  {kind}：{open} 项，逾期 {overdue} 项", "  {kind}: {open}, overdue: {overdue}";
    sums: "合计：", "In all:";
    ripe_line(left, from, seal): "  {left} {seal}，种子自 {from} 可知", "  {left}: {seal}, its seed known from {from}";
    not_public_line(what, count, since, ago): "  {what} {count} 项，最早 {since}，已过 {ago}", "  {what}: {count}, the earliest of {since}, {ago} ago";
    not_public_cell(what, count, since): "{what} {count} 项，最早 {since}", "{what}: {count}, the earliest of {since}";
    unsigned_line(act, line, whom): "  {act} {line}，待签：{whom}", "  {act} of {line}, to be signed by: {whom}";
    written(file): "已写入 {file}", "{file} was written";
    ripe(count): "已封存、种子已可知而尚未抽取的 {count} 轮（当天抽取；确需作废的，用 choucha void 写明理由）：", "{count} sealed round(s) whose seed has come are not drawn (draw on that day; if one has to go, void it with its reason):";
    ripe_headings: ["剩余", "种子可知时间（北京时间）", "封存", "种子来源"], ["left", "seed known from (China's time)", "seal", "source of the seed"];
    not_public_headings: ["事项", "数量", "最早一项", "已过"], ["what", "count", "the earliest", "ago"];
    line_of(day, line): "{day}（账本第 {line} 行）", "{day} (book line {line})";
    latest_note(days): "“结果最迟录入”按期限当天完成检查推算；提前完成的，自完成次日起第 {days} 个工作日为限（细则第19条）", "the latest day for a result is that of a visit completed on its last day; completed earlier, it is the {days}th working day after completion (article 19)";
    penalty_note(days): "行政处罚作出决定后 {days} 个工作日内公开（安全生产法第七十八条）；公开后登记：choucha handle … --measure 行政处罚 --number 文号 --published 日期", "a penalty is made public within {days} working days of its decision (安全生产法 第七十八条); then enter it: choucha handle ... --measure penalty --number NUMBER --published DATE";
    unchecked_title(count): "未经复查就办结的责令改正 {count} 项（不算未完，公示也写明）：", "corrections closed without being inspected again: {count} (not counted as open; the public page says so too):";
    to_print: "缺文书", "paper missing";
    papers_title(count): "已检查、已录入而没有编号文书的 {count} 件（用 choucha form 打印，编号随之入账）：", "papers of visits and results that have no number: {count} (print them with choucha form, the book numbers them):";
    paper_line(paper, visit, name): "  {paper} {visit} {name}", "  {paper} {visit} {name}";
    to_approve: "待批准", "to be approved";
    unapproved_title: "尚未批准的检查（批准后用 choucha approve 入账）：", "visits that nobody has approved (enter the approval with choucha approve):";
    unapproved_line(draw, count): "  抽取 {draw}：{count} 次检查", "  draw {draw}: {count} visit(s)";
    unapproved_cell(count): "{count} 次检查", "{count} visit(s)";
    unchecked_line(visit, name, why): "  {visit} {name}：{why}", "  {visit} {name}: {why}";
    provisional_note: "暂定：所涉年度的放假安排尚未公布，期限可能变动", "provisional: a notice of holidays on the way is not published yet and may move the day";
}

word_of! {
    /// A cell that says whether something is so.
    yes(bool) {
        true => "是", "yes";
        false => "", "";
    }
    /// The line above the table of inspectors, or of leaders.
    of_whom(Whose) {
        Whose::Members => "按检查人员汇总：", "By inspector:";
        Whose::Leaders => "按组长汇总：", "By team leader:";
    }
}

/// What somebody has open.
pub fn load(
    lang: Lang,
    whom: &str,
    (visits, results, handling): (u64, u64, u64),
    overdue: u64,
) -> String {
    both!(
        lang,
        "  {whom}：待检查 {visits}，待录入 {results}，待处理 {handling}，逾期 {overdue}",
        "  {whom}: visits {visits}, results {results}, handling {handling}, overdue {overdue}"
    )
}

/// What is left of a term, in as few columns as say it.
pub fn left_shortly(lang: Lang, due: &Due) -> String {
    let Some(term) = due.term else {
        return "-".to_owned();
    };
    let left = due.left().unwrap_or(term.days);
    let (ago, working) = (left.unsigned_abs(), due.thing.counts_working_days());
    told!(lang, (term.days, working);
        (..0, true) => "逾期 {ago} 工作日", "{ago} w.days late";
        (..0, false) => "逾期 {ago} 天", "{ago} days late";
        (0, _) => "今天到期", "today";
        (1.., true) => "{ago} 工作日", "{ago} w.days left";
        (1.., false) => "{ago} 天", "{ago} days left";
    )
}

/// What is open, in a word.
pub fn thing_shortly(lang: Lang, thing: &OpenThing) -> &'static str {
    match thing {
        OpenThing::Visit => lang.pick("待检查", "visit"),
        OpenThing::Result { .. } => lang.pick("待录入", "result"),
        OpenThing::Replacement { .. } => lang.pick("待更换", "replacing"),
        OpenThing::Recused(_) => lang.pick("须更换", "recused"),
        OpenThing::TooFew => lang.pick("人员不足", "too few"),
        OpenThing::Handling(_) => lang.pick("处理中", "handling"),
        OpenThing::Unhandled => lang.pick("未处理", "unhandled"),
        OpenThing::Penalty { .. } => lang.pick("处罚待公开", "penalty"),
    }
}

/// What is left of the day of a seal.
pub fn ripe_left(lang: Lang, days: i64) -> String {
    let ago = days.unsigned_abs();
    told!(lang, days;
        ..0 => "逾期 {ago} 天", "overdue {ago} day(s)";
        0.. => "今天到期", "today";
    )
}

/// How long ago something was done.
pub fn ago(lang: Lang, days: i64) -> String {
    both!(lang, "{days} 天", "{days} day(s)")
}

/// What waits to be published.
pub fn not_public(lang: Lang, count: usize, published: Option<&str>) -> String {
    told!(lang, published;
        Some(day) => "尚未公开 {count} 项（上次公开 {day}；公开：choucha publish）：", "{count} act(s) are not published (last published on {day}; choucha publish does it):";
        None => "尚未公开 {count} 项（还没有公开过；公开：choucha publish）：", "{count} act(s) are not published (nothing has been yet; choucha publish does it):";
    )
}

/// A kind of what is to be public.
pub fn kind(lang: Lang, what: Unpublished) -> &'static str {
    match what {
        Unpublished::Plan => lang.pick("年度计划", "plan"),
        Unpublished::Filed => lang.pick("计划备案", "filing of the plan"),
        Unpublished::Rules => lang.pick("规则调整", "change of the rules"),
        Unpublished::Draw => lang.pick("抽取", "draw"),
        Unpublished::List => lang.pick("抽中名单（不再暂缓）", "list of a draw, withheld no more"),
        Unpublished::Seal => lang.pick("封存", "seal"),
        Unpublished::Void => lang.pick("作废", "void"),
        Unpublished::Replaced => lang.pick("更换", "replacement"),
        Unpublished::Results(_) => lang.pick("检查结果", "result"),
        Unpublished::Amended => lang.pick("结果更正", "correction"),
        Unpublished::Done => lang.pick("检查完成", "completed visit"),
        Unpublished::Signers => lang.pick("签名人", "signers"),
        Unpublished::Signed => lang.pick("签名", "signature"),
        Unpublished::Witnessed => lang.pick("外部见证", "witness"),
        Unpublished::Handled => lang.pick("处理", "handling"),
        Unpublished::Clock => lang.pick("时钟更正", "clock set right"),
    }
}

/// What is left of a term.
pub fn left(lang: Lang, due: &Due) -> String {
    let Some(term) = due.term else {
        return "–".to_owned();
    };
    let counts_working_days = due.thing.counts_working_days();
    let (days, working) = (term.days.abs(), term.working.map(i64::abs));
    let left = told!(lang, working;
        Some(working) if counts_working_days => "{working} 个工作日", "{working} working day(s)";
        Some(working) if !term.is_over() => "{days} 天（{working} 个工作日）", "{days} day(s), {working} working";
        Some(_) | None => "{days} 天", "{days} day(s)";
    );
    told!(lang, term.days;
        ..0 => "逾期 {left}", "overdue {left}";
        0 => "今天到期", "today";
        1.. => "{left}", "{left}";
    )
}

/// A last day.
pub fn by(lang: Lang, term: Option<Term>) -> String {
    term.map_or("–".to_owned(), |term| {
        day(lang, term.by, term.provisional)
    })
}

fn day(lang: Lang, day: NaiveDate, provisional: bool) -> String {
    if provisional {
        both!(lang, "{day}（暂定）", "{day} (provisional)")
    } else {
        day.to_string()
    }
}

/// What is open.
pub fn thing(lang: Lang, due: &Due) -> String {
    let latest = due.latest_result;
    let latest = latest.map(|latest| day(lang, latest.date, latest.provisional));
    told!(lang, (&due.thing, latest);
        (OpenThing::Visit, None) => "待检查", "visit";
        (OpenThing::Visit, Some(latest)) => "待检查（结果最迟 {latest} 录入）", "visit (its result by {latest} at the latest)";
        (OpenThing::Result { completed }, _) => "待录入（{completed} 检查完成）", "result (completed on {completed})";
        (OpenThing::Replacement { asked, who, ground, source: None }, _), ground = terms::ground(lang, *ground) => "待更换对象（{asked} 申请）：{who}，{ground}", "replacement of an object (asked for on {asked}): {who}, {ground}";
        (OpenThing::Replacement { asked, who, ground, source: Some(source) }, _), ground = terms::ground(lang, *ground) => "待更换（{asked} 申请，种子来源“{source}”）：{who}，{ground}", "replacement (asked for on {asked}, seed from \"{source}\"): {who}, {ground}";
        (OpenThing::Recused(certs), _), certs = lang.list(certs) => "须更换：{certs} 须回避", "to be replaced: {certs}, recused";
        (OpenThing::TooFew, _) => "检查组不足两人", "fewer than two people in the team";
        (OpenThing::Handling(measure), _), measure = terms::measure(lang, *measure) => "处理中：{measure}", "handling: {measure}";
        (OpenThing::Unhandled, _) => "发现问题，尚未处理", "findings, not handled";
        (OpenThing::Penalty { number, decided }, _) => "处罚待公开：{number}（{decided} 决定）", "penalty to be made public: {number} (of {decided})";
    )
}

/// The verdict.
pub fn verdict(lang: Lang, open: usize, (overdue, refused): (usize, usize)) -> String {
    if refused > 0 {
        return not_all(lang, refused);
    }
    told!(lang, (open, overdue);
        (0, _) => "没有未完事项。", "Nothing is open.";
        (_, 0) => "没有逾期事项。", "Nothing is overdue.";
        _ => "逾期 {overdue} 项。", "{overdue} overdue.";
    )
}
