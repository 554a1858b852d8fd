//! 扫码入企 and 全过程记录 with a result: by flags, by a filled form, at a terminal; shown, corrected, printed, never public.

use serde_json::{Value, json};

use crate::office::{Office, files_below, golden, masked};
use crate::visit::two_draws::{AFTER, COMPLETED, DRAW, OTHER};
use crate::year::small_year::{P0, P1, P2};

/// A number that stands nowhere else.
const NUMBER: &str = "JC-3704-0012345";
/// A reason that stands nowhere else.
const WHY: &str = "平台网络故障，当日无法生成检查码";

/// A case folder with two results: one with a scanned code and a recording, one with a reason why nothing was scanned.
fn recorded() -> Office {
    let office = Office::visited();
    let said = office.clear(DRAW, P0).and("scan-code", NUMBER);
    office.does(&said.and("scanned-at", "9:30").and("recorded", "yes"));
    let none = office.clear(DRAW, P1).and("no-scan", WHY);
    office.does(&none.and("recorded", "否"));
    office
}

/// The result of a visit that holds.
fn holds(office: &Office, object: &str) -> Value {
    office.shown_results(DRAW, object).pop().unwrap()["result"].clone()
}

#[test]
pub(crate) fn what_was_scanned_and_recorded_is_kept_with_the_result_and_shown() {
    let office = recorded();
    let of = |object: &str| {
        let result = holds(&office, object);
        (result["scan"].clone(), result["recorded"].clone())
    };
    let scan = json!({ "number": NUMBER, "at": "2026-06-10T09:30:00" });
    assert_eq!(of(P0), (scan, json!(true)));
    assert_eq!(of(P1), (json!({ "none": WHY }), json!(false)));
    for (lang, said) in [
        (
            "zh",
            [
                format!("    扫码入企：检查码 {NUMBER}，2026-06-10 09:30"),
                "    全过程记录：有音像记录".to_owned(),
                format!("    未扫码入企：{WHY}"),
                "    全过程记录：没有音像记录".to_owned(),
            ],
        ),
        (
            "en",
            [
                format!("    code scanned: {NUMBER}, 2026-06-10 09:30"),
                "    recorded: yes".to_owned(),
                format!("    no code scanned: {WHY}"),
                "    recorded: no".to_owned(),
            ],
        ),
    ] {
        let shown = [P0, P1].map(|object| {
            let base = ["-C", "case", "--lang", lang, "record", "show", object];
            office.run(&base).out
        });
        let lines: Vec<&str> = shown.iter().flat_map(|out| out.lines()).collect();
        for said in said {
            assert!(lines.contains(&&*said), "{said}\n{shown:#?}");
        }
    }
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    // A result of which nothing was said has neither.
    office.does(&office.clear(DRAW, P2));
    let silent = holds(&office, P2);
    assert!(silent.get("scan").is_none() && silent.get("recorded").is_none());
}

#[test]
fn a_correction_changes_what_it_mentions_and_the_former_text_stays() {
    let office = recorded();
    let amend = |object: &str| office.amend(DRAW, object, AFTER);
    office.does(&amend(P0).and("recorded", "no"));
    let scan = json!({ "number": NUMBER, "at": "2026-06-10T09:30:00" });
    assert_eq!(holds(&office, P0)["scan"], scan);
    assert_eq!(holds(&office, P0)["recorded"], false);
    office.does(&amend(P0).and("scanned-at", "2026-06-09 16:05"));
    let scan = json!({ "number": NUMBER, "at": "2026-06-09T16:05:00" });
    assert_eq!(holds(&office, P0)["scan"], scan);
    office.does(&amend(P1).and("scan-code", NUMBER));
    assert_eq!(holds(&office, P1)["scan"], json!({ "number": NUMBER }));
    assert_eq!(holds(&office, P1)["recorded"], false);
    office.does(&amend(P1).and("no-scan", WHY));
    assert_eq!(holds(&office, P1)["scan"], json!({ "none": WHY }));
    let first = &office.shown_results(DRAW, P0)[0]["result"];
    assert_eq!(first["recorded"], true);
    office.refused("R05", &amend(P1).and("recorded", "no").args());
    office.refused("I27", &amend(P1).and("scanned-at", "9:30").args());
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn what_does_not_go_together_is_refused_all_at_once() {
    let office = Office::visited();
    let add = || office.clear(DRAW, P0);
    let long = "9".repeat(65);
    let mut told = String::new();
    for (code, flags) in [
        ("I27", add().and("scan-code", NUMBER).and("no-scan", WHY)),
        ("I27", add().and("scanned-at", "9:30")),
        ("I27", add().and("no-scan", "无")),
        ("I28", add().and("scan-code", &long)),
        ("I28", add().and("scan-code", "88\n99")),
        (
            "I29",
            add()
                .and("scan-code", NUMBER)
                .and("scanned-at", "2026-06-11 9:30"),
        ),
        (
            "I27",
            add()
                .and("scan-code", &long)
                .and("scanned-at", "2026-05-31 23:59")
                .and("no-scan", WHY),
        ),
    ] {
        let (zh, en) = office.refused(code, &flags.args());
        told += &masked(&[zh.err, en.err].concat());
    }
    golden("record-scan-refused.txt", &told);
    for (flag, value) in [("scanned-at", "早上"), ("recorded", "也许")] {
        let ran = office.zh(&add().and(flag, value).args());
        assert_eq!(ran.code, 2, "{ran:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_terminal_asks_only_where_the_office_wants_it() {
    use crate::dialogue::{ENTER, Step, dialogue, typed};

    for (ask, asks) in [("[]", false), ("[\"scan\", \"recorded\"]", true)] {
        let office = Office::visited();
        let toml = office.read("choucha.toml");
        office.write(
            "choucha.toml",
            toml.replace("ask = []", &format!("ask = {ask}")),
        );
        let flags = office.clear(DRAW, P0).without("signed").and("lang", "zh");
        let before: [Step<'_>; 2] = [("签字情况", &typed("签字")), ("签字人", &typed("王某"))];
        let day: [Step<'_>; 1] = [("签字日期", &[ENTER])];
        let asked: [Step<'_>; 3] = [
            ("检查码编号（扫码入企", &typed(NUMBER)),
            // Before the draw; the whole of the rest is kept, and the time is asked for again.
            ("扫码时间", &["早上", ENTER, "2026-05-01 9:30", ENTER]),
            ("是否音像记录", &typed("有")),
        ];
        let again: [Step<'_>; 2] = [
            ("扫码时间应在抽取之日", &[]),
            ("扫码时间（如", &typed("9:30")),
        ];
        let end: [Step<'_>; 1] = [("确认录入", &typed("y"))];
        let middle = if asks {
            [&asked[..], &again[..]].concat()
        } else {
            Vec::new()
        };
        let steps = [&before[..], &day[..], &middle[..], &end[..]].concat();
        let Some((code, seen)) = dialogue(&office, &flags.args(), &steps) else {
            return;
        };
        assert_eq!(code, 0, "{seen}");
        let result = holds(&office, P0);
        if asks {
            let scan = json!({ "number": NUMBER, "at": "2026-06-10T09:30:00" });
            assert_eq!(
                (&result["scan"], &result["recorded"]),
                (&scan, &json!(true))
            );
            assert!(seen.contains("写作 2026-06-10 09:30 或 09:30"), "{seen}");
        } else {
            assert!(!seen.contains("检查码") && !seen.contains("音像"), "{seen}");
        }
    }
}

#[test]
fn a_filled_form_says_it_in_columns() {
    let office = Office::visited();
    let by = office.team(DRAW, P0).remove(0);
    let form = |scan: [&str; 4]| {
        let [number, at, none, recorded] = scan;
        format!(
            "抽取编号,对象代码,事项编号,完成日期,检查方式,检查情况,结果代码,签字情况,签字人,录入人执法证号,检查码编号,入企扫码时间,未扫码的情形,全过程记录\n\
             {DRAW},{P0},A1,{COMPLETED},实地核查,未发现,JG01,签字,王某,{by},{number},{at},{none},{recorded}\n\
             {DRAW},{P0},A2,,,未发现,,,,,,,,\n"
        )
    };
    let file = office.path().join("filled.csv");
    let import = ["--today", COMPLETED, "record", "import", "filled.csv"];
    let mut told = String::new();
    for scan in [
        [NUMBER, "9:30", WHY, "是"],
        ["", "9:30", "/", "是"],
        ["", "", "无奈", "大概"],
        [&"9".repeat(65), "早上", "", ""],
        [NUMBER, "2026-06-11 9:30", "", ""],
    ] {
        std::fs::write(&file, form(scan)).unwrap();
        let (zh, en) = office.refused("C09", &import);
        told += &[zh.err, en.err].concat();
    }
    golden("record-scan-import-refused.txt", &told);
    std::fs::write(&file, form([NUMBER, "2026/6/10 9:30", "/", "√"])).unwrap();
    let ran = office.zh(&import);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let result = holds(&office, P0);
    let scan = json!({ "number": NUMBER, "at": "2026-06-10T09:30:00" });
    assert_eq!(
        (&result["scan"], &result["recorded"]),
        (&scan, &json!(true))
    );
}

/// The text of a page without its marks.
fn plain(page: &str) -> String {
    let (_, body) = page.split_once("<body>").unwrap();
    let parts = body
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<Vec<_>>().join("")
}

/// The papers of a visit.
fn papers(office: &Office, object: &str, kind: &str) -> String {
    let args = [
        "--today", AFTER, "form", DRAW, object, kind, "--draft", "--json",
    ];
    let ran = office.zh(&args);
    assert_eq!(ran.code, 0, "{ran:?}");
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    let path = told["html"][0].as_str().unwrap();
    plain(&std::fs::read_to_string(office.path().join(path)).unwrap())
}

#[test]
fn the_record_has_it_filled_in_and_the_written_result_tells_it() {
    let office = recorded();
    let record = papers(&office, P0, "--record");
    let said = format!("检查码编号：{NUMBER}　扫码时间：2026年6月10日9时30分");
    assert!(record.contains(&said), "{record}");
    assert!(!record.contains("未扫码的情形"), "{record}");
    assert!(record.contains("音像记录是　文件编号："), "{record}");
    let from =
        "音像记录、扫码入企两栏中印好的内容，按已录入账本的结果填写；其余各栏由检查组现场填写";
    assert!(record.contains(from), "{record}");
    let told = papers(&office, P0, "--result");
    assert!(
        told.contains(&format!(
            "扫码入企检查码 {NUMBER}，2026年6月10日9时30分扫码"
        )),
        "{told}"
    );
    assert!(told.contains("音像记录是"), "{told}");
    let record = papers(&office, P1, "--record");
    assert!(
        record.contains(&format!("扫码入企未扫码的情形：{WHY}")),
        "{record}"
    );
    assert!(
        record.contains("音像记录否") && !record.contains("文件编号"),
        "{record}"
    );
    let told = papers(&office, P1, "--result");
    assert!(
        told.contains(&format!("扫码入企未扫码，原因：{WHY}")),
        "{told}"
    );
    // Before the result there is room to write, and after a result that says nothing too.
    office.does(&office.clear(DRAW, P2));
    for (draw, object) in [(DRAW, P2), (OTHER, P1)] {
        let args = [
            "--today", AFTER, "form", draw, object, "--record", "--draft", "--json",
        ];
        let told: Value = serde_json::from_str(&office.zh(&args).out).unwrap();
        let path = told["html"][0].as_str().unwrap();
        let page = plain(&std::fs::read_to_string(office.path().join(path)).unwrap());
        for blank in ["检查码编号：", "扫码时间：", "未扫码的情形：", "文件编号："]
        {
            assert!(page.contains(blank), "{object} {blank}: {page}");
        }
        assert!(!page.contains("按已录入账本的结果"), "{page}");
    }
    let told = papers(&office, P2, "--result");
    assert!(!told.contains("扫码") && !told.contains("音像"), "{told}");
}

#[test]
fn nothing_of_it_is_public() {
    let office = recorded();
    let ran = office.zh(&["--today", AFTER, "publish"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for (path, bytes) in files_below(&office.case("public")) {
        let text = String::from_utf8_lossy(&bytes);
        for private in [NUMBER, WHY, "\"scan\"", "\"recorded\": true"] {
            assert!(!text.contains(private), "{private} in {}", path.display());
        }
    }
}
