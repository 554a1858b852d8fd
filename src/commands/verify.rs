//! `verify`: repeats a draw and checks its record.

use std::path::{Path, PathBuf};

use crate::acts::book::verify_signatures::Kept;
use crate::acts::method::verify;
use crate::acts::public::verify_publication;
use crate::disk::Trouble;
use crate::domain::public::flaw::PublicFlaw;
use crate::exit::Exit;
use crate::text::help::help;

use crate::commands::Context;
use crate::commands::verify_publication as publication_report;
use crate::commands::verify_report::say;

/// Arguments of `verify`.
#[derive(Debug, clap::Args)]
pub struct Args {
    pub draw: String,
    #[arg(long, num_args = 1.., value_hint = clap::ValueHint::FilePath)]
    pub witness: Vec<PathBuf>,
    #[arg(long, value_hint = clap::ValueHint::FilePath)]
    pub signers: Option<PathBuf>,
    #[arg(long, num_args = 1.., conflicts_with_all = ["witness", "signers"], value_hint = clap::ValueHint::FilePath)]
    pub against: Vec<PathBuf>,
}

help! {
    HELP "verify": "复算并核验一次抽取：文本、种子、信标签名、票号、抽中对象、检查组", "Repeat a draw and check its record: texts, seed, beacon, tickets, objects, teams";
    example "choucha verify 下载/AJ-2026-01-1\n      公开的文件夹：任何人都能核验对象和票号；另请对照封存时公布的承诺值、开奖公告或信标网站\n  choucha verify 下载/public\n      整个公开文件夹：每个文件、每次抽取、各表与网页数据、账本各行是否一致\n  choucha verify 下载/public --against 去年底存的/public\n      与自己留存的旧的公开内容对照：公开过的有没有被抹去\n  choucha -C 2026 verify AJ-2026-01-1\n      单位内部：检查组、更换、封存的先后一并核验，效力由账本算出\n  choucha -C 2026 verify AJ-2026-01-1 --witness seal-3.txt --signers 我方登记的见证人\n      上级机关：凭自己留存的见证文本和密钥，证明封存的时间", "choucha verify Downloads/AJ-2026-01-1\n      a published folder: anybody checks objects and tickets; compare the commitment with the one published at the seal,\n      and the seed with the event's announcement or a relay of the beacon\n  choucha verify Downloads/public\n      a whole publication: every file, every draw, tables, website and lines of the book against each other\n  choucha verify Downloads/public --against kept/public\n      held against an older publication that you kept: has anything vanished\n  choucha -C 2026 verify AJ-2026-01-1\n      inside the office: teams, replacements and the order of seal and draw too; the standing comes from the book\n  choucha -C 2026 verify AJ-2026-01-1 --witness seal-3.txt --signers OURS\n      the upper office: its own text and key prove the time of the seal";
    draw "抽取", "DRAW": "抽取编号（连账本一起核验），或任一抽取文件夹，公开的、内部的都行；或整个公开文件夹", "Id of a draw (the book is checked too), or any draw folder, published or the office's; or a whole publication";
    witness "文件", "FILE": "见证人留存的见证文本（可多个，签名在同名 .sig 文件）：证明封存的时间", "Texts that a witness kept (one or several, each with its .sig beside it): they speak for the time of the seal";
    signers "文件", "FILE": "核对人自己的 signers 文件：见证人是谁以它为准，不以本单位登记的为准", "The reader's own file of signers: it says whose key a witness's is, and not the bureau's";
    against "旧的公开内容", "OLDER": "自己留存的旧的公开文件夹，或其中的 lines.csv、heads.csv（可多个）：其中各行、计划、封存、抽取、结果须仍在", "Older publications that you kept, or their lines.csv or heads.csv (one or several): their lines, plans, seals, draws and results must still be there";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let input = &context.input;
    let (texts, older) = (
        input.signed_texts(&args.witness)?,
        input.files(&args.against)?,
    );
    let signers = input.file_if_named(args.signers.as_deref())?;
    let kept = Kept {
        texts: &texts,
        signers: signers.as_deref(),
    };
    let folder = Path::new(&args.draw);
    if verify_publication::is_publication(folder) {
        let (found, today) = context
            .act(|desk, _| Ok((verify_publication::verify(folder, &older)?, desk.today())))?;
        let of = (&*args.draw, &*args.against, today);
        publication_report::say(of, &found, &mut context.console)?;
        let holds = found.holds();
        return Ok(if holds { Exit::Done } else { Exit::Fails });
    }
    if !args.against.is_empty() {
        let none = PublicFlaw::NoPublication(args.draw.clone());
        return Err(Trouble::from(none).into());
    }
    let verified = context.act(|desk, _| verify::verify(desk, &args.draw, &kept))?;
    say(&args.draw, &verified, &mut context.console)?;
    let holds = verified.holds();
    Ok(if holds { Exit::Done } else { Exit::Fails })
}
