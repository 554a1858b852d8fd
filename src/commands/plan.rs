//! `plan`: the yearly plan (年度抽查计划): checked, published, filed, shown, run.

use crate::exit::Exit;
use crate::text::help::help;

use crate::commands::{Context, plan_check, plan_filed, plan_publish, plan_run, plan_show};

/// Arguments of `plan`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

help! {
    HELP "plan": "年度抽查计划：检查、发布、备案、查看、按期抽取", "The yearly plan: check it, publish it, note its filing, see it, run it";
    example "choucha -C 2026 plan show", "choucha -C 2026 plan show";
    @below plan_check::HELP, plan_publish::HELP, plan_filed::HELP, plan_show::HELP, plan_run::HELP;
}

/// What to do with the plan.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Check(plan_check::Args),
    Publish(plan_publish::Args),
    Filed(plan_filed::Args),
    Show(plan_show::Args),
    Run(plan_run::Args),
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    match &args.command {
        Command::Check(args) => plan_check::run(args, context),
        Command::Publish(args) => plan_publish::run(args, context),
        Command::Filed(args) => plan_filed::run(args, context),
        Command::Show(args) => plan_show::run(args, context),
        Command::Run(args) => plan_run::run(args, context),
    }
}
