//! What the book has in force: rules and finding codes by line (第13条, 第16条, 第19条), and what choucha.toml was when
//! something was decided by it.

use super::fold::{Book, DrawnRound};
use crate::domain::acts::entry::ListNotes;
use crate::domain::acts::in_force::{SettingsChange, SettingsNote};
use crate::domain::ground::rules::Rules;
use crate::domain::lists::plan_flaw::PlanFlaw;

impl Book {
    /// A book belongs to one bureau, from its first plan, seal or draw on.
    ///
    /// # Errors
    /// [`PlanFlaw::OtherBureau`] for the name of another.
    pub fn check_bureau(&self, asked: &str) -> Result<(), PlanFlaw> {
        match &self.bureau {
            Some(bureau) if bureau != asked => Err(PlanFlaw::OtherBureau {
                asked: asked.to_owned(),
                bureau: bureau.clone(),
            }),
            Some(_) | None => Ok(()),
        }
    }

    /// The rules in force after line `seq`; a line is judged by those before it.
    pub fn rules_after(&self, seq: u64) -> &Rules {
        let mut lines = self.rules_lines.iter().rev();
        let line = lines.find(|line| line.seq <= seq);
        line.map_or(&self.rules, |line| &line.rules)
    }

    /// Whether a line says of choucha.toml, and of the lists read by it, what every line before it says of files of the same
    /// digest.
    pub fn agrees(&self, note: &SettingsNote, lists: Option<&ListNotes>) -> bool {
        let plans = self.plans.iter();
        let plans = plans.map(|plan| (&plan.act.settings, Some(&plan.act.lists)));
        let seals = self.seals.iter();
        let seals = seals.map(|seal| (&seal.act.settings, Some(&seal.act.lists)));
        let draws = self.draws.iter().map(|draw| (&draw.act.settings, None));
        let mut same = plans
            .chain(seals)
            .chain(draws)
            .filter(|(before, _)| before.sha256 == note.sha256);
        let same_lists = |before: Option<&ListNotes>| {
            let both = lists.into_iter().zip(before);
            let mut both = both.flat_map(|(lists, before)| {
                lists
                    .iter()
                    .filter_map(|(key, list)| Some((list, before.get(key)?)))
            });
            both.all(|(list, before)| list.sha256 != before.sha256 || list == before)
        };
        same.all(|(before, lists)| before == note && same_lists(lists))
    }

    /// What choucha.toml has otherwise than when the plan before line `seq` was published; nothing where nothing was
    /// changed, or no plan published.
    pub fn settings_since_plan(&self, seq: u64, note: &SettingsNote) -> Option<SettingsChange> {
        let mut plans = self.plans.iter().rev();
        let plan = plans.find(|plan| plan.seq < seq)?;
        note.since((plan.act.version, &plan.act.settings))
    }

    /// The same of a draw: of its seal, which fixed who takes part, or of itself.
    pub fn settings_of(&self, draw: &DrawnRound) -> Option<SettingsChange> {
        let (act, mut seals) = (&draw.act, self.seals.iter());
        let seal = seals.find(|seal| {
            (seal.act.task.as_str(), seal.act.round, seal.act.seal)
                == (act.task.as_str(), act.round, act.seal)
        });
        match seal {
            Some(seal) => self.settings_since_plan(seal.seq, &seal.act.settings),
            None => self.settings_since_plan(draw.seq, &act.settings),
        }
    }
}
