//! Encodings of lists, found out and said: UTF-8 with or without BOM, UTF-16 with or without, GB18030/GBK, Big5; anything else
//! is refused. A few lines that are none of them do not make a file unreadable: they are left to be told one by one.

use crate::domain::lists::case_flaw::{CaseFlaw, Unreadable};
use std::io::Read;

use encoding_rs::{BIG5, GB18030, UTF_16BE, UTF_16LE};
use memchr::memchr;

use crate::domain::ground::encoding::Encoding;

use crate::format::ReadError;

/// Bytes by which the encoding is decided.
const BLOCK: usize = 1 << 20;

/// Finds out the encoding from the beginning of a file: the first block that holds anything but ASCII decides.
///
/// # Errors
/// [`Unreadable`] for a workbook, or bytes that are no encoding of a list.
pub fn detect(mut reader: impl Read) -> Result<Encoding, ReadErrorOr> {
    // Not wiped beforehand: most lists are shorter by far.
    let mut block = Vec::with_capacity(BLOCK);
    let mut offset = 0u64;
    loop {
        block.clear();
        let mut begin = reader.by_ref().take(BLOCK as u64);
        let filled = begin.read_to_end(&mut block).map_err(ReadErrorOr::Io)?;
        let bytes = &block[..];
        if offset == 0 {
            if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
                return Err(ReadErrorOr::Unreadable(Unreadable::NoWorkbook));
            }
            if let Some(encoding) = marked(bytes).or_else(|| wide(bytes)) {
                return Ok(encoding);
            }
        }
        if !bytes.is_ascii() {
            return decide(bytes, offset, filled < BLOCK);
        }
        if filled < BLOCK {
            return Ok(Encoding::Utf8);
        }
        offset += filled as u64;
    }
}

/// A refusal of the content, or the reader's own failure.
#[derive(Debug)]
pub enum ReadErrorOr {
    /// The content cannot be read.
    Unreadable(Unreadable),
    /// The reader failed.
    Io(std::io::Error),
}

impl ReadErrorOr {
    /// The same, with the file's name.
    pub fn of(self, file: &str) -> ReadError {
        match self {
            Self::Unreadable(why) => ReadError::Refused(crate::domain::refusal::Refusal::Case(
                CaseFlaw::Unreadable {
                    file: file.to_owned(),
                    why,
                },
            )),
            Self::Io(error) => ReadError::Io(error),
        }
    }
}

/// What a byte order mark says.
fn marked(bytes: &[u8]) -> Option<Encoding> {
    let marks = [
        (&b"\xef\xbb\xbf"[..], Encoding::Utf8Bom),
        (b"\xff\xfe", Encoding::Utf16Le),
        (b"\xfe\xff", Encoding::Utf16Be),
    ];
    let found = marks.iter().find(|(mark, _)| bytes.starts_with(mark));
    found.map(|(_, encoding)| *encoding)
}

/// UTF-16 without a byte order mark: in the right order of its bytes it has line ends and separators, and nothing that no
/// text has.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    let bytes = &bytes[..bytes.len().min(1 << 16) / 2 * 2];
    memchr(0, bytes)?;
    let orders = [(UTF_16LE, Encoding::Utf16Le), (UTF_16BE, Encoding::Utf16Be)];
    let found = orders.into_iter().find(|(decoder, _)| {
        let decode = |bytes| decoder.decode_without_bom_handling_and_without_replacement(bytes);
        // A character of four bytes may be cut at the end.
        let text = decode(bytes).or_else(|| decode(&bytes[..bytes.len() - 2]));
        text.is_some_and(|text| {
            let control = |c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n');
            text.contains('\n') && text.contains([',', '\t', ';', '，']) && !text.contains(control)
        })
    });
    found.map(|(_, encoding)| encoding)
}

/// How many lines of a block can be read as what.
#[derive(Default)]
struct Lines {
    /// Those that are not all ASCII.
    telling: usize,
    utf8: usize,
    gb18030: usize,
    big5: usize,
}

fn decide(bytes: &[u8], offset: u64, whole: bool) -> Result<Encoding, ReadErrorOr> {
    let flaw = match simdutf8::compat::from_utf8(bytes) {
        Ok(_) => return Ok(Encoding::Utf8),
        Err(error) if !whole && error.error_len().is_none() => return Ok(Encoding::Utf8),
        Err(error) => error.valid_up_to(),
    };
    let lines = lines(bytes, whole);
    let (encoding, read) = if lines.utf8 >= lines.gb18030.max(lines.big5) {
        (Encoding::Utf8, lines.utf8)
    } else if looks_big5(bytes) && lines.big5 * 10 >= lines.gb18030 * 9 {
        (Encoding::Big5, lines.big5)
    } else {
        (Encoding::Gb18030, lines.gb18030)
    };
    if read == 0 || read * 2 < lines.telling || memchr(0, bytes).is_some() {
        let at = offset + flaw as u64;
        return Err(ReadErrorOr::Unreadable(Unreadable::Encoding(at)));
    }
    Ok(encoding)
}

fn lines(bytes: &[u8], whole: bool) -> Lines {
    let mut lines = Lines::default();
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        // The last line of a block may be cut within a character.
        let cut = !whole && line.last() != Some(&b'\n');
        if line.is_ascii() || cut {
            continue;
        }
        let reads = |encoding: &'static encoding_rs::Encoding| {
            encoding
                .decode_without_bom_handling_and_without_replacement(line)
                .is_some()
        };
        lines.telling += 1;
        lines.utf8 += usize::from(std::str::from_utf8(line).is_ok());
        lines.gb18030 += usize::from(reads(GB18030));
        lines.big5 += usize::from(reads(BIG5));
    }
    lines
}

/// Whether the second bytes are spread as in Big5: of its characters two in five have one below 0x80, in GBK only rare ones.
fn looks_big5(bytes: &[u8]) -> bool {
    let (mut pairs, mut low, mut at) = (0usize, 0usize, 0);
    while let Some(&lead) = bytes.get(at) {
        let trail = bytes.get(at + 1).copied().unwrap_or(0);
        at += match (lead, trail) {
            (0x81..=0xfe, 0x30..=0x39) => 4,
            (0x81..=0xfe, 0x40..) => {
                pairs += 1;
                low += usize::from(trail < 0x80);
                2
            }
            _ => 1,
        };
    }
    pairs >= 8 && low * 5 >= pairs
}
