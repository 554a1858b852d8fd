//! What `replace`, `recuse` and `assist` say.

use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::ReplaceAct;

use crate::text::book::lines::visit;
use crate::text::{Lang, both, terms};

/// The lines on a request: what, why, from which source, where it stands in the book.
pub fn requested(
    lang: Lang,
    request: &ReplaceAct,
    leaver: &str,
    (line, sha): (u64, &str),
) -> Vec<String> {
    let (at, ground) = (visit(&request.visit), terms::ground(lang, request.ground));
    let (reason, source) = (&request.reason, &request.source);
    let title = if request.leaver.is_some() {
        both!(
            lang,
            "更换检查人员：{at}，换下 {leaver}",
            "Replacing an inspector: {at}, {leaver} leaves"
        )
    } else {
        both!(lang, "更换对象：{at}", "Replacing an object: {at}")
    };
    vec![
        title,
        both!(
            lang,
            "更换事由：{ground}；理由：{reason}",
            "ground: {ground}; because: {reason}"
        ),
        both!(
            lang,
            "申请在账本第 {line} 行，该行摘要 {sha}",
            "the request is line {line} of the book, digest {sha}"
        ),
        both!(lang, "种子来源：{source}", "source of the seed: {source}"),
    ]
}

/// What to do while a request waits for its seed.
pub fn waits(lang: Lang, id: &VisitId) -> Vec<String> {
    let (draw, object) = (&id.draw, &id.object);
    vec![
        lang.pick(
            "请在种子产生前公布申请及其摘要并留存带日期的凭据（公示栏、上报邮件、时间戳），这样才能证明申请在前、种子在后。",
            "Publish the request and its digest before the seed exists, and keep a dated proof of it (notice board, mail to a superior, time stamp): only then does it prove that the request came first.",
        )
        .to_owned(),
        both!(
            lang,
            "种子产生后：choucha replace {draw} {object} --seed \"…\"",
            "when the seed has come up: choucha replace {draw} {object} --seed \"…\""
        ),
    ]
}

/// A day named by the source that is not after the request's.
pub fn not_after(lang: Lang, day: &str, today: &str) -> String {
    both!(
        lang,
        "注意：来源中的日期 {day} 不晚于今天 {today}，这样的申请证明不了什么",
        "note: the day {day} in the source is not after today, {today}; such a request proves nothing"
    )
}

/// The lines on a lot that was drawn.
pub fn lot(lang: Lang, standing: &str, seed: &str, key: &str) -> Vec<String> {
    let standing = terms::replacement_standing(lang, standing);
    vec![
        both!(lang, "抽签效力：{standing}", "standing: {standing}"),
        both!(lang, "种子：{seed}", "seed: {seed}"),
        both!(lang, "密钥：{key}", "key: {key}"),
    ]
}

/// That no lot was drawn.
pub fn no_lot(lang: Lang) -> &'static str {
    lang.pick(
        "没有席位需要抽签，没有用种子。",
        "No seat needed a lot; no seed was used.",
    )
}

/// The title of the table of candidates.
pub fn candidates(lang: Lang, leaver: &str, count: usize) -> String {
    both!(
        lang,
        "可接替 {leaver} 的 {count} 人，按本次抽取中的检查次数、签号、执法证号从小到大：",
        "{count} may take the place of {leaver}, by visits in this draw, lot, certificate number:"
    )
}

/// Headings of the table of candidates.
pub fn headings(lang: Lang) -> [&'static str; 4] {
    lang.pick(
        ["执法证号", "姓名", "次数", "签号"],
        ["certificate", "name", "visits", "lot"],
    )
}

/// Who takes a seat.
pub fn taken(lang: Lang, leaver: &str, taker: Option<&str>) -> String {
    match taker {
        Some(taker) => both!(
            lang,
            "{taker} 接替 {leaver}",
            "{taker} takes the place of {leaver}"
        ),
        None => both!(
            lang,
            "没有人可以接替 {leaver}，席位空缺",
            "nobody may take the place of {leaver}; the seat stays empty"
        ),
    }
}

/// 处理决定.
pub fn decision(lang: Lang, decision: &str) -> String {
    both!(lang, "处理决定：{decision}", "decision: {decision}")
}

/// The object in a lost one's place.
pub fn object(lang: Lang, code: &str, name: &str, ticket: u64) -> String {
    both!(
        lang,
        "替补对象：{code} {name}，票号 {ticket:016x}，为本层尚未抽中的最小票号",
        "in its place: {code} {name}, ticket {ticket:016x}, the smallest of its stratum not yet drawn"
    )
}

/// Objects that were passed.
pub fn passed(lang: Lang, codes: &[String]) -> String {
    let codes = codes.join(lang.pick("、", ", "));
    both!(
        lang,
        "票号更小但今天已不参加抽取，跳过：{codes}",
        "with smaller tickets, but not taking part any more, and passed: {codes}"
    )
}

/// No object is left.
pub fn none_left(lang: Lang) -> &'static str {
    lang.pick(
        "本层没有可替补的对象，缺额增加 1 个。",
        "No object of the stratum is left; the shortfall grows by one.",
    )
}

/// The object that is said to be lost still takes part by today's library.
pub fn still_listed(lang: Lang, code: &str) -> String {
    both!(
        lang,
        "注意：{code} 在今天的名录库中仍参加抽取；属实的，请更新名录库",
        "note: {code} still takes part by today's library; if it is gone, bring the library up to date"
    )
}

/// The team now.
pub fn team(lang: Lang, people: &[String]) -> String {
    let members = people.get(1..).unwrap_or_default();
    let members = members.join(lang.pick("、", ", "));
    match (people.first(), members.is_empty()) {
        (None, _) => lang.pick("现检查组：无人", "team now: nobody").to_owned(),
        (Some(leader), true) => both!(
            lang,
            "现检查组：组长 {leader}",
            "team now: {leader} (leader)"
        ),
        (Some(leader), false) => both!(
            lang,
            "现检查组：组长 {leader}；组员 {members}",
            "team now: {leader} (leader), {members}"
        ),
    }
}

/// A recusal request with its answer.
pub fn recused(lang: Lang, id: &VisitId, who: &str, granted: bool, answer: &str) -> Vec<String> {
    let at = visit(id);
    let said = if granted {
        lang.pick("准予", "granted")
    } else {
        lang.pick("不准予", "denied")
    };
    vec![
        both!(
            lang,
            "回避申请：{at}，申请 {who} 回避",
            "recusal request: {at}, {who} is asked to stay away"
        ),
        both!(lang, "答复：{said}，{answer}", "answer: {said}, {answer}"),
    ]
}

/// Whoever is granted to stay away has to be replaced.
pub fn replace_now(lang: Lang, id: &VisitId, cert: &str) -> String {
    let (draw, object) = (&id.draw, &id.object);
    both!(
        lang,
        "须随即更换：choucha replace {draw} {object} --inspector {cert} --ground recusal --reason \"…\"",
        "the inspector has to be replaced now: choucha replace {draw} {object} --inspector {cert} --ground recusal --reason \"…\""
    )
}

/// An expert was noted.
pub fn assists(lang: Lang, id: &VisitId, name: &str, unit: &str) -> String {
    let at = visit(id);
    both!(
        lang,
        "已记录：{at} 由 {name}（{unit}）协助检查；专业人员不是检查组成员，不签字、不录入",
        "noted: {name} ({unit}) assists at {at}; an expert is no member of the team, and neither signs nor enters results"
    )
}
