//! Seals passed over (未用的封存): of several seals whose seeds come from one source or on one day, and whose populations
//! share an object, whoever draws one and leaves or voids the others had a choice among their outcomes; and so had who voids
//! a draw without a seal and makes another on the same day. No single folder shows it; the book does.

use super::fold::{Book, DrawnRound, SealedRound};
use crate::domain::acts::entry::SealAct;
use crate::domain::method::source::come_together;

/// What became of a seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SealFate<'a> {
    /// 待抽取: it waits.
    Open,
    /// 已抽取: a draw was made from it, and holds.
    Drawn(&'a DrawnRound),
    /// 已抽取后作废: a draw was made from it, and was voided.
    DrawVoided(&'a DrawnRound),
    /// 已作废: it was voided before it was drawn, by this line.
    Voided(u64),
}

/// Which seals, or draws without one, were passed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PassedOver {
    /// Ids of those that wait undrawn.
    pub open: Vec<String>,
    /// Ids of those that were voided, before they were drawn or after.
    pub voided: Vec<String>,
}

impl PassedOver {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.open.len() + self.voided.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// Adds a seal by what became of it; one whose draw holds is not passed over.
    pub fn add(&mut self, seal: &SealAct, fate: &SealFate<'_>) {
        match fate {
            SealFate::Open => self.open.push(seal.id()),
            SealFate::Voided(_) | SealFate::DrawVoided(_) => self.voided.push(seal.id()),
            SealFate::Drawn(_) => {}
        }
    }
}

impl Book {
    /// Earlier draws of the same round that were voided.
    pub fn voided_before(&self, draw: &DrawnRound) -> Vec<String> {
        let round = (&draw.act.task, draw.act.round);
        let before = self.draws.iter().filter(|earlier| {
            earlier.voided()
                && earlier.seq < draw.seq
                && (&earlier.act.task, earlier.act.round) == round
        });
        before.map(|earlier| earlier.act.draw.clone()).collect()
    }

    /// What became of a seal.
    pub fn fate_of(&self, seal: &SealedRound) -> SealFate<'_> {
        let of = |draw: &&DrawnRound| {
            let key = (&draw.act.task, draw.act.round, draw.act.seal);
            key == (&seal.act.task, seal.act.round, seal.act.seal)
        };
        match (self.draws.iter().find(of), seal.void) {
            (Some(draw), _) if draw.voided() => SealFate::DrawVoided(draw),
            (Some(draw), _) => SealFate::Drawn(draw),
            (None, Some(line)) => SealFate::Voided(line),
            (None, None) => SealFate::Open,
        }
    }

    /// The draws of other rounds than this that may have been passed over for one of it without a seal: made on its day
    /// without a seal, and voided. Whether their populations share an object is for the texts to say.
    pub fn voided_on<'a>(&'a self, day: &str, (task, round): (&str, u32)) -> Vec<&'a DrawnRound> {
        let others = self.draws.iter().filter(|other| {
            let act = &other.act;
            let own = (&*act.task, act.round) == (task, round);
            other.voided() && act.seal == 0 && other.day == day && !own
        });
        others.collect()
    }

    /// The other seals that may have been passed over for one: their seeds come together with its own, and no draw made from
    /// them holds. Whether their populations share an object is for the texts to say.
    pub fn passed_over_for<'a>(
        &'a self,
        (task, round, seal): (&str, u32, u32),
        source: &str,
    ) -> Vec<(&'a SealedRound, SealFate<'a>)> {
        let others = self.seals.iter().filter(|other| {
            let of = &other.act;
            (&*of.task, of.round, of.seal) != (task, round, seal)
                && come_together(source, &of.source)
        });
        let fates = others.map(|other| (other, self.fate_of(other)));
        fates
            .filter(|(_, fate)| !matches!(fate, SealFate::Drawn(_)))
            .collect()
    }
}
