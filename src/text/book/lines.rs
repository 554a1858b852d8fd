//! What `ledger` says.

use std::sync::Arc;

use crate::domain::acts::base_change::BaseChange;
use crate::domain::acts::entry::{Act, DrawAct, PlanAct, SealAct};
use crate::domain::acts::handling::HandleAct;
use crate::domain::acts::in_force::{InitAct, RulesAct};
use crate::domain::acts::inspection::Inspection;
use crate::domain::acts::origin::Origin;
use crate::domain::acts::papers::{ApproveAct, PaperKind, PapersAct};
use crate::domain::acts::plan_papers::{Approval, FiledAct};
use crate::domain::acts::publication::PublishAct;
use crate::domain::acts::replacement::{DecisionAct, ReplaceAct, ReplacedAct};
use crate::domain::acts::signing::{SignAct, SignersAct, WitnessAct, WitnessText};
use crate::domain::acts::tail::TailAct;
use crate::domain::acts::visit::{AmendAct, AssistAct, DoneAct, RecusalAct};
use crate::domain::book::file_fault::FileFault;

use crate::domain::ground::act_kind::ActKind;
use crate::text::book::rules as said_of;
use crate::text::visit::record::{granted, step_unchecked};
use crate::text::{Lang, both, terms, told, word_of, words};

words! {
    headings: ["行", "时间", "事项", "经办", "内容"], ["line", "time", "act", "by", "what"];
    chained_but_refused(lines): "账本共 {lines} 行，序号、前后摘要均衔接", "{lines} lines; numbers and digests hold together";
    chained(lines): "账本共 {lines} 行，序号、前后摘要、事项先后均衔接", "{lines} lines; numbers, digests and the order of acts hold together";
    chained_out_of_time(lines): "账本共 {lines} 行，序号、前后摘要均衔接；时间先后不衔接，见下", "{lines} lines; numbers and digests hold together; their times do not follow one another, see below";
    files_agree(files): "账本所记 {files} 个文件均在，摘要一致", "all {files} files that the book names are there with their digests";
    declared(lines): "用 --today 声明日期的行：{lines}", "lines with a day declared by --today: {lines}";
    backdated(lines): "其中声明日期早于系统日期的行：{lines}", "of them, lines whose declared day lies before the clock's day: {lines}";
    left_since(total, undrawn): "，离开基数 {total} 个（其中 {undrawn} 个从未抽中）", ", {total} left the base ({undrawn} of them never drawn)";
    clock_right(line, until, reason): "第 {line} 行声明此前的时钟有误，{until} 以前一律不算按期，理由：{reason}", "line {line} says that the clock stood wrong before; up to {until} nothing counts as in time, because: {reason}";
    in_future(what): "注意：{what}", "note: {what}";
    other_settings(code, what): "choucha.toml [{code}]：{what}", "choucha.toml [{code}]: {what}";
    counts(time, instead): "{time}（按 {instead} 计）", "{time} (counts as {instead})";
    draw(draw, check): "抽取 {draw}：{check}", "the draw {draw}: {check}";
    seal_otherwise(seal): "封存 {seal}：该行所写的谁离开了范围与封存的文本和计划的基数不符", "the seal {seal}: its line says otherwise who left the scope than its texts and the base of the plan";
    base_otherwise(version): "计划第 {version} 版：该行所写的基数、预计覆盖面或谁离开了基数，与 plans/ 中各版留存的名录不符", "version {version} of the plan: its line says otherwise of base, expected coverage or who left the base than the folders in plans/";
    replacements(draw): "{draw} 的更换和处理决定与复算一致", "the replacements and decisions of {draw} are as recomputed";
    as_published: "公开过的账本各行、账本末行校验码、计划、封存、抽取、结果都在账本里", "every line, head, plan, seal, draw and result that was published is in the book";
    kept(file): "留存的 {file} 所列各行、账本末行校验码都在账本里", "every line and head of {file}, which was kept, is in the book";
    stray(folder): "文件夹 {folder} 不在账本中", "the folder {folder} is named by no line of the book";
    torn(bytes): "账本末尾有 {bytes} 字节不是完整的一行，没有计入", "the book ends with {bytes} bytes that are no whole line, and do not count";
    no_line_end: "账本末行缺换行符；该行内容完整，已计入", "the last line of the book has lost its line end; the line is whole and counts";
    torn_unknown(file): "账本没有一行说到 {file}：残行是中断时移存的，下次记账会补记；否则请查明来历，移到案卷之外", "no line of the book speaks of {file}: if it was being set aside when the tool was cut off, the next act will say so; else find out where it comes from, and move it out of the case folder";
    foreign(path): "注意：{path} 不是本工具写入的，账本中没有它", "note: {path} was not written by this tool, and the book knows nothing of it";
}

word_of! {
    /// The name of a kind of act.
    kind_name(ActKind) {
        ActKind::Init => "建卷", "init";
        ActKind::Rules => "调整规则", "rules";
        ActKind::Plan => "发布计划", "plan";
        ActKind::Filed => "计划备案", "filed";
        ActKind::Seal => "封存", "seal";
        ActKind::Draw => "抽取", "draw";
        ActKind::Void => "作废", "void";
        ActKind::Replace => "申请更换", "replace";
        ActKind::Replaced => "更换", "replaced";
        ActKind::Decision => "处理决定", "decision";
        ActKind::Assist => "专业协助", "assist";
        ActKind::Recusal => "回避申请", "recusal";
        ActKind::Approve => "检查审批", "approve";
        ActKind::Papers => "文书编号", "papers";
        ActKind::Done => "检查完成", "done";
        ActKind::Result => "录入结果", "result";
        ActKind::Amend => "更正结果", "amend";
        ActKind::Handle => "处理", "handle";
        ActKind::Publish => "公开", "publish";
        ActKind::Signers => "签名人", "signers";
        ActKind::Sign => "签名", "sign";
        ActKind::Witness => "外部见证", "witness";
        ActKind::Clock => "时钟更正", "clock";
        ActKind::Tail => "残行移存", "tail";
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
        true => "账本自身衔接。末行被改、末尾被删或整本重写，从账本本身看不出来：请与对外公布过的账本末行校验码逐字对照（加 -v 写全 64 位）。", "The book agrees with itself. A changed last line, a cut end or a whole rewrite cannot be seen from it: compare the head with a published one.";
        false => "账本核验不通过。", "The book is not verified.";
    }
}

/// An act's name.
pub fn act(lang: Lang, act: &Act) -> &'static str {
    kind_name(lang, act.kind())
}

/// An act in a line.
pub fn content(lang: Lang, act: &Act) -> String {
    told!(lang, act;
        in { Act::Result(act) => entered(lang, &act.results) }
        Act::Init(InitAct { bureau, year, tool, rehearsal: true, .. }) =>
            "{bureau}，{year} 年，{tool}，演练案卷", "{bureau}, {year}, {tool}, a rehearsal";
        Act::Init(InitAct { bureau, year, tool, rehearsal: false, .. }) =>
            "{bureau}，{year} 年，{tool}", "{bureau}, {year}, {tool}";
        Act::Rules(RulesAct { reason, rules, findings, .. }), rules = said_of::all(lang, rules), findings = findings.len() =>
            "{rules}；结果代码 {findings} 个；理由：{reason}", "{rules}; {findings} finding code(s); because: {reason}";
        Act::Plan(PlanAct { version, tasks, base, plan, reason, approved, since_before, .. }), left = left(lang, since_before.as_ref()), approved = approved_by(lang, approved.as_ref()), because = because(lang, reason) =>
            "年度计划第 {version} 版，{tasks} 个任务，名录库基数 {base}{left}，摘要 {plan}{approved}{because}", "version {version} of the plan, {tasks} tasks, base {base}{left}, digest {plan}{approved}{because}";
        Act::Filed(FiledAct { version, with, number, on }) =>
            "年度计划第 {version} 版：{on} 向{with}备案，{number}", "version {version} of the plan: filed with {with} on {on}, {number}";
        Act::Seal(SealAct { task, round, seal, manifest, source, .. }) =>
            "{task} 第 {round} 轮，第 {seal} 次封存，承诺值 {manifest}，来源“{source}”", "{task} round {round}, seal {seal}, commitment {manifest}, source \"{source}\"";
        Act::Draw(DrawAct { draw, drawn, shortfall: 0, source, origin, .. }), adhoc = outside_plan(lang, origin), source = terms::source(lang, source) =>
            "{draw} 抽中 {drawn} 个，种子来源“{source}”{adhoc}", "{draw} drew {drawn}, seed from \"{source}\"{adhoc}";
        Act::Draw(DrawAct { draw, drawn, shortfall, source, origin, .. }), adhoc = outside_plan(lang, origin), source = terms::source(lang, source) =>
            "{draw} 抽中 {drawn} 个，缺额 {shortfall}，种子来源“{source}”{adhoc}", "{draw} drew {drawn}, {shortfall} short, seed from \"{source}\"{adhoc}";
        Act::Clock { reason } =>
            "此前的系统时钟有误，理由：{reason}", "the clock stood wrong before, because: {reason}";
        Act::Void { target, reason } =>
            "{target}，理由：{reason}", "{target}, because: {reason}";
        Act::Replace(ReplaceAct::Seat(asked)), visit = &asked.visit, who = &asked.leaver, ground = terms::ground(lang, asked.ground), reason = &asked.reason, source = terms::source(lang, &asked.source), candidates = asked.candidates.len() =>
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
        Act::Approve(ApproveAct { draw, enterprise, approver, position, on, reviewer, urgent }), of = of_visit(enterprise.as_deref()), reviewed = reviewed(lang, reviewer.as_deref()), urgent = made_up(lang, urgent.as_deref()) =>
            "{draw}{of}：{on} 由{approver}（{position}）批准{reviewed}{urgent}", "{draw}{of}: approved by {approver} ({position}) on {on}{reviewed}{urgent}";
        Act::Papers(act), all = numbers(lang, act) =>
            "{all}", "{all}";
        Act::Done(DoneAct { visit, completed, .. }) =>
            "{visit}：{completed} 检查完成", "{visit}: completed on {completed}";
        Act::Amend(AmendAct { result, reason }), visit = &result.visit, codes = codes(result) =>
            "{visit}：{codes}，理由：{reason}", "{visit}: {codes}, because: {reason}";
        Act::Handle(HandleAct { visit, measure, text, closed: last, unchecked, .. }), measure = terms::measure(lang, *measure), closed = closed(lang, *last), unchecked = not_inspected(lang, unchecked.as_deref()) =>
            "{visit}：{measure}，{text}{unchecked}{closed}", "{visit}: {measure}, {text}{unchecked}{closed}";
        Act::Signers(SignersAct { rows, sha256, reason }), keys = rows.len() =>
            "登记密钥 {keys} 个，摘要 {sha256}，理由：{reason}", "{keys} key(s) registered, digest {sha256}, because: {reason}";
        Act::Sign(SignAct { line, signer, .. }) =>
            "{signer} 签第 {line} 行（连同此前各行）", "{signer} signed line {line} (and with it every line before)";
        Act::Witness(WitnessAct { text: WitnessText { line, received, by, .. }, signer, .. }) =>
            "{by}（{signer}）于 {received} 收到第 {line} 行的摘要", "{by} ({signer}) received the digest of line {line} at {received}";
        Act::Tail(TailAct { bytes, sha256, file }) =>
            "此前有 {bytes} 字节未写完的内容，移存在 {file}，摘要 {sha256}", "{bytes} bytes that were not written to their end had followed; kept in {file}, digest {sha256}";
        Act::Publish(PublishAct { files, withheld, .. }) if !withheld.is_empty(), files = files.len(), draws = withheld.len() =>
            "公开 {files} 个文件，{draws} 次抽取的名单暂不公开", "{files} file(s) published, the list(s) of {draws} draw(s) withheld";
        Act::Publish(PublishAct { files, .. }), files = files.len() =>
            "公开 {files} 个文件", "{files} file(s) published";
    )
}

/// How many left the base of a version since the one before; nothing where nobody did.
pub fn left(lang: Lang, since: Option<&BaseChange>) -> String {
    let since = since.filter(|of| of.left.total > 0);
    since.map_or(String::new(), |of| {
        left_since(lang, of.left.total, of.left_undrawn)
    })
}

/// Behind a version of the plan, who approved it.
pub fn approved_by(lang: Lang, approved: Option<&Approval>) -> String {
    approved.map_or(String::new(), |Approval { by, number, on }| {
        both!(
            lang,
            "，{on} 由{by}批准（{number}）",
            ", approved by {by} on {on} ({number})"
        )
    })
}

/// Behind a version of the plan, why it was changed.
pub fn because(lang: Lang, reason: &str) -> String {
    match reason {
        "" => String::new(),
        reason => both!(lang, "，变更理由：{reason}", ", because: {reason}"),
    }
}

/// Behind a step of handling, why a correction was not inspected again.
fn not_inspected(lang: Lang, why: Option<&str>) -> String {
    why.map_or(String::new(), |why| step_unchecked(lang, why))
}

/// Behind a draw, the enterprise of the one visit that is approved.
fn of_visit(enterprise: Option<&str>) -> String {
    enterprise.map_or_else(String::new, |code| format!(" {code}"))
}

/// Behind an approval, who reviewed it before.
fn reviewed(lang: Lang, reviewer: Option<&str>) -> String {
    reviewer.map_or_else(String::new, |name| {
        both!(lang, "，{name}审核", ", reviewed by {name}")
    })
}

/// Behind an approval, why it came after the visit.
fn made_up(lang: Lang, urgent: Option<&str>) -> String {
    urgent.map_or_else(String::new, |why| {
        both!(lang, "，补办：{why}", ", after the visit: {why}")
    })
}

/// The numbers that papers were given, by kind.
pub fn numbers(lang: Lang, act: &PapersAct) -> String {
    let of_kind = |kind: PaperKind| {
        let papers = act.papers.iter().filter(move |paper| paper.kind == kind);
        let numbers: Vec<u32> = papers.map(|paper| paper.number).collect();
        let (first, last) = (*numbers.first()?, *numbers.last()?);
        let (name, word, mark) = (terms::paper(lang, kind), &act.word, kind.mark());
        Some(if first == last {
            both!(
                lang,
                "{name} {word}{mark} {first} 号",
                "{name} {word}{mark} no. {first}"
            )
        } else {
            both!(
                lang,
                "{name} {word}{mark} {first}–{last} 号",
                "{name}s {word}{mark} nos. {first}–{last}"
            )
        })
    };
    lang.list(PaperKind::ALL.into_iter().filter_map(of_kind))
}

/// The codes of a result.
fn codes(result: &Inspection) -> String {
    let codes = result.codes.iter().map(|code| code.code.as_str());
    codes.collect::<Vec<_>>().join(",")
}

/// A result, or how many came from a file.
fn entered(lang: Lang, results: &[Arc<Inspection>]) -> String {
    told!(lang, results;
        [one], visit = &one.visit, codes = codes(one), late = late(lang, one.late.is_some()) =>
            "{visit}：{codes}{late}", "{visit}: {codes}{late}";
        _, count = results.len() =>
            "批量录入 {count} 个结果", "{count} results from a file";
    )
}

/// A file that is not as the book has it.
pub fn file_fault(lang: Lang, line: u64, path: &str, fault: FileFault) -> String {
    told!(lang, fault;
        FileFault::Changed => "第 {line} 行所记文件 {path} 缺失或被改动", "the file {path}, named in line {line}, is missing or was changed";
        FileFault::LineEnds => "第 {line} 行所记文件 {path} 只是换行符（或 BOM）被改，除此之外与所记一致；从备份恢复，或用 dos2unix 之类改回", "only the line ends (or a BOM) of the file {path}, named in line {line}, differ; otherwise it is what was recorded; restore it from a copy, or put them back (dos2unix)";
        FileFault::Link => "第 {line} 行所记文件 {path} 是指向别处的链接，不是文件本身", "the file {path}, named in line {line}, is a link to something elsewhere, and not the file itself";
        FileFault::Waits => "第 {line} 行公开的文件 {path} 还没有放到位：公开中断了，下次记账的命令会接着完成", "the file {path}, published in line {line}, is not in its place yet: the publication was cut off, and the next command that writes finishes it";
    )
}

/// Lines whose clock was behind that of one line before them, at most by so many seconds.
pub fn set_back(lang: Lang, lines: &[u64], behind: u64, seconds: i64, latest: &str) -> String {
    let by = terms::time_span(lang, seconds);
    let all = lang.numbers(lines);
    told!(lang, lines;
        [_] => "[B05] 第 {all} 行的系统时间比第 {behind} 行早{by}，按第 {behind} 行的 {latest} 计", "[B05] the clock of line {all} is {by} behind line {behind}; {latest}, the time of line {behind}, counts for it";
        _ => "[B05] 第 {all} 行的系统时间比第 {behind} 行早（最多{by}），按第 {behind} 行的 {latest} 计", "[B05] the clock of lines {all} is behind line {behind}, by up to {by}; {latest}, the time of line {behind}, counts for them";
    )
}

/// The clock was set right: which line it was behind, and until when nothing counts as in time.
pub fn clock_set(lang: Lang, behind: u64, latest: &str, until: &str) -> Vec<String> {
    let set = told!(lang, ();
        () => "时钟更正已入账：第 {behind} 行的 {latest} 及此前更晚的时间有误，自此按现在的时钟计", "the clock is set right: {latest} in line {behind}, and later times before it, were wrong; from here on the clock counts as it is now";
    );
    let until = told!(lang, ();
        () => "时钟走过 {until} 以前，一律不算按期，抽取的种子都算未经证明", "until it has passed {until}, nothing counts as in time, and every draw is unproven";
    );
    vec![set, until]
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
        Some(line) => "公布过的账本末行校验码 {head} 是账本第 {line} 行的，此前各行未被改动", "the published head {head} is that of line {line}; the lines up to it are as they were";
        None => "公布过的账本末行校验码 {head} 不是本账本任何一行的：账本被改写过，或不是这一本", "the published head {head} is that of no line: the book was rewritten, or is another one";
    )
}
