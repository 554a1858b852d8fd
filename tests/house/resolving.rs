//! The tree of modules, and what a path that stands in one of its files leads to.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use crate::reading::{Named, Reading, read};

/// A file with what was read of it.
pub(crate) struct File {
    pub(crate) text: String,
    pub(crate) reading: Reading,
    /// Of a file below src: its module, `["domain", "lists", "fault"]`.
    pub(crate) module: Vec<String>,
}

/// All Rust files, by their path below the package.
pub(crate) struct House {
    pub(crate) files: BTreeMap<String, File>,
    modules: BTreeMap<Vec<String>, String>,
}

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Below this crate's root.
    Inside(Vec<String>),
    /// Into another crate, whose name comes first.
    Outside(Vec<String>),
}

/// A path in a file of src, and where it leads.
pub(crate) struct Import<'a> {
    pub(crate) path: &'a str,
    pub(crate) file: &'a File,
    pub(crate) named: &'a Named,
    pub(crate) target: Target,
}

impl Import<'_> {
    /// The import as KNOWN lists name it.
    pub(crate) fn written(&self) -> String {
        self.named.segments.join("::")
    }
}

/// Names that stand for a type of the language where a crate could stand.
const PRIMITIVES: &[&str] = &[
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8", "u16",
    "u32", "u64", "u128", "usize",
];

fn module_of(path: &str) -> Vec<String> {
    let below = path.strip_prefix("src/").unwrap_or(path);
    let below = below.trim_end_matches(".rs").trim_end_matches("/mod");
    let names = below.split('/').map(str::to_owned);
    names.filter(|name| name != "lib").collect()
}

impl House {
    /// A house of these files.
    pub(crate) fn of<P: Into<String>, T: Into<String>>(
        files: impl IntoIterator<Item = (P, T)>,
    ) -> House {
        let files = files.into_iter().map(|(path, text)| {
            let (path, text) = (path.into(), text.into());
            let reading = read(&path, &text);
            let module = module_of(&path);
            let file = File {
                text,
                reading,
                module,
            };
            (path, file)
        });
        let files: BTreeMap<String, File> = files.collect();
        let source = files.iter().filter(|(path, _)| path.starts_with("src/"));
        let modules = source.map(|(path, file)| (file.module.clone(), path.clone()));
        let modules = modules.collect();
        House { files, modules }
    }

    /// This house, read once.
    pub(crate) fn here() -> &'static House {
        static HERE: LazyLock<House> = LazyLock::new(House::on_disk);
        &HERE
    }

    fn on_disk() -> House {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut open = ["src", "tests", "benches"].map(|at| root.join(at)).to_vec();
        let mut found = Vec::new();
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else if path.extension().is_some_and(|e| e == "rs") {
                    let below = path.strip_prefix(root).unwrap();
                    let below = below.to_str().unwrap().replace('\\', "/");
                    found.push((below, fs::read_to_string(&path).unwrap()));
                }
            }
        }
        House::of(found)
    }

    /// Every path in the files of src that begin with `below`, and where it leads.
    pub(crate) fn imports<'a>(&'a self, below: &'a str) -> impl Iterator<Item = Import<'a>> {
        let files = self
            .files
            .iter()
            .filter(move |(path, _)| path.starts_with(below));
        files.flat_map(move |(path, file)| {
            file.reading.named.iter().flat_map(move |named| {
                let found = self.resolve(file, &named.within, &named.segments, &mut Vec::new());
                found.into_iter().map(move |target| Import {
                    path,
                    file,
                    named,
                    target,
                })
            })
        })
    }

    /// The file in which what a path inside leads to stands, and how many names lead to that file.
    pub(crate) fn file_of(&self, inside: &[String]) -> Option<(&str, usize)> {
        (0..=inside.len())
            .rev()
            .find_map(|n| Some((self.modules.get(&inside[..n])?.as_str(), n)))
    }

    /// Where `segments` lead, seen from a module of `file`; `seen` are the names of that file already followed.
    fn resolve(
        &self,
        file: &File,
        within: &[String],
        segments: &[String],
        seen: &mut Vec<usize>,
    ) -> Vec<Target> {
        let [first, rest @ ..] = segments else {
            return Vec::new();
        };
        let mut base = [&file.module, within].concat();
        match first.as_str() {
            "crate" | "choucha" => return vec![Target::Inside(rest.to_vec())],
            "" if rest.first().is_some_and(|name| name == "choucha") => {
                return vec![Target::Inside(rest[1..].to_vec())];
            }
            "" => return vec![Target::Outside(rest.to_vec())],
            "self" | "super" => {
                let mut rest = segments;
                while let Some(step) = rest.first().filter(|s| *s == "self" || *s == "super") {
                    if step == "super" {
                        base.pop();
                    }
                    rest = &rest[1..];
                }
                // What the module itself has bound by `use` is followed to where it comes from.
                let here = base.len() == file.module.len() && !rest.is_empty();
                let bound = if here {
                    self.bound(file, within, rest, seen)
                } else {
                    Vec::new()
                };
                base.extend_from_slice(rest);
                return [vec![Target::Inside(base)], bound].concat();
            }
            _ => {}
        }
        let bound = self.bound(file, within, segments, seen);
        if !bound.is_empty() {
            return bound;
        }
        base.push(first.clone());
        if self.modules.contains_key(&base) {
            base.extend_from_slice(rest);
            return vec![Target::Inside(base)];
        }
        let small = first.starts_with(|c: char| c.is_lowercase() || c == '_');
        let known = PRIMITIVES.contains(&first.as_str()) || file.reading.made.contains(first);
        if small && !known {
            vec![Target::Outside(segments.to_vec())]
        } else {
            Vec::new()
        }
    }

    /// Where `segments` lead if a `use` of the file, by name or by a glob, has brought in the first of them.
    fn bound(
        &self,
        file: &File,
        within: &[String],
        segments: &[String],
        seen: &mut Vec<usize>,
    ) -> Vec<Target> {
        let mut targets = Vec::new();
        for (at, named) in file.reading.named.iter().enumerate() {
            let Some(bound) = named.bound.as_ref() else {
                continue;
            };
            let glob = bound == "*";
            if seen.contains(&at) || !(glob || *bound == segments[0]) {
                continue;
            }
            seen.push(at);
            let stem = &named.segments[..named.segments.len() - usize::from(glob)];
            for target in self.resolve(file, within, stem, seen) {
                match target {
                    Target::Inside(mut path) => {
                        path.extend_from_slice(&segments[usize::from(!glob)..]);
                        let module = path.len() - (segments.len() - 1);
                        if !glob || self.modules.contains_key(&path[..module]) {
                            targets.push(Target::Inside(path));
                        }
                    }
                    Target::Outside(_) if glob => {}
                    Target::Outside(path) => {
                        targets.push(Target::Outside([&path, &segments[1..]].concat()));
                    }
                }
            }
            seen.pop();
        }
        targets
    }
}
