//! `approve`: somebody approved that the visits of a draw are made, or one of them (检查审批).

use chrono::NaiveDate;
use serde_json::json;

use crate::acts::visit::approve::{self, Approving};
use crate::domain::acts::entry::Act;
use crate::exit::Exit;
use crate::text::book::lines;
use crate::text::help::help;
use crate::text::visit::form_said as words;

use crate::commands::{Context, typed};

/// Arguments of `approve`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_parser = typed::id)]
    pub draw: String,
    #[arg(value_parser = typed::code)]
    pub object: Option<String>,
    #[arg(long)]
    pub approver: String,
    #[arg(long)]
    pub position: String,
    #[arg(long, value_parser = typed::day)]
    pub on: NaiveDate,
    #[arg(long)]
    pub reviewer: Option<String>,
    #[arg(long)]
    pub urgent: Option<String>,
}

help! {
    HELP "approve": "记录检查已经批准：批准人、职务和日期入账，印在文书上，不公开", "Note that visits were approved: who, in which position and when go into the book and onto the papers; not published";
    example "choucha -C 2026 approve AJ-2026-01-1 --approver 陈某 --position 局长 --reviewer 李某 --on 2026-06-02\n      不写代码，则为该次抽取的全部检查", "choucha -C 2026 approve AJ-2026-01-1 --approver 陈某 --position 局长 --reviewer 李某 --on 2026-06-02\n      without a code: every visit of the draw";
    draw "抽取", "DRAW": "抽取编号", "Id of the draw";
    object "代码", "CODE": "企业或其任一对象的代码，或唯一的名称：只是这一次检查", "Code of an enterprise or of any of its objects, or a name that only one has: this visit only";
    approver "姓名", "NAME": "批准人", "Who approved";
    position "职务", "TEXT": "批准人的职务", "In which position";
    on "日期", "DAY": "批准日期", "The day of the approval";
    reviewer "姓名", "NAME": "审核人", "Who reviewed it before";
    urgent "情形", "TEXT": "情况紧急、检查后补办的，写明情形", "Why it was urgent, where it is approved after the visit";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let asked = Approving {
        draw: &args.draw,
        code: args.object.as_deref(),
        approver: &args.approver,
        position: &args.position,
        on: args.on,
        reviewer: args.reviewer.as_deref(),
        urgent: args.urgent.as_deref(),
    };
    let (act, head) = context.act(|desk, _| approve::approve(desk, &asked))?;
    let console = &mut context.console;
    let what = lines::content(console.lang, &Act::Approve(act.clone()));
    console.line(&words::approved(console.lang, what))?;
    context.say_head(head)?;
    context
        .console
        .document(&json!({ "approved": act, "head": head.sha }))?;
    Ok(Exit::Done)
}
