//! The base of a version of the plan on disk: `classes.txt`, the cells that are compared, and `objects.txt`, a code with the
//! number of its class a line, ascending.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use rayon::slice::ParallelSliceMut;
use sha2::{Digest, Sha256};

use crate::domain::acts::entry::plan_folder;
use crate::domain::book::fold::PublishedPlan;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::code_key;
use crate::domain::lists::columns::Header;
use crate::domain::lists::object::{Object, ObjectPlaces};
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::settings::Settings;
use crate::domain::year::base::{Base, Compared, Comparison, classes_text, read_classes};

use crate::disk::list_rows::each_row;
use crate::disk::prepared::Prepared;
use crate::disk::{At, Trouble, durable, settle};

/// The codes of the base, each with its class.
pub const OBJECTS: &str = "objects.txt";
/// The classes.
pub const CLASSES: &str = "classes.txt";

/// Bits of a class beside a packed code.
const CLASS_BITS: u32 = 32;

/// The base while it is gathered.
#[derive(Default)]
struct Gathering {
    classes: HashMap<String, u32>,
    /// Packed codes with their classes.
    packed: Vec<u128>,
    /// Other codes with theirs.
    odd: Vec<(Box<str>, u32)>,
}

/// Writes the base of a library without faults into a folder: the digests of both files.
///
/// # Errors
/// The file system fails.
pub fn write(
    (prepared, header): (&Prepared, &Header),
    settings: &Settings,
    compared: &Compared,
    folder: &Path,
) -> Result<[(&'static str, Sha); 2], Trouble> {
    let (columns, places) = (ObjectPlaces::new(header), compared.places(header));
    let mut base = Gathering::default();
    let mut class = String::new();
    each_row(prepared, |row| {
        let object = Object::read(&columns, row, settings, &mut |_, _, _| {});
        if object.takes_part && !object.code.is_empty() {
            class.clear();
            compared.write(&places, (&object, row), &mut class);
            base.push(&object.code, &class);
        }
    })?;
    let Gathering {
        classes,
        mut packed,
        mut odd,
    } = base;
    packed.par_sort_unstable();
    odd.sort_unstable_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
    let mut by_number: Vec<(u32, String)> = classes.into_iter().map(|(c, n)| (n, c)).collect();
    by_number.sort_unstable();
    let text = classes_text(compared, by_number.iter().map(|(_, class)| class.as_str()));
    let classes = durable::create_with(&folder.join(CLASSES), text.as_bytes())?;
    let objects = durable::create(&folder.join(OBJECTS), |out| {
        write_objects(&packed, &odd, out)
    })?;
    Ok([(OBJECTS, objects), (CLASSES, classes)])
}

impl Gathering {
    fn push(&mut self, code: &str, class: &str) {
        let next = u32::try_from(self.classes.len()).unwrap_or(u32::MAX);
        let number = match self.classes.get(class) {
            Some(number) => *number,
            None => *self.classes.entry(class.to_owned()).or_insert(next),
        };
        match code_key::pack(code) {
            Some(packed) => self.packed.push(packed << CLASS_BITS | u128::from(number)),
            None => self.odd.push((code.into(), number)),
        }
    }
}

fn write_objects(
    packed: &[u128],
    odd: &[(Box<str>, u32)],
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let mut odd = odd.iter().peekable();
    let mut code = String::with_capacity(18);
    for key in packed {
        code.clear();
        code_key::unpack(key >> CLASS_BITS, &mut code);
        while let Some((before, class)) = odd.next_if(|(odd, _)| odd.as_bytes() < code.as_bytes()) {
            writeln!(out, "{before}\t{class}")?;
        }
        let class = key & ((1 << CLASS_BITS) - 1);
        writeln!(out, "{code}\t{class}")?;
    }
    for (code, class) in odd {
        writeln!(out, "{code}\t{class}")?;
    }
    Ok(())
}

/// The base of a version, open to be read once.
pub struct BaseFile {
    /// Its classes.
    pub base: Base,
    objects: Lines,
    /// What its objects' digest must be, and how the file is called below the case folder.
    sha256: Option<Sha>,
    name: String,
}

/// The code of a line and its class; `Err` for what is no such line.
type Line<'a> = Result<(&'a str, usize), ()>;

/// The lines of objects.txt.
struct Lines {
    path: PathBuf,
    reader: BufReader<File>,
    line: String,
    hash: Sha256,
}

impl Lines {
    /// Reads the next line; the code and the class of it. Nothing at the end; `Err` for what is no such line.
    fn next(&mut self) -> Result<Option<Line<'_>>, Trouble> {
        self.line.clear();
        if self.reader.read_line(&mut self.line).at(&self.path)? == 0 {
            return Ok(None);
        }
        self.hash.update(self.line.as_bytes());
        let line = self
            .line
            .strip_suffix('\n')
            .and_then(|line| line.split_once('\t'));
        let line = line.and_then(|(code, class)| Some((code, class.parse().ok()?)));
        Ok(Some(line.ok_or(())))
    }
}

/// Opens the base of a version, which keeps `compared`.
///
/// # Errors
/// [`PlanFlaw::PlanBroken`] when a file is not the one that the book names, or the file system fails.
pub fn open(root: &Path, plan: &PublishedPlan, compared: Compared) -> Result<BaseFile, Trouble> {
    let folder = plan_folder(plan.act.version);
    let on_disk = settle::on_disk(root, &folder);
    let name = |file: &str| format!("{folder}/{file}");
    let broken = |file: &str| Trouble::from(PlanFlaw::PlanBroken(name(file)));
    let path = on_disk.join(CLASSES);
    let bytes = std::fs::read(&path).map_err(|_| broken(CLASSES))?;
    if plan.act.files.get(&name(CLASSES)) != Some(&Sha::of(&bytes)) {
        return Err(broken(CLASSES));
    }
    let text = String::from_utf8(bytes).map_err(|_| broken(CLASSES))?;
    let classes = read_classes(&compared, &text).ok_or_else(|| broken(CLASSES))?;
    let path = on_disk.join(OBJECTS);
    let file = File::open(&path).map_err(|_| broken(OBJECTS))?;
    Ok(BaseFile {
        base: Base {
            version: plan.act.version,
            compared,
            classes,
        },
        objects: Lines {
            path,
            reader: BufReader::with_capacity(1 << 17, file),
            line: String::new(),
            hash: Sha256::new(),
        },
        sha256: plan.act.files.get(&name(OBJECTS)).copied(),
        name: name(OBJECTS),
    })
}

impl BaseFile {
    /// The next object of the base, with its class; nothing at the end, where the digest is checked.
    ///
    /// # Errors
    /// As [`open`].
    pub fn next_object(&mut self) -> Result<Option<(String, usize)>, Trouble> {
        let broken = || Trouble::from(PlanFlaw::PlanBroken(self.name.clone()));
        if let Some(line) = self.objects.next()? {
            let (code, class) = line.map_err(|()| broken())?;
            return Ok(Some((code.to_owned(), class)));
        }
        let read = std::mem::take(&mut self.objects.hash).finalize();
        if self.sha256 == Some(Sha(read.into())) {
            Ok(None)
        } else {
            Err(broken())
        }
    }

    /// Holds the base against a population, ascending by code: `next` writes the next code, and gives the index of its
    /// stratum's rule. Of neither more than a line is kept.
    ///
    /// # Errors
    /// As [`open`], or what `next` fails with.
    pub fn compare(
        &mut self,
        comparison: &mut Comparison,
        mut next: impl FnMut(&mut String) -> Result<Option<u16>, Trouble>,
    ) -> Result<(), Trouble> {
        let broken = || Trouble::from(PlanFlaw::PlanBroken(self.name.clone()));
        let mut now = String::new();
        let mut rule = next(&mut now)?;
        while let Some(line) = self.objects.next()? {
            let (code, class) = line.map_err(|()| broken())?;
            while rule.is_some() && now.as_bytes() < code.as_bytes() {
                comparison.look(&now, None, rule);
                now.clear();
                rule = next(&mut now)?;
            }
            if rule.is_some() && now == code {
                comparison.look(code, Some(class), rule);
                now.clear();
                rule = next(&mut now)?;
            } else {
                comparison.look(code, Some(class), None);
            }
        }
        while rule.is_some() {
            comparison.look(&now, None, rule);
            now.clear();
            rule = next(&mut now)?;
        }
        let read = std::mem::take(&mut self.objects.hash).finalize();
        if self.sha256 != Some(Sha(read.into())) {
            return Err(broken());
        }
        Ok(())
    }
}
