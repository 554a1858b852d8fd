//! `record add`: the signature of the inspected party, or its refusal (第17条; 安全生产法 第六十八条).

use serde_json::json;

use crate::office::Office;
use crate::visit::two_draws::DRAW;
use crate::year::small_year::{P0, P1, P2, P3};

#[test]
fn a_refused_signature_has_its_reason_is_reported_and_may_have_a_witness() {
    let office = Office::visited();
    let refused = |object: &str| {
        office
            .clear(DRAW, object)
            .without("signed")
            .and("refused", "不认可")
            .and("reported-to", "本局执法科")
    };
    office.does(&refused(P0));
    office.does(&refused(P1).and("witness", "李某"));
    let sign_off =
        |object: &str| office.shown_results(DRAW, object)[0]["result"]["sign_off"].clone();
    assert_eq!(
        sign_off(P0),
        json!({ "refused": { "reason": "不认可", "reported_to": "本局执法科" } })
    );
    assert_eq!(
        sign_off(P1),
        json!({ "refused": { "reason": "不认可", "witness": "李某", "reported_to": "本局执法科" } })
    );
    // Signed later than completed, up to today.
    let later = office
        .clear(DRAW, P2)
        .and("signed-on", "2026-06-15")
        .on("2026-06-15");
    office.does(&later);
    assert_eq!(
        sign_off(P2),
        json!({ "signed": { "name": "王某", "date": "2026-06-15" } })
    );
    // A witness alone says nothing of the signature.
    office.refused(
        "C10",
        &office
            .clear(DRAW, P3)
            .without("signed")
            .and("witness", "李某")
            .args(),
    );
}
