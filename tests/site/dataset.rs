//! A public folder with real draws of the sample bureau, doctored ones, a large one, and 20,000 visits.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use choucha::domain::public::publication::Public;
use choucha::format::public_site;
use serde_json::{Value, json};

use crate::by_hand;
use crate::visits_by_hand::{made_up, of_two_objects, replaced_pair, visit_of};

pub(crate) const ASSETS: [&str; 15] = [
    "index.html",
    "repeat.html",
    "site/style.css",
    "site/words.js",
    "site/digest.js",
    "site/texts.js",
    "site/beacon.js",
    "site/repeat.js",
    "site/page.js",
    "site/visits.js",
    "site/book.js",
    "site/year.js",
    "site/visit.js",
    "site/draw.js",
    "site/app.js",
];

/// Draws of the folder.
pub(crate) const TRUE_DRAW: &str = "AJ-2026-01-1";
pub(crate) const SEALED_DRAW: &str = "AJ-2026-04-1";
pub(crate) const WRONG_TICKET: &str = "AJ-2026-01-1.ticket";
pub(crate) const WRONG_POPULATION: &str = "AJ-2026-01-1.population";
pub(crate) const LARGE: &str = "大-2026-1";
pub(crate) const BEACON: &str = "信标-2026-1";
pub(crate) const TOO_LARGE: &str = "F-2026-1";

/// The source and the seed of the sealed draw.
pub(crate) const SEALED_SOURCE: &str =
    "event 2026-06-02 14/17721088 双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写";
const SEALED_SEED: &str = "03091218253107";

pub(crate) const VISITS: usize = 20_000;

pub(crate) fn asset(name: &str) -> String {
    fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("data/site")
            .join(name),
    )
    .unwrap()
}

/// What a script of the folder gives a name to.
pub(crate) fn given(path: &str) -> Value {
    let script = fs::read_to_string(folder().join(path)).unwrap();
    let json = script
        .split_once("] = ")
        .or(script.split_once(" = "))
        .unwrap()
        .1;
    serde_json::from_str(json.trim_end().trim_end_matches(';')).unwrap()
}

/// A draw of the folder as the page has it, and its texts.
pub(crate) fn draw(id: &str) -> (Value, Value) {
    let page = given("site/data.js");
    let mut draws = page["draws"].as_array().unwrap().iter();
    let draw = draws.find(|draw| draw["id"] == id).unwrap().clone();
    (draw, given(&format!("draws/{id}/data.js")))
}

/// The drawn object at a place of the first draw: its code and its name.
pub(crate) fn object(order: usize) -> (String, String) {
    let code = draw(TRUE_DRAW).1["drawn"][order - 1]["code"].clone();
    let rows = given(&format!("site/visits/{TRUE_DRAW}/rows.js"));
    let mut rows = rows.as_array().unwrap().iter();
    let row = rows.find(|row| row[1] == code).unwrap();
    let text = |at: usize| row[at].as_str().unwrap().to_owned();
    (text(1), text(2))
}

/// How often an object was drawn. The key of a draw is another with each salt, so that the same object may be in both real draws.
pub(crate) fn times_drawn(code: &str) -> usize {
    let drawn = |id| {
        let drawn = draw(id).1["drawn"].take();
        drawn
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["code"] == code)
    };
    [TRUE_DRAW, SEALED_DRAW]
        .into_iter()
        .filter(|id| drawn(id))
        .count()
}

/// The folder; made once. `CHOUCHA_SITE_KEEP` names a place where it stays, to be looked at.
pub(crate) fn folder() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        let place = std::env::var_os("CHOUCHA_SITE_KEEP").map_or_else(
            || Path::new(env!("CARGO_TARGET_TMPDIR")).join("site"),
            PathBuf::from,
        );
        make(&place);
        place
    })
}

fn choucha(case: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_choucha"))
        .arg("-C")
        .arg(case)
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A case folder with a draw and a sealed one.
fn draw_two(case: &Path) {
    let made = Command::new(env!("CARGO_BIN_EXE_choucha"))
        .args(["init", "--sample"])
        .arg(case)
        .output()
        .unwrap();
    assert!(made.status.success());
    choucha(case, &["--today", "2026-05-20", "plan", "publish"]);
    let source = SEALED_SOURCE;
    choucha(
        case,
        &[
            "--today",
            "2026-05-31",
            "seal",
            "AJ-2026-04",
            "--source",
            source,
        ],
    );
    for (task, seed, more) in [
        ("AJ-2026-01", "583", None),
        ("AJ-2026-04", SEALED_SEED, Some("张三")),
    ] {
        let mut arguments = vec!["--today", "2026-06-02", "draw", task, "--seed", seed];
        if let Some(witness) = more {
            arguments.extend(["--present", witness]);
        }
        choucha(case, &arguments);
    }
}

/// The page's own files, one that reports what the page shows, and one as wide as a phone.
fn write_assets(place: &Path) {
    fs::create_dir_all(place.join("site")).unwrap();
    for name in ASSETS {
        fs::write(place.join(name), asset(name)).unwrap();
    }

    let probe = asset("index.html").replace(
        "</body>",
        "<script src=\"site/probe.js\"></script>\n</body>",
    );
    fs::write(place.join("probe.html"), probe).unwrap();
    fs::write(place.join("site/probe.js"), include_str!("probe.js")).unwrap();
    fs::write(place.join("phone.js"), include_str!("phone.js")).unwrap();
    fs::write(
        place.join("phone.html"),
        "<!DOCTYPE html><meta charset=\"utf-8\"><body><script src=\"phone.js\"></script></body>",
    )
    .unwrap();
}

/// Draws that do not hold: a changed ticket in one, a line less of the population in the other.
fn wrong_draws((first, first_texts): (Value, Value)) -> [(&'static str, Value, Value); 2] {
    let (mut ticket, mut ticket_texts) = (first.clone(), first_texts.clone());
    ticket["id"] = json!(WRONG_TICKET);
    ticket["folder"] = json!(format!("draws/{WRONG_TICKET}"));
    ticket["voided"] = json!({"day": "2026-06-02", "reason": "计划范围填错，已更正"});
    ticket_texts["drawn"][2]["ticket"] = json!("0000000000000001");

    let (mut wrong, mut wrong_texts) = (first, first_texts);
    wrong["id"] = json!(WRONG_POPULATION);
    wrong["folder"] = json!(format!("draws/{WRONG_POPULATION}"));
    wrong["origin"] = json!({"adhoc": {"reason": "上级交办"}});
    let population = wrong_texts["population"].as_str().unwrap().to_owned();
    wrong_texts["population"] = json!(population.split_once('\n').unwrap().1);
    [
        (WRONG_TICKET, ticket, ticket_texts),
        (WRONG_POPULATION, wrong, wrong_texts),
    ]
}

fn make(place: &Path) {
    let work = tempfile::tempdir().unwrap();
    let case = work.path().join("case");
    draw_two(&case);
    write_assets(place);
    let objects = rows(&fs::read_to_string(case.join("objects.csv")).unwrap());
    let (first, first_texts) = real(
        &case,
        TRUE_DRAW,
        "安全生产责任落实和教育培训抽查",
        "unproven",
    );
    let (second, second_texts) = real(&case, SEALED_DRAW, "危险化学品使用安全抽查", "event");
    let mut second = second;
    second["passed_over"] = passed();
    second["since_plan"] = since_plan();
    let mut draws = vec![first.clone(), second];
    let mut texts = vec![
        (TRUE_DRAW, first_texts.clone()),
        (SEALED_DRAW, second_texts),
    ];
    let mut visits = Vec::new();
    for (at, (id, text)) in texts.iter().enumerate() {
        for row in text["drawn"].as_array().unwrap() {
            visits.push(visit_of(id, at, row, &objects));
        }
    }
    visits.extend(replaced_pair(&first_texts["drawn"][4]["code"]));
    visits.push(of_two_objects());

    for (id, draw, text) in wrong_draws((first, first_texts)) {
        draws.push(draw);
        texts.push((id, text));
    }
    let large = by_hand::plain_draw("大-2026", 100_000, 200);
    for (id, draw) in [(LARGE, large), (BEACON, by_hand::by_the_beacon())] {
        let (page, files) = draw.made();
        draws.push(page);
        texts.push((id, files));
    }
    draws.push(too_large());
    for number in visits.len()..VISITS {
        visits.push(made_up(number));
    }
    for (id, text) in &texts {
        let place = place.join("draws").join(id);
        fs::create_dir_all(&place).unwrap();
        let script = format!(
            "(window.CHOUCHA_DRAWS = window.CHOUCHA_DRAWS || {{}})[{}] = {text};\n",
            json!(id)
        );
        fs::write(place.join("data.js"), script).unwrap();
    }
    write_data(place, &case, draws, &visits);
}

/// The website's data, as the program writes it.
fn write_data(place: &Path, case: &Path, mut draws: Vec<Value>, visits: &[Value]) {
    for (draw, line) in draws.iter_mut().zip(2..) {
        draw["line"] = json!(line);
    }
    let public: Public = serde_json::from_value(page(case, &draws, visits)).unwrap();
    for file in public_site::all(&public) {
        let path = place.join(&file.name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        file.write(&mut fs::File::create(path).unwrap()).unwrap();
    }
}

/// Rows of a simple CSV, quotes and all cells.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// A draw of the case folder as the page has it, and its texts.
fn real(case: &Path, id: &str, name: &str, standing: &str) -> (Value, Value) {
    let folder = case.join("draws").join(id);
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let mut draw: Value = serde_json::from_str(&text("draw.json")).unwrap();
    let manifest = text("manifest.txt");
    let value = |key: &str| {
        let line = manifest
            .lines()
            .find_map(|line| line.strip_prefix(&format!("{key}: ")));
        line.unwrap().to_owned()
    };
    let drawn = draw["drawn"].take();
    let window = value("window");
    let window: Vec<&str> = window.split("..").collect();
    let texts = json!({
        "manifest": manifest, "population": text("population.txt"), "excluded": text("excluded.txt"), "owners": text("owners.txt"),
        "seed": draw["seed"], "drawn": drawn.as_array().unwrap().iter().map(|row| json!({
            "order": row["order"], "code": row["code"], "ticket": row["ticket"], "stratum": row["stratum"]
        })).collect::<Vec<_>>(),
    });
    let seal = value("seal").parse::<u64>().unwrap();
    // Of the first drawn object it is said that few people are left.
    let few = [&drawn[0]["code"]];
    let more = json!({
        "seal_standing": if seal > 0 { "claimed" } else { "none" }, "beacon": null, "few": few,
        "id": id, "task_name": name, "window": window, "drawn_on": "2026-06-02",
        "seal": seal, "voided": null, "standing": standing, "since_plan": null, "passed_over": nothing_passed(),
        "population": text("population.txt").lines().count(), "excluded": text("excluded.txt").lines().count(),
        "drawn": drawn.as_array().unwrap().len(), "folder": format!("draws/{id}"), "in_page": true,
    });
    for (key, value) in more.as_object().unwrap() {
        draw[key] = value.clone();
    }
    // What draw.json has and the page does not.
    let keys = draw.as_object_mut().unwrap();
    keys.retain(|key, _| !["method", "bureau", "declared", "loads", "tool"].contains(&&**key));
    (draw, texts)
}

fn too_large() -> Value {
    let zeros = "0".repeat(64);
    json!({"id": TOO_LARGE, "task": "F-2026", "task_name": "\u{202e}<img src=x>全省抽查", "round": 1, "window": ["2026-06-01", "2026-08-31"],
        "drawn_on": "2026-06-06", "drawn_at": "2026-06-06T09:00:00+08:00", "sealed_at": null, "seal": 0, "source": "os", "seed": zeros,
        "standing": "unproven", "seal_standing": "none", "beacon": null, "few": [], "witnesses": [], "manifest_sha256": zeros, "key": zeros, "origin": null, "voided": null, "since_plan": null, "passed_over": nothing_passed(),
        "takes": [{"stratum": "", "how": "5%", "of": 400_000, "take": 20_000}], "shortfalls": [{"stratum": "", "missing": 3}],
        "coverage_before": {"objects": 45, "base": 385}, "coverage_after": {"objects": 45, "base": 385},
        "population": 400_000, "excluded": 0, "drawn": 19_997, "folder": "draws/F-2026-1", "in_page": false})
}

/// No seal was passed over.
pub(crate) fn nothing_passed() -> Value {
    json!({"open": [], "voided": []})
}

/// The seal of the sealed draw, which says who left the scope since the plan, one that was voided and one that waits.
fn seals() -> Vec<Value> {
    let seal = |task: &str, fate: &str| {
        json!({"id": format!("{task}-1.s1"), "task": task, "task_name": "危险化学品使用安全抽查", "round": 1, "seal": 1,
            "manifest_sha256": "7aee055e484f8af691d18418356b4bd903327f76d6ba25e04d82bf4feaa5f61e", "source": SEALED_SOURCE,
            "sealed_at": "2026-05-31T09:00:00+08:00", "declared": null, "fate": fate, "fate_day": null, "draw": null, "reason": null,
            "line": 4, "seal_standing": "claimed", "since_plan": null, "passed_over": nothing_passed()})
    };
    let mut drawn = seal("AJ-2026-04", "drawn");
    drawn["fate_day"] = json!("2026-06-02");
    drawn["draw"] = json!(SEALED_DRAW);
    drawn["passed_over"] = passed();
    let mut voided = seal("AJ-2026-07", "voided");
    voided["fate_day"] = json!("2026-06-02");
    voided["reason"] = json!("<b>任务取消</b>");
    vec![drawn, voided, seal("AJ-2026-08", "open")]
}

/// What was passed over for the sealed draw.
fn passed() -> Value {
    json!({"open": ["AJ-2026-08-1.s1"], "voided": ["AJ-2026-07-1.s1"]})
}

/// What changed in the scope of the sealed draw.
fn since_plan() -> Value {
    let changed = |total: u64, objects: Value| json!({"total": total, "objects": objects});
    json!({"version": 1, "told": true, "new": 2,
        "left": changed(3, json!([
            {"code": "91370499MXK8B4DQ00", "name": "<i>离开的企业</i>", "was": {"status": "有效"}, "is": {"status": "停业"}},
            {"code": "91370499MY61JAHB5K", "name": "", "was": {"status": "有效"}, "is": null}])),
        "came": changed(0, json!([])),
        "moved": changed(1, json!([{"code": "91370499MYEMPEK016", "name": "换层的企业", "was": {"grade": "A"}, "is": {"grade": "B"}}]))})
}

/// Everything that stands in site/data.js.
fn page(case: &Path, draws: &[Value], visits: &[Value]) -> Value {
    let items: Vec<Value> = rows(&fs::read_to_string(case.join("items.csv")).unwrap())
        .iter()
        .map(|i| {
            json!({"id": i[0], "name": i[1], "content": i[2], "basis": i[3], "method": i[4], "class": i[5], "specialty": i[6],
                "from": i[7], "to": i[8]})
        })
        .collect();
    let tasks: Vec<Value> = rows(&fs::read_to_string(case.join("plan.csv")).unwrap())
        .iter()
        .map(|t| {
            json!({"id": t[0], "name": t[1], "items": t[2], "kind": t[3], "region": t[4], "level": t[5],
                "scope": t[6], "grade": t[7], "ratio": t[8], "strata": t[9], "times": t[10],
                "from": t[11], "to": t[12], "team": t[13], "cap": t[17]})
        })
        .collect();
    let mut later = tasks.clone();
    later[1]["ratio"] = json!("8%");
    later[1]["to"] = json!("2026-12-15");
    let dropped = later.pop().unwrap();
    let mut added = dropped;
    added["id"] = json!("AJ-2026-99");
    later.push(added);
    let by = |values: &[(&str, u64, u64)]| -> Vec<Value> {
        values
            .iter()
            .map(|(value, base, drawn)| json!({"value": value, "base": base, "drawn": drawn, "enterprises": base, "enterprises_drawn": drawn}))
            .collect()
    };
    json!({
        "schema": "choucha-public-1", "bureau": "临溪高新技术产业开发区应急管理局", "year": 2026, "language": "zh",
        "published_at": "2026-09-15T09:30:00+08:00", "day": "2026-09-15",
        "head": {"line": 12, "sha256": "2b3dcbf488c61a28618c92cc718167d05578b7be1149adaae816c1cc1549234e"},
        "coverage": {"rule": "5%", "required": 20, "drawn": 45, "withheld": 0, "base": 385, "plan_version": 2, "plan_base": 386, "base_left": {"objects": 3, "undrawn": 2, "with_them": 389},
            "expected": {"least": 83, "most": 84, "exact": false}, "enterprises": {"drawn": 41, "base": 287, "plan_base": 288}, "by": {
            "region": by(&[("鹿湾街道", 96, 14), ("槐林街道", 88, 9), ("科创片区", 74, 11), ("北岭工业片区", 69, 8), ("临港片区", 58, 3)]),
            "kind": by(&[("市场主体", 287, 25), ("设施设备", 58, 17), ("项目", 40, 3)]),
            "level": by(&[("区级", 301, 38), ("市级", 84, 7)]),
            "grade": by(&[("A", 95, 1), ("B", 122, 8), ("C", 44, 9), ("D", 14, 14), ("", 110, 13)])}},
        "items": items,
        "rules": [
            {"at": 1, "time": "2026-01-05T09:00:00+08:00", "day": "2026-01-05", "reason": "", "in_force": false, "coverage": "5%",
                "entry_working_days": 20, "team": 2, "cap": 1, "plan_by": "05-31", "shrink": "2%", "weaker": [], "findings": []},
            {"at": 9, "time": "2026-06-20T09:00:00+08:00", "day": "2026-06-20", "reason": "与市局系统对接<b>期间</b>", "in_force": true, "coverage": "5%",
                "entry_working_days": 30, "team": 2, "cap": 1, "plan_by": "05-31", "shrink": "2%",
                "weaker": [{"rule": "entry_working_days", "in_force": "30", "regulation": "20"}], "findings": []}],
        "plans": [
            {"version": 1, "day": "2026-05-20", "late": false, "reason": "", "sha256": "a8b80bc13776299fd741e7919bf6c2d92914d28a90e2ac21d53c7a696f1e6517", "base": 386, "enterprises": 288, "approved": {"by": "示例区人民政府", "number": "示政发〔2026〕3号", "on": "2026-05-18"}, "filed": [], "tasks": tasks},
            {"version": 2, "day": "2026-06-25", "late": false, "reason": "上级部署粉尘防爆专项整治", "sha256": "7aee055e484f8af691d18418356b4bd903327f76d6ba25e04d82bf4feaa5f61e", "base": 385, "enterprises": 287, "approved": null, "filed": [{"version": 2, "with": "示例区司法局", "number": "备〔2026〕7号", "on": "2026-06-26"}],
                "since_before": {"left": {"total": 2, "objects": [
                    {"code": "91370499MYXP2PM81A", "name": "<b>离开</b>厂", "was": {"status": "有效"}, "is": {"status": "停业"}},
                    {"code": "91370499MYXP2PM82B", "name": "", "was": {"status": "有效"}, "is": null}]},
                    "left_undrawn": 1, "new": 1, "left_of_all": 3, "left_of_all_undrawn": 2}, "tasks": later}],
        "draws": draws, "withheld": [], "visits": visits, "seals": seals(), "rehearsal": false, "clock": [{"line": 8, "time": "2026-06-14T09:00:00+08:00", "until": "2026-07-01 09:00:00", "reason": "主板电池更换"}], "refused": [{"line": 9, "act": "result", "codes": ["I12", "I15"]}],
        "signatures": [], "signers": [], "heads": [],
    })
}
