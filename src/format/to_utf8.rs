//! Lists of other encodings written as UTF-8. What cannot be decoded stays a byte that is none in UTF-8, so that its row is
//! told as one that cannot be read, and the others are read.

use std::io::{BufRead, BufReader, Read, Write};

use encoding_rs::{BIG5, Decoder, DecoderResult, GB18030, UTF_16BE, UTF_16LE};

use crate::domain::ground::cell::is_ideograph;
use crate::domain::ground::encoding::Encoding;

/// Stands in the place of what cannot be decoded: no byte of UTF-8, nor of GB18030.
const LOST: u8 = 0xff;

/// Writes a file of this encoding as UTF-8.
///
/// # Errors
/// The failure of reader or writer.
pub fn write(encoding: Encoding, reader: impl Read, writer: impl Write) -> std::io::Result<()> {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Workbook => copy(reader, writer),
        Encoding::Gb18030 => gb18030(reader, writer),
        Encoding::Big5 => decoded(BIG5, reader, writer),
        Encoding::Utf16Le => decoded(UTF_16LE, reader, writer),
        Encoding::Utf16Be => decoded(UTF_16BE, reader, writer),
    }
}

fn copy(mut reader: impl Read, mut writer: impl Write) -> std::io::Result<()> {
    std::io::copy(&mut reader, &mut writer).map(|_| ())
}

/// Decodes a file from its beginning to its end; a byte order mark is dropped.
fn decoded(
    encoding: &'static encoding_rs::Encoding,
    mut reader: impl Read,
    mut writer: impl Write,
) -> std::io::Result<()> {
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut block = vec![0; 1 << 20];
    let mut text = vec![0; 1 << 20];
    loop {
        let filled = reader.read(&mut block)?;
        let ended = filled == 0;
        decode(
            &mut decoder,
            (&block[..filled], ended),
            &mut text,
            &mut writer,
        )?;
        if ended {
            return Ok(());
        }
    }
}

/// Decodes a piece, the last one if it is `ended`; `text` is overwritten.
fn decode(
    decoder: &mut Decoder,
    (mut rest, ended): (&[u8], bool),
    text: &mut [u8],
    writer: &mut impl Write,
) -> std::io::Result<()> {
    loop {
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(rest, text, ended);
        writer.write_all(&text[..written])?;
        rest = &rest[read..];
        match result {
            DecoderResult::InputEmpty => return Ok(()),
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => writer.write_all(&[LOST])?,
        }
    }
}

/// Decodes GB18030 by pieces of whole lines. A line that is UTF-8 all the same is no text of this file's encoding: it is
/// written as GB18030 has it, so that its row is the one of another encoding still.
fn gb18030(reader: impl Read, mut writer: impl Write) -> std::io::Result<()> {
    let mut reader = BufReader::with_capacity(1 << 20, reader);
    let (mut line, mut text) = (Vec::new(), vec![0; 1 << 16]);
    loop {
        line.clear();
        if reader.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        if line.is_ascii() {
            writer.write_all(&line)?;
        } else if let Some(other) = utf8_text(&line) {
            writer.write_all(&GB18030.encode(other).0)?;
        } else {
            let mut decoder = GB18030.new_decoder_without_bom_handling();
            decode(&mut decoder, (&line, true), &mut text, &mut writer)?;
        }
    }
}

/// The text of a line that is UTF-8 beyond doubt: two bytes of a character in GBK can be one of UTF-8 by chance, six in a row
/// that make ideographs are none.
fn utf8_text(line: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(line).ok()?;
    let ideographs = text.chars().filter(|c| is_ideograph(*c));
    (ideographs.count() >= 2).then_some(text)
}
