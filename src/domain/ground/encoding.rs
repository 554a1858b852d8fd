//! How a list is encoded.

/// The encodings that lists may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without BOM.
    Utf8,
    /// UTF-8 with BOM.
    Utf8Bom,
    /// GB18030, which GBK and GB2312 are parts of.
    Gb18030,
    /// Big5 (大五码), traditional characters.
    Big5,
    /// UTF-16, the low byte first: what spreadsheets call Unicode text.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// A workbook, which is no text.
    Workbook,
}

impl Encoding {
    /// The word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf8Bom => "utf-8-bom",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Workbook => "workbook",
        }
    }

    /// Whether it is UTF-8.
    pub fn is_utf8(self) -> bool {
        matches!(self, Self::Utf8 | Self::Utf8Bom)
    }
}
