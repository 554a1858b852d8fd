//! Why two versions of a list cannot be held against each other (V01–V06).

use crate::domain::ground::list_name::ListName;
use crate::domain::versions::flaw::{KeyFlaw, VersionFlaw};
use crate::domain::versions::side::Side;

use crate::text::{Lang, flaws, terms, told, word_of, words};

/// How many names of draws or versions are given.
const KNOWN: usize = 20;

words! {
    empty_key(row): "第 {row} 行主键为空", "row {row} has an empty key";
    same_key(row, key, first): "第 {row} 行“{key}”与第 {first} 行重复", "row {row} has \"{key}\" as row {first} does";
    and_more(hidden): "另有 {hidden} 处", "and {hidden} more";
}

word_of! {
    /// What a side of codes should have named.
    codes_of(&Side) {
        Side::Plan(_) => "这一版计划", "version of the plan";
        Side::Now | Side::File(_) | Side::Draw(_) => "这次抽取或封存", "draw or seal";
    }
}

flaws! { impl Say for VersionFlaw, |flaw, lang| flaw;
    VersionFlaw::NoVersion { side, known } if known.is_empty(), what = codes_of(lang, side) =>
        "没有{what}“{side}”：案卷中一个也没有", "there is no {what} \"{side}\": the case folder has none";
        "改与旧文件比对，或先确认 -C 指定的案卷", "compare with an older file, or make sure that -C names the right case folder";
    VersionFlaw::NoVersion { side, known }, what = codes_of(lang, side), known = first(lang, known) =>
        "没有{what}“{side}”", "there is no {what} \"{side}\"";
        "现有：{known}", "there are: {known}";
    VersionFlaw::CodesOnly { side, list }, list = terms::list(lang, *list) =>
        "“{side}”只有对象代码，不能与{list}比对", "\"{side}\" holds codes of objects only and cannot be held against the {list}";
        "draw: 和 plan: 只用于检查对象名录库；比对{list}请给出旧文件的路径", "draw: and plan: are for the object library; for the {list} give the path of an older file";
    VersionFlaw::Keys { file, rows, total }, listed = keys(lang, rows, *total) =>
        "{file} 的行无法一一对应：{listed}", "the rows of {file} cannot be told apart: {listed}";
        "主键（代码、执法证号或编号）须填写且不重复；改正这些行后再比对", "a key (code, certificate or id) must be there, and once only; mend these rows, and compare again";
    VersionFlaw::Header { file, list, missing, twice }, faults = header(lang, *list, missing, twice), list = terms::list(lang, *list) =>
        "{file} 的表头不是{list}的表头：{faults}", "{file} does not have the header of the {list}: it {faults}";
        "核对是不是这个名录的文件（用 --list 指定名录），补齐表头后再试", "make sure that it is a file of this list (see --list), mend its header, and try again";
    VersionFlaw::TaskGone { side, task, known }, known = lang.list(known) =>
        "“{side}”所属任务“{task}”已不在计划中，无从确定现在的范围", "the task \"{task}\" of \"{side}\" is not in the plan any more, so it has no scope now";
        "在计划中恢复该任务，或改与另一次抽取（draw:…）、某版计划（plan:…）比对；现有任务：{known}", "put the task back into the plan, or compare with another draw (draw:…) or a version of the plan (plan:…); the tasks are: {known}";
    VersionFlaw::Codes { file, line } =>
        "{file} 第 {line} 行不合规：应为每行一个代码，升序、不重复，以换行结束", "{file} line {line} is malformed: it should hold one code a line, ascending, none twice, the last line ended";
        "该文件可能被改动，请从备份恢复", "the file may have been changed; restore it from a copy";
}

/// The first of the draws, seals or versions there are.
fn first(lang: Lang, known: &[String]) -> String {
    let more = (known.len() > KNOWN).then_some("…");
    let first = known.iter().take(KNOWN).map(String::as_str);
    lang.list(first.chain(more))
}

/// What is wrong with a header: columns that are missing, columns that stand twice.
fn header(lang: Lang, list: ListName, missing: &[String], twice: &[String]) -> String {
    let names = |keys: &[String]| lang.list(keys.iter().map(|key| terms::column(lang, list, key)));
    let (absent, again) = (names(missing), names(twice));
    told!(lang, (missing, twice);
        (_, []) => "缺少栏 {absent}", "has no column {absent}";
        ([], _) => "栏 {again} 出现两次", "has the column {again} twice";
        _ => "缺少栏 {absent}，栏 {again} 出现两次", "has no column {absent} and has the column {again} twice";
    )
}

/// The first of the keys that do not tell rows apart, and how many more there are.
fn keys(lang: Lang, rows: &[KeyFlaw], total: u64) -> String {
    let one = |KeyFlaw { row, first }: &KeyFlaw| match first {
        None => empty_key(lang, row),
        Some((key, first)) => same_key(lang, row, key, first),
    };
    let hidden = total - rows.len() as u64;
    let more = (hidden > 0).then(|| and_more(lang, hidden));
    let listed: Vec<String> = rows.iter().map(one).chain(more).collect();
    listed.join(lang.pick("；", "; "))
}
