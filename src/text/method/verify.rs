//! What `verify` says.

use crate::domain::method::verify::{Check, Part};

use crate::domain::book::proof::Proof;
use crate::domain::book::witnessed::{SealStanding, SealWitness, Silent};
use crate::text::{Lang, Say, told, word_of, words};

words! {
    difference(place, recorded, repeated): "{place}：记录为“{recorded}”，复算为“{repeated}”", "{place}: recorded \"{recorded}\", recomputed \"{repeated}\"";
    file(name): "文件 {name} 缺失或被改动", "the file {name} is missing or was changed";
    line_ends(name): "文件 {name} 只是换行符（或 BOM）被改，除此之外与所记一致；从备份恢复，或用 dos2unix 之类改回", "only the line ends (or a BOM) of the file {name} differ; otherwise it is what was recorded; restore it from a copy, or put them back (dos2unix)";
    row(row): "list.csv 第 {row} 行与抽取结果不符", "row {row} of list.csv differs from the draw";
    verified(drawn): "核验通过：{drawn} 个抽中对象及其检查组全部复算一致。", "Verified: all {drawn} drawn objects and their teams are as recomputed.";
    public_verified(drawn): "核验通过：{drawn} 个抽中对象及其票号全部复算一致；检查组须凭本局的盐才能复算。", "Verified: all {drawn} drawn objects and their tickets are as recomputed; teams only with the office's salt.";
    standing_of(standing, meaning): "只凭本文件夹，种子效力：{standing}（{meaning}）", "standing of the seed, by this folder alone: {standing} ({meaning})";
    not_verified: "核验不通过：上面标 ✗ 的不符，没有列出的各项未核对。", "Not verified: what is marked ✗ does not hold; checks that are not listed were not made.";
    replacement_limits: "更换中复算不能证明的：列为执法证无效的人员当日执法证是否无效，列为不再参加抽取的对象当日名录库中的状态（名录库不在账本中）。", "Not proved of replacements by recomputing: that whoever is struck for the certificate had no valid one on that day, and that objects passed as taking no part had that status (the libraries are not in the book).";
    public_limits: "这是公开的抽取文件夹：已复算抽取数、票号和抽中对象。检查组的匹配依据检查人员和回避名单，不公开，这里不能核对；名单完整、封存早于种子、排除属实，须对照账本末行校验码和当时的公布。", "This is a published folder: counts, tickets and drawn objects were recomputed. Teams follow from the inspectors and recusals, which are not public, and cannot be checked here; that lists are complete, the seal older than the seed and exclusions true is to be held against published heads and notices.";
    voided: "注意：账本中本次抽取已作废。", "note: the book says that this draw was voided.";
    voided_before(draws): "注意：本轮此前的抽取 {draws} 已作废。", "note: earlier draws of this round were voided: {draws}.";
    foreign(names): "注意：文件夹中另有不属于抽取的文件：{names}", "note: the folder has files that belong to no draw: {names}";
    title(what): "核验 {what}", "Verifying {what}";
}

word_of! {
    /// What was checked.
    check(Check) {
        Check::Private => "文件夹中没有不公开的文本（盐、检查人员、回避、list.csv）", "nothing that is not public stands in the folder (salt, inspectors, recusals, list.csv)";
        Check::Sums => "各文件与 SHA256SUMS 一致", "every file has its digest in SHA256SUMS";
        Check::Texts => "各文本格式合规、与清单摘要一致、每家企业都能组成检查组", "the texts are well-formed, match the manifest's digests, and every enterprise can be served";
        Check::PublicTexts => "清单、抽取范围、排除名单、所属主体格式合规，与清单摘要一致（检查人员和回避名单不公开，只公布加盐的摘要）", "manifest, population, exclusions and owners are well-formed and match the digests (inspectors and recusals are not public, only their salted digests are)";
        Check::Record => "draw.json 可读", "draw.json can be read";
        Check::Seed => "种子写法合规", "the seed is well-formed";
        Check::Beacon => "信标签名经核实是该轮的，种子由它算出", "the beacon's signature is the network's for the round, and gives the seed";
        Check::Part(Part::Values) => "方法、单位、任务、轮次、清单摘要、来源、密钥与复算一致", "method, bureau, task, round, manifest, source and key are as recomputed";
        Check::Part(Part::Takes) => "抽取数与缺额和复算一致", "takes and shortfalls are as recomputed";
        Check::Part(Part::Objects) => "票号与抽中对象和复算一致", "tickets and drawn objects are as recomputed";
        Check::Part(Part::Teams) => "检查的编组、检查组和回避数与复算一致", "visits, teams and recusals are as recomputed";
        Check::Part(Part::Loads) => "人员次数与回避数和复算一致", "visits and recusals are as recomputed";
        Check::List => "list.csv 与 draw.json 一致（名称、类型、区域、专业协助、效力不在核对之列）", "list.csv says the same as draw.json (names, kinds, districts, expert help and standing are not held against anything)";
        Check::ListStanding => "list.csv 所写的抽取效力与账本一致", "list.csv has the standing that the book gives";
        Check::Book => "账本前后衔接", "the book holds together";
        Check::InBook => "账本记有本次抽取，各文件摘要一致", "the book names this draw, and its files' digests agree";
        Check::Exclusions => "排除名单与账本相符：到封存（未封存的到抽取）时达到年度上限的企业全部排除，所列抽取无误，没有多排", "excluded.txt is what the book gives: every enterprise at its cap at the time of the seal (without one, of the draw) is excluded with the draws that used it up, and nobody else";
        Check::SincePlan => "计划发布以来离开、进入范围和换层的对象，账本所记与计划基数和抽取范围一致（改成了什么只由账本担保）", "who left the scope since the plan was published, who came and who changed strata: the book says what the plan's base and the population give (what their cells became rests on the book)";
        Check::Times => "封存时间与抽取时间的有无和先后合理", "the times of seal and draw are there as they should be, and in order";
        Check::Seal => "封存在抽取之前，承诺值与文本一致", "the seal is older than the draw, and its texts are the draw's";
        Check::Replacements => "更换：申请摘要、密钥、签号、候选人和不能接替的人员、跳过和替补的票号与复算一致", "replacements: request digests, keys, lots, candidates and everyone struck, passed tickets and new objects are as recomputed";
    }
    /// What a verification cannot vouch for, with the book or without.
    limits(bool) {
        true => "复算和账本不能证明的：名单完整；没有外部见证的，封存的时间；来源是公开事件的，种子就是事件结果；名称、区域、专业协助、时间、在场见证人、覆盖面的基数只由文件摘要担保；账本本身须与对外公布过的账本末行校验码对照。", "Not proved by recomputing and the book: that the lists are complete; without an outside witness, the time of the seal; of a public event, that the seed is its outcome; names, districts, expert help, times, those present and the base of coverage rest on the digests; compare the book's head with a published one.";
        false => "只凭文件夹不能证明的：名单完整，封存的时间，来源是公开事件的种子就是事件结果，排除属实，任务来源（计划第几版）属实，本轮只抽过一次且未作废；名称、类型、区域、专业协助、抽取编号、时间、在场见证人、覆盖面、工具版本。", "Not proved by the folder alone: that the lists are complete, the time of the seal, of a public event that the seed is its outcome, that exclusions are true, that the task is from the plan it names, that the round was drawn once and not voided; names, kinds, districts, expert help, the draw's id, times, those present, coverage, the tool's version.";
    }
}

/// The verdict.
pub fn verdict(lang: Lang, holds: bool, drawn: usize) -> String {
    if holds {
        verified(lang, drawn)
    } else {
        not_verified(lang).to_owned()
    }
}

/// The verdict on a published folder.
pub fn public_verdict(lang: Lang, holds: bool, drawn: usize) -> String {
    if holds {
        public_verified(lang, drawn)
    } else {
        not_verified(lang).to_owned()
    }
}

/// What speaks for the time of the seal.
pub fn seal(lang: Lang, seal: &SealStanding) -> String {
    told!(lang, seal;
        SealStanding::Witnessed(SealWitness { signer, by, received, line, key }) =>
            "封存效力：有外部见证（{signer}，{by}，{received} 收到第 {line} 行，密钥 {key} 在所给的 signers 中）", "seal: witnessed ({signer}, {by}, received line {line} at {received}; the key {key} is in the signers given)";
        SealStanding::Countersigned(SealWitness { signer, by, received, line, key }) =>
            "封存效力：副署（{signer}，{by}，{received} 收到第 {line} 行；密钥 {key} 由本局登记，须另向见证人核对，核对后用 --signers）", "seal: countersigned ({signer}, {by}, received line {line} at {received}; the key {key} is as the bureau registered it: compare it with the witness's own, then give --signers)";
        SealStanding::Claimed =>
            "封存效力：仅本局时钟（没有外部见证）", "seal: claimed (the bureau's own clock; no outside witness)";
        SealStanding::None =>
            "封存效力：未封存", "seal: none (not sealed)";
    )
}

/// What seed and seal prove together.
pub fn proof(lang: Lang, proof: &Proof<'_>) -> String {
    told!(lang, proof;
        Proof::Beacon =>
            "种子无人能够预先知道或挑选，名单也无人能够凑着种子编排：签名经核实是信标网络的，封存在该轮产生之前已由外部见证。", "Nobody could know or choose the seed, nor fit the lists to it: the signature is the beacon network's, and the seal was seen from outside before the round was due.";
        Proof::Event { event, outcome }, words = &event.words, day = event.day =>
            "如果 {day} 公布的“{words}”的结果确是 {outcome}，则种子无人能够挑选，名单也无人能够凑着种子编排：封存在事件之前已由外部见证。", "If the outcome published on {day} for \"{words}\" is {outcome}, nobody could choose the seed, nor fit the lists to it: the seal was seen from outside before the event.";
    )
}

/// Why a text that the reader brought does not speak for the seal.
pub fn silent(lang: Lang, file: &str, why: &Silent) -> String {
    told!(lang, why;
        Silent::Flaw(flaw), code = flaw.code(), what = flaw.say(lang).what =>
            "注意：见证文本 {file} 不能证明封存的时间：[{code}] {what}", "note: the witness's text {file} does not speak for the seal: [{code}] {what}";
        Silent::OtherLine(line) =>
            "注意：见证文本 {file} 见证的是账本第 {line} 行，不在封存之后、抽取之前，不能证明封存的时间", "note: the witness's text {file} is over line {line} of the book, which lies before the seal or not before the draw: it does not speak for the seal";
        Silent::Late(received) =>
            "注意：见证文本 {file} 收到于 {received}，那时种子已可知，不能证明封存的时间", "note: the witness's text {file} was received at {received}, when the seed could be known: it does not speak for the seal";
        Silent::NoSeal =>
            "注意：见证文本 {file} 须与账本中的封存对照，这里没有，不能证明封存的时间", "note: the witness's text {file} speaks for a seal in a book, and there is none here";
    )
}
