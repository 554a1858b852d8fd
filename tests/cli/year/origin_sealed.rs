//! 任务来源 of a sealed round: it stays what it was at the seal.

use serde_json::json;

use super::origin::{DUE, ID, TASK, acts, cells, last_line, narrow, plan};
use crate::method::sources::LOTTERY;
use crate::office::{Office, sha};

#[test]
fn a_sealed_round_keeps_its_origin_when_a_new_version_is_published_in_between() {
    let office = Office::sample();
    let seal = ["seal", TASK, "--source", LOTTERY, "--today", "2026-05-20"];
    assert_eq!(office.zh(&seal).code, 0);
    assert_eq!(last_line(&office)["data"]["origin"], plan(&office, 1));
    let plan_noted = &last_line(&office)["data"]["lists"]["plan"];
    assert_eq!(
        *plan_noted,
        json!({ "file": "plan.csv", "sha256": sha(std::fs::read(office.case("plan.csv")).unwrap()), "rows": 6 })
    );
    narrow(&office);
    office.publish_again("提高比例");
    // Not as published any more, and drawn all the same: it is drawn from its seal.
    office.replace("plan.csv", ",25%,,", ",30%,,");
    let ran = office.zh(&[&acts(TASK)[0][..], &DUE].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let sha = &office.plan_sha(1)[..8];
    let said = format!("\n任务来源：年度计划第 1 版（{sha}…）\n");
    assert!(ran.out.contains(&said), "{}", ran.out);
    assert_eq!(office.record(ID)["origin"], plan(&office, 1));
    assert_eq!(last_line(&office)["data"]["origin"], plan(&office, 1));
    assert_eq!(cells(&office, ID), ["年度计划第1版"; 7]);
    assert_eq!(office.zh(&["verify", ID]).code, 0);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn a_round_sealed_outside_the_plan_stays_outside_it() {
    let office = Office::unpublished();
    let seal = ["seal", TASK, "--source", LOTTERY, "--adhoc", "交办"];
    let ran = office.en(&[&seal[..], &["--today", "2026-05-20"]].concat());
    assert!(
        ran.out
            .contains("\ntask from: outside the yearly plan (临时任务), because: 交办\n"),
        "{ran:?}"
    );
    office.publish();
    let ran = office.zh(&[&acts(TASK)[0][..], &DUE].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let origin = json!({ "adhoc": { "reason": "交办" } });
    assert_eq!(office.record(ID)["origin"], origin);
    assert_eq!(cells(&office, ID), ["临时任务：交办"; 7]);
    assert_eq!(office.zh(&["verify", ID]).code, 0);
}

#[test]
fn a_sealed_round_takes_no_other_origin() {
    let office = Office::sample();
    assert_eq!(office.zh(&acts(TASK)[1]).code, 0);
    let draw = [&acts(TASK)[0][..], &DUE].concat();
    let (zh, en) = office.refused("P11", &[&draw[..], &["--adhoc", "交办"]].concat());
    assert_eq!(
        zh.err,
        "拒绝 [P11] 任务 AJ-2026-04 本轮已封存，任务来源以封存为准\n怎么办：去掉 --adhoc\n"
    );
    assert_eq!(
        en.err,
        "refused [P11] this round of AJ-2026-04 is sealed; the seal says where its task comes from\n\
         what to do: leave out --adhoc\n"
    );
    assert_eq!(office.zh(&draw).code, 0);
}
