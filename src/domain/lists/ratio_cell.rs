//! 抽查比例和频次 as plans have them in one cell: 「5%，1次/年」, 「不低于5%，每年1次」, 「每年2次各10%」, 「20家」. What is read
//! is a lower bound, as the rule wants one (第16条); a text that gives none is told apart and never guessed at.

use crate::domain::ground::ratio::{Ratio, RatioFlaw};
use crate::domain::ground::whole::{self, numerals};
use crate::domain::ground::word::at_a_glance;

/// What such a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatioCell {
    /// The ratio of each round.
    pub ratio: Ratio,
    /// How many rounds a year has; nothing where the cell does not say.
    pub times: Option<u32>,
    /// How often a year an enterprise is inspected at most, where the cell says so: 每年不超过2次.
    pub cap: Option<u32>,
}

/// Why it says nothing that can be drawn by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatioCellFlaw {
    /// No ratio, or words beside it that nobody reads.
    Form,
    /// A fixed count that no draw can hold.
    Count,
    /// An upper bound: nothing says how many are to be drawn at least.
    UpperBound,
    /// Several ratios, which are strata.
    Several,
}

/// Words that give an upper bound.
const UPPER: &[&str] = &[
    "不超过",
    "不高于",
    "不多于",
    "不得超过",
    "不大于",
    "最多",
    "至多",
    "上限",
    "以内",
    "以下",
    "<=",
    "<",
    "≤",
];
/// Words that change nothing: the ratio is a lower bound anyway.
const READ_OVER: &[&str] = &[
    "抽查比例和频次",
    "抽查比例及频次",
    "抽查比例",
    "抽取比例",
    "检查比例",
    "检查频次",
    "抽查频次",
    "不得低于",
    "不得少于",
    "抽查",
    "抽取",
    "抽",
    "检查",
    "比例",
    "频次",
    "按照",
    "不低于",
    "不少于",
    "不小于",
    "至少",
    "以上",
    "随机",
    "企业总数的",
    "企业",
    "总数的",
    "每年度",
    "每年",
    "全年",
    "每次",
    "每轮",
    "各为",
    "分别",
    ">=",
    "≥",
    ">",
    "按",
    "为",
    "的",
    "各",
    "和",
    "及",
    "年",
    "率",
];
/// Marks between the parts.
const MARKS: &[char] = &[
    ',', ';', '、', ':', '。', '(', ')', '/', '·', '.', '+', '[', ']',
];

/// How many times a year a period is.
const PERIODS: &[(&str, u32)] = &[
    ("每半年", 2),
    ("半年", 2),
    ("每个季度", 4),
    ("每季度", 4),
    ("每季", 4),
    ("季度", 4),
    ("季", 4),
    ("每个月", 12),
    ("每月", 12),
    ("月", 12),
    ("每年度", 1),
    ("每年", 1),
    ("一年", 1),
    ("全年", 1),
    ("年度", 1),
    ("1年", 1),
    ("年", 1),
];

/// Reads the cell.
///
/// # Errors
/// [`RatioCellFlaw`].
pub fn read(cell: &str) -> Result<RatioCell, RatioCellFlaw> {
    match Ratio::read(cell) {
        Ok(ratio) => {
            return Ok(RatioCell {
                ratio,
                times: None,
                cap: None,
            });
        }
        Err(RatioFlaw::Count) => return Err(RatioCellFlaw::Count),
        Err(RatioFlaw::Form) => {}
    }
    let mut left = in_digits(&at_a_glance(cell));
    let said = take_times(&mut left).map_err(|()| RatioCellFlaw::UpperBound)?;
    if UPPER.iter().any(|word| left.contains(word)) {
        return Err(RatioCellFlaw::UpperBound);
    }
    let ratio = take_ratio(&mut left)?;
    if rest_of(&left).is_empty() {
        Ok(RatioCell {
            ratio,
            times: said.times,
            cap: said.cap,
        })
    } else {
        Err(RatioCellFlaw::Form)
    }
}

/// Reads a frequency alone: 「1次/年」, 「每半年一次」, 「2」.
pub fn frequency(cell: &str) -> Option<u32> {
    whole::read(cell).or_else(|| {
        let mut left = at_a_glance(cell);
        let times = take_times(&mut left).ok()?.times?;
        rest_of(&left).is_empty().then_some(times)
    })
}

/// How often, as a cell says it.
#[derive(Debug, Clone, Copy, Default)]
struct HowOften {
    times: Option<u32>,
    cap: Option<u32>,
}

/// A text with 百分之五 as 5%.
fn in_digits(text: &str) -> String {
    let mut written = text.to_owned();
    for (words, mark) in [("百分之", '%'), ("千分之", '‰')] {
        while let Some(place) = written.find(words) {
            let behind = &written[place + words.len()..];
            let is_digit = |c: char| c.is_ascii_digit() || c == '.';
            let is_number = |c: char| is_digit(c) || whole::is_numeral(c);
            let end = behind.find(|c| !is_number(c)).unwrap_or(behind.len());
            let number = &behind[..end];
            let number = match numerals(number) {
                Some(number) => number.to_string(),
                None if !number.is_empty() && number.chars().all(is_digit) => number.to_owned(),
                None => return written,
            };
            let end = place + words.len() + end;
            written.replace_range(place..end, &format!("{number}{mark}"));
        }
    }
    written
}

/// Takes the frequency out of a text; `Err` for an upper bound of it that leaves a choice.
fn take_times(left: &mut String) -> Result<HowOften, ()> {
    let number = |place: usize| number_before(&left[..place]).map(|(at, n)| (at, n, place));
    let found = left
        .match_indices('次')
        .find_map(|(place, _)| number(place));
    let Some((at, number, place)) = found else {
        return Ok(HowOften::default());
    };
    let (mut before, mut after) = (
        left[..at].to_owned(),
        left[place + '次'.len_utf8()..].to_owned(),
    );
    let upper = UPPER.iter().find(|word| before.ends_with(**word));
    if let Some(word) = upper {
        before.truncate(before.len() - word.len());
    }
    while let Some(word) = READ_OVER
        .iter()
        .find(|word| !word.contains('年') && before.ends_with(**word))
    {
        before.truncate(before.len() - word.len());
    }
    let behind = after.strip_prefix('/').unwrap_or(&after).to_owned();
    let mut a_year = None;
    for (period, times) in PERIODS {
        if let Some(rest) = behind.strip_prefix(period) {
            (after, a_year) = (rest.to_owned(), Some(*times));
            break;
        }
        if before.ends_with(period) {
            before.truncate(before.len() - period.len());
            a_year = Some(*times);
            break;
        }
    }
    *left = format!("{before},{after}");
    let a_year = a_year.unwrap_or(1);
    let times = number.checked_mul(a_year);
    match (upper, number, a_year) {
        // Not more than once, and not never: once.
        (None, ..) | (_, 1, _) => Ok(HowOften { times, cap: None }),
        (Some(_), cap, 1) => Ok(HowOften {
            times: None,
            cap: Some(cap),
        }),
        (Some(_), ..) => Err(()),
    }
}

/// The number at the end of a text, in digits or one numeral, and where it begins.
fn number_before(text: &str) -> Option<(usize, u32)> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if digits.len() < text.len() {
        return Some((digits.len(), text[digits.len()..].parse().ok()?));
    }
    let (at, _) = text.char_indices().next_back()?;
    Some((at, whole::numeral(&text[at..])?))
}

/// Takes the ratio out of a text.
fn take_ratio(left: &mut String) -> Result<Ratio, RatioCellFlaw> {
    let mut found: Option<Ratio> = None;
    while let Some((place, mark)) = left.char_indices().find(|(_, c)| matches!(c, '%' | '‰')) {
        let before = &left[..place];
        let at = before
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')
            .len();
        let end = place + mark.len_utf8();
        let ratio = Ratio::from_cell(&left[at..end]).ok_or(RatioCellFlaw::Form)?;
        if found.is_some_and(|found| found != ratio) {
            return Err(RatioCellFlaw::Several);
        }
        found = Some(ratio);
        left.replace_range(at..end, ",");
    }
    if let Some(ratio) = found {
        return Ok(ratio);
    }
    for all in ["全覆盖", "全部", "全数"] {
        if let Some(place) = left.find(all) {
            left.replace_range(place..place + all.len(), ",");
            return Ratio::from_cell("100%").ok_or(RatioCellFlaw::Form);
        }
    }
    let (place, unit) = left
        .char_indices()
        .find(|(_, c)| matches!(c, '家' | '户'))
        .ok_or(RatioCellFlaw::Form)?;
    let before = left[..place]
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .len();
    let count = Ratio::read(&format!("#{}", &left[before..place]));
    let count = count.map_err(|flaw| match flaw {
        RatioFlaw::Form => RatioCellFlaw::Form,
        RatioFlaw::Count => RatioCellFlaw::Count,
    })?;
    left.replace_range(before..place + unit.len_utf8(), ",");
    Ok(count)
}

/// What nobody has read of a text.
fn rest_of(left: &str) -> String {
    let mut rest = left.to_owned();
    for word in READ_OVER {
        rest = rest.replace(word, ",");
    }
    rest.retain(|c| !MARKS.contains(&c));
    rest
}
