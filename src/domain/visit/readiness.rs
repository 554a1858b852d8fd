//! Whether the people of a visit can make it (第15条): two of them at least, and nobody who is recused from it. A replacement
//! can leave a team without them for a while: an object that came in may recuse a member, and a seat may stay empty.

use std::collections::BTreeSet;

use super::flaw::VisitFlaw;
use super::log::VisitLogs;
use super::visits::Visit;

/// The fewest people who may make a visit (行政处罚法 第四十二条: not fewer than two).
pub const FEWEST: usize = 2;

/// Who must not meet whom by recusals.txt of a draw. A draw makes no team of people who must not meet its objects, so it is
/// asked only where an object came in later.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Apart {
    pairs: BTreeSet<(String, String)>,
}

impl FromIterator<(String, String)> for Apart {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(pairs: T) -> Self {
        Self {
            pairs: pairs.into_iter().collect(),
        }
    }
}

impl Apart {
    /// Who must not meet any of these objects.
    pub fn from_any<'a>(&'a self, objects: &'a [String]) -> BTreeSet<&'a str> {
        let of = |code: &'a String| {
            let from = (code.clone(), String::new());
            let pairs = self.pairs.range(from..);
            pairs.take_while(move |(of, _)| of == code)
        };
        let pairs = objects.iter().flat_map(of);
        pairs.map(|(_, cert)| cert.as_str()).collect()
    }

    /// Whether an inspector must not meet an object.
    fn has(&self, code: &str, cert: &str) -> bool {
        self.pairs.contains(&(code.to_owned(), cert.to_owned()))
    }
}

impl Visit {
    /// The members of the team who must leave it, in the order of the seats: recused from one of the visit's objects by the
    /// texts of the draw, or granted to stay away from the enterprise.
    pub fn recused_members(&self, apart: &Apart, logs: &VisitLogs) -> Vec<String> {
        let granted: BTreeSet<&str> = logs.granted(&self.id.enterprise, u64::MAX).collect();
        if granted.is_empty() && apart.pairs.is_empty() {
            return Vec::new();
        }
        let objects = self.to_inspect();
        let recused = |cert: &&String| {
            let mut objects = objects.iter();
            granted.contains(cert.as_str()) || objects.any(|code| apart.has(code, cert))
        };
        self.team.iter().filter(recused).cloned().collect()
    }

    /// Refuses a visit that its people cannot make as they are.
    ///
    /// # Errors
    /// [`VisitFlaw::RecusedMembers`] or [`VisitFlaw::TooFew`].
    pub fn check_ready(&self, apart: &Apart, logs: &VisitLogs) -> Result<(), VisitFlaw> {
        let certs = self.recused_members(apart, logs);
        let visit = || self.id.clone();
        if !certs.is_empty() {
            return Err(VisitFlaw::RecusedMembers {
                visit: visit(),
                certs,
            });
        }
        if self.team.len() < FEWEST {
            return Err(VisitFlaw::TooFew {
                visit: visit(),
                team: self.team.clone(),
            });
        }
        Ok(())
    }
}
