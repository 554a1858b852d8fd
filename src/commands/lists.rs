//! `lists diff`: what changed between two versions of a list (第九条, 第11条: the lists change with law and people).

use crate::acts::versions::diff::{Comparison, Request, diff};
use crate::domain::ground::list_name::ListName;
use crate::domain::versions::change::{CodeDiff, RowDiff, ShownRow, Version};
use crate::domain::versions::side::Side;
use crate::exit::Exit;
use crate::text::terms;
use crate::text::versions::lists_diff::{self, Kind};
use crate::view;

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
    let list = ListName::ALL
        .into_iter()
        .find(|list| list.key() == args.list)
        .unwrap_or(ListName::Objects);
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
    let same = match found {
        Comparison::Rows(found) => {
            say_rows(list, &found, context)?;
            found.is_same()
        }
        Comparison::Codes(found) => {
            say_codes(&found, context)?;
            found.is_same()
        }
    };
    Ok(if same { Exit::Done } else { Exit::Fails })
}

fn say_rows(list: ListName, diff: &RowDiff, context: &mut Context) -> anyhow::Result<()> {
    let (lang, width) = (context.console.lang, context.console.width);
    let [added, removed, changed] = [diff.added.total, diff.removed.total, diff.changed.total];
    say_sides(&diff.versions, None, context)?;
    context
        .console
        .line(&lists_diff::row_counts(lang, list, added, removed, changed))?;
    for (names, added) in [(&diff.columns_added, true), (&diff.columns_removed, false)] {
        if !names.is_empty() {
            let names: Vec<String> = names
                .iter()
                .map(|name| terms::column(lang, list, name))
                .collect();
            context
                .console
                .line(&lists_diff::columns(lang, &names, added))?;
        }
    }
    let mut table = |kind, total: u64, hidden, shown: String| -> anyhow::Result<()> {
        say_table(kind, total, hidden, &shown, context)
    };
    let rows = |rows: &[ShownRow]| view::lists_diff::rows(lang, list, rows, width);
    table(
        Kind::Added,
        added,
        diff.added.hidden(),
        rows(&diff.added.shown),
    )?;
    table(
        Kind::Removed,
        removed,
        diff.removed.hidden(),
        rows(&diff.removed.shown),
    )?;
    let shown = view::lists_diff::changed(lang, list, &diff.changed.shown, width);
    table(Kind::Changed, changed, diff.changed.hidden(), shown)?;
    say_unread(&diff.versions, context)?;
    context
        .console
        .line(lists_diff::verdict(lang, diff.differs(), diff.is_same()))?;
    context
        .console
        .document(&view::lists_diff::row_document(lang, list, diff))?;
    Ok(())
}

fn say_codes(diff: &CodeDiff, context: &mut Context) -> anyhow::Result<()> {
    let (lang, width) = (context.console.lang, context.console.width);
    let (added, removed) = (&diff.added, &diff.removed);
    say_sides(&diff.versions, diff.task.as_deref(), context)?;
    context
        .console
        .line(&lists_diff::code_counts(lang, added.total, removed.total))?;
    let shown = view::lists_diff::codes(lang, &added.shown, true, width);
    say_table(Kind::Added, added.total, added.hidden(), &shown, context)?;
    let shown = view::lists_diff::codes(lang, &removed.shown, false, width);
    say_table(
        Kind::CodesRemoved,
        removed.total,
        removed.hidden(),
        &shown,
        context,
    )?;
    say_unread(&diff.versions, context)?;
    context
        .console
        .line(lists_diff::verdict(lang, diff.differs(), diff.is_same()))?;
    context
        .console
        .document(&view::lists_diff::code_document(lang, diff))?;
    Ok(())
}

fn say_sides(
    versions: &[Version; 2],
    task: Option<&str>,
    context: &mut Context,
) -> anyhow::Result<()> {
    let lang = context.console.lang;
    for (version, after) in versions.iter().zip([false, true]) {
        context
            .console
            .line(&lists_diff::side(lang, version, after, task))?;
    }
    Ok(())
}

/// A table with its title, and how many lines are left out; nothing when there is nothing.
fn say_table(
    kind: Kind,
    total: u64,
    hidden: u64,
    shown: &str,
    context: &mut Context,
) -> anyhow::Result<()> {
    let console = &mut context.console;
    if total == 0 {
        return Ok(());
    }
    console.line(lists_diff::title(console.lang, kind))?;
    if hidden < total {
        console.line(shown)?;
    }
    if hidden > 0 {
        console.line(&lists_diff::more(console.lang, hidden))?;
    }
    Ok(())
}

fn say_unread(versions: &[Version; 2], context: &mut Context) -> anyhow::Result<()> {
    let console = &mut context.console;
    let (lang, width) = (console.lang, console.width);
    for Version { file, unread, .. } in versions {
        if !unread.is_empty() {
            console.line(&lists_diff::unread(lang, file, unread.total))?;
            let shown = view::check::faults(lang, &unread.kept, |_| file.clone(), width);
            console.line(&shown)?;
        }
    }
    Ok(())
}
