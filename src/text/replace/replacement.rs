//! What `replace`, `recuse` and `assist` say.

use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::{
    DecisionAct, ObjectRequest, Passed, PassedReason, SeatRequest, StruckReason,
};
use crate::domain::method::source::Source;
use crate::domain::method::standing::{SeedName, SeedStanding};

use crate::text::visit::record::granted;
use crate::text::{Lang, both, terms, told, word_of, words};

words! {
    ground(ground, reason): "更换事由：{ground}；理由：{reason}", "ground: {ground}; because: {reason}";
    request(line, sha): "申请在账本第 {line} 行，该行摘要：\n  {sha}", "the request is line {line} of the book, digest:\n  {sha}";
    source(source): "种子来源：{source}", "source of the seed: {source}";
    sorted(able, barred, reasons): "候选 {able} 人；名单中其余 {barred} 人不能接替：{reasons}", "{able} candidate(s); the other {barred} of the list may not take the seat: {reasons}";
    publish_first: "请在种子产生前公布该行摘要并留存带日期的凭据（公示栏、上报邮件、时间戳），这样才能证明申请在前、种子在后；申请内容含回避情况，不公开。", "Publish the digest of the line before the seed exists, and keep a dated proof of it (notice board, mail to a superior, time stamp): only then does it prove that the request came first. The request itself says who is recused, and is not public.";
    then_draw(visit, seed): "种子产生后：choucha replace {visit}{seed}", "when the seed has come up: choucha replace {visit}{seed}";
    lot_standing(standing, meaning): "抽签效力：{standing}（{meaning}）", "standing: {standing} ({meaning})";
    lot_seed(seed): "种子：{seed}", "seed: {seed}";
    lot_key(key): "密钥：{key}", "key: {key}";
    candidates(leaver, count): "可接替 {leaver} 的 {count} 人，检查次数不超过最少者加一的，按签号从小到大：", "{count} may take the place of {leaver}; those with at most one visit more than the fewest by lot:";
    headings: ["执法证号", "姓名", "次数", "签号"], ["certificate", "name", "visits", "lot"];
    taken(taker, leaver): "{taker} 接替 {leaver}", "{taker} takes the place of {leaver}";
    decided(line, decision): "处理决定（账本第 {line} 行）：{decision}；没有人可以接替，席位空缺", "decision (line {line} of the book): {decision}; nobody may take the seat, it stays empty";
    too_few: "检查组不足两人，不能检查，有人接替空缺的席位以前不能登记完成、不能录入。", "Fewer than two people are left in the team: until somebody takes the empty seat nothing can be entered.";
    object(code, name, ticket: u64): "替补对象：{code} {name}，票号 {ticket:016x}，为本层尚未抽中的最小票号", "in its place: {code} {name}, ticket {ticket:016x}, the smallest of its stratum not yet drawn";
    passed(codes): "票号更小而跳过：{codes}", "with smaller tickets, and passed: {codes}";
    joins(visit): "其企业在本次抽取中已有检查 {visit}，并入该次检查，由其检查组一次完成（第2条）", "its enterprise is visited in this draw already; it joins that visit, {visit}, and its team (article 2)";
    none_left: "本层没有可替补的对象，缺额增加 1 个。", "No object of the stratum is left; the shortfall grows by one.";
    nobody_recused: "检查组无人须回避，不需抽签。", "Nobody of the team is recused from it; no lot is needed.";
    still_listed(code): "注意：{code} 在今天的名录库中仍参加抽取；属实的，请更新名录库", "note: {code} still takes part by today's library; if it is gone, bring the library up to date";
    to_replace(visit, who, cert): "还须更换 {who}（须回避）：choucha replace {visit} --inspector {cert} --ground recusal --reason \"…\"", "still to be replaced: {who}, recused: choucha replace {visit} --inspector {cert} --ground recusal --reason \"…\"";
    stopped: "以上已记入账本，其余未完成：", "What stands above is in the book; the rest was not done:";
    leaves(visit, leaver): "更换检查人员：{visit}，换下 {leaver}", "Replacing an inspector: {visit}, {leaver} leaves";
    recusal(visit, who): "回避申请：{visit}，申请 {who} 回避", "recusal request: {visit}, {who} is asked to stay away";
    answer(granted, answer): "答复：{granted}，{answer}", "answer: {granted}, {answer}";
    replace_now(visit, cert): "须随即更换：choucha replace {visit} --inspector {cert} --ground recusal --reason \"…\"", "the inspector has to be replaced now: choucha replace {visit} --inspector {cert} --ground recusal --reason \"…\"";
    assists(visit, name, unit): "已记录：{visit} 由 {name}（{unit}）协助检查；专业人员不是检查组成员，不签字、不录入", "noted: {name} ({unit}) assists at {visit}; an expert is no member of the team, and neither signs nor enters results";
}

word_of! {
    /// Why somebody may not take a seat.
    struck(StruckReason) {
        StruckReason::Recused => "名单回避", "recused by the texts of the draw";
        StruckReason::Granted => "准予回避", "granted to stay away";
        StruckReason::Team => "已在组内", "in the team";
        StruckReason::Replaced => "曾被换下", "replaced out of it before";
        StruckReason::Unqualified => "不具备所需专业", "without the specialty needed";
        StruckReason::Certificate => "执法证无效", "without a valid certificate";
    }
}

/// The lines on a request to replace an inspector: what, why, where it stands in the book, from which source.
pub fn seat_asked(
    lang: Lang,
    asked: &SeatRequest,
    leaver: &str,
    (line, sha): (u64, &str),
) -> Vec<String> {
    let by_reason = StruckReason::ALL.into_iter().filter_map(|reason| {
        let of_it = asked.struck.iter().filter(|struck| struck.reason == reason);
        let (count, why) = (of_it.count(), struck(lang, reason));
        (count > 0).then(|| both!(lang, "{why} {count} 人", "{count} {why}"))
    });
    let (able, barred) = (asked.candidates.len(), asked.struck.len());
    vec![
        leaves(lang, &asked.visit, leaver),
        ground(lang, terms::ground(lang, asked.ground), &asked.reason),
        request(lang, line, sha),
        sorted(lang, able, barred, lang.list(by_reason)),
        source(lang, terms::source(lang, &asked.source)),
    ]
}

/// The lines on a request to replace an object.
pub fn object_asked(lang: Lang, asked: &ObjectRequest, (line, sha): (u64, &str)) -> Vec<String> {
    let (visit, object) = (&asked.visit, &asked.object);
    let title = told!(lang, **object == *visit.enterprise;
        true => "更换对象：{visit}", "Replacing an object: {visit}";
        false => "更换对象：{visit} 的 {object}", "Replacing an object: {object} of {visit}";
    );
    let mut lines = vec![
        title,
        ground(lang, terms::ground(lang, asked.ground), &asked.reason),
        request(lang, line, sha),
    ];
    if !asked.passed.is_empty() {
        let each = asked.passed.iter().map(|passed| pass(lang, passed));
        lines.push(self::passed(lang, lang.list(each)));
    }
    lines
}

/// An object that is passed, with the reason.
fn pass(lang: Lang, passed: &Passed) -> String {
    let code = &passed.code;
    told!(lang, &passed.reason;
        PassedReason::Visited => "{code}（其企业本次检查已录入结果）", "{code} (its enterprise's visit has its result)";
        PassedReason::Cap(draws), draws = draws.join(lang.pick("、", ", ")) => "{code}（其企业已达年度上限：{draws}）", "{code} (its enterprise is at its cap: {draws})";
        PassedReason::Out => "{code}（今天已不参加抽取）", "{code} (takes no part any more)";
    )
}

/// The lines on a decision.
pub fn decision(lang: Lang, act: &DecisionAct, leaver: &str, line: u64) -> Vec<String> {
    vec![
        leaves(lang, &act.visit, leaver),
        ground(lang, terms::ground(lang, act.ground), &act.reason),
        decided(lang, line, &act.decision),
    ]
}

/// What to do while a request waits for its seed.
pub fn waits(lang: Lang, asked: &SeatRequest) -> Vec<String> {
    let seed = seed_flag(&asked.source);
    let then = then_draw(lang, &asked.visit, seed);
    vec![publish_first(lang).to_owned(), then]
}

/// The option by which the seed of a source is given, as it follows a command.
pub(super) fn seed_flag(source: &str) -> &'static str {
    match Source::from_text(source) {
        Some(Source::Os) => "",
        Some(Source::Drand(_)) => " --beacon \"…\"",
        Some(Source::Given | Source::Event(_)) | None => " --seed \"…\"",
    }
}

/// The lines on a lot that was drawn.
pub fn lot(
    lang: Lang,
    standing: Option<(SeedStanding, SeedName)>,
    seed: &str,
    key: &str,
) -> Vec<String> {
    let standing = standing.map(|(standing, name)| {
        let meaning = terms::standing(lang, standing);
        lot_standing(lang, terms::seed_name(lang, name), meaning)
    });
    let drawn = [lot_seed(lang, seed), lot_key(lang, key)];
    standing.into_iter().chain(drawn).collect()
}

/// The team now.
pub fn team(lang: Lang, people: &[String]) -> String {
    told!(lang, people;
        [] => "现检查组：无人", "team now: nobody";
        [leader] => "现检查组：组长 {leader}", "team now: {leader} (leader)";
        [leader, members @ ..], members = lang.list(members) => "现检查组：组长 {leader}；组员 {members}", "team now: {leader} (leader), {members}";
    )
}

/// A recusal request with its answer.
pub fn recused(lang: Lang, id: &VisitId, who: &str, grant: bool, said: &str) -> Vec<String> {
    let answer = answer(lang, granted(lang, grant), said);
    vec![recusal(lang, id, who), answer]
}
