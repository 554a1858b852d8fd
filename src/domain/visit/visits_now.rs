//! The visits of one draw as they stand while the book grows line by line, each found by its enterprise.

use std::collections::HashMap;

use super::replacements::Replacements;
use super::visits::{Visit, apply, as_drawn};
use crate::domain::method::drawn_rows::DrawnRows;
use crate::domain::method::owners::Owners;

/// The visits of a draw, after so many of the changes that the book has.
#[derive(Debug, Default)]
pub struct VisitsNow {
    visits: Vec<Visit>,
    /// By enterprise, the place among the visits.
    places: HashMap<String, usize>,
    /// How many changes were made, and the line of the last one; nothing before the visits were made.
    made: Option<(usize, u64)>,
}

impl VisitsNow {
    /// Brings them up to what the book says of the draw `draw`, whose record has `rows` and whose objects belong to `owners`.
    pub fn bring_up(
        &mut self,
        draw: &str,
        (rows, owners): (&DrawnRows, &Owners),
        replacements: &Replacements,
    ) {
        let asked = replacements.changed(draw);
        if self.made == Some(asked) {
            return;
        }
        let changes = replacements.changes(draw);
        let made = self.made.filter(|(count, last)| {
            let before = count.checked_sub(1).and_then(|place| changes.get(place));
            *count == 0 || before.is_some_and(|(seq, _)| seq == last)
        });
        let made = made.map_or_else(
            || {
                self.visits = as_drawn(draw, rows, owners);
                0
            },
            |(count, _)| count,
        );
        for (_, change) in changes.into_iter().skip(made) {
            apply(&mut self.visits, change, owners);
        }
        let places = self.visits.iter().enumerate();
        let place = |(place, visit): (usize, &Visit)| (visit.id.enterprise.clone(), place);
        self.places = places.map(place).collect();
        self.made = Some(asked);
    }

    /// The visit of an enterprise.
    pub fn of(&self, enterprise: &str) -> Option<&Visit> {
        let place = self.places.get(enterprise)?;
        self.visits.get(*place)
    }

    /// All of them, in draw order.
    pub fn all(&self) -> &[Visit] {
        &self.visits
    }
}
