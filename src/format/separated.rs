//! Tables whose cells are parted by something else than commas, written with commas; every row stays in its line.

use std::io::{BufRead, BufReader, Read, Write};

use memchr::{memchr, memmem};

/// Writes a table with commas. A quote that stands wrong is left so, to be told with its row.
///
/// # Errors
/// The failure of reader or writer.
pub fn to_commas(separator: char, reader: impl Read, writer: impl Write) -> std::io::Result<()> {
    let mut reader = BufReader::with_capacity(1 << 18, reader);
    let mut buffer = [0; 4];
    let separator = separator.encode_utf8(&mut buffer).as_bytes();
    let mut rewriting = Rewriting {
        separator,
        quoted: false,
        writer,
    };
    let mut line = Vec::new();
    loop {
        line.clear();
        if reader.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        rewriting.line(&line)?;
    }
}

struct Rewriting<'a, W> {
    separator: &'a [u8],
    /// A quote is open, from a line before.
    quoted: bool,
    writer: W,
}

impl<W: Write> Rewriting<'_, W> {
    fn line(&mut self, line: &[u8]) -> std::io::Result<()> {
        let ended = line.strip_suffix(b"\n").unwrap_or(line);
        let text = ended.strip_suffix(b"\r").unwrap_or(ended);
        let mut at = 0;
        loop {
            let in_quotes = self.quoted || text.get(at) == Some(&b'"');
            if in_quotes {
                at = self.in_quotes(line, at)?;
                if self.quoted {
                    return Ok(());
                }
            }
            let rest = text.get(at..).unwrap_or_default();
            let end = memmem::find(rest, self.separator);
            let cell = &rest[..end.unwrap_or(rest.len())];
            // What stands behind quotes, where nothing may, is left for its row to be told.
            let as_it_is =
                in_quotes || memchr(b',', cell).is_none() || memchr(b'"', cell).is_some();
            let quotes: &[u8] = if as_it_is { b"" } else { b"\"" };
            self.writer.write_all(&[quotes, cell, quotes].concat())?;
            match end {
                Some(end) => {
                    self.writer.write_all(b",")?;
                    at += end + self.separator.len();
                }
                None => return self.writer.write_all(&line[text.len()..]),
            }
        }
    }

    /// Copies a quoted cell, up to its closing quote or the line's end; gives where it ends.
    fn in_quotes(&mut self, line: &[u8], begin: usize) -> std::io::Result<usize> {
        let mut at = if self.quoted { begin } else { begin + 1 };
        self.quoted = true;
        while let Some(quote) = memchr(b'"', &line[at..]) {
            at += quote + 1;
            if line.get(at) == Some(&b'"') {
                at += 1;
                continue;
            }
            self.quoted = false;
            self.writer.write_all(&line[begin..at])?;
            return Ok(at);
        }
        self.writer.write_all(&line[begin..])?;
        Ok(line.len())
    }
}
