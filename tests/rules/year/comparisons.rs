//! Tests of `src/domain/year/comparisons.rs`: a base held against the populations of many tasks at once is held against each.

use choucha::domain::year::base::{ClassPlaced, Comparison};
use choucha::domain::year::census::Stratum;
use choucha::domain::year::comparisons::Comparisons;
use proptest::collection::vec;
use proptest::prelude::*;

const TASKS: u16 = 3;
const CLASSES: usize = 4;

/// Where the classes of the base stand in a task; nothing where the base does not tell of it.
fn placed() -> impl Strategy<Value = Option<Vec<ClassPlaced>>> {
    prop::option::weighted(0.8, vec(prop::option::of(0..3u16), CLASSES))
}

/// The strata of a mark: of some tasks, ascending.
fn strata() -> impl Strategy<Value = Vec<Stratum>> {
    vec(prop::option::of(0..3u16), usize::from(TASKS)).prop_map(|rules| {
        let strata = (0..TASKS).zip(rules);
        strata
            .filter_map(|(task, rule)| Some((task, rule?)))
            .collect()
    })
}

/// What is found of a task.
fn found(comparison: &Comparison) -> (Vec<(String, usize)>, [u64; 4]) {
    let named = comparison.noticed().cloned().collect();
    let [left, came, moved] = [&comparison.left, &comparison.came, &comparison.moved];
    (named, [left.total, came.total, moved.total, comparison.new])
}

proptest! {
    #[test]
    fn each_task_has_what_it_has_alone(
        placed in vec(placed(), usize::from(TASKS)),
        marks in vec(strata(), 1..6),
        objects in vec((prop::option::of(0..CLASSES), prop::option::of(0..5u16)), 0..60),
    ) {
        let mut together = Comparisons::new(placed.clone(), marks.clone());
        let mut alone: Vec<_> = placed.into_iter().map(|of| of.map(Comparison::new)).collect();
        for (number, (class, mark)) in objects.into_iter().enumerate() {
            let code = format!("{number:03}");
            let mark = mark.map(|mark| mark % u16::try_from(marks.len()).unwrap());
            together.look(&code, class, mark.map(|mark| mark + 1));
            for (task, comparison) in (0..TASKS).zip(&mut alone) {
                let of_mark = mark.map_or(&[][..], |mark| &marks[usize::from(mark)]);
                let now = of_mark.iter().find(|(of, _)| *of == task).map(|(_, rule)| *rule);
                if let Some(comparison) = comparison.as_mut().filter(|_| class.is_some() || now.is_some()) {
                    comparison.look(&code, class, now);
                }
            }
        }
        let together: Vec<_> = together.into_each().iter().map(|of| of.as_ref().map(found)).collect();
        let alone: Vec<_> = alone.iter().map(|of| of.as_ref().map(found)).collect();
        prop_assert_eq!(together, alone);
    }
}
