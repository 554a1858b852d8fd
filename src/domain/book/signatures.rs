//! 签名和外部见证: what the book's lines say of them, and what may follow.
//!
//! A signature covers its line, and through `prev` every line before it: a leader who signs the last result of a day has
//! signed those before it. The key has to be registered, and good, both when the line was written, so that nobody is
//! given a key afterwards, and when the signature comes in, so that a lost key signs nothing more.

use crate::domain::acts::entry::{Act, Entry};
use crate::domain::acts::signing::{SignAct, SignerRow, SignersAct, WitnessAct};
use crate::domain::ground::act_kind::ActKind;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;
use crate::domain::ground::signer::{SignerId, SignerRole};
use crate::domain::ground::ssh_key::SshKey;
use crate::domain::ground::ssh_signature::SshSignature;

use super::sign_flaw::{RoleFlaw, SignFlaw};
use super::witnessed::SignedText;

/// What signatures have to know of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SignableLine {
    sha: Sha,
    time: String,
    kind: ActKind,
}

/// An act in the book, with its line and time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted<T> {
    /// Line of the book.
    pub seq: u64,
    /// The clock's time.
    pub time: String,
    /// The act.
    pub act: T,
}

/// What the book says of signatures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signatures {
    lines: Vec<SignableLine>,
    /// Versions of `signers`, in order.
    pub versions: Vec<Noted<SignersAct>>,
    /// Signed lines, in the order of the signatures.
    pub signed: Vec<Noted<SignAct>>,
    /// Witnesses' texts, in the order in which they came in.
    pub witnessed: Vec<Noted<WitnessAct>>,
}

impl Signatures {
    /// Notes a line whose own bytes have the digest `sha`.
    pub(super) fn push(&mut self, entry: &Entry, sha: Sha) {
        fn noted<T: Clone>(entry: &Entry, act: &T) -> Noted<T> {
            Noted {
                seq: entry.seq,
                time: entry.time.clone(),
                act: act.clone(),
            }
        }
        match &entry.act {
            Act::Signers(act) => self.versions.push(noted(entry, act)),
            Act::Sign(act) => self.signed.push(noted(entry, act)),
            Act::Witness(act) => self.witnessed.push(noted(entry, act)),
            Act::Init(_)
            | Act::Rules(_)
            | Act::Plan(_)
            | Act::Filed(_)
            | Act::Seal(_)
            | Act::Draw(_)
            | Act::Replace(_)
            | Act::Replaced(_)
            | Act::Decision(_)
            | Act::Assist(_)
            | Act::Approve(_)
            | Act::Papers(_)
            | Act::Recusal(_)
            | Act::Done(_)
            | Act::Result(_)
            | Act::Amend(_)
            | Act::Handle(_)
            | Act::Publish(_)
            | Act::Tail(_)
            | Act::Clock { .. }
            | Act::Void { .. } => {}
        }
        self.push_refused(entry, sha);
    }

    /// Notes a line that is refused: it has its number and its digest, and says nothing.
    pub(super) fn push_refused(&mut self, entry: &Entry, sha: Sha) {
        self.lines.push(SignableLine {
            sha,
            time: entry.time.clone(),
            kind: entry.act.kind(),
        });
    }

    /// Whether what an act says of signatures may follow at this time of the clock; who leads a team is not asked here
    /// ([`check_leads`]).
    ///
    /// # Errors
    /// [`SignFlaw`].
    pub fn check(&self, act: &Act, time: &str) -> Result<(), SignFlaw> {
        match act {
            Act::Signers(act) if self.signers() == Some(act.sha256) => Err(SignFlaw::Unchanged),
            Act::Sign(act) => self.check_sign(act, time),
            Act::Witness(act) => self.check_witness(act),
            Act::Init(_)
            | Act::Rules(_)
            | Act::Plan(_)
            | Act::Filed(_)
            | Act::Seal(_)
            | Act::Draw(_)
            | Act::Replace(_)
            | Act::Replaced(_)
            | Act::Decision(_)
            | Act::Assist(_)
            | Act::Approve(_)
            | Act::Papers(_)
            | Act::Recusal(_)
            | Act::Done(_)
            | Act::Result(_)
            | Act::Amend(_)
            | Act::Handle(_)
            | Act::Publish(_)
            | Act::Signers(_)
            | Act::Tail(_)
            | Act::Clock { .. }
            | Act::Void { .. } => Ok(()),
        }
    }

    /// The digest of a line.
    pub fn digest(&self, line: u64) -> Option<Sha> {
        Some(self.line(line)?.sha)
    }

    fn line(&self, line: u64) -> Option<&SignableLine> {
        let place = usize::try_from(line.checked_sub(1)?).ok()?;
        self.lines.get(place)
    }

    /// The rows of `signers` in force at a line, that line counted in.
    pub fn rows_at(&self, line: u64) -> &[SignerRow] {
        let versions = self.versions.iter().rev();
        let mut versions = versions.skip_while(|version| version.seq > line);
        versions.next().map_or(&[], |version| &version.act.rows)
    }

    /// Every row that `signers` ever had.
    pub fn every_row(&self) -> Vec<SignerRow> {
        let versions = self.versions.iter();
        let rows = versions.flat_map(|version| &version.act.rows);
        rows.cloned().collect()
    }

    /// The rows of `signers` in force now.
    pub fn rows(&self) -> &[SignerRow] {
        self.rows_at(u64::MAX)
    }

    /// The digest of `signers` as the book has it; nothing where it has none.
    fn signers(&self) -> Option<Sha> {
        self.versions.last().map(|version| version.act.sha256)
    }

    /// Whether the file `signers`, its digest and rows, or its absence, is as the book has it.
    ///
    /// # Errors
    /// [`SignFlaw::Unrecorded`].
    pub fn check_recorded(&self, found: Option<(Sha, &[SignerRow])>) -> Result<(), SignFlaw> {
        let last = self.versions.last();
        let recorded = last.map(|version| (version.act.sha256, version.act.rows.as_slice()));
        if recorded == found {
            return Ok(());
        }
        Err(SignFlaw::Unrecorded)
    }

    /// The witnesses' texts, each with its signature.
    pub fn texts(&self) -> Vec<SignedText> {
        let texts = self.witnessed.iter().map(|noted| SignedText {
            text: noted.act.text.clone(),
            sig: noted.act.sig.clone(),
        });
        texts.collect()
    }

    /// The signer whose key this is, where it is registered for one of these roles and no other signer of them.
    ///
    /// # Errors
    /// [`SignFlaw::Whose`].
    pub fn signer_of(&self, key: &SshKey, roles: &[SignerRole]) -> Result<SignerId, SignFlaw> {
        let rows = self.rows().iter();
        let mut ids: Vec<&SignerId> = rows
            .filter(|row| row.key == *key && roles.contains(&row.signer.role))
            .map(|row| &row.signer)
            .collect();
        ids.sort();
        ids.dedup();
        match ids[..] {
            [one] => Ok(one.clone()),
            _ => Err(SignFlaw::Whose {
                key: key.fingerprint(),
                signers: ids.into_iter().map(ToString::to_string).collect(),
            }),
        }
    }

    fn check_sign(&self, act: &SignAct, now: &str) -> Result<(), SignFlaw> {
        let (number, signer) = (act.line, &act.signer);
        let lines = self.lines.len() as u64;
        let no_line = SignFlaw::NoLine {
            line: number,
            lines,
        };
        let line = self.line(number).ok_or(no_line)?;
        if line.sha != act.sha256 {
            return Err(SignFlaw::OtherBook { line: number });
        }
        if act.role != signer.role {
            return Err(SignFlaw::Role(RoleFlaw::Differs));
        }
        match signer.role {
            SignerRole::Witness => return Err(SignFlaw::Role(RoleFlaw::WitnessSigns)),
            SignerRole::Leader if !line.kind.has_leader() => {
                return Err(SignFlaw::Role(RoleFlaw::NoVisit(number)));
            }
            SignerRole::Leader | SignerRole::Head => {}
        }
        let mut before = self.signed.iter();
        if let Some(twice) = before.find(|s| s.act.line == number && s.act.signer == *signer) {
            return Err(SignFlaw::Twice {
                line: number,
                signer: signer.clone(),
                at: twice.seq,
            });
        }
        let when_written = (self.rows_at(number), number, line.time.as_str());
        let when_signed = (self.rows(), lines, now);
        check_signature(signer, (line.sha, &act.sig), &[when_written, when_signed])
    }

    fn check_witness(&self, act: &WitnessAct) -> Result<(), SignFlaw> {
        let (text, signer) = (&act.text, &act.signer);
        let lines = self.lines.len() as u64;
        let no_line = SignFlaw::NoLine {
            line: text.line,
            lines,
        };
        if self.line(text.line).ok_or(no_line)?.sha != text.sha256 {
            return Err(SignFlaw::OtherBook { line: text.line });
        }
        if signer.role != SignerRole::Witness {
            return Err(SignFlaw::Role(RoleFlaw::NoWitness(signer.role)));
        }
        let mut before = self.witnessed.iter();
        if let Some(twice) = before.find(|w| w.act.text == *text && w.act.signer == *signer) {
            return Err(SignFlaw::Twice {
                line: text.line,
                signer: signer.clone(),
                at: twice.seq,
            });
        }
        let when_received = (self.rows(), lines, text.received.as_str());
        check_signature(signer, (text.digest(), &act.sig), &[when_received])
    }
}

/// Whether a team leader may sign a line: one of its visits is led by him, by certificate number.
///
/// # Errors
/// [`RoleFlaw::NotLeader`] or [`RoleFlaw::NoVisit`].
pub fn check_leads(line: u64, signer: &SignerId, leaders: &[String]) -> Result<(), SignFlaw> {
    if signer.role != SignerRole::Leader || leaders.contains(&signer.name) {
        return Ok(());
    }
    Err(SignFlaw::Role(match leaders {
        [] => RoleFlaw::NoVisit(line),
        _ => RoleFlaw::NotLeader {
            line,
            leaders: leaders.to_vec(),
        },
    }))
}

/// Holds the signature of `signer` over a digest against rows of `signers`: those in force at some line, each
/// with the time at which the key has to be good.
///
/// # Errors
/// [`SignFlaw`]: its form, its key, the row, the signature itself.
pub fn check_signature(
    signer: &SignerId,
    (digest, sig): (Sha, &str),
    registered: &[(&[SignerRow], u64, &str)],
) -> Result<(), SignFlaw> {
    let signature = SshSignature::from_base64(sig)?;
    let namespace = signer.role.namespace();
    for (rows, line, time) in registered {
        let own = |row: &&SignerRow| row.signer == *signer && row.key == signature.key;
        let Some(row) = rows.iter().find(own) else {
            return Err(SignFlaw::NoKey {
                signer: signer.clone(),
                key: signature.key.fingerprint(),
                line: *line,
            });
        };
        let is_good = Moment::of_time(time).is_some_and(|at| row.is_valid_at(at.unix));
        if !is_good || !row.signs(namespace) {
            return Err(SignFlaw::NotValid {
                signer: signer.clone(),
                time: (*time).to_owned(),
            });
        }
    }
    signature.verify(namespace, digest)?;
    Ok(())
}
