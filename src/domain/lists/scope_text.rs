//! 抽查对象范围 in one cell, as offices have it: `列名=值;值，列名=值`, or 全部.

use std::collections::BTreeSet;

use super::heading::{distance, plain_name};
use crate::domain::ground::word::{word, words};

/// What such a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScopeText {
    /// Nothing, or 全部: no restriction.
    All,
    /// One of these values in each of these columns.
    Columns(Vec<(String, Vec<String>)>),
    /// A text that only people understand.
    Free,
}

/// Words that restrict nothing.
const ALL: &[&str] = &[
    "全部",
    "所有",
    "全体",
    "不限",
    "全部对象",
    "所有对象",
    "全部检查对象",
    "所有检查对象",
    "全部抽查对象",
    "所有抽查对象",
    "名录库全部",
    "全库",
    "all",
];

/// Reads the cell, as it is compared.
pub fn in_words(text: &str) -> ScopeText {
    let text = word(text);
    if text.is_empty() || ALL.iter().any(|all| all.eq_ignore_ascii_case(&text)) {
        return ScopeText::All;
    }
    let mut columns: Vec<(String, Vec<String>)> = Vec::new();
    for clause in text.split(',').filter(|clause| !clause.trim().is_empty()) {
        match (clause.split_once('='), columns.last_mut()) {
            (Some((name, values)), _) => {
                let values = words(values);
                let name = word(name).into_owned();
                if name.is_empty() || values.is_empty() || values.iter().any(|v| v.contains('=')) {
                    return ScopeText::Free;
                }
                columns.push((name, values));
            }
            // A comma among the values of a column.
            (None, Some((_, values))) => values.extend(words(clause)),
            (None, None) => return ScopeText::Free,
        }
    }
    ScopeText::Columns(columns)
}

/// Columns of a list that say nothing about what the object is: no task chooses by them.
const NO_SCOPE: &[&str] = &[
    "序号",
    "编号",
    "备注",
    "说明",
    "附注",
    "注",
    "填报人",
    "审核人",
    "填表日期",
    "填报日期",
    "更新日期",
    "no",
    "remark",
    "remarks",
    "note",
];

/// Whether a column that only this office's library has may be one by which a task chooses.
pub fn may_choose(name: &str) -> bool {
    let plain = name.to_lowercase();
    !NO_SCOPE.contains(&plain.as_str())
}

/// Parts of headings under which offices write which objects a task is about.
const OF_SCOPE: [&str; 13] = [
    "对象", "地域", "区域", "地区", "范围", "行业", "类别", "类型", "辖区", "属地", "乡镇", "街道",
    "等级",
];

/// What is sorted under a heading that says nothing of objects: 检查类型, 事项类别.
const OF_TASKS: [&str; 5] = ["检查", "抽查", "任务", "事项", "工作"];

/// What a heading ends with that counts objects or remarks on them: 检查对象基数.
const NO_WORDS: [&str; 6] = ["数", "数量", "比例", "频次", "说明", "备注"];

/// Whether a heading of a plan promises to narrow the scope of its tasks, so that no cell below it may be passed over.
pub fn sounds_like_scope(heading: &str) -> bool {
    let plain = plain_name(heading);
    let mut sorts = ["类型", "类别", "等级"].into_iter();
    let sorted = sorts.find_map(|end| plain.strip_suffix(end));
    let of_tasks = sorted.is_some_and(|of| OF_TASKS.iter().any(|task| of.ends_with(task)));
    let says_else = of_tasks || NO_WORDS.iter().any(|end| plain.ends_with(end));
    !says_else && OF_SCOPE.iter().any(|part| plain.contains(part))
}

/// The names that a heading resembles, the nearest first.
pub fn near(heading: &str, names: impl Iterator<Item = String>) -> Vec<String> {
    let heading = plain_name(heading);
    let near = names.filter_map(|name| Some((distance(&heading, &plain_name(&name))?, name)));
    let mut near: Vec<(usize, String)> = near.collect();
    near.sort();
    near.dedup();
    near.truncate(SUGGESTED);
    near.into_iter().map(|(_, name)| name).collect()
}

/// How many columns, or columns with a value, are suggested.
const SUGGESTED: usize = 3;

/// Columns with a value that comes near a text, as `column=value`, the nearest first.
pub fn like<'a>(
    text: &str,
    columns: impl Iterator<Item = (&'a str, &'a BTreeSet<String>)>,
) -> Vec<String> {
    let text = word(text);
    let mut found: Vec<(usize, String)> = Vec::new();
    for (name, values) in columns {
        for value in values {
            let common = common(&text, value);
            if common >= 2 && common * 2 >= value.chars().count() {
                found.push((common, format!("{name}={value}")));
            }
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.truncate(SUGGESTED);
    found.into_iter().map(|(_, clause)| clause).collect()
}

/// How many characters the longest part has that a value and a text have in common.
fn common(text: &str, value: &str) -> usize {
    let letters: Vec<char> = value.chars().collect();
    let longest = |from: usize| {
        let ends = (from + 1..=letters.len()).rev();
        let held = ends.map(|end| (end - from, letters[from..end].iter().collect::<String>()));
        let mut held = held.filter(|(_, part)| text.contains(part.as_str()));
        held.next().map_or(0, |(length, _)| length)
    };
    (0..letters.len()).map(longest).max().unwrap_or(0)
}
