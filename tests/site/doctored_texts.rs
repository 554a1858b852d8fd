//! Draws whose texts or records are doctored, for `tests/site/doctored.rs`. The manifest has the digests of the doctored
//! lists, and all else follows from them, so that only the rule that was broken can tell.

use choucha::domain::ground::sha::Sha;
use serde_json::{Value, json};

use crate::by_hand::ByHand;
use crate::doctored::{Cases, given};

pub(crate) fn populations(cases: &mut Cases) {
    for (name, from, to) in [
        ("out of order", "B011", "B0x"),
        ("twice", "B001", "B002"),
        ("an invisible character", "B011", "B011\u{200b}"),
        ("a blank at the end", "B011", "B011 "),
        ("not NFC", "B011", "B011e\u{301}"),
        ("no stratum", "B011\t*", "B011"),
    ] {
        let change = |draw: &mut ByHand| draw.population = draw.population.replace(from, to);
        let takes = if name == "no stratum" {
            "form takes"
        } else {
            "form"
        };
        cases.made(name, given(), change, takes);
    }
    let mark = |draw: &mut ByHand| draw.population.insert(0, '\u{feff}');
    cases.made("a byte order mark", given(), mark, "form");
}

pub(crate) fn owners(cases: &mut Cases) {
    for (name, owners, wrong) in [
        ("no owners", "", ""),
        ("of a stranger", "91370499ZY\t91370499ZZ\n", "form"),
        (
            "an owner that has one",
            "91370499B006\t91370499B007\n91370499B007\t91370499ZZ\n",
            "form",
        ),
        ("its own", "91370499B006\t91370499B006\n", "form"),
        (
            "two",
            "91370499B006\t91370499ZY\n91370499B006\t91370499ZZ\n",
            "form",
        ),
        ("no cell", "91370499B006\n", "form"),
        (
            "half an enterprise excluded",
            "91370499B002\t91370499B001\n",
            "form",
        ),
        (
            "excluded for two reasons",
            "91370499B002\t91370499ZZ\n91370499B008\t91370499ZZ\n",
            "form",
        ),
    ] {
        let change = |draw: &mut ByHand| owners.clone_into(&mut draw.owners);
        cases.made(name, given(), change, wrong);
    }
}

pub(crate) fn exclusions(cases: &mut Cases) {
    let mut excluded = |line: &str, wrong: &str| {
        let change = |draw: &mut ByHand| {
            draw.excluded = format!("{line}\n");
            draw.owners.clear();
        };
        cases.made(line, given(), change, wrong);
    };
    for reason in ["cap:甲-1", "cap:A-1.2,A-1.B-3,V12", "cap:2026-04-1"] {
        excluded(&format!("91370499B000\t{reason}"), "");
    }
    for reason in [
        "cap:",
        "cap:V7,AJ-2026-01-1",
        "cap:甲-1,甲-1",
        "cap:甲",
        "cap:甲-0",
        "cap:甲-01",
        "cap:甲-1.1",
        "cap:-1",
        "cap:.甲-1",
        "cap:V0",
        "cap:V",
        "cap:甲-4294967296",
        "cap:甲-1, 乙-1",
        "重点",
    ] {
        excluded(&format!("91370499B000\t{reason}"), "form");
    }
    excluded("91370499ZY\tcap:甲-1", "form");
}

pub(crate) fn manifests(cases: &mut Cases) {
    for (name, from, to, wrong) in [
        ("unsalted", " salted ", " sha256 ", "form"),
        ("without owners", "owners: ", "owner: ", "owners form"),
        ("a team of one", "group: 2", "group: 1", "form"),
        ("too many qualified", "qualified: 0", "qualified: 3", "form"),
        ("no team", "teams: none", "teams: 0", "form"),
        ("items out of order", "AJ01,AJ02", "AJ02,AJ01", "form"),
        ("a leading zero", "pool: all", "pool: 07", "form"),
        ("a blank", "bureau: ", "bureau:  ", "form"),
        ("another line", "pool: all", "pool: all\nnote: x", "form"),
    ] {
        let (mut page, mut files) = given().made();
        let manifest = files["manifest"].as_str().unwrap().replace(from, to);
        page["manifest_sha256"] = json!(Sha::of(manifest.as_bytes()));
        files["manifest"] = json!(manifest);
        // Another manifest gives another key, and other tickets.
        let wrong = format!("{wrong} key tickets drawn");
        cases.add(name, (page, files), &wrong);
    }
}

/// What the page says of a draw, and its texts, changed afterwards.
pub(crate) fn records(cases: &mut Cases) {
    for (name, value, wrong) in [
        ("/seed", json!("b".repeat(64)), "seed"),
        ("/key", json!("b".repeat(64)), "key"),
        ("/task", json!("x"), "facts"),
        ("/seal", json!(2), "facts"),
        ("/manifest_sha256", json!("b".repeat(64)), "manifest"),
        ("/takes/0/take", json!(11), "takes"),
        ("/shortfalls", json!([]), "shortfalls"),
    ] {
        let (mut page, files) = given().made();
        *page.pointer_mut(name).unwrap() = value;
        cases.add(name, (page, files), wrong);
    }
    for (name, value, wrong) in [
        ("/drawn/2/ticket", json!("0000000000000001"), "tickets"),
        ("/drawn/2/stratum", json!("C"), "drawn"),
        ("/drawn/2/order", json!(4), "drawn"),
        ("/owners", json!(""), "owners"),
        ("/excluded", json!(""), "excluded drawn shortfalls"),
    ] {
        let (page, mut files) = given().made();
        *files.pointer_mut(name).unwrap() = value;
        cases.add(name, (page, files), wrong);
    }
    let (mut page, mut files) = given().made();
    let list: &mut Vec<Value> = files["drawn"].as_array_mut().unwrap();
    let row = |row: &Value| json!({"order": row["order"], "code": row["code"]});
    page["list"] = list.iter().map(row).collect();
    cases.add("the page's list", (page.clone(), files.clone()), "");
    files["drawn"].as_array_mut().unwrap().pop();
    cases.add("a line less", (page.clone(), files.clone()), "drawn");
    page["list"].as_array_mut().unwrap().pop();
    cases.add("on the page too", (page, files), "drawn page");
}

/// Takes that are not those of the ratio, in the manifest as on the page.
pub(crate) fn takes(cases: &mut Cases) {
    let (rest, a, b) = (
        ("*", "#12", 13, 12),
        ("A", "25%", 14, 4),
        ("B 级", "0.5%", 13, 1),
    );
    for (name, takes, wrong) in [
        ("as they are", vec![rest, a, b], ""),
        (
            "one more",
            vec![rest, ("A", "25%", 14, 5), b],
            "takes drawn",
        ),
        ("one line more", vec![rest, ("A", "25%", 15, 4), b], "takes"),
        (
            "a longer form",
            vec![rest, ("A", "25.0%", 14, 4), b],
            "takes drawn",
        ),
        ("a stratum forgotten", vec![rest, a], "takes"),
        ("out of order", vec![a, rest, b], "takes"),
    ] {
        cases.made(name, given(), |draw| draw.takes = takes, wrong);
    }
}
