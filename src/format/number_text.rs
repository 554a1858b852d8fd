//! Whole numbers as texts and manifests have them: decimal digits without leading zeros.

/// Reads a whole number of any unsigned kind. `None` for a sign, a leading zero, anything else, or one too large.
pub fn whole<T: std::str::FromStr>(text: &str) -> Option<T> {
    let plain = !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'));
    plain.then(|| text.parse().ok()).flatten()
}
