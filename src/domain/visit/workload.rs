//! What is open for each inspector, for a fair division of the work (第19条, 第二十一条).

use std::collections::BTreeMap;

use super::due::{Due, OpenThing};

/// What is open for somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Workload {
    /// 待检查.
    pub visits: u64,
    /// 待录入.
    pub results: u64,
    /// 处理中 and 未处理.
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
pub fn loads<'a>(things: &'a [Due], whose: Whose) -> BTreeMap<&'a str, Workload> {
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
                OpenThing::Handling(_) | OpenThing::Unhandled => load.handling += 1,
                OpenThing::Replacement { .. } => {}
            }
            load.overdue += u64::from(due.is_overdue());
        }
    }
    loads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::acts::inspection::VisitId;
    use crate::domain::acts::inspection::tests::day;
    use crate::domain::visit::due::Term;
    use crate::domain::visit::visits::Visit;

    #[test]
    fn a_replacement_that_waits_is_nobody_s_and_the_leader_is_one_of_the_members() {
        let visit = Visit {
            id: VisitId {
                draw: "T-1".into(),
                object: "X1".into(),
            },
            order: 1,
            stratum: String::new(),
            team: vec!["1".into(), "2".into()],
            instead_of: None,
            lost: false,
        };
        let open = |thing, term| Due {
            thing,
            visit: visit.clone(),
            task: "T".into(),
            term,
            latest_result: None,
        };
        let (asked, source) = ("2026-06-20".into(), "os".into());
        let over = Term {
            by: day("2026-06-30"),
            days: -1,
            working: None,
            provisional: false,
        };
        let open = [
            open(OpenThing::Replacement { asked, source }, None),
            open(OpenThing::Visit, Some(over)),
        ];
        let expected = Workload {
            visits: 1,
            overdue: 1,
            ..Workload::default()
        };
        let members = loads(&open, Whose::Members);
        assert_eq!(members, BTreeMap::from([("1", expected), ("2", expected)]));
        let leaders = loads(&open, Whose::Leaders);
        assert_eq!(leaders, BTreeMap::from([("1", expected)]));
    }
}
