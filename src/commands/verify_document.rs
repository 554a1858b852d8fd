//! What `verify` tells a script of a draw.

use serde_json::{Value, json};

use crate::acts::method::verified::Verified;
use crate::commands::influence;
use crate::disk::draw_folder;
use crate::domain::book::witnessed::SealStanding;
use crate::domain::method::influence::Narrow;
use crate::domain::method::standing::SeedStanding;
use crate::domain::method::verify::Verdict;
use crate::text::Lang;
use crate::text::method::verify as words;
use crate::view;

/// Whether its scope is narrow.
pub(super) fn narrow(verified: &Verified) -> Option<Narrow> {
    let texts = verified.texts.as_ref();
    texts.and_then(|texts| texts.manifest.narrow())
}

/// Of a public folder.
pub(super) fn of_public(verified: &Verified, lang: Lang) -> Value {
    json!({
        "holds": verified.holds(), "public": true, "drawn": verified.drawn(), "foreign_files": verified.foreign,
        "standing": verified.standing.map(SeedStanding::word), "unproven": verified.standing.and_then(SeedStanding::unproven), "seal": verified.seal.as_ref().map(SealStanding::word),
        "checks": checks(verified, lang),
    })
}

fn checks(verified: &Verified, lang: Lang) -> Vec<Value> {
    let checks = verified.checks.iter();
    let checks = checks.map(|(check, finding)| {
        json!({
            "check": check.word(), "what": words::check(lang, *check), "holds": *finding == Verdict::Holds,
            "why": view::verify::finding(lang, finding),
        })
    });
    checks.collect()
}

/// Inside the office.
pub(super) fn of_office(verified: &Verified, lang: Lang) -> Value {
    let record = verified.record.as_ref();
    let values = record.map(|record| &record.repeated.values);
    json!({
        "holds": verified.holds(),
        "voided": verified.voided,
        "voided_before": verified.voided_before,
        "checks": checks(verified, lang),
        "drawn": verified.drawn(),
        "record": draw_folder::RECORD,
        "foreign_files": verified.foreign,
        "standing": verified.standing.map(SeedStanding::word), "unproven": verified.standing.and_then(SeedStanding::unproven),
        "seal": verified.seal.as_ref().map(SealStanding::word),
        "witness": verified.seal.as_ref().and_then(SealStanding::witness).map(|witness| json!({
            "signer": witness.signer.to_string(), "by": witness.by, "received": witness.received,
            "line": witness.line, "key": witness.key,
        })),
        "source": values.map(|values| &values.source),
        "seed": values.map(|values| &values.seed),
        "key": values.map(|values| &values.key),
        "manifest_sha256": values.map(|values| &values.manifest_sha256),
        "since_plan": verified.since_plan, "narrow": narrow(verified), "rests_on": verified.rests_on,
        "passed_over": influence::passed_over_document(&verified.passed_over),
        "sealed_at": record.and_then(|record| record.sealed_at.as_ref()),
        "drawn_at": record.map(|record| &record.drawn_at),
        "origin": record.and_then(|record| record.origin.as_ref()),
        "witnesses": record.map(|record| &record.witnesses),
    })
}
