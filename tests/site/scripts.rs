//! The website's data in pieces: a small first script, a list of each draw's visits, the visits themselves; together they are
//! what is public.

use std::collections::BTreeMap;
use std::fs;

use choucha::domain::public::publication::{PublicVisit, VisitState};
use choucha::format::public_site::IN_A_FILE;
use serde_json::Value;

use crate::dataset::{self, TOO_LARGE, VISITS};

/// Draws with the visits that their files hold, file by file.
fn visits_of(draw: &str) -> Vec<PublicVisit> {
    let mut visits = Vec::new();
    for part in 1.. {
        let path = format!("site/visits/{draw}/{part}.js");
        if !dataset::folder().join(&path).is_file() {
            break;
        }
        let given: Vec<PublicVisit> = serde_json::from_value(dataset::given(&path)).unwrap();
        assert!(!given.is_empty() && given.len() <= IN_A_FILE, "{path}");
        visits.extend(given);
    }
    visits
}

fn draws() -> Vec<String> {
    let folders = fs::read_dir(dataset::folder().join("site/visits")).unwrap();
    let names = folders.map(|folder| folder.unwrap().file_name().into_string().unwrap());
    names.collect()
}

/// What stands at a place of a list that rows name by number.
fn numbered<'a>(list: &'a Value, at: &Value) -> &'a Value {
    &list[usize::try_from(at.as_u64().unwrap()).unwrap()]
}

#[test]
fn the_first_script_stays_small_however_many_visits_there_are() {
    let length = |path: &str| fs::metadata(dataset::folder().join(path)).unwrap().len();
    let first = length("site/data.js");
    assert!(first < 200_000, "{first} bytes with {VISITS} visits");
    let whole = length(&format!("site/visits/{TOO_LARGE}/1.js"));
    assert!(whole < 400_000, "{whole} bytes for {IN_A_FILE} visits");
    let index = dataset::given("site/data.js");
    assert!(index.get("visits").is_none());
    assert!(index["newest"].as_array().unwrap().len() <= 200);
}

#[test]
fn the_list_of_a_draw_says_what_its_visits_say() {
    let index = dataset::given("site/data.js");
    let mut all = 0;
    for draw in draws() {
        let visits = visits_of(&draw);
        let rows = dataset::given(&format!("site/visits/{draw}/rows.js"));
        let rows = rows.as_array().unwrap();
        assert_eq!(rows.len(), visits.len(), "{draw}");
        all += visits.len();
        for (place, (row, visit)) in rows.iter().zip(&visits).enumerate() {
            let values = |result: &Vec<String>| Value::from(result.join("；"));
            let result = visit.results.last().map(|result| values(&result.values));
            let told = (!row[5].is_null()).then(|| numbered(&index["values"], &row[5]).clone());
            assert_eq!(told, result, "{draw} {place}");
            let team = row[7].as_array().unwrap().iter();
            let team: Vec<&str> = team
                .map(|at| numbered(&index["inspectors"], at).as_str().unwrap())
                .collect();
            assert_eq!(team, visit.inspectors);
            assert_eq!(
                (&row[0], &row[1], &row[2]),
                (
                    &Value::from(place),
                    &Value::from(&*visit.enterprise),
                    &Value::from(&*visit.name)
                )
            );
            assert_eq!(row[8].as_array().unwrap().len(), visit.objects.len());
            let marks = row[6].as_u64().unwrap();
            assert_eq!(
                (marks & 1 > 0, marks & 2 > 0, marks & 4 > 0),
                (visit.late, visit.overdue, !visit.handling.is_empty())
            );
        }
    }
    assert_eq!(all, VISITS);
}

#[test]
fn the_sums_of_a_draw_are_those_of_its_visits() {
    let index = dataset::given("site/data.js");
    for draw in draws() {
        let visits = visits_of(&draw);
        let tally = &index["tallies"][&draw];
        let count = |is: &dyn Fn(&PublicVisit) -> bool| {
            visits.iter().filter(|visit| is(visit)).count() as u64
        };
        let entered = count(&|visit| visit.state == VisitState::Entered);
        let lost = count(&|visit| visit.state == VisitState::Lost);
        for (name, counted) in [
            ("visits", visits.len() as u64 - lost),
            ("open", count(&|visit| visit.state == VisitState::Open)),
            (
                "completed",
                count(&|visit| visit.state == VisitState::Completed),
            ),
            ("entered", entered),
            (
                "unvisited",
                count(&|visit| visit.state == VisitState::Open && visit.overdue),
            ),
            (
                "overdue",
                count(&|visit| visit.state == VisitState::Completed && visit.overdue),
            ),
            ("late", count(&|visit| visit.late)),
        ] {
            assert_eq!(tally[name], counted, "{draw} {name}");
        }
        let mut replaced: BTreeMap<&str, u64> = BTreeMap::new();
        let objects = visits.iter().flat_map(|visit| &visit.objects);
        for object in objects {
            if let Some(replacement) = &object.replaced {
                *replaced.entry(&replacement.ground).or_default() += 1;
            }
        }
        assert_eq!(tally["replaced"], serde_json::json!(replaced), "{draw}");
    }
}
