//! `lists`: `diff` says what changed between two versions of a list (第九条, 第11条: the lists change with law and people).

use crate::acts::versions::diff::{DiffRequest, diff};
use crate::console::Console;
use crate::domain::ground::list_name::ListName;
use crate::domain::versions::change::{
    ChangedRow, CodeDiff, CodeRow, Comparison, FirstOf, RowDiff, ShownRow,
};
use crate::domain::versions::side::Side;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::terms;
use crate::text::versions::lists_diff::{self, Kind};
use crate::view::lists_diff as view;

use crate::commands::{Context, lists_merge};
/// Arguments of `lists`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

help! {
    HELP "lists": "名录：比对版本、合并重复的行", "The lists: versions compared, rows merged";
    example "choucha -C 2026 lists diff 上月/objects.csv now", "choucha -C 2026 lists diff last-month/objects.csv now";
    @below DIFF, lists_merge::HELP;
}

/// What to do with the lists.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Diff(DiffArgs),
    Merge(lists_merge::MergeArgs),
}

/// Arguments of `lists diff`.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    #[arg(display_order = 1, value_hint = clap::ValueHint::FilePath)]
    pub before: Side,
    #[arg(display_order = 2, value_hint = clap::ValueHint::FilePath)]
    pub after: Side,
    #[arg(long, default_value = "objects", value_parser = ["objects", "inspectors", "items", "recusals", "plan", "findings"])]
    pub list: String,
    #[arg(long, default_value_t = 50)]
    pub limit: usize,
}

help! {
    DIFF "diff": "比对名录的两个版本：新增、删除、变更了哪些", "Compare two versions of a list: what was added, removed, changed";
    example "choucha -C 2026 lists diff draw:AJ-2026-01-1 now\n      抽取以后名录库少了谁、为什么；相同退出码为 0，有变动为 1\n  choucha -C 2026 lists diff 上月/inspectors.csv now --list inspectors\n      行和栏的次序、编码、日期写法不同，不算变动", "choucha -C 2026 lists diff draw:AJ-2026-01-1 now\n      who left the library after the draw, and why; exits 0 when the two are the same, 1 when they differ\n  choucha -C 2026 lists diff last-month/inspectors.csv now --list inspectors\n      the order of rows and columns, the encoding and the spelling of dates do not count";
    before "变动前", "BEFORE": "变动前：now（案卷中现在的名录）、文件路径（- 为标准输入）、draw:<抽取或封存编号>、plan:<计划版本>", "The earlier version: now (the list of the case folder), a file (- is the standard input), draw:<id of a draw or seal>, plan:<version of the plan>";
    after "变动后", "AFTER": "变动后：写法同上", "The later version, written alike";
    list "名录", "LIST": "哪个名录：objects（默认）、inspectors、items、recusals、plan、findings", "Which list: objects (default), inspectors, items, recusals, plan, findings";
    limit "N", "N": "各表最多显示几行（默认 50）", "How many rows of each table to show (default 50)";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    match &args.command {
        Command::Diff(args) => run_diff(args, context),
        Command::Merge(args) => lists_merge::run(args, context),
    }
}

fn run_diff(args: &DiffArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let mut lists = ListName::ALL.into_iter();
    let list = lists.find(|list| list.key() == args.list);
    let list = list.unwrap_or(ListName::Objects);
    let request = DiffRequest {
        list,
        sides: context.input.sides([&args.before, &args.after])?,
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
    let (added, removed, changed) = (&diff.added, &diff.removed, &diff.changed);
    console.lines(&view::sides(lang, &diff.versions, None))?;
    let (new, gone, other) = (added.total, removed.total, changed.total);
    let list_name = terms::list(lang, list);
    console.line(&lists_diff::row_counts(lang, list_name, new, gone, other))?;
    for (names, added) in [(&diff.columns_added, true), (&diff.columns_removed, false)] {
        if !names.is_empty() {
            let names = names.iter().map(|name| terms::column(lang, list, name));
            let names: Vec<String> = names.collect();
            console.line(&lists_diff::columns(lang, &names, added))?;
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
