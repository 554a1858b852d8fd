//! Replacement (更换) after the draw (第15条: in general not allowed, and then only with a reason and by lot).
//!
//! Of an inspector: the request stands in the book before any lot is drawn, and the digest of its line goes into the key:
//! key' = SHA-256(manifest.txt ‖ "replace: " ‖ that digest in hex ‖ LF ‖ "seed: " ‖ seed ‖ LF). *Because* a lot that could
//! be known before the request is written could decide what is requested. lot'(j) = number j of stream 3 under key', j the
//! line of inspectors.txt. Of those who may, the smallest (visits, lot', cert) takes the seat. *Because* fewest visits
//! first keeps the load even.
//!
//! Of an object that is not there any more: the stratum's next ticket, with the lost object's team; whoever is recused
//! from it is replaced as above, seat by seat, with lots of the same key'.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::flaw::ReplacementFlaw;
use crate::domain::acts::replacement::{Candidate, Ground, SeatTaken};
use crate::domain::ground::sha::Sha;
use crate::domain::lists::inspector::Inspector;
use crate::domain::lists::recusal::Recusal;
use crate::domain::method::frame::Crew;
use crate::domain::method::key::Seed;
use crate::domain::method::numbers::{Numbers, REPLACEMENT_LOTS};
use crate::domain::visit::visits::Visit;

/// key' of a replacement; `request` is the digest of the request's line, its LF included.
pub fn derive(manifest: &[u8], request: Sha, seed: &Seed) -> Sha {
    let mut hash = Sha256::new();
    hash.update(manifest);
    hash.update(format!("replace: {request}\nseed: {}\n", seed.as_str()));
    Sha(hash.finalize().into())
}

/// The lots of a replacement, for the lines of inspectors.txt.
pub struct Lots<'a> {
    crew: &'a Crew,
    numbers: Numbers,
}

impl<'a> Lots<'a> {
    /// The lots of `crew` under key'.
    pub fn new(crew: &'a Crew, key: Sha) -> Self {
        Self {
            crew,
            numbers: Numbers::new(&key.0, REPLACEMENT_LOTS),
        }
    }

    /// lot' of a certificate number; nothing for one that is no line of inspectors.txt.
    pub fn of(&mut self, cert: &str) -> Option<u64> {
        let line = self.crew.line_of(cert)?;
        Some(self.numbers.at(u64::from(line)))
    }

    /// Of the candidates the smallest (visits, lot', cert).
    pub fn taker<'c>(&mut self, candidates: &'c [Candidate]) -> Option<&'c str> {
        let ranked = candidates.iter().filter_map(|candidate| {
            let cert = candidate.cert.as_str();
            Some((candidate.visits, self.of(cert)?, cert))
        });
        ranked.min().map(|(_, _, cert)| cert)
    }
}

/// A candidate with its lot, for showing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Certificate number.
    pub cert: String,
    /// Name.
    pub name: String,
    /// Visits in this draw as they stood.
    pub visits: u64,
    /// lot'.
    pub lot: Option<u64>,
}

/// Who may take a seat at one object.
#[derive(Debug, Clone)]
pub struct Bench<'a> {
    /// inspectors.txt of the draw.
    pub crew: &'a Crew,
    /// How many of a team must be qualified.
    pub qualified: u32,
    /// Who may not: recused from the object, without a valid certificate, or replaced out of it.
    pub barred: &'a BTreeSet<String>,
    /// Visits in this draw as they now stand, by certificate number.
    pub visits: &'a BTreeMap<String, u64>,
}

impl Bench<'_> {
    fn is_qualified(&self, cert: &str) -> bool {
        let line = self.crew.line_of(cert);
        line.is_some_and(|line| self.crew.qualified[line as usize])
    }

    fn qualified_of<'a>(&self, team: impl Iterator<Item = &'a String>) -> usize {
        team.filter(|cert| self.is_qualified(cert)).count()
    }

    /// Everybody who could take the seat of `leaver` in `team`, ascending by certificate number.
    pub fn candidates(&self, team: &[String], leaver: &str) -> Vec<Candidate> {
        let others = self.qualified_of(team.iter().filter(|cert| *cert != leaver));
        let qualified_only = others < self.qualified as usize;
        let lines = self.crew.certs.iter().zip(&self.crew.qualified);
        let free = lines.filter(|(cert, qualified)| {
            (**qualified || !qualified_only) && !self.barred.contains(*cert) && !team.contains(cert)
        });
        free.map(|(cert, _)| Candidate {
            cert: cert.clone(),
            visits: self.visits.get(cert).copied().unwrap_or(0),
        })
        .collect()
    }

    /// Whether every seat of `leavers` can be filled, whatever the lot says. For more than one seat this is asked of the
    /// team as a whole, since who takes the first seat decides who is left for the next.
    pub fn fills(&self, team: &[String], leavers: &[String]) -> bool {
        if let [leaver] = leavers {
            return !self.candidates(team, leaver).is_empty();
        }
        let free = self.crew.certs.iter();
        let free = free.filter(|cert| !self.barred.contains(*cert) && !team.contains(cert));
        let free: Vec<&String> = free.collect();
        let staying = self.qualified_of(team.iter().filter(|cert| !leavers.contains(cert)));
        let missing = (self.qualified as usize).saturating_sub(staying);
        free.len() >= leavers.len() && self.qualified_of(free.into_iter()) >= missing
    }

    /// Whether a lot has to be drawn: somebody could take one of the seats.
    pub fn needs_a_lot(&self, team: &[String], leavers: &[String]) -> bool {
        let (seats, _) = self.replace(team, leavers, None);
        seats.iter().any(|seat| !seat.candidates.is_empty())
    }

    /// The seats of `leavers`, in the order of the seats of `team`, each taken by lot; without a key nobody takes one.
    pub fn replace(
        &self,
        team: &[String],
        leavers: &[String],
        key: Option<Sha>,
    ) -> (Vec<SeatTaken>, Vec<String>) {
        let mut lots = key.map(|key| Lots::new(self.crew, key));
        let mut now = team.to_vec();
        let mut seats = Vec::new();
        for leaver in team.iter().filter(|cert| leavers.contains(cert)) {
            let candidates = self.candidates(&now, leaver);
            let taker = lots.as_mut().and_then(|lots| lots.taker(&candidates));
            let taker = taker.map(str::to_owned);
            if let Some(seat) = now.iter().position(|cert| cert == leaver) {
                match &taker {
                    Some(taker) => now[seat].clone_from(taker),
                    None => drop(now.remove(seat)),
                }
            }
            seats.push(SeatTaken {
                leaver: leaver.clone(),
                taker,
                candidates,
            });
        }
        (seats, now)
    }
}

/// How many visits each inspector has in a draw as it now stands; lost objects are not visited.
pub fn visits_of(visits: &[Visit]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for cert in visits
        .iter()
        .filter(|visit| !visit.lost)
        .flat_map(|v| &v.team)
    {
        *counts.entry(cert.clone()).or_insert(0) += 1;
    }
    counts
}

/// Who is recused from an object today by the list of recusals; a company's recusal covers the objects whose owner it is.
pub fn declared<'a>(
    recusals: &'a [(u64, Recusal)],
    (code, owner): (&str, &str),
    today: NaiveDate,
) -> impl Iterator<Item = &'a str> {
    let concerns =
        move |recusal: &Recusal| recusal.code == code || !owner.is_empty() && recusal.code == owner;
    let held: Vec<&str> = recusals
        .iter()
        .map(|(_, recusal)| recusal)
        .filter(|recusal| recusal.holds_in((today, today)) && concerns(recusal))
        .map(|recusal| recusal.cert.as_str())
        .collect();
    held.into_iter()
}

/// The lines of inspectors.txt whose certificate is not valid today, or not 有效, or gone from the library.
pub fn invalid<'a>(
    crew: &'a Crew,
    inspectors: &'a [(u64, Inspector)],
    today: NaiveDate,
) -> impl Iterator<Item = &'a str> {
    let valid: BTreeSet<&str> = inspectors
        .iter()
        .filter(|(_, inspector)| inspector.may_serve(today))
        .map(|(_, inspector)| inspector.cert.as_str())
        .collect();
    let certs = crew.certs.iter().map(String::as_str);
    certs.filter(move |cert| !valid.contains(cert))
}

/// Holds a ground against what it is given for: an inspector (`leaver`), or the object.
///
/// # Errors
/// [`ReplacementFlaw::Ground`] when it does not fit.
pub fn check_ground(ground: Ground, leaver: Option<&str>) -> Result<(), ReplacementFlaw> {
    if ground.is_of_inspector() == leaver.is_some() {
        return Ok(());
    }
    Err(ReplacementFlaw::Ground {
        ground,
        of_inspector: leaver.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn crew(qualified: &[bool]) -> Crew {
        Crew {
            certs: (0..qualified.len()).map(|j| format!("J{j:02}")).collect(),
            qualified: qualified.to_vec(),
        }
    }

    fn seed() -> Seed {
        Seed::new("07 12").expect("seed")
    }

    #[test]
    fn the_key_is_the_digest_of_manifest_request_and_seed() {
        let request = Sha::of(b"line\n");
        let plain = format!("m\nreplace: {request}\nseed: 07 12\n");
        assert_eq!(derive(b"m\n", request, &seed()), Sha::of(plain.as_bytes()));
    }

    #[test]
    fn a_ground_fits_what_is_replaced() {
        for ground in Ground::ALL {
            let (person, object) = (
                check_ground(ground, Some("J00")),
                check_ground(ground, None),
            );
            assert_eq!(person.is_ok(), ground.is_of_inspector());
            assert_ne!(person.is_ok(), object.is_ok());
        }
    }

    #[test]
    fn visits_of_lost_objects_do_not_count() {
        let visit = |object: &str, lost| Visit {
            id: crate::domain::acts::inspection::VisitId {
                draw: "T-1".into(),
                object: object.into(),
            },
            order: 1,
            stratum: String::new(),
            team: vec!["J00".into(), "J01".into()],
            instead_of: None,
            lost,
        };
        let counts = visits_of(&[visit("a", true), visit("b", false), visit("c", false)]);
        assert_eq!(counts.get("J01"), Some(&2));
    }

    #[test]
    fn an_owner_s_recusal_covers_its_objects_until_it_ends() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 6, d).expect("day");
        let recusal = |cert: &str, code: &str, until| {
            (
                2,
                Recusal {
                    cert: cert.into(),
                    code: code.into(),
                    declared: Some(day(1)),
                    until,
                    row: 2,
                },
            )
        };
        let list = [
            recusal("J00", "object", None),
            recusal("J01", "owner", None),
            recusal("J02", "object", Some(day(9))),
            recusal("J03", "object", Some(day(10))),
            recusal("J04", "", None),
        ];
        let held = |owner| declared(&list, ("object", owner), day(9)).collect::<Vec<_>>();
        assert_eq!(held("owner"), ["J00", "J01", "J03"]);
        assert_eq!(held(""), ["J00", "J03"]);
    }

    #[test]
    fn a_certificate_must_be_valid_today() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 6, d);
        let inspector = |cert: &str, valid_to, active| {
            let inspector = Inspector {
                cert: cert.into(),
                name: "n".into(),
                unit: "u".into(),
                specialties: Vec::new(),
                valid_to,
                active,
            };
            (2, inspector)
        };
        let list = [
            inspector("J00", day(9), true),
            inspector("J01", day(8), true),
            inspector("J02", day(9), false),
        ];
        let crew = crew(&[false; 4]);
        let today = day(9).expect("day");
        assert_eq!(
            invalid(&crew, &list, today).collect::<Vec<_>>(),
            ["J01", "J02", "J03"]
        );
    }

    /// The rule word for word: every line in turn, asked everything.
    fn plainly(bench: &Bench<'_>, team: &[String], leaver: &str, key: Sha) -> Option<String> {
        let qualified = |cert: &str| bench.is_qualified(cert);
        let mut others = 0;
        for member in team {
            if member != leaver && qualified(member) {
                others += 1;
            }
        }
        let mut numbers = Numbers::new(&key.0, 3);
        let mut best: Option<(u64, u64, String)> = None;
        for (j, cert) in bench.crew.certs.iter().enumerate() {
            let lot = numbers.at(j as u64);
            if bench.barred.contains(cert) || team.contains(cert) {
                continue;
            }
            if others < bench.qualified && !qualified(cert) {
                continue;
            }
            let rank = (
                bench.visits.get(cert).copied().unwrap_or(0),
                lot,
                cert.clone(),
            );
            if best.as_ref().is_none_or(|best| rank < *best) {
                best = Some(rank);
            }
        }
        best.map(|(_, _, cert)| cert)
    }

    proptest! {
        #[test]
        fn the_seat_goes_to_whom_the_rule_names(
            qualified in prop::collection::vec(any::<bool>(), 3..20),
            barred in prop::collection::btree_set(0usize..20, 0..12),
            visits in prop::collection::vec(0u64..3, 20),
            (group, q) in (2usize..4, 0u32..4),
            leavers in 1usize..4,
            key: [u8; 32],
        ) {
            let crew = crew(&qualified);
            let team: Vec<String> = crew.certs.iter().take(group).cloned().collect();
            let leavers: Vec<String> = team.iter().take(leavers).cloned().collect();
            let barred: BTreeSet<String> = barred
                .into_iter()
                .map(|j| format!("J{j:02}"))
                .chain(leavers.iter().cloned())
                .collect();
            let visits: BTreeMap<String, u64> = crew.certs.iter().cloned().zip(visits).collect();
            let bench = Bench { crew: &crew, qualified: q, barred: &barred, visits: &visits };
            let key = Sha(key);
            let (seats, after) = bench.replace(&team, &leavers, Some(key));
            let mut now = team.clone();
            for (seat, leaver) in seats.iter().zip(&leavers) {
                prop_assert_eq!(&seat.leaver, leaver);
                prop_assert_eq!(&seat.taker, &plainly(&bench, &now, leaver, key));
                prop_assert!(seat.candidates.is_sorted_by(|a, b| a.cert < b.cert));
                let place = now.iter().position(|cert| cert == leaver).expect("a member");
                match &seat.taker {
                    Some(taker) => now[place].clone_from(taker),
                    None => drop(now.remove(place)),
                }
            }
            prop_assert_eq!(seats.len(), leavers.len());
            prop_assert_eq!(&after, &now);
            if bench.fills(&team, &leavers) {
                prop_assert!(seats.iter().all(|seat| seat.taker.is_some()));
            } else if leavers.len() == 1 {
                prop_assert!(seats.iter().all(|seat| seat.taker.is_none()));
            }
            let none = seats.iter().all(|seat| seat.taker.is_none());
            prop_assert_eq!(bench.needs_a_lot(&team, &leavers), !none);
            // A team that had enough qualified people, and was filled, has enough of them still.
            let enough = |team: &[String]| bench.qualified_of(team.iter()) >= q as usize;
            if enough(&team) && after.len() == team.len() {
                prop_assert!(enough(&after));
            }
        }
    }
}
