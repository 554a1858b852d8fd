//! Keys of tests, and signatures made with them: written from OpenSSH's PROTOCOL.sshsig, sharing no code with the program.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey};
use sha2::{Digest as _, Sha256};

/// A key in a file.
pub(crate) struct Key(SigningKey);

fn string(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap();
    [&length.to_be_bytes(), bytes].concat()
}

impl Key {
    /// The key whose secret is 32 times this byte.
    pub(crate) fn of(byte: u8) -> Self {
        Self(SigningKey::from_bytes(&[byte; 32]))
    }

    fn blob(&self) -> Vec<u8> {
        let point = self.0.verifying_key();
        [string(b"ssh-ed25519"), string(point.as_bytes())].concat()
    }

    /// As it stands in `id_ed25519.pub` and in `signers`.
    pub(crate) fn public(&self) -> String {
        format!("ssh-ed25519 {}", STANDARD.encode(self.blob()))
    }

    /// A row of `signers` without options.
    pub(crate) fn row(&self, signer: &str) -> String {
        format!("{signer} {}\n", self.public())
    }

    /// Base64 of the signature of a message.
    pub(crate) fn sign(&self, namespace: &str, message: &[u8]) -> String {
        let hash = Sha256::digest(message);
        let fields = [string(namespace.as_bytes()), string(b""), string(b"sha256")];
        let fields = fields.concat();
        let signed = [&b"SSHSIG"[..], &fields, &string(&hash)].concat();
        let signature = self.0.sign(&signed).to_bytes();
        let signature = [string(b"ssh-ed25519"), string(&signature)].concat();
        let blob = [
            &b"SSHSIG\0\0\0\x01"[..],
            &string(&self.blob()),
            &fields,
            &string(&signature),
        ];
        STANDARD.encode(blob.concat())
    }
}
