//! What `verify` says.

use crate::domain::method::verify::{Check, Difference, Part};

use crate::text::{Lang, both};

/// What was checked.
pub fn check(lang: Lang, check: Check) -> &'static str {
    match check {
        Check::Sums => lang.pick("各文件与 SHA256SUMS 一致", "every file has its digest in SHA256SUMS"),
        Check::Texts => lang.pick(
            "五个文本格式合规、与清单摘要一致、每个对象都能组成检查组",
            "the five texts are well-formed, match the manifest's digests, and every object can be served",
        ),
        Check::PublicTexts => lang.pick(
            "清单、抽取范围、排除名单格式合规，与清单摘要一致（检查人员和回避名单不公开，只公布摘要）",
            "manifest, population and exclusions are well-formed and match the digests (inspectors and recusals are not public, only their digests are)",
        ),
        Check::Record => lang.pick("draw.json 可读", "draw.json can be read"),
        Check::Seed => lang.pick("种子写法合规", "the seed is well-formed"),
        Check::Part(Part::Values) => lang.pick(
            "方法、单位、任务、轮次、清单摘要、来源、效力、密钥与复算一致",
            "method, bureau, task, round, manifest, source, standing and key are as recomputed",
        ),
        Check::Part(Part::Takes) => lang.pick("抽取数与缺额和复算一致", "takes and shortfalls are as recomputed"),
        Check::Part(Part::Objects) => lang.pick("票号与抽中对象和复算一致", "tickets and drawn objects are as recomputed"),
        Check::Part(Part::Teams) => lang.pick("检查组与复算一致", "teams are as recomputed"),
        Check::Part(Part::Loads) => lang.pick("人员次数与回避数和复算一致", "visits and recusals are as recomputed"),
        Check::List => lang.pick(
            "list.csv 与 draw.json 一致（名称、类型、区域、专业协助不在核对之列）",
            "list.csv says the same as draw.json (names, kinds, districts and expert help are not held against anything)",
        ),
        Check::Book => lang.pick("账本前后衔接", "the book holds together"),
        Check::InBook => lang.pick("账本记有本次抽取，各文件摘要一致", "the book names this draw, and its files' digests agree"),
        Check::Exclusions => lang.pick(
            "排除名单所指的抽取都在账本中、早于本次，且抽中过该对象",
            "every draw named in excluded.txt stands earlier in the book and drew that object",
        ),
        Check::Times => lang.pick(
            "封存时间与抽取时间的有无和先后合理",
            "the times of seal and draw are there as they should be, and in order",
        ),
        Check::Seal => lang.pick("封存在抽取之前，承诺值与文本一致", "the seal is older than the draw, and its texts are the draw's"),
        Check::Replacements => lang.pick(
            "更换：申请摘要、密钥、签号、所记候选人和替补对象的票号与复算一致",
            "replacements: request digests, keys, lots, recorded candidates and the tickets of new objects are as recomputed",
        ),
    }
}

/// A difference between record and repetition.
pub fn difference(lang: Lang, difference: &Difference) -> String {
    let Difference {
        place,
        recorded,
        repeated,
    } = difference;
    both!(
        lang,
        "{place}：记录为“{recorded}”，复算为“{repeated}”",
        "{place}: recorded \"{recorded}\", recomputed \"{repeated}\""
    )
}

/// A file that is missing or was changed.
pub fn file(lang: Lang, name: &str) -> String {
    both!(
        lang,
        "文件 {name} 缺失或被改动",
        "the file {name} is missing or was changed"
    )
}

/// A row of list.csv that differs.
pub fn row(lang: Lang, row: u64) -> String {
    both!(
        lang,
        "list.csv 第 {row} 行与抽取结果不符",
        "row {row} of list.csv differs from the draw"
    )
}

/// The verdict.
pub fn verdict(lang: Lang, holds: bool, drawn: usize) -> String {
    if holds {
        both!(
            lang,
            "核验通过：{drawn} 个抽中对象及其检查组全部复算一致。",
            "Verified: all {drawn} drawn objects and their teams are as recomputed."
        )
    } else {
        lang.pick(
            "核验不通过：上面标 ✗ 的一项不符，其后各项未再核对。",
            "Not verified: the item marked ✗ does not hold; what follows it was not checked.",
        )
        .to_owned()
    }
}

/// What a verification cannot vouch for.
pub fn limits(lang: Lang, with_book: bool) -> &'static str {
    if with_book {
        lang.pick(
            "复算和账本不能证明的：名单完整，承诺值早于事件，种子就是事件结果；名称、区域、专业协助、时间、见证人、覆盖面只由文件摘要担保；账本本身须与对外公布过的账首摘要对照。",
            "Not proved by recomputing and the book: that the lists are complete, that the commitment is older than the event, that the seed is its outcome; names, districts, expert help, times, witnesses and coverage rest on the digests; compare the book's head with a published one.",
        )
    } else {
        lang.pick(
            "只凭文件夹不能证明的：名单完整，封存早于种子，种子就是事件结果，排除属实，任务来源（计划第几版）属实，本轮只抽过一次且未作废；名称、类型、区域、专业协助、抽取编号、时间、见证人、覆盖面、工具版本。",
            "Not proved by the folder alone: that the lists are complete, that the seal is older than the seed, that the seed is the event's outcome, that exclusions are true, that the task is from the plan it names, that the round was drawn once and not voided; names, kinds, districts, expert help, the draw's id, times, witnesses, coverage, the tool's version.",
        )
    }
}

/// What a verification cannot vouch for in replacements.
pub fn replacement_limits(lang: Lang) -> &'static str {
    lang.pick(
        "更换中复算不能证明的：抽取以后申报的回避、当日执法证是否有效、当日名录库中对象是否仍参加抽取（名录库不在账本中）；候选人有无遗漏须凭当日名录核对。",
        "Not proved of replacements by recomputing: recusals declared since the draw, certificates and objects as they were on that day (the lists are not in the book); whether a candidate was left out has to be seen from that day's lists.",
    )
}

/// The verdict on a published folder.
pub fn public_verdict(lang: Lang, holds: bool, drawn: usize) -> String {
    if holds {
        both!(
            lang,
            "核验通过：{drawn} 个抽中对象及其票号全部复算一致。",
            "Verified: all {drawn} drawn objects and their tickets are as recomputed."
        )
    } else {
        verdict(lang, false, drawn)
    }
}

/// What the published folder of a draw cannot show.
pub fn public_limits(lang: Lang) -> &'static str {
    lang.pick(
        "这是公开的抽取文件夹：已复算抽取数、票号和抽中对象。检查组的匹配依据检查人员和回避名单，不公开，这里不能核对；名单完整、封存早于种子、排除属实，须对照账首摘要和当时的公布。",
        "This is a published folder: counts, tickets and drawn objects were recomputed. Teams follow from the inspectors and recusals, which are not public, and cannot be checked here; that lists are complete, the seal older than the seed and exclusions true is to be held against published heads and notices.",
    )
}

/// The draw was voided.
pub fn voided(lang: Lang) -> &'static str {
    lang.pick(
        "注意：账本中本次抽取已作废。",
        "note: the book says that this draw was voided.",
    )
}

/// Draws of the same round that were voided before this one.
pub fn voided_before(lang: Lang, draws: &str) -> String {
    both!(
        lang,
        "注意：本轮此前的抽取 {draws} 已作废。",
        "note: earlier draws of this round were voided: {draws}."
    )
}

/// A file that no draw has.
pub fn foreign(lang: Lang, names: &str) -> String {
    both!(
        lang,
        "注意：文件夹中另有不属于抽取的文件：{names}",
        "note: the folder has files that belong to no draw: {names}"
    )
}

/// The title.
pub fn title(lang: Lang, what: &str) -> String {
    both!(lang, "核验 {what}", "Verifying {what}")
}
