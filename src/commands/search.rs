//! `objects`, `inspectors`, `items`: search in a list (第12条: by region, level, kind, business scope, and any column).

use serde_json::{Map, Value, json};

use crate::acts::lists::search::{self, RowsFound, SearchRequest};
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::search::Condition;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::says;
use crate::view::table;

use crate::commands::Context;

/// Columns of the terminal that a column of a table needs to be read.
const LEAST_WIDTH: usize = 14;

/// Arguments of a search.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long = "where")]
    pub conditions: Vec<Condition>,
    #[arg(long, default_value_t = 50)]
    pub limit: usize,
}

help! {
    OBJECTS "objects": "检索检查对象名录库", "Search the object library";
    example "choucha -C 2026 objects --where 区域=鹿湾街道 --where 信用等级=D\n      各条件须同时满足；~ 表示包含，如 经营范围~危险化学品", "choucha -C 2026 objects --where region=鹿湾街道 --where grade=D\n      all conditions must hold; ~ means contains, as in scope~危险化学品";
    conditions "条件", "CONDITION": "条件：栏=值 或 栏~包含的文字（可多次给出）", "A condition: column=value or column~part (may be given several times)";
    limit "N", "N": "最多显示几行（默认 50）", "How many rows to show (default 50)";
}

help! {
    INSPECTORS "inspectors": "检索执法检查人员名录库", "Search the inspector library";
    example "choucha -C 2026 inspectors --where 专业~有限空间", "choucha -C 2026 inspectors --where specialty~有限空间";
    conditions "条件", "CONDITION": "条件：栏=值 或 栏~包含的文字（可多次给出）", "A condition: column=value or column~part (may be given several times)";
    limit "N", "N": "最多显示几行（默认 50）", "How many rows to show (default 50)";
}

help! {
    ITEMS "items": "检索随机抽查事项清单", "Search the item list";
    example "choucha -C 2026 items --where 事项类别=重点", "choucha -C 2026 items --where class=重点";
    conditions "条件", "CONDITION": "条件：栏=值 或 栏~包含的文字（可多次给出）", "A condition: column=value or column~part (may be given several times)";
    limit "N", "N": "最多显示几行（默认 50）", "How many rows to show (default 50)";
}

/// Runs it over `list`.
pub fn run(list: ListName, args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let request = SearchRequest {
        list,
        conditions: &args.conditions,
        limit: args.limit,
    };
    let RowsFound { names, rows, found } = context.act(|desk, _| search::search(desk, &request))?;
    let console = &mut context.console;
    if console
        .width
        .is_some_and(|width| usize::from(width) < names.len() * LEAST_WIDTH)
    {
        // Too narrow for a table: one record below the other.
        for row in &rows {
            let lines = names.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            let lines: Vec<String> = lines
                .map(|(name, cell)| says::cell(console.lang, name, cell))
                .collect();
            let mut lines = lines.iter().map(String::as_str).chain([""]);
            lines.try_for_each(|line| console.asked_for(line))?;
        }
    } else if !rows.is_empty() {
        console.asked_for(&table::render_any(
            &names,
            rows.iter().cloned(),
            console.width,
        ))?;
    }
    console.line(&says::found(console.lang, found, rows.len()))?;
    let records = rows.into_iter().map(|row| {
        let cells = row.into_iter().map(Value::from);
        names.iter().cloned().zip(cells).collect()
    });
    let records: Vec<Map<String, Value>> = records.collect();
    console.document(&json!({ "found": found, "rows": records }))?;
    Ok(Exit::Done)
}
