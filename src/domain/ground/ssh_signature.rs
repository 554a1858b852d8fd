//! SSHSIG: what `ssh-keygen -Y sign` makes of a file, read from its bytes and checked against the file's digest.
//!
//! The form is OpenSSH's PROTOCOL.sshsig. Only `hashalg=sha256` is taken: the digest inside is then the one by which the
//! book chains its lines, and a signature can be checked where the digest is public and the line is not.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::sha::Sha;
use super::ssh_key::{KeyFlaw, SshKey};
use super::ssh_wire::{Wire, push};

/// The first bytes of a signature, and of what is signed.
const MAGIC: &[u8; 6] = b"SSHSIG";
/// The version of the form.
const VERSION: u32 = 1;
/// The one digest that is taken.
const HASH: &str = "sha256";

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SshSignature {
    /// The key that made it, by its own word.
    pub key: SshKey,
    /// What it was made for.
    pub namespace: String,
    signature: Vec<u8>,
}

/// Why something is no signature of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignatureFlaw {
    /// Not what `ssh-keygen -Y sign` writes: no base64, cut off, another version, or with something behind it.
    Form,
    /// Its key is none of ours.
    Key(KeyFlaw),
    /// Made for something else.
    Namespace {
        /// What it has to be made for.
        expected: &'static str,
        /// What it was made for.
        found: String,
    },
    /// Made over another kind of digest.
    Hash(String),
    /// It is not this key's over this digest.
    Unverified,
}

impl SshSignature {
    /// Reads the base64 of a signature, without line breaks.
    ///
    /// # Errors
    /// [`SignatureFlaw`], all but the last and [`SignatureFlaw::Namespace`].
    pub fn from_base64(text: &str) -> Result<Self, SignatureFlaw> {
        let blob = STANDARD.decode(text).map_err(|_| SignatureFlaw::Form)?;
        let mut wire = Wire(&blob);
        let framed = wire.bytes() == Some(*MAGIC) && wire.number() == Some(VERSION);
        let mut string = || wire.string().filter(|_| framed).ok_or(SignatureFlaw::Form);
        let [key, namespace, reserved, hash, signature] =
            [string()?, string()?, string()?, string()?, string()?];
        let text = |bytes| std::str::from_utf8(bytes).map_err(|_| SignatureFlaw::Form);
        if !wire.is_over() || !reserved.is_empty() {
            return Err(SignatureFlaw::Form);
        }
        let hash = text(hash)?;
        if hash != HASH {
            return Err(SignatureFlaw::Hash(hash.to_owned()));
        }
        Ok(Self {
            key: SshKey::from_blob(key).map_err(SignatureFlaw::Key)?,
            namespace: text(namespace)?.to_owned(),
            signature: signature.to_vec(),
        })
    }

    /// Holds it against the digest of a message.
    ///
    /// # Errors
    /// [`SignatureFlaw::Namespace`], [`SignatureFlaw::Form`] or [`SignatureFlaw::Unverified`].
    pub fn verify(&self, namespace: &'static str, digest: Sha) -> Result<(), SignatureFlaw> {
        if self.namespace != namespace {
            return Err(SignatureFlaw::Namespace {
                expected: namespace,
                found: self.namespace.clone(),
            });
        }
        match self.key.verify(&signed(namespace, digest), &self.signature) {
            None => Err(SignatureFlaw::Form),
            Some(false) => Err(SignatureFlaw::Unverified),
            Some(true) => Ok(()),
        }
    }
}

/// What the key signs in the place of a message with this digest.
fn signed(namespace: &str, digest: Sha) -> Vec<u8> {
    let mut signed = MAGIC.to_vec();
    push(&mut signed, namespace.as_bytes());
    push(&mut signed, b"");
    push(&mut signed, HASH.as_bytes());
    push(&mut signed, &digest.0);
    signed
}
