//! The visits of one draw as they stand while the book grows line by line, each made when it is asked for.

use std::collections::HashMap;
use std::sync::Arc;

use super::replacements::Replacements;
use super::visits::{Visit, VisitObject, apply, visit_of};
use crate::domain::method::drawn_rows::DrawnRows;
use crate::domain::method::owners::Owners;

/// What a draw drew: its rows, and whose the objects are.
#[derive(Debug, Clone, Copy)]
pub struct AsDrawn<'a> {
    /// The draw's id.
    pub draw: &'a Arc<str>,
    /// The drawn objects with their teams.
    pub rows: &'a DrawnRows,
    /// Whose the objects are.
    pub owners: &'a Owners,
}

impl<'a> AsDrawn<'a> {
    /// The enterprise of the object in the row at `place`.
    fn enterprise(&self, place: u32) -> Option<&'a str> {
        let code = self.rows.code(place as usize)?;
        Some(self.owners.enterprise_of(code))
    }

    /// The places of the rows ascending by the marks of their enterprises, those of one in draw order.
    fn by_enterprise(&self) -> Vec<(u64, u32)> {
        let places = (0..).take(self.rows.len());
        let marked = places.map(|place| (self.enterprise(place).map_or(0, mark), place));
        let mut places: Vec<(u64, u32)> = marked.collect();
        places.sort_unstable();
        places
    }

    /// The visit of an enterprise as it was drawn; `places` are those of the rows by the marks of their
    /// enterprises.
    fn visit(&self, places: &[(u64, u32)], enterprise: &str) -> Option<Visit> {
        let mark = mark(enterprise);
        let first = places.partition_point(|(of, _)| *of < mark);
        let here = places[first..].iter().take_while(|(of, _)| *of == mark);
        let here = here.filter(|(_, place)| self.enterprise(*place) == Some(enterprise));
        let mut rows = here.filter_map(|(_, place)| self.rows.get(*place as usize));
        let first = rows.next()?;
        let mut visit = Visit::drawn(self.draw, enterprise, &first);
        visit.objects.push(VisitObject::drawn(&first));
        visit
            .objects
            .extend(rows.map(|row| VisitObject::drawn(&row)));
        Some(visit)
    }
}

/// A number by which a code is looked for: hardly two have the same.
fn mark(code: &str) -> u64 {
    let mix = |mark: u64, byte| (mark ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    code.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// The visits of a draw, after so many of the changes that the book has.
#[derive(Debug, Default)]
pub struct VisitsNow {
    /// The places of the rows by the marks of their enterprises; nothing before a visit was asked for.
    by_enterprise: Option<Vec<(u64, u32)>>,
    /// The visits that the changes are about.
    touched: Vec<Visit>,
    /// By enterprise, the place among them.
    places: HashMap<String, usize>,
    /// How many changes were made, and the line of the last one.
    made: (usize, u64),
}

impl VisitsNow {
    /// The visit of an enterprise by what the book says of the draw.
    pub fn of(
        &mut self,
        drawn: &AsDrawn<'_>,
        replacements: &Replacements,
        enterprise: &str,
    ) -> Option<Visit> {
        self.bring_up(drawn, replacements);
        match self.places.get(enterprise) {
            Some(place) => self.touched.get(*place).cloned(),
            None => self.drawn(drawn, enterprise),
        }
    }

    fn drawn(&mut self, drawn: &AsDrawn<'_>, enterprise: &str) -> Option<Visit> {
        let places = self
            .by_enterprise
            .get_or_insert_with(|| drawn.by_enterprise());
        drawn.visit(places, enterprise)
    }

    fn bring_up(&mut self, drawn: &AsDrawn<'_>, replacements: &Replacements) {
        let asked = replacements.changed(drawn.draw);
        if self.made == asked {
            return;
        }
        let changes = replacements.changes(drawn.draw);
        let (count, last) = self.made;
        // A book that has other changes than those made is another one: all of its changes are made.
        let before = count.checked_sub(1).and_then(|place| changes.get(place));
        let is_of_this_book = before.is_some_and(|(seq, _)| *seq == last);
        let made = if is_of_this_book { count } else { 0 };
        if made == 0 {
            self.touched.clear();
        }
        for (_, change) in changes.into_iter().skip(made) {
            self.touch(drawn, &change.at().enterprise);
            if let Some(code) = change.taken() {
                let joined = visit_of(code, drawn.draw, drawn.owners);
                self.touch(drawn, &joined.enterprise);
            }
            apply(&mut self.touched, change, drawn.owners);
        }
        let places = self.touched.iter().enumerate();
        let place = |(place, visit): (usize, &Visit)| (visit.id.enterprise.to_string(), place);
        self.places = places.map(place).collect();
        self.made = asked;
    }

    fn touch(&mut self, drawn: &AsDrawn<'_>, enterprise: &str) {
        let mut touched = self.touched.iter();
        if touched.all(|visit| *visit.id.enterprise != *enterprise) {
            let visit = self.drawn(drawn, enterprise);
            self.touched.extend(visit);
        }
    }
}
