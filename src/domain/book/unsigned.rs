//! 待签名: lines of the book that `[rules] sign` wants signed, and that nobody of that role has signed.
//!
//! A signature over a later line covers them too, through `prev`.

use std::collections::BTreeMap;

use crate::domain::acts::entry::{Act, Entry};
use crate::domain::ground::rules::SignRule;
use crate::domain::ground::signer::SignerRole;

use super::fold::Book;
use super::signatures::Signatures;

/// A line without a signature that it should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsigned {
    /// The line.
    pub line: u64,
    /// Its day.
    pub day: String,
    /// What it says.
    pub act: Act,
    /// As what it should be signed.
    pub role: SignerRole,
    /// Of a leader's: who that is, by certificate number.
    pub leader: Option<String>,
}

/// The last line that somebody of each role has signed or witnessed.
#[derive(Debug, Default)]
pub struct Covered<'a> {
    last: BTreeMap<SignerRole, u64>,
    of_leader: BTreeMap<&'a str, u64>,
}

impl<'a> Covered<'a> {
    /// By what the book says of signatures.
    pub fn of(signatures: &'a Signatures) -> Self {
        let mut covered = Self::default();
        for signed in &signatures.signed {
            let (signer, line) = (&signed.act.signer, signed.act.line);
            raise(covered.last.entry(signer.role).or_default(), line);
            if signer.role == SignerRole::Leader {
                raise(covered.of_leader.entry(&signer.name).or_default(), line);
            }
        }
        for witness in &signatures.witnessed {
            let last = covered.last.entry(SignerRole::Witness).or_default();
            raise(last, witness.act.text.line);
        }
        covered
    }

    /// Whether a line is signed by somebody of this role, or by this leader.
    fn has(&self, line: u64, role: SignerRole, leader: Option<&str>) -> bool {
        let last = match leader {
            Some(leader) => self.of_leader.get(leader),
            None => self.last.get(&role),
        };
        last.is_some_and(|last| line <= *last)
    }
}

fn raise(last: &mut u64, line: u64) {
    *last = line.max(*last);
}

/// What is missing of a line, by these rules; `leaders` are those of its visits.
///
/// # Errors
/// As `leaders`.
pub fn of_line<E>(
    (book, entry): (&Book, &Entry),
    rules: &[SignRule],
    covered: &Covered<'_>,
    leaders: &mut impl FnMut(&Entry) -> Result<Vec<String>, E>,
) -> Result<Vec<Unsigned>, E> {
    let mut missing = Vec::new();
    for rule in rules.iter().filter(|rule| rule.act == entry.act.kind()) {
        let role = rule.role;
        let of = |leader| Unsigned {
            line: entry.seq,
            day: book.day_of(entry).to_string(),
            act: entry.act.clone(),
            role,
            leader,
        };
        if role != SignerRole::Leader {
            if !covered.has(entry.seq, role, None) {
                missing.push(of(None));
            }
            continue;
        }
        for leader in leaders(entry)? {
            if !covered.has(entry.seq, role, Some(&leader)) {
                missing.push(of(Some(leader)));
            }
        }
    }
    Ok(missing)
}
