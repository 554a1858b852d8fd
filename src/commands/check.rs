//! `check`: the lists and the plan against every rule, all faults at once.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::acts::lists::case_lists::CaseLists;
use crate::acts::lists::check::{self, ListsChecked};
use crate::console::Console;
use crate::domain::ground::list_name::ListName;
use crate::exit::Exit;
use crate::text::Lang;
use crate::text::help::help;
use crate::text::lists::check as words;
use crate::text::terms;
use crate::view;

use crate::commands::{
    Context, check_columns, check_file, list_doubts, list_faults, list_reads, typed,
};

/// Arguments of `check`.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    #[arg(long, value_parser = typed::workbook)]
    pub faults: Option<PathBuf>,
    #[arg(long, conflicts_with = "faults", num_args = 0..=1, default_missing_value = check_columns::ALL, value_parser = [check_columns::ALL, "items", "objects", "inspectors", "recusals", "plan", "findings", "results", "seeds"])]
    pub columns: Option<String>,
    #[arg(long, requires = "columns")]
    pub markdown: bool,
}

help! {
    HELP "check": "检查清单、两库和计划，一次列出全部错误", "Check the lists and the plan, all faults at once";
    example "choucha -C 2026 check\n      有错误退出码为 1，没有为 0\n  choucha check --columns objects\n      检查对象名录库有哪些栏、各认得哪些列名", "choucha -C 2026 check\n      exits 1 with faults, 0 without\n  choucha check --columns objects\n      the columns of the object library, and the names by which each is known";
    faults "文件", "FILE": "另把有问题的行写成工作簿（xlsx）：原表的栏目和内容，第一栏写明问题和怎么办；已有的文件不覆盖", "Write the faulty rows into a workbook (xlsx) too: the list's own headings and cells, what is wrong in the first column; a file that is there is not overwritten";
    columns "名录", "LIST": "不检查，只说明各栏：认得的列名、是否必有、缺省值、例；可只看一个表（items、objects、inspectors、recusals、plan、findings、results、seeds）", "Check nothing, but explain the columns: known names, whether required, default, example; of one list, if named (items, objects, inspectors, recusals, plan, findings, results, seeds)";
    markdown: "各栏的说明，中英文对照，即 docs/files.md 中的表", "The columns in both languages: the tables of docs/files.md";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    if args.markdown && !context.console.json {
        context.console.raw(view::columns::markdown().as_bytes())?;
        return Ok(Exit::Done);
    }
    if let Some(list) = &args.columns {
        return check_columns::explain(list, context);
    }
    if let Some(path) = &args.faults {
        return check_file::run(path, context);
    }
    let ListsChecked { case, lists } = context.act(check::check)?;
    let console = &mut context.console;
    let whole = lists.faults.is_empty();
    list_reads::say(&lists, console)?;
    if whole {
        say_plan(&lists, console)?;
        list_doubts::say(&lists, console)?;
        console.line(&words::total(console.lang, 0, 0))?;
    } else {
        list_faults::say(&case, &lists, console)?;
        list_doubts::say(&lists, console)?;
    }
    let faults = list_faults::document(&case, &lists, console.lang);
    console.document(&document(&lists, &faults, console.lang))?;
    Ok(if whole { Exit::Done } else { Exit::Fails })
}

/// The tasks, the words that no object meets, and who cannot serve.
fn say_plan(read: &CaseLists, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    let library = read.library.as_ref();
    let populations = library.map_or(&[][..], |library| &library.found.populations);
    let tasks = view::check::tasks(lang, &read.lists, populations, console.width);
    console.line(&tasks)?;
    for (task, key, word) in read.unmet() {
        let column = terms::column(lang, ListName::Plan, key);
        console.line(&words::word_unmet(lang, task, &column, word))?;
    }
    for (inspector, tasks) in read.lists.who_cannot_serve() {
        console.line(&words::cannot_serve(lang, inspector, &tasks))?;
    }
    Ok(())
}

fn document(read: &CaseLists, faults: &[Value], lang: Lang) -> Value {
    let unmet = read.unmet().into_iter();
    let unmet = unmet.map(|(task, key, word)| json!({ "task": task, "column": key, "word": word }));
    let populations = read.library.as_ref().map(|library| {
        let tasks = read.lists.plan.iter().zip(&library.found.populations);
        let tasks = tasks.map(|((_, task), n)| json!({ "task": task.id, "objects": n }));
        tasks.collect::<Vec<_>>()
    });
    json!({
        "faults_total": read.faults.total,
        "faults": faults,
        "notes": list_doubts::document(read, lang),
        "lists": list_reads::document(read, lang),
        "taking_part": read.library.as_ref().map(|library| library.found.taking_part),
        "vouched": read.library.as_ref().map(|library| library.found.vouched),
        "scope_words_unmet": unmet.collect::<Vec<_>>(),
        "populations": populations,
    })
}
