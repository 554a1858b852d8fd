//! Running numbers that serve as ids, once they were published: `plan publish` fixes them, and whatever is sorted or left out
//! later must not give a task (任务) or an item (事项) the number of another.

use super::lists::Lists;
use crate::domain::acts::in_force::ItemInForce;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::word;
use crate::domain::lists::fault::{Fault, Flaw};

/// The numbers of a published version of the plan, each with the name that it was published with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// The version.
    pub version: u32,
    /// Its items.
    pub items: Vec<ItemInForce>,
    /// Its tasks: id and name.
    pub tasks: Vec<(String, String)>,
}

impl Numbers {
    /// A fault for each row without an id of its own whose running number was published with another name.
    pub fn faults(&self, lists: &Lists) -> Vec<Fault> {
        let items = self.items.iter().map(|item| (&*item.id, &*item.name));
        let items: Vec<(&str, &str)> = items.collect();
        let tasks = self.tasks.iter().map(|(id, name)| (&**id, &**name));
        let tasks: Vec<(&str, &str)> = tasks.collect();
        let now_items = lists
            .items
            .iter()
            .map(|(row, item)| (*row, &*item.id, &*item.name));
        let now_tasks = lists
            .plan
            .iter()
            .map(|(row, task)| (*row, &*task.id, &*task.name));
        let mut faults = Vec::new();
        let numbered = |list, row| lists.numbered.contains(&(list, row));
        let now_items = now_items.filter(|(row, ..)| numbered(ListName::Items, *row));
        let now_tasks = now_tasks.filter(|(row, ..)| numbered(ListName::Plan, *row));
        self.of_list(ListName::Items, &items, now_items, &mut faults);
        self.of_list(ListName::Plan, &tasks, now_tasks, &mut faults);
        faults
    }

    fn of_list<'a>(
        &self,
        list: ListName,
        published: &[(&str, &str)],
        rows: impl Iterator<Item = (u64, &'a str, &'a str)>,
        faults: &mut Vec<Fault>,
    ) {
        for (row, id, name) in rows {
            let known = published.iter().find(|(known, _)| *known == id);
            let Some((_, other)) = known.filter(|(_, known)| !word::same(known, name)) else {
                continue;
            };
            let was = published.iter().find(|(_, known)| word::same(known, name));
            let flaw = Flaw::Renumbered {
                version: self.version,
                id: id.to_owned(),
                published: (*other).to_owned(),
                was: was.map(|(id, _)| (*id).to_owned()),
            };
            faults.push(Fault::new(list, row, Some("name"), name, flaw));
        }
    }
}
