//! `publish --check` makes the publication anew: what somebody wrote into `public/` and into the line of its publication too, so
//! that all digests agree, is not what the book says.

use std::collections::BTreeSet;
use std::fs;

use choucha::domain::acts::publication;
use serde_json::{Value, json};

use crate::office::{Office, sha};

use crate::year::small_year::Row;

use super::published_case::{LATER, drawn, found, holds, publish};

/// Changes the files that the last line names, a publication's.
fn forge_line(office: &Office, change: impl FnOnce(&mut serde_json::Map<String, Value>)) {
    let mut book = office.book();
    let line = book.last_mut().unwrap();
    assert_eq!(line["act"], "publish");
    change(line["data"]["files"].as_object_mut().unwrap());
    let lines = book.iter().map(Value::to_string);
    let text = lines.fold(String::new(), |text, line| text + &line + "\n");
    office.write("ledger.jsonl", text);
}

/// Writes a file of the publication, with SHA256SUMS and the line made to agree.
fn forge_file(office: &Office, name: &str, text: &str) {
    let path = format!("public/{name}");
    let place = office.case(&path);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    let sums = office.read("public/SHA256SUMS");
    let others = sums
        .lines()
        .filter(|line| !line.ends_with(&format!(" {name}")));
    let mut lines: Vec<String> = others.map(str::to_owned).collect();
    lines.push(format!("{}  {name}", sha(text)));
    lines.sort_by(|a, b| a[64..].cmp(&b[64..]));
    let sums = lines.join("\n") + "\n";
    office.write(&path, text);
    office.write("public/SHA256SUMS", &sums);
    forge_line(office, |files| {
        files.insert(path, sha(text).into());
        files.insert("public/SHA256SUMS".to_owned(), sha(&sums).into());
    });
}

fn anew(document: &Value, how: &str) -> Vec<String> {
    let files = document["anew"].as_array().unwrap().iter();
    let files = files.filter(|file| file["how"] == how);
    files
        .map(|file| file["file"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
pub(crate) fn a_file_that_was_changed_together_with_its_digests_is_named() {
    let office = drawn();
    publish(&office);
    holds(&office);
    for name in [
        "csv/draws.csv",
        "site/data.js",
        "draws/T1-1/population.txt",
        "index.html",
    ] {
        let whole = office.read("ledger.jsonl");
        let (text, sums) = (
            office.read(&format!("public/{name}")),
            office.read("public/SHA256SUMS"),
        );
        forge_file(&office, name, &text.replacen('1', "2", 1));
        let document = found(
            &office,
            &format!("✗ public/{name} 与重新生成的内容不同"),
            &format!("✗ public/{name} is not what comes out anew"),
        );
        assert_eq!(document["changed"], json!([]), "{name}");
        let forged = ["public/SHA256SUMS".to_owned(), format!("public/{name}")];
        assert_eq!(anew(&document, "otherwise"), forged);
        office.write("ledger.jsonl", whole);
        office.write("public/SHA256SUMS", sums);
        office.write(&format!("public/{name}"), text);
        holds(&office);
    }
}

#[test]
fn a_file_that_no_publication_has_is_named_though_the_line_names_it() {
    let office = drawn();
    publish(&office);
    forge_file(&office, "draws/T9-1/list.csv", "代码\n");
    let document = found(
        &office,
        "✗ public/draws/T9-1/list.csv 不是这次公开应有的文件",
        "✗ public/draws/T9-1/list.csv is no file of this publication",
    );
    assert_eq!(anew(&document, "too_much"), ["public/draws/T9-1/list.csv"]);
    assert_eq!(document["foreign"], json!([]));
}

#[test]
fn a_file_that_was_taken_away_with_its_digest_is_named() {
    let office = drawn();
    publish(&office);
    // What publications need not have in every year.
    let path = "public/draws/T1-1/data.js";
    forge_line(&office, |files| {
        files.remove(path);
    });
    fs::remove_file(office.case(path)).unwrap();
    let document = found(
        &office,
        &format!("✗ {path} 应当公开，公开时没有记下"),
        &format!("✗ {path} is to be public, and the publication does not name it"),
    );
    assert_eq!(anew(&document, "missing"), [path]);
    // What each has to have is a rule for the line.
    for path in [
        "public/lines.csv",
        "public/csv/results.csv",
        "public/draws/T1-1/manifest.txt",
    ] {
        let office = drawn();
        publish(&office);
        forge_line(&office, |files| {
            files.remove(path);
        });
        let line = office.book().len();
        let said = format!("✗ 第 {line} 行（公开）不予采信 [B15]");
        for args in [&["publish", "--check"][..], &["ledger", "verify"]] {
            let ran = office.on(LATER, args);
            assert!(ran.code == 1 && ran.out.contains(&said), "{ran:?}");
        }
    }
}

#[test]
fn lines_since_are_not_part_of_it() {
    let office = drawn();
    publish(&office);
    let visit = &office.visits("T1-1")[0];
    office.done(visit, "2026-06-10");
    let document = office.document(LATER, 1, &["publish", "--check"]);
    assert_eq!(document["unpublished"].as_array().unwrap().len(), 1);
    for how in ["changed", "missing", "foreign"] {
        assert_eq!(anew(&document, how), [""; 0], "{document}");
    }
}

#[test]
fn a_line_has_to_name_what_every_publication_has() {
    let rows = [Row::new("T1", "东", "40%")];
    let office = Office::small(&[("东", "A", 5)], &rows);
    office.publish();
    publish(&office);
    let files = |office: &Office| {
        let line = office.book().pop().unwrap();
        let named = line["data"]["files"].as_object().unwrap();
        let named = named.keys().cloned();
        named
            .filter(|name| {
                let site = choucha::disk::embedded::SITE;
                !site
                    .iter()
                    .any(|(page, _)| format!("public/{page}") == *name)
            })
            .collect::<BTreeSet<String>>()
    };
    let mut always: BTreeSet<String> = publication::always().collect();
    always.remove("public/index.html");
    assert_eq!(files(&office), always);
    office.draw_fixed("2026-06-01", "T1");
    publish(&office);
    let of_draw = publication::PUBLIC_OF_A_DRAW.map(|name| format!("public/draws/T1-1/{name}"));
    always.extend(of_draw);
    always.insert("public/draws/T1-1/data.js".to_owned());
    always.extend(["rows", "1"].map(|name| format!("public/site/visits/T1-1/{name}.js")));
    assert_eq!(files(&office), always);
}
