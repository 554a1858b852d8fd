//! `assist`: an expert who helps a team (专业人员协助, 第七条).

use serde_json::json;

use crate::acts::visit::assist::assist;
use crate::domain::acts::visit::AssistAct;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::replace::replacement as words;

use crate::commands::Context;
use crate::commands::typed::VisitArgs;

/// Arguments of `assist`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub visit: VisitArgs,
    #[arg(long)]
    pub name: String,
    #[arg(long)]
    pub unit: String,
    #[arg(long)]
    pub reason: String,
}

help! {
    HELP "assist": "记录协助检查的专业人员（细则第七条）", "Record an expert who helps the team (article 7)";
    example "choucha -C 2026 assist AJ-2026-01-1 91370499MY2UU2Y43C --name 何工 --unit 市化工研究院 --reason \"储罐检测\"\n      专业人员不是检查组成员，不签字、不录入", "choucha -C 2026 assist AJ-2026-01-1 91370499MY2UU2Y43C --name \"He Gong\" --unit \"Chemical Institute\" --reason \"tank inspection\"\n      an expert is no member of the team, and neither signs nor enters results";
    draw "抽取", "DRAW": "抽取编号", "Id of the draw";
    object "代码", "CODE": "企业或其任一检查对象的代码，或唯一的名称", "Code of the enterprise or of any of its objects, or a name that only one has";
    name "姓名", "NAME": "专业人员姓名", "The expert's name";
    unit "单位", "UNIT": "专业人员单位", "The expert's unit";
    reason "文字", "TEXT": "为什么需要协助、协助什么", "Why, and with what";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let act = |visit| AssistAct {
        visit,
        name: args.name.clone(),
        unit: args.unit.clone(),
        reason: args.reason.clone(),
    };
    let (act, book) = context.act(|desk, _| assist(desk, &args.visit.name(), act))?;
    let line = words::assists(context.console.lang, &act.visit, &act.name, &act.unit);
    context.console.line(&line)?;
    context.say_head(book)?;
    context.console.document(&json!({
        "visit": act.visit, "name": act.name, "unit": act.unit, "reason": act.reason,
        "line": book.lines, "head": book.sha,
    }))?;
    Ok(Exit::Done)
}
