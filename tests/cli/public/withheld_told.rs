//! What else of a publication could tell who is drawn by a draw whose list is withheld.

use serde_json::{Value, json};

use super::published_case::{column, holding, public};
use super::withheld::{SOON, VISITED, draw, drawn, publish, set};
use crate::book::signing_case::signature;
use crate::office::Office;
use crate::signing_key::Key;

/// An object of a draw is lost on `day`: who was passed, and what came.
fn lose(office: &Office, (draw, day): (&str, &str), lost: &str) -> Value {
    let ground = ["--object", "--ground", "查无", "--reason", "无此单位"];
    let ran = office.on(day, &[&["replace", draw, lost], &ground[..]].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    let book = office.book();
    let said = |act: &str| book.iter().rfind(|line| line["act"] == act).unwrap()["data"].clone();
    json!({"passed": said("replace")["passed"], "object": said("replaced")["object"]})
}

#[test]
fn nothing_of_a_request_made_while_a_draw_is_withheld_is_told() {
    let office = drawn();
    let visits = office.visits("T0-1");
    // Whether anybody was passed or not, and whoever came.
    let lost: Vec<String> = visits.iter().map(|lost| lost.objects[0].clone()).collect();
    let came: Vec<Value> = lost
        .iter()
        .map(|lost| lose(&office, ("T0-1", SOON), lost))
        .collect();
    assert!(came.iter().any(|of| of["passed"] == json!([])), "{came:?}");
    let object = came[0]["object"].as_str().unwrap().to_owned();
    let entered = office.visits("T0-1").into_iter();
    let entered = entered.filter(|of| of.objects.contains(&object));
    office.results(
        VISITED,
        entered.map(|of| of.result(VISITED, false, None)).collect(),
    );
    publish(&office, VISITED, "visited");
    let of = public(&office);
    let told = of["visits"].as_array().unwrap().iter();
    let told: Vec<&Value> = told.filter(|visit| visit["draw"] == "T0-1").collect();
    assert_eq!(told.len(), lost.len());
    for visit in told {
        assert_eq!(
            (&visit["state"], &visit["results"]),
            (&json!("lost"), &json!([]))
        );
        let replaced = &visit["objects"][0]["replaced"];
        assert_eq!(
            (&replaced["by"], &replaced["withheld"]),
            (&Value::Null, &json!(true))
        );
    }
    assert_eq!(of["coverage"]["drawn"], 0);
    assert_eq!(of["coverage"]["expected"], Value::Null);
    let cells = column(&office, "draws", "更换情况");
    let cells = cells.iter().filter(|cell| cell.ends_with("→ 暂不公开"));
    assert_eq!(cells.count(), lost.len());
    // Of the public draw's population, and nowhere else.
    for came in came.iter().filter_map(|of| of["object"].as_str()) {
        let holding = holding(&office, came);
        assert!(
            holding.iter().all(|file| file.starts_with("draws/T0-1/")),
            "{holding:?}"
        );
    }
    // When no list is withheld any more, all of it is told.
    publish(&office, "2026-08-01", "visited");
    assert!(holding(&office, &object).contains(&"csv/results.csv".to_owned()));
    let of = public(&office);
    assert_eq!(of["coverage"]["withheld"], 0);
    assert!(of["coverage"]["expected"]["least"].is_u64());
    let mut told = of["visits"].as_array().unwrap().iter();
    let came = told.find(|visit| visit["objects"][0]["object"] == object.as_str());
    assert_eq!(came.unwrap()["objects"][0]["instead_of"], lost[0].as_str());
}

#[test]
fn who_comes_into_a_withheld_draw_is_public_with_its_list() {
    let office = drawn();
    publish(&office, SOON, "visited");
    let lost = office.visits("T1-1")[0].objects[0].clone();
    let came = lose(&office, ("T1-1", SOON), &lost);
    let came = came["object"].as_str().unwrap();
    // Before: neither of them stands anywhere.
    publish(&office, SOON, "visited");
    for code in [&lost, came] {
        assert_eq!(holding(&office, code), Vec::<String>::new(), "{code}");
    }
    let visits = office.visits("T1-1").into_iter();
    let open = visits.filter(|of| !of.objects.is_empty());
    let results: Vec<_> = open.map(|of| of.result(VISITED, false, None)).collect();
    assert_eq!(results.len(), 3);
    office.results(VISITED, results);
    // Its list is public now, and whom it lost. Who came depends on the draws that were and are withheld.
    publish(&office, VISITED, "visited");
    assert!(office.case("public/draws/T1-1/seed.txt").is_file());
    let cells = column(&office, "draws", "更换情况");
    let mut cells = cells.iter();
    assert!(cells.any(|cell| cell.ends_with("→ 暂不公开")), "{cells:?}");
    let of_population = holding(&office, came);
    assert!(
        of_population
            .iter()
            .all(|file| file.starts_with("draws/T1-1/")),
        "{of_population:?}"
    );
    // When none is any more, all of it is told: who came, and the result.
    publish(&office, "2026-08-01", "visited");
    assert!(holding(&office, came).contains(&"csv/results.csv".to_owned()));
    let of = public(&office);
    let object = |code: &str| {
        let mut visits = of["visits"].as_array().unwrap().iter();
        let visit =
            visits.find(|visit| visit["draw"] == "T1-1" && visit["objects"][0]["object"] == code);
        visit.unwrap()["objects"][0].clone()
    };
    assert_eq!(object(&lost)["replaced"]["by"], came);
    assert_eq!(object(came)["instead_of"], lost.as_str());
    let cells = column(&office, "draws", "更换情况");
    assert!(cells.iter().any(|cell| cell.contains(came)), "{cells:?}");
}

#[test]
fn coverage_of_a_draw_after_a_withheld_one_is_not_told() {
    let office = drawn();
    let first = office.visits("T1-1");
    office.done(&first[0], VISITED);
    // T3 cites nobody, and is public when it is visited.
    draw(&office, "T3");
    office.results(
        VISITED,
        office
            .visits("T3-1")
            .iter()
            .map(|of| of.result(VISITED, false, None))
            .collect(),
    );
    publish(&office, VISITED, "visited");
    let told = |office: &Office, draw: &str| {
        let of = public(office);
        let of = of["draws"]
            .as_array()
            .unwrap()
            .iter()
            .find(|of| of["id"] == draw)
            .unwrap()
            .clone();
        let record: Value =
            serde_json::from_str(&office.read(&format!("public/draws/{draw}/draw.json"))).unwrap();
        for key in ["coverage_before", "coverage_after"] {
            assert_eq!(of[key], record[key], "{draw} {key}");
        }
        [of["coverage_before"].clone(), of["coverage_after"].clone()]
    };
    assert_eq!(told(&office, "T3-1"), [Value::Null, Value::Null]);
    assert_eq!(told(&office, "T0-1")[1]["objects"], 3);
    publish(&office, "2026-08-01", "visited");
    assert_eq!(
        told(&office, "T3-1")[0]["objects"],
        office.record("T3-1")["coverage_before"]["objects"]
    );
}

#[test]
fn a_leader_who_will_come_is_not_named_by_his_signature() {
    let office = drawn();
    let visits = office.visits("T1-1");
    let leader = visits[0].team[0].clone();
    office.write("signers", Key::of(2).row(&format!("leader/{leader}")));
    let ran = office.on(VISITED, &["signers", "--reason", "登记组长"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    office.done(&visits[0], VISITED);
    let line = office.book().len();
    let file = signature(&office, line, &Key::of(2));
    let ran = office.on(VISITED, &["sign", &line.to_string(), "--sig", &file]);
    assert_eq!(ran.code, 0, "{ran:?}");
    publish(&office, VISITED, "visited");
    let told = |office: &Office| public(office)["signatures"].as_array().unwrap().len();
    assert_eq!(told(&office), 0);
    let sig = format!("public/signatures/{}.sig", line + 1);
    assert!(!office.case(&sig).exists());
    let entered = visits[0].result(VISITED, false, None);
    office.results(VISITED, vec![entered]);
    publish(&office, VISITED, "visited");
    assert_eq!(told(&office), 1);
    assert!(office.case(&sig).exists());
}

#[test]
fn without_a_withheld_draw_all_of_it_is_told() {
    let office = drawn();
    let lost = office.visits("T0-1")[0].objects[0].clone();
    publish(&office, "2026-08-01", "visited");
    let came = lose(&office, ("T0-1", "2026-08-01"), &lost);
    set(&office, "visited", "now");
    // A visit that was lost is not waited for, the one that came is: three of T0, nine of the others.
    let published = publish(&office, "2026-08-01", "now");
    assert_eq!(published["awaited"], 12);
    set(&office, "now", "visited");
    publish(&office, "2026-08-01", "visited");
    let of = public(&office);
    let mut told = of["visits"].as_array().unwrap().iter();
    let visit = told
        .find(|visit| visit["enterprise"] == lost.as_str())
        .unwrap();
    assert_eq!(visit["objects"][0]["replaced"]["by"], came["object"]);
}
