//! A property: the book of any replacements holds, and every forgery of one line of it is found, also where the forger writes
//! the lines behind it anew.

use choucha::domain::acts::entry::Act;
use choucha::domain::acts::replacement::*;
use proptest::prelude::*;

use super::random_books::{Held, hold, lists, steps};

/// Every forgery of the line `line` (from 1) of a book, with a name.
fn forgeries(held: &Held, acts: &[Act], line: usize) -> Vec<(&'static str, Vec<Act>)> {
    let mut forger = Forger {
        held,
        acts,
        line,
        forged: forged_outcomes(acts, line),
    };
    forge_candidates(&mut forger);
    forge_struck(&mut forger);
    forge_passed(&mut forger);
    forger.forged
}

/// Somebody who changes one line of a book, and writes what hangs on it anew.
struct Forger<'a> {
    held: &'a Held,
    acts: &'a [Act],
    line: usize,
    forged: Vec<(&'static str, Vec<Act>)>,
}

impl Forger<'_> {
    /// Adds a forgery, where the line can be changed so.
    fn add(&mut self, name: &'static str, change: impl FnOnce(&mut Act) -> bool) {
        let mut acts = self.acts.to_vec();
        if change(&mut acts[self.line - 1]) {
            self.held.resign(&mut acts, self.line);
            self.forged.push((name, acts));
        }
    }
}

fn forge_candidates(forger: &mut Forger<'_>) {
    forger.add("a candidate dropped", |act| {
        seat(act).is_some_and(|request| {
            request.candidates.len() > 1 && request.candidates.pop().is_some()
        })
    });
    forger.add("visits off by one", |act| {
        seat(act).is_some_and(|request| {
            request.candidates[0].visits += 1;
            true
        })
    });
    forger.add("a mark flipped", |act| {
        seat(act).is_some_and(|request| {
            let candidate = &mut request.candidates[0];
            candidate.qualified = !candidate.qualified;
            true
        })
    });
    forger.add("a candidate struck for nothing", |act| {
        seat(act).is_some_and(|request| {
            let cert = request.candidates.remove(0).cert;
            let reason = StruckReason::Granted;
            request.struck.push(Struck { cert, reason });
            request.struck.sort_by(|a, b| a.cert.cmp(&b.cert));
            !request.candidates.is_empty()
        })
    });
    forger.add("somebody struck is a candidate", |act| {
        seat(act).is_some_and(|request| {
            let barred = |struck: &Struck| struck.reason != StruckReason::Certificate;
            let Some(place) = request.struck.iter().position(barred) else {
                return false;
            };
            let cert = request.struck.remove(place).cert;
            let candidate = Candidate {
                cert,
                visits: 0,
                qualified: false,
            };
            request.candidates.push(candidate);
            request.candidates.sort_by(|a, b| a.cert.cmp(&b.cert));
            true
        })
    });
}

fn forge_struck(forger: &mut Forger<'_>) {
    for reason in StruckReason::ALL {
        forger.add("another reason", |act| {
            let struck = struck(act).and_then(|struck| struck.first_mut());
            struck.is_some_and(|first| std::mem::replace(&mut first.reason, reason) != reason)
        });
    }
    forger.add("somebody struck dropped", |act| {
        struck(act).is_some_and(|struck| struck.pop().is_some())
    });
}

fn forge_passed(forger: &mut Forger<'_>) {
    forger.add("passed tickets out of order", |act| {
        object(act).is_some_and(|request| {
            let many = request.passed.len() > 1;
            request.passed.reverse();
            many
        })
    });
    forger.add("a passed ticket dropped", |act| {
        object(act).is_some_and(|request| request.passed.pop().is_some())
    });
    forger.add("a ticket passed for a cap that is not used up", |act| {
        object(act).is_some_and(|request| {
            let out = |passed: &&mut Passed| passed.reason == PassedReason::Out;
            let first = request.passed.iter_mut().find(out);
            first.is_some_and(|passed| {
                passed.reason = PassedReason::Cap(vec!["B-1".into()]);
                true
            })
        })
    });
    forger.add("a cap of no draw", |act| {
        object(act).is_some_and(|request| {
            let cap = |passed: &&mut Passed| matches!(passed.reason, PassedReason::Cap(_));
            let first = request.passed.iter_mut().find(cap);
            first.is_some_and(|passed| {
                passed.reason = PassedReason::Out;
                true
            })
        })
    });
}

/// Forgeries of an outcome, which no line has to follow.
fn forged_outcomes(acts: &[Act], line: usize) -> Vec<(&'static str, Vec<Act>)> {
    let mut forged = Vec::new();
    let (Some(Act::Replace(request)), Act::Replaced(outcome)) = (
        line.checked_sub(2).map(|before| &acts[before]),
        &acts[line - 1],
    ) else {
        return forged;
    };
    let mut add = |name, outcome: ReplacedAct| {
        let mut acts = acts.to_vec();
        acts[line - 1] = Act::Replaced(outcome);
        forged.push((name, acts));
    };
    match (request, outcome) {
        (ReplaceAct::Seat(request), ReplacedAct::Seat(outcome)) => {
            let mut others = request.candidates.iter();
            let other = others.find(|candidate| candidate.cert != outcome.taker);
            if let Some(other) = other {
                let taker = other.cert.clone();
                let outcome = SeatOutcome {
                    taker,
                    ..outcome.clone()
                };
                add("another taker", ReplacedAct::Seat(outcome));
            }
            let seed = format!("{}0", outcome.seed);
            let outcome = SeatOutcome {
                seed,
                ..outcome.clone()
            };
            add("another seed", ReplacedAct::Seat(outcome));
        }
        (ReplaceAct::Object(request), ReplacedAct::Object(outcome)) => {
            let other = |object| {
                ReplacedAct::Object(ObjectOutcome {
                    object,
                    ..outcome.clone()
                })
            };
            if outcome.object.is_some() {
                add("none left", other(None));
                add("the lost one again", other(Some(request.object.clone())));
            } else {
                add("one more", other(Some("A00".into())));
            }
        }
        _ => {}
    }
    forged
}

fn seat(act: &mut Act) -> Option<&mut SeatRequest> {
    match act {
        Act::Replace(ReplaceAct::Seat(request)) => Some(request),
        _ => None,
    }
}

fn object(act: &mut Act) -> Option<&mut ObjectRequest> {
    match act {
        Act::Replace(ReplaceAct::Object(request)) => Some(request),
        _ => None,
    }
}

fn struck(act: &mut Act) -> Option<&mut Vec<Struck>> {
    match act {
        Act::Replace(ReplaceAct::Seat(request)) => Some(&mut request.struck),
        Act::Decision(act) => Some(&mut act.struck),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_book_holds_and_no_forged_line_does(lists in lists(), steps in steps()) {
        let Some(held) = hold(&lists) else {
            return Err(TestCaseError::reject("nobody could be drawn from these lists"));
        };
        let acts = held.book(&steps);
        prop_assert_eq!(held.check(&acts), Ok(()), "{:#?}", acts);
        for line in 1..=acts.len() {
            for (name, forged) in forgeries(&held, &acts, line) {
                let found = held.check(&forged);
                prop_assert!(found.is_err(), "{} in line {}: {:#?}", name, line, forged[line - 1]);
                // It is found in that line, or in the one behind it that names what is not there.
                let place = found.unwrap_err().place;
                let at: usize = place.split(' ').next().unwrap().parse().unwrap();
                prop_assert!(at == line || at == line + 1, "{name} in line {line}: {place}");
            }
        }
    }
}
