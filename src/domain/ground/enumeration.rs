//! Lists that number their parts within one cell: 「1.安全培训↵2.消防设施」, 「①…②…」, 「（1）…（2）…」.

/// What stands behind a number of a part.
const MARKS: [char; 8] = ['.', '．', '、', ')', '）', ':', '：', '·'];

/// What parts may be parted by, beside their numbers.
const BETWEEN: [char; 8] = [';', '；', ',', '，', '、', '。', '(', '（'];

/// The parts of a text, without their numbers; nothing where it does not begin with number 1.
pub fn parts(text: &str) -> Option<Vec<&str>> {
    let text = text.trim();
    let mut begin = begins(text, 1)?;
    let mut parts = Vec::new();
    for number in 2.. {
        let Some((end, next)) = next(text, begin, number) else {
            break;
        };
        parts.push(bare(&text[begin..end]));
        begin = next;
    }
    parts.push(bare(&text[begin..]));
    let well = |part: &&str| part.starts_with(|c: char| !c.is_ascii_digit());
    parts.iter().all(well).then_some(parts)
}

/// Where the part with this number ends that comes before, and where it begins itself.
fn next(text: &str, from: usize, number: u32) -> Option<(usize, usize)> {
    let places = text[from..].char_indices().map(|(place, _)| from + place);
    let mut found = places.filter_map(|place| Some((place, begins(&text[place..], number)?)));
    let (place, length) = found.find(|(place, _)| {
        let before = text[..*place].chars().next_back();
        before.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '.')
    })?;
    Some((place, place + length))
}

/// How long the number of a part is at the beginning of a text, with its marks.
fn begins(text: &str, number: u32) -> Option<usize> {
    let circled = char::from_u32(0x245f + number).filter(|_| number <= 20)?;
    let inside = text.strip_prefix(['(', '（']).unwrap_or(text);
    let behind = match text.strip_prefix(circled) {
        Some(behind) => behind,
        None => inside
            .strip_prefix(&number.to_string())?
            .strip_prefix(MARKS)?,
    };
    Some(text.len() - behind.trim_start().len())
}

fn bare(part: &str) -> &str {
    part.trim_matches(|c: char| c.is_whitespace() || BETWEEN.contains(&c))
}
