//! The page's scripts against the method's vectors: cipher, keys, ratios, tickets, signatures, and whole draws.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{browser, dataset, needed};

const CHECK: &str = include_str!("vectors_check.js");

fn vectors(kinds: &[&str]) -> String {
    let mut script = "window.VECTORS = {\n".to_owned();
    for name in kinds {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/vectors/{name}.json"));
        writeln!(script, "{name}: {},", fs::read_to_string(file).unwrap()).unwrap();
    }
    script + "};\n"
}

fn in_node(folder: &Path) -> Option<String> {
    let script = "globalThis.window = globalThis; for (const f of ['digest', 'texts', 'beacon', 'repeat', 'vectors', 'check']) require('./' + f + '.js'); \
                  checkVectors().then(console.log);";
    let output = Command::new(needed::program("node")?)
        .args(["-e", script])
        .current_dir(folder)
        .output()
        .unwrap();
    Some(format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    ))
}

#[test]
fn the_parts_hold_against_the_vectors() {
    hold(&["cipher", "key", "ratio", "tickets", "beacon"]);
}

#[test]
fn whole_draws_are_repeated() {
    hold(&["assignment"]);
}

fn hold(kinds: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let show =
        "checkVectors().then((told) => { document.getElementById('told').textContent = told; });\n";
    let scripts = [
        "digest", "texts", "beacon", "repeat", "vectors", "check", "show",
    ]
    .map(|name| format!("<script src=\"{name}.js\"></script>"));
    let page = format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><pre id=\"told\"></pre>{}",
        scripts.concat()
    );
    for (name, text) in [
        ("digest.js", dataset::asset("site/digest.js")),
        ("texts.js", dataset::asset("site/texts.js")),
        ("beacon.js", dataset::asset("site/beacon.js")),
        ("repeat.js", dataset::asset("site/repeat.js")),
        ("vectors.js", vectors(kinds)),
        ("check.js", CHECK.to_owned()),
        ("show.js", show.to_owned()),
        ("index.html", page),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let mut told = Vec::new();
    if let Some(opened) = browser::open(folder.path(), "index.html") {
        told.push(opened.dom);
    }
    told.extend(in_node(folder.path()));
    for said in told {
        assert!(said.contains("AGREED "), "{said}");
        assert!(!said.contains("WRONG"), "{said}");
    }
}
