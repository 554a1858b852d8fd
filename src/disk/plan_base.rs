//! The base of a version of the plan on disk: `classes.txt`, the cells that are compared, and `objects.txt`, a code with the
//! number of its class a line, and its owner where it has one, ascending.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use rayon::slice::ParallelSliceMut;
use sha2::{Digest, Sha256};

use crate::domain::acts::entry::{PlanAct, plan_folder};
use crate::domain::ground::sha::Sha;
use crate::domain::lists::code_key;
use crate::domain::lists::columns::Header;
use crate::domain::lists::object::{Object, ObjectPlaces};
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::settings::Settings;
use crate::domain::year::base::{Base, Compared, classes_text, read_classes};

use crate::disk::list_rows::each_row;
use crate::disk::prepared::Prepared;
use crate::disk::{At, Trouble, durable, regular, settle};

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
    /// Packed codes with their packed owners, of those that have one.
    owned: Vec<(u128, u128)>,
    /// What cannot be packed.
    odd: Vec<Odd>,
}

/// An object whose code or owner cannot be packed.
struct Odd {
    code: Box<str>,
    class: u32,
    owner: Box<str>,
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
    each_row(prepared, header, |row| {
        let object = Object::read(&columns, row, settings, &mut |_, _, _| {});
        if object.takes_part && !object.code.is_empty() {
            class.clear();
            compared.write(&places, (&object, row), &mut class);
            base.push((&object.code, &object.owner), &class);
        }
    })?;
    base.packed.par_sort_unstable();
    base.owned.par_sort_unstable();
    base.odd
        .sort_unstable_by(|a, b| a.code.as_bytes().cmp(b.code.as_bytes()));
    let classes = std::mem::take(&mut base.classes).into_iter();
    let mut by_number: Vec<(u32, String)> = classes.map(|(c, n)| (n, c)).collect();
    by_number.sort_unstable();
    let text = classes_text(compared, by_number.iter().map(|(_, class)| class.as_str()));
    let classes = durable::create_with(&folder.join(CLASSES), text.as_bytes())?;
    let objects = durable::create(&folder.join(OBJECTS), |out| base.write(out))?;
    Ok([(OBJECTS, objects), (CLASSES, classes)])
}

impl Gathering {
    fn push(&mut self, (code, owner): (&str, &str), class: &str) {
        let next = u32::try_from(self.classes.len()).unwrap_or(u32::MAX);
        let number = match self.classes.get(class) {
            Some(number) => *number,
            None => *self.classes.entry(class.to_owned()).or_insert(next),
        };
        match (code_key::pack(code), code_key::pack(owner)) {
            (Some(packed), of) if of.is_some() || owner.is_empty() => {
                self.packed.push(packed << CLASS_BITS | u128::from(number));
                self.owned.extend(of.map(|of| (packed, of)));
            }
            _ => self.odd.push(Odd {
                code: code.into(),
                class: number,
                owner: owner.into(),
            }),
        }
    }

    fn write(&self, out: &mut dyn Write) -> std::io::Result<()> {
        let mut odd = self.odd.iter().peekable();
        let mut with_owner = self.owned.iter().peekable();
        let (mut code, mut owner) = (String::with_capacity(18), String::with_capacity(18));
        for key in &self.packed {
            let packed = key >> CLASS_BITS;
            code.clear();
            code_key::unpack(packed, &mut code);
            while let Some(of) = odd.next_if(|of| of.code.as_bytes() < code.as_bytes()) {
                of.write(out)?;
            }
            owner.clear();
            if let Some((_, of)) = with_owner.next_if(|(code, _)| *code == packed) {
                code_key::unpack(*of, &mut owner);
            }
            let class = key & ((1 << CLASS_BITS) - 1);
            write_line(&code, class, &owner, out)?;
        }
        odd.try_for_each(|of| of.write(out))
    }
}

impl Odd {
    fn write(&self, out: &mut dyn Write) -> std::io::Result<()> {
        write_line(&self.code, u128::from(self.class), &self.owner, out)
    }
}

fn write_line(code: &str, class: u128, owner: &str, out: &mut dyn Write) -> std::io::Result<()> {
    if owner.is_empty() {
        writeln!(out, "{code}\t{class}")
    } else {
        writeln!(out, "{code}\t{class}\t{owner}")
    }
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

/// A line of objects.txt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BaseObject<'a> {
    /// 对象代码.
    pub code: &'a str,
    /// Its class.
    pub class: usize,
    /// 所属主体, or "".
    pub owner: &'a str,
}

/// `Err` for what is no line of objects.txt.
type Line<'a> = Result<BaseObject<'a>, ()>;

/// The lines of objects.txt.
struct Lines {
    path: PathBuf,
    reader: BufReader<File>,
    line: String,
    hash: Sha256,
}

impl Lines {
    /// Reads the next line; nothing at the end, `Err` for what is no such line.
    fn next(&mut self) -> Result<Option<Line<'_>>, Trouble> {
        Ok(self.advance()?.then(|| self.current()))
    }

    /// Whether there was another line.
    fn advance(&mut self) -> Result<bool, Trouble> {
        self.line.clear();
        let read = self.reader.read_line(&mut self.line).at(&self.path)?;
        self.hash.update(self.line.as_bytes());
        Ok(read > 0)
    }

    fn current(&self) -> Line<'_> {
        let line = self.line.strip_suffix('\n').ok_or(())?;
        let (code, rest) = line.split_once('\t').ok_or(())?;
        let (class, owner) = rest.split_once('\t').unwrap_or((rest, ""));
        let class = class.parse().map_err(|_| ())?;
        Ok(BaseObject { code, class, owner })
    }
}

/// Opens the base of a version, which keeps `compared`.
///
/// # Errors
/// [`PlanFlaw::PlanBroken`] when a file is not the one that the book names, or the file system fails.
pub fn open(root: &Path, plan: &PlanAct, compared: Compared) -> Result<BaseFile, Trouble> {
    let folder = plan_folder(plan.version);
    let on_disk = settle::on_disk(root, &folder);
    let name = |file: &str| format!("{folder}/{file}");
    let broken = |file: &str| broken(&name(file));
    let path = on_disk.join(CLASSES);
    let bytes = regular::read(&path).map_err(|_| broken(CLASSES))?;
    if plan.files.get(&name(CLASSES)) != Some(&Sha::of(&bytes)) {
        return Err(broken(CLASSES));
    }
    let text = String::from_utf8(bytes).map_err(|_| broken(CLASSES))?;
    let classes = read_classes(&compared, &text).ok_or_else(|| broken(CLASSES))?;
    let path = on_disk.join(OBJECTS);
    let file = regular::open(&path).map_err(|_| broken(OBJECTS))?;
    Ok(BaseFile {
        base: Base {
            version: plan.version,
            compared,
            classes,
        },
        objects: Lines {
            path,
            reader: BufReader::with_capacity(1 << 17, file),
            line: String::new(),
            hash: Sha256::new(),
        },
        sha256: plan.files.get(&name(OBJECTS)).copied(),
        name: name(OBJECTS),
    })
}

impl BaseFile {
    /// The next object of the base; nothing at the end, where the digest is checked.
    ///
    /// # Errors
    /// As [`open`].
    pub fn next_object(&mut self) -> Result<Option<BaseObject<'_>>, Trouble> {
        if self.objects.advance()? {
            let object = self.objects.current();
            return Ok(Some(object.map_err(|()| broken(&self.name))?));
        }
        self.check_digest()?;
        Ok(None)
    }

    /// Reads the base, and tells the objects of it with these codes, which ascend.
    ///
    /// # Errors
    /// As [`open`].
    pub fn each_of(
        &mut self,
        codes: &[Box<str>],
        mut on: impl FnMut(BaseObject<'_>),
    ) -> Result<(), Trouble> {
        let mut codes = codes.iter().map(|code| code.as_bytes()).peekable();
        while self.objects.advance()? {
            let line = self.objects.line.as_bytes();
            let end = memchr::memchr(b'\t', line).unwrap_or(line.len());
            while codes.next_if(|code| *code < &line[..end]).is_some() {}
            if codes.next_if(|code| *code == &line[..end]).is_some() {
                let object = self.objects.current();
                on(object.map_err(|()| broken(&self.name))?);
            }
        }
        self.check_digest()
    }

    /// The digest of a file that was read to its end.
    fn check_digest(&mut self) -> Result<(), Trouble> {
        let read = std::mem::take(&mut self.objects.hash).finalize();
        if self.sha256 == Some(Sha(read.into())) {
            Ok(())
        } else {
            Err(broken(&self.name))
        }
    }

    /// Holds the base against a population, ascending by code: `next` writes the next code, and gives the index of its
    /// stratum's rule, or what else it is marked with; `look` is told every object of either, with its class in the base and
    /// that mark. Of neither more than a line is kept.
    ///
    /// # Errors
    /// As [`open`], or what `next` fails with.
    pub fn compare(
        &mut self,
        mut look: impl FnMut(&str, Option<usize>, Option<u16>),
        mut next: impl FnMut(&mut String) -> Result<Option<u16>, Trouble>,
    ) -> Result<(), Trouble> {
        let look = |_, code: &str, class, now| look(code, class, now);
        self.compare_each(1, look, |_, code| next(code))
    }

    /// The same of so many populations at once; `look` and `next` are told which.
    ///
    /// # Errors
    /// As [`BaseFile::compare`].
    pub fn compare_each(
        &mut self,
        populations: usize,
        mut look: impl FnMut(usize, &str, Option<usize>, Option<u16>),
        mut next: impl FnMut(usize, &mut String) -> Result<Option<u16>, Trouble>,
    ) -> Result<(), Trouble> {
        let mut each = Vec::with_capacity(populations);
        for of in 0..populations {
            let mut now = String::new();
            let rule = next(of, &mut now)?;
            each.push((now, rule));
        }
        while let Some(line) = self.objects.next()? {
            let BaseObject { code, class, .. } = line.map_err(|()| broken(&self.name))?;
            for (of, (now, rule)) in each.iter_mut().enumerate() {
                while rule.is_some() && now.as_bytes() < code.as_bytes() {
                    look(of, now, None, *rule);
                    now.clear();
                    *rule = next(of, now)?;
                }
                if rule.is_some() && now == code {
                    look(of, code, Some(class), *rule);
                    now.clear();
                    *rule = next(of, now)?;
                } else {
                    look(of, code, Some(class), None);
                }
            }
        }
        for (of, (now, rule)) in each.iter_mut().enumerate() {
            while rule.is_some() {
                look(of, now, None, *rule);
                now.clear();
                *rule = next(of, now)?;
            }
        }
        self.check_digest()
    }
}

fn broken(name: &str) -> Trouble {
    PlanFlaw::PlanBroken(name.to_owned()).into()
}
