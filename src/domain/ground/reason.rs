//! A reason in words: long enough to say something, and not one of the marks that fill a column.

/// The fewest letters and digits that say something.
const FEWEST: usize = 4;
/// The most characters of a reason.
const MOST: usize = 200;
/// What stands in a column where nothing is said.
const MARKS: [&str; 9] = [
    "不适用",
    "合理缺项",
    "没有原因",
    "没有理由",
    "none",
    "null",
    "noreason",
    "notapplicable",
    "inapplicable",
];

/// Whether a text gives a reason: 4 letters or digits at least, of two kinds at least, 200 characters at most, and more than
/// a mark for “nothing”.
pub fn says_why(text: &str) -> bool {
    let text = text.trim();
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let word = letters.iter().collect::<String>().to_lowercase();
    letters.len() >= FEWEST
        && letters.iter().any(|c| *c != letters[0])
        && text.chars().count() <= MOST
        && !MARKS.contains(&word.as_str())
}
