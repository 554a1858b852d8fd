//! `record`: results of inspections (检查结果): entered, imported, corrected, shown; completion noted (第17条, 第19条).

use crate::disk::{Trouble, lists};
use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::json;

use crate::acts::visit::recording::Recording;
use crate::disk::case::Case;
use crate::disk::ledger::Ledger;
use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::{Answer, Inspection, ItemAnswer, VisitId};
use crate::domain::acts::visit::DoneAct;
use crate::domain::book::flaw::BookText;
use crate::domain::ground::cell;
use crate::domain::visit::draft::{Change, Signing};
use crate::exit::Exit;
use crate::text::help::{Argument, arguments, help};
use crate::text::visit::record as words;

use crate::commands::typed::{self, VisitArgs, day};
use crate::commands::{Context, record_draft, record_show};

/// Arguments of `record`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

help! {
    HELP "record": "检查结果：登记完成、录入、批量导入、更正、查看", "Results: completion, entry, import, correction, history";
    example "choucha -C 2026 record show 91370499MYXP2PM81A", "choucha -C 2026 record show 91370499MYXP2PM81A";
    @below DONE, ADD, IMPORT, AMEND, record_show::HELP;
}

/// What to do with results.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Note that a visit is completed.
    Done(DoneArgs),
    /// Enter one result.
    Add(AddArgs),
    /// Enter the results of a file.
    Import(ImportArgs),
    /// Correct a result.
    Amend(AmendArgs),
    /// All about an object's visits in the year.
    Show(record_show::Args),
}

/// Arguments of `record done`.
#[derive(Debug, clap::Args)]
pub struct DoneArgs {
    #[command(flatten)]
    visit: VisitArgs,
    /// The day of completion.
    #[arg(long, value_parser = day)]
    completed: NaiveDate,
    /// Who enters it.
    #[arg(long, value_parser = typed::code)]
    entered_by: String,
}

help! {
    DONE "done": "登记检查完成，起算 20 个工作日的录入期限", "Note that a visit is completed; the 20 working days for its result begin";
    example "choucha -C 2026 record done AJ-2026-01-1 91370499MYXP2PM81A --completed 2026-06-10 --entered-by 37049901003\n      打印结果的最迟录入日期；choucha due 按此催办", "choucha -C 2026 record done AJ-2026-01-1 91370499MYXP2PM81A --completed 2026-06-10 --entered-by 37049901003\n      prints the last day for the result; choucha due counts down to it";
    draw "抽取", "DRAW": "抽取编号", "Id of the draw";
    object "对象", "OBJECT": "对象代码", "The object's code";
    completed "日期", "DATE": "检查完成日期", "Day of completion";
    entered_by "执法证号", "CERT": "录入人的执法证号（须为检查组成员）", "Certificate number of who enters it (a member of the team)";
}

/// What was found.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct FoundArgs {
    /// The day of completion.
    #[arg(long, value_parser = day)]
    pub completed: Option<NaiveDate>,
    /// Ways of inspecting.
    #[arg(long)]
    pub method: Vec<String>,
    /// Items in which nothing was found.
    #[arg(long)]
    pub clear: Vec<String>,
    /// Items with findings, and what was found.
    #[arg(long)]
    pub found: Vec<String>,
    /// Items that could not be inspected.
    #[arg(long)]
    pub unchecked: Vec<String>,
    /// Result codes.
    #[arg(long)]
    pub code: Vec<String>,
    /// Who signed.
    #[arg(long)]
    pub signed: Option<String>,
    /// When.
    #[arg(long, value_parser = day)]
    pub signed_on: Option<NaiveDate>,
    /// Why the signature was refused.
    #[arg(long)]
    pub refused: Option<String>,
    /// Who witnessed the refusal.
    #[arg(long)]
    pub witness: Option<String>,
    /// Who enters it.
    #[arg(long, value_parser = typed::code)]
    pub entered_by: Option<String>,
    /// Why it is late.
    #[arg(long)]
    pub late: Option<String>,
}

/// Words of what was found, for those who enter it and those who correct it.
const FOUND: &[Argument] = arguments! {
    completed "日期", "DATE": "检查完成日期", "Day of completion";
    method "方式", "METHOD": "检查方式，如 实地核查、信息比对（可多次给出）", "Way of inspecting, such as 实地核查 or 信息比对 (may be given several times)";
    clear "事项", "ITEM": "未发现问题的事项编号（可多次给出，或以逗号隔开）", "Item in which nothing was found (several times, or with commas)";
    found "事项=文字", "ITEM=TEXT": "发现问题的事项：编号=问题（可多次给出）", "Item with a finding: id=what was found (may be given several times)";
    unchecked "事项=文字", "ITEM=TEXT": "未能检查的事项：编号=原因（可多次给出）", "Item that could not be inspected: id=why (may be given several times)";
    code "代码", "CODE": "结果代码，见检查结果代码表（可多次给出）", "Result code, one of the finding codes (may be given several times)";
    signed "姓名", "NAME": "签字人；与 --refused 只能有一个", "Who signed; either this or --refused";
    signed_on "日期", "DATE": "签字日期（默认为完成日期）", "Day of the signature (default: the day of completion)";
    refused "文字", "TEXT": "拒绝签字的原因，如实注明", "Why the signature was refused, noted truthfully";
    witness "姓名", "NAME": "拒签的见证人", "Who witnessed the refusal";
    entered_by "执法证号", "CERT": "录入人的执法证号（须为检查组成员）", "Certificate number of who enters it (a member of the team)";
    late "文字", "TEXT": "逾期理由（过了录入期限才需要，并按逾期公示）", "Why it is late (only after the deadline; it is published as late)";
};

impl FoundArgs {
    /// The answers given, in the order clear, found, unchecked.
    pub fn answers(&self) -> Vec<ItemAnswer> {
        let split = |text: &String| {
            let (item, text) = text.split_once(['=', '＝']).unwrap_or((text, ""));
            (cell::tidy_id(item), text.trim().to_owned())
        };
        let of = |answer, list: Vec<String>| -> Vec<ItemAnswer> {
            let answers = list.iter().map(split);
            answers
                .map(|(item, text)| ItemAnswer { item, answer, text })
                .collect()
        };
        [
            of(Answer::Clear, listed(&self.clear)),
            of(Answer::Found, self.found.clone()),
            of(Answer::Unchecked, self.unchecked.clone()),
        ]
        .concat()
    }

    /// The result codes.
    pub fn codes(&self) -> Vec<String> {
        let codes = listed(&self.code).into_iter();
        codes
            .map(|code| cell::tidy_code(&code).into_owned())
            .collect()
    }

    /// What was said of the signature; nothing when nothing was.
    pub fn signing(&self) -> Option<Signing> {
        let said = self.signed.is_some()
            || self.refused.is_some()
            || self.witness.is_some()
            || self.signed_on.is_some();
        said.then(|| Signing {
            signed: self.signed.is_some(),
            signer: self.signed.clone().unwrap_or_default(),
            signed_on: self.signed_on,
            refusal: self.refused.clone().unwrap_or_default(),
            witness: self.witness.clone(),
        })
    }

    /// Every text among them is one clean line.
    ///
    /// # Errors
    /// [`crate::domain::refusal::BookFlaw::Text`].
    pub fn check(&self) -> anyhow::Result<()> {
        let lists = [
            &self.method,
            &self.clear,
            &self.found,
            &self.unchecked,
            &self.code,
        ];
        let texts = [
            &self.signed,
            &self.refused,
            &self.witness,
            &self.late,
            &self.entered_by,
        ];
        let given = lists
            .into_iter()
            .flatten()
            .chain(texts.into_iter().flatten());
        for text in given {
            BookText::Reason.check(text).map_err(Trouble::from)?;
        }
        Ok(())
    }
}

/// Values given one by one, or several in one, parted by commas or semicolons.
fn listed(values: &[String]) -> Vec<String> {
    let parts = values
        .iter()
        .flat_map(|value| value.split([',', '，', ';', '；', '、']));
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// Arguments of `record add`.
#[derive(Debug, clap::Args)]
pub struct AddArgs {
    #[command(flatten)]
    visit: VisitArgs,
    #[command(flatten)]
    found: FoundArgs,
}

help! {
    ADD "add": "录入一次检查的结果；不给参数时在终端上逐项询问，不预选任何一项", "Enter the result of a visit; without flags it asks at the terminal, with nothing preselected";
    example "choucha -C 2026 record add AJ-2026-01-1 91370499MYXP2PM81A --completed 2026-06-10 --method 实地核查 \\\n      --clear AJ01 --found \"AJ02=2 名电工未持证上岗\" --code JG02 --signed 王某 --signed-on 2026-06-10 --entered-by 37049901003", "choucha -C 2026 record add AJ-2026-01-1 91370499MYXP2PM81A --completed 2026-06-10 --method 实地核查 \\\n      --clear AJ01 --found \"AJ02=two electricians without a licence\" --code JG02 --signed \"Wang\" --signed-on 2026-06-10 --entered-by 37049901003";
    @with FOUND;
    draw "抽取", "DRAW": "抽取编号", "Id of the draw";
    object "对象", "OBJECT": "对象代码", "The object's code";
}

/// Arguments of `record import`.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The file.
    file: PathBuf,
}

help! {
    IMPORT "import": "从填好的录入表（CSV 或 JSON）批量录入：全部合规才录入，一处有错一行不录", "Enter the results of a filled form (CSV or JSON): all of them, or with any fault none";
    example "choucha -C 2026 record import forms/AJ-2026-01-1.csv\n      整份未填的检查跳过；错误逐行列出", "choucha -C 2026 record import forms/AJ-2026-01-1.csv\n      visits that are not filled in at all are left out; faults are listed row by row";
    file "文件", "FILE": "填好的录入表", "The filled form";
}

/// Arguments of `record amend`.
#[derive(Debug, clap::Args)]
pub struct AmendArgs {
    #[command(flatten)]
    visit: VisitArgs,
    /// Why.
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    found: FoundArgs,
}

help! {
    AMEND "amend": "更正已录入的结果（写明理由，原文保留，逾期的仍记逾期）", "Correct a result, with a reason; the former text stays, and what was late stays late";
    example "choucha -C 2026 record amend AJ-2026-01-1 91370499MYXP2PM81A --reason \"漏记一名\" --found \"AJ02=3 名电工未持证上岗\" --entered-by 37049901003\n      没有提到的各项不变", "choucha -C 2026 record amend AJ-2026-01-1 91370499MYXP2PM81A --reason \"one was missed\" --found \"AJ02=three electricians without a licence\" --entered-by 37049901003\n      what is not mentioned stays as it was";
    @with FOUND;
    draw "抽取", "DRAW": "抽取编号", "Id of the draw";
    object "对象", "OBJECT": "对象代码", "The object's code";
    reason "文字", "TEXT": "更正理由（记入账本）", "Why it is corrected (goes into the book)";
}

/// Runs it.
///
/// # Errors
/// As the command that was asked for.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    match &args.command {
        Command::Done(args) => done(args, context),
        Command::Add(args) => add(args, context),
        Command::Import(args) => import(args, context),
        Command::Amend(args) => amend(args, context),
        Command::Show(args) => record_show::run(args, context),
    }
}

fn done(args: &DoneArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    BookText::By
        .check(&args.entered_by)
        .map_err(Trouble::from)?;
    let read = lists::read(&case)?;
    let mut ledger = context.lock()?;
    let recording = Recording::new(&case, &read, context.desk.today())?;
    let act = DoneAct {
        visit: args.visit.id(),
        completed: args.completed,
        by_cert: args.entered_by.clone(),
    };
    let deadline = recording.done(act.clone(), &mut ledger, &context.desk.hand)?;
    let lang = context.console.lang;
    let days = case.settings.entry_working_days;
    context
        .console
        .lines(&words::done(lang, &act, &deadline, days))?;
    context.say_head(&ledger)?;
    context.console.document(&json!({
        "visit": act.visit, "completed": act.completed, "deadline": deadline.date, "provisional": deadline.provisional,
        "head": ledger.read.book.head,
    }))?;
    Ok(Exit::Done)
}

fn add(args: &AddArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    args.found.check()?;
    let read = lists::read(&case)?;
    let draft = record_draft::draft(&case, &read, &args.visit.id(), &args.found, context)?;
    let mut ledger = context.lock()?;
    let recording = Recording::new(&case, &read, context.desk.today())?;
    let result = recording.add(draft, &mut ledger, &context.desk.hand)?;
    say_entered(&result, None, &ledger, context)
}

fn import(args: &ImportArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    let read = lists::read(&case)?;
    let mut ledger = context.lock()?;
    let recording = Recording::new(&case, &read, context.desk.today())?;
    let imported = recording.read_file(&args.file, &ledger.read.book)?;
    let (count, blank) = (imported.act.results.len(), imported.blank);
    let late = imported
        .act
        .results
        .iter()
        .filter(|result| result.late.is_some())
        .count();
    let visits: Vec<&VisitId> = imported
        .act
        .results
        .iter()
        .map(|result| &result.visit)
        .collect();
    let mut document = json!({ "entered": count, "late": late, "blank": blank, "visits": visits });
    // One line of the book for the whole file: all of it, or nothing.
    ledger.append(Act::Result(imported.act), &context.desk.hand)?;
    let lang = context.console.lang;
    context.console.line(&words::imported(lang, count, late))?;
    if blank > 0 {
        context.console.line(&words::left_out(lang, blank))?;
    }
    context.say_head(&ledger)?;
    document["head"] = json!(ledger.read.book.head);
    context.console.document(&document)?;
    Ok(Exit::Done)
}

fn amend(args: &AmendArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    BookText::Reason
        .check(&args.reason)
        .map_err(Trouble::from)?;
    args.found.check()?;
    let read = lists::read(&case)?;
    let found = &args.found;
    let change = Change {
        completed: found.completed,
        methods: found.method.clone(),
        items: found.answers(),
        codes: found.codes(),
        signing: found.signing(),
        entered_by: record_draft::entered_by(found)?,
        late: found.late.clone(),
    };
    let mut ledger = context.lock()?;
    let recording = Recording::new(&case, &read, context.desk.today())?;
    let id = args.visit.id();
    let result = recording.amend(&id, &change, &args.reason, &mut ledger, &context.desk.hand)?;
    say_entered(&result, Some(&args.reason), &ledger, context)
}

fn say_entered(
    result: &Inspection,
    reason: Option<&str>,
    ledger: &Ledger,
    context: &mut Context,
) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    context
        .console
        .lines(&words::entered(lang, result, reason))?;
    context.say_head(ledger)?;
    context.console.document(&json!({
        "result": result, "reason": reason, "late": result.late.is_some(), "head": ledger.read.book.head,
    }))?;
    Ok(Exit::Done)
}
