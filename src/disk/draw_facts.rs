//! What a book is judged by, read from the folders of the draws that it names and from the calendar: each once, when a line
//! asks for it.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::disk::{Trouble, calendar, draw_folder, plan_base, plan_bases, regular, settle};
use crate::domain::acts::entry::{DrawAct, PlanAct, draw_folder as folder_of, plan_folder};
use crate::domain::acts::files::Files;
use crate::domain::book::facts::{BaseCounted, DrawFacts, DrawPeople, Facts, NotAtHand, PlanFacts};
use crate::domain::book::flaw::BookFlaw;
use crate::domain::book::times_drawn::{Tally, TimesDrawn};
use crate::domain::day::calendar::Calendar;
use crate::domain::day::flaw::DayFlaw;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::method::manifest::Manifest;
use crate::domain::method::text_flaw::TextName;
use crate::domain::refusal::Refusal;
use crate::domain::settings::Settings;
use crate::domain::visit::readiness::Apart;
use crate::domain::year::base::Compared;
use crate::domain::year::counting::SoFar;
use crate::format::{manifest_text, plan_csv};

/// The plan as published, in the folder of its version.
pub const PLAN: &str = "plan.csv";

/// Something that was asked for: read, or not at hand.
type Asked<T> = Result<Rc<T>, NotAtHand>;

/// The facts of a case folder.
#[derive(Debug)]
pub struct FolderFacts {
    root: PathBuf,
    draws: RefCell<BTreeMap<String, Asked<DrawFacts>>>,
    cites: RefCell<BTreeMap<String, Asked<BTreeSet<String>>>>,
    apart: RefCell<BTreeMap<String, Asked<Apart>>>,
    people: RefCell<BTreeMap<String, Asked<DrawPeople>>>,
    plans: RefCell<BTreeMap<(u32, Sha), Asked<PlanFacts>>>,
    manifests: RefCell<BTreeMap<(String, Sha), Asked<Manifest>>>,
    verifies_beacons: bool,
    counts_bases: bool,
    bases: RefCell<BTreeMap<Files, Result<BaseCounted, NotAtHand>>>,
    not_repeated: BTreeMap<u64, String>,
    calendar: OnceCell<Result<Calendar, NotAtHand>>,
}

impl FolderFacts {
    /// Those of the case folder at `root`.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            draws: RefCell::default(),
            cites: RefCell::default(),
            apart: RefCell::default(),
            people: RefCell::default(),
            plans: RefCell::default(),
            manifests: RefCell::default(),
            verifies_beacons: false,
            counts_bases: false,
            bases: RefCell::default(),
            not_repeated: BTreeMap::new(),
            calendar: OnceCell::new(),
        }
    }

    /// Where the case folder is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The same, by which the signatures of beacons are verified too.
    #[must_use]
    pub fn verifying_beacons(self) -> Self {
        Self {
            verifies_beacons: true,
            ..self
        }
    }

    /// The same, by which the bases of plans are counted too.
    #[must_use]
    pub fn counting_bases(self) -> Self {
        Self {
            counts_bases: true,
            ..self
        }
    }

    /// The same, by which lines are refused whose acts do not come out again: by line what does not.
    #[must_use]
    pub fn without(self, not_repeated: BTreeMap<u64, String>) -> Self {
        Self {
            not_repeated,
            ..self
        }
    }

    /// A file below a folder that an act wrote or is writing.
    fn file(&self, folder: &str, name: &str, sha: Sha) -> Result<Vec<u8>, NotAtHand> {
        let bytes = regular::read(settle::on_disk(&self.root, folder).join(name)).ok();
        let bytes = bytes.filter(|bytes| Sha::of(bytes) == sha);
        bytes.ok_or_else(|| NotAtHand(format!("{folder}/{name}")))
    }

    fn read_plan(&self, act: &PlanAct, year: i32) -> Result<PlanFacts, NotAtHand> {
        let folder = plan_folder(act.version);
        let bytes = self.file(&folder, PLAN, act.plan)?;
        // What is published has every value; the year alone is the folder's.
        let read = plan_csv::read(&bytes, &Settings::new("", year));
        let (tasks, faults) = read.ok_or_else(|| NotAtHand(format!("{folder}/{PLAN}")))?;
        let rows = tasks.len() as u64;
        let tasks = tasks.into_iter().map(|task| (task.id.clone(), task.into()));
        Ok(PlanFacts {
            tasks: tasks.collect(),
            rows,
            faults,
        })
    }

    fn count_base(&self, act: &PlanAct, year: i32) -> Result<BaseCounted, NotAtHand> {
        let folder = plan_folder(act.version);
        let bytes = self.file(&folder, PLAN, act.plan)?;
        let read = plan_csv::read(&bytes, &Settings::new("", year));
        let (tasks, _) = read.ok_or_else(|| NotAtHand(format!("{folder}/{PLAN}")))?;
        let open = || plan_base::open(&self.root, act, Compared::of(&tasks));
        // Whose an object is, and no more.
        let so_far = SoFar {
            drawn: &TimesDrawn::default(),
            waiting: &[],
        };
        let census = plan_bases::census(open, &[], so_far);
        let Tally {
            objects,
            enterprises,
        } = census
            .map_err(|trouble| broken_base(&folder, trouble))?
            .base();
        Ok(BaseCounted {
            objects,
            enterprises,
        })
    }

    /// What a draw drew, held against the book: read once.
    ///
    /// # Errors
    /// As [`draw_folder::record_of`].
    pub fn drawn(&self, act: &DrawAct) -> Result<Rc<DrawFacts>, Trouble> {
        match self.draw(act) {
            Ok(drawn) => Ok(drawn),
            // What is wrong with a file is told by whoever reads it.
            Err(NotAtHand(_)) => self.read_draw(act).map(Rc::new),
        }
    }

    fn read_draw(&self, act: &DrawAct) -> Result<DrawFacts, Trouble> {
        let root = &self.root;
        let record = draw_folder::record_of(root, act)?;
        let manifest = draw_folder::manifest_of(root, act)?;
        let owners = draw_folder::owners_of(root, act)?;
        Ok(DrawFacts::new(
            &act.draw,
            manifest,
            record.repeated.drawn,
            owners,
        ))
    }
}

impl Facts for FolderFacts {
    fn draw(&self, act: &DrawAct) -> Asked<DrawFacts> {
        once(&self.draws, act, || self.read_draw(act))
    }

    fn cites(&self, act: &DrawAct) -> Asked<BTreeSet<String>> {
        once(&self.cites, act, || draw_folder::cites_of(&self.root, act))
    }

    fn apart(&self, act: &DrawAct) -> Asked<Apart> {
        once(&self.apart, act, || draw_folder::apart_of(&self.root, act))
    }

    fn people(&self, act: &DrawAct) -> Asked<DrawPeople> {
        once(&self.people, act, || {
            draw_folder::people_of(&self.root, act)
        })
    }

    fn plan(&self, act: &PlanAct, year: i32) -> Asked<PlanFacts> {
        let mut plans = self.plans.borrow_mut();
        let known = plans
            .entry((act.version, act.plan))
            .or_insert_with(|| self.read_plan(act, year).map(Rc::new));
        known.clone()
    }

    fn base(&self, act: &PlanAct, year: i32) -> Result<Option<BaseCounted>, NotAtHand> {
        if !self.counts_bases {
            return Ok(None);
        }
        let mut bases = self.bases.borrow_mut();
        let known = bases
            .entry(act.files.clone())
            .or_insert_with(|| self.count_base(act, year));
        known.clone().map(Some)
    }

    fn manifest(&self, folder: &str, sha: Sha) -> Asked<Manifest> {
        let mut manifests = self.manifests.borrow_mut();
        let known = manifests
            .entry((folder.to_owned(), sha))
            .or_insert_with(|| {
                let name = TextName::Manifest.file();
                let read = manifest_text::read(&self.file(folder, name, sha)?);
                let read = read.map_err(|_| NotAtHand(format!("{folder}/{name}")));
                read.map(Rc::new)
            });
        known.clone()
    }

    fn verifies_beacons(&self) -> bool {
        self.verifies_beacons
    }

    fn not_repeated(&self, line: u64) -> Option<&str> {
        self.not_repeated.get(&line).map(String::as_str)
    }

    fn calendar(&self) -> Result<&Calendar, NotAtHand> {
        let opened = self.calendar.get_or_init(|| {
            calendar::open(&self.root).map_err(|trouble| match trouble {
                Trouble::Refused(refusal) => match *refusal {
                    Refusal::Day(DayFlaw::File { file, .. }) => NotAtHand(file),
                    _ => NotAtHand("calendar".to_owned()),
                },
                Trouble::File { path, .. } => NotAtHand(below(&self.root, &path)),
            })
        });
        opened.as_ref().map_err(Clone::clone)
    }
}

/// What a draw's folder says, read when it is asked for the first time.
fn once<T>(
    all: &RefCell<BTreeMap<String, Asked<T>>>,
    act: &DrawAct,
    read: impl FnOnce() -> Result<T, Trouble>,
) -> Asked<T> {
    if let Some(known) = all.borrow().get(&act.draw) {
        return known.clone();
    }
    let read = read().map(Rc::new);
    let read = read.map_err(|trouble| missing(trouble, act));
    all.borrow_mut().insert(act.draw.clone(), read.clone());
    read
}

/// The file of a draw's folder that is not at hand.
fn missing(trouble: Trouble, act: &DrawAct) -> NotAtHand {
    let folder = folder_of(&act.draw);
    match trouble {
        Trouble::Refused(refusal) => match *refusal {
            Refusal::Book(BookFlaw::File(path)) => NotAtHand(path),
            _ => NotAtHand(folder),
        },
        Trouble::File { path, .. } => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            NotAtHand(format!("{folder}/{name}"))
        }
    }
}

/// The file of a base that is not at hand.
fn broken_base(folder: &str, trouble: Trouble) -> NotAtHand {
    match trouble {
        Trouble::Refused(refusal) => match *refusal {
            Refusal::Plan(PlanFlaw::PlanBroken(path)) => NotAtHand(path),
            _ => NotAtHand(folder.to_owned()),
        },
        Trouble::File { .. } => NotAtHand(format!("{folder}/{}", plan_base::OBJECTS)),
    }
}

fn below(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    below.to_string_lossy().replace('\\', "/")
}
