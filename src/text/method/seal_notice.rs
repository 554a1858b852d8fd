//! What the notice of a seal (封存公告) says to whoever is not of the bureau.

use crate::domain::acts::origin::Origin;
use crate::domain::book::passed_over::PassedOver;
use crate::domain::book::seal_notice::SealNotice;
use crate::domain::method::source::Source;

use super::influence::which;
use crate::text::{Lang, both, told, words};

words! {
    title: "随机抽查封存公告", "Notice: a random draw is sealed";
    rehearsal: "演练：本公告来自演练案卷，不是真实的抽查。", "REHEARSAL: this notice is a rehearsal's; nothing is really inspected.";
    opening(bureau): "{bureau}已在抽取之前封存下列抽查的名单和种子来源，现予公告。抽中谁由今后公开产生的种子决定，本单位现在也不知道；任何人都可以按下面的办法核对。", "{bureau} has sealed the lists of the following random draw, and where its seed will come from, before drawing. A seed that is made in public later on decides who is drawn; the bureau does not know it now. Anyone can check that as is said below.";
    task: "抽查任务", "task";
    task_is(id, name): "{name}（{id}）", "{name} ({id})";
    origin: "任务来源", "task from";
    round: "轮次和检查日期", "round, and its days";
    round_is(round, from, to): "第 {round} 轮，{from} 至 {to}", "round {round}, {from} to {to}";
    seal: "封存编号", "seal";
    sealed_at: "封存时间", "sealed at";
    by_clock(time): "{time}（北京时间，本单位时钟）", "{time} (China's time, by the bureau's clock)";
    declared(time, day): "{time}（本机时钟；演练声明的日期是 {day}）", "{time} (by the clock of the computer; the rehearsal declared the day {day})";
    few_outcomes(source): "{source}。结果不足 10,000,000 种，不足以证明名单没有迁就结果", "{source}. With fewer than 10,000,000 outcomes it cannot prove that the lists were not made to fit the outcome";
    commitment: "承诺值（清单摘要，SHA-256）", "commitment (SHA-256 of the manifest)";
    head: "账本末行校验码", "head of the book";
    head_is(line, sha): "账本第 {line} 行，{sha}", "line {line} of the book, {sha}";
    source: "种子来源", "source of the seed";
    known_from: "种子最早可知的时间", "the seed can be known from";
    china_time(time): "{time}（北京时间）", "{time} (China's time)";
    together: "同时封存的其他轮次", "other seals of the same time";
    what: "封存了什么", "What is sealed";
    what_fixed: "本轮的抽取范围（全部检查对象）、依规定排除的企业、所属主体、执法检查人员、回避关系、抽查比例、编组规则和种子来源，写成若干文本，它们的摘要列在一份清单（manifest.txt）里；承诺值是这份清单的摘要。任何一个字有改动，承诺值就不同。", "The objects that can be drawn, the enterprises excluded by the rules, who owns what, the inspectors, the recusals, the ratio, the way teams are formed and the source of the seed are texts; their digests stand in one manifest (manifest.txt), and the commitment is its digest. Were a single character changed, the commitment would be another one.";
    what_hidden: "名单本身在抽取之前不公开，以免走漏；抽取后，除人员和回避名单外全部公开。", "The lists themselves are not public before the draw, so that nobody is warned; after it they are, but for those of inspectors and recusals.";
    how: "怎样抽取", "How it will be drawn";
    how_method: "种子产生后，按公开的抽取方法 choucha-draw-1 用种子和清单算出抽中的对象，用种子、清单和一同封存的盐算出检查组。同样的封存和种子只有一个结果，没有人能够另选。", "When the seed is there, the public method choucha-draw-1 computes the objects from the seed and the manifest, and the teams from these and a salt that is sealed with them. The same seal and seed have one outcome; nobody can choose another.";
    check: "怎样核对", "How to check";
    keep: "现在：抄下或拍下本公告，留存日期凭据。承诺值和账本末行校验码是最要紧的两个数。", "Now: copy or photograph this notice, and keep a proof of the day. The commitment and the head of the book matter most.";
    get_event(time, digits): "{time} 以后：自己到种子来源所写的公开事件处查结果，按其中写明的写法得到 {digits} 位数字，就是种子。", "After {time}: look up the outcome of the event named above, and spell it as is said there: its {digits} digits are the seed.";
    get_drand(time, url): "{time} 以后：打开 {url}（drand 公共随机信标，任何人都不能预知或更改），其中 signature 一项的 SHA-256（按十六进制还原成字节后计算）就是种子。", "After {time}: open {url} (the public drand beacon, which nobody can predict or change); the SHA-256 of its signature (its hex read as bytes) is the seed.";
    compare(draw): "抽取结果公开以后：在公开网站的 draws/{draw} 文件夹中取 manifest.txt，计算它的 SHA-256（如 sha256sum manifest.txt），须与承诺值相同；其中的种子来源须与本公告相同，公开的种子须与您自己查到的相同。", "When the draw is public: take manifest.txt from the folder draws/{draw} of the public site and compute its SHA-256 (such as with sha256sum manifest.txt); it has to be the commitment. Its source has to be the one above, and the published seed the one that you looked up.";
    repeat: "复算：在公开网站上点开这次抽取即可在浏览器中复算抽中的对象；也可以用 choucha verify 或 verify.py 在自己的电脑上复算，不需要相信本单位。检查组用到不公开的人员和回避名单，由上级机关凭案卷复算。", "Repeat it: the page of the draw repeats the drawn objects in your browser; or use choucha verify or verify.py on a computer of your own. You need not trust the bureau. The teams rest on lists of people that are not public; the upper office repeats them from the case folder.";
    fate: "没有抽取的：封存作废须写明理由，去向都列在公开网站的 csv/seals.csv 中。种子产生后迟迟不抽取，或者作废后重新封存的，请追问。", "If nothing is drawn: a seal is voided with a reason only, and csv/seals.csv of the public site says what became of each. Ask, if the seed is there and nothing is drawn, or if the round was voided and sealed anew.";
    stamp: "（单位盖章）", "(seal of the bureau)";
    posted: "公告日期：＿＿＿＿年＿＿月＿＿日", "posted on: ____________";
    written(html, text): "公告已写好：{html}（用浏览器打开后按 A4 打印）、{text}（文字，可张贴、上网、群发）", "the notice is written: {html} (print it from a browser on A4), {text} (plain text to post or to send)";
    not_written: "封存已经入账，只有公告没有写成；排除原因后用 choucha seal 任务 --notice 文件 再写", "the seal is in the book, only its notice could not be written; when the trouble is gone, choucha seal TASK --notice FILE writes it";
}

/// Where the task comes from.
pub fn origin_is(lang: Lang, origin: Option<&Origin>) -> String {
    told!(lang, origin;
        Some(Origin::Plan { version, sha256 }) => "已发布的年度计划第 {version} 版（摘要 {sha256}）", "the published yearly plan, version {version} (digest {sha256})";
        Some(Origin::Adhoc { reason }) => "临时任务，不在年度计划内；理由：{reason}", "outside the yearly plan (临时任务), because: {reason}";
        None => "没有发布年度计划", "no plan is published";
    )
}

/// The source in words, with its value as records have it.
pub fn source_is(lang: Lang, source: &Source) -> String {
    let text = source.text();
    let said = told!(lang, source;
        Source::Drand(round) => "drand 公共随机信标 quicknet 第 {round} 轮（{text}）", "round {round} of the public beacon drand, quicknet ({text})";
        Source::Event(event), day = event.day, words = &event.words, digits = event.digits, outcomes = &event.outcomes =>
            "{day} 的公开事件：{words}；{digits} 位数字，共 {outcomes} 种可能（{text}）", "a public event of {day}: {words}; {digits} digits, {outcomes} outcomes ({text})";
        Source::Os | Source::Given => "{text}", "{text}";
    );
    match source {
        Source::Event(event) if !event.has_enough_outcomes() => few_outcomes(lang, said),
        Source::Event(_) | Source::Drand(_) | Source::Os | Source::Given => said,
    }
}

/// When it was sealed.
pub fn sealed_at_is(lang: Lang, notice: &SealNotice) -> String {
    match notice.declared {
        Some(day) => declared(lang, &notice.sealed_at, day),
        None => by_clock(lang, &notice.sealed_at),
    }
}

/// The other seals of the same time, and what to do with them.
pub fn together_is(lang: Lang, over: &PassedOver) -> String {
    let which = which(lang, over);
    let count = over.count();
    both!(
        lang,
        "另有 {count} 个，种子同时可知、范围有重叠（{which}）：都应抽取，只抽其中一部分就是挑选",
        "{count}, whose seeds come at the same time and which share objects with it ({which}): all are to be drawn; drawing only some would be choosing"
    )
}
