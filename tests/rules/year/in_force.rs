//! Tests of `src/domain/year/in_force.rs`.

use crate::year::plan::task;
use choucha::domain::acts::origin::Origin;
use choucha::domain::ground::sha::Sha;
use choucha::domain::year::in_force::*;

#[test]
fn a_task_follows_its_published_row_or_gives_a_reason() {
    let (published, _) = task(&[("id", "T1")]);
    let (other, _) = task(&[("id", "T2")]);
    let (changed, _) = task(&[("id", "T1"), ("ratio", "1%")]);
    let plan = InForce {
        version: 2,
        sha256: Sha([7; 32]),
        tasks: vec![published.clone()],
    };
    let follows = Origin::Plan {
        version: 2,
        sha256: Sha([7; 32]),
    };
    let adhoc = Origin::Adhoc {
        reason: "专项".into(),
    };
    let mut moved = published.clone();
    moved.row = 9;
    assert_eq!(origin_of(Some(&plan), &moved, None), Ok(follows));
    assert_eq!(
        origin_of(Some(&plan), &other, Some("专项")),
        Ok(adhoc.clone())
    );
    assert_eq!(origin_of(None, &other, Some("专项")), Ok(adhoc));
    let refused = [
        origin_of(None, &other, None),
        origin_of(Some(&plan), &other, None),
        origin_of(Some(&plan), &changed, None),
        origin_of(Some(&plan), &changed, Some("专项")),
        origin_of(Some(&plan), &published, Some("专项")),
    ];
    let codes = refused.map(|result| result.map_err(|refusal| refusal.code()));
    assert_eq!(
        codes,
        [Err("P01"), Err("P01"), Err("P02"), Err("P02"), Err("P03")]
    );
}
