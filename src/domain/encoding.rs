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
}
