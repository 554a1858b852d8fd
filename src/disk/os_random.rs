//! The operating system's randomness: the only use of a random library.

use std::path::Path;

use rand::TryRng as _;
use rand::rngs::SysRng;

use crate::disk::{At, Trouble};
use crate::domain::acts::line_salt::LineSalt;
use crate::domain::ground::hex;
use crate::domain::method::key::Seed;

/// A seed of 256 bits.
///
/// # Errors
/// The system gives none.
pub fn seed() -> Result<Seed, Trouble> {
    Ok(Seed::from_os_bytes(bytes()?))
}

/// What salt.txt holds: 256 bits as 64 hex digits, and LF.
///
/// # Errors
/// As [`seed`].
pub fn salt() -> Result<String, Trouble> {
    Ok(format!("{}\n", hex::text(&bytes::<32>()?)))
}

/// The salt of a line of the book.
///
/// # Errors
/// As [`seed`].
pub fn line_salt() -> Result<LineSalt, Trouble> {
    Ok(LineSalt(bytes()?))
}

fn bytes<const N: usize>() -> Result<[u8; N], Trouble> {
    let mut bytes = [0; N];
    let given = SysRng.try_fill_bytes(&mut bytes);
    given
        .map_err(|error| std::io::Error::other(error.to_string()))
        .at(Path::new("/dev/random"))?;
    Ok(bytes)
}
