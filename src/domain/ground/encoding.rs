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
            Self::Workbook => "workbook",
        }
    }
}
