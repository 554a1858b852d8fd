//! The library counted by enterprise (企业) after its pass: companies that turned out to own other objects are looked at again.

use crate::domain::lists::object::{Object, ObjectPlaces};
use crate::domain::settings::Settings;
use crate::domain::year::counting::SoFar;
use crate::domain::year::placing::Placing;
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
        let mut placing = Placing::new(targets);
        fetch(&self.prepared, &places, |_, row| {
            let object = Object::read(&columns, row, settings, &mut |_, _, _| {});
            let mut strata = Vec::new();
            placing.place(targets, (&object, row), &mut [], |task, placed| {
                if let Placed::In(rule) = placed {
                    strata.push((u16::try_from(task).unwrap_or(u16::MAX), *rule));
                }
            });
            counting.owns(&object, &strata, so_far);
        })?;
        self.census = counting.finish(so_far);
        Ok(())
    }
}
