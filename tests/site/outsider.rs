//! What an outsider finds in a published folder besides the page: the program and the method's text by which a draw is repeated,
//! and a page that says how, whose commands do what it says.

use std::path::Path;
use std::process::Command;

use choucha::domain::ground::sha::Sha;
use choucha::domain::method::numbers::{Numbers, TICKETS};

use crate::needed;
use crate::published;

fn ran(folder: &Path, program: &str, args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(program)
        .args(args)
        .current_dir(folder)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "zh_CN.UTF-8")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn the_published_program_repeats_a_published_draw_in_both_languages() {
    if needed::program("python3").is_none() {
        return;
    }
    let (work, ..) = published::published();
    let folder = work.path().join("case/public");
    let draw = "draws/AJ-2026-01-1";
    let (code, said) = ran(&folder, "python3", &["verify.py", draw]);
    assert!(
        code == Some(0) && said.contains("draw.json：与复算相同"),
        "{said}"
    );
    let (code, said) = ran(&folder, "python3", &["verify.py", "--lang", "en", draw]);
    assert!(
        code == Some(0) && said.contains("draw.json: the same draw"),
        "{said}"
    );
    let population = folder.join(draw).join("population.txt");
    let text = std::fs::read_to_string(&population).unwrap();
    std::fs::write(&population, text.split_once('\n').unwrap().1).unwrap();
    let (code, said) = ran(&folder, "python3", &["verify.py", draw]);
    assert!(
        code == Some(3) && said.starts_with("不予受理 T13: population.txt：有 286 行"),
        "{said}"
    );
    let (code, said) = ran(&folder, "python3", &["verify.py", draw, "--lang=en"]);
    assert!(
        code == Some(3) && said.starts_with("refused T13: population.txt: 286 lines"),
        "{said}"
    );
}

/// Every sentence of the program that is said has its Chinese, and none is left over.
#[test]
fn the_program_has_every_sentence_in_both_languages() {
    if needed::program("python3").is_none() {
        return;
    }
    let script = "import ast, re, sys\n\
        tree = ast.parse(open(sys.argv[1], encoding='utf-8').read())\n\
        calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]\n\
        said = {n.args[0].value for n in calls if n.func.id in ('say', 'differs') and isinstance(n.args[0], ast.Constant)}\n\
        table = next(n.value for n in ast.walk(tree) if isinstance(n, ast.Assign) and getattr(n.targets[0], 'id', '') == 'CHINESE')\n\
        words = {k.value: v.value for k, v in zip(table.keys, table.values)}\n\
        print(sorted(said - set(words)))\n\
        print(sorted(set(words) - said - {'beacon', 'event', 'unproven', 'claimed', 'none'}))\n\
        print([k for k, v in words.items() if re.findall('%[0-9]*[a-zA-Z]', k) != re.findall('%[0-9]*[a-zA-Z]', v)])\n\
        print(len(table.keys) - len(words))";
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/verify.py");
    let (code, said) = ran(
        Path::new("."),
        "python3",
        &["-c", script, program.to_str().unwrap()],
    );
    assert_eq!((code, &*said), (Some(0), "[]\n[]\n[]\n0\n"));
}

/// What stands in the page's blocks of commands, with the marks of markup read.
fn blocks() -> Vec<String> {
    let page = crate::dataset::asset("repeat.html");
    let blocks = page.split("<pre>").skip(1);
    let blocks = blocks.map(|rest| rest.split("</pre>").next().unwrap());
    blocks
        .map(|block| block.replace("&lt;", "<").replace("&amp;", "&"))
        .collect()
}

#[test]
fn the_commands_of_the_page_do_what_it_says() {
    for program in ["bash", "sha256sum", "openssl"] {
        if needed::program(program).is_none() {
            return;
        }
    }
    let (work, ..) = published::published();
    let folder = work.path().join("case/public/draws/AJ-2026-01-1");
    let record = std::fs::read_to_string(folder.join("draw.json")).unwrap();
    let record: serde_json::Value = serde_json::from_str(&record).unwrap();
    let text = |key: &str| record[key].as_str().unwrap().to_owned();
    let manifest = std::fs::read_to_string(folder.join("manifest.txt")).unwrap();
    let key = Sha::from_hex(&text("key")).unwrap();
    let first = format!("{:016x}", Numbers::new(&key.0, TICKETS).at(0));
    let blocks = blocks();
    let block = |begins: &str| block(&blocks, begins);
    for (begins, expected) in [
        ("sha256sum manifest.txt", text("manifest_sha256")),
        ("(cat manifest.txt", text("key")),
        ("key=$(", first),
    ] {
        let (code, said) = ran(&folder, "bash", &["-c", block(begins)]);
        assert!(
            code == Some(0) && said.contains(&expected),
            "{begins}: {said}"
        );
    }
    let (_, said) = ran(&folder, "bash", &["-c", block("sha256sum population.txt")]);
    assert_eq!(said.lines().count(), 3);
    for line in said.lines() {
        let (digest, name) = line.split_once("  ").unwrap();
        let key = name.trim_end_matches(".txt");
        let stated = manifest
            .lines()
            .find(|line| line.starts_with(&format!("{key}: ")))
            .unwrap();
        assert!(stated.ends_with(digest), "{line}");
    }
    let (code, _) = ran(
        &work.path().join("case/public"),
        "sha256sum",
        &["-c", "--quiet", "SHA256SUMS"],
    );
    assert_eq!(code, Some(0));
    // Both languages have the same commands for a ticket.
    let ticket = block("key=$(");
    assert_eq!(blocks.iter().filter(|block| *block == ticket).count(), 2);
}

fn block<'a>(blocks: &'a [String], begins: &str) -> &'a String {
    blocks
        .iter()
        .find(|block| block.starts_with(begins))
        .unwrap()
}

#[test]
fn every_file_that_the_pages_name_is_published() {
    let (work, ..) = published::published();
    let folder = work.path().join("case/public");
    for page in ["index.html", "repeat.html"] {
        let text = std::fs::read_to_string(folder.join(page)).unwrap();
        for way in ["href=\"", "src=\""] {
            for rest in text.split(way).skip(1) {
                let name = rest.split(['"', '#']).next().unwrap();
                let inside = name.is_empty() || name.starts_with("data:");
                assert!(inside || folder.join(name).is_file(), "{page}: {name}");
            }
        }
    }
}
