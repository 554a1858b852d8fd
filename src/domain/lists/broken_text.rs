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
    if cell.is_empty() {
        return false;
    }
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
    !is_beyond_doubt(text)
        && (text.contains("??")
            || text.contains("？？")
            || text.contains(REPLACEMENT)
            || ["锟斤", "斤拷", "烫烫烫", "屯屯屯"]
                .iter()
                .any(|part| text.contains(part))
            || is_read_as_latin(text)
            || is_read_as_gbk(text))
}

/// Whether a text has none of the characters that broken text is told by, which is so of nearly every name: visible ASCII
/// but the question mark, ideographs and Chinese punctuation.
fn is_beyond_doubt(text: &str) -> bool {
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [] => return true,
            [lead @ 0xe4..=0xe9, second, third, rest @ ..] => {
                let of_lead = usize::from(lead - 0xe4) << 6 | usize::from(second & 0x3f);
                if TELLING[of_lead] & (1 << (third & 0x3f)) != 0 {
                    return false;
                }
                rest
            }
            [b' '..=b'>' | b'@'..=b'~', rest @ ..] | [0xe3, _, _, rest @ ..] => rest,
            // Full-width forms but the question mark.
            [0xef, 0xbc, third, rest @ ..] if *third != 0x9f => rest,
            _ => return false,
        };
    }
}

/// The ideographs among them: a bit for each from U+4000 to U+9FFF, 64 in a number.
const TELLING: [u64; 6 << 6] = {
    let mut bits = [0; 6 << 6];
    let mut place = 0;
    while place < MADE.len() + LOST.len() {
        let c = if place < MADE.len() {
            MADE[place]
        } else {
            LOST[place - MADE.len()]
        };
        let code = c as usize - 0x4000;
        bits[code >> 6] |= 1 << (code & 63);
        place += 1;
    }
    bits
};

/// What stands in the place of characters that no encoding gave, or of memory that nobody filled.
const LOST: [char; 4] = ['锟', '斤', '烫', '屯'];

/// What UTF-8 read as GBK is full of: characters made of the commonest Chinese punctuation and words, and that nobody writes.
const MADE: [char; 21] = [
    '锛', '銆', '鐨', '鍏', '鏈', '鍙', '涓', '浠', '浼', '鎴', '鏄', '鍒', '缁', '鎵', '甯', '鍖',
    '瀹', '绠', '妫', '鏌', '鐩',
];

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

/// UTF-8 read as GBK: the characters that are made of a comma or a full stop, or two of all of them.
fn is_read_as_gbk(text: &str) -> bool {
    let made = text.chars().filter(|c| MADE.contains(c));
    text.contains(['锛', '銆']) || made.take(2).count() == 2
}
