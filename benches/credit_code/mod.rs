//! Credit codes of made-up companies, for benchmarks.

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [u64; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];

/// A valid credit code for row `row`; rows are scattered over the codes, so that the file is in no order.
pub(crate) fn code(row: u64) -> String {
    let mut rest = (row * 600_000_007 + 97) % 31u64.pow(7);
    let mut values = vec![9, 1, 3, 7, 0, 4, 9, 9, 20];
    let mut tail = Vec::new();
    for _ in 0..7 {
        tail.push(rest % 31);
        rest /= 31;
    }
    values.extend(tail.into_iter().rev());
    values.push(row % 10);
    let sum: u64 = values
        .iter()
        .zip(WEIGHTS)
        .map(|(value, weight)| value * weight)
        .sum();
    values.push((31 - sum % 31) % 31);
    values
        .into_iter()
        .map(|value| char::from(ALPHABET[usize::try_from(value).unwrap()]))
        .collect()
}
