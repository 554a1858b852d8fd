//! `signers`: who may sign, as the file now says, goes into the book.

use serde_json::json;

use crate::acts::book::signers;
use crate::exit::Exit;
use crate::text::book::signing as words;
use crate::text::help::help;

use crate::commands::Context;

/// Arguments of `signers`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    pub reason: String,
}

help! {
    HELP "signers": "签名人入账：signers 文件（谁用哪个密钥签名）有变更的，写明理由", "Enter who may sign: the file signers as it is now, with a reason";
    example "choucha -C 2026 signers --reason \"张三任单位负责人\"\n      signers 每行一个密钥：head/张三 namespaces=\"choucha-line-1\" ssh-ed25519 AAAA…\n      角色：head 单位负责人，leader/执法证号 组长，witness 外部见证人（如上级机关）", "choucha -C 2026 signers --reason \"Zhang is the new head\"\n      signers has a row for each key: head/zhang namespaces=\"choucha-line-1\" ssh-ed25519 AAAA…\n      roles: head, leader/certificate number, witness (somebody outside, such as the upper office)";
    reason "文字", "TEXT": "理由（记入账本，公开）", "Why (goes into the book, and is public)";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let entered = context.act(|desk, _| signers::enter(desk, &args.reason))?;
    let console = &mut context.console;
    let lang = console.lang;
    console.line(&words::entered(lang, entered.rows.len()))?;
    for row in &entered.rows {
        console.line(&words::registered(lang, &row.signer, row.key.fingerprint()))?;
    }
    context.say_head(entered.head)?;
    let rows = entered.rows.iter();
    let rows = rows.map(|row| json!({ "row": row, "fingerprint": row.key.fingerprint() }));
    context.console.document(&json!({
        "signers": rows.collect::<Vec<_>>(), "reason": args.reason, "head": entered.head.sha,
    }))?;
    Ok(Exit::Done)
}
