//! The order of what is open, and what each inspector has of it, for a fair division of the work (第19条, 第二十一条).

use std::collections::BTreeMap;

use super::due::{Due, OpenThing};

/// Puts open things in order: overdue first, then by days of the calendar left, what has no day last; on one day by draw,
/// place in it, and what is open.
pub fn sort(things: &mut [Due]) {
    things.sort_by(|a, b| {
        let key = |due: &Due| due.term.map_or((true, None), |term| (false, Some(term.by)));
        let visit = |due: &Due| (due.visit.id.draw.clone(), due.visit.order());
        key(a)
            .cmp(&key(b))
            .then_with(|| visit(a).cmp(&visit(b)))
            .then_with(|| a.thing.cmp(&b.thing))
    });
}

/// What is open for somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Workload {
    /// 待检查.
    pub visits: u64,
    /// 待录入.
    pub results: u64,
    /// 处理中, 未处理 and 处罚待公开.
    pub handling: u64,
    /// Of all of it, what is overdue.
    pub overdue: u64,
}

/// Whose load to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Of every member of the teams.
    Members,
    /// Of the leaders (组长).
    Leaders,
}

/// What is open for each inspector who has anything open, by certificate number.
pub fn loads(things: &[Due], whose: Whose) -> BTreeMap<&str, Workload> {
    let mut loads: BTreeMap<&str, Workload> = BTreeMap::new();
    for due in things {
        let seats = match whose {
            Whose::Members => due.visit.team.len(),
            Whose::Leaders => 1,
        };
        for cert in due.visit.team.iter().take(seats) {
            let load = loads.entry(cert).or_default();
            match due.thing {
                OpenThing::Visit => load.visits += 1,
                OpenThing::Result { .. } => load.results += 1,
                OpenThing::Handling(_) | OpenThing::Unhandled | OpenThing::Penalty { .. } => {
                    load.handling += 1;
                }
                OpenThing::Replacement { .. } | OpenThing::Recused(_) | OpenThing::TooFew => {}
            }
            load.overdue += u64::from(due.is_overdue());
        }
    }
    loads
}
