//! choucha.toml as people write it, before it is read: what they mean by a bare `5%` or `2026年`, and what is wrong with a
//! line that is no TOML.

use toml::de::Error;

use crate::domain::ground::cell;
use crate::domain::lists::settings_flaw::{SettingsFlaw, SettingsWhy};

/// Units that may stand behind a bare number.
const UNITS: [&str; 9] = ["%", "‰", "％", "年", "天", "个工作日", "日", "人", "次"];
/// Quotes that TOML does not know.
const QUOTES: [char; 6] = ['“', '”', '「', '」', '＂', '‘'];

/// The text without BOM, bare numbers with a unit put in quotes; its lines are as they were.
pub fn plain(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    text.split_inclusive('\n').map(quoted).collect()
}

/// A line, its bare number with a unit in quotes.
fn quoted(line: &str) -> String {
    let Some((key, rest)) = line.split_once('=') else {
        return line.to_owned();
    };
    let value = rest.split('#').next().unwrap_or(rest);
    let bare = value.trim();
    let unit = UNITS.iter().find_map(|unit| bare.strip_suffix(unit));
    let is_number = unit.is_some_and(|number| {
        let digits = |c: char| c.is_ascii_digit() || c == '.' || c.is_whitespace();
        number.contains(|c: char| c.is_ascii_digit()) && number.chars().all(digits)
    });
    if !is_number || key.trim_start().starts_with('#') {
        return line.to_owned();
    }
    let behind = &rest[value.len()..];
    let spaces = &value[value.trim_end().len()..];
    format!("{key}= \"{bare}\"{spaces}{behind}")
}

/// What is wrong with a text that is no TOML, by the line at which the reader stopped.
pub fn no_toml(text: &str, error: &Error) -> SettingsFlaw {
    let at = error.span().map_or(0, |span| span.start);
    let line = line_of(text, at);
    let written = usize::try_from(line)
        .ok()
        .and_then(|line| text.lines().nth(line - 1));
    SettingsFlaw {
        line: Some(line),
        why: why(written.unwrap_or_default(), error.message()),
    }
}

fn why(line: &str, said: &str) -> SettingsWhy {
    let outside = outside_quotes(line);
    let name = |part: &str| cell::cut(part.trim().trim_matches(['[', ']', '"']));
    if said.contains("duplicate") {
        let key = line.split(['=', '#']).next().unwrap_or(line);
        return SettingsWhy::Twice(name(key));
    }
    if outside.contains(QUOTES) {
        return SettingsWhy::Quotes;
    }
    if outside.contains('＝') {
        return SettingsWhy::EqualsSign;
    }
    if line.matches('"').count() % 2 == 1 || line.matches('\'').count() % 2 == 1 {
        return SettingsWhy::OpenQuote;
    }
    let key = outside.split('=').next().unwrap_or_default().trim();
    if !key.is_ascii() && (outside.contains('=') || key.starts_with('[')) {
        return SettingsWhy::StrangeKey(name(key));
    }
    match outside.split_once('=') {
        None if !outside.trim().is_empty() && !outside.contains(['[', ']', '"']) => {
            SettingsWhy::NoValue
        }
        Some((_, value)) if value.trim().is_empty() && !line.contains('"') => SettingsWhy::NoValue,
        Some((key, value)) if !value.trim().starts_with(['[', '{']) && !line.contains('"') => {
            SettingsWhy::Unquoted(name(key))
        }
        _ => SettingsWhy::Toml(cell::cut(said.lines().next().unwrap_or(said))),
    }
}

/// A line without what stands in quotes and behind `#`.
fn outside_quotes(line: &str) -> String {
    let parts = line.split('"').step_by(2);
    let outside = parts.collect::<Vec<_>>().join(" ");
    outside.split('#').next().unwrap_or_default().to_owned()
}

/// The line at a place of the text, from 1.
pub fn line_of(text: &str, offset: usize) -> u64 {
    let before = text.get(..offset).unwrap_or_default();
    before.matches('\n').count() as u64 + 1
}
