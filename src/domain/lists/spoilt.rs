//! What a spreadsheet made of keys.

/// What a spreadsheet made of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoilt {
    /// A number with an exponent: `9.13705E+17`.
    Exponent,
    /// A number with a decimal point: `583.0`.
    Decimals,
    /// A number of which fifteen digits were kept: `913705000000000000`.
    Zeros,
    /// A day: `1月2日`, `2-Jan`.
    Day,
}
