//! `witness`: the six lines that somebody outside signs with their own clock and key, and what they signed.

use std::path::PathBuf;

use serde_json::json;

use crate::acts::book::{sign, witness};
use crate::domain::ground::signer::{SignerId, WITNESS};
use crate::exit::Exit;
use crate::text::book::signing as words;
use crate::text::help::help;

use crate::commands::{Context, typed};

/// Arguments of `witness`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_hint = clap::ValueHint::FilePath)]
    pub what: PathBuf,
    #[arg(long, conflicts_with_all = ["out", "sig", "signer"])]
    pub print: bool,
    #[arg(long, conflicts_with_all = ["sig", "signer"])]
    pub out: Option<PathBuf>,
    #[arg(long, conflicts_with = "sig")]
    pub received: Option<String>,
    #[arg(long, conflicts_with = "sig")]
    pub name: Option<String>,
    #[arg(long, value_hint = clap::ValueHint::FilePath)]
    pub sig: Option<PathBuf>,
    #[arg(long = "as", value_parser = typed::signer)]
    pub signer: Option<SignerId>,
}

help! {
    HELP "witness": "外部见证：取出请外部见证人（如上级机关）签的六行文本，签好后入账", "Outside witness: the six lines for somebody outside (such as the upper office) to sign, and what they signed";
    example "choucha -C 2026 witness 3 --out seal-3.txt\n      交见证人填写收到时间和名称，再由其签名：\n  ssh-keygen -Y sign -f 私钥 -n choucha-witness-1 -O hashalg=sha256 seal-3.txt\n  choucha -C 2026 witness seal-3.txt --sig seal-3.txt.sig\n      见证人各留一份文本和签名；以后用 ledger verify --witness 对照账本", "choucha -C 2026 witness 3 --out seal-3.txt\n      the witness fills in when it was received and by whom, and signs it:\n  ssh-keygen -Y sign -f KEY -n choucha-witness-1 -O hashalg=sha256 seal-3.txt\n  choucha -C 2026 witness seal-3.txt --sig seal-3.txt.sig\n      the witness keeps text and signature, for ledger verify --witness";
    what "行号或文件", "LINE|FILE": "账本第几行：取文本；文件：签好的文本，入账", "A line of the book: take the text; a file: the signed text, to be entered";
    print: "把文本原样写到标准输出（PowerShell 的 > 会改动字节，请用 --out）", "Write the text to standard output (the > of PowerShell changes bytes: use --out)";
    out "文件", "FILE": "把文本写入新文件", "Write the text into a new file";
    received "时间", "TIME": "收到时间，带时差，如 2027-03-01T16:20:00+08:00（默认留空由见证人填写）", "When it was received, with its offset, such as 2027-03-01T16:20:00+08:00 (default: left for the witness)";
    name "名称", "NAME": "见证人名称（默认留空由见证人填写）", "What the witness calls himself (default: left for the witness)";
    sig "文件", "FILE": "签名文件（默认为文本文件名加 .sig）", "The signature (default: the text's file with .sig behind it)";
    signer "签名人", "SIGNER": "见证人：witness/名称（默认按密钥查 signers）", "Who witnesses: witness/NAME (default: whose key it is in signers)";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let number = args.what.to_str().and_then(|what| what.parse().ok());
    match number.filter(|_| args.sig.is_none()) {
        Some(line) => take_out(args, line, context),
        None => enter(args, context),
    }
}

fn take_out(args: &Args, line: u64, context: &mut Context) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    let (received, name) = (args.received.as_deref(), args.name.as_deref());
    let text = context.act(|desk, _| witness::text(desk, line, received, name))?;
    let out = args.out.as_ref().map(|out| out.display().to_string());
    let file = out.clone().unwrap_or(format!("witness-{line}.txt"));
    match &args.out {
        Some(to) => {
            sign::write(&context.desk, to, text.as_bytes())?;
            context.console.line(&words::written(lang, &file))?;
        }
        None if context.console.json => {}
        None => context.console.raw(text.as_bytes())?,
    }
    let command = words::keygen(words::key(lang), WITNESS, &file);
    let fill_in = received.is_none() || name.is_none();
    let sig = words::quoted(&format!("{file}.sig"));
    let how = [
        fill_in.then(|| words::fill_in(lang).to_owned()),
        Some(words::how(lang, &command)),
        Some(words::then_witness(lang, words::quoted(&file), sig)),
    ];
    for line in how.into_iter().flatten() {
        match &args.out {
            Some(_) => context.console.line(&line)?,
            None => context.console.aside(&line)?,
        }
    }
    context.console.document(&json!({
        "line": line, "text": text, "command": command, "file": out,
    }))?;
    Ok(Exit::Done)
}

fn enter(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    let (input, signer) = (&context.input, args.signer.as_ref());
    let (text, sig) = if let Some(sig) = &args.sig {
        (input.file(&args.what)?, input.file(sig)?)
    } else {
        let text = input.signed_text(&args.what)?;
        let beside = PathBuf::from(format!("{}.sig", text.display()));
        (text, beside)
    };
    let entered = context.act(|desk, _| witness::enter(desk, &text, &sig, signer))?;
    let (text, signer, key) = (&entered.text, &entered.signer, &entered.key);
    let said = words::witness(lang, &text.by, signer, key, &text.received, text.line);
    context.console.mark(true, &said)?;
    context.console.line(words::registered_by_us(lang))?;
    context.say_head(entered.head)?;
    context.console.document(&json!({
        "line": text.line, "received": text.received, "by": text.by, "signer": signer, "key": key,
        "head": entered.head.sha,
    }))?;
    Ok(Exit::Done)
}
