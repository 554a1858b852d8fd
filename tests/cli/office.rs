//! A work folder of its own for each test, and the binary run in it with a cleared environment.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

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

impl Office {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A folder with the sample's case folder in it.
    pub(crate) fn sample() -> Self {
        let office = Self::empty();
        let made = office.run(&["init", "case", "--sample"]);
        assert_eq!(made.code, 0, "{made:?}");
        office
    }

    /// The folder itself.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A path below the case folder.
    pub(crate) fn case(&self, below: &str) -> PathBuf {
        self.folder.path().join("case").join(below)
    }

    /// Reads a file of the case folder as text.
    pub(crate) fn read(&self, below: &str) -> String {
        std::fs::read_to_string(self.case(below)).unwrap()
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
        let Output {
            status,
            stdout,
            stderr,
        } = self.command().args(args).output().unwrap();
        Ran {
            code: status.code().unwrap_or(-1),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
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
