//! The operating system's randomness: the only use of a random library.

use std::path::Path;

use rand::TryRng as _;
use rand::rngs::SysRng;

use crate::disk::{At, Trouble};
use crate::domain::method::key::Seed;

/// A seed of 256 bits.
///
/// # Errors
/// The system gives none.
pub fn seed() -> Result<Seed, Trouble> {
    let mut bytes = [0; 32];
    let given = SysRng.try_fill_bytes(&mut bytes);
    given
        .map_err(|error| std::io::Error::other(error.to_string()))
        .at(Path::new("/dev/random"))?;
    Ok(Seed::from_os_bytes(bytes))
}
