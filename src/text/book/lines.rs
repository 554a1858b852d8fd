//! What `ledger` says.

use crate::domain::acts::entry::{Act, DrawAct, PlanAct, SealAct};
use crate::domain::acts::handling::HandleAct;
use crate::domain::acts::inspection::Inspection;
use crate::domain::acts::origin::Origin;
use crate::domain::acts::publication::PublishAct;
use crate::domain::acts::replacement::{DecisionAct, ReplaceAct, ReplacedAct};
use crate::domain::acts::signing::{SignAct, SignersAct, WitnessAct, WitnessText};
use crate::domain::acts::tail::TailAct;
use crate::domain::acts::visit::{AmendAct, AssistAct, DoneAct, RecusalAct};
use crate::domain::book::file_fault::FileFault;

use crate::text::visit::record::granted;
use crate::text::{Lang, terms, told, word_of, words};

words! {
    headings: ["行", "时间", "事项", "经办", "内容"], ["line", "time", "act", "by", "what"];
    chained(lines): "账本共 {lines} 行，序号、前后摘要、事项先后均衔接", "{lines} lines; numbers, digests and the order of acts hold together";
    files_agree(files): "账本所记 {files} 个文件均在，摘要一致", "all {files} files that the book names are there with their digests";
    declared(lines): "用 --today 声明日期的行：{lines}", "lines with a day declared by --today: {lines}";
    backdated(lines): "其中声明日期早于系统日期的行：{lines}", "of them, lines whose declared day lies before the clock's day: {lines}";
    replacements(draw): "{draw} 的更换和处理决定与复算一致", "the replacements and decisions of {draw} are as recomputed";
    stray(folder): "文件夹 {folder} 不在账本中", "the folder {folder} is named by no line of the book";
    torn(bytes): "账本末尾有 {bytes} 字节不是完整的一行，没有计入", "the book ends with {bytes} bytes that are no whole line, and do not count";
    no_line_end: "账本末行缺换行符；该行内容完整，已计入", "the last line of the book has lost its line end; the line is whole and counts";
    torn_unknown(file): "账本没有一行说到 {file}：残行是中断时移存的，下次写账会补记；否则请查明来历，移到案卷之外", "no line of the book speaks of {file}: if it was being set aside when the tool was cut off, the next act will say so; else find out where it comes from, and move it out of the case folder";
    foreign(path): "注意：{path} 不是本工具写入的，账本中没有它", "note: {path} was not written by this tool, and the book knows nothing of it";
}

word_of! {
    /// An act's name.
    act(&Act) {
        Act::Init { .. } => "建卷", "init";
        Act::Plan(_) => "发布计划", "plan";
        Act::Seal(_) => "封存", "seal";
        Act::Draw(_) => "抽取", "draw";
        Act::Void { .. } => "作废", "void";
        Act::Replace(_) => "申请更换", "replace";
        Act::Replaced(_) => "更换", "replaced";
        Act::Decision(_) => "处理决定", "decision";
        Act::Assist(_) => "专业协助", "assist";
        Act::Recusal(_) => "回避申请", "recusal";
        Act::Done(_) => "检查完成", "done";
        Act::Result(_) => "录入结果", "result";
        Act::Amend(_) => "更正结果", "amend";
        Act::Handle(_) => "处理", "handle";
        Act::Publish(_) => "公开", "publish";
        Act::Signers(_) => "签名人", "signers";
        Act::Sign(_) => "签名", "sign";
        Act::Witness(_) => "外部见证", "witness";
        Act::Tail(_) => "残行移存", "tail";
    }
    /// Behind a draw's source, where the draw follows no published plan.
    outside_plan(&Option<Origin>) {
        Some(Origin::Adhoc { .. }) => "，临时任务", ", outside the plan";
        Some(Origin::Plan { .. }) | None => "", "";
    }
    /// Behind a result, whether it was entered late.
    late(bool) {
        true => "，逾期录入", ", late";
        false => "", "";
    }
    /// Behind a step of handling, whether it was the last.
    closed(bool) {
        true => "，已办结", ", closed";
        false => "", "";
    }
    /// The verdict.
    verdict(bool) {
        true => "账本自身衔接。末行被改、末尾被删或整本重写，从账本本身看不出来：请与对外公布过的账首摘要逐字对照。", "The book agrees with itself. A changed last line, a cut end or a whole rewrite cannot be seen from it: compare the head with a published one.";
        false => "账本核验不通过。", "The book is not verified.";
    }
}

/// An act in a line.
pub fn content(lang: Lang, act: &Act) -> String {
    told!(lang, act;
        in { Act::Result(act) => entered(lang, &act.results) }
        Act::Init { bureau, year, tool, rehearsal: true } =>
            "{bureau}，{year} 年，{tool}，演练案卷", "{bureau}, {year}, {tool}, a rehearsal";
        Act::Init { bureau, year, tool, rehearsal: false } =>
            "{bureau}，{year} 年，{tool}", "{bureau}, {year}, {tool}";
        Act::Plan(PlanAct { version, tasks, base, plan, reason, .. }) if reason.is_empty() =>
            "年度计划第 {version} 版，{tasks} 个任务，名录库基数 {base}，摘要 {plan}", "version {version} of the plan, {tasks} tasks, base {base}, digest {plan}";
        Act::Plan(PlanAct { version, tasks, base, plan, reason, .. }) =>
            "年度计划第 {version} 版，{tasks} 个任务，名录库基数 {base}，摘要 {plan}，变更理由：{reason}", "version {version} of the plan, {tasks} tasks, base {base}, digest {plan}, because: {reason}";
        Act::Seal(SealAct { task, round, seal, manifest, source, .. }) =>
            "{task} 第 {round} 轮，第 {seal} 次封存，承诺值 {manifest}，来源“{source}”", "{task} round {round}, seal {seal}, commitment {manifest}, source \"{source}\"";
        Act::Draw(DrawAct { draw, drawn, shortfall: 0, source, origin, .. }), adhoc = outside_plan(lang, origin) =>
            "{draw} 抽中 {drawn} 个，种子来源“{source}”{adhoc}", "{draw} drew {drawn}, seed from \"{source}\"{adhoc}";
        Act::Draw(DrawAct { draw, drawn, shortfall, source, origin, .. }), adhoc = outside_plan(lang, origin) =>
            "{draw} 抽中 {drawn} 个，缺额 {shortfall}，种子来源“{source}”{adhoc}", "{draw} drew {drawn}, {shortfall} short, seed from \"{source}\"{adhoc}";
        Act::Void { target, reason } =>
            "{target}，理由：{reason}", "{target}, because: {reason}";
        Act::Replace(ReplaceAct::Seat(asked)), visit = &asked.visit, who = &asked.leaver, ground = terms::ground(lang, asked.ground), reason = &asked.reason, source = &asked.source, candidates = asked.candidates.len() =>
            "{visit}：更换 {who}，{ground}：{reason}；候选 {candidates} 人；种子来源“{source}”", "{visit}: {who} to be replaced, {ground}: {reason}; {candidates} candidate(s); seed from \"{source}\"";
        Act::Replace(ReplaceAct::Object(asked)), visit = &asked.visit, object = &asked.object, ground = terms::ground(lang, asked.ground), reason = &asked.reason, passed = asked.passed.len() =>
            "{visit}：更换对象 {object}，{ground}：{reason}；跳过 {passed} 个票号", "{visit}: the object {object} to be replaced, {ground}: {reason}; {passed} ticket(s) passed";
        Act::Replaced(ReplacedAct::Seat(came)), request = came.request, taker = &came.taker =>
            "第 {request} 行的申请：由 {taker} 接替", "request in line {request}: {taker} takes the seat";
        Act::Replaced(ReplacedAct::Object(came)), request = came.request, taken = came.object.as_deref().unwrap_or("–") =>
            "第 {request} 行的申请：替补对象 {taken}", "request in line {request}: in its place {taken}";
        Act::Decision(DecisionAct { visit, leaver, ground, reason, decision, .. }), ground = terms::ground(lang, *ground) =>
            "{visit}：{leaver} 离组，席位空缺，{ground}：{reason}；决定：{decision}", "{visit}: {leaver} leaves, the seat stays empty, {ground}: {reason}; decided: {decision}";
        Act::Assist(AssistAct { visit, name, unit, .. }) =>
            "{visit}：{name}（{unit}）协助", "{visit}: {name} ({unit}) assists";
        Act::Recusal(RecusalAct { visit, cert, grounds, granted: grant, .. }), answer = granted(lang, *grant) =>
            "{visit}：申请 {cert} 回避，{grounds}；{answer}", "{visit}: {cert} asked to stay away, {grounds}; {answer}";
        Act::Done(DoneAct { visit, completed, .. }) =>
            "{visit}：{completed} 检查完成", "{visit}: completed on {completed}";
        Act::Amend(AmendAct { result, reason }), visit = &result.visit, codes = result.codes.join(",") =>
            "{visit}：{codes}，理由：{reason}", "{visit}: {codes}, because: {reason}";
        Act::Handle(HandleAct { visit, measure, text, closed: last, .. }), measure = terms::measure(lang, *measure), closed = closed(lang, *last) =>
            "{visit}：{measure}，{text}{closed}", "{visit}: {measure}, {text}{closed}";
        Act::Signers(SignersAct { rows, sha256, reason }), keys = rows.len() =>
            "登记密钥 {keys} 个，摘要 {sha256}，理由：{reason}", "{keys} key(s) registered, digest {sha256}, because: {reason}";
        Act::Sign(SignAct { line, signer, .. }) =>
            "{signer} 签第 {line} 行（连同此前各行）", "{signer} signed line {line} (and with it every line before)";
        Act::Witness(WitnessAct { text: WitnessText { line, received, by, .. }, signer, .. }) =>
            "{by}（{signer}）于 {received} 收到第 {line} 行的摘要", "{by} ({signer}) received the digest of line {line} at {received}";
        Act::Tail(TailAct { bytes, sha256, file }) =>
            "此前有 {bytes} 字节未写完的内容，移存在 {file}，摘要 {sha256}", "{bytes} bytes that were not written to their end had followed; kept in {file}, digest {sha256}";
        Act::Publish(PublishAct { plans, draws, results, handlings, .. }) =>
            "计划 {plans} 版、抽取 {draws} 次、检查结果 {results} 个、处理 {handlings} 步", "{plans} version(s) of the plan, {draws} draw(s), {results} result(s), {handlings} step(s) of handling";
    )
}

/// A result, or how many came from a file.
fn entered(lang: Lang, results: &[Inspection]) -> String {
    told!(lang, results;
        [one], visit = &one.visit, codes = one.codes.join(","), late = late(lang, one.late.is_some()) =>
            "{visit}：{codes}{late}", "{visit}: {codes}{late}";
        _, count = results.len() =>
            "批量录入 {count} 个结果", "{count} results from a file";
    )
}

/// A file that is not as the book has it.
pub fn file_fault(lang: Lang, line: u64, path: &str, fault: FileFault) -> String {
    told!(lang, fault;
        FileFault::Changed => "第 {line} 行所记文件 {path} 缺失或被改动", "the file {path}, named in line {line}, is missing or was changed";
        FileFault::LineEnds => "第 {line} 行所记文件 {path} 只是换行符（或 BOM）被改，除此之外与所记一致；从备份恢复，或用 dos2unix 之类改回", "only the line ends (or a BOM) of the file {path}, named in line {line}, are others, otherwise it is what was recorded; restore it from a copy, or put them back (dos2unix)";
        FileFault::Link => "第 {line} 行所记文件 {path} 是指向别处的链接，不是文件本身", "the file {path}, named in line {line}, is a link to something elsewhere, and not the file itself";
        FileFault::Waits => "第 {line} 行公开的文件 {path} 还没有放到位：公开中断了，下次写账的命令会接着完成", "the file {path}, published in line {line}, is not in its place yet: the publication was cut off, and the next command that writes finishes it";
    )
}

/// A time with a declared day.
pub fn time(lang: Lang, time: &str, declared: Option<&str>) -> String {
    told!(lang, declared;
        None => "{time}", "{time}";
        Some(day) => "{time}（声明为 {day}）", "{time} (declared {day})";
    )
}

/// Where a published head stands in the book.
pub fn head_at(lang: Lang, head: &str, line: Option<u64>) -> String {
    told!(lang, line;
        Some(line) => "公布过的账首摘要 {head} 是账本第 {line} 行的，此前各行未被改动", "the published head {head} is that of line {line}; the lines up to it are as they were";
        None => "公布过的账首摘要 {head} 不是本账本任何一行的：账本被改写过，或不是这一本", "the published head {head} is that of no line: the book was rewritten, or is another one";
    )
}
