//! The test vectors of signatures (data/vectors/signature.json): what was signed, by whom, with which keys registered.

use serde::Deserialize;

use crate::domain::acts::signing::WitnessText;
use crate::domain::book::sign_flaw::SignFlaw;
use crate::domain::book::signatures::check_signature;
use crate::domain::ground::sha::Sha;
use crate::domain::ground::signer::{SignerId, SignerRole};
use crate::domain::ground::ssh_signature::SshSignature;

use crate::format::{signers_file, ssh_armor};

/// A vector.
#[derive(Deserialize)]
pub(super) struct SignatureVector {
    /// What was signed: a line of the book, or the six lines of a witness.
    message: String,
    /// The rows in force.
    signers: String,
    /// Whose signature it is said to be.
    signer: SignerId,
    /// The time at which the key has to be good; for a witness's text the one in it.
    time: Option<String>,
    /// The file that `ssh-keygen` wrote, or its base64.
    sig: String,
    expect: Option<SignatureAnswer>,
    refuse: Option<String>,
}

#[derive(Deserialize)]
struct SignatureAnswer {
    sha256: Sha,
    key: String,
}

/// What should have come out, and what did.
pub(super) fn run(vector: &SignatureVector) -> (String, String) {
    let expected = vector.expect.as_ref();
    let expected = expected.map(|expected| format!("{} {}", expected.sha256, expected.key));
    let expected = expected.or_else(|| vector.refuse.clone());
    let found = found(vector).unwrap_or_else(|flaw| flaw.code().to_owned());
    (expected.unwrap_or_default(), found)
}

fn found(vector: &SignatureVector) -> Result<String, SignFlaw> {
    let rows = signers_file::read(vector.signers.as_bytes())?;
    let sig = ssh_armor::read(vector.sig.as_bytes())?;
    let digest = Sha::of(vector.message.as_bytes());
    let (line, time) = match vector.signer.role {
        SignerRole::Leader | SignerRole::Head => (1, vector.time.clone()),
        SignerRole::Witness => {
            let text = WitnessText::from_text(&vector.message).ok_or(SignFlaw::WitnessForm)?;
            (text.line, Some(text.received))
        }
    };
    let time = time.unwrap_or_default();
    check_signature(&vector.signer, (digest, &sig), &[(&rows, line, &time)])?;
    let key = SshSignature::from_base64(&sig)?.key;
    Ok(format!("{digest} {}", key.fingerprint()))
}
