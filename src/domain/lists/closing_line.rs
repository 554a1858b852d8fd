//! Lines behind the last row of a list that are none of it: a total (合计), signatures (填报人), remarks (注).

use std::borrow::Cow;

use super::columns::Header;
use super::record::Cells;
use crate::domain::ground::cell::{half_width, is_plain_of, is_unseen};
use crate::domain::ground::date;

/// What a line at the end of a list is, if it is no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosingLine {
    /// A total.
    Total,
    /// Signatures, the place of a seal, a remark.
    Signature,
    /// A day by itself: that of a signature, if one stands above it.
    Day,
}

/// Words of totals.
const TOTALS: [&str; 14] = [
    "合计",
    "总计",
    "共计",
    "小计",
    "本页小计",
    "本页合计",
    "本页共计",
    "本表合计",
    "分计",
    "累计",
    "总数",
    "总户数",
    "total",
    "subtotal",
];

/// Words of signatures.
const SIGNATURES: [&str; 31] = [
    "填报人",
    "填表人",
    "填表",
    "填报",
    "填报单位",
    "填报日期",
    "填报时间",
    "填表日期",
    "报送单位",
    "报送日期",
    "审核人",
    "审核",
    "审批人",
    "审批",
    "复核人",
    "复核",
    "制表人",
    "制表",
    "制表日期",
    "制单人",
    "统计人",
    "经办人",
    "负责人",
    "单位负责人",
    "科室负责人",
    "分管领导",
    "签字",
    "盖章",
    "单位(盖章)",
    "日期",
    "年月日",
];

/// How remarks begin.
const REMARKS: [&str; 7] = ["注:", "备注:", "说明:", "附注:", "注1", "注:1", "note:"];

impl ClosingLine {
    /// What the row under `header` is: a closing line if its first filled cell is a word of one, and every cell of its key
    /// and of other required columns is empty or belongs to such a word.
    pub fn read(header: &Header, cells: &impl Cells) -> Option<Self> {
        let mut line = None;
        let mut labelled = false;
        let filled = (0..header.names.len()).map(|place| (place, plain(cells.cell(place))));
        let filled: Vec<_> = filled.filter(|(_, text)| !text.is_empty()).collect();
        for (place, text) in &filled {
            let word = Self::word(text);
            let alone = filled.len() == 1 && date::from_cell(text).is_some();
            let begins = line.or(word).or(alone.then_some(Self::Day))?;
            line = Some(begins);
            let belongs = match begins {
                Self::Total => is_count(text),
                Self::Signature | Self::Day => labelled || date::from_cell(text).is_some(),
            };
            if word.is_none() && !belongs && header.is_needed(*place) {
                return None;
            }
            labelled = word.is_some();
        }
        line
    }

    /// Whether a cell, as [`plain`] gives it, is a word of totals and nothing else.
    pub fn is_total(text: &str) -> bool {
        TOTALS.contains(&text.trim_end_matches([':', ')', ']', '】']))
    }

    /// The word that a cell begins with.
    fn word(text: &str) -> Option<Self> {
        let behind = |words: &'static [&str]| {
            words
                .iter()
                .filter_map(|word| Some((*word, text.strip_prefix(word)?)))
        };
        let ends = |rest: &str| rest.is_empty() || rest.starts_with([':', '(', ')']);
        let mut totals = behind(&TOTALS);
        let counted = text.strip_prefix('共').is_some_and(is_count);
        // 城关镇小计
        let of_part = text.ends_with("小计") || text.ends_with("合计");
        if counted
            || of_part
            || totals.any(|(_, rest)| ends(rest) || is_count(rest.trim_start_matches('共')))
        {
            return Some(Self::Total);
        }
        // 填报人 张三
        let named = |word: &str, rest: &str| word.ends_with('人') && rest.chars().count() <= 4;
        let signed = behind(&SIGNATURES).any(|(word, rest)| ends(rest) || named(word, rest));
        let remark = REMARKS.iter().any(|word| text.starts_with(word));
        (signed || remark).then_some(Self::Signature)
    }
}

/// 115, 115家, 1,234户.
fn is_count(text: &str) -> bool {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
    let digits = text.len() - unit.len();
    (1..=9).contains(&digits) && unit.chars().count() <= 3 && !unit.contains(|c: char| c.is_ascii())
}

/// A cell half-width, in lower case, without white space, what is not seen, and marks before it.
pub fn plain(cell: Cow<'_, str>) -> Cow<'_, str> {
    let marked = cell.starts_with(['(', '[', '*']);
    let of_itself = |byte| matches!(byte, b'!'..=b'@' | b'['..=b'~');
    if !marked && is_plain_of(&cell, of_itself) {
        return cell;
    }
    let seen = cell
        .chars()
        .filter(|c| !c.is_whitespace() && !is_unseen(*c));
    let narrow: String = seen.map(half_width).collect();
    let bare = narrow.trim_start_matches(['(', '[', '【', '*']);
    Cow::Owned(bare.to_lowercase())
}
