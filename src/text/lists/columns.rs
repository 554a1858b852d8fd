//! The columns of a file in words: which heading is which column, which is none, and which may have been meant.

use crate::domain::ground::cell::cut;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::ColumnsFlaw;
use crate::domain::lists::columns::{Alike, Column, Header, Rival};
use crate::domain::lists::fault::Fault;
use crate::domain::lists::spot::Spot;

use crate::text::{Lang, Said, flaws, said, terms, words};

/// How many names of a column are told where it is missing.
const NAMES: usize = 8;

/// How many headings are named.
const NAMED: usize = 30;

words! {
    headed(letters: &str, heading: &str): "{letters}「{heading}」", "{letters} \"{heading}\"";
    headed_otherwise(letters: &str, heading: &str, column: &str): "{letters}「{heading}」（{column}）", "{letters} \"{heading}\" ({column})";
    behind_row(column: &str): " {column}", ", {column}";
    spot_of(letters: &str, heading: &str): "{letters} 栏「{heading}」", "column {letters}, \"{heading}\"";
    others_of(names): "其余各栏照原样保留：{names}", "other columns, kept: {names}";
    rivals(left, taken, column): "注意：{left} 和 {taken} 都可以是“{column}”，取后者，前者照原样保留；要换的，在 choucha.toml 的 [columns] 写明", "note: {left}, and {taken}, are both names of {column}; the latter is taken and the former kept as it is; [columns] in choucha.toml can say otherwise";
    alike_of(spot, column, mapping): "注意：{spot}是不是“{column}”？是的话，改列名，或在 choucha.toml 的 {mapping}", "note: is {spot}, meant to be {column}? If so, rename it, or write in choucha.toml {mapping}";
    mapping_of(list: &str, heading: &str, column: &str): "[columns.{list}] 写：\"{heading}\" = \"{column}\"", "under [columns.{list}]: \"{heading}\" = \"{column}\"";
    unmapped(list: &str, headings): "注意：choucha.toml 的 [columns.{list}] 写了表中没有的栏：{headings}", "note: [columns.{list}] in choucha.toml names columns that the file does not have: {headings}";
    numbered: "没有编号一栏：以序号（没有序号的以行次）为编号；发布计划后不要再调整顺序", "no column for ids: 序号, or without it the running number of a row, is its id; do not reorder the rows once the plan is published";
    of_list(list: &str, key: &str): "{list}（{key}）", "{list} ({key})";
    headings: ["栏", "必有", "还认得的列名", "内容", "例"], ["column", "required", "also known as", "what", "example"];
    how: "列名前后的 *、：、【】和括号里的话不计；名称叫法不同的，在 choucha.toml 的 [columns.表] 写：\"本单位的列名\" = \"栏\"", "marks such as * and ：, 【】 and what stands in brackets do not count; other names go under [columns.LIST] in choucha.toml: \"your heading\" = \"column\"";
    without(default: &str): "缺省 {default}", "default {default}";
    known_by(names): "认得的列名：{names}", "known by these names: {names}";
    known_by_more(names: &str, all: usize, list: &str): "认得的列名：{names} 等 {all} 个（check --columns {list} 全部列出）", "known by these names and others, {all} in all: {names} (see check --columns {list})";
    unclaimed(names): "表中没有对上的栏：{names}", "columns of the file that are none of the list's: {names}";
    meant(spot): "{spot}是不是这一栏？", "is it {spot}?";
}

/// Whether a column must be there, and what holds where it or its value is missing.
pub fn need(lang: Lang, column: &Column) -> String {
    let [zh, en] = column.default;
    match (column.required, lang.pick(zh, en)) {
        (true, _) => lang.pick("是", "yes").to_owned(),
        (false, "") => String::new(),
        (false, default) => without(lang, default),
    }
}

/// What stands in a column.
pub fn about(lang: Lang, column: &Column) -> String {
    let [zh, en] = column.about;
    lang.pick(zh, en).to_owned()
}

/// The column of a fault as a table has it: under which letters of a spreadsheet, the file's own heading, and what column that
/// is where it says otherwise.
pub fn of_fault<F>(lang: Lang, fault: &Fault<F>) -> String {
    let Some(key) = fault.column.as_deref() else {
        return String::new();
    };
    let column = terms::column(lang, fault.list, key);
    let Some(spot) = in_columns(fault) else {
        return column;
    };
    let (letters, heading) = (spot.letters(), cut(&spot.on_one_line()));
    if heading == column {
        headed(lang, &letters, &heading)
    } else {
        headed_otherwise(lang, &letters, &heading, &column)
    }
}

/// Where the column of a fault stands; lists in JSON have the keys of columns, and none to count.
fn in_columns<F>(fault: &Fault<F>) -> Option<&Spot> {
    let mut known = fault.list.columns().iter();
    let spot = fault.spot.as_ref()?;
    let is_key = known.any(|column| column.key == spot.heading);
    (!is_key).then_some(spot)
}

/// The same in a sentence, behind the row.
pub fn in_sentence<F>(lang: Lang, fault: &Fault<F>) -> String {
    let Some(key) = fault.column.as_deref() else {
        return String::new();
    };
    let column = match in_columns(fault) {
        Some(of_file) => spot(lang, of_file),
        None => terms::column(lang, fault.list, key),
    };
    behind_row(lang, &column)
}

/// A column of a file, on one line.
fn spot(lang: Lang, spot: &Spot) -> String {
    spot_of(lang, &spot.letters(), &cut(&spot.on_one_line()))
}

/// What there is to say of a header besides its faults: what serves as ids, which columns are none of the list's, which of two
/// names was taken, what may have been meant. What other columns are used for, of those that are `claimed`, is said elsewhere.
pub fn of_header(lang: Lang, header: &Header, claimed: impl Fn(&str) -> bool) -> Vec<String> {
    let mut said = Vec::new();
    if header.numbered {
        said.push(numbered(lang).to_owned());
    }
    let others = header.others().filter(|spot| !claimed(&spot.heading));
    let others: Vec<Spot> = others.collect();
    if !others.is_empty() {
        said.push(others_of(lang, named(lang, &others)));
    }
    let list = header.list;
    said.extend(header.rivals.iter().map(|of| rival(lang, list, of)));
    // Of a column that must be there, the fault asks.
    let asked: Vec<&str> = header.lacking().collect();
    let optional = header
        .alike
        .iter()
        .filter(|alike| !asked.contains(&alike.key));
    said.extend(optional.map(|of| alike(lang, list, of)));
    if !header.unmet.is_empty() {
        let headings = lang.list(header.unmet.iter().map(|heading| cut(heading)));
        said.push(unmapped(lang, list.key(), headings));
    }
    said
}

/// Two headings that are names of one column.
fn rival(lang: Lang, list: ListName, rival: &Rival) -> String {
    let (left, taken) = (spot(lang, &rival.left), spot(lang, &rival.taken));
    rivals(lang, left, taken, terms::column(lang, list, rival.key))
}

/// A heading that may be meant to be a column's.
fn alike(lang: Lang, list: ListName, alike: &Alike) -> String {
    let column = terms::column(lang, list, alike.key);
    let mapping = mapping(lang, list, &alike.spot.on_one_line(), alike.key);
    alike_of(lang, spot(lang, &alike.spot), column, mapping)
}

fn mapping(lang: Lang, list: ListName, heading: &str, key: &str) -> String {
    mapping_of(lang, list.key(), &cut(heading), key)
}

fn named(lang: Lang, spots: &[Spot]) -> String {
    let headings = spots
        .iter()
        .take(NAMED)
        .map(|spot| cut(&spot.on_one_line()));
    let named = lang.list(headings);
    if spots.len() > NAMED {
        named + "…"
    } else {
        named
    }
}

/// L01: by which names the column would be known, and what of the file may have been meant.
pub(super) fn missing(lang: Lang, fault: &Fault, alike: Option<&Spot>, others: &[Spot]) -> Said {
    let key = fault.column.as_deref().unwrap_or_default();
    let column = fault.list.columns().iter().find(|column| column.key == key);
    let names = column.map_or(String::new(), |column| {
        let named = lang.list(column.names().take(NAMES));
        let all = 2 + column.synonyms.len();
        if all > NAMES {
            known_by_more(lang, &named, all, fault.list.key())
        } else {
            known_by(lang, named)
        }
    });
    let meant = alike.map_or(String::new(), |alike| meant(lang, spot(lang, alike)));
    let rest = if others.is_empty() {
        String::new()
    } else {
        lang.pick("；", "; ").to_owned() + &unclaimed(lang, named(lang, others))
    };
    let heading = alike.map_or_else(
        || lang.pick("本单位的列名", "your heading").to_owned(),
        Spot::on_one_line,
    );
    let mapping = mapping(lang, fault.list, &heading, key);
    if meant.is_empty() {
        said!(
            lang,
            "缺少这一栏；{names}{rest}" / "is missing; {names}{rest}",
            "在表头加上；列名叫法不同的，在 choucha.toml 的 {mapping}"
                / "add it to the header; if the file has it by another name, write in choucha.toml {mapping}",
        )
    } else {
        said!(
            lang,
            "缺少这一栏；{meant}{names}{rest}" / "is missing; {meant} {names}{rest}",
            "改列名，或在 choucha.toml 的 {mapping}；没有这一栏的，在表头加上"
                / "rename that column, or write in choucha.toml {mapping}; if there is none, add one to the header",
        )
    }
}

/// C03: `[columns]` of choucha.toml.
pub(super) fn of_settings(lang: Lang, line: u64, why: &ColumnsFlaw) -> Said {
    flaws!(lang, why;
        ColumnsFlaw::NoTable(name) =>
            "choucha.toml 第 {line} 行：{name} 应是一节，其下每行一个列名", "choucha.toml, line {line}: {name} should be a table with a heading a line";
            "写作 [columns.objects]，下面一行 \"所属乡镇\" = \"region\"", "write [columns.objects] and below it \"所属乡镇\" = \"region\"";
        ColumnsFlaw::NoList(name, known), name = cut(name), known = lang.list(known) =>
            "choucha.toml 第 {line} 行：没有“{name}”这个表", "choucha.toml, line {line}: there is no list \"{name}\"";
            "可用：{known}", "use one of: {known}";
        ColumnsFlaw::NoText(heading), heading = cut(heading) =>
            "choucha.toml 第 {line} 行：“{heading}”后面应是带引号的列名", "choucha.toml, line {line}: \"{heading}\" should be given a column's name in quotes";
            "写作 \"{heading}\" = \"region\"，或用中文列名", "write \"{heading}\" = \"region\", or the Chinese name of the column";
        ColumnsFlaw::NoColumn(list, name), name = cut(name), of = terms::list(lang, *list), key = list.key(), known = lang.list(list.columns().iter().map(|column| lang.pick(column.zh, column.key))) =>
            "choucha.toml 第 {line} 行：{of}没有“{name}”这一栏", "choucha.toml, line {line}: the {of} has no column \"{name}\"";
            "可用：{known}；choucha check --columns {key} 列出各栏", "use one of: {known}; choucha check --columns {key} explains them";
        ColumnsFlaw::Twice(list, [first, second], key), first = cut(first), second = cut(second), column = terms::column(lang, *list, key) =>
            "choucha.toml 第 {line} 行：“{first}”和“{second}”不能都是“{column}”", "choucha.toml, line {line}: \"{first}\" and \"{second}\" cannot both be {column}";
            "删去其中一行", "delete one of the two";
    )
}
