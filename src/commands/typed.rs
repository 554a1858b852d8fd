//! What people type, read once for all commands: a visit, a draw, an object's code, a certificate number, a day.

use std::convert::Infallible;

use chrono::NaiveDate;

use crate::domain::acts::inspection::VisitId;
use crate::domain::ground::{cell, date};
use crate::text::usage::BadValue;

/// A visit: a draw, and an object of it.
#[derive(Debug, Clone, clap::Args)]
pub struct VisitArgs {
    /// The draw.
    #[arg(value_parser = id)]
    pub draw: String,
    /// The object's code.
    #[arg(value_parser = code)]
    pub object: String,
}

impl VisitArgs {
    /// The visit.
    pub fn id(&self) -> VisitId {
        VisitId {
            draw: self.draw.clone(),
            object: self.object.clone(),
        }
    }
}

/// Reads the id of a draw, a seal, a task or an item.
///
/// # Errors
/// None; an id that nothing has is for the command to refuse.
pub fn id(text: &str) -> Result<String, Infallible> {
    Ok(cell::tidy_id(&pasted(text)))
}

/// Reads the code of an object or the certificate number of an inspector.
///
/// # Errors
/// None; a code that nobody has is for the command to refuse.
pub fn code(text: &str) -> Result<String, Infallible> {
    Ok(cell::tidy_code(&pasted(text)).into_owned())
}

/// Reads a day in any form that the lists accept; 长期 is none.
///
/// # Errors
/// The form to be written, where it is no day.
pub fn day(text: &str) -> Result<NaiveDate, BadValue> {
    let text = pasted(text);
    let day = date::from_cell(&text).filter(|_| text.contains(char::is_numeric));
    day.ok_or(BadValue::Day)
}

/// A text as it comes out of a spreadsheet, a letter or a chat: without invisible characters, without the `'` that
/// makes a cell text, every dash a hyphen.
fn pasted(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_invisible(*c)).map(|c| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        _ => c,
    });
    let seen: String = seen.collect();
    let seen = seen.trim();
    seen.strip_prefix(['\'', '\u{2019}'])
        .unwrap_or(seen)
        .to_owned()
}

/// Whether a character is not seen and parts nothing: soft hyphen, zero width, direction marks, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_ids_are_read_as_they_are_pasted() {
        for text in [
            "91370499mypxp2pm81a",
            " 91370499 MYPXP2 PM81A ",
            "'91370499MYPXP2PM81A",
            "９１３７０４９９ＭＹＰＸＰ２ＰＭ８１Ａ",
            "\u{feff}91370499\u{200b}MYPXP2PM81A\u{202c}",
        ] {
            assert_eq!(code(text).unwrap(), "91370499MYPXP2PM81A", "{text:?}");
        }
        for text in [
            "AJ–2026—01‑1",
            "ＡＪ－２０２６－０１－１",
            "'AJ-2026-01-1 ",
            "AJ\u{ad}-2026-01-1",
        ] {
            assert_eq!(id(text).unwrap(), "AJ-2026-01-1", "{text:?}");
        }
        assert_eq!(id("aj-1").unwrap(), "aj-1");
    }

    #[test]
    fn days_are_read_in_the_forms_of_the_lists() {
        for text in [
            "2026-06-01",
            "2026/6/1",
            "2026.6.1",
            "20260601",
            "2026年6月1日",
            "２０２６–０６–０１",
            "'2026-6-1",
        ] {
            assert_eq!(
                day(text).ok(),
                NaiveDate::from_ymd_opt(2026, 6, 1),
                "{text}"
            );
        }
        for text in ["", "长期", "2026-02-29", "6/1/2026", "tomorrow"] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
