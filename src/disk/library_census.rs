//! The library counted by enterprise (企业) after its pass: companies that turned out to own other objects are looked at again.

use crate::domain::lists::object::{Object, ObjectPlaces};
use crate::domain::settings::Settings;
use crate::domain::year::counting::SoFar;
use crate::domain::year::round::{Placed, Target};

use crate::disk::Trouble;
use crate::disk::library::Library;
use crate::disk::library_rows::fetch;

impl Library {
    /// Finishes the census of a library without faults; `targets` are the tasks that it was read for.
    pub(super) fn count(
        &mut self,
        settings: &Settings,
        targets: &[Target<'_>],
        so_far: SoFar<'_>,
    ) -> Result<(), Trouble> {
        let mut counting = std::mem::take(&mut self.found.counting);
        let companies = self.owners().filter_map(|(own, _)| own);
        let mut places: Vec<(u64, usize)> =
            companies.map(|key| (self.layout.offset(key), 0)).collect();
        places.sort_unstable();
        let columns = ObjectPlaces::new(&self.header);
        fetch(&self.prepared, &places, |_, row| {
            let object = Object::read(&columns, row, settings, &mut |_, _, _| {});
            let strata = (0u16..).zip(targets).filter_map(|(task, target)| {
                match target.place(&object, row) {
                    Placed::In(rule) => Some((task, rule)),
                    Placed::Out | Placed::NoRule(_) => None,
                }
            });
            counting.owns(&object, strata.collect(), so_far);
        })?;
        self.census = counting.finish(so_far);
        Ok(())
    }
}
