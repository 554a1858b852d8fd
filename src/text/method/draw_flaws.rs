//! Sentences on draws that cannot be made, found or read (D01–D19, D21, D25).

use crate::domain::method::beacon::BeaconFlaw;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::notice_flaw::NoticeFlaw;
use crate::domain::method::source::NotAhead;
use crate::text::{Lang, Said, Say, flaws, word_of, words};

words! {
    give_beacon: "信标轮次用 --beacon 给出签名（96 位十六进制数字、下载的 JSON 或文件），公开事件用 --seed 照公布的结果给出；plan run 用 --beacons 和 --seeds", "give a drand round's signature with --beacon (96 hex digits, the JSON of a relay, or a file), the outcome of a public event with --seed, as it was published; plan run takes --beacons and --seeds";
}

word_of! {
    /// Why a source cannot be named by a seal or a request.
    not_ahead(NotAhead) {
        NotAhead::Known => "须写一个更晚的事件；信标轮次至少在 10 分钟以后", "name a later event, or a drand round that is due in ten minutes or more";
        NotAhead::TooFar => "信标轮次最远可写到 400 天以后", "name a drand round that is due within 400 days";
    }
}

impl Say for DrawFlaw {
    fn say(&self, lang: Lang) -> Said {
        flaws!(lang, self;
            in { DrawFlaw::Beacon(flaw) => flaw.say(lang), DrawFlaw::Notice(flaw) => flaw.say(lang) }
            DrawFlaw::NoTask { task, known }, known = known.join(lang.pick("、", ", ")) =>
                "计划中没有任务“{task}”", "the plan has no task \"{task}\"";
                "现有任务：{known}", "the tasks are: {known}";
            DrawFlaw::NoRound { round, times } =>
                "没有第 {round} 轮：该任务共 {times} 轮", "there is no round {round}: the task has {times}";
                "用 --round 指定 1 到 {times}", "give --round 1 to {times}";
            DrawFlaw::Drawn(draw) =>
                "本轮已抽取：{draw}", "this round has been drawn: {draw}";
                "要抽别的轮次，加 --round；确需重抽本轮，先用 choucha void {draw} --reason \"…\" 作废，原抽取保留在账", "for another round add --round; if this one must be drawn again, void it first with choucha void {draw} --reason \"…\"; it stays in the book";
            DrawFlaw::Sealed { manifest, source } =>
                "本轮已封存：清单摘要 {manifest}，种子来源“{source}”", "this round is sealed: manifest {manifest}, seed from \"{source}\"";
                "据此封存抽取，或写明理由作废封存", "draw from this seal, or void it with a reason";
            DrawFlaw::SeedNeeded(source), todo = give_beacon(lang) =>
                "封存时写明种子来自“{source}”，须给出种子", "the seal says that the seed comes from \"{source}\"; it has to be given";
                "{todo}", "{todo}";
            DrawFlaw::SeedNotTaken =>
                "来源 os 是操作系统随机，不能另给种子", "the source os is the operating system's own randomness; no seed can be given with it";
                "去掉种子，或把来源改为种子的真实出处", "leave out the seed, or say where it really comes from";
            DrawFlaw::SeedSpelling(source) =>
                "种子与来源“{source}”的写法不符，或不可能是它的结果", "the seed is not spelt as \"{source}\" gives it, or cannot be its outcome";
                "照公布的结果给出，位数不能多也不能少（005 不是 5，表格软件会去掉前面的零），首尾不留空白", "give it as it was published, neither more digits nor fewer (005 is not 5; a spreadsheet drops leading zeros), no white space at its ends";
            DrawFlaw::SourceForm(source) =>
                "种子来源“{source}”不合规", "the source \"{source}\" is malformed";
                "写 \"drand 2027-03-05 10:00\"、\"drand quicknet 37136212\"，或 \"event 2026-06-02 14/17721088 双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写\"（日期、位数/结果总数、说明）", "write \"drand 2027-03-05 10:00\", \"drand quicknet 37136212\", or \"event 2026-06-02 14/17721088 双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写\" (day, digits/number of outcomes, words)";
            DrawFlaw::SealBroken(folder) =>
                "封存的文本 {folder} 已被改动或缺失", "the sealed texts in {folder} were changed or are missing";
                "从备份恢复，或写明理由作废封存", "restore them from a copy, or void the seal with a reason";
            DrawFlaw::NoDraw(name) =>
                "账本中没有抽取“{name}”，也没有这个文件夹", "the book has no draw \"{name}\", and there is no such folder";
                "用 choucha ledger show 查看编号，或给出抽取文件夹的路径", "choucha ledger show lists the ids; or give the path of a draw folder";
            DrawFlaw::RehearsalSeed =>
                "试抽不接受种子、见证人", "a trial takes neither seed nor witness";
                "试抽固定用种子 rehearsal，以免有人用它试种子；去掉 --seed 和 --present", "it uses the seed \"rehearsal\" so that nobody can try seeds with it; leave out --seed and --present";
            DrawFlaw::NotADraw(path) =>
                "{path} 不是抽取文件夹：没有 manifest.txt", "{path} is no draw folder: it has no manifest.txt";
                "给出抽取编号，或含各文本和 draw.json 的文件夹", "give a draw's id, or a folder with its texts and draw.json";
            DrawFlaw::DrawRecord { file, why } =>
                "记录无法读取：{file}: {why}", "a record cannot be read: {file}: {why}";
                "请取用原件", "use the original";
            DrawFlaw::NotAhead { source, from, why }, todo = not_ahead(lang, *why) =>
                "种子来源“{source}”{from} 起即可知（北京时间），不能据以封存或申请", "the seed from \"{source}\" can be known from {from} on (China's time): nothing can be fixed by it now";
                "{todo}", "{todo}";
            DrawFlaw::SeedTooEarly { source, from } =>
                "种子来源“{source}”{from}（北京时间）才产生种子，现在还不可能知道", "the seed from \"{source}\" comes up at {from} (China's time); nobody can know it yet";
                "届时再抽取", "draw when it has come up";
            DrawFlaw::BeaconKept =>
                "beacon.txt 缺失、不是该轮的签名，或与种子不符", "beacon.txt is missing, is not the round's signature, or does not give the seed";
                "请取用原件", "use the original";
            DrawFlaw::SeedTyped(source), todo = give_beacon(lang) =>
                "来源“{source}”的种子由签名算出，不能另填", "the seed of \"{source}\" is computed from its signature and cannot be typed";
                "{todo}", "{todo}";
            DrawFlaw::Private(file) =>
                "公开的抽取文件夹中有不公开的文本：{file}", "a published folder holds a text that is not public: {file}";
                "立即从网站和各份副本上撤下；没有这份文本的文件夹才能核验（本局自己核验，用抽取编号）", "take it off the website and out of every copy at once; without it the folder can be verified (the office itself verifies by the draw's id)";
            DrawFlaw::NoBeacon(source), todo = give_beacon(lang) =>
                "来源“{source}”不是信标轮次，不接受信标签名", "\"{source}\" is no drand round and takes no beacon";
                "{todo}", "{todo}";
        )
    }
}

flaws! { impl Say for BeaconFlaw, |flaw, lang| flaw;
    BeaconFlaw::OtherRound { wanted, found } =>
        "这是信标第 {found} 轮的签名，封存的是第 {wanted} 轮", "this is the signature of round {found}; the seal names round {wanted}";
        "取第 {wanted} 轮的签名", "get the signature of round {wanted}";
    BeaconFlaw::Signature(round) =>
        "签名不是信标网络对第 {round} 轮的签名", "the signature is not the beacon network's for round {round}";
        "核对轮次和全部 96 位数字；一位之差也通不过", "check the round and all 96 digits; a single wrong digit fails";
    BeaconFlaw::Digits(found) =>
        "信标签名应为 96 位十六进制数字，现为 {found} 位", "a beacon's signature has 96 hex digits; this has {found}";
        "整段复制，一位不漏", "copy all of it";
    BeaconFlaw::Randomness =>
        "信标答复中的 randomness 与签名不符", "the randomness in the relay's answer is not that of its signature";
        "重新下载该轮的答复", "get the answer of the round again";
    BeaconFlaw::Form | BeaconFlaw::Round =>
        "信标的写法不合规", "the beacon is malformed";
        "给出 96 位十六进制数字，或从信标网站另存的 JSON（含 round、signature）", "give 96 hex digits, or the JSON as a relay gives it (with round and signature)";
}

flaws! { impl Say for NoticeFlaw, |flaw, lang| flaw;
    NoticeFlaw::There(path) =>
        "{path} 已经存在，公告不覆盖任何文件", "{path} is there already, and a notice is never written over a file";
        "换一个文件名，或先移走原来的文件", "give another name, or take the file away first";
    NoticeFlaw::Nothing { task, round } =>
        "{task} 第 {round} 轮没有待抽取的封存，无从公告", "no seal of round {round} of {task} waits, so there is nothing to announce";
        "加上 --source 先封存本轮", "seal the round first: give --source";
}
