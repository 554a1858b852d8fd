//! What a book is judged by, read from the folders of the draws that it names and from the calendar: each once, when a line
//! asks for it.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::disk::{Trouble, calendar, draw_folder};
use crate::domain::acts::entry::{DrawAct, draw_folder as folder_of};
use crate::domain::book::facts::{DrawFacts, Facts, NotAtHand};
use crate::domain::book::flaw::BookFlaw;
use crate::domain::day::calendar::Calendar;
use crate::domain::day::flaw::DayFlaw;
use crate::domain::refusal::Refusal;
use crate::domain::visit::readiness::Apart;

/// Something that was asked for: read, or not at hand.
type Asked<T> = Result<Rc<T>, NotAtHand>;

/// The facts of a case folder.
#[derive(Debug)]
pub struct FolderFacts {
    root: PathBuf,
    draws: RefCell<BTreeMap<String, Asked<DrawFacts>>>,
    apart: RefCell<BTreeMap<String, Asked<Apart>>>,
    calendar: OnceCell<Result<Calendar, NotAtHand>>,
}

impl FolderFacts {
    /// Those of the case folder at `root`.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            draws: RefCell::default(),
            apart: RefCell::default(),
            calendar: OnceCell::new(),
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
        let mut draws = self.draws.borrow_mut();
        let known = draws.entry(act.draw.clone()).or_insert_with(|| {
            let read = self.read_draw(act).map(Rc::new);
            read.map_err(|trouble| missing(trouble, act))
        });
        known.clone()
    }

    fn apart(&self, act: &DrawAct) -> Asked<Apart> {
        let mut all = self.apart.borrow_mut();
        let known = all.entry(act.draw.clone()).or_insert_with(|| {
            let read = draw_folder::apart_of(&self.root, act).map(Rc::new);
            read.map_err(|trouble| missing(trouble, act))
        });
        known.clone()
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

fn below(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    below.to_string_lossy().replace('\\', "/")
}
