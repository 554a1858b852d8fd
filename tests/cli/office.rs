//! A work folder of its own for each test, and the binary run in it with a cleared environment.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

use choucha::disk::marked::MARK;
use serde_json::Value;
use tempfile::TempDir;

use crate::documents;

/// The rounds of the sample's plan: a task of each kind.
pub(crate) const ROUNDS: [(&str, &str); 7] = [
    ("AJ-2026-01", "1"),
    ("AJ-2026-02", "1"),
    ("AJ-2026-02", "2"),
    ("AJ-2026-03", "1"),
    ("AJ-2026-04", "1"),
    ("AJ-2026-05", "1"),
    ("AJ-2026-06", "1"),
];

/// The files of a draw folder whose digests SHA256SUMS gives; behind them beacon.txt, where there is one.
pub(crate) const DIGESTED: [&str; 9] = [
    "population.txt",
    "excluded.txt",
    "owners.txt",
    "inspectors.txt",
    "recusals.txt",
    "salt.txt",
    "manifest.txt",
    "draw.json",
    "list.csv",
];

/// Every file of a case folder with its bytes, and every folder (its name ends in `/`).
type Tree = BTreeMap<String, Vec<u8>>;

thread_local! {
    /// Whether case folders are made anew.
    static ANEW: Cell<bool> = const { Cell::new(false) };
}

/// A temporary folder, with a case folder `case` in it once one is made.
pub(crate) struct Office {
    folder: TempDir,
}

/// What a run of the binary gave.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// What the binary gave for these arguments. Where they ask for JSON, its output is held against the schema.
    pub(crate) fn of(args: &[&str], output: Output) -> Self {
        let ran = Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        documents::hold(args, &ran);
        ran
    }
}

impl Office {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A folder with the sample's case folder in it, its plan published: the book has two lines.
    pub(crate) fn sample() -> Self {
        Self::once("sample", || {
            let office = Self::unpublished();
            office.publish();
            office
        })
    }

    /// A folder with the sample's case folder in it as `init` makes it.
    pub(crate) fn unpublished() -> Self {
        Self::once("unpublished", || {
            let office = Self::empty();
            let made = office.run(&["init", "case", "--sample"]);
            assert_eq!(made.code, 0, "{made:?}");
            office
        })
    }

    /// A case folder with a book of its own, that no other test has.
    pub(crate) fn anew(make: impl FnOnce() -> Self) -> Self {
        ANEW.set(true);
        let office = make();
        ANEW.set(false);
        office
    }

    /// A copy of the case folder that `make` makes: it is made by the first test that asks for one of that name.
    pub(crate) fn once(name: &'static str, make: impl FnOnce() -> Self) -> Self {
        static TREES: Mutex<BTreeMap<&str, Arc<Tree>>> = Mutex::new(BTreeMap::new());
        if ANEW.get() {
            return make();
        }
        let known = TREES.lock().unwrap().get(name).cloned();
        let tree = known.unwrap_or_else(|| {
            let tree = Arc::new(make().tree());
            TREES.lock().unwrap().insert(name, Arc::clone(&tree));
            tree
        });
        Self::with(&tree)
    }

    /// Publishes the first version of the plan.
    pub(crate) fn publish(&self) {
        let ran = self.zh(&["plan", "publish", "--today", "2026-05-20"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    }

    /// Publishes the plan anew, after it was changed.
    pub(crate) fn publish_again(&self, reason: &str) {
        let args = [
            "plan",
            "publish",
            "--today",
            "2026-05-21",
            "--reason",
            reason,
        ];
        let ran = self.zh(&args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    }

    /// The clock's year.
    pub(crate) fn this_year() -> i32 {
        chrono::Datelike::year(&chrono::Local::now())
    }

    /// Enters the rules and codes that the files have now.
    pub(crate) fn enter_rules(&self) {
        let ran = self.zh(&["rules", "--reason", "按上级要求"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    }

    /// The digest of a published version of the plan.
    pub(crate) fn plan_sha(&self, version: u32) -> String {
        sha(self.read(&format!("plans/{version}/plan.csv")))
    }

    /// An inspector as sentences name people: name and certificate number.
    pub(crate) fn named(&self, cert: &str) -> String {
        let list = self.read("inspectors.csv");
        let mut lines = list.trim_start_matches('\u{feff}').lines();
        let header: Vec<&str> = lines.next().unwrap().split(',').collect();
        let place = |name: &str| header.iter().position(|heading| *heading == name).unwrap();
        let (number, name) = (place("执法证号"), place("姓名"));
        let mut rows = lines.map(|line| line.split(',').collect::<Vec<_>>());
        let row = rows.find(|row| row[number] == cert).unwrap();
        format!("{} {cert}", row[name])
    }

    /// The folder itself.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A path below the case folder.
    pub(crate) fn case(&self, below: &str) -> PathBuf {
        self.folder.path().join("case").join(below)
    }

    /// Reads a file of the case folder as text; a list without the BOM that a spreadsheet knows it by.
    pub(crate) fn read(&self, below: &str) -> String {
        let text = std::fs::read_to_string(self.case(below)).unwrap();
        let lists = [
            "items.csv",
            "objects.csv",
            "inspectors.csv",
            "recusals.csv",
            "plan.csv",
            "findings.csv",
        ];
        if lists.contains(&below) {
            return text.trim_start_matches('\u{feff}').to_owned();
        }
        text
    }

    /// Writes a file of the case folder.
    pub(crate) fn write(&self, below: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.case(below), bytes).unwrap();
    }

    /// Replaces a text in a file of the case folder; it must be there.
    pub(crate) fn replace(&self, below: &str, from: &str, to: &str) {
        let text = self.read(below);
        assert!(text.contains(from), "{below} has no {from:?}");
        self.write(below, text.replacen(from, to, 1));
    }

    /// The command that runs the binary in the folder.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_choucha"));
        command
            .current_dir(self.path())
            .env_clear()
            .env("USER", "tester")
            .env("LANG", "zh_CN.UTF-8");
        command
    }

    /// Runs the binary with these arguments.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran::of(args, self.command().args(args).output().unwrap())
    }

    /// Runs the binary on the case folder, in Chinese.
    pub(crate) fn zh(&self, args: &[&str]) -> Ran {
        self.run(&[&["-C", "case", "--lang", "zh"], args].concat())
    }

    /// Runs the binary on the case folder, in English.
    pub(crate) fn en(&self, args: &[&str]) -> Ran {
        self.run(&[&["-C", "case", "--lang", "en"], args].concat())
    }
}

/// Every file below a folder with its bytes, so that two looks at it can be compared.
pub(crate) fn files_below(folder: &Path) -> std::collections::BTreeMap<PathBuf, Vec<u8>> {
    let mut found = std::collections::BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        for entry in std::fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = std::fs::read(&path).unwrap();
                found.insert(path, bytes);
            }
        }
    }
    found
}

/// Holds a text against the golden file of this name; with `UPDATE_GOLDEN=1` the file is written instead.
pub(crate) fn golden(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cli/golden")
        .join(name);
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|value| value == "1") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, actual).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    assert_eq!(actual, expected, "{}", path.display());
}

/// What tests of draws and of the book need.
impl Office {
    /// Every file of the case folder with its bytes, and every folder (its name ends in `/`).
    pub(crate) fn tree(&self) -> Tree {
        let root = self.case("");
        let mut tree = BTreeMap::new();
        let mut open = vec![root.clone()];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
                if path.is_dir() {
                    tree.insert(format!("{name}/"), Vec::new());
                    open.push(path);
                } else {
                    tree.insert(name.to_owned(), std::fs::read(&path).unwrap());
                }
            }
        }
        tree
    }

    /// Leaves a folder of an act as the act has it before its line is in the book, or just behind that.
    pub(crate) fn cut_off(&self, folder: &str) {
        let (above, name) = folder.rsplit_once('/').unwrap();
        let first = format!("{above}/.new-{name}");
        std::fs::rename(self.case(folder), self.case(&first)).unwrap();
        self.write(&format!("{first}/{MARK}"), "2\n");
    }

    /// A case folder with these files and folders.
    pub(crate) fn with(tree: &Tree) -> Self {
        let office = Self::empty();
        std::fs::create_dir(office.case("")).unwrap();
        for (name, bytes) in tree {
            let path = office.case(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            if !name.ends_with('/') {
                std::fs::write(path, bytes).unwrap();
            }
        }
        office
    }

    /// draw.json of a draw.
    pub(crate) fn record(&self, draw: &str) -> Value {
        serde_json::from_str(&self.read(&format!("draws/{draw}/draw.json"))).unwrap()
    }

    /// Runs a command that must be refused with `code`, in both languages, and must leave every file as it was.
    pub(crate) fn refused(&self, code: &str, args: &[&str]) -> (Ran, Ran) {
        let before = self.tree();
        let (zh, en) = (self.zh(args), self.en(args));
        assert!(zh.err.starts_with(&format!("拒绝 [{code}] ")), "{zh:?}");
        assert!(en.err.starts_with(&format!("refused [{code}] ")), "{en:?}");
        assert_eq!((zh.code, zh.out.as_str()), (3, ""), "{zh:?}");
        assert_eq!((en.code, en.out.as_str()), (3, ""), "{en:?}");
        assert!(
            before == self.tree(),
            "{args:?} was refused and left something behind"
        );
        (zh, en)
    }
}

/// SHA-256 in hex.
pub(crate) fn sha(bytes: impl AsRef<[u8]>) -> String {
    let hash = <sha2::Sha256 as sha2::Digest>::digest(bytes.as_ref());
    hash.iter()
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// Writes SHA256SUMS of a draw folder anew, as a forger would after changing a file.
pub(crate) fn sum_again(folder: &Path) {
    let beacon = folder.join("beacon.txt").exists().then_some("beacon.txt");
    let lines = DIGESTED.into_iter().chain(beacon).map(|name| {
        let digest = sha(std::fs::read(folder.join(name)).unwrap());
        format!("{digest}  {name}\n")
    });
    std::fs::write(folder.join("SHA256SUMS"), lines.collect::<String>()).unwrap();
}

/// Copies a folder of files.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

/// What `ledger verify` says of days declared before the clock's: it depends on the day on which a test is run.
const BACKDATED: [&str; 2] = [
    "其中声明日期早于系统日期的行：",
    "of them, lines whose declared day lies before the clock's day: ",
];

/// The text with clock times, digests of lines of the book and the version masked, and lines that depend on the clock
/// left out: all else of an output is the same in every run.
pub(crate) fn masked(text: &str) -> String {
    const TIME: &str = "0000-00-00T00:00:00+00:00";
    let like = |bytes: &[u8]| {
        bytes.len() >= TIME.len()
            && TIME.bytes().zip(bytes).all(|(form, &byte)| match form {
                b'0' => byte.is_ascii_digit(),
                b'+' => matches!(byte, b'+' | b'-'),
                form => byte == form,
            })
    };
    let kept = text.split_inclusive('\n');
    let kept = kept.filter(|line| !BACKDATED.iter().any(|begin| line.starts_with(begin)));
    let text: String = kept.collect();
    let mut text = text.replace(env!("CARGO_PKG_VERSION"), "<version>");
    let mut from = 0;
    while let Some(at) = (from..text.len()).find(|&at| like(&text.as_bytes()[at..])) {
        text.replace_range(at..at + TIME.len(), TIME);
        from = at + TIME.len();
    }
    let begins = text.match_indices("SHA256:").map(|(at, _)| at + 7);
    let keys: Vec<usize> = begins.collect();
    for at in keys.into_iter().rev() {
        // Fingerprints of keys that are made anew; those of tests' own keys are compared where they matter.
        text.replace_range(at..at + 43, "<key>");
    }
    for before in [
        "账本末行校验码 ",
        "head ",
        "\"head\": \"",
        "\"prev\": \"",
        "该行摘要 ",
        "line digest ",
    ] {
        let mut from = 0;
        while let Some(at) = text[from..].find(before).map(|at| from + at + before.len()) {
            let hex = text.as_bytes()[at..]
                .iter()
                .take_while(|b| b.is_ascii_hexdigit())
                .count();
            // Whole, or its first digits.
            if hex == 64 || hex == 8 {
                let end = at + hex;
                let end = end
                    + if text[end..].starts_with('…') {
                        '…'.len_utf8()
                    } else {
                        0
                    };
                text.replace_range(at..end, "<head>");
            }
            from = at;
        }
    }
    text
}
