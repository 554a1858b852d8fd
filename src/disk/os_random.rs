//! The operating system's randomness: the only use of a random library.

use rand::TryRng as _;
use rand::rngs::SysRng;

/// 256 bits.
///
/// # Errors
/// The system gives none.
pub fn bytes() -> std::io::Result<[u8; 32]> {
    let mut bytes = [0; 32];
    SysRng
        .try_fill_bytes(&mut bytes)
        .map_err(|error| std::io::Error::other(error.to_string()))?;
    Ok(bytes)
}
