//! Every code of a refusal or a fault: what it means, with an example of what is said and what to do about it.
//!
//! The words of the example are the program's own, spoken of a made-up flaw; a test holds the codes here against those
//! that the rules give out.

use chrono::NaiveDate;

use crate::domain::acts::handling::HandleFlaw;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::Ground;
use crate::domain::book::clock::SetBack;
use crate::domain::book::flaw::{BookFlaw, BookText, Breach, BrokenLine};
use crate::domain::book::sign_flaw::{RoleFlaw, RowFlaw, SignFlaw};
use crate::domain::day::file::CalendarFlaw;
use crate::domain::day::flaw::DayFlaw;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::rules::{RuleChange, RuleName};
use crate::domain::ground::sha::Sha;
use crate::domain::ground::signer::{LINE, SignerId, SignerRole};
use crate::domain::lists::case_flaw::{CaseFlaw, Unreadable};
use crate::domain::lists::fault::{Fault, Flaw};
use crate::domain::lists::object_code::CodeFlaw;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::lists::spoilt::Spoilt;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::key::SeedFlaw;
use crate::domain::method::source::NotAhead;
use crate::domain::method::text_flaw::{BadText, Blocked, TextFlaw, TextName, Unservable};
use crate::domain::method::verify::Difference;
use crate::domain::public::flaw::PublicFlaw;
use crate::domain::public::lines::{PublicHead, PublicLine, Vanished};
use crate::domain::refusal::Refusal;
use crate::domain::replace::flaw::ReplacementFlaw;
use crate::domain::versions::flaw::{KeyFlaw, VersionFlaw};
use crate::domain::versions::side::Side;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::inspection::{InspectionFlaw, ItemPlace};
use crate::domain::visit::result_codes::Contradiction;
use crate::domain::visit::visit_name::VisitName;
use crate::text::lists::check;
use crate::text::{Lang, Said, Say};

/// A code.
pub struct Code {
    /// The code.
    pub code: &'static str,
    meaning: [&'static str; 2],
    said: [Said; 2],
}

impl Code {
    /// What it means, in a few words.
    pub fn meaning(&self, lang: Lang) -> &'static str {
        lang.pick(self.meaning[0], self.meaning[1])
    }

    /// An example of what is said, and what to do.
    pub fn said(&self, lang: Lang) -> &Said {
        lang.pick(&self.said[0], &self.said[1])
    }
}

/// What has a code and is said.
trait Coded {
    fn coded(self, meaning: [&'static str; 2]) -> Code;
}

impl<F: Into<Refusal>> Coded for F {
    fn coded(self, meaning: [&'static str; 2]) -> Code {
        let refusal = self.into();
        let said = [Lang::Zh, Lang::En].map(|lang| refusal.say(lang));
        let code = refusal.code();
        Code {
            code,
            meaning,
            said,
        }
    }
}

impl Coded for Fault {
    fn coded(self, meaning: [&'static str; 2]) -> Code {
        let said = [Lang::Zh, Lang::En].map(|lang| {
            let Said { what, todo } = self.say(lang);
            let what = check::value(lang, &self.value, &what);
            Said { what, todo }
        });
        let code = self.flaw.code();
        Code {
            code,
            meaning,
            said,
        }
    }
}

/// Codes, one a line: a flaw that has it, and what it means.
macro_rules! codes {
    ($($flaw:expr => $zh:literal, $en:literal;)+) => {
        vec![$($flaw.coded([$zh, $en])),+]
    };
}

/// All codes.
pub fn all() -> Vec<Code> {
    let rooms = [
        texts, case, draws, plan, visits, results, handlings, book, public, versions, signatures,
        lists,
    ];
    rooms.into_iter().flat_map(|room| room()).collect()
}

/// The texts of a draw (T01–T26).
fn texts() -> Vec<Code> {
    codes! {
        text(TextFlaw::NotUtf8) => "文本不是 UTF-8", "a text is not UTF-8";
        text(TextFlaw::Bom) => "文本带有 BOM", "a text begins with a byte order mark";
        text(TextFlaw::Control('\t')) => "文本含控制字符", "a control or line-separating character";
        text(TextFlaw::NotEnded) => "末行没有换行符", "the last line is not ended";
        text(TextFlaw::NotNfc) => "不是 NFC 规范形式", "not in normalisation form C";
        text(TextFlaw::Edges) => "空单元格或首尾空白", "an empty cell, or white space at a cell's end";
        text(TextFlaw::CellCount { expected: 2, found: 3 }) => "单元格个数不对", "the wrong number of cells";
        text(TextFlaw::NotAscending) => "未升序或重复", "lines not ascending, or repeated";
        text(TextFlaw::Key { expected: "window" }) => "清单的键不对", "a key of the manifest is wrong";
        text(TextFlaw::Value { key: "window".into(), value: "2026".into() }) => "清单的值不合规", "a value of the manifest is malformed";
        text(TextFlaw::RatioForm("05%".into())) => "比例写法不合规", "a ratio not in its shortest form";
        text(TextFlaw::Take { stratum: String::new(), expected: (120, 6), found: (120, 5) }) => "抽取数或基数不对", "N or n of a take is wrong";
        text(TextFlaw::Digest { actual: "120 sha256 9f86d0…".into() }) => "摘要或行数不符", "a digest or line count does not match";
        text(TextFlaw::Stratum("A".into())) => "分层与抽取数不对应", "strata and takes do not match";
        text(TextFlaw::Id("AJ 01".into())) => "编号不合规", "a malformed id";
        text(TextFlaw::ExcludedLine("91370499MYXP2PM81A".into())) => "排除名单有误", "excluded.txt names what is not there, or a malformed reason";
        text(TextFlaw::RecusalLine("37049901031".into())) => "回避名单有误", "recusals.txt names what is not there";
        text(TextFlaw::Group { group: 2, qualified: 3 }) => "每组人数或专业人数不成立", "a team's numbers cannot be";
        text(TextFlaw::TooFewInspectors { needed: 12, have: 10, qualified_needed: 6, qualified_have: 6 }) => "检查人员不足", "too few inspectors";
        text(TextFlaw::Unservable(vec![unservable()])) => "有对象组不成检查组", "an object that no team can serve";
        text(TextFlaw::Empty) => "抽取范围为空", "an empty population";
        text(TextFlaw::TooManyStrata) => "分层超过 1000 个", "more than 1,000 strata";
        SeedFlaw::Length(0) => "种子不合规", "a malformed seed";
        text(TextFlaw::TooManyLines) => "行数超出可编号范围", "more lines than can be numbered";
        text(TextFlaw::Owner("91370499MYXP2PM81A".into())) => "所属主体名单有误", "owners.txt names what is not there, or an owner that has an owner";
        text(TextFlaw::Salt) => "盐文本不合规", "salt.txt is not one line of 64 hex digits";
    }
}

/// The case folder and its lists as a whole (C01–C18).
fn case() -> Vec<Code> {
    codes! {
        CaseFlaw::NoCase("2026".into()) => "不是案卷", "no case folder";
        CaseFlaw::NotEmpty("2026".into()) => "文件夹不空", "the folder is not empty";
        CaseFlaw::Settings("UTF-8".into()) => "choucha.toml 有误", "choucha.toml cannot be read";
        CaseFlaw::Lists(3) => "名录或计划有错误", "the lists have faults";
        CaseFlaw::Unreadable { file: "objects.xlsx".into(), why: Unreadable::Workbook } => "文件读不成表", "a file is no table we read";
        CaseFlaw::Busy => "案卷正被使用", "another choucha is at work";
        CaseFlaw::Changed("objects.csv".into()) => "文件读取中被改动", "a file changed while it was read";
        CaseFlaw::NoColumn { name: "街道".into(), known: vec!["区域".into()] } => "没有这一栏", "no column of that name";
        CaseFlaw::Rows { file: "results.csv".into(), faults: vec![fault(Flaw::Date)], total: 1 } => "交来的表有错误，一行未采用", "rows of a list that was handed in have faults; none was taken";
        CaseFlaw::MissingFlags(vec!["--completed"]) => "缺少参数，又无法询问", "flags are missing, and nobody is there to ask";
        CaseFlaw::NoInspector("37049901999".into()) => "没有这名执法检查人员", "no such inspector";
        CaseFlaw::FileThere("stats.csv".into()) => "文件已存在，不覆盖", "a file of that name is there";
        CaseFlaw::AmongRecords("draws".into()) => "文书不能写入记录文件夹", "papers are not written among the records";
        CaseFlaw::Declared("2026-06-25".into()) => "单位案卷不能声明日期", "no day can be declared in an office's folder";
        CaseFlaw::NoCode("D99".into(), vec!["D01".into(), "D02".into()]) => "没有这个代号", "no such code";
        CaseFlaw::OtherRules(rule_changes()) => "choucha.toml 的规则与账本不同", "the rules of choucha.toml are not the book's";
        CaseFlaw::OtherFindings(vec!["JG02".into()]) => "findings.csv 与账本不同", "the codes of findings.csv are not the book's";
        CaseFlaw::RulesUnchanged => "规则和结果代码没有变更", "neither rules nor codes have changed";
        CaseFlaw::InTheWay("public/index.html".into()) => "公开的位置被占", "something stands where a publication has to be";
        CaseFlaw::NoFile("objects.csv".into()) => "表不是普通文件", "a list is no regular file";
        CaseFlaw::NoTemporary { folder: "/tmp".into(), error: "No space left on device (os error 28)".into() } => "临时文件夹不可用", "no temporary file can be made";
    }
}

/// A draw, a seal, a void (D01–D20).
fn draws() -> Vec<Code> {
    codes! {
        DrawFlaw::NoTask { task: "AJ-2026-99".into(), known: vec!["AJ-2026-01".into()] } => "没有这个任务", "no such task";
        DrawFlaw::NoRound { round: 3, times: 2 } => "没有这一轮", "no such round";
        DrawFlaw::Drawn("AJ-2026-01-1".into()) => "本轮已抽取", "the round has been drawn";
        DrawFlaw::Sealed { manifest: "9f86d0…".into(), source: "os".into() } => "本轮已封存", "the round is sealed";
        DrawFlaw::SeedNeeded("drand quicknet 20000000".into()) => "须给出种子", "the seal's seed has to be given";
        DrawFlaw::SeedNotTaken => "不能另给种子", "the seal takes no seed";
        DrawFlaw::SeedSpelling("drand quicknet 20000000".into()) => "种子写法与来源不符", "the seed is not spelt as its source gives it";
        DrawFlaw::SourceForm("drand 1".into()) => "种子来源不合规", "a malformed source";
        BookFlaw::NothingToVoid("AJ-2026-01-1".into()) => "没有可作废的", "nothing of that name to void";
        BookFlaw::Text { what: BookText::Reason, value: String::new() } => "记账文字不合规", "a text for the book is malformed";
        DrawFlaw::SealBroken("population.txt".into()) => "封存的文本被改动", "sealed texts were changed";
        DrawFlaw::NoDraw("AJ-2026-99-1".into()) => "没有这次抽取", "no such draw";
        DrawFlaw::RehearsalSeed => "试抽不接受种子", "a trial takes no seed";
        DrawFlaw::NotADraw("2026".into()) => "不是抽取文件夹", "no draw folder";
        DrawFlaw::DrawRecord { file: "draw.json".into(), why: "EOF".into() } => "记录无法读取", "a record cannot be read";
        DrawFlaw::NotAhead { source: "drand quicknet 1000".into(), from: "2023-08-24 00:59:24".into(), why: NotAhead::Known } => "封存或申请时种子已可知", "the source is not ahead of the seal or request";
        DrawFlaw::SeedTooEarly { source: "drand quicknet 37136212".into(), from: "2027-03-05 10:00:00".into() } => "种子还不可能产生", "the seed cannot be known yet";
        DrawFlaw::BeaconKept => "信标签名不符", "the beacon's signature does not hold";
        DrawFlaw::SeedTyped("drand quicknet 37136212".into()) => "种子与信标不可混用", "a seed typed for a beacon, or a beacon for another source";
        DrawFlaw::NoticeThere("公告.html".into()) => "封存公告不能写", "the notice of a seal cannot be written";
        DrawFlaw::Private("salt.txt".into()) => "公开文件夹中有不公开的文本", "a text that is not public in a published folder";
        BookFlaw::Visited("AJ-2026-01-1".into()) => "抽取已有检查记录，不能作废", "the draw has visits and cannot be voided";
    }
}

/// The plan (P01–P14).
fn plan() -> Vec<Code> {
    codes! {
        PlanFlaw::NotPublished { task: "AJ-2026-09".into(), version: 1 } => "任务不在已发布的计划中", "the task is in no published plan";
        PlanFlaw::PlanChanged { task: "AJ-2026-01".into(), version: 1 } => "任务与已发布的计划不一致", "the task is not what the published plan says";
        PlanFlaw::NotAdhoc { task: "AJ-2026-01".into(), version: 1 } => "计划内的任务不是临时任务", "a task of the plan is not outside it";
        PlanFlaw::CoverageShort { most: "4%".into(), rule: "5%".into() } => "计划达不到覆盖面下限", "the plan cannot reach the rule of coverage";
        PlanFlaw::SamePlan(1) => "计划与已发布的相同", "the plan says the same as its version in force";
        PlanFlaw::PlanReason(1) => "变更计划须写明理由", "a change of the plan needs a reason";
        PlanFlaw::NoPlan => "年度计划还没有发布", "no plan has been published";
        PlanFlaw::PlanBroken("plans/1.csv".into()) => "已发布的计划缺失或被改动", "a published plan is missing or was changed";
        PlanFlaw::OtherYear { asked: 2025, year: 2026 } => "不是本案卷的年度", "the case folder is of another year";
        PlanFlaw::OtherSource { given: "os".into(), sealed: "given".into() } => "种子来源与封存不符", "the seed's source is not the seal's";
        PlanFlaw::AdhocSealed("AJ-2026-01".into()) => "已封存的轮次不另定任务来源", "a sealed round's task comes from its seal";
        PlanFlaw::NoSeedListed { task: "AJ-2026-01".into(), round: 1 } => "种子表缺少这一轮", "the list of seeds lacks a round";
        PlanFlaw::FutureDay { day: day(30), today: day(1) } => "日期还没有到", "a day that has not come";
        PlanFlaw::OutsideYear { day: day(1), year: 2025 } => "日期不在案卷年度内", "a day that is not in the case folder's year";
    }
}

/// A visit and its replacement (R01–R16).
fn visits() -> Vec<Code> {
    codes! {
        VisitFlaw::NoVisit(VisitName::from(&visit())) => "没有这次检查", "no such visit";
        VisitFlaw::HasResult(visit()) => "已录入结果", "the visit has a result";
        VisitFlaw::NoResult(visit()) => "还没有录入结果", "the visit has no result yet";
        VisitFlaw::NotOpen(visit()) => "对象已更换或更换待抽取", "the object was replaced, or a replacement waits";
        VisitFlaw::SameResult(visit()) => "更正与结果相同", "the correction changes nothing";
        ReplacementFlaw::NotInTeam { visit: visit(), cert: "37049901999".into(), team: team() } => "不是检查组成员", "not a member of the team";
        ReplacementFlaw::Ground { ground: Ground::Moved, of_inspector: true } => "更换事由不适用", "a ground that does not fit";
        ReplacementFlaw::Waits { visit: visit(), line: 9, source: Some("drand quicknet 20000000".into()) } => "有更换申请等待抽签", "a request waits for its lot";
        ReplacementFlaw::NothingWaits(visit()) => "没有等待抽签的更换申请", "no request waits for its lot";
        ReplacementFlaw::NoCandidate { visit: visit(), leaver: "37049901031".into() } => "没有人可以接替", "nobody may take the seat";
        ReplacementFlaw::NoDecision(visit()) => "不需要处理决定", "no decision is needed";
        ReplacementFlaw::SeedNotTaken => "种子与更换申请的来源不合", "the seed does not go with the request's source";
        ReplacementFlaw::ExpertInTeam { visit: visit(), name: "何工".into() } => "专业人员是检查组成员", "the expert is a member of the team";
        VisitFlaw::RecusedMembers { visit: visit(), certs: vec!["37049901031".into()] } => "检查组中有须回避的人员", "a member of the team is recused";
        VisitFlaw::TooFew { visit: visit(), team: vec!["37049901031".into()] } => "检查组不足两人", "fewer than two people in the team";
        ReplacementFlaw::Differs { visit: visit(), difference: Difference { place: "taker".into(), recorded: "37049901031".into(), repeated: "37049901015".into() } } => "更换与复算不符", "a replacement that is not what its repetition gives";
        BookFlaw::Publication { said: day(1).to_string(), day: day(15).to_string() } => "公开的日期不对", "a publication of another day";
        VisitFlaw::DoneBefore { visit: visit(), completed: day(10) } => "已登记检查完成", "completion was noted before";
        ReplacementFlaw::WhichObject { visit: visit(), objects: vec!["SS-2021-004".into(), "SS-2021-005".into()] } => "要更换的对象不明", "which object is to be replaced is not said";
    }
}

/// A result (I01–I14).
fn results() -> Vec<Code> {
    codes! {
        result(InspectionFlaw::Completed { drawn: day(1), today: day(15) }) => "完成日期不合规", "the day of completion cannot be";
        result(InspectionFlaw::Method("看看".into())) => "检查方式不合规", "no way of inspecting";
        result(InspectionFlaw::ItemMissing(item("AJ01"))) => "有事项未填检查情况", "an item without an answer";
        result(InspectionFlaw::ItemUnknown(item("AJ99"))) => "事项不在任务中或填了两次", "an item that is not in the task, or twice";
        result(InspectionFlaw::TextMissing(item("AJ02"))) => "发现问题未写明", "a finding without words";
        result(InspectionFlaw::Code("JG99".into())) => "结果代码不合规", "no such result code, or none";
        result(InspectionFlaw::Contradiction(Contradiction::FoundWithoutCode)) => "结果代码与检查情况矛盾", "codes and answers contradict each other";
        result(InspectionFlaw::SignOff) => "签字情况不全", "the sign-off is incomplete";
        result(InspectionFlaw::NotInTeam { cert: "37049901999".into(), team: team() }) => "录入人不是检查组成员", "entered by nobody of the team";
        result(InspectionFlaw::Late { deadline: day(10), unsure: false }) => "逾期录入没有理由", "late without a reason";
        result(InspectionFlaw::NotLate { deadline: day(30) }) => "未逾期却写逾期理由", "a reason for lateness, but in time";
        result(InspectionFlaw::OtherDay(day(10))) => "完成日期与登记不同", "completion was noted on another day";
        result(InspectionFlaw::TextWithoutFinding(item("AJ01"))) => "未发现问题却写了问题", "words about a problem where nothing was found";
        result(InspectionFlaw::Object("SS-2021-009".into())) => "对象不在这次检查中或不明", "an object that is not of the visit, or is not said";
        result(InspectionFlaw::Deadline { said: day(30), counted: day(29) }) => "录入期限不对", "a deadline that is not the calendar's";
        result(InspectionFlaw::ObjectMissing("SS-2021-004".into())) => "检查完成缺少对象", "a completion that leaves out an object";
        result(InspectionFlaw::Inapplicable(item("AJ02"))) => "不适用没有写明原因", "inapplicable without a reason";
        result(InspectionFlaw::NotReported) => "拒签未写明向谁报告", "a refused signature, reported to nobody";
        result(InspectionFlaw::CodeValue("JG02".into())) => "结果代码的名称或公示结果与代码表不同", "a code with another name or public value than the findings give it";
    }
}

/// The handling of a finding (H01–H08).
fn handlings() -> Vec<Code> {
    codes! {
        handling(HandleFlaw::NoFinding) => "没有发现问题，无可处理", "nothing was found that could be handled";
        handling(HandleFlaw::Text) => "未写明处理内容", "handling without words";
        handling(HandleFlaw::Number) => "行政处罚没有文号", "a penalty without its number";
        handling(HandleFlaw::To) => "移交移送没有接收单位", "handed on to nobody";
        handling(HandleFlaw::Due) => "责令改正没有期限", "a correction without a date";
        handling(HandleFlaw::Reinspected) => "责令改正未复查就办结，没有原因", "closed without being inspected again, for no reason";
        handling(HandleFlaw::Date) => "处理日期不合规", "a day of handling that cannot be";
        handling(HandleFlaw::Closed) => "已经办结", "the handling was closed before";
        handling(HandleFlaw::Published) => "公开日期不是行政处罚的", "made public, but no penalty";
        handling(HandleFlaw::Unchecked) => "未复查用错了地方", "not inspected again, where nothing waits for it";
        handling(HandleFlaw::UncheckedReason) => "未复查没有写明原因", "not inspected again, for no reason that says anything";
    }
}

/// The book and the working days (B01–B03, B05–B09, C19, W01, W02).
fn book() -> Vec<Code> {
    codes! {
        BookFlaw::Line(BrokenLine { line: 9, kind: Breach::Chain }) => "账本不衔接", "the book does not hold together";
        BookFlaw::File("draws/AJ-2026-01-1/list.csv".into()) => "账本所记文件被改动", "a file that the book names was changed";
        BookFlaw::Stray("draws/AJ-2026-01-1".into()) => "文件夹不在账本中", "a folder that the book knows nothing of";
        BookFlaw::SetBack(set_back()) => "系统时间早于账本前一行", "the clock is behind a line of the book";
        BookFlaw::LineEnds => "账本只有换行符被改", "only the line ends of the book were changed";
        BookFlaw::FileEnds("draws/AJ-2026-01-1/population.txt".into()) => "账本所记文件只有换行符被改", "only the line ends of a file were changed";
        BookFlaw::NotKept("objects.csv".into()) => "残行的文件不对", "a torn line is said to be kept in another file";
        BookFlaw::NotPublic("public/../objects.csv".into()) => "公开的文件不在 public 之内", "a published file is not inside public";
        BookFlaw::ClockRight => "没有时钟可更正", "no clock stood wrong";
        DayFlaw::NoCalendar { year: 2061, covered: (2019, 2060) } => "没有该年的工作日日历", "no calendar of that year";
        DayFlaw::File { file: "calendar/2028.csv".into(), row: None, why: CalendarFlaw::Empty } => "工作日日历文件有误", "a calendar file is malformed";
    }
}

/// What was published (B10–B14, D22).
fn public() -> Vec<Code> {
    let line = || PublicLine {
        seq: 16,
        act: "draw".into(),
        time: "2026-06-01T10:00:00+08:00".into(),
        sha256: Sha([7; 32]),
    };
    let head = || PublicHead {
        day: "2026-06-15".into(),
        line: 14,
        sha256: Sha([7; 32]),
    };
    codes! {
        PublicFlaw::Vanished(Vanished::Line { line: line(), count: 3 }, 0) => "公开过的账本行不见了", "a published line of the book vanished";
        PublicFlaw::Vanished(Vanished::Head(head()), 0) => "公开过的账首摘要不是账本的", "a published head is that of no line";
        PublicFlaw::Vanished(Vanished::Draw("AJ-2026-05-1".into()), 0) => "公开过的计划、封存、抽取或结果不见了", "a published plan, seal, draw or result vanished";
        PublicFlaw::Vanished(Vanished::OtherBook, 0) => "public/ 是另一个案卷的", "public/ is of another case folder";
        PublicFlaw::List("public/lines.csv".into()) => "账本行或账首摘要的清单缺失或不合规", "a list of lines or heads is missing or malformed";
        PublicFlaw::NoPublication("public".into()) => "不是公开的文件夹", "no folder of a publication";
    }
}

/// Versions of a list (V01–V06).
fn versions() -> Vec<Code> {
    codes! {
        VersionFlaw::NoVersion { side: Side::Draw("AJ-2026-99-1".into()), known: vec!["AJ-2026-01-1".into()] } => "没有这次抽取、封存或这版计划", "no such draw, seal or version of the plan";
        VersionFlaw::CodesOnly { side: "draw:AJ-2026-01-1".into(), list: ListName::Inspectors } => "只有代码，不能比对这个名录", "codes only, where the list is another";
        VersionFlaw::Keys { file: "objects.csv".into(), rows: vec![KeyFlaw { row: 3, first: None }], total: 1 } => "主键为空或重复", "a key is empty or stands twice";
        VersionFlaw::Header { file: "objects.csv".into(), list: ListName::Objects, missing: vec!["code".into()], twice: vec![] } => "表头缺栏或重栏", "columns of the header are missing or there twice";
        VersionFlaw::TaskGone { side: "draw:AJ-2026-01-1".into(), task: "AJ-2026-01".into(), known: vec!["AJ-2026-03".into()] } => "任务已不在计划中", "the task is not in the plan any more";
        VersionFlaw::Codes { file: "codes.txt".into(), line: 3 } => "代码文件不合规", "a file of codes is malformed";
    }
}

/// Rows and cells of the lists (L01–L49).
fn lists() -> Vec<Code> {
    codes! {
        fault(Flaw::ColumnMissing) => "缺少一栏", "a column is missing";
        fault(Flaw::ColumnTwice) => "一栏出现两次", "a column is there twice";
        fault(Flaw::CellCount { expected: 10, found: 9 }) => "本行栏数不对", "the row has the wrong number of cells";
        fault(Flaw::Empty) => "不能为空", "must not be empty";
        fault(Flaw::Code(CodeFlaw::Check('A'))) => "代码校验不符", "no valid code";
        fault(Flaw::Characters) => "含控制字符", "holds control characters";
        fault(Flaw::Twice { first: 2 }) => "重复", "stands in an earlier row";
        fault(Flaw::Date) => "不是日期", "no date";
        fault(Flaw::DateOrder { from: day(30) }) => "起止日期颠倒", "the end lies before the beginning";
        fault(Flaw::Status) => "状态词未归类", "a status nobody has decided on";
        fault(Flaw::Unknown { list: ListName::Items }) => "引用的内容不存在", "refers to what is not there";
        fault(Flaw::Ratio) => "不是抽查比例", "no ratio";
        fault(Flaw::Strata) => "不是分层规则", "no rule of strata";
        fault(Flaw::NoStratum { task: "AJ-2026-01".into() }) => "某值没有分层比例", "a value without a ratio";
        fault(Flaw::Number { min: 1, max: 12 }) => "不是范围内的整数", "no whole number in its range";
        fault(Flaw::Qualified { team: 2 }) => "专业人数超过每组人数", "more qualified people than people";
        fault(Flaw::Id) => "不是合规的编号", "no id";
        fault(Flaw::Choice(&["重点", "一般"])) => "不在可用的值之中", "not one of the values";
        fault(Flaw::RatioOrStrata) => "比例与分层须填且只填一项", "a ratio and strata both, or neither";
        fault(Flaw::Year(2026)) => "日期不在案卷年度内", "outside the folder's year";
        fault(Flaw::NotInForce) => "事项在任务期内不现行", "the item is not in force";
        fault(Flaw::NoColumn) => "对象库没有分层所用的栏", "no column of the strata's name";
        fault(Flaw::EmptyScope) => "范围内没有对象", "no object in scope";
        fault(Flaw::Rounds { days: 5 }) => "频次多于天数", "more rounds than days";
        fault(Flaw::Encoding) => "本行编码不对", "the row is not UTF-8";
        fault(Flaw::TooManyStrata) => "分层超过 1000 个", "more than 1,000 strata";
        fault(Flaw::TooFewInspectors { needed: 12, have: 10, qualified_needed: 6, qualified_have: 6 }) => "可参加的检查人员不足", "too few inspectors may serve";
        fault(Flaw::NoRows) => "表还没有内容", "a list without rows";
        fault(Flaw::Blocked { round: 1, codes: vec!["91370499MYXP2PM81A".into()] }) => "有对象因回避组不成检查组", "recusals leave objects without a team";
        fault(Flaw::Differs { first: 2 }) => "同一次检查的各行不一致", "rows of one visit contradict each other";
        fault(Flaw::Source) => "种子来源不合规", "no form of a source";
        fault(Flaw::OwnedOwner { row: 2 }) => "所属主体自己又有所属主体", "the owner has an owner itself";
        fault(Flaw::Seed) => "种子被改写过", "a seed that was rewritten";
        fault(Flaw::Spoilt(Spoilt::Exponent)) => "号码被表格软件改写", "a key that a spreadsheet rewrote";
        fault(Flaw::Placeholder) => "占位的字样，不是号码", "a word in the place of a number";
        fault(Flaw::NoDigit) => "不像执法证号", "not like a certificate number";
        fault(Flaw::Lookalike { found: 'А', like: 'A', place: 9 }) => "形近字混入号码", "a character that only looks like another";
        fault(Flaw::Lost) => "内容已丢失", "a value that is lost";
        fault(Flaw::Count) => "固定数过大", "a fixed count too large";
        fault(Flaw::Ends { last: day(30) }) => "失效日期与有效期至不一致", "two ends of a recusal that do not go together";
        fault(Flaw::TooManyTasks) => "任务过多", "too many tasks";
        fault(Flaw::TooLong) => "号码太长", "a key too long";
        fault(Flaw::Identity) => "身份证号不能作代码", "an identity number in the place of a code";
    }
}

/// Signatures, witnesses' texts and `signers` (S01–S15).
fn signatures() -> Vec<Code> {
    let (role, name) = (SignerRole::Head, "张三".to_owned());
    let head = SignerId { role, name };
    let time = "2027-03-01T16:05:00+08:00".to_owned();
    let key = "SHA256:lbmsoA0yIEcEiVDRnMWuzm+nV+3ZEEpVIURqFoeSspg";
    codes! {
        SignFlaw::Row { line: 2, what: RowFlaw::Signer("张三".into()) } => "signers 的一行写法不对", "a row of signers is not of its form";
        SignFlaw::Unrecorded => "signers 改动后未入账", "signers was changed, and the book does not know";
        SignFlaw::Unchanged => "signers 没有变更", "signers has not changed";
        SignFlaw::NoLine { line: 99, lines: 12 } => "账本没有这一行", "the book has no such line";
        SignFlaw::Form(None) => "不是可用的签名", "no signature that can be used";
        SignFlaw::Namespace { expected: LINE, found: "file".into() } => "签名的用途或摘要算法不对", "made for something else, or over another kind of digest";
        SignFlaw::NoKey { signer: head.clone(), key: key.into(), line: 3 } => "密钥没有登记给签名人", "the key is not registered for the signer";
        SignFlaw::NotValid { signer: head.clone(), time } => "密钥不在有效期或未准许此用途", "the key is not valid at that time, or not for this";
        SignFlaw::Role(RoleFlaw::NoVisit(3)) => "不该由这个角色签名", "not for this role to sign";
        SignFlaw::Unverified => "签名核验不符", "the signature does not verify";
        SignFlaw::WitnessForm => "见证文本写法不对", "no witness's text";
        SignFlaw::OtherBook { line: 3 } => "所签的不是本账本的这一行", "signed is not that line of this book";
        SignFlaw::Twice { line: 3, signer: head, at: 5 } => "已签过", "signed already";
        SignFlaw::Whose { key: key.into(), signers: vec![] } => "不知道是谁的密钥", "nobody can say whose key it is";
        SignFlaw::NoFile => "没有 signers 文件", "there is no file signers";
    }
}

fn text(flaw: TextFlaw) -> BadText {
    let (name, line) = (TextName::Population, Some(3));
    BadText { name, line, flaw }
}

fn unservable() -> Unservable {
    Unservable {
        code: visit().enterprise,
        recused: team(),
        blocked: Blocked {
            line: 2,
            recused: vec![0, 1],
            left: 1,
            qualified_left: 1,
        },
    }
}

fn result(flaw: InspectionFlaw) -> VisitFlaw {
    let (visit, flaws) = (visit(), vec![flaw]);
    VisitFlaw::Inspection { visit, flaws }
}

fn handling(flaw: HandleFlaw) -> VisitFlaw {
    let (visit, flaws) = (visit(), vec![flaw]);
    VisitFlaw::Handling { visit, flaws }
}

fn fault(flaw: Flaw) -> Fault {
    Fault::new(ListName::Objects, 3, None, "…", flaw)
}

fn visit() -> VisitId {
    VisitId {
        draw: "AJ-2026-01-1".into(),
        enterprise: "91370499MYXP2PM81A".into(),
    }
}

fn set_back() -> SetBack {
    SetBack {
        line: 9,
        behind: 8,
        latest: Moment::begin_of(day(30)),
        seconds: 864_000,
    }
}

fn item(id: &str) -> ItemPlace {
    ItemPlace {
        object: None,
        item: id.into(),
    }
}

fn team() -> Vec<String> {
    ["37049901031", "37049901015"].map(str::to_owned).to_vec()
}

fn rule_changes() -> Vec<RuleChange> {
    vec![RuleChange {
        rule: RuleName::EntryWorkingDays,
        before: "20".into(),
        after: "30".into(),
    }]
}

/// A day of June 2026.
fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, day).unwrap_or_default()
}
