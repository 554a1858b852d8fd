//! Tests of `src/domain/method/population.rs`.

use choucha::domain::method::population::*;
use choucha::domain::method::text_flaw::TextFlaw;

#[test]
fn strata_are_ranked_by_their_bytes() {
    let mut builder = PopulationBuilder::default();
    for (code, stratum) in [("a", "B"), ("b", "A"), ("c", "*"), ("d", "B")] {
        builder.push(code, Some(stratum)).expect("line");
    }
    let population = builder.finish().expect("population");
    assert_eq!(population.strata(), ["*", "A", "B"]);
    assert_eq!(population.counts(), [1, 1, 2]);
    assert_eq!(
        (0..4).map(|l| population.stratum_of(l)).collect::<Vec<_>>(),
        [2, 1, 0, 2]
    );
}

#[test]
fn lines_out_of_order_or_unevenly_stratified_are_refused() {
    let mut builder = PopulationBuilder::default();
    builder.push("b", None).expect("line");
    assert_eq!(builder.push("b", None), Err(TextFlaw::NotAscending));
    assert_eq!(builder.push("a", None), Err(TextFlaw::NotAscending));
    assert_eq!(
        builder.push("c", Some("A")),
        Err(TextFlaw::CellCount {
            expected: 1,
            found: 2
        })
    );
    assert_eq!(PopulationBuilder::default().finish(), Err(TextFlaw::Empty));
}
