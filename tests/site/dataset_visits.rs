//! The visits of the page's data set: some with something to tell, one of several objects, one whose names are hostile.

use serde_json::{Value, json};

use crate::dataset::{HOSTILE, TOO_LARGE, TRUE_DRAW};

/// A company that was drawn with two of its tanks, one of them lost and replaced by a third; its code and its name.
pub(crate) const ENTERPRISE: (&str, &str) = ("91370400P00000000E", "甲化工有限公司");

/// The visit to it, with a finding at one tank.
pub(crate) fn of_an_enterprise() -> Value {
    let (code, name) = ENTERPRISE;
    let object = |order: u64, object: &str, name: &str, kind: &str, former: Option<&str>| {
        json!({"order": order, "object": object, "name": name, "kind": kind, "region": "鹿湾街道",
            "instead_of": former, "replaced": null})
    };
    let mut lost = object(7_001, "SB-1", "一号储罐", "设施设备", None);
    lost["replaced"] =
        json!({"by": "SB-3", "ground": "查无", "reason": "已拆除", "day": "2026-06-03"});
    let answers = |object: &str, answer: &str| json!({"object": object, "items": [item(answer)]});
    json!({"draw": TOO_LARGE, "enterprise": code, "name": name,
        "objects": [object(7_000, code, name, "市场主体", None), lost, object(7_001, "SB-3", "三号储罐", "设施设备", Some("SB-1")),
            object(7_002, "SB-2", "二号储罐", "设施设备", None)],
        "inspectors": ["秦兆峰", "卢晓芳"], "state": "entered", "completed": "2026-06-10", "deadline": "2026-07-09",
        "entered": "2026-06-12", "late": false, "overdue": false, "handling": [],
        "results": [{"day": "2026-06-12", "reason": null, "values": ["发现问题已责令改正"], "names": ["发现问题，责令改正"],
            "objects": [answers(code, "clear"), answers("SB-2", "found"), answers("SB-3", "clear")]}]})
}

fn item(answer: &str) -> Value {
    json!({"id": "AJ01", "name": "全员安全生产责任制落实情况", "answer": answer})
}

/// A visit of a real draw; the first few of them have something to tell.
pub(crate) fn visit_of(draw: &str, at: usize, row: &Value, objects: &[Vec<String>]) -> Value {
    let code = row["code"].as_str().unwrap();
    let object = objects.iter().find(|o| o[0] == code).unwrap();
    let order = row["order"].as_u64().unwrap();
    let mut visit = json!({
        "draw": draw, "enterprise": code, "name": object[1],
        "objects": [{"order": order, "object": code, "name": object[1], "kind": object[2], "region": object[4],
            "instead_of": null, "replaced": null}],
        "inspectors": ["秦兆峰", "卢晓芳"], "state": "open", "completed": null,
        "deadline": null, "entered": null, "late": false, "overdue": false, "results": [], "handling": []
    });
    let clear = json!({"day": "2026-06-12", "reason": null, "values": ["未发现问题"], "names": ["未发现问题"],
        "objects": [{"object": code, "items": [item("clear")]}]});
    let set = |visit: &mut Value, pairs: Value| {
        for (key, value) in pairs.as_object().unwrap() {
            visit[key] = value.clone();
        }
    };
    match (at, order) {
        (0, 1) => {
            let corrected = json!({"day": "2026-06-20", "reason": "事项填错，漏填一处隐患", "values": ["发现问题待后续处理"],
                "names": ["发现一般事故隐患，责令限期整改，待复查"], "objects": [{"object": code, "items": [item("found"),
                {"id": "AJ02", "name": "安全生产教育培训和特种作业人员持证情况", "answer": "unchecked"}]}]});
            set(
                &mut visit,
                json!({"state": "entered", "completed": "2026-06-10", "deadline": "2026-07-09", "entered": "2026-06-12",
                "results": [clear, corrected], "handling": [{"date": "2026-06-21", "measure": "责令改正", "number": null, "to": null,
                "text": "责令限期整改", "due": "2026-07-20", "reinspected": null, "closed": false},
                {"date": "2026-07-21", "measure": "行政处罚", "number": "临应急罚〔2026〕3号", "to": null, "text": "警告，罚款", "due": null,
                "reinspected": "2026-07-21", "closed": true}]}),
            );
        }
        (0, 2) => set(
            &mut visit,
            json!({"state": "entered", "completed": "2026-06-10", "deadline": "2026-07-09",
            "entered": "2026-07-14", "late": true, "results": [clear]}),
        ),
        (0, 3) => set(
            &mut visit,
            json!({"state": "completed", "completed": "2026-06-11", "deadline": "2026-07-10", "overdue": true}),
        ),
        (0, 4) => set(
            &mut visit,
            json!({"state": "completed", "completed": "2026-07-11", "deadline": "2026-08-07"}),
        ),
        (0, 5) => {
            visit["state"] = json!("lost");
            visit["objects"][0]["replaced"] = json!({"by": "91370499MYHOSTILE1", "ground": "注销",
                "reason": "登记机关已核准注销", "day": "2026-06-15"});
        }
        (0, 6) => set(&mut visit, json!({"overdue": true})),
        _ => {}
    }
    visit
}

/// The object that came in place of one lost, and what names can be like.
pub(crate) fn replaced_pair(fifth: &Value) -> Vec<Value> {
    HOSTILE
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let (draw, order) = if at == 0 { (TRUE_DRAW, 5) } else { (TOO_LARGE, at) };
            let code = format!("91370499MYHOSTILE{}", at + 1);
            json!({"draw": draw, "enterprise": code, "name": name,
                "objects": [{"order": order, "object": code, "name": name,
                    "kind": "市场主体", "region": "\u{202e}<b>区域</b>",
                    "instead_of": if at == 0 { fifth.clone() } else { Value::Null }, "replaced": null}],
                "inspectors": ["<i>甲</i>"], "state": "open", "completed": null,
                "deadline": null, "entered": null, "late": false, "overdue": false, "results": [{"day": "2026-06-12",
                "reason": "<u>理由</u>", "values": ["<b>值</b>"], "names": ["</bdi><svg onload=1>"],
                "objects": [{"object": code, "items": []}]}],
                "handling": [{"date": "2026-06-21", "measure": "<b>", "number": "<i>", "to": "\u{202e}", "text": "a\nb", "due": null,
                "reinspected": null, "closed": null}]})
        })
        .collect()
}

/// One of many visits of the draw that is too large.
pub(crate) fn made_up(number: usize) -> Value {
    let words = ["机械", "食品", "化工", "包装", "仓储", "电子"];
    let name = format!(
        "临溪第{number}{}有限公司",
        words.get(number % words.len()).unwrap()
    );
    let code = format!("9137F{number:013}");
    json!({"draw": TOO_LARGE, "enterprise": code, "name": name,
        "objects": [{"order": number, "object": code, "name": name, "kind": "市场主体", "region": "鹿湾街道",
            "instead_of": null, "replaced": null}],
        "inspectors": ["江玉斌", "雷永梅"], "state": "open",
        "completed": null, "deadline": null, "entered": null, "late": false, "overdue": false, "results": [], "handling": []})
}
