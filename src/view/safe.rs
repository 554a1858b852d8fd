//! Names and texts from files, made safe to look at: control and bidi characters are shown, not obeyed.

use std::borrow::Cow;

/// Whether a character could act on the terminal or turn the text around.
fn acts(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{9}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
}

/// The text with every acting character written as `\u{…}`; line breaks stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().map(|c| {
        if acts(c) {
            c.escape_unicode().to_string()
        } else {
            c.to_string()
        }
    });
    Cow::Owned(shown.collect())
}

/// The same for a cell of a table, where a line break would break the row.
pub fn visible_cell(text: &str) -> String {
    visible(text).replace('\n', "\\n")
}
