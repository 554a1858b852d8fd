//! repeat.js against the method's vectors: cipher, keys, ratios, tickets, and whole draws.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{browser, dataset, needed};

const CHECK: &str = include_str!("vectors_check.js");

fn vectors() -> String {
    let mut script = "window.VECTORS = {\n".to_owned();
    for name in ["cipher", "key", "ratio", "tickets", "assignment"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/vectors/{name}.json"));
        writeln!(script, "{name}: {},", fs::read_to_string(file).unwrap()).unwrap();
    }
    script + "};\n"
}

fn in_node(folder: &Path) -> Option<String> {
    let script = "globalThis.window = globalThis; for (const f of ['repeat.js', 'vectors.js', 'check.js']) require('./' + f); \
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
fn the_repeat_holds_against_the_vectors() {
    let folder = tempfile::tempdir().unwrap();
    let show =
        "checkVectors().then((told) => { document.getElementById('told').textContent = told; });\n";
    let page = "<!DOCTYPE html><meta charset=\"utf-8\"><pre id=\"told\"></pre><script src=\"repeat.js\"></script>\
                <script src=\"vectors.js\"></script><script src=\"check.js\"></script><script src=\"show.js\"></script>";
    for (name, text) in [
        ("repeat.js", dataset::asset("site/repeat.js")),
        ("vectors.js", vectors()),
        ("check.js", CHECK.to_owned()),
        ("show.js", show.to_owned()),
        ("index.html", page.to_owned()),
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
