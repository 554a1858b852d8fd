//! How the book's file ends by now, when somebody may be writing at it.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::disk::tail::Tail;
use crate::disk::{At, Trouble, book_read, regular};

/// How often, and how long between, a torn line is looked at again: somebody may be writing it.
const LOOKS: u32 = 8;
const BETWEEN: Duration = Duration::from_millis(25);

/// How the book's file ends once nobody is writing at it; a book that does not hold together has no tail to speak of.
///
/// # Errors
/// The file system fails.
pub fn look(root: &Path) -> Result<Tail, Trouble> {
    let path = root.join(book_read::FILE);
    let mut looks = 0;
    loop {
        let ended = match regular::open(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Tail::Whole),
            opened => is_ended(&mut opened.at(&path)?).at(&path)?,
        };
        if ended {
            return Ok(Tail::Whole);
        }
        let tail = match book_read::read(root) {
            Ok(read) => read.tail,
            Err(Trouble::Refused(_)) => return Ok(Tail::Whole),
            Err(trouble) => return Err(trouble),
        };
        looks += 1;
        if tail == Tail::Whole || looks == LOOKS {
            return Ok(tail);
        }
        thread::sleep(BETWEEN);
    }
}

/// Whether a file is empty or its last byte is a line end.
fn is_ended(file: &mut fs::File) -> std::io::Result<bool> {
    use std::io::{Read, Seek, SeekFrom};
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}
