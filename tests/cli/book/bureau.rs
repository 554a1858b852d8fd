//! A case folder is one bureau's year: another bureau or year in choucha.toml, after the first plan, is refused by whoever writes, and
//! minded by `ledger verify`.

use serde_json::Value;

use crate::office::{Office, golden, masked};

const OTHER: &str = "青山区应急管理局";

fn rename(office: &Office) {
    office.replace("choucha.toml", "临溪高新技术产业开发区应急管理局", OTHER);
}

#[test]
fn a_bureau_may_be_named_until_the_first_plan() {
    let office = Office::unpublished();
    rename(&office);
    office.publish();
    let line = office.book().pop().unwrap();
    assert_eq!(line["data"]["settings"]["bureau"], OTHER);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    // A draw outside the plan fixes it as well.
    let office = Office::unpublished();
    let draw = [
        "--today",
        "2026-06-01",
        "draw",
        "AJ-2026-01",
        "--adhoc",
        "举报",
        "--seed",
        "1",
    ];
    assert_eq!(office.zh(&draw).code, 0);
    rename(&office);
    office.refused("P17", &["plan", "publish"]);
}

#[test]
fn whoever_writes_is_refused_and_told_what_to_do() {
    let office = Office::drawn_in_june();
    let visit = office.visits("AJ-2026-01-1").remove(0);
    let enterprise = &*visit.visit.enterprise;
    rename(&office);
    let writers: [&[&str]; 8] = [
        &["plan", "publish", "--reason", "x"],
        &["seal", "AJ-2026-03", "--source", "os"],
        &["draw", "AJ-2026-03", "--seed", "1"],
        &["void", "AJ-2026-01-1", "--reason", "x"],
        &["rules", "--reason", "x"],
        &["clock", "--reason", "x"],
        &[
            "record",
            "done",
            "AJ-2026-01-1",
            enterprise,
            "--completed",
            "2026-06-02",
            "--entered-by",
            &visit.team[0],
        ],
        &["publish"],
    ];
    for args in writers {
        let (zh, en) = office.refused("P17", args);
        assert!(
            zh.err.contains(&format!(
                "单位是“临溪高新技术产业开发区应急管理局”，不能改成“{OTHER}”"
            )),
            "{zh:?}"
        );
        assert!(zh.err.contains("把 choucha.toml 的 bureau 改回"), "{zh:?}");
        assert!(
            en.err.contains("change bureau in choucha.toml back to"),
            "{en:?}"
        );
    }
    // Readers go on, and say so.
    let due = office.zh(&["--today", "2026-06-02", "due"]);
    assert!(due.code < 2 && due.err.contains("注意 [P17]"), "{due:?}");
}

#[test]
pub(crate) fn verification_minds_the_bureau_and_the_year() {
    let office = Office::sample();
    let before = office.read("choucha.toml");
    for lang in ["zh", "en"] {
        let mut said = String::new();
        let mut verify = |office: &Office| {
            let ran = office.run(&["-C", "case", "--lang", lang, "ledger", "verify"]);
            assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
            said += &masked(&ran.out);
        };
        rename(&office);
        verify(&office);
        office.write("choucha.toml", &before);
        office.replace("choucha.toml", "year = 2026", "year = 2027");
        verify(&office);
        rename(&office);
        verify(&office);
        let json = office.zh(&["ledger", "verify", "--json"]);
        let json: Value = serde_json::from_str(&json.out).unwrap();
        let codes = json["settings"].as_array().unwrap().iter();
        let codes: Vec<&str> = codes.map(|of| of["code"].as_str().unwrap()).collect();
        assert_eq!((codes, &json["holds"]), (vec!["P09", "P17"], &false.into()));
        office.write("choucha.toml", &before);
        golden(&format!("bureau-verify.{lang}.txt"), &said);
    }
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}
