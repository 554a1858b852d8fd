//! `ledger`: the book shown; verified in `ledger_verify`.

use serde_json::{Value, json};

use crate::acts::BookHead;
use crate::acts::book::show;
use crate::exit::Exit;
use crate::format::ledger_line;
use crate::text::help::help;
use crate::view;

use crate::commands::{Context, ledger_verify};

/// Arguments of `ledger`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

help! {
    HELP "ledger": "查看或核验账本", "Show or verify the book";
    example "choucha -C 2026 ledger show", "choucha -C 2026 ledger show";
    @below SHOW, ledger_verify::HELP;
}

/// What to do with the book.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Show,
    Verify(ledger_verify::Args),
}

help! {
    SHOW "show": "列出账本各行", "List the lines of the book";
    example "choucha -C 2026 ledger show", "choucha -C 2026 ledger show";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    match &args.command {
        Command::Show => show(context),
        Command::Verify(args) => ledger_verify::run(args, context),
    }
}

fn show(context: &mut Context) -> anyhow::Result<Exit> {
    let read = context.act(|desk, _| show::show(desk))?;
    let console = &mut context.console;
    let shown = view::ledger::entries(
        console.lang,
        (&read.entries, &read.book.clock),
        (console.width, console.verbose),
    );
    console.asked_for(&shown)?;
    context.say_head(BookHead::from(&*read.book))?;
    let head = json!({ "head": read.book.head });
    let head = head.as_object().cloned().unwrap_or_default();
    let lines = read.entries.iter();
    let lines =
        lines.filter_map(|entry| serde_json::from_str::<Value>(&ledger_line::write(entry)).ok());
    context.console.long_document(&head, "lines", lines)?;
    Ok(Exit::Done)
}
