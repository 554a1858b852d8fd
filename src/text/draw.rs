//! What `seal`, `draw` and `void` say.

use super::{Lang, both, terms};

/// The title of a draw.
pub fn title(lang: Lang, id: &str, name: &str, round: u32) -> String {
    both!(
        lang,
        "抽取 {id}：{name}，第 {round} 轮",
        "Draw {id}: {name}, round {round}"
    )
}

/// The title of a rehearsal.
pub fn rehearsal_title(lang: Lang, task: &str, name: &str, round: u32) -> String {
    both!(
        lang,
        "演练（不是抽取，不入账）：{task} {name}，第 {round} 轮",
        "REHEARSAL (not a draw, recorded nowhere): {task} {name}, round {round}"
    )
}

/// Closes a rehearsal.
pub fn rehearsal_end(lang: Lang) -> &'static str {
    lang.pick(
        "以上为演练：种子固定为 rehearsal，结果与正式抽取无关，任何地方都没有记录。",
        "This was a rehearsal: its seed is always \"rehearsal\", its outcome says nothing about the draw, and nothing was recorded.",
    )
}

/// Headings of the table of takes.
pub fn take_headings(lang: Lang) -> [&'static str; 6] {
    lang.pick(
        ["分层", "比例", "基数", "排除", "应抽", "实抽"],
        ["stratum", "ratio", "of", "excluded", "to draw", "drawn"],
    )
}

/// What was left out of a stratum's count.
pub fn shortfall(lang: Lang, stratum: &str, missing: u64) -> String {
    let stratum = terms::stratum(lang, stratum);
    both!(
        lang,
        "缺额：{stratum} 少抽 {missing} 个，因可抽对象不足",
        "shortfall: {missing} fewer in {stratum}, because no more objects can be drawn"
    )
}

/// An object that has been drawn as often as its cap allows since the round was sealed.
pub fn over_cap(lang: Lang, code: &str, draws: &[String]) -> String {
    let draws = draws.join(lang.pick("、", ", "));
    both!(
        lang,
        "注意：{code} 在封存之后已被 {draws} 抽中，达到年度上限；封存的名单不能改，是否检查请决定并留下记录",
        "note: {code} has been drawn by {draws} since the seal and so reached its cap; sealed lists cannot change, decide on the visit and keep a record"
    )
}

/// The lines on standing, source, seed and witnesses.
pub fn standing(
    lang: Lang,
    standing: &str,
    source: &str,
    seed: &str,
    witnesses: &[String],
) -> Vec<String> {
    let standing = terms::standing(lang, standing);
    let witnesses = if witnesses.is_empty() {
        lang.pick("无", "none").to_owned()
    } else {
        witnesses.join(lang.pick("、", ", "))
    };
    vec![
        both!(lang, "抽取效力：{standing}", "standing: {standing}"),
        both!(lang, "种子来源：{source}", "source of the seed: {source}"),
        both!(lang, "种子：{seed}", "seed: {seed}"),
        both!(lang, "见证人：{witnesses}", "witnesses: {witnesses}"),
    ]
}

/// The digests of a draw.
pub fn digests(lang: Lang, manifest: &str, key: &str) -> Vec<String> {
    vec![
        both!(lang, "清单摘要：{manifest}", "manifest: {manifest}"),
        both!(lang, "密钥：{key}", "key: {key}"),
    ]
}

/// Coverage before and after.
pub fn coverage(lang: Lang, before: &str, after: &str, objects: u64, base: u64) -> String {
    both!(
        lang,
        "年度覆盖面：{before} → {after}（{objects}/{base} 个对象）",
        "coverage of the year: {before} -> {after} ({objects} of {base} objects)"
    )
}

/// Headings of the table of drawn objects.
pub fn drawn_headings(lang: Lang) -> [&'static str; 8] {
    lang.pick(
        [
            "顺序",
            "票号",
            "代码",
            "名称",
            "分层",
            "组长",
            "组员",
            "需专业人员协助",
        ],
        [
            "order",
            "ticket",
            "code",
            "name",
            "stratum",
            "leader",
            "members",
            "needs expert help",
        ],
    )
}

/// How many more rows the list has than are shown.
pub fn more(lang: Lang, more: usize, file: &str) -> String {
    both!(
        lang,
        "……另有 {more} 个，见 {file}",
        "... and {more} more in {file}"
    )
}

/// How even the load is, and who is recused from what.
pub fn loads(lang: Lang, people: usize, least: u64, most: u64) -> String {
    both!(
        lang,
        "检查人员池 {people} 人，每人 {least}–{most} 次",
        "pool of {people}, {least} to {most} visits each"
    )
}

/// An inspector's recusals.
pub fn recused_from(lang: Lang, who: &str, objects: u64) -> String {
    both!(
        lang,
        "  {who} 对范围内 {objects} 个对象回避",
        "  {who} is recused from {objects} object(s) of the population"
    )
}

/// Where the draw lies.
pub fn written(lang: Lang, folder: &str) -> String {
    both!(lang, "已写入 {folder}", "written to {folder}")
}

/// A round was sealed.
pub fn sealed(lang: Lang, id: &str, manifest: &str, source: &str, folder: &str) -> Vec<String> {
    vec![
        both!(
            lang,
            "已封存 {id}，文本在 {folder}",
            "sealed {id}; its texts are in {folder}"
        ),
        both!(
            lang,
            "清单摘要（承诺值）：{manifest}",
            "manifest (the commitment): {manifest}"
        ),
        both!(lang, "种子来源：{source}", "source of the seed: {source}"),
        both!(
            lang,
            "请在种子产生前公布承诺值并留存带日期的凭据（公示栏、上报邮件、时间戳），这样才能证明名单与种子互不迁就。",
            "Publish the commitment before the seed exists, and keep a dated proof of it (notice board, mail to a superior, time stamp): only then does it prove that neither was chosen to fit the other.",
        ),
    ]
}

/// A draw or a seal was voided.
pub fn voided(lang: Lang, target: &str, reason: &str) -> Vec<String> {
    vec![
        both!(
            lang,
            "已作废 {target}，理由：{reason}",
            "voided {target}, because: {reason}"
        ),
        both!(
            lang,
            "原记录保留在账本和文件夹中；本轮可以重新抽取。",
            "It stays in the book and in its folder; the round can be drawn again."
        ),
    ]
}
