//! `init`: makes a case folder.

use std::path::PathBuf;

use serde_json::json;

use crate::acts::lists::init;
use crate::acts::lists::last_year;
use crate::acts::lists::new_case::{Made, Wanted};
use crate::acts::lists::offers::{self, Files, Offers, TEMPLATE};
use crate::commands::asking::Questions;
use crate::commands::{Context, init_said};
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::says;

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub struct Args {
    pub dir: Option<PathBuf>,
    #[arg(long)]
    pub sample: bool,
    #[arg(long)]
    pub rehearsal: bool,
    #[arg(long, conflicts_with_all = ["sample", "from"])]
    pub bureau: Option<String>,
    #[arg(long, value_parser = clap::value_parser!(i32).range(2019..=2100), conflicts_with = "sample")]
    pub year: Option<i32>,
    #[arg(long, conflicts_with = "sample")]
    pub from: Option<PathBuf>,
}

help! {
    HELP "init": "新建案卷", "Make a case folder";
    example "choucha init 2026 --sample\n      在文件夹 2026 中生成样例单位的清单、两库和计划\n  choucha init --bureau 示例县应急管理局\n      在当前文件夹建案卷：按表头认出本单位已有的表（xlsx、xls、ods、CSV、JSON），写进 choucha.toml\n  choucha init 2027 --from 2026\n      沿用上一年度的清单、名录、代码和设置，账本重新开始", "choucha init 2026 --sample\n      write the sample bureau's lists, libraries and plan into the folder 2026\n  choucha init --bureau 示例县应急管理局\n      make the case folder here: the office's own tables (xlsx, xls, ods, CSV, JSON) are told by their headers and named in choucha.toml\n  choucha init 2027 --from 2026\n      take over last year's lists, codes and settings; the book begins anew";
    dir "文件夹", "DIR": "新建到哪个文件夹（默认为当前文件夹）；里面可以有本单位的文件，不会改动", "Where (default: the current folder); the office's own files may lie there and are left as they are";
    sample: "填入内置的样例单位；样例是演练案卷", "Fill it with the built-in sample bureau; a sample is a rehearsal";
    rehearsal: "建演练案卷（空表）：首行写明是演练，只有演练案卷可以用 --today 声明日期", "Make a rehearsal (演练案卷) with empty lists: its first line says so, and only there may a day be declared with --today";
    bureau "单位名称", "NAME": "单位全称，写进 choucha.toml；不写的以后自己填", "The bureau's full name, for choucha.toml; without it, it is to be filled in there";
    year "年度", "YEAR": "案卷年度（默认为今年，有 --from 时为上一年度加一）：一个案卷只管一年，记入账本首行，此后不能改", "Its year (default: this one; with --from the one after last year's): a case folder is of one year, which its first line says and nothing changes";
    from "上年案卷", "LASTYEAR": "上一年度的案卷：清单、名录、结果代码、设置、签名人和日历取自那里", "Last year's case folder, of which lists, codes, settings, signers and calendar are taken over";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let last = args.from.as_ref().map(|from| context.desk.root.join(from));
    let last = last.map(|root| context.act(|_, _| last_year::read(&root)));
    let last = last.transpose()?;
    if let Some(dir) = args.dir.as_ref().filter(|dir| dir.as_os_str() != ".") {
        context.desk.root = context.desk.root.join(dir);
    }
    let made = match (args.sample, args.rehearsal) {
        (true, _) => Made::Sample,
        (false, true) => Made::Rehearsal,
        (false, false) => Made::Office,
    };
    let offers = if args.sample || last.is_some() {
        Offers::default()
    } else {
        context.act(|desk, _| offers::offers(desk))?
    };
    let files = chosen(&offers, context)?;
    let wanted = Wanted {
        made,
        bureau: args.bureau.clone(),
        year: args.year,
        files,
        last,
    };
    let year = make(&wanted, context)?;
    let root = context.desk.root.clone();
    let console = &mut context.console;
    let (sample, rehearsal) = (args.sample, made != Made::Office);
    if let (Some(last), Some(from)) = (&wanted.last, &args.from) {
        init_said::after(&root, (year, from), last, console)?;
    } else if offers == Offers::default() {
        let named = args.bureau.is_some();
        let made = says::made(
            console.lang,
            (&root, TEMPLATE),
            (sample, named),
            (rehearsal, year),
        );
        console.lines(&made)?;
    } else {
        let said = (year, rehearsal, args.bureau.is_none());
        init_said::beside(&root, said, (&offers, &wanted.files), console)?;
    }
    let mut document =
        json!({ "folder": root, "sample": sample, "rehearsal": rehearsal, "year": year });
    init_said::add(&mut document, &offers, &wanted);
    console.document(&document)?;
    Ok(Exit::Done)
}

/// The office's files that are the lists: asked for at a terminal, else those that can be told.
fn chosen(offers: &Offers, context: &Context) -> anyhow::Result<Files> {
    match Questions::at(&context.console) {
        Some(questions) => init_said::ask(offers, &questions),
        None => Ok(offers.plain()),
    }
}

/// Makes the folder of the context.
pub fn make(wanted: &Wanted, context: &mut Context) -> anyhow::Result<i32> {
    let lang = context.console.lang;
    context.act(|desk, _| init::init(desk, wanted, lang))
}
