//! The papers: the commands of README and manual run as they stand and print what they are said to print, both
//! languages have the same commands, and every path and link leads somewhere.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]

#[path = "needed/mod.rs"]
mod needed;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use choucha::domain::ground::list_name::ListName;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What a promise of output begins with, in a block.
const PROMISE: &str = "# → ";

fn paper(name: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(name)).unwrap()
}

/// The two halves of the README, Chinese and English.
fn halves() -> [String; 2] {
    let text = paper("README.md");
    let (zh, en) = text.split_once("\n## English\n").unwrap();
    [zh.to_owned(), en.to_owned()]
}

fn manuals() -> [String; 2] {
    [paper("docs/manual.zh.md"), paper("docs/manual.en.md")]
}

/// The shell blocks in their order.
fn blocks(text: &str) -> Vec<String> {
    text.split("```sh\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap().to_owned())
        .collect()
}

/// Whether what the blocks need is on this machine.
fn can_run() -> bool {
    let programs = ["bash", "sha256sum", "openssl", "python3", "ssh-keygen"];
    programs.map(needed::program).iter().all(Option::is_some)
}

/// Runs the blocks of a paper one after the other in a folder that is laid out as after a build.
fn run(text: &str, locale: &str) {
    let folder = tempfile::tempdir().unwrap();
    let bin = folder.path().join("target/release");
    fs::create_dir_all(&bin).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_choucha"), bin.join("choucha")).unwrap();
    fs::create_dir(folder.path().join("examples")).unwrap();
    fs::copy(
        Path::new(ROOT).join("examples/verify.py"),
        folder.path().join("examples/verify.py"),
    )
    .unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    for block in blocks(text) {
        // A test does not run the tests.
        if block == "cargo test --locked\n" {
            continue;
        }
        let script = block.replace("cargo run --release --locked -- ", "choucha ");
        assert!(!script.contains("cargo"), "{script}");
        let output = Command::new("bash")
            .args(["-euo", "pipefail", "-c", &script])
            .current_dir(folder.path())
            .env("PATH", &path)
            .env("LANG", locale)
            .env_remove("LC_ALL")
            .output()
            .unwrap();
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{script}\n{printed}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        for promised in block.lines().filter_map(|line| line.strip_prefix(PROMISE)) {
            assert!(
                printed.contains(promised),
                "{script}\nprinted {printed}\nnot {promised}"
            );
        }
        if block.contains("openssl enc") {
            // The record has the ticket that was computed by hand.
            assert!(printed.contains("\"ticket\":\""), "{printed}");
        }
    }
}

#[test]
fn the_chinese_commands_run_as_they_stand() {
    if can_run() {
        run(&halves()[0], "zh_CN.UTF-8");
        run(&manuals()[0], "zh_CN.UTF-8");
    }
}

#[test]
fn the_english_commands_run_as_they_stand() {
    if can_run() {
        run(&halves()[1], "en_US.UTF-8");
        run(&manuals()[1], "en_US.UTF-8");
    }
}

#[test]
fn both_languages_have_the_same_commands_and_chapters() {
    // What a block is said to print is in the language of the screen.
    let commands = |text: &String| -> Vec<String> {
        let plain = |block: String| -> String {
            let lines = block.lines().filter(|line| !line.starts_with(PROMISE));
            lines.collect::<Vec<_>>().join("\n")
        };
        blocks(text).into_iter().map(plain).collect()
    };
    let headings = |text: &String| text.lines().filter(|line| line.starts_with('#')).count();
    for ([zh, en], least) in [(halves(), 6), (manuals(), 12)] {
        assert_eq!(commands(&zh), commands(&en));
        assert!(commands(&zh).len() >= least, "{}", commands(&zh).len());
        let promises = |text: &String| text.matches(PROMISE).count();
        assert_eq!(promises(&zh), promises(&en));
        assert!(headings(&zh).abs_diff(headings(&en)) <= 2);
    }
}

/// What the blocks between `begin` and three backticks hold.
fn fenced<'a>(text: &'a str, begin: &str) -> Vec<&'a str> {
    let blocks = text.split(begin).skip(1);
    blocks
        .map(|rest| rest.split("```").next().unwrap())
        .collect()
}

#[test]
fn the_examples_of_the_method_print_what_they_are_said_to_print() {
    let pages = ["docs/method.zh.md", "docs/method.en.md"].map(paper);
    let [zh, en] = pages
        .each_ref()
        .map(|page| [fenced(page, "```text\n"), fenced(page, "```console\n")]);
    assert_eq!(zh, en, "the pages have different examples");
    let [manifest, blocks] = zh;
    assert!(blocks.len() >= 8, "{}", blocks.len());
    if !can_run() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("manifest.txt"), manifest[0]).unwrap();
    fs::create_dir(folder.path().join("examples")).unwrap();
    let program = Path::new(ROOT).join("examples/verify.py");
    fs::copy(program, folder.path().join("examples/verify.py")).unwrap();
    let (mut script, mut promised) = (String::new(), String::new());
    for line in blocks.iter().flat_map(|block| block.lines()) {
        match line.strip_prefix("$ ") {
            Some(command) => writeln!(script, "{command}").unwrap(),
            None => writeln!(promised, "{line}").unwrap(),
        }
    }
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &script])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), promised, "{said}");
}

/// Every piece of `text` between `open` and `close`.
fn between<'a>(text: &'a str, open: &str, close: char) -> Vec<&'a str> {
    let begun = text.split(open).skip(1);
    begun.filter_map(|rest| rest.split(close).next()).collect()
}

const PAPERS: [&str; 12] = [
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/architecture.md",
    "docs/codes.md",
    "docs/files.md",
    "docs/json.md",
    "docs/manual.en.md",
    "docs/manual.zh.md",
    "docs/method.en.md",
    "docs/method.zh.md",
];

#[test]
fn every_link_of_a_paper_leads_to_a_file() {
    for name in PAPERS {
        let folder = Path::new(ROOT).join(name);
        let folder = folder.parent().unwrap();
        let text = paper(name);
        for link in between(&text, "](", ')') {
            let file = link.split('#').next().unwrap();
            assert!(
                link.starts_with("https://") || folder.join(file).exists(),
                "{name}: {link}"
            );
        }
    }
}

/// The paths in backticks that a paper names: below src, tests, data, docs, examples, benches.
fn paths(text: &str) -> Vec<&str> {
    let quoted = text.split('`').skip(1).step_by(2);
    let folders = ["src", "tests", "data", "docs", "examples", "benches"];
    quoted
        .filter(|name| folders.contains(&name.split('/').next().unwrap_or_default()))
        .filter(|name| !name.contains([' ', '<', '*', '…']))
        .collect()
}

#[test]
fn every_path_that_the_builders_papers_name_is_there() {
    for (name, least) in [("docs/architecture.md", 80), ("CONTRIBUTING.md", 10)] {
        let text = paper(name);
        let text: String = text.split("```").step_by(2).collect();
        let found = paths(&text);
        assert!(found.len() >= least, "{name}: {} paths", found.len());
        for path in found {
            assert!(Path::new(ROOT).join(path).exists(), "{name}: {path}");
        }
    }
}

/// The articles of the regulation, as it spells them.
const ARTICLES: [&str; 26] = [
    "第1条",
    "第2条",
    "第3条",
    "第四条",
    "第4条",
    "第5条",
    "第七条",
    "第8条",
    "第九条",
    "第9条",
    "第11条",
    "第12条",
    "第13条",
    "第14条",
    "第15条",
    "第16条",
    "第17条",
    "第18条",
    "第19条",
    "第二十条",
    "第二十一条",
    "第二十二条",
    "第二十三条",
    "第二十四条",
    "第二十五条",
    "第二十六条",
];

#[test]
fn every_article_stands_in_the_index() {
    let text = paper("docs/architecture.md");
    let (_, index) = text.split_once("## Article").unwrap();
    for article in ARTICLES {
        let row = index.lines().find(|line| {
            line.split('|')
                .nth(1)
                .is_some_and(|cell| cell.contains(article))
        });
        assert!(row.is_some(), "{article} is not in the index");
    }
}

/// The tables of columns as docs/files.md has them: what the lists are read by, then what is written.
fn columns() -> String {
    let mut text = choucha::view::columns::markdown();
    text += "\n写出的表（`data/formats/` 中各有一张同名的说明） · Tables that are written (each described in `data/formats/`):\n\n";
    let mut files: Vec<_> = fs::read_dir(Path::new(ROOT).join("data/formats"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    let read = ListName::READ.map(ListName::key);
    for path in files {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if !read.contains(&name.as_str()) {
            let described = fs::read_to_string(&path).unwrap();
            let headings = described
                .lines()
                .skip(1)
                .map(|line| line.split(',').nth(1).unwrap());
            writeln!(
                text,
                "- `{name}`: {}",
                headings.collect::<Vec<_>>().join("、")
            )
            .unwrap();
        }
    }
    text
}

#[test]
fn every_column_stands_in_the_papers_as_data_formats_has_it() {
    let (begin, end) = ("<!-- columns: begin -->\n", "<!-- columns: end -->");
    let path = Path::new(ROOT).join("docs/files.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(begin).unwrap();
    let (now, after) = rest.split_once(end).unwrap();
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|value| value == "1") {
        fs::write(&path, format!("{before}{begin}{}\n{end}{after}", columns())).unwrap();
    } else {
        assert_eq!(now, columns() + "\n", "make it anew with UPDATE_GOLDEN=1");
    }
}

#[test]
fn the_tables_of_data_formats_are_plain_csv() {
    for entry in fs::read_dir(Path::new(ROOT).join("data/formats")).unwrap() {
        let path = entry.unwrap().path();
        let mut csv = csv::Reader::from_path(&path).unwrap();
        let mut headings = csv.headers().unwrap().iter().collect::<Vec<_>>();
        // What holds without a column is said of lists that are read.
        if headings.ends_with(&["default_zh", "default_en"]) {
            headings.truncate(7);
        }
        assert_eq!(
            headings,
            [
                "key", "zh", "required", "synonyms", "about_zh", "about_en", "example"
            ]
        );
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            !text.contains('"'),
            "{}: read without quotes",
            path.display()
        );
        let mut keys: Vec<String> = csv
            .records()
            .map(|row| row.unwrap()[0].to_owned())
            .collect();
        let all = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), all, "{}: a key twice", path.display());
    }
}
