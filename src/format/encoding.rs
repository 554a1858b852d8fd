//! Encodings of lists: UTF-8 with or without BOM, or GB18030/GBK, found out and said; anything else is refused.

use crate::domain::lists::case_flaw::{CaseFlaw, Unreadable};
use std::io::{Read, Write};

use encoding_rs::{CoderResult, GB18030};

use crate::domain::ground::encoding::Encoding;

use crate::format::ReadError;

/// Finds out the encoding from the beginning of a file: the first block that holds anything but ASCII decides.
///
/// # Errors
/// [`Unreadable`] for a workbook, UTF-16, or bytes that are neither encoding.
pub fn detect(mut reader: impl Read) -> Result<Encoding, ReadErrorOr> {
    let mut block = vec![0; 1 << 20];
    let mut offset = 0u64;
    loop {
        let mut filled = 0;
        while filled < block.len() {
            match reader.read(&mut block[filled..]).map_err(ReadErrorOr::Io)? {
                0 => break,
                n => filled += n,
            }
        }
        let bytes = &block[..filled];
        if offset == 0 {
            if let Some(why) = magic(bytes) {
                return Err(ReadErrorOr::Unreadable(why));
            }
            if bytes.starts_with(b"\xef\xbb\xbf") {
                return Ok(Encoding::Utf8Bom);
            }
        }
        if !bytes.is_ascii() {
            return decide(bytes, offset, filled < block.len());
        }
        if filled < block.len() {
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

fn magic(bytes: &[u8]) -> Option<Unreadable> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        Some(Unreadable::Workbook)
    } else if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        Some(Unreadable::Utf16)
    } else {
        None
    }
}

fn decide(bytes: &[u8], offset: u64, whole: bool) -> Result<Encoding, ReadErrorOr> {
    let flaw = match std::str::from_utf8(bytes) {
        Ok(_) => return Ok(Encoding::Utf8),
        Err(error) if !whole && error.error_len().is_none() => return Ok(Encoding::Utf8),
        Err(error) => error.valid_up_to(),
    };
    // A character may be cut at the end of the block, so only a whole file is decoded as ended.
    let mut decoder = GB18030.new_decoder_without_bom_handling();
    let mut out = String::with_capacity(bytes.len() * 2 + 16);
    let (_, _, malformed) = decoder.decode_to_string(bytes, &mut out, whole);
    let nul = out.contains('\0');
    if malformed || nul {
        Err(ReadErrorOr::Unreadable(Unreadable::Encoding(
            offset + flaw as u64,
        )))
    } else {
        Ok(Encoding::Gb18030)
    }
}

/// Writes a GB18030 file as UTF-8.
///
/// # Errors
/// [`Unreadable::Encoding`] at the first malformed byte sequence, roughly placed; or a failure of reader or writer.
pub fn gb18030_to_utf8(mut reader: impl Read, mut writer: impl Write) -> Result<(), ReadErrorOr> {
    let mut decoder = GB18030.new_decoder_without_bom_handling();
    let mut block = vec![0; 1 << 20];
    let mut text = vec![0; 4 << 20];
    let mut offset = 0u64;
    loop {
        let filled = reader.read(&mut block).map_err(ReadErrorOr::Io)?;
        let mut rest = &block[..filled];
        loop {
            let (result, read, written) = {
                let (result, read, written, malformed) =
                    decoder.decode_to_utf8(rest, &mut text, filled == 0);
                if malformed {
                    return Err(ReadErrorOr::Unreadable(Unreadable::Encoding(
                        offset + read as u64,
                    )));
                }
                (result, read, written)
            };
            writer
                .write_all(&text[..written])
                .map_err(ReadErrorOr::Io)?;
            rest = &rest[read..];
            offset += read as u64;
            if result == CoderResult::InputEmpty {
                break;
            }
        }
        if filled == 0 {
            return Ok(());
        }
    }
}
