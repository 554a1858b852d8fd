//! The lists for rounds to be drawn: read for one alone, or once for as many of a run as can be drawn from one pass over the
//! library. Each has of it what it would have alone.

use std::sync::Arc;

use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::refusal::Refusal;
use crate::domain::year::lists::Lists;
use crate::domain::year::plan::Task;

use super::case_lists;
use crate::disk::case::Case;
use crate::disk::library::{Library, Shared};
use crate::disk::lists::{self, ListRead};
use crate::disk::lists_seen::ListsSeen;
use crate::disk::{Progress, Trouble};

/// The lists as read for one round to be drawn.
#[derive(Debug)]
pub struct RoundLists {
    /// The small lists.
    pub lists: Arc<Lists>,
    /// The library, read for the task.
    pub library: Library,
    /// The task.
    pub task: Task,
    /// How many faults the lists have; none unless the round is sealed.
    pub faults: u64,
    /// How each list was read.
    pub reads: Arc<Vec<ListRead>>,
}

/// A round that is to be drawn or sealed.
#[derive(Debug, Clone, Copy)]
pub struct WantedRound<'a> {
    /// Its task.
    pub task: &'a str,
    /// The round.
    pub round: u32,
    /// Whether it waits with its seal: then it is drawn from its own texts, whatever the lists are like.
    pub sealed: bool,
}

/// The lists for the rounds of a run, one after the other.
#[derive(Debug)]
pub struct RunLists {
    /// What was read for several tasks.
    read: Option<Together>,
    /// For how many tasks they are read at once: for half as many where they do not go together, for twice as many where they
    /// did.
    most: usize,
}

/// Lists without faults that were read for several tasks.
#[derive(Debug)]
struct Together {
    /// What their files were like.
    seen: ListsSeen,
    lists: Arc<Lists>,
    reads: Arc<Vec<ListRead>>,
    library: Arc<Shared>,
}

/// Reads the lists to draw one task: any fault is refused, unless the round is sealed and drawn from its own texts; then
/// the faults are counted.
///
/// # Errors
/// [`DrawFlaw::NoTask`], [`DrawFlaw::NoRound`], [`CaseFlaw::Lists`], or as [`case_lists::check`].
pub fn for_round(
    case: &Case,
    wanted: WantedRound<'_>,
    progress: Progress<'_>,
) -> Result<RoundLists, Trouble> {
    RunLists::default().for_round(case, wanted, &[], progress)
}

impl Default for RunLists {
    fn default() -> Self {
        let (read, most) = (None, usize::MAX);
        Self { read, most }
    }
}

impl RunLists {
    /// The lists for the next round of a run, as [`for_round`] gives them; `to_come` are the tasks of the rounds behind it.
    ///
    /// # Errors
    /// As [`for_round`].
    pub fn for_round(
        &mut self,
        case: &Case,
        wanted: WantedRound<'_>,
        to_come: &[&str],
        progress: Progress<'_>,
    ) -> Result<RoundLists, Trouble> {
        if let Some(read) = &self.read
            && read.seen == ListsSeen::now(case)
        {
            let task = wanted.task_in(&read.lists, 0)?;
            if let Some(round) = read.for_task(task) {
                return Ok(round);
            }
        }
        self.read = None;
        loop {
            let seen = ListsSeen::now(case);
            let ((lists, faults, reads), library) = lists::read_beside(case)?;
            let task = wanted.task_in(&lists, faults.total)?;
            let tasks = self.together(&lists, &task, to_come);
            let refs: Vec<&Task> = tasks.iter().collect();
            let small = ((lists, faults, reads), library);
            let read = case_lists::to_draw(case, small, &refs, progress)?;
            let whole = read.faults.is_empty();
            let Some(library) = read
                .library
                .filter(|_| whole || wanted.sealed && refs.len() == 1)
            else {
                if refs.len() > 1 {
                    self.most = refs.len() / 2;
                    continue;
                }
                return Err(CaseFlaw::Lists(read.faults.total).into());
            };
            let (lists, reads) = (Arc::new(read.lists), Arc::new(read.reads));
            if whole {
                self.most = self.most.saturating_mul(2);
            }
            if tasks.len() == 1 {
                return Ok(RoundLists {
                    lists,
                    library,
                    task,
                    faults: read.faults.total,
                    reads,
                });
            }
            let read = self.read.insert(Together {
                seen,
                lists,
                reads,
                library: Arc::new(Shared::new(library, tasks)),
            });
            if let Some(round) = read.for_task(task) {
                return Ok(round);
            }
            (self.read, self.most) = (None, 1);
        }
    }

    /// The tasks that are read for: this one, and as many of those to come as go with it.
    fn together(&self, lists: &Lists, task: &Task, to_come: &[&str]) -> Vec<Task> {
        let mut tasks = vec![task.clone()];
        for id in to_come {
            if tasks.len() >= self.most {
                break;
            }
            let new = tasks.iter().all(|known| known.id != *id);
            let found = find(lists, id).filter(|_| new);
            tasks.extend(found.cloned());
        }
        tasks
    }
}

impl Together {
    /// What the round of a task has of it; nothing where it was not read for that.
    fn for_task(&self, task: Task) -> Option<RoundLists> {
        let mut tasks = self.library.tasks.iter();
        let place = tasks.position(|known| known.id == task.id)?;
        Some(RoundLists {
            lists: Arc::clone(&self.lists),
            library: self.library.part(place)?,
            task,
            faults: 0,
            reads: Arc::clone(&self.reads),
        })
    }
}

impl WantedRound<'_> {
    /// Its task among these lists, which have so many faults.
    fn task_in(&self, lists: &Lists, faults: u64) -> Result<Task, Trouble> {
        let Some(task) = find(lists, self.task) else {
            if faults > 0 {
                return Err(CaseFlaw::Lists(faults).into());
            }
            let known = lists.plan.iter().map(|(_, t)| t.id.clone()).collect();
            return Err(Refusal::Draw(DrawFlaw::NoTask {
                task: self.task.to_owned(),
                known,
            })
            .into());
        };
        if !self.sealed && (self.round < 1 || self.round > task.times) {
            return Err(Refusal::Draw(DrawFlaw::NoRound {
                round: self.round,
                times: task.times,
            })
            .into());
        }
        Ok(task.clone())
    }
}

fn find<'a>(lists: &'a Lists, id: &str) -> Option<&'a Task> {
    let mut tasks = lists.plan.iter().map(|(_, task)| task);
    tasks.find(|task| task.id == id)
}
