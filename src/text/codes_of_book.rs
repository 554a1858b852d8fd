//! The codes of what stands in the book: visits, results, handling, lines, publications, signatures.

use super::coded::{Code, Coded, codes, day, team, visit};
use crate::domain::acts::handling::HandleFlaw;
use crate::domain::acts::papers::PaperKind;
use crate::domain::acts::replacement::Ground;
use crate::domain::book::clock::{InFuture, SetBack};
use crate::domain::book::flaw::{BookFlaw, Breach, BrokenLine};
use crate::domain::book::sign_flaw::{RoleFlaw, RowFlaw, SignFlaw};
use crate::domain::day::file::CalendarFlaw;
use crate::domain::day::flaw::DayFlaw;
use crate::domain::ground::act_kind::ActKind;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;
use crate::domain::ground::signer::{LINE, SignerId, SignerRole};
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::method::verify::Difference;
use crate::domain::public::flaw::PublicFlaw;
use crate::domain::public::lines::{PublicHead, PublicLine, Vanished};
use crate::domain::replace::flaw::ReplacementFlaw;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::inspection::{InspectionFlaw, ItemPlace};
use crate::domain::visit::naming::Named;
use crate::domain::visit::paper_flaw::PaperFlaw;
use crate::domain::visit::result_codes::Contradiction;
use crate::domain::visit::scan::ScanFlaw;
use crate::domain::visit::visit_name::VisitName;

/// A visit, its replacement and its papers (R01–R24).
pub(super) fn visits() -> Vec<Code> {
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
        paper(PaperFlaw::Number { kind: PaperKind::Notice, said: 9, next: 3 }) => "文书编号不接续", "the number of a paper does not follow";
        paper(PaperFlaw::Numbered { kind: PaperKind::Notice, visit: visit(), number: 2 }) => "文书已编号", "the paper has its number";
        paper(PaperFlaw::Content { kind: PaperKind::Result, number: 3 }) => "文书所写与账本不符", "a paper that names other things than the book";
        paper(PaperFlaw::ApprovalDay { on: day(20), drawn: day(1).to_string(), today: day(15) }) => "批准日期不合规", "a day of approval that cannot be";
        paper(PaperFlaw::ApprovedAfter { visit: visit(), completed: day(10) }) => "检查后才批准，未写紧急情形", "approved after the visit, and not said to be urgent";
    }
}

/// A result (I01–I22, I27–I29).
pub(super) fn results() -> Vec<Code> {
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
        result(InspectionFlaw::Scan(ScanFlaw::Both)) => "扫码入企填写矛盾或不全", "what is said of the scan does not go together";
        result(InspectionFlaw::Scan(ScanFlaw::Number("JC\u{7}".into()))) => "检查码编号不可用", "no number of a scanned code";
        result(InspectionFlaw::Scan(ScanFlaw::Time { drawn: day(1), completed: day(10) })) => "扫码时间不在检查期间或晚于录入", "scanned on no day of the visit, or after the entry";
        VisitFlaw::Ambiguous { said: "示例加油站".into(), named: named() } => "名称不止一个", "a name that several have";
        CaseFlaw::NotConfirmed => "没有确认", "not confirmed";
    }
}

/// The handling of a finding (H01–H15).
pub(super) fn handlings() -> Vec<Code> {
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

/// The book and the working days (B01–B09, C19, W01, W02).
pub(super) fn book() -> Vec<Code> {
    codes! {
        BookFlaw::Line(BrokenLine { line: 9, kind: Breach::Chain }) => "账本不衔接", "the book does not hold together";
        BookFlaw::File("draws/AJ-2026-01-1/list.csv".into()) => "账本所记文件被改动", "a file that the book names was changed";
        BookFlaw::Stray("draws/AJ-2026-01-1".into()) => "文件夹不在账本中", "a folder that the book knows nothing of";
        BookFlaw::Order(ActKind::Draw) => "事项与账本此前的内容接不上", "an act that cannot follow what the book says before it";
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

/// What was published (B10–B16, D22).
pub(super) fn public() -> Vec<Code> {
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
        PublicFlaw::Vanished(Vanished::Head(head()), 0) => "公开过的账本末行校验码不是账本的", "a published head is that of no line";
        PublicFlaw::Vanished(Vanished::Draw("AJ-2026-05-1".into()), 0) => "公开过的计划、封存、抽取或结果不见了", "a published plan, seal, draw or result vanished";
        PublicFlaw::Vanished(Vanished::OtherBook, 0) => "public/ 是另一个案卷的", "public/ is of another case folder";
        PublicFlaw::List("public/lines.csv".into()) => "账本行或账本末行校验码的清单缺失或不合规", "a list of lines or heads is missing or malformed";
        BookFlaw::NotNamed("public/lines.csv".into()) => "该行没有记下必有的文件", "a line does not name a file that its act always writes";
        BookFlaw::Withheld("AJ-2026-01-1".into()) => "名单没有可以暂不公开的理由", "the list of a draw withheld for no reason";
        PublicFlaw::NoPublication("public".into()) => "不是公开的文件夹", "no folder of a publication";
        BookFlaw::InFuture(in_future()) => "账本的时间晚于本机的时间", "a line's time lies in the future of this machine's clock";
        BookFlaw::NotRepeated("draw.json drawn_at".into()) => "该行所记与复算不一致", "what a line records does not come out again";
    }
}

/// Signatures, witnesses' texts and `signers` (S01–S15).
pub(super) fn signatures() -> Vec<Code> {
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

fn named() -> Vec<Named> {
    let codes = ["91370499MYXP2PM81A", "91370499MX6W70EE2Q"].into_iter();
    let named = codes.map(|code| Named {
        code: code.to_owned(),
        name: "示例加油站".to_owned(),
    });
    named.collect()
}

fn paper(flaw: PaperFlaw) -> VisitFlaw {
    VisitFlaw::Paper(flaw)
}

fn result(flaw: InspectionFlaw) -> VisitFlaw {
    let (visit, flaws) = (visit(), vec![flaw]);
    VisitFlaw::Inspection { visit, flaws }
}

fn handling(flaw: HandleFlaw) -> VisitFlaw {
    let (visit, flaws) = (visit(), vec![flaw]);
    VisitFlaw::Handling { visit, flaws }
}

fn in_future() -> InFuture {
    InFuture {
        line: 9,
        time: Moment::begin_of(day(15)),
        seconds: 7_200,
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
