//! What can be wrong with choucha.toml (C03): on which line, which key, and what should stand there.

/// A mistake in choucha.toml.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsFlaw {
    /// Its line; none where something is missing, or the file cannot be read as text.
    pub line: Option<u64>,
    /// What is wrong.
    pub why: SettingsWhy,
}

/// The ways in which choucha.toml can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsWhy {
    /// It is not UTF-8.
    Encoding,
    /// The bureau's name is still to be filled in.
    Unnamed,
    /// Full-width or curly quotes where straight ones belong.
    Quotes,
    /// A full-width equals sign.
    EqualsSign,
    /// A text without quotes; its key.
    Unquoted(String),
    /// A key or a section that is no word of choucha.toml.
    StrangeKey(String),
    /// A quote that does not close.
    OpenQuote,
    /// A key without `=` and a value.
    NoValue,
    /// A key or section that stands there before.
    Twice(String),
    /// Anything else that is no TOML, in the words of the reader.
    Toml(String),
    /// No section of that name; the one that may have been meant, and all there are.
    NoSection {
        /// The name.
        name: String,
        /// What was meant.
        near: Option<&'static str>,
        /// All sections.
        known: Vec<&'static str>,
    },
    /// A section that is a value, or a value that is a section.
    NoTable(String),
    /// No key of that name.
    NoKey(NoKey),
    /// A key that has to be there.
    Missing(&'static str),
    /// A value that cannot stand there.
    Value {
        /// The key.
        key: &'static str,
        /// The value as it stands.
        value: String,
        /// What should stand there.
        form: SettingForm,
    },
    /// A status word in both lists of `[status]`.
    BothStatuses(String),
    /// A status word that is known already, and means the other thing; whether it takes part.
    KnownStatus {
        /// The word.
        word: String,
        /// Whether objects with it take part.
        takes_part: bool,
    },
}

/// A key that there is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoKey {
    /// Its name.
    pub name: String,
    /// The section; "" for the keys above all sections.
    pub section: &'static str,
    /// The key that may have been meant.
    pub near: Option<&'static str>,
    /// The section in which the key belongs, where it belongs in another one.
    pub belongs: Option<&'static str>,
    /// All keys of the section.
    pub known: Vec<&'static str>,
}

/// What can stand under a key of choucha.toml.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingForm {
    /// A bureau's name.
    Bureau,
    /// A year.
    Year,
    /// A language.
    Language,
    /// A percentage.
    Share,
    /// Working days.
    Days,
    /// People of a team.
    Team,
    /// Visits a year.
    Cap,
    /// A source of seeds.
    Source,
    /// A day of a year.
    MonthDay,
    /// Signatures asked for.
    Sign,
    /// How inspectors are named.
    Inspectors,
    /// When drawn lists are public.
    DrawnPublic,
    /// A file's name.
    File,
    /// A list of words.
    Words,
    /// A line of text that papers print, or nothing.
    PaperText,
    /// Lines of text that papers print.
    PaperLines,
    /// What is asked for with a result.
    Ask,
    /// Whether visits have to be approved.
    Approval,
}
