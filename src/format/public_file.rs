//! A file of a publication that is written when somebody asks for it, piece by piece: the larger ones are as long as the year.

use std::io::{BufWriter, Write};

/// A file of a publication.
pub struct PublicFile<'a> {
    /// Its name below the folder of the publication.
    pub name: String,
    write: Box<Writing<'a>>,
}

/// What writes it.
type Writing<'a> = dyn Fn(&mut Out<'_>) -> std::io::Result<()> + Send + Sync + 'a;

/// Where it is written.
pub(super) type Out<'a> = BufWriter<&'a mut dyn Write>;

impl<'a> PublicFile<'a> {
    pub(super) fn new(
        name: impl Into<String>,
        write: impl Fn(&mut Out<'_>) -> std::io::Result<()> + Send + Sync + 'a,
    ) -> Self {
        Self {
            name: name.into(),
            write: Box::new(write),
        }
    }

    pub(super) fn of_text(name: impl Into<String>, text: String) -> Self {
        Self::new(name, move |out| out.write_all(text.as_bytes()))
    }

    /// Writes what is in it: nobody has it whole before.
    ///
    /// # Errors
    /// The writer's own failure.
    pub fn write(&self, out: &mut dyn Write) -> std::io::Result<()> {
        let mut out = BufWriter::with_capacity(1 << 16, out);
        (self.write)(&mut out)?;
        out.flush()
    }
}
