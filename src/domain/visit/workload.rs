//! The order of what is open, and what each inspector has of it, for a fair division of the work (第19条, 第二十一条).

use std::collections::BTreeMap;

use super::due::{Due, OpenThing};

/// Puts open things in order: overdue first, then by days of the calendar left, what has no day last; on one day by draw,
/// place in it, and what is open.
pub fn sort(things: &mut [Due]) {
    things.sort_by(|a, b| {
        let key = |due: &Due| due.term.map_or((true, None), |term| (false, Some(term.by)));
        let visit = |due: &Due| (due.visit.id.draw.clone(), due.visit.order);
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
    use crate::domain::acts::inspection::Answer;
    use crate::domain::acts::inspection::tests::day;
    use crate::domain::visit::due::Term;
    use crate::domain::visit::due::tests::{calendar, done, entered, measured, visit};

    #[test]
    fn a_replacement_that_waits_is_nobody_s_and_the_leader_is_one_of_the_members() {
        let visit = visit(1);
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

    #[test]
    fn overdue_comes_first_and_what_has_no_day_last() {
        let (calendar, visits) = (calendar(), [1, 2, 3, 4].map(visit));
        let measured = measured("2026-07-01", &calendar);
        let logs = [
            Some(entered(Answer::Found)),
            Some(done("2026-06-12")),
            None,
            Some(done("2026-06-05")),
        ];
        let mut open = Vec::new();
        for (visit, log) in visits.iter().zip(&logs) {
            let found = measured.open(visit, ("T", day("2026-06-30")), log.as_ref(), None);
            open.extend(found.expect("calendar"));
        }
        sort(&mut open);
        let orders: Vec<u64> = open.iter().map(|due| due.visit.order).collect();
        assert_eq!(orders, [3, 4, 2, 1]);
        // The results have 2 and 7 working days left; the visit is overdue; findings have no day.
        let within = |days| open.iter().filter(|due| due.is_within(days)).count();
        assert_eq!([0, 1, 2, 6, 7, 999].map(within), [1, 1, 2, 2, 3, 3]);
    }
}
