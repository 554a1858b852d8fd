//! 封存效力: what speaks for a seal having been made when the book says so (rule 18, the second of its two standings).
//!
//! The time of a line is the office's own clock. Somebody outside who signs the digest of a line with a clock and a key of
//! their own fixes that line and, through `prev`, every line before it. A text over the seal's line therefore speaks for
//! the seal, and so does one over any later line before the draw.

use chrono::NaiveDate;

use crate::domain::acts::signing::{SignerRow, WitnessText};
use crate::domain::ground::sha::Sha;
use crate::domain::ground::signer::{self, SignerId, SignerRole};
use crate::domain::ground::ssh_signature::SshSignature;

use super::sign_flaw::SignFlaw;

/// What speaks for the time of a seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SealStanding {
    /// 有外部见证: a witness whose key the reader knows received it in time.
    Witnessed(SealWitness),
    /// 副署: a witness received it in time, but only the bureau says whose key it is.
    Countersigned(SealWitness),
    /// 仅本局时钟: nothing but the book's own clock.
    Claimed,
    /// 未封存.
    None,
}

impl SealStanding {
    /// The word for scripts.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Witnessed(_) => "witnessed",
            Self::Countersigned(_) => "countersigned",
            Self::Claimed => "claimed",
            Self::None => "none",
        }
    }

    /// Who has seen the seal.
    pub fn witness(&self) -> Option<&SealWitness> {
        match self {
            Self::Witnessed(witness) | Self::Countersigned(witness) => Some(witness),
            Self::Claimed | Self::None => None,
        }
    }
}

/// Who has seen a seal, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealWitness {
    /// Whose key it is, as the file with the key has it.
    pub signer: SignerId,
    /// What the witness calls himself.
    pub by: String,
    /// When the witness received it, by his own clock.
    pub received: String,
    /// The line that he received the digest of.
    pub line: u64,
    /// Fingerprint of his key.
    pub key: String,
}

impl SealWitness {
    /// Who signed a text by the key of a row.
    pub fn of(row: &SignerRow, text: &WitnessText) -> Self {
        Self {
            signer: row.signer.clone(),
            by: text.by.clone(),
            received: text.received.clone(),
            line: text.line,
            key: row.key.fingerprint(),
        }
    }
}

/// Until when a witness had to have received it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InTime {
    /// Not after this moment, in Unix seconds: the round of a beacon is due.
    NotAfter(i64),
    /// Before this day of China's calendar: the event comes.
    BeforeDay(NaiveDate),
}

/// A witness's text with its signature: of the book, or of a file that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedText {
    /// The six lines.
    pub text: WitnessText,
    /// The signature: base64 of SSHSIG, without line breaks.
    pub sig: String,
}

impl SignedText {
    /// The row among `rows` by whose key a witness signed it, the key being good when he received it.
    ///
    /// # Errors
    /// [`SignFlaw::Form`], [`SignFlaw::Hash`], [`SignFlaw::Whose`], [`SignFlaw::NotValid`], [`SignFlaw::Namespace`] or
    /// [`SignFlaw::Unverified`].
    pub fn signed_by<'a>(&self, rows: &'a [SignerRow]) -> Result<&'a SignerRow, SignFlaw> {
        let signature = SshSignature::from_base64(&self.sig)?;
        let of_key =
            |row: &&SignerRow| row.key == signature.key && row.signer.role == SignerRole::Witness;
        let of_key: Vec<&SignerRow> = rows.iter().filter(of_key).collect();
        let Some(first) = of_key.first() else {
            return Err(SignFlaw::Whose {
                key: signature.key.fingerprint(),
                signers: Vec::new(),
            });
        };
        let received = self.text.received();
        let is_good = |row: &&SignerRow| {
            row.signs(signer::WITNESS) && received.is_some_and(|at| row.is_valid_at(at.unix))
        };
        let Some(row) = of_key.iter().copied().find(is_good) else {
            return Err(SignFlaw::NotValid {
                signer: first.signer.clone(),
                time: self.text.received.clone(),
            });
        };
        signature.verify(signer::WITNESS, self.text.digest())?;
        Ok(row)
    }
}

/// What a reader has at hand to judge a seal by.
#[derive(Clone, Copy)]
pub struct Evidence<'a> {
    /// The bureau's name, as manifests have it.
    pub bureau: &'a str,
    /// The digest of a line of the book.
    pub digest: &'a dyn Fn(u64) -> Option<Sha>,
    /// Witnesses' texts, of the book and kept elsewhere.
    pub texts: &'a [SignedText],
    /// The reader's own rows of signers; none where he has none.
    pub own: &'a [SignerRow],
    /// The rows that the office has registered.
    pub office: &'a [SignerRow],
}

impl Evidence<'_> {
    /// Whether a text is over a line of this book.
    ///
    /// # Errors
    /// [`SignFlaw::OtherBook`].
    pub fn check_line(&self, text: &WitnessText) -> Result<(), SignFlaw> {
        let line = text.line;
        if text.bureau == self.bureau && (self.digest)(line) == Some(text.sha256) {
            Ok(())
        } else {
            Err(SignFlaw::OtherBook { line })
        }
    }

    /// The standing of the seal in line `seal`, drawn in line `draw` if it has been; nothing for a draw without a seal.
    pub fn of_seal(&self, seal: Option<u64>, draw: Option<u64>, until: InTime) -> SealStanding {
        let Some(seal) = seal else {
            return SealStanding::None;
        };
        let speaks = |signed: &&SignedText| {
            let text = &signed.text;
            let after = text.line >= seal && draw.is_none_or(|draw| text.line < draw);
            after && until.holds(text) && self.check_line(text).is_ok()
        };
        let texts: Vec<&SignedText> = self.texts.iter().filter(speaks).collect();
        let first = |rows: &[SignerRow]| {
            let known = texts.iter().filter_map(|signed| {
                let row = signed.signed_by(rows).ok()?;
                Some((
                    signed.text.received()?.unix,
                    SealWitness::of(row, &signed.text),
                ))
            });
            known.min_by_key(|(unix, _)| *unix)
        };
        if let Some((_, witness)) = first(self.own) {
            return SealStanding::Witnessed(witness);
        }
        first(self.office).map_or(SealStanding::Claimed, |(_, witness)| {
            SealStanding::Countersigned(witness)
        })
    }
}

/// Why a text that a reader brought does not speak for a seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Silent {
    /// It is over no line of this book, or not signed by a key that the reader or the office knows.
    Flaw(SignFlaw),
    /// It is over a line before the seal, or not before the draw.
    OtherLine(u64),
    /// It was received when the seed could be known.
    Late(String),
    /// There is no seal, or no book, for it to speak for.
    NoSeal,
}

impl Evidence<'_> {
    /// Why a text does not speak for the seal in line `seal`, drawn in line `draw`; nothing for one that does.
    pub fn why_silent(
        &self,
        signed: &SignedText,
        (seal, draw): (u64, u64),
        until: InTime,
    ) -> Option<Silent> {
        let text = &signed.text;
        let by = || {
            signed
                .signed_by(self.own)
                .or_else(|_| signed.signed_by(self.office))
        };
        if let Err(flaw) = self.check_line(text).and_then(|()| by().map(|_| ())) {
            return Some(Silent::Flaw(flaw));
        }
        if !(seal..draw).contains(&text.line) {
            return Some(Silent::OtherLine(text.line));
        }
        (!until.holds(text)).then(|| Silent::Late(text.received.clone()))
    }
}

impl InTime {
    fn holds(self, text: &WitnessText) -> bool {
        text.received().is_some_and(|received| match self {
            Self::NotAfter(unix) => received.unix <= unix,
            Self::BeforeDay(day) => received.day < day,
        })
    }
}
