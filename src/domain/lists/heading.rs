//! Headings as offices write them: the marks, white space and remarks that stand around a column's name.

use strsim::levenshtein;

use crate::domain::ground::cell::{half_width, is_ideograph, is_unseen};

/// The brackets whose contents are a remark on a heading: 名称（必填）, 【必填】名称.
const BRACKETS: [(char, char); 6] = [
    ('(', ')'),
    ('[', ']'),
    ('【', '】'),
    ('〔', '〕'),
    ('《', '》'),
    ('「', '」'),
];

/// Headings that say nothing of their column, so that they resemble no name.
const SAY_NOTHING: [&str; 4] = [SERIAL, "备注", "说明", "其他"];

/// The heading of running numbers (序号), which serve as ids where there are none.
pub const SERIAL: &str = "序号";

/// A heading half-width, in lower case, without white space, what is not seen, marks at its ends (`*`, `：`) and brackets around
/// all of it; a remark in brackets stays.
pub fn spelt(heading: &str) -> String {
    if is_of_ideographs(heading) {
        return heading.to_owned();
    }
    let narrow = heading.chars().map(half_width);
    let seen = narrow.filter(|c| !c.is_whitespace() && !is_unseen(*c));
    let mut seen: String = seen.collect();
    // Ideographs, which nearly all headings are made of, have no case.
    if seen.chars().all(|c| c.is_ascii() || is_ideograph(c)) {
        seen.make_ascii_lowercase();
    } else {
        seen = seen.to_lowercase();
    }
    let mut bare = seen.trim_matches(is_mark);
    while let Some(inside) = bracketed(bare) {
        bare = inside.trim_matches(is_mark);
    }
    if bare.is_empty() {
        seen
    } else {
        bare.to_owned()
    }
}

/// Whether a heading has nothing but ideographs, as nearly all have: there is nothing about it to be taken off.
fn is_of_ideographs(heading: &str) -> bool {
    heading.chars().all(is_ideograph)
}

/// What stands in the brackets that are around all of a heading.
fn bracketed(heading: &str) -> Option<&str> {
    let around = |(begin, end): &(char, char)| {
        let inside = heading.strip_prefix(*begin)?.strip_suffix(*end)?;
        (!inside.contains([*begin, *end])).then_some(inside)
    };
    BRACKETS.iter().find_map(around)
}

/// The same without remarks in brackets.
pub fn plain_name(heading: &str) -> String {
    let spelt = spelt(heading);
    if is_of_ideographs(&spelt) {
        return spelt;
    }
    let (mut outside, mut inside) = (String::new(), String::new());
    let mut open: Option<char> = None;
    for c in spelt.chars() {
        match open {
            Some(end) if c == end => open = None,
            Some(_) => inside.push(c),
            None => match BRACKETS.iter().find(|(begin, _)| *begin == c) {
                Some((_, end)) => open = Some(*end),
                None => outside.push(c),
            },
        }
    }
    let bare = outside.trim_matches(is_mark);
    let inside = inside.trim_matches(is_mark);
    let name = [bare, inside].into_iter().find(|name| !name.is_empty());
    name.map_or(spelt.clone(), str::to_owned)
}

/// The names that a heading joins: 姓名/名称. One of a single name has none.
pub fn joined(plain: &str) -> impl Iterator<Item = &str> {
    let parts = plain
        .split(['/', '、', '|'])
        .filter(|part| !part.is_empty());
    parts.filter(move |part| part.len() < plain.len())
}

/// How far two plain names are from each other, if they are alike: one holds the other, or few characters differ.
pub fn distance(heading: &str, name: &str) -> Option<usize> {
    if SAY_NOTHING.contains(&heading) {
        return None;
    }
    let (of_heading, of_name) = (heading.chars().count(), name.chars().count());
    let (less, more) = (of_heading.min(of_name), of_heading.max(of_name));
    if less < 2 {
        return None;
    }
    let apart = levenshtein(heading, name);
    let holds = heading.contains(name) || name.contains(heading);
    let near = (holds && less * 2 >= more) || apart * 3 <= more;
    near.then_some(apart)
}

/// Columns of a plan that hold no count of objects, though their names may be near to that of one.
const NO_COUNTS: [&str; 9] = [
    "range",
    "ratio",
    "strata",
    "times",
    "team",
    "qualified",
    "teams",
    "pool",
    "cap",
];

/// Whether a heading, however near to a name of the column with this key, is sure to mean something else: a count of objects
/// (抽查基数) is no frequency, ratio or scope, and a type of anything else (检查类型, 行业类型) none of objects.
pub fn means_else(heading: &str, key: &str) -> bool {
    let ends = |ends: &[&str]| ends.iter().any(|end| heading.ends_with(end));
    let of_objects = ["对象", "主体", "相对人"];
    match key {
        "kind" => ends(&["类型", "类别"]) && !of_objects.iter().any(|of| heading.contains(of)),
        _ => NO_COUNTS.contains(&key) && ends(&["数", "数量"]),
    }
}

/// A mark that stands before or behind a heading and belongs to no name.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '*' | ':'
            | '.'
            | ','
            | ';'
            | '。'
            | '、'
            | '·'
            | '★'
            | '☆'
            | '●'
            | '※'
            | '#'
            | '!'
            | '?'
            | '\''
            | '"'
            | '`'
            | '='
            | '-'
            | '_'
            | '/'
            | '|'
    )
}
