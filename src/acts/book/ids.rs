//! The ids of a case folder that a shell may offer: what is there is read, nothing fails, and nothing that is no id is given.

use std::fs;
use std::path::Path;

use crate::disk::case::Case;
use crate::disk::lists;
use crate::domain::ground::cell::is_id;

/// The tasks of today's plan.
pub fn tasks(root: &Path) -> Vec<String> {
    let plan = Case::open(root).and_then(|case| lists::plan(&case));
    let tasks = plan.map(|(tasks, _)| tasks).unwrap_or_default();
    sound(tasks.into_iter().map(|task| task.id))
}

/// The draws.
pub fn draws(root: &Path) -> Vec<String> {
    folders(&root.join("draws"))
}

/// The draws and the seals: what can be voided.
pub fn draws_and_seals(root: &Path) -> Vec<String> {
    let mut ids = draws(root);
    ids.extend(folders(&root.join("seals")));
    ids
}

fn folders(above: &Path) -> Vec<String> {
    let there = fs::read_dir(above).into_iter().flatten().flatten();
    sound(there.filter_map(|entry| entry.file_name().into_string().ok()))
}

fn sound(ids: impl Iterator<Item = String>) -> Vec<String> {
    let mut ids: Vec<String> = ids.filter(|id| is_id(id)).collect();
    ids.sort_unstable();
    ids
}
