//! What a cell of a workbook shows: its value as text, without the digits and signs that a number format hides or adds for
//! the eye. Codes, days and ratios come out as an office typed them.

use std::borrow::Cow;

use calamine::{Data, DataRef, ExcelDateTime};
use chrono::{Datelike, NaiveDate};

/// How a number format shows numbers and days, as far as it changes what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// As they are.
    Plain,
    /// As hundredths: 0.05 is 5%.
    Percent,
    /// With zeros in front, this many digits: 5 is 005.
    Zeros(usize),
    /// A day without the day of the month: 2027年12月.
    Month,
    /// A month without its year: 12月.
    MonthAlone,
    /// With a sign behind that is no part of the number: 20 is 20家, 5 is 5%.
    Unit(char),
}

/// The signs that formats put behind numbers, and that lists have behind them as text.
const UNITS: [char; 12] = [
    '家', '户', '个', '人', '名', '次', '组', '位', '轮', '分', '%', '‰',
];

impl Format {
    /// By the format's code, of which the part for positive numbers counts.
    pub fn of_code(code: &str) -> Self {
        let signs = signs(code);
        let has = |sign: char| signs.contains(sign);
        if let Some(unit) = unit(code, &signs) {
            Self::Unit(unit)
        } else if has('%') {
            Self::Percent
        } else if signs.len() > 1 && signs.chars().all(|sign| sign == '0') {
            Self::Zeros(signs.len())
        } else if has('m') && !has('d') && !has('h') && !has('s') {
            let has_year = ['y', 'e', 'b', 'g'].into_iter().any(has);
            if has_year {
                Self::Month
            } else {
                Self::MonthAlone
            }
        } else {
            Self::Plain
        }
    }

    /// By the number of a format that needs no code, as Excel and WPS have them in Chinese.
    pub fn of_number(number: u16) -> Option<Self> {
        match number {
            9 | 10 => Some(Self::Percent),
            17 | 27 | 36 | 50 | 52 | 57 => Some(Self::Month),
            0..=8 | 11..=16 | 18..=26 | 28..=35 | 37..=49 | 51 | 53..=56 | 58 => Some(Self::Plain),
            _ => None,
        }
    }
}

/// The sign that a format's code, with these signs, puts behind a number, if it adds nothing else: 0"家", #,##0\%, General"户".
fn unit(code: &str, signs: &str) -> Option<char> {
    let number = matches!(signs, "general" | "g/通用格式");
    let number = number || !signs.is_empty() && signs.chars().all(|sign| "0#,.".contains(sign));
    let first = code.split(';').next()?.trim_end();
    let literal = first.trim_end_matches('"');
    let unit = literal
        .chars()
        .next_back()
        .filter(|sign| UNITS.contains(sign))?;
    let before = &literal[..literal.len() - unit.len_utf8()];
    let before = match first.strip_suffix('"') {
        Some(_) => before.strip_suffix('"')?,
        None => before.strip_suffix('\\')?,
    };
    let bare = before
        .chars()
        .all(|sign| !matches!(sign, '"' | '\\' | '_' | '*'));
    (number && bare).then_some(unit)
}

/// The signs of a format's code that stand for digits and parts of a day, in lower case: no quoted texts, no brackets, no
/// escaped signs, and nothing behind the first part.
fn signs(code: &str) -> String {
    let mut signs = String::new();
    let mut code = code.chars();
    while let Some(sign) = code.next() {
        match sign {
            ';' => break,
            '\\' | '_' | '*' => drop(code.next()),
            '"' => drop(code.find(|sign| *sign == '"')),
            '[' => drop(code.find(|sign| *sign == ']')),
            _ => signs.extend(sign.to_lowercase()),
        }
    }
    signs
}

/// What a cell shows.
pub fn text<'a>(value: &DataRef<'a>, format: Format) -> Cow<'a, str> {
    match value {
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::SharedString(text) => lines(Cow::Borrowed(text)),
        DataRef::String(text) => lines(Cow::Owned(text.clone())),
        DataRef::Int(number) => Cow::Owned(shaped(&number.to_string(), format)),
        DataRef::Float(number) => Cow::Owned(shaped(&decimal(*number, 0), format)),
        DataRef::Bool(holds) => Cow::Borrowed(if *holds { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => Cow::Owned(day(*moment, format)),
        DataRef::DateTimeIso(text) => Cow::Owned(iso(text)),
        DataRef::DurationIso(text) => Cow::Owned(text.clone()),
        DataRef::Error(error) => Cow::Owned(error.to_string()),
    }
}

/// The same of a value that is held.
pub fn text_of(value: &Data, format: Format) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) => lines(Cow::Borrowed(text.as_str())).into_owned(),
        Data::Int(number) => shaped(&number.to_string(), format),
        Data::Float(number) => shaped(&decimal(*number, 0), format),
        Data::Bool(holds) => text(&DataRef::Bool(*holds), format).into_owned(),
        Data::DateTime(moment) => day(*moment, format),
        Data::DateTimeIso(text) => iso(text),
        Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
    }
}

/// A number as an ods shows it, whose formats are told by what it shows: with the unit that stands behind it.
pub fn number_shown(digits: &str, shown: &str) -> Option<String> {
    let (place, unit) = shown.char_indices().next_back()?;
    // It may be shown rounded.
    let mut number = shown[..place].chars();
    let is_number = place > 0 && number.all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    (UNITS.contains(&unit) && is_number).then(|| shaped(digits, Format::Unit(unit)))
}

/// The digits that a spreadsheet keeps of a number.
const KEPT_DIGITS: usize = 15;

/// Whether a cell that is no text spells what was entered all the same: every digit of a whole number, by its format.
pub fn is_spelt(text: &str, format: Format) -> bool {
    let spells = matches!(format, Format::Zeros(width) if width == text.len());
    spells && text.len() <= KEPT_DIGITS && text.bytes().all(|digit| digit.is_ascii_digit())
}

/// A text with its line ends as lists have them.
fn lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        text
    }
}

/// A number that is read from its text, as its format shows it.
pub fn shaped(digits: &str, format: Format) -> String {
    match format {
        Format::Percent => match digits.parse() {
            Ok(number) => decimal(number, 2) + "%",
            Err(_) => digits.to_owned(),
        },
        Format::Zeros(width) if digits.bytes().all(|digit| digit.is_ascii_digit()) => {
            format!("{digits:0>width$}")
        }
        Format::Unit(unit) => format!("{digits}{unit}"),
        Format::Zeros(_) | Format::Plain | Format::Month | Format::MonthAlone => digits.to_owned(),
    }
}

/// The shortest decimal of the fifteen digits that a spreadsheet keeps of a number, without exponent, its point moved to
/// the right.
pub fn decimal(number: f64, moved: i32) -> String {
    let written = format!("{number:.14e}");
    let Some((digits, exponent)) = written.split_once('e') else {
        return number.to_string();
    };
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    let digits = digits.replace('.', "");
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let whole = exponent.parse::<i32>().unwrap_or(0) + moved + 1;
    let Ok(whole) = usize::try_from(whole) else {
        let zeros = usize::try_from(-whole).unwrap_or(0);
        return format!("{sign}0.{}{digits}", "0".repeat(zeros));
    };
    if whole >= digits.len() {
        return format!("{sign}{digits:0<whole$}");
    }
    let (before, behind) = digits.split_at(whole);
    let before = if before.is_empty() { "0" } else { before };
    format!("{sign}{before}.{behind}")
}

/// The last day that a workbook can hold, 9999-12-31.
const LAST_DAY: f64 = 2_958_465.0;

/// A day, with the time only where it has one.
fn day(moment: ExcelDateTime, format: Format) -> String {
    let number = moment.as_f64();
    if moment.is_duration() || !(0.0..=LAST_DAY).contains(&number) {
        return decimal(number, 0);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = match (hour, minute, second) {
        (0, 0, 0) => String::new(),
        (_, _, 0) => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    match (number < 1.0, time.is_empty()) {
        (true, false) => time,
        (_, true) if format == Format::Month && day == 1 => format!("{year}年{month}月"),
        (_, true) if format == Format::MonthAlone && day == 1 => format!("{month}月"),
        (_, true) => format!("{year:04}-{month:02}-{day:02}"),
        (_, false) => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}

/// A day or moment of ISO 8601, with the time only where it has one.
pub fn iso(text: &str) -> String {
    match text.split_once('T') {
        Some((day, time)) if time.bytes().all(|b| matches!(b, b'0' | b':' | b'.')) => {
            day.to_owned()
        }
        Some((day, time)) => format!("{day} {}", time.trim_end_matches(":00")),
        None => text.to_owned(),
    }
}

/// How the months' names begin in English.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A day of ISO 8601 as an ods shows it, whose formats are told by what it shows: the first of a month without its day is
/// that month, with its year or alone.
pub fn iso_shown(text: &str, shown: &str) -> String {
    let date = text.split_once('T').map_or(text, |(date, _)| date);
    let Ok(date) = date.parse::<NaiveDate>() else {
        return iso(text);
    };
    let (year, month) = (date.year(), date.month());
    let numbers = shown.split(|sign: char| !sign.is_ascii_digit());
    let numbers: Vec<&str> = numbers.filter(|digits| !digits.is_empty()).collect();
    let is = |digits: &str, number: i64| digits.parse() == Ok(number);
    // In 2001 a year of two digits looks like the first of a month.
    let short = Some(year % 100).filter(|short| *short != 1);
    let is_year = |digits: &str| {
        is(digits, year.into()) || short.is_some_and(|short| is(digits, short.into()))
    };
    let is_month = |digits: &str| is(digits, month.into());
    let name = MONTHS[date.month0() as usize];
    let is_named = shown.to_lowercase().contains(name);
    let shows_year = match numbers.as_slice() {
        [_] | [] if shown.ends_with('月') => Some(shown.contains('年')),
        [] if is_named => Some(false),
        [only] if is_named && is_year(only) => Some(true),
        [first, second] if is_year(first) && is_month(second) => Some(true),
        [first, second] if is_month(first) && is_year(second) => Some(true),
        _ => None,
    };
    match shows_year {
        Some(true) if date.day() == 1 => format!("{year}年{month}月"),
        Some(false) if date.day() == 1 => format!("{month}月"),
        _ => iso(text),
    }
}
