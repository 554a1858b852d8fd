//! Text that did not survive a spreadsheet or a conversion: errors of formulas, U+FFFD, question marks in the place of
//! characters, and text read in the wrong encoding.

/// What spreadsheets write where a formula failed.
const ERRORS: &[&str] = &[
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
    "#UNKNOWN!",
    "#FIELD!",
    "#BLOCKED!",
];

/// What decoders put where a character is lost.
pub const REPLACEMENT: char = '\u{fffd}';

/// Whether a cell's value is lost: an error of a spreadsheet, a column too narrow to show it (`#####`), or a character that
/// no encoding gave.
pub fn is_lost(cell: &str) -> bool {
    if cell.contains(REPLACEMENT) {
        return true;
    }
    let cell = cell.trim();
    cell.starts_with('#') && (is_error(cell) || cell.len() >= 3 && cell.bytes().all(|b| b == b'#'))
}

fn is_error(cell: &str) -> bool {
    ERRORS.iter().any(|error| cell.eq_ignore_ascii_case(error))
}

/// Whether a text looks as if characters of it were lost: question marks in a row, or text read in the wrong encoding.
pub fn looks_broken(text: &str) -> bool {
    text.contains("??")
        || text.contains("？？")
        || text.contains(REPLACEMENT)
        || ["锟斤", "斤拷", "烫烫烫", "屯屯屯"]
            .iter()
            .any(|part| text.contains(part))
        || is_read_as_latin(text)
        || is_read_as_gbk(text)
}

/// UTF-8 read as Latin-1 or Windows-1252: a letter that begins a Chinese character's bytes (ä to é, ï, ã, â) with one of the
/// bytes behind it that no language writes there.
fn is_read_as_latin(text: &str) -> bool {
    let begins = |c: char| matches!(c, 'ä'..='é' | 'ï' | 'ã' | 'â' | 'Ã' | 'Â');
    let behind = |c: char| {
        matches!(
            c,
            '\u{80}'..='\u{bf}' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ÿ' | 'Ž' | 'ž' | 'ƒ' | 'ˆ' | '˜'
        ) || matches!(c, '\u{2013}'..='\u{203a}' | '€' | '™')
    };
    text.chars()
        .zip(text.chars().skip(1))
        .any(|(a, b)| begins(a) && behind(b))
}

/// UTF-8 read as GBK: characters that it makes of the commonest Chinese punctuation and words, and that nobody writes.
fn is_read_as_gbk(text: &str) -> bool {
    const MADE: &str = "锛銆鐨鍏鏈鍙涓浠浼鎴鏄鍒缁鎵甯鍖瀹绠妫鏌鐩";
    let made = text.chars().filter(|c| MADE.contains(*c));
    text.contains(['锛', '銆']) || made.take(2).count() == 2
}
