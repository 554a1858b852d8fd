//! What `replace`, `recuse` and `assist` say.

use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::ReplaceAct;
use crate::domain::method::standing::SeedStanding;

use crate::text::visit::record::granted;
use crate::text::{Lang, terms, told, words};

words! {
    ground(ground, reason): "更换事由：{ground}；理由：{reason}", "ground: {ground}; because: {reason}";
    request(line, sha): "申请在账本第 {line} 行，该行摘要 {sha}", "the request is line {line} of the book, digest {sha}";
    source(source): "种子来源：{source}", "source of the seed: {source}";
    publish_first: "请在种子产生前公布申请及其摘要并留存带日期的凭据（公示栏、上报邮件、时间戳），这样才能证明申请在前、种子在后。", "Publish the request and its digest before the seed exists, and keep a dated proof of it (notice board, mail to a superior, time stamp): only then does it prove that the request came first.";
    then_draw(visit): "种子产生后：choucha replace {visit} --seed \"…\"", "when the seed has come up: choucha replace {visit} --seed \"…\"";
    lot_standing(standing, meaning): "抽签效力：{standing}（{meaning}）", "standing: {standing} ({meaning})";
    lot_seed(seed): "种子：{seed}", "seed: {seed}";
    lot_key(key): "密钥：{key}", "key: {key}";
    no_lot: "没有席位需要抽签，没有用种子。", "No seat needed a lot; no seed was used.";
    candidates(leaver, count): "可接替 {leaver} 的 {count} 人，检查次数不超过最少者加一的，按签号从小到大：", "{count} may take the place of {leaver}; those with at most one visit more than the fewest by lot:";
    headings: ["执法证号", "姓名", "次数", "签号"], ["certificate", "name", "visits", "lot"];
    decision(decision): "处理决定：{decision}", "decision: {decision}";
    object(code, name, ticket: u64): "替补对象：{code} {name}，票号 {ticket:016x}，为本层尚未抽中的最小票号", "in its place: {code} {name}, ticket {ticket:016x}, the smallest of its stratum not yet drawn";
    passed(codes): "票号更小，但今天已不参加抽取，或其企业本次检查已录入结果，跳过：{codes}", "with smaller tickets, but not taking part any more, or of an enterprise whose visit has its result, and passed: {codes}";
    joins(visit): "其企业在本次抽取中已有检查 {visit}，并入该次检查，由其检查组一次完成（第2条）", "its enterprise is visited in this draw already; it joins that visit, {visit}, and its team (article 2)";
    none_left: "本层没有可替补的对象，缺额增加 1 个。", "No object of the stratum is left; the shortfall grows by one.";
    still_listed(code): "注意：{code} 在今天的名录库中仍参加抽取；属实的，请更新名录库", "note: {code} still takes part by today's library; if it is gone, bring the library up to date";
    recusal(visit, who): "回避申请：{visit}，申请 {who} 回避", "recusal request: {visit}, {who} is asked to stay away";
    answer(granted, answer): "答复：{granted}，{answer}", "answer: {granted}, {answer}";
    replace_now(visit, cert): "须随即更换：choucha replace {visit} --inspector {cert} --ground recusal --reason \"…\"", "the inspector has to be replaced now: choucha replace {visit} --inspector {cert} --ground recusal --reason \"…\"";
    assists(visit, name, unit): "已记录：{visit} 由 {name}（{unit}）协助检查；专业人员不是检查组成员，不签字、不录入", "noted: {name} ({unit}) assists at {visit}; an expert is no member of the team, and neither signs nor enters results";
}

/// The lines on a request: what, why, from which source, where it stands in the book.
pub fn requested(
    lang: Lang,
    act: &ReplaceAct,
    leaver: &str,
    (line, sha): (u64, &str),
) -> Vec<String> {
    let visit = &act.visit;
    let title = told!(lang, &act.object;
        None => "更换检查人员：{visit}，换下 {leaver}", "Replacing an inspector: {visit}, {leaver} leaves";
        Some(object) if *object == visit.enterprise => "更换对象：{visit}", "Replacing an object: {visit}";
        Some(object) => "更换对象：{visit} 的 {object}", "Replacing an object: {object} of {visit}";
    );
    vec![
        title,
        ground(lang, terms::ground(lang, act.ground), &act.reason),
        request(lang, line, sha),
        source(lang, &act.source),
    ]
}

/// What to do while a request waits for its seed.
pub fn waits(lang: Lang, id: &VisitId) -> Vec<String> {
    vec![publish_first(lang).to_owned(), then_draw(lang, id)]
}

/// The lines on a lot that was drawn.
pub fn lot(lang: Lang, standing: SeedStanding, seed: &str, key: &str) -> Vec<String> {
    let meaning = terms::standing(lang, standing);
    vec![
        lot_standing(lang, terms::standing_name(lang, standing), meaning),
        lot_seed(lang, seed),
        lot_key(lang, key),
    ]
}

/// Who takes a seat.
pub fn taken(lang: Lang, leaver: &str, taker: Option<&str>) -> String {
    told!(lang, taker;
        Some(taker) => "{taker} 接替 {leaver}", "{taker} takes the place of {leaver}";
        None => "没有人可以接替 {leaver}，席位空缺", "nobody may take the place of {leaver}; the seat stays empty";
    )
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
