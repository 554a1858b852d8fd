//! Why a signature, a witness's text or a version of `signers` is not taken (S01–S15).

use crate::domain::ground::signer::{SignerId, SignerRole};
use crate::domain::ground::ssh_key::KeyFlaw;
use crate::domain::ground::ssh_signature::SignatureFlaw;

/// A signature, a witness's text or a version of `signers` that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignFlaw {
    /// S01: a row of `signers` is not of its form.
    Row {
        /// The line in the file.
        line: u64,
        /// What.
        what: RowFlaw,
    },
    /// S02: `signers` is not as the book has it.
    Unrecorded,
    /// S03: `signers` is as the book has it already.
    Unchanged,
    /// S04: the book has no such line before.
    NoLine {
        /// The line asked for.
        line: u64,
        /// How many there are before.
        lines: u64,
    },
    /// S05: not a signature of ours.
    Form(Option<KeyFlaw>),
    /// S06: made for something else than what it has to be made for.
    Namespace {
        /// What it has to be made for.
        expected: &'static str,
        /// What it was made for.
        found: String,
    },
    /// S06: over another kind of digest.
    Hash(String),
    /// S07: the key is not registered for the signer.
    NoKey {
        /// The signer.
        signer: SignerId,
        /// Fingerprint of the key.
        key: String,
        /// The line at which it would have to be registered.
        line: u64,
    },
    /// S08: the key is not good at that time, or not for that.
    NotValid {
        /// The signer.
        signer: SignerId,
        /// The time at which it would have to be.
        time: String,
    },
    /// S09: the role does not go with what is signed.
    Role(RoleFlaw),
    /// S10: the signature is not this key's over these bytes.
    Unverified,
    /// S11: not the six lines of a witness.
    WitnessForm,
    /// S12: the six lines are of another book.
    OtherBook {
        /// The line that they name.
        line: u64,
    },
    /// S13: the same signature stands in the book already.
    Twice {
        /// The line that was signed.
        line: u64,
        /// Who signed.
        signer: SignerId,
        /// The line in which it stands.
        at: u64,
    },
    /// S14: the key is registered for several signers, or for none, and nobody said as whom it signs.
    Whose {
        /// Fingerprint of the key.
        key: String,
        /// The signers that it is registered for.
        signers: Vec<String>,
    },
    /// S15: there is no file `signers`.
    NoFile,
}

/// What is wrong with a row of `signers`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowFlaw {
    /// Not UTF-8.
    NotUtf8,
    /// Not signer, options, kind and key.
    Cells,
    /// Not `<role>/<name>`.
    Signer(String),
    /// An option that is none of ours, or stands twice.
    Option(String),
    /// The value of an option.
    Value(String),
    /// The key.
    Key(KeyFlaw),
    /// Signer and key stand in a row before.
    Twice,
}

/// Why a role does not go with what is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleFlaw {
    /// A witness signs texts of their own, and no line.
    WitnessSigns,
    /// Only a witness signs a witness's text.
    NoWitness(SignerRole),
    /// The line is about no visit, so it has no team leader.
    NoVisit(u64),
    /// Somebody else leads the teams of the visits that the line is about.
    NotLeader {
        /// The line.
        line: u64,
        /// Who led, by certificate number.
        leaders: Vec<String>,
    },
    /// The role of the line is not that of its signer.
    Differs,
}

impl SignFlaw {
    /// The stable code, listed in docs/codes.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Row { .. } => "S01",
            Self::Unrecorded => "S02",
            Self::Unchanged => "S03",
            Self::NoLine { .. } => "S04",
            Self::Form(_) => "S05",
            Self::Namespace { .. } | Self::Hash(_) => "S06",
            Self::NoKey { .. } => "S07",
            Self::NotValid { .. } => "S08",
            Self::Role(_) => "S09",
            Self::Unverified => "S10",
            Self::WitnessForm => "S11",
            Self::OtherBook { .. } => "S12",
            Self::Twice { .. } => "S13",
            Self::Whose { .. } => "S14",
            Self::NoFile => "S15",
        }
    }
}

impl From<SignatureFlaw> for SignFlaw {
    fn from(flaw: SignatureFlaw) -> Self {
        match flaw {
            SignatureFlaw::Form => Self::Form(None),
            SignatureFlaw::Key(flaw) => Self::Form(Some(flaw)),
            SignatureFlaw::Namespace { expected, found } => Self::Namespace { expected, found },
            SignatureFlaw::Hash(found) => Self::Hash(found),
            SignatureFlaw::Unverified => Self::Unverified,
        }
    }
}
