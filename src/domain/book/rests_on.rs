//! On which draws exclusions rest (第13条 防止过度检查): those outside the plan and those without a seal are named, since whoever
//! made them could choose the scope, or the seed.

use std::collections::BTreeSet;

use super::fold::Book;
use crate::domain::acts::origin::Origin;
use crate::domain::method::influence::RestsOn;

impl Book {
    /// What these exclusions rest on; each is the ids of the draws that used up a cap.
    pub fn rests_on<'a>(&self, excluded: impl IntoIterator<Item = &'a [String]>) -> RestsOn {
        let (mut adhoc, mut unsealed) = (BTreeSet::new(), BTreeSet::new());
        let mut found = RestsOn::default();
        for draws in excluded {
            let mut any = false;
            for draw in draws.iter().filter_map(|id| self.draw(id)) {
                let act = &draw.act;
                let of = match act.origin {
                    Some(Origin::Adhoc { .. }) => &mut adhoc,
                    _ if act.seal == 0 => &mut unsealed,
                    _ => continue,
                };
                of.insert(act.draw.clone());
                any = true;
            }
            found.excluded += u64::from(any);
        }
        found.adhoc = adhoc.into_iter().collect();
        found.unsealed = unsealed.into_iter().collect();
        found
    }
}
