//! Visits as the page has them, made by hand: results, corrections and handling, an object that was lost, an enterprise
//! with two objects, and names that try to be more.

use serde_json::{Value, json};

use crate::dataset::{TOO_LARGE, TRUE_DRAW};

/// Names that try to be more than names.
pub(crate) const HOSTILE: [&str; 4] = [
    "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">",
    "引号\"'`&lt;公司",
    "反向\u{202e}司公\u{2066}厂",
    "控制\u{0}\u{1b}[31m\u{200b}字符\r公司",
];

/// An enterprise of which two objects were drawn at once.
pub(crate) const OWNER: &str = "91370499MYOWNER001";

fn item(answer: &str) -> Value {
    json!({"id": "AJ01", "name": "全员安全生产责任制落实情况", "answer": answer})
}

/// An object of a visit as the page has it.
fn object_of(order: u64, code: &str, name: &str, kind: &str, region: &str) -> Value {
    json!({"order": order, "object": code, "name": name, "kind": kind, "region": region, "instead_of": null, "replaced": null})
}

/// A visit that was not made yet, of one enterprise or of objects that it owns.
fn open_visit(draw: &str, (enterprise, name): (&str, &str), objects: &[Value]) -> Value {
    json!({"draw": draw, "enterprise": enterprise, "name": name, "objects": objects, "inspectors": ["秦兆峰", "卢晓芳"],
        "state": "open", "completed": null, "deadline": null, "entered": null, "late": false, "overdue": false, "results": [],
        "handling": []})
}

/// A visit of a real draw; the first few of them have something to tell.
pub(crate) fn visit_of(draw: &str, at: usize, row: &Value, objects: &[Vec<String>]) -> Value {
    let code = row["code"].as_str().unwrap();
    let object = objects.iter().find(|o| o[0] == code).unwrap();
    let order = row["order"].as_u64().unwrap();
    let own = object_of(order, code, &object[1], &object[2], &object[4]);
    let mut visit = open_visit(draw, (code, &object[1]), &[own]);
    let answers = |items: Value| json!([{"object": code, "items": items}]);
    let clear = json!({"day": "2026-06-12", "reason": null, "values": ["未发现问题"], "names": ["未发现问题"], "objects": answers(json!([item("clear")]))});
    let set = |visit: &mut Value, pairs: Value| {
        for (key, value) in pairs.as_object().unwrap() {
            visit[key] = value.clone();
        }
    };
    match (at, order) {
        (0, 1) => {
            let corrected = json!({"day": "2026-06-20", "reason": "事项填错，漏填一处隐患", "values": ["发现问题待后续处理"],
                "names": ["发现一般事故隐患，责令限期整改，待复查"], "objects": answers(json!([item("found"), {"id": "AJ02", "name": "安全生产教育培训和特种作业人员持证情况", "answer": "unchecked"}]))});
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
            visit["objects"][0]["replaced"] = json!({"by": "91370499MYHOSTILE1", "withheld": false, "ground": "注销",
                "reason": "登记机关已核准注销", "day": "2026-06-15"});
        }
        (0, 6) => set(&mut visit, json!({"overdue": true})),
        _ => {}
    }
    visit
}

/// The object that came in place of one lost, and what names can be like.
pub(crate) fn replaced_pair(fifth: &Value) -> Vec<Value> {
    let visit = |(at, name): (usize, &&str)| {
        let (draw, order) = if at == 0 {
            (TRUE_DRAW, 5)
        } else {
            (TOO_LARGE, at as u64)
        };
        let code = format!("91370499MYHOSTILE{}", at + 1);
        let mut object = object_of(order, &code, name, "市场主体", "\u{202e}<b>区域</b>");
        if at == 0 {
            object["instead_of"] = fifth.clone();
        }
        let mut visit = open_visit(draw, (&code, name), &[object]);
        visit["inspectors"] = json!(["<i>甲</i>"]);
        visit["state"] = json!("entered");
        visit["results"] = json!([{"day": "2026-06-12", "reason": "<u>理由</u>", "values": ["<b>值</b>"],
            "names": ["</bdi><svg onload=1>"], "objects": []}]);
        visit["handling"] = json!([{"date": "2026-06-21", "measure": "<b>", "number": "<i>", "to": "\u{202e}",
            "text": "a\nb", "due": null, "reinspected": null, "closed": false}]);
        visit
    };
    HOSTILE.iter().enumerate().map(visit).collect()
}

/// A visit of two objects that one enterprise owns.
pub(crate) fn of_two_objects() -> Value {
    let objects = [
        object_of(17, "GD-0001", "东湖路储罐区", "设施设备", "鹿湾街道"),
        object_of(90, "GD-0002", "东湖路装卸台", "设施设备", "鹿湾街道"),
    ];
    let mut visit = open_visit(TOO_LARGE, (OWNER, "临溪东湖化工有限公司"), &objects);
    let clear =
        ["GD-0001", "GD-0002"].map(|code| json!({"object": code, "items": [item("clear")]}));
    visit["state"] = json!("entered");
    visit["results"] = json!([{"day": "2026-06-12", "reason": null, "values": ["未发现问题"], "names": ["未发现问题"],
        "objects": clear}]);
    visit
}

pub(crate) fn made_up(number: usize) -> Value {
    let words = ["机械", "食品", "化工", "包装", "仓储", "电子"];
    let word = words.get(number % words.len()).unwrap();
    let name = format!("临溪第{number}{word}有限公司");
    let code = format!("9137F{number:013}");
    let object = object_of(number as u64, &code, &name, "市场主体", "鹿湾街道");
    open_visit(TOO_LARGE, (&code, &name), &[object])
}
