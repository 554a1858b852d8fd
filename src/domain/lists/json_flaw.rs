//! Why JSON is no list.

/// What is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JsonFlaw {
    /// It is not JSON, or not a list; the line and column.
    Syntax {
        /// In which way.
        kind: JsonSyntax,
        /// The line, from 1.
        line: usize,
        /// The byte in the line, from 1.
        column: usize,
    },
    /// The value of this key is an object.
    Nested(String),
    /// Two keys hold records.
    TwoArrays(String, String),
    /// More stands behind the object that holds the records under this key.
    Behind(String),
    /// The records have more keys than this together.
    TooManyKeys(usize),
}

/// In which way it is not JSON, or no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonSyntax {
    /// A comma behind the last value.
    TrailingComma,
    /// No value where one has to be: NaN, Infinity, None, a text in the wrong quotes.
    NoValue,
    /// It ends within a value.
    CutOff,
    /// A value of another type than a list of objects has there.
    NoRecord,
    /// Anything else.
    Other,
}
