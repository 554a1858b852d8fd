//! What somebody finds who has nothing but `public/` and wants to know who may serve, who is recused, and from whom: lists
//! put together from what is published and held against the manifest's digests, and the rules run again. Each attack is made
//! once more with the office's salt, where it has to succeed: it is not for want of trying that nothing is found.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use choucha::domain::ground::sha::Sha;
use choucha::domain::method::draw;
use choucha::domain::method::frame::Frame;
use choucha::domain::method::key::{Keys, Seed, derive, people_key};
use choucha::format::texts::{self, Texts};

use crate::office::{Office, files_below, sha};
use crate::year::small_year::{RECUSALS, Row, code};

use super::published_case::{column, publish, table};

/// The certificate numbers of those who may serve run on.
const FIRST: u64 = 37_049_901_001;
const PEOPLE: u64 = 9;
/// The draws of which one, and two, recusals are to be found.
const TASKS: [(&str, &str); 2] = [("T1", "东"), ("T2", "西")];

/// Two draws of all twelve objects of a region each, in teams of two of nine people; one and two recusals.
fn drawn() -> Office {
    Office::once("attacks drawn", || {
        let rows = TASKS.map(|(id, region)| Row::new(id, region, "100%"));
        let office = Office::small(&[("东", "A", 12), ("西", "A", 12)], &rows);
        let mut people = "执法证号,姓名,单位,职务,执法岗位,执法证有效期至,状态\n".to_owned();
        for n in 0..PEOPLE {
            let cert = FIRST + n;
            writeln!(people, "{cert},欧阳{n},队,员,岗,2028-12-31,有效").unwrap();
        }
        office.write("inspectors.csv", people);
        let recused = [(3, 4), (15, 2), (20, 7)];
        let recusals = recused.map(|(object, person)| {
            format!("{},{},亲属,2026-01-01,\n", FIRST + person, code(object))
        });
        office.write("recusals.csv", RECUSALS.to_owned() + &recusals.concat());
        office.publish();
        for (task, _) in TASKS {
            office.draw_fixed("2026-06-01", task);
        }
        publish(&office);
        office
    })
}

/// A file of the published folder of a task's draw.
fn published(office: &Office, task: &str, file: &str) -> String {
    office.read(&format!("public/draws/{task}-1/{file}"))
}

/// The number of lines and the digest that the published manifest has for a list.
fn stated(office: &Office, task: &str, list: &str) -> (usize, String) {
    let manifest = published(office, task, "manifest.txt");
    let begin = format!("{list}: ");
    let line = manifest.lines().find_map(|line| line.strip_prefix(&begin));
    let words: Vec<&str> = line.unwrap().split(' ').collect();
    (words[0].parse().unwrap(), words[2].to_owned())
}

/// Whether one of these lists has the digest: alone, and behind the office's salt.
fn found(office: &Office, task: &str, list: &str, tried: &[String]) -> [bool; 2] {
    let salt = office.read(&format!("draws/{task}-1/salt.txt"));
    let (_, digest) = stated(office, task, list);
    let is = |before: &str| {
        tried
            .iter()
            .any(|text| sha(format!("{before}{text}")) == digest)
    };
    [is(""), is(&salt)]
}

/// Who goes anywhere, by draws.csv.
fn seen(office: &Office) -> BTreeSet<String> {
    let teams = column(office, "draws", "检查人员");
    let people = teams.iter().flat_map(|team| team.split('、'));
    people.map(str::to_owned).collect()
}

/// The lists of so many people, each with and without the mark of the qualified.
fn lists_of(certs: impl Iterator<Item = String>) -> [String; 2] {
    let certs: Vec<String> = certs.collect();
    ["\n", "\t+\n"].map(|end| certs.iter().map(|cert| cert.clone() + end).collect())
}

#[test]
fn the_list_of_inspectors_is_not_found_by_its_digest() {
    let office = drawn();
    office.replace(
        "choucha.toml",
        "inspectors = \"full\"",
        "inspectors = \"number\"",
    );
    publish(&office);
    // Everybody appears in some team: the list itself is known, and the digest still does not say so.
    let seen = seen(&office);
    assert_eq!(seen.len() as u64, PEOPLE);
    for (task, _) in TASKS {
        let tried = lists_of(seen.iter().cloned());
        assert_eq!(found(&office, task, "inspectors", &tried), [false, true]);
    }
    // Masked: numbers run on, so every run of so many numbers is tried.
    office.replace(
        "choucha.toml",
        "inspectors = \"number\"",
        "inspectors = \"masked\"",
    );
    publish(&office);
    let people = FIRST..FIRST + PEOPLE;
    for (path, bytes) in files_below(&office.case("public")) {
        let text = String::from_utf8(bytes).unwrap();
        let named = people.clone().find(|cert| text.contains(&cert.to_string()));
        assert_eq!(named, None, "{}", path.display());
    }
    for (task, _) in TASKS {
        let (many, _) = stated(&office, task, "inspectors");
        let many = many as u64;
        let runs = FIRST - 20..FIRST + 20;
        let lists = runs.flat_map(|from| lists_of((from..from + many).map(|n| n.to_string())));
        let tried: Vec<String> = lists.collect();
        assert_eq!(found(&office, task, "inspectors", &tried), [false, true]);
    }
}

/// Every text of so many pairs, one or two, of published objects and inspectors.
fn recusals(objects: &[&str], people: &[String], many: usize) -> Vec<String> {
    let pairs = objects
        .iter()
        .flat_map(|code| people.iter().map(move |cert| format!("{code}\t{cert}\n")));
    let mut pairs: Vec<String> = pairs.collect();
    pairs.sort();
    if many == 1 {
        return pairs;
    }
    let second = |place: usize| pairs[place + 1..].iter();
    let both = pairs.iter().enumerate();
    both.flat_map(|(place, first)| second(place).map(move |next| format!("{first}{next}")))
        .collect()
}

#[test]
fn one_recusal_and_two_are_not_found_by_their_digest() {
    let office = drawn();
    let people: Vec<String> = (FIRST..FIRST + PEOPLE).map(|n| n.to_string()).collect();
    for ((task, _), expected) in TASKS.into_iter().zip([1, 2]) {
        let (many, _) = stated(&office, task, "recusals");
        assert_eq!(many, expected);
        let population = published(&office, task, "population.txt");
        let objects: Vec<&str> = population.lines().collect();
        let tried = recusals(&objects, &people, many);
        assert_eq!(tried.len(), [108, 108 * 107 / 2][many - 1]);
        assert_eq!(found(&office, task, "recusals", &tried), [false, true]);
    }
}

/// The texts of a task's draw, as the office has them.
fn texts_of(office: &Office, task: &str) -> Texts {
    let folder = office.case(&format!("draws/{task}-1"));
    let open = |name: choucha::domain::method::text_flaw::TextName| {
        Ok(std::io::Cursor::new(std::fs::read(
            folder.join(name.file()),
        )?))
    };
    let Ok(texts) = texts::read(open) else {
        panic!("{task}")
    };
    texts
}

/// The teams of draws.csv by the order of the objects, each ascending by certificate number.
fn teams(office: &Office, draw: &str) -> Vec<Vec<String>> {
    let (headings, rows) = table(&office.case("public/csv/draws.csv"));
    let place = |heading: &str| headings.iter().position(|known| known == heading).unwrap();
    let of = rows.iter().filter(|row| row[0] == draw);
    let teams = of.map(|row| {
        let mut team: Vec<String> = row[place("检查人员")]
            .split('、')
            .map(str::to_owned)
            .collect();
        team.sort();
        team
    });
    teams.collect()
}

#[test]
fn the_rules_run_without_the_salt_give_other_teams() {
    let office = drawn();
    office.replace(
        "choucha.toml",
        "inspectors = \"full\"",
        "inspectors = \"number\"",
    );
    publish(&office);
    for (task, _) in TASKS {
        let texts = texts_of(&office, task);
        let manifest = published(&office, task, "manifest.txt").into_bytes();
        let seed = Seed::new(published(&office, task, "seed.txt").trim_end()).unwrap();
        let objects = derive(&manifest, &seed);
        let public = teams(&office, &format!("{task}-1"));
        let same = |frame: &Frame, people: Sha| {
            let outcome = draw::draw(frame, &Keys { objects, people });
            let run = outcome.visit_of().into_iter().map(|visit| {
                let team = outcome.visits[visit].team.iter();
                let mut team: Vec<String> = team
                    .map(|&j| texts.frame.crew.certs[j as usize].clone())
                    .collect();
                team.sort();
                team
            });
            run.zip(&public)
                .filter(|(run, public)| run == *public)
                .count()
        };
        // Somebody who knows the list of inspectors, and nothing of recusals.
        let mut known = texts.frame.clone();
        known.recused.clear();
        // Twelve teams of 36 possible ones: seven of them come out right by chance once in ten million times.
        for people in [
            objects,
            people_key(&manifest, &seed, b""),
            people_key(&manifest, &seed, b"\n"),
        ] {
            assert!(same(&known, people) < 7, "{task}");
        }
        // With the salt, and the recusals, all do.
        let people = people_key(&manifest, &seed, &texts.salt);
        assert_eq!(same(&texts.frame, people), 12, "{task}");
    }
}

/// Every key of a JSON value, wherever it stands.
fn keys(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                into.insert(key.clone());
                keys(value, into);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| keys(value, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What of a draw may not be read anywhere: salt, people key, pairs of recusals, digests of what is not public.
fn secrets(office: &Office, task: &str) -> Vec<String> {
    let inside = |name: &str| office.read(&format!("draws/{task}-1/{name}"));
    let (salt, recusals) = (inside("salt.txt"), inside("recusals.txt"));
    let manifest = inside("manifest.txt").into_bytes();
    let seed = Seed::new(published(office, task, "seed.txt").trim_end()).unwrap();
    let people = people_key(&manifest, &seed, salt.as_bytes()).to_string();
    let private = [
        "salt.txt",
        "inspectors.txt",
        "recusals.txt",
        "list.csv",
        "draw.json",
    ];
    let digests = private.into_iter().map(|name| sha(inside(name)));
    let pairs = recusals.lines().map(str::to_owned);
    let salt = salt.trim_end().to_owned();
    digests.chain(pairs).chain([salt, people]).collect()
}

#[test]
fn no_private_text_number_or_key_is_published() {
    let office = drawn();
    office.document("2026-07-20", 0, &["publish", "--for", "platform"]);
    let secrets = TASKS.map(|(task, _)| secrets(&office, task)).concat();
    let files = [
        files_below(&office.case("public")),
        files_below(&office.case("platform")),
    ];
    for (path, bytes) in files.into_iter().flatten() {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(!["salt.txt", "inspectors.txt", "recusals.txt", "list.csv"].contains(&&*name));
        let text = String::from_utf8(bytes).unwrap();
        for secret in &secrets {
            assert!(!text.contains(secret.as_str()), "{name}: {secret}");
        }
        let json = text
            .find("= {")
            .filter(|_| name == "data.js")
            .map_or(&*text, |at| &text[at + 2..]);
        let json = json.trim_end().trim_end_matches(';');
        if !matches!(
            &*name,
            "draw.json" | "data.js" | "public.json" | "draws.json" | "results.json"
        ) {
            continue;
        }
        let mut found = BTreeSet::new();
        keys(&serde_json::from_str(json).unwrap(), &mut found);
        for key in [
            "visit",
            "recused",
            "loads",
            "salt",
            "turns",
            "pool_order",
            "recused_from",
        ] {
            assert!(!found.contains(key), "{}: {key}", path.display());
        }
    }
    // What is to be public is there, and nothing else.
    let mut names: Vec<String> = Vec::new();
    for path in files_below(&office.case("public/draws/T1-1")).into_keys() {
        names.push(path.file_name().unwrap().to_str().unwrap().to_owned());
    }
    let public = [
        "SHA256SUMS",
        "data.js",
        "draw.json",
        "excluded.txt",
        "manifest.txt",
        "owners.txt",
        "population.txt",
        "seed.txt",
    ];
    assert_eq!(names, public);
}
