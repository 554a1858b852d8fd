//! Every code of a refusal or a fault: what it means, with an example of what is said and what to do about it.
//!
//! The words of the example are the program's own, spoken of a made-up flaw; a test holds the codes here against those
//! that the rules give out.

use std::io::ErrorKind;

use super::coded::{Code, Coded, codes, day, team, visit};
use super::codes_of_book as of_book;
use crate::domain::book::flaw::{BookFlaw, BookText};
use crate::domain::ground::date::DateFlaw;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::rules::{RuleChange, RuleName};
use crate::domain::lists::case_flaw::{CaseFlaw, SheetLimit, Unreadable};
use crate::domain::lists::fault::{Fault, Flaw};
use crate::domain::lists::object_code::CodeFlaw;
use crate::domain::lists::period_cell::PeriodFlaw;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::lists::ratio_cell::RatioCellFlaw;
use crate::domain::lists::settings_flaw::{NoKey, SettingsFlaw, SettingsWhy};
use crate::domain::lists::spoilt::Spoilt;
use crate::domain::lists::spot::Spot;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::key::SeedFlaw;
use crate::domain::method::notice_flaw::NoticeFlaw;
use crate::domain::method::source::NotAhead;
use crate::domain::method::text_flaw::{BadText, Blocked, TextFlaw, TextName, Unservable};
use crate::domain::versions::flaw::{KeyFlaw, VersionFlaw};
use crate::domain::versions::side::Side;

/// All codes.
pub fn all() -> Vec<Code> {
    let rooms = [
        texts,
        case,
        draws,
        plan,
        of_book::visits,
        of_book::results,
        of_book::handlings,
        of_book::book,
        of_book::public,
        versions,
        of_book::signatures,
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

/// The case folder and its lists as a whole (C01–C36).
fn case() -> Vec<Code> {
    codes! {
        CaseFlaw::NoCase("2026".into()) => "不是案卷", "no case folder";
        CaseFlaw::NotEmpty("2026".into()) => "文件夹不空", "the folder is not empty";
        CaseFlaw::Settings(SettingsFlaw { line: Some(29), why: SettingsWhy::NoKey(NoKey { name: "teams".into(), section: "rules", near: Some("team"), belongs: None, known: vec!["team"] }) }) => "choucha.toml 有误", "choucha.toml cannot be read";
        CaseFlaw::Lists(3) => "名录或计划有错误", "the lists have faults";
        CaseFlaw::Unreadable { file: "objects.xlsx".into(), why: Unreadable::NoWorkbook } => "文件读不成表", "a file is no table we read";
        CaseFlaw::Busy => "案卷正被使用", "another choucha is at work";
        CaseFlaw::Changed("objects.csv".into()) => "文件读取中被改动", "a file changed while it was read";
        CaseFlaw::NoColumn { name: "街道".into(), known: vec!["区域".into()] } => "没有这一栏", "no column of that name";
        CaseFlaw::Rows { file: "results.csv".into(), faults: vec![fault(Flaw::Date(DateFlaw::Form))], total: 1 } => "交来的表有错误，一行未采用", "rows of a list that was handed in have faults; none was taken";
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
        CaseFlaw::BookGone { path: "2026".into(), left: vec!["draws".into()] } => "案卷的账本没有了", "the book of a case folder is gone";
        CaseFlaw::NoRecord("ledger.jsonl".into()) => "记录不是普通文件", "a record is no regular file";
        CaseFlaw::NoTemporary { folder: "/tmp".into(), error: ErrorKind::StorageFull } => "临时文件夹不可用", "no temporary file can be made";
        CaseFlaw::NamesTaken { folder: "2026".into(), names: vec!["choucha.toml".into()] } => "案卷要用的名字被占", "names that a case folder needs are taken";
        CaseFlaw::NoBook("2026".into()) => "没有账本的文件夹", "a folder without a book";
        CaseFlaw::Sheet(SheetLimit::Rows { sheet: "抽查名单".into(), rows: 1_200_000 }) => "工作簿放不下", "a table does not fit into a workbook";
        CaseFlaw::NoFolder("报表".into()) => "要写的文件没有所在的文件夹", "the folder of a file that is to be written is not there";
        CaseFlaw::ChangedRecord("draws/AJ-2026-01-1/list.csv".into()) => "记录文件与账本不符", "a file of the records is not the one that the book names";
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
        DrawFlaw::Notice(NoticeFlaw::There("公告.html".into())) => "封存公告不能写", "the notice of a seal cannot be written";
        DrawFlaw::Private("salt.txt".into()) => "公开文件夹中有不公开的文本", "a text that is not public in a published folder";
        BookFlaw::Visited("AJ-2026-01-1".into()) => "抽取已有检查记录，不能作废", "the draw has visits and cannot be voided";
    }
}

/// The plan (P01–P22).
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
        PlanFlaw::OtherBase { said: (159, 120), counted: (385, 287) } => "计划的基数与留存的名录不符", "a base that is not that of the version's folder";
        PlanFlaw::BaseLeft(2) => "计划没有如实写明谁离开了基数", "a version that does not say truly who left the base";
        PlanFlaw::OtherBureau { asked: "青山区应急管理局".into(), bureau: "云溪区应急管理局".into() } => "单位与账本不同", "another bureau than the book's";
        PlanFlaw::NoVersion { version: 3, last: 2 } => "没有这一版计划", "no such version of the plan";
        PlanFlaw::Filed(1) => "这次备案已经入账", "the book has this filing already";
    }
}

/// Rows and cells of the lists (L01–L64).
fn lists() -> Vec<Code> {
    codes! {
        Fault::new(ListName::Inspectors, 1, Some("valid_to"), "", missing()) => "缺少一栏", "a column is missing";
        fault(Flaw::ColumnTwice) => "一栏出现两次", "a column is there twice";
        fault(Flaw::CellCount { expected: 10, found: 9 }) => "本行栏数不对", "the row has the wrong number of cells";
        fault(Flaw::Empty) => "不能为空", "must not be empty";
        fault(Flaw::Code(CodeFlaw::Check('A'))) => "代码校验不符", "no valid code";
        fault(Flaw::Characters) => "含控制字符", "holds control characters";
        fault(Flaw::Twice { first: 2 }) => "重复", "stands in an earlier row";
        fault(Flaw::Date(DateFlaw::Form)) => "不是日期", "no date";
        fault(Flaw::DateOrder { from: day(30) }) => "起止日期颠倒", "the end lies before the beginning";
        fault(Flaw::Status) => "状态词未归类", "a status nobody has decided on";
        fault(Flaw::Unknown { list: ListName::Items, like: vec!["AJ02 安全生产教育培训".into()] }) => "引用的内容不存在", "refers to what is not there";
        fault(Flaw::Ratio(RatioCellFlaw::Form)) => "不是抽查比例", "no ratio";
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
        fault(Flaw::EmptyScope(vec!["区域=槐林街道".into()])) => "范围内没有对象", "no object in scope";
        fault(Flaw::Rounds { days: 5 }) => "频次多于天数", "more rounds than days";
        fault(Flaw::Encoding) => "本行编码不对", "the row is in no encoding, or another one than the file";
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
        Fault::new(ListName::Plan, 3, Some("name"), "烟花爆竹抽查", renumbered()) => "行次与已公布的编号不一致", "running numbers are not those that were published";
        fault(Flaw::OwnCode) => "自编代码没有说明", "an office's own code without a word why";
        fault(Flaw::Period(PeriodFlaw::Form)) => "不是抽查时间", "no time of the year";
        fault(Flaw::NoTime) => "任务没有时间", "a task without a time";
        fault(Flaw::Disagrees { with: "ratio".into() }) => "两栏说的不一致", "two columns say different things";
        fault(Flaw::SeveralItems { ids: vec!["AJ01".into(), "AJ02".into()] }) => "几个事项同名", "a name that several items have";
        fault(Flaw::ScopeText { like: vec!["行业类别=烟花爆竹零售".into()] }) => "范围写法只有人能懂", "a scope in words that only people understand";
        fault(Flaw::Identity) => "身份证号不能作代码", "an identity number in the place of a code";
        fault(Flaw::NoRow) => "夹在中间的小计、落款、标题", "a total, a signature or a title among the rows";
        fault(Flaw::OtherHeader) => "夹在中间的另一行表头", "another header among the rows";
        fault(Flaw::NoHeader { looked: vec!["代码", "名称"] }) => "没有表头", "no row looks like a header";
        fault(Flaw::Parted(';')) => "本行的分隔符与表头不同", "the row is parted otherwise than the header";
        fault(Flaw::NoObject) => "这一行不是 JSON 对象", "a line that is no object of JSON";
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

fn text(flaw: TextFlaw) -> BadText {
    let (name, line) = (TextName::Population, Some(3));
    BadText { name, line, flaw }
}

fn unservable() -> Unservable {
    Unservable {
        code: visit().enterprise.to_string(),
        recused: team(),
        blocked: Blocked {
            line: 2,
            recused: vec![0, 1],
            left: 1,
            qualified_left: 1,
        },
    }
}

fn fault(flaw: Flaw) -> Fault {
    Fault::new(ListName::Objects, 3, None, "…", flaw)
}

fn renumbered() -> Flaw {
    Flaw::Renumbered {
        version: 1,
        id: "2".to_owned(),
        published: "工贸企业抽查".to_owned(),
        was: Some("3".to_owned()),
    }
}

fn missing() -> Flaw {
    let spot = |place, heading: &str| Spot {
        place,
        heading: heading.to_owned(),
    };
    Flaw::ColumnMissing {
        alike: Some(spot(5, "有效期限")),
        others: vec![spot(0, "序号"), spot(5, "有效期限")],
    }
}

fn rule_changes() -> Vec<RuleChange> {
    vec![RuleChange {
        rule: RuleName::EntryWorkingDays,
        before: "20".into(),
        after: "30".into(),
    }]
}
