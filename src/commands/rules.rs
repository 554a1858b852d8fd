//! `rules`: the rules and finding codes of the files come into force.

use serde_json::json;

use crate::acts::book::rules;
use crate::exit::Exit;
use crate::text::book::rules as words;
use crate::text::help::help;

use crate::commands::Context;

/// Arguments of `rules`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    pub reason: String,
}

help! {
    HELP "rules": "规则入账：choucha.toml 的 [rules] 或 findings.csv 有调整的，写明理由", "Enter the rules: [rules] of choucha.toml or findings.csv as they are now, with a reason";
    example "choucha -C 2026 rules --reason \"市局要求本年覆盖面不低于 8%\"\n      先改 choucha.toml 的 [rules] 或 findings.csv，再入账；此后各行都按新规则判定，以前的仍按当时的规则\n      低于规定的（覆盖面不到 5%、录入期限超过 20 个工作日、计划公布晚于 5 月 31 日），各处输出和公示页面都会注明", "choucha -C 2026 rules --reason \"the city office asks for 8 % this year\"\n      change [rules] in choucha.toml or findings.csv first; lines from here on are judged by the new rules, earlier ones by theirs\n      what is weaker than the regulation (coverage under 5 %, over 20 working days, a plan after 31 May) is said on every\n      output and in public";
    reason "文字", "TEXT": "理由（记入账本，公开）", "Why (goes into the book, and is public)";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let entered = context.act(|desk, _| rules::enter(desk, &args.reason))?;
    let console = &mut context.console;
    let lang = console.lang;
    console.line(words::entered(lang))?;
    for change in &entered.changes {
        console.line(&format!("  {}", words::change(lang, change)))?;
    }
    if !entered.codes.is_empty() {
        let codes = lang.list(&entered.codes);
        let all = entered.act.findings.len();
        console.line(&words::codes(lang, codes, all))?;
    }
    context.say_head(entered.head)?;
    context.console.document(&json!({
        "reason": entered.act.reason, "rules": entered.act.rules, "changes": entered.changes,
        "findings": entered.act.findings, "codes": entered.codes, "weaker": entered.act.weaker,
        "head": entered.head.sha,
    }))?;
    Ok(Exit::Done)
}
