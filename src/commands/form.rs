//! `form`: the papers of visits: notice, record form, the table to fill in, and the drawn list as a workbook (第2条 一次完成,
//! 第15条, 第17条).

use std::path::PathBuf;

use serde_json::json;

use crate::acts::visit::form::{self, FormRequest, TableForms};
use crate::domain::acts::papers::PaperKind;
use crate::domain::visit::merged::Wanted;
use crate::domain::visit::visit_name::VisitName;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::visit::form_said as words;

use crate::commands::{Context, form_report, typed};

/// Arguments of `form`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_parser = typed::id)]
    pub draw: Option<String>,
    #[arg(value_parser = typed::called)]
    pub object: Option<String>,
    #[arg(long)]
    pub out: Option<PathBuf>,
    #[arg(long, value_parser = typed::code)]
    pub inspector: Option<String>,
    #[command(flatten)]
    pub kinds: Kinds,
    #[arg(long)]
    pub draft: bool,
    #[arg(long)]
    pub each: bool,
    #[command(flatten)]
    pub tables: Tables,
}

/// The papers that are asked for.
#[derive(Debug, clap::Args)]
pub struct Kinds {
    #[arg(long)]
    pub notice: bool,
    #[arg(long)]
    pub record: bool,
    #[arg(long, conflicts_with_all = ["notice", "record", "csv", "xlsx"])]
    pub result: bool,
}

/// The tables that are asked for.
#[derive(Debug, clap::Args)]
pub struct Tables {
    #[arg(long)]
    pub csv: bool,
    #[arg(long)]
    pub xlsx: bool,
    #[arg(long, requires = "draw", conflicts_with_all = ["object", "inspector", "notice", "record", "result", "draft", "each", "csv", "xlsx"])]
    pub list: bool,
}

help! {
    HELP "form": "生成检查通知书、现场检查记录、检查结果告知书和待填的结果表，同一企业的对象和事项合并为一次检查", "Write notices, records, written results and the CSV to fill in; all objects and items of an enterprise become one visit";
    example "choucha -C 2026 form AJ-2026-01-1\n      写入 2026/forms/：HTML 用浏览器打开后按 A4 打印；CSV 填好后导入。\n      不写抽取编号，则为全部未录入结果的检查。编号入账，重新打印沿用原号", "choucha -C 2026 form AJ-2026-01-1\n      writes into 2026/forms/: print the HTML from a browser on A4, fill in the CSV and import it.\n      Without a draw: every visit that waits for its result. The book keeps the numbers; printed again, a paper has its own";
    draw "抽取", "DRAW": "抽取编号（默认为全部未录入结果的检查）", "Id of a draw (default: every visit without a result)";
    object "代码", "CODE": "企业或其任一对象的代码，或唯一的名称：只要这一次检查", "Code of an enterprise or of any of its objects, or a name that only one has: this visit only";
    out "文件夹", "DIR": "写入哪个文件夹（默认为案卷中的 forms）", "Where to write (default: forms in the case folder)";
    inspector: "执法证号或唯一的姓名：只要此人所在检查组的检查", "Certificate number, or a name that only one has: only the visits of this inspector's teams";
    notice: "只要检查通知书", "Only the notice";
    record: "只要现场检查记录", "Only the record";
    result: "检查结果告知书，由已录入的结果生成；不写抽取编号，则为全部尚未告知的", "The written result, made from the result that was entered; without a draw: every result not told so far";
    draft: "试印：不编号，不入账", "A draft: no number, and nothing in the book";
    each: "每份文书一个文件，页码注明共几页", "A file for each paper, its pages counted";
    csv: "只要待填的结果表（CSV）", "Only the CSV to fill in";
    xlsx: "待填的结果表写成工作簿（xlsx）：下拉选项、栏目说明，号码按文本保存", "The table to fill in as a workbook (xlsx): drop-downs, notes, every number kept as text";
    list: "只要抽查名单：把该次抽取的名单写成工作簿（xlsx）", "Only the drawn list of the draw, as a workbook (xlsx)";
}

impl Args {
    fn wanted(&self) -> Wanted {
        match (self.draw.clone(), self.object.clone()) {
            (Some(draw), Some(code)) => Wanted::Visit(VisitName { draw, code }),
            (Some(draw), None) => Wanted::Draw(draw),
            (None, _) => Wanted::Open,
        }
    }

    /// Whether nothing is chosen, so that what a visit needs is written.
    fn all(&self) -> bool {
        let (kinds, tables) = (&self.kinds, &self.tables);
        !(kinds.notice || kinds.record || kinds.result || tables.csv || tables.xlsx)
    }

    fn kinds(&self) -> Vec<PaperKind> {
        let wanted = |kind: &PaperKind| match kind {
            PaperKind::Notice => self.kinds.notice || self.all(),
            PaperKind::Record => self.kinds.record || self.all(),
            PaperKind::Result => self.kinds.result,
        };
        PaperKind::ALL.into_iter().filter(wanted).collect()
    }
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    if let Some(draw) = args.draw.as_deref().filter(|_| args.tables.list) {
        let (path, rows) = context.act(|desk, _| form::list(desk, draw, args.out.as_deref()))?;
        context
            .console
            .line(&words::list(lang, rows, path.display()))?;
        let document = json!({ "list": path, "rows": rows });
        context.console.document(&document)?;
        return Ok(Exit::Done);
    }
    let request = FormRequest {
        wanted: args.wanted(),
        inspector: args.inspector.clone(),
        out: args.out.clone(),
        kinds: args.kinds(),
        draft: args.draft,
        each: args.each,
        tables: TableForms {
            csv: args.tables.csv || args.all(),
            xlsx: args.tables.xlsx,
        },
        lang,
    };
    let written = context.act(|desk, _| form::form(desk, &request))?;
    if written.faults > 0 {
        context
            .console
            .aside(&words::faults(lang, written.faults))?;
    }
    if !written.nameless.is_empty() {
        let names = lang.list(&written.nameless);
        context.console.aside(&words::nameless(lang, names))?;
    }
    form_report::say(&written, &request.kinds, context)?;
    let numbered = written.numbered.as_ref();
    context.console.document(&json!({
        "numbered": numbered.map(|(act, _)| act), "head": numbered.and_then(|(_, head)| head.sha),
        "visits": written.papers.iter().map(form_report::visit).collect::<Vec<_>>(),
        "html": written.html, "csv": written.csv.as_ref().map(|(path, _)| path),
        "xlsx": written.xlsx.as_ref().map(|(path, _)| path),
        "rows": written.csv.as_ref().or(written.xlsx.as_ref()).map(|(_, rows)| rows), "set_aside": written.aside,
        "not_in_lists": written.nameless, "faults": written.faults, "unapproved": written.unapproved,
    }))?;
    Ok(Exit::Done)
}
