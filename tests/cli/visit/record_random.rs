//! Random results, entered with flags or from a form, are read back as they were entered.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

use crate::flags::Flags;
use crate::office::Office;
use crate::visit::two_draws::{DRAW, coded};
use crate::year::small_year::{Row, code};

const TODAY: &str = "2026-06-25";
const METHODS: [&str; 8] = [
    "实地核查",
    "信息比对",
    "书面检查",
    "检验检测",
    "网络监测",
    "委托专业机构辅助",
    "行政部门检查结果或专业意见",
    "其他",
];
const PROBLEMS: [&str; 5] = ["JG02", "JG03", "JG04", "JG05", "JG06"];
const OBSTACLES: [&str; 3] = ["JG07", "JG08", "JG09"];

/// Words of one clean line, whatever stands in them.
fn words() -> impl Strategy<Value = String> {
    let any = "[ -~一-龥，。；：“”（）＝！？、…😀-😏ａ-ｚ０-９]{1,24}";
    any.prop_map(|text| text.trim().to_owned())
        .prop_filter("empty", |text| !text.is_empty())
}

/// Words that say why.
fn reasons() -> impl Strategy<Value = String> {
    words().prop_map(|words| format!("没有这类作业{words}"))
}

/// Some of these values in any order, `least` of them or more.
fn some<const N: usize>(
    of: [&'static str; N],
    least: usize,
) -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(of.to_vec(), least..=N).prop_shuffle()
}

/// A right result, as the book has it but for the visit, who enters it and the deadline.
fn result() -> impl Strategy<Value = Value> {
    let item = prop_oneof![
        Just(json!({ "answer": "clear" })),
        words().prop_map(|text| json!({ "answer": "found", "text": text })),
        words().prop_map(|text| json!({ "answer": "unchecked", "text": text })),
        Just(json!({ "answer": "unchecked" })),
        reasons().prop_map(|text| json!({ "answer": "inapplicable", "text": text })),
    ];
    let signed = (words(), 20..=25).prop_map(
        |(name, day)| json!({ "signed": { "name": name, "date": format!("2026-06-{day}") } }),
    );
    let refused =
        (words(), proptest::option::of(words()), reasons()).prop_map(|(reason, witness, to)| {
            let mut refused = json!({ "reason": reason, "reported_to": to });
            if let Some(witness) = witness {
                refused["witness"] = json!(witness);
            }
            json!({ "refused": refused })
        });
    let codes = (some(PROBLEMS, 1), some(OBSTACLES, 1));
    let parts = (
        (item.clone(), item),
        1..=20,
        some(METHODS, 1),
        codes,
        prop_oneof![signed, refused],
    );
    parts.prop_map(|((mut one, mut two), day, methods, (problems, obstacles), sign_off)| {
        (one["item"], two["item"]) = (json!("A1"), json!("A2"));
        let has = |answer: &str| one["answer"] == answer || two["answer"] == answer;
        let mut codes = Vec::new();
        if has("found") {
            codes.extend(problems);
        }
        if has("unchecked") {
            codes.extend(obstacles);
        }
        if codes.is_empty() {
            codes.push(if has("clear") { "JG01" } else { "JG09" });
        }
        json!({ "completed": format!("2026-06-{day:02}"), "methods": methods, "items": [one, two], "codes": codes, "sign_off": sign_off })
    })
}

/// The flags that say a result.
fn flags(result: &Value, object: &str, by: &str) -> Flags {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut flags = Flags::of(&["record", "add", DRAW, object])
        .and("today", TODAY)
        .and("completed", &text(&result["completed"]))
        .and("entered-by", by);
    for item in result["items"].as_array().unwrap() {
        let said = format!(
            "{}={}",
            text(&item["item"]),
            item["text"].as_str().unwrap_or_default()
        );
        let said = said.trim_end_matches(|c| c == '=' && item["text"].is_null());
        flags = flags.and(&text(&item["answer"]), said);
    }
    for method in result["methods"].as_array().unwrap() {
        flags = flags.and("method", &text(method));
    }
    let codes: Vec<String> = result["codes"]
        .as_array()
        .unwrap()
        .iter()
        .map(text)
        .collect();
    flags = flags.and("code", &codes.join(","));
    if let Some(signed) = result["sign_off"].get("signed") {
        return flags
            .and("signed", &text(&signed["name"]))
            .and("signed-on", &text(&signed["date"]));
    }
    let refused = &result["sign_off"]["refused"];
    flags = flags
        .and("refused", &text(&refused["reason"]))
        .and("reported-to", &text(&refused["reported_to"]));
    match refused.get("witness") {
        Some(witness) => flags.and("witness", &text(witness)),
        None => flags,
    }
}

/// The rows of a form that say a result; what concerns the whole visit stands on row `place`.
fn rows(result: &Value, object: &str, by: &str, place: usize) -> Vec<Vec<String>> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value, mark: &str| {
        value
            .as_array()
            .unwrap()
            .iter()
            .map(text)
            .collect::<Vec<_>>()
            .join(mark)
    };
    let (signed, refused) = (
        &result["sign_off"]["signed"],
        &result["sign_off"]["refused"],
    );
    let visit = [
        text(&result["completed"]),
        list(&result["methods"], "；"),
        list(&result["codes"], "、"),
        if signed.is_null() { "拒签" } else { "签字" }.to_owned(),
        text(&signed["name"]),
        text(&signed["date"]),
        text(&refused["reason"]),
        text(&refused["witness"]),
        text(&refused["reported_to"]),
        by.to_owned(),
    ];
    let items = result["items"].as_array().unwrap().iter().enumerate();
    let row = |(at, item): (usize, &Value)| {
        let own = [
            DRAW.to_owned(),
            object.to_owned(),
            text(&item["item"]),
            text(&item["answer"]),
            text(&item["text"]),
        ];
        let shared = visit.iter().map(|cell| {
            if at == place {
                cell.clone()
            } else {
                String::new()
            }
        });
        own.into_iter().chain(shared).collect()
    };
    items.map(row).collect()
}

#[test]
fn what_was_entered_is_read_back() {
    const COUNT: usize = 60;
    let office = Office::small(&[("东", "A", COUNT)], &[Row::new("T1", "东", "100%")]);
    office.write(
        "items.csv",
        "事项编号,检查项目,检查内容,检查依据,检查方式,事项类别,所需专业,生效日期,废止日期\n\
         A1,台账,内容,依据,实地核查,一般,,,\nA2,持证,内容,依据,实地核查,一般,,,\n",
    );
    office.write(
        "plan.csv",
        office.read("plan.csv").replace(",A1,", ",A1;A2,"),
    );
    office.publish();
    office.draw_fixed("2026-06-01", "T1");
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, b"results are read back as entered");
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut form = csv::Writer::from_writer(Vec::new());
    let names = "draw object item answer text completed methods codes sign signer signed refusal witness reported_to by";
    form.write_record(names.split(' ')).unwrap();
    let mut entered = Vec::new();
    for number in 0..COUNT {
        let object = code(number);
        let team = office.team(DRAW, &object);
        let by = &team[number % team.len()];
        let mut result = result().new_tree(&mut runner).unwrap().current();
        if number < 25 {
            office.does(&flags(&result, &object, by));
        } else {
            for row in rows(&result, &object, by, number % 2) {
                form.write_record(row).unwrap();
            }
        }
        let items = result.as_object_mut().unwrap().remove("items");
        result["visit"] = json!({ "draw": DRAW, "enterprise": object });
        result["objects"] = json!([{ "object": object, "items": items }]);
        result["entered_by"] = json!(by);
        let codes: Vec<String> = serde_json::from_value(result["codes"].take()).unwrap();
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        result["codes"] = coded(&codes);
        entered.push(result);
    }
    std::fs::write(office.path().join("filled.csv"), form.into_inner().unwrap()).unwrap();
    let import = ["record", "import", "filled.csv", "--today", TODAY];
    office.does(&Flags::of(&import));
    for expected in entered {
        let object = expected["visit"]["enterprise"].as_str().unwrap().to_owned();
        let mut results = office.shown_results(DRAW, &object);
        let mut result = results.pop().unwrap()["result"].take();
        assert!(results.is_empty());
        let deadline = result.as_object_mut().unwrap().remove("deadline");
        assert!(
            deadline.unwrap().as_str().unwrap() >= "2026-06-29",
            "{object}"
        );
        assert_eq!(result, expected, "{object}");
    }
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}
