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
    !is_beyond_doubt(text.as_bytes())
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
/// but the question mark, ideographs, Chinese punctuation, full-width forms but the question mark.
pub(super) fn is_beyond_doubt(text: &[u8]) -> bool {
    let mut rest = text;
    // Every character is asked, and only at the end whether one of them tells: that is quicker than to ask each time.
    let mut tells = 0;
    loop {
        while let Some((four, after)) = rest.split_first_chunk()
            && let Some(told) = told_by_four(four)
        {
            tells |= told;
            rest = after;
        }
        rest = match rest {
            [] => return tells & 1 == 0,
            [lead @ 0xe0..=0xef, second, third, rest @ ..] => {
                tells |= told_by(u64::from_le_bytes([*lead, *second, *third, 0, 0, 0, 0, 0]));
                rest
            }
            [b' '..=b'>' | b'@'..=b'~', rest @ ..] => rest,
            _ => return false,
        };
    }
}

/// What four characters of three bytes tell together; nothing where others are among them.
#[inline]
fn told_by_four(four: &[u8; 12]) -> Option<u64> {
    let (first, last) = (four.first_chunk()?, four.last_chunk()?);
    let (first, last) = (u64::from_le_bytes(*first), u32::from_le_bytes(*last));
    let of_three_bytes =
        first & 0x00f0_0000_f000_00f0 == 0x00e0_0000_e000_00e0 && last & 0xf000 == 0xe000;
    let third = first >> 48 | u64::from(last) << 16;
    let told = [first, first >> 24, third, u64::from(last >> 8)].map(told_by);
    of_three_bytes.then(|| told[0] | told[1] | told[2] | told[3])
}

/// What the character tells whose bytes are the three lowest of a number: the last bit is that.
#[inline]
fn told_by(bytes: u64) -> u64 {
    let of_lead = (bytes & 0xf) << 6 | bytes >> 8 & 0x3f;
    TELLING[usize::try_from(of_lead).unwrap_or(0)] >> (bytes >> 16 & 0x3f)
}

/// The characters of three bytes among them, of U+0000 to U+FFFF: a bit for each, 64 in a number.
const TELLING: [u64; 1 << 10] = {
    // All but U+3000 to U+3FFF, U+4000 to U+9FFF and U+FF00 to U+FF3F, in which those below are.
    let mut bits = [u64::MAX; 1 << 10];
    let mut block = 0x3000 >> 6;
    while block < 0xa000 >> 6 {
        bits[block] = 0;
        block += 1;
    }
    bits[0xff00 >> 6] = 1 << ('？' as usize & 63);
    let mut place = 0;
    while place < MADE.len() + LOST.len() {
        let c = if place < MADE.len() {
            MADE[place]
        } else {
            LOST[place - MADE.len()]
        };
        bits[c as usize >> 6] |= 1 << (c as usize & 63);
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
