//! The files of the page by themselves: both languages for every word, every word there, nothing from outside, no markup
//! made of data.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::dataset::{ASSETS, asset};

/// words.js: what stands between its braces is JSON.
fn words() -> BTreeMap<String, Value> {
    let text = asset("site/words.js");
    let start = text.find("window.CHOUCHA_WORDS = {").unwrap() + "window.CHOUCHA_WORDS = ".len();
    let end = text.rfind("};").unwrap() + 1;
    serde_json::from_str(&text[start..end]).unwrap()
}

/// The names in braces of a sentence.
fn holes(sentence: &str) -> BTreeSet<&str> {
    sentence
        .split('{')
        .skip(1)
        .map(|rest| rest.split(['}', ':']).next().unwrap())
        .collect()
}

#[test]
fn every_word_is_there_in_both_languages() {
    let words = words();
    let lines = asset("site/words.js");
    assert!(words.len() > 150, "{}", words.len());
    assert_eq!(
        lines.lines().filter(|line| line.starts_with('"')).count(),
        words.len(),
        "a key stands twice"
    );
    for (key, both) in &words {
        let both = both.as_object().unwrap();
        assert_eq!(
            both.keys().map(String::as_str).collect::<Vec<_>>(),
            ["zh", "en"],
            "{key}"
        );
        let (zh, en) = (both["zh"].as_str().unwrap(), both["en"].as_str().unwrap());
        assert!(!zh.trim().is_empty() && !en.trim().is_empty(), "{key}");
        assert!(
            zh.chars().any(|c| c >= '\u{2e80}'),
            "{key}: {zh} is not Chinese"
        );
        assert!(
            !en.chars().any(|c| ('\u{2e80}'..='\u{ffef}').contains(&c)),
            "{key}: {en} is not English"
        );
        assert!(
            holes(en).is_subset(&holes(zh)) && holes(zh).is_subset(&holes(en)),
            "{key}: {zh} | {en}"
        );
    }
}

/// Keys that are put together: a beginning, and what can follow it.
const ENDINGS: [(&str, &[&str]); 19] = [
    (
        "section_",
        &[
            "refused",
            "results",
            "coverage",
            "late",
            "draws",
            "seals",
            "plans",
            "items",
            "rules",
            "repeat",
            "downloads",
        ],
    ),
    ("late_", &["unvisited", "overdue", "late"]),
    ("story_take", &["_count", "_stratum_count"]),
    (
        "rule_",
        &["coverage", "entry_working_days", "team", "cap", "plan_by"],
    ),
    ("coverage_by_", &["region", "kind", "level", "grade"]),
    (
        "file_",
        &[
            "items",
            "plans",
            "rules",
            "seals",
            "draws",
            "changes",
            "results",
            "handling",
            "refused",
            "signatures",
            "signers",
            "lines",
            "heads",
        ],
    ),
    (
        "task_",
        &[
            "task", "name", "items", "where", "kind", "region", "level", "scope", "grade", "range",
            "ratio", "times", "window", "team", "cap",
        ],
    ),
    (
        "state_",
        &[
            "open",
            "completed",
            "entered",
            "lost",
            "overdue",
            "unvisited",
            "late",
        ],
    ),
    ("answer_", &["clear", "found", "unchecked", "inapplicable"]),
    ("fate_", &["open", "drawn", "draw voided", "voided"]),
    ("since_", &["left", "came", "moved"]),
    (
        "column_",
        &["status", "kind", "region", "level", "grade", "scope"],
    ),
    ("standing_", &["beacon", "event", "unproven", "os"]),
    ("seal_", &["countersigned", "claimed"]),
    ("proves_", &["beacon", "event", "unproven", "os"]),
    ("not_", &["beacon", "event", "unproven", "os"]),
    ("source_", &["os", "given", "drand", "event"]),
    ("seed_", &["os", "given", "drand", "event"]),
    (
        "step_",
        &[
            "manifest",
            "facts",
            "population",
            "excluded",
            "owners",
            "form",
            "seed",
            "spelling",
            "beacon",
            "standing",
            "key",
            "takes",
            "tickets",
            "drawn",
            "shortfalls",
            "page",
        ],
    ),
];

/// Whatever stands in quotes in a script or page, or is named as one of `words`.
fn quoted(text: &str) -> BTreeSet<&str> {
    let named = text.split("words.").skip(1).map(|rest| {
        rest.split(|c: char| !c.is_ascii_lowercase() && c != '_')
            .next()
            .unwrap()
    });
    text.split('"').chain(named).collect()
}

/// What can be nothing but a word's key.
fn surely_asked(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for way in [
        "say(\"",
        "word(\"",
        "head: \"",
        "sourceTold(\"",
        "note(\"",
        "data-word=\"",
        "data-label=\"",
    ] {
        for rest in text.split(way).skip(1) {
            let key: String = rest.chars().take_while(|c| *c != '"').collect();
            found.insert(key);
        }
    }
    found
}

#[test]
fn every_word_that_is_used_exists_and_every_word_is_used() {
    let words = words();
    let text: String = ASSETS
        .iter()
        .filter(|name| **name != "site/words.js")
        .map(|name| asset(name))
        .collect();
    for key in surely_asked(&text) {
        if let Some((_, endings)) = ENDINGS.iter().find(|(beginning, _)| key == *beginning) {
            for ending in *endings {
                let whole = format!("{key}{ending}");
                assert!(words.contains_key(&whole), "{whole} is not in words.js");
            }
        } else {
            assert!(words.contains_key(&key), "{key} is not in words.js");
        }
    }
    let quoted = quoted(&text);
    for key in words.keys() {
        let built = ENDINGS.iter().any(|(beginning, endings)| {
            key.strip_prefix(beginning)
                .is_some_and(|ending| endings.contains(&ending))
        });
        assert!(
            built || quoted.contains(key.as_str()),
            "{key} is used nowhere"
        );
    }
}

#[test]
fn every_step_of_the_repeat_has_its_words() {
    let repeat = asset("site/repeat.js");
    let (_, steps) = ENDINGS.iter().find(|(name, _)| *name == "step_").unwrap();
    for (at, _) in repeat
        .match_indices("compare(\"")
        .chain(repeat.match_indices("lists(\""))
    {
        let name = repeat[at..].split('"').nth(1).unwrap();
        assert!(steps.contains(&name), "{name}");
    }
}

/// What may not stand in the files: outside resources, markup made of text, text made to code, handlers in markup.
const FORBIDDEN: [&str; 17] = [
    "http:",
    "https:",
    "src=\"//",
    "href=\"//",
    "url(",
    "@import",
    "innerHTML",
    "outerHTML",
    "insertAdjacent",
    "document.write",
    "eval(",
    "new Function",
    "fetch(",
    "XMLHttpRequest",
    "WebSocket",
    "sendBeacon",
    "localStorage",
];

fn breaches(name: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        // The name of a kind of drawing, which no browser opens.
        let line = line.replace("http://www.w3.org/2000/svg", "");
        for word in FORBIDDEN.iter().filter(|word| line.contains(*word)) {
            found.push(format!("{name}:{}: {word}", number + 1));
        }
        if name.rsplit('.').next() == Some("html") {
            let handler = line.split([' ', '<']).any(|part| {
                part.strip_prefix("on")
                    .and_then(|rest| rest.split_once('='))
                    .is_some_and(|(event, _)| event.bytes().all(|b| b.is_ascii_lowercase()))
            });
            let inline = line.contains("<style")
                || line.contains("style=")
                || (line.contains("<script") && !line.contains("<script src=\"site/"));
            if handler || inline || line.contains("javascript:") {
                found.push(format!("{name}:{}: inline", number + 1));
            }
        }
    }
    found
}

#[test]
fn nothing_comes_from_outside_and_no_data_becomes_markup() {
    let found: Vec<String> = ASSETS
        .iter()
        .flat_map(|name| breaches(name, &asset(name)))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    for planted in [
        "<a onclick=\"x()\">",
        "<p style=\"color:red\">",
        "<script>1</script>",
        "<img src=\"https://x\">",
    ] {
        assert_eq!(breaches("x.html", planted).len(), 1, "{planted}");
    }
    assert_eq!(breaches("x.js", "node.innerHTML = name;").len(), 1);
}

#[test]
fn the_policy_is_strict_and_the_files_are_short() {
    let page = asset("index.html");
    assert!(page.contains("default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'"));
    assert!(!page.contains("unsafe"));
    for (name, most) in [
        ("site/app.js", 150),
        ("site/page.js", 250),
        ("site/visits.js", 120),
        ("site/book.js", 130),
        ("site/year.js", 250),
        ("site/visit.js", 150),
        ("site/draw.js", 250),
        ("site/digest.js", 100),
        ("site/texts.js", 250),
        ("site/beacon.js", 250),
        ("site/repeat.js", 250),
        ("site/style.css", 250),
        ("repeat.html", 150),
        ("index.html", 80),
    ] {
        let lines = asset(name).lines().count();
        assert!(lines <= most, "{name}: {lines} lines");
    }
    // Without scripts: the tables are named.
    let without = page.split("<noscript>").nth(1).unwrap();
    for table in [
        "items",
        "plans",
        "rules",
        "seals",
        "draws",
        "changes",
        "results",
        "handling",
        "refused",
        "signatures",
        "signers",
    ] {
        assert!(
            without.contains(&format!("href=\"csv/{table}.csv\"")),
            "{table}"
        );
    }
}
