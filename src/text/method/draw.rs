//! What `seal`, `draw` and `void` say.

use chrono::NaiveDate;

use crate::domain::acts::origin::Origin;
use crate::domain::day::calendar::Deadline;
use crate::domain::method::source::Source;
use crate::domain::method::standing::{SeedName, SeedStanding};
use crate::domain::method::verify::Repeated;
use crate::domain::year::planned_round::Stage;

use crate::text::{Lang, terms, told, word_of, words};

words! {
    title(id, name, round): "抽取 {id}：{name}，第 {round} 轮", "Draw {id}: {name}, round {round}";
    rehearsal_title(task, name, round): "试抽（不是抽取，不入账）：{task} {name}，第 {round} 轮", "TRIAL (not a draw, recorded nowhere): {task} {name}, round {round}";
    rehearsal_end: "以上为试抽：种子固定为 rehearsal，结果与正式抽取无关，任何地方都没有记录。", "This was a trial: its seed is always \"rehearsal\", its outcome says nothing about the draw, and nothing was recorded.";
    take_headings: ["分层", "比例", "基数", "排除", "应抽", "实抽"], ["stratum", "ratio", "of", "excluded", "to draw", "drawn"];
    shortfall(stratum, missing): "缺额：{stratum} 少抽 {missing} 个，因可抽对象不足", "shortfall: {missing} fewer in {stratum}, because no more objects can be drawn";
    early(from, to, today): "注意：本轮 {from} 才到期（{from} 至 {to}），今天 {today} 提前抽取", "note: this round is due on {from} ({from} to {to}); today, {today}, is early";
    late(from, to, today): "注意：本轮已于 {to} 到期（{from} 至 {to}），今天 {today} 属逾期抽取", "note: the days of this round ended on {to} ({from} to {to}); today, {today}, is late";
    fewer(lost, then, now, version): "注意：名录库参加抽取的对象比计划第 {version} 版发布时少 {lost} 个（{then} → {now}）；用 choucha lists diff plan:{version} now 查看少了哪些", "note: {lost} fewer objects take part than when version {version} of the plan was published ({then} -> {now}); choucha lists diff plan:{version} now shows which";
    effect(standing, meaning): "抽取效力：{standing}（{meaning}）", "standing: {standing} ({meaning})";
    seed_source(source): "种子来源：{source}", "source of the seed: {source}";
    seed(seed): "种子：“{seed}”", "seed: \"{seed}\"";
    witnesses(witnesses): "在场见证人：{witnesses}", "present: {witnesses}";
    no_witness: "无", "none";
    manifest(sha): "清单摘要：{sha}", "manifest: {sha}";
    key(key): "密钥：{key}", "key: {key}";
    coverage(before, after, objects, base): "年度覆盖面：{before} → {after}（{objects}/{base} 个对象）", "coverage of the year: {before} -> {after} ({objects} of {base} objects)";
    enterprises(before, after, enterprises, base): "按企业：{before} → {after}（{enterprises}/{base} 家）", "by enterprises: {before} -> {after} ({enterprises} of {base})";
    drawn_headings: ["顺序", "票号", "代码", "名称", "分层", "组长", "组员", "需专业人员协助"], ["order", "ticket", "code", "name", "stratum", "leader", "members", "needs expert help"];
    more(more, file): "……另有 {more} 个，见 {file}", "... and {more} more in {file}";
    loads(people, least, most): "检查人员池 {people} 人，每人 {least}–{most} 次", "pool of {people}, {least} to {most} visits each";
    recused_from(who, objects): "  {who} 对范围内 {objects} 个对象回避", "  {who} is recused from {objects} object(s) of the population";
    written(folder): "已写入 {folder}", "written to {folder}";
    sealed_in(id, folder): "已封存 {id}，文本在 {folder}", "sealed {id}; its texts are in {folder}";
    commitment_use: "请在种子产生前公布承诺值并留存带日期的凭据（公示栏、上报邮件、上级签收），这样才能证明名单与种子互不迁就。", "Publish the commitment before the seed exists, and keep a dated proof of it (notice board, mail to a superior, a witness's signature): only then does it prove that neither was chosen to fit the other.";
    commitment: "清单摘要（承诺值）：", "manifest (the commitment):";
    commitment_is(manifest): "  {manifest}", "  {manifest}";
    faults_since_seal(faults): "注意：名录或计划现有 {faults} 处错误；本轮按封存的文本抽取，不受影响，请用 choucha check 查看并改正", "note: the lists or the plan now have {faults} fault(s); this round is drawn from its sealed texts all the same; see choucha check";
    few(code, left): "注意：企业 {code} 只有 {left} 名检查人员可派（不足两个检查组），回避会左右派谁去", "note: only {left} inspector(s) may visit the enterprise {code}, fewer than two teams need: recusals decide who goes there";
    known_from(time): "种子最早可知的时间（北京时间）：{time}", "the seed can be known from (China's time): {time}";
    few_outcomes: "注意：这个事件的结果总数不足 10,000,000，效力只能是“可复算，种子未经证明”；请改用信标，或把几种彩票连在一起", "note: this event has fewer than 10,000,000 outcomes and the standing will be unproven; use the beacon, or several lotteries joined";
    declared(day): "注意：抽取日期 {day} 是声明的，不是系统时钟的日期；只有演练可以声明日期", "note: the day of this draw, {day}, was declared, whatever the clock said; only a rehearsal may declare one";
    void(target, reason): "已作废 {target}，理由：{reason}", "voided {target}, because: {reason}";
    record_stays: "原记录保留在账本和文件夹中；本轮可以重新封存或抽取。", "It stays in the book and in its folder; the round can be sealed or drawn again.";
}

word_of! {
    /// Behind a deadline, whether it may still move.
    provisional(bool) {
        true => "（暂定）", " (provisional)";
        false => "", "";
    }
}

/// 任务来源.
pub fn origin(lang: Lang, origin: &Origin) -> String {
    told!(lang, origin;
        Origin::Plan { version, sha256 } => "任务来源：年度计划第 {version} 版（{sha256}）", "task from: the yearly plan, version {version} ({sha256})";
        Origin::Adhoc { reason } => "任务来源：临时任务（不在年度计划内），理由：{reason}", "task from: outside the yearly plan (临时任务), because: {reason}";
    )
}

/// The round is drawn before its first day or after its last.
pub fn outside(
    lang: Lang,
    stage: Stage,
    (from, to): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Option<String> {
    match stage {
        Stage::Ahead => Some(early(lang, from, to, today)),
        Stage::Late => Some(late(lang, from, to, today)),
        Stage::Due | Stage::Drawn | Stage::Done => None,
    }
}

/// The library has shrunk since the plan.
pub fn shrunk(lang: Lang, then: u64, now: u64, version: u32) -> String {
    fewer(lang, then.saturating_sub(now), then, now, version)
}

/// The lines on standing, source, seed and witnesses.
pub fn standing(
    lang: Lang,
    draw: &Repeated,
    seed_standing: Option<SeedStanding>,
    present: &[String],
) -> Vec<String> {
    let values = &draw.values;
    let present = if present.is_empty() {
        no_witness(lang).to_owned()
    } else {
        lang.list(present)
    };
    let source = Source::from_text(&values.source);
    let standing = seed_standing.map(|standing| {
        let meaning = terms::standing(lang, standing);
        let name = SeedName::of(standing, source.as_ref());
        effect(lang, terms::seed_name(lang, name), meaning)
    });
    let lines = [
        seed_source(lang, terms::source(lang, &values.source)),
        seed(lang, &values.seed),
        witnesses(lang, present),
    ];
    standing.into_iter().chain(lines).collect()
}

/// The digests of a draw.
pub fn digests(lang: Lang, draw: &Repeated) -> Vec<String> {
    let values = &draw.values;
    vec![
        manifest(lang, &values.manifest_sha256),
        key(lang, &values.key),
    ]
}

/// When results are due.
pub fn entry_deadline(
    lang: Lang,
    days: u32,
    last: NaiveDate,
    deadline: Option<&Deadline>,
) -> String {
    told!(lang, deadline;
        None => "结果录入：检查完成后 {days} 个工作日内（细则第19条）", "results: within {days} working days of completion (article 19)";
        Some(deadline), day = deadline.date, note = provisional(lang, deadline.provisional) =>
            "结果录入：检查完成后 {days} 个工作日内（细则第19条）；在本轮最后一天 {last} 完成的，最迟 {day}{note}", "results: within {days} working days of completion (article 19); for a visit completed on the round's last day, {last}, by {day}{note}";
    )
}

/// A round was sealed.
pub fn sealed(lang: Lang, id: &str, sha: &str, source: &Source, folder: &str) -> Vec<String> {
    let mut lines = vec![
        sealed_in(lang, id, folder),
        commitment(lang).to_owned(),
        commitment_is(lang, sha),
        seed_source(lang, source.text()),
    ];
    let from = source.known_from();
    lines.extend(from.map(|from| known_from(lang, from.china_time())));
    let few = matches!(source, Source::Event(event) if !event.has_enough_outcomes());
    lines.extend(few.then(|| few_outcomes(lang).to_owned()));
    lines.push(commitment_use(lang).to_owned());
    lines
}

/// When a draw was sealed and drawn, as its record says.
pub fn times(lang: Lang, sealed_at: Option<&str>, drawn_at: &str) -> String {
    told!(lang, sealed_at;
        Some(sealed_at) => "封存于 {sealed_at}，抽取于 {drawn_at}", "sealed at {sealed_at}, drawn at {drawn_at}";
        None => "未封存，抽取于 {drawn_at}", "not sealed, drawn at {drawn_at}";
    )
}

/// A draw or a seal was voided.
pub fn voided(lang: Lang, target: &str, reason: &str) -> Vec<String> {
    vec![void(lang, target, reason), record_stays(lang).to_owned()]
}
