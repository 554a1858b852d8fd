//! `sign`: what is to be signed of the book, and the signature that ssh-keygen made of it. No private key comes near it.

use std::path::PathBuf;

use serde_json::json;

use crate::acts::book::sign::{self, Signable};
use crate::domain::ground::signer::{LINE, SignerId};
use crate::exit::Exit;
use crate::text::book::{lines, signing as words};
use crate::text::help::help;

use crate::commands::{Context, typed};

/// Arguments of `sign`.
#[derive(Debug, clap::Args)]
pub struct Args {
    pub line: u64,
    #[arg(long, conflicts_with_all = ["out", "sig"])]
    pub print: bool,
    #[arg(long, conflicts_with = "sig")]
    pub out: Option<PathBuf>,
    #[arg(long, value_hint = clap::ValueHint::FilePath)]
    pub sig: Option<PathBuf>,
    #[arg(long = "as", value_parser = typed::signer, requires = "sig")]
    pub signer: Option<SignerId>,
}

help! {
    HELP "sign": "签名：导出账本的一行供 ssh-keygen 签名，签好后入账", "Sign a line of the book: take it out for ssh-keygen, and enter the signature";
    example "choucha -C 2026 sign 12 --out line-12\n  ssh-keygen -Y sign -f 私钥 -n choucha-line-1 -O hashalg=sha256 line-12\n  choucha -C 2026 sign 12 --sig line-12.sig\n      本程序不接触私钥；一个签名连同覆盖此前各行", "choucha -C 2026 sign 12 --out line-12\n  ssh-keygen -Y sign -f KEY -n choucha-line-1 -O hashalg=sha256 line-12\n  choucha -C 2026 sign 12 --sig line-12.sig\n      no private key comes near this program; a signature covers every line before it too";
    line "行号", "LINE": "账本第几行", "Number of the line of the book";
    print: "把该行原样写到标准输出（PowerShell 的 > 会改动字节，请用 --out）", "Write the line as it is to standard output (the > of PowerShell changes bytes: use --out)";
    out "文件", "FILE": "把该行原样写入新文件", "Write the line as it is into a new file";
    sig "文件", "FILE": "ssh-keygen 生成的签名文件：核验后入账", "The signature that ssh-keygen made: checked, and entered";
    signer "签名人", "SIGNER": "由谁签名：head/姓名 或 leader/执法证号（默认按密钥查 signers）", "Who signs: head/NAME or leader/CERT (default: whose key it is in signers)";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    if let Some(sig) = &args.sig {
        let (sig, signer) = (&context.input.file(sig)?, args.signer.as_ref());
        let entered = context.act(|desk, _| sign::sign(desk, args.line, sig, signer))?;
        let said = words::signed(lang, &entered.signer, args.line, &entered.key);
        context.console.mark(true, &said)?;
        context.say_head(entered.head)?;
        context.console.document(&json!({
            "line": args.line, "signer": entered.signer, "key": entered.key, "head": entered.head.sha,
        }))?;
        return Ok(Exit::Done);
    }
    let found = context.act(|desk, _| sign::signable(desk, args.line))?;
    let out = args.out.as_ref().map(|out| out.display().to_string());
    let file = out.clone().unwrap_or(format!("line-{}", args.line));
    if let Some(out) = &args.out {
        sign::write(&context.desk, out, &found.bytes)?;
    }
    if args.print && !context.console.json {
        context.console.raw(&found.bytes)?;
    } else {
        say(&found, args.line, out.as_deref(), context)?;
    }
    let command = words::keygen(words::key(lang), LINE, &file);
    let how = [
        words::how(lang, &command),
        words::then_sign(lang, args.line, words::quoted(&format!("{file}.sig"))),
    ];
    for line in how {
        if args.print {
            context.console.aside(&line)?;
        } else {
            context.console.line(&line)?;
        }
    }
    let covered = found.covered_by.iter();
    let covered = covered.map(|(signer, line)| json!({ "signer": signer, "line": line }));
    context.console.document(&json!({
        "line": args.line, "text": String::from_utf8_lossy(&found.bytes), "sha256": found.sha256, "command": command,
        "file": out, "covered_by": covered.collect::<Vec<_>>(),
    }))?;
    Ok(Exit::Done)
}

fn say(
    found: &Signable,
    line: u64,
    out: Option<&str>,
    context: &mut Context,
) -> std::io::Result<()> {
    let console = &mut context.console;
    let lang = console.lang;
    let act = lines::act(lang, &found.entry.act);
    let what = lines::content(lang, &found.entry.act);
    console.line(&words::to_be_signed(lang, line, act, what))?;
    console.line(&words::digest(lang, found.sha256))?;
    for (signer, over) in &found.covered_by {
        console.line(&words::covered(lang, signer, *over, line))?;
    }
    match out {
        Some(out) => console.line(&words::written(lang, out)),
        None => console.line(&words::take_out(lang, line)),
    }
}
