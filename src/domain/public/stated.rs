//! What a publication states of the book.

use super::lines::{Entered, Stated, ToldOfDraw};
use super::publication::Public;
use crate::domain::acts::inspection::VisitId;
use crate::domain::ground::sha::Sha;

/// What a publication states.
pub fn of(public: &Public) -> Stated {
    // A digest that is none is that of nothing, and so found missing.
    let sha = |text: &str| Sha::from_hex(text).unwrap_or(Sha([0; 32]));
    let plans = public.plans.iter();
    let draws = public.draws.iter();
    let withheld = public.withheld.iter();
    let seals = public.seals.iter();
    let visits = public.visits.iter();
    let visits = visits.map(|visit| {
        let id = VisitId {
            draw: visit.draw.clone().into(),
            enterprise: visit.enterprise.clone().into(),
        };
        let (results, handlings) = (visit.results.len(), visit.handling.len());
        (id, Entered { results, handlings })
    });
    Stated {
        lines: public.lines.clone(),
        heads: public.heads.clone(),
        plans: plans
            .map(|plan| (plan.version.to_string(), plan.sha256))
            .collect(),
        draws: draws
            .map(|draw| (draw.id.clone(), sha(&draw.manifest_sha256)))
            .chain(withheld.map(|draw| (draw.id.clone(), sha(&draw.manifest_sha256))))
            .collect(),
        lists: public.draws.iter().map(|draw| draw.id.clone()).collect(),
        withheld: public
            .withheld
            .iter()
            .map(|draw| {
                let told = ToldOfDraw {
                    window: draw.window.clone(),
                    source: draw.source.clone(),
                    drawn_on: draw.drawn_on.clone(),
                };
                (draw.id.clone(), told)
            })
            .collect(),
        seals: seals
            .map(|seal| (seal.id.clone(), sha(&seal.manifest_sha256)))
            .collect(),
        visits: visits.collect(),
    }
}
