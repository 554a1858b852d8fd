//! Inspectors as people name them: by certificate number, or by a name that only one has; and their names beside the numbers
//! in what is refused.

use crate::domain::ground::cell::tidy_code;
use crate::domain::refusal::Refusal;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::naming::{Meant, Named, meant};
use crate::domain::visit::visits::Visit;
use crate::domain::year::lists::Lists;

use crate::disk::case::Case;
use crate::disk::{Trouble, lists};

/// The lists of today; none where they cannot be read, since codes, ids and numbers do without names.
///
/// # Errors
/// The file system fails.
pub fn lists_at_hand(case: &Case) -> Result<Lists, Trouble> {
    match lists::read(case) {
        Ok((lists, _, _)) => Ok(lists),
        Err(Trouble::Refused(_)) => Ok(Lists::default()),
        Err(trouble) => Err(trouble),
    }
}

/// The inspectors of today's library.
#[derive(Debug)]
pub struct People(Vec<Named>);

impl People {
    /// Reads them; none where the lists cannot be read, since numbers do without them.
    ///
    /// # Errors
    /// The file system fails.
    pub fn read(case: &Case) -> Result<Self, Trouble> {
        Ok(Self::of(&lists_at_hand(case)?))
    }

    /// Those of these lists.
    pub fn of(lists: &Lists) -> Self {
        let inspectors = lists.inspectors.iter();
        let named = inspectors.map(|(_, inspector)| Named {
            code: inspector.cert.clone(),
            name: inspector.name.clone(),
        });
        Self(named.collect())
    }

    /// The certificate number of whom somebody means at a visit: first among its team and those who left it, then among all;
    /// what is said itself where nobody is called so.
    ///
    /// # Errors
    /// [`VisitFlaw::Ambiguous`].
    pub fn cert(&self, visit: &Visit, said: &str) -> Result<String, VisitFlaw> {
        let there = || visit.team.iter().chain(&visit.empty);
        let number = tidy_code(said);
        if let Some(cert) = there().find(|cert| **cert == *number) {
            return Ok(cert.clone());
        }
        let of_visit = there().map(|cert| self.named(cert));
        let of_visit: Vec<Named> = of_visit.collect();
        match meant(said, &of_visit) {
            Meant::One(one) => Ok(one.code.clone()),
            Meant::Several(named) => {
                let said = said.to_owned();
                Err(VisitFlaw::Ambiguous { said, named })
            }
            Meant::Unknown(_) => self.one(said),
        }
    }

    /// The certificate number of whom somebody means; what is said itself where nobody is called so.
    ///
    /// # Errors
    /// [`VisitFlaw::Ambiguous`].
    pub fn one(&self, said: &str) -> Result<String, VisitFlaw> {
        match meant(said, &self.0) {
            Meant::One(one) => Ok(one.code.clone()),
            Meant::Several(named) => {
                let said = said.to_owned();
                Err(VisitFlaw::Ambiguous { said, named })
            }
            Meant::Unknown(_) => Ok(said.to_owned()),
        }
    }

    fn named(&self, cert: &str) -> Named {
        let known = self.0.iter().find(|named| named.code == cert);
        known.cloned().unwrap_or_else(|| Named {
            code: cert.to_owned(),
            name: String::new(),
        })
    }

    /// The names of a team.
    pub fn names_of(&self, visit: &Visit) -> Vec<String> {
        visit
            .team
            .iter()
            .map(|cert| self.named(cert).name)
            .collect()
    }

    /// A certificate number with the name.
    pub fn shown(&self, cert: &str) -> String {
        self.named(cert).to_string()
    }

    /// A refusal with names beside the certificate numbers of a team.
    pub fn named_in(&self, trouble: Trouble) -> Trouble {
        let name = |cert: &str| self.shown(cert);
        match trouble {
            Trouble::Refused(refusal) => match *refusal {
                Refusal::Visit(flaw) => flaw.naming(&name).into(),
                Refusal::Replacement(flaw) => flaw.naming(&name).into(),
                other => other.into(),
            },
            trouble @ Trouble::File { .. } => trouble,
        }
    }
}
