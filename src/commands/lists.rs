//! `lists diff`: what changed between two versions of a list (第九条, 第11条: the lists change with law and people).

use crate::acts::versions::diff::{Request, diff};
use crate::console::Console;
use crate::domain::ground::list_name::ListName;
use crate::domain::versions::change::{
    ChangedRow, CodeDiff, CodeRow, Comparison, FirstOf, RowDiff, ShownRow,
};
use crate::domain::versions::side::Side;
use crate::exit::Exit;
use crate::text::terms;
use crate::text::versions::lists_diff::{self, Kind};
use crate::view::lists_diff as view;

use crate::commands::Context;

/// Arguments of `lists`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do with the lists.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Hold two versions of a list against each other.
    Diff(DiffArgs),
}

/// Arguments of `lists diff`.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// The earlier version.
    #[arg(display_order = 1)]
    pub before: Side,
    /// The later version.
    #[arg(display_order = 2)]
    pub after: Side,
    /// Which list.
    #[arg(long, default_value = "objects", value_parser = ["objects", "inspectors", "items", "recusals", "plan", "findings"])]
    pub list: String,
    /// How many rows of each table to show.
    #[arg(long, default_value_t = 50)]
    pub limit: usize,
}

/// Runs it.
///
/// # Errors
/// A side that is not there or cannot be compared, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let Command::Diff(args) = &args.command;
    let mut lists = ListName::ALL.into_iter();
    let list = lists.find(|list| list.key() == args.list);
    let list = list.unwrap_or(ListName::Objects);
    let request = Request {
        list,
        sides: [args.before.clone(), args.after.clone()],
        limit: args.limit,
    };
    let bar = context
        .console
        .bar(lists_diff::reading(context.console.lang));
    let progress = |done, all| bar.at(done, all);
    let found = context.act(|desk, _| diff(desk, &request, &progress))?;
    drop(bar);
    match &found {
        Comparison::Rows(found) => say_rows(list, found, context)?,
        Comparison::Codes(found) => say_codes(found, context)?,
    }
    let console = &mut context.console;
    let lang = console.lang;
    console.lines(&view::unread_rows(lang, found.versions(), console.width))?;
    let verdict = (found.differs(), found.is_same());
    console.line(lists_diff::verdict(lang, verdict))?;
    let document = view::document(lang, list, &found);
    console.document(&document)?;
    Ok(if found.is_same() {
        Exit::Done
    } else {
        Exit::Fails
    })
}

fn say_rows(list: ListName, diff: &RowDiff, context: &mut Context) -> std::io::Result<()> {
    let console = &mut context.console;
    let (lang, width) = (console.lang, console.width);
    let RowDiff {
        added,
        removed,
        changed,
        ..
    } = diff;
    console.lines(&view::sides(lang, &diff.versions, None))?;
    let (new, gone, other) = (added.total, removed.total, changed.total);
    let list_name = terms::list(lang, list);
    console.line(&lists_diff::row_counts(lang, list_name, new, gone, other))?;
    for (names, added) in [(&diff.columns_added, true), (&diff.columns_removed, false)] {
        if !names.is_empty() {
            let names = names.iter().map(|name| terms::column(lang, list, name));
            console.line(&lists_diff::columns(
                lang,
                &names.collect::<Vec<_>>(),
                added,
            ))?;
        }
    }
    let rows = |rows: &[ShownRow]| view::rows(lang, list, rows, width);
    say_table(Kind::Added, added, rows, console)?;
    say_table(Kind::Removed, removed, rows, console)?;
    let rows = |rows: &[ChangedRow]| view::changed(lang, list, rows, width);
    say_table(Kind::Changed, changed, rows, console)
}

fn say_codes(diff: &CodeDiff, context: &mut Context) -> std::io::Result<()> {
    let console = &mut context.console;
    let (lang, width) = (console.lang, console.width);
    let (added, removed) = (&diff.added, &diff.removed);
    console.lines(&view::sides(lang, &diff.versions, diff.task.as_deref()))?;
    console.line(&lists_diff::code_counts(lang, added.total, removed.total))?;
    let rows = |before| move |rows: &[CodeRow]| view::codes(lang, rows, before, width);
    say_table(Kind::Added, added, rows(true), console)?;
    say_table(Kind::CodesRemoved, removed, rows(false), console)
}

/// A table with its title, and how many lines are left out; nothing when there is nothing.
fn say_table<T>(
    kind: Kind,
    rows: &FirstOf<T>,
    table: impl Fn(&[T]) -> String,
    console: &mut Console,
) -> std::io::Result<()> {
    if rows.total == 0 {
        return Ok(());
    }
    console.line(lists_diff::title(console.lang, kind))?;
    if !rows.shown.is_empty() {
        console.line(&table(&rows.shown))?;
    }
    if rows.hidden() > 0 {
        console.line(&lists_diff::more(console.lang, rows.hidden()))?;
    }
    Ok(())
}
