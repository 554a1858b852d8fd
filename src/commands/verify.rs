//! `verify`: repeats a draw and checks its record.

use std::path::PathBuf;

use crate::acts::book::verify_signatures::Kept;
use crate::acts::method::verify;
use crate::exit::Exit;
use crate::text::help::help;

use crate::commands::Context;
use crate::commands::verify_report::say;

/// Arguments of `verify`.
#[derive(Debug, clap::Args)]
pub struct Args {
    pub draw: String,
    #[arg(long, num_args = 1..)]
    pub witness: Vec<PathBuf>,
    #[arg(long)]
    pub signers: Option<PathBuf>,
}

help! {
    HELP "verify": "复算并核验一次抽取", "Repeat a draw and check its record";
    example "choucha verify 下载/AJ-2026-01-1\n      只凭公开的文件夹核验；在案卷中给抽取编号则连同账本一起核验", "choucha verify Downloads/AJ-2026-01-1\n      needs nothing but the published folder; with a draw's id in a case folder the book is checked too";
    draw "抽取", "DRAW": "抽取编号，或任一抽取文件夹", "Id of a draw, or any draw folder";
    witness "文件", "FILE": "见证人留存的见证文本（可多个，签名在同名 .sig 文件）：证明封存的时间", "Texts that a witness kept (one or several, each with its .sig beside it): they speak for the time of the seal";
    signers "文件", "FILE": "核对人自己的 signers 文件：见证人是谁以它为准，不以本单位登记的为准", "The reader's own file of signers: it says whose key a witness's is, and not the bureau's";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let kept = Kept {
        texts: &args.witness,
        signers: args.signers.as_deref(),
    };
    let verified = context.act(|desk, _| verify::verify(desk, &args.draw, &kept))?;
    say(&args.draw, &verified, &mut context.console)?;
    let holds = verified.holds();
    Ok(if holds { Exit::Done } else { Exit::Fails })
}
