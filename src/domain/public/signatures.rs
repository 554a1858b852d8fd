//! 签名和外部见证 in public: with them whoever is outside can check signatures by the keys that were registered.

use serde::{Deserialize, Serialize};

use crate::domain::acts::signing::{SignAct, SignerRow, SignersAct, WitnessAct};
use crate::domain::ground::sha::Sha;
use crate::domain::ground::signer::{SignerId, SignerRole};
use crate::domain::ground::ssh_signature::SshSignature;
use crate::domain::settings::NamedBy;

/// A signature of a line, or of a witness's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicSignature {
    /// The line of the book in which it stands.
    pub at: u64,
    /// The clock's time of that line.
    pub time: String,
    /// The line that was signed, or that the witness received the digest of.
    pub line: u64,
    /// Its digest.
    pub sha256: Sha,
    /// Who signed.
    pub signer: SignerId,
    /// As what.
    pub role: SignerRole,
    /// Fingerprint of the key.
    pub key: String,
    /// When the witness received it, by his own clock.
    pub received: Option<String>,
    /// What the witness calls himself.
    pub by: Option<String>,
    /// The six lines that the witness signed.
    pub text: Option<String>,
    /// The signature: base64 of SSHSIG.
    pub sig: String,
}

impl PublicSignature {
    /// The file of the signature, as ssh-keygen writes it, below the publication's folder.
    pub fn sig_file(&self) -> String {
        format!("signatures/{}.sig", self.at)
    }

    /// The file of the witness's six lines.
    pub fn text_file(&self) -> Option<String> {
        let has_text = self.text.is_some();
        has_text.then(|| format!("signatures/{}.txt", self.at))
    }
}

/// A row of a version of `signers`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicSigner {
    /// The line of the book by which it came into force.
    pub at: u64,
    /// The clock's time of that line.
    pub time: String,
    /// Why.
    pub reason: String,
    /// Whether it is in force now.
    pub in_force: bool,
    /// The row itself.
    #[serde(flatten)]
    pub row: SignerRow,
    /// Fingerprint of the key.
    pub fingerprint: String,
}

/// How signers are called in public: a leader by certificate number, unless inspectors are masked; then by a number that
/// stays the same from publication to publication. A name is no part of what a key signs.
#[derive(Debug)]
pub struct Signers {
    masked: Option<Vec<String>>,
}

impl Signers {
    /// By how inspectors are named, and the versions of `signers`.
    pub fn of<'a>(named_by: NamedBy, versions: impl IntoIterator<Item = &'a SignersAct>) -> Self {
        let rows = versions.into_iter().flat_map(|version| &version.rows);
        let leaders = rows.filter(|row| row.signer.role == SignerRole::Leader);
        let mut names: Vec<String> = Vec::new();
        for row in leaders {
            if !names.contains(&row.signer.name) {
                names.push(row.signer.name.clone());
            }
        }
        Self {
            masked: (named_by == NamedBy::Masked).then_some(names),
        }
    }

    fn public(&self, signer: &SignerId) -> SignerId {
        let mut public = signer.clone();
        if let (Some(names), SignerRole::Leader) = (&self.masked, signer.role) {
            let place = names.iter().position(|name| *name == signer.name);
            public.name = place.map_or(0, |place| place + 1).to_string();
        }
        public
    }

    /// A signed line.
    pub fn signed(&self, at: u64, time: &str, act: &SignAct) -> PublicSignature {
        PublicSignature {
            at,
            time: time.to_owned(),
            line: act.line,
            sha256: act.sha256,
            signer: self.public(&act.signer),
            role: act.role,
            key: fingerprint(&act.sig),
            received: None,
            by: None,
            text: None,
            sig: act.sig.clone(),
        }
    }

    /// A witness's text.
    pub fn witnessed(&self, at: u64, time: &str, act: &WitnessAct) -> PublicSignature {
        let text = &act.text;
        PublicSignature {
            at,
            time: time.to_owned(),
            line: text.line,
            sha256: text.sha256,
            signer: self.public(&act.signer),
            role: act.signer.role,
            key: fingerprint(&act.sig),
            received: Some(text.received.clone()),
            by: Some(text.by.clone()),
            text: Some(text.to_string()),
            sig: act.sig.clone(),
        }
    }

    /// The rows of a version.
    pub fn rows(
        &self,
        (at, time): (u64, &str),
        act: &SignersAct,
        in_force: bool,
    ) -> Vec<PublicSigner> {
        let public = |row: &SignerRow| PublicSigner {
            at,
            time: time.to_owned(),
            reason: act.reason.clone(),
            in_force,
            row: SignerRow {
                signer: self.public(&row.signer),
                ..row.clone()
            },
            fingerprint: row.key.fingerprint(),
        };
        act.rows.iter().map(public).collect()
    }
}

/// The fingerprint of the key by which a signature says it was made; the book has held it against the rows.
fn fingerprint(sig: &str) -> String {
    let signature = SshSignature::from_base64(sig);
    signature.map_or_else(|_| String::new(), |signature| signature.key.fingerprint())
}
