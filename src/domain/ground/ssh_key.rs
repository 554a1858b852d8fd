//! Public keys of OpenSSH: Ed25519, in a file or in a USB key.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::sha::Sha;
use super::ssh_wire::{Wire, push};

/// The kind of a key in a file.
pub const ED25519: &str = "ssh-ed25519";
/// The kind of a key in a USB key (FIDO).
pub const SK_ED25519: &str = "sk-ssh-ed25519@openssh.com";

/// Bit of a USB key's flags: somebody touched it.
const TOUCHED: u8 = 1;

/// A public key.
#[derive(Clone, PartialEq, Eq)]
pub struct SshKey {
    point: [u8; 32],
    /// Of a USB key: for what it was made, as a rule `ssh:`.
    application: Option<String>,
}

/// Why a text or bytes are no key of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyFlaw {
    /// Not kind and base64, or cut off, or with something behind it.
    Form,
    /// A kind of key that is not taken.
    Kind(String),
    /// Not a point of the curve, or one of small order, for which signatures can be made without any secret.
    Point,
}

impl SshKey {
    /// Reads kind and base64, as they stand in `id_ed25519.pub`.
    ///
    /// # Errors
    /// [`KeyFlaw`].
    pub fn from_text(text: &str) -> Result<Self, KeyFlaw> {
        let (kind, base64) = text.split_once(' ').ok_or(KeyFlaw::Form)?;
        if ![ED25519, SK_ED25519].contains(&kind) {
            return Err(KeyFlaw::Kind(kind.to_owned()));
        }
        let blob = STANDARD.decode(base64).map_err(|_| KeyFlaw::Form)?;
        let key = Self::from_blob(&blob)?;
        if key.kind() == kind {
            Ok(key)
        } else {
            Err(KeyFlaw::Form)
        }
    }

    /// Reads its wire form.
    ///
    /// # Errors
    /// [`KeyFlaw`].
    pub fn from_blob(blob: &[u8]) -> Result<Self, KeyFlaw> {
        let mut wire = Wire(blob);
        let kind = wire.text().ok_or(KeyFlaw::Form)?;
        if ![ED25519, SK_ED25519].contains(&kind) {
            return Err(KeyFlaw::Kind(kind.to_owned()));
        }
        let point = wire.string().and_then(|point| point.try_into().ok());
        let point: [u8; 32] = point.ok_or(KeyFlaw::Form)?;
        let application = match kind {
            SK_ED25519 => Some(wire.text().ok_or(KeyFlaw::Form)?.to_owned()),
            _ => None,
        };
        if !wire.is_over() {
            return Err(KeyFlaw::Form);
        }
        match VerifyingKey::from_bytes(&point) {
            Ok(key) if !key.is_weak() => Ok(Self { point, application }),
            _ => Err(KeyFlaw::Point),
        }
    }

    /// Its kind.
    pub fn kind(&self) -> &'static str {
        if self.application.is_some() {
            SK_ED25519
        } else {
            ED25519
        }
    }

    /// Its wire form.
    fn blob(&self) -> Vec<u8> {
        let mut blob = Vec::new();
        push(&mut blob, self.kind().as_bytes());
        push(&mut blob, &self.point);
        if let Some(application) = &self.application {
            push(&mut blob, application.as_bytes());
        }
        blob
    }

    /// Its fingerprint as `ssh-keygen -l` has it: `SHA256:` and 43 characters.
    pub fn fingerprint(&self) -> String {
        let sha = Sha::of(&self.blob());
        format!("SHA256:{}", STANDARD_NO_PAD.encode(sha.0))
    }

    /// Whether `signature`, in its wire form, is one of `message` by this key. The check is strict: no point of small
    /// order, no number out of range.
    pub(super) fn verify(&self, message: &[u8], signature: &[u8]) -> Option<bool> {
        let mut wire = Wire(signature);
        if wire.text()? != self.kind() {
            return None;
        }
        let ed25519 = Signature::from_slice(wire.string()?).ok()?;
        let signed = match &self.application {
            None => message.to_vec(),
            Some(application) => {
                let [flags] = wire.bytes()?;
                let counter: [u8; 4] = wire.bytes()?;
                if flags & TOUCHED == 0 {
                    return Some(false);
                }
                let (application, message) = (Sha::of(application.as_bytes()), Sha::of(message));
                [&application.0[..], &[flags], &counter, &message.0].concat()
            }
        };
        if !wire.is_over() {
            return None;
        }
        let key = VerifyingKey::from_bytes(&self.point).ok()?;
        Some(key.verify_strict(&signed, &ed25519).is_ok())
    }
}

/// Kind and base64.
impl fmt::Display for SshKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind(), STANDARD.encode(self.blob()))
    }
}

impl fmt::Debug for SshKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for SshKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SshKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_text(&text).map_err(|_| serde::de::Error::custom("an Ed25519 key of OpenSSH"))
    }
}
