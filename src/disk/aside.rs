//! What happens on the way of an act besides it: noted where it happens, said whatever came of the act.

use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::rc::Rc;

use crate::domain::ground::sha::Sha;

use crate::disk::Trouble;

/// What happened on the way.
#[derive(Debug)]
pub enum OnTheWay {
    /// The last line of the book had lost its line end, and has it again.
    LineEnded(u64),
    /// A torn last line of the book was set aside, in this file.
    SetAside(PathBuf),
    /// A folder that an act had written could not be given its name; the next act tries again.
    NotNamed(Trouble),
    /// What had been left behind could not be settled; the next act tries again.
    NotSettled(Trouble),
    /// What was written could not be flushed to the disk.
    NotFlushed(Trouble),
    /// A publication is in the book, and could not be put in its place whole.
    NotInPlace(Trouble),
    /// `public` is a link, and what was published lies where it leads.
    PublicIsALink(PathBuf),
    /// A publication that was cut off has not been put in its place whole.
    PublicUnfinished,
}

impl OnTheWay {
    /// Whether something of an act that is in the book was not done.
    pub fn leaves_undone(&self) -> bool {
        match self {
            Self::NotNamed(_) | Self::NotFlushed(_) | Self::NotInPlace(_) => true,
            Self::LineEnded(_)
            | Self::SetAside(_)
            | Self::NotSettled(_)
            | Self::PublicIsALink(_)
            | Self::PublicUnfinished => false,
        }
    }
}

/// Notes of what happened on the way, shared by all who work for one command; and what came into the book.
#[derive(Debug, Clone, Default)]
pub struct Aside(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    notes: RefCell<Vec<OnTheWay>>,
    written: Cell<Option<(u64, Sha)>>,
}

impl Aside {
    /// Notes something.
    pub fn note(&self, what: OnTheWay) {
        self.0.notes.borrow_mut().push(what);
    }

    /// Notes what went wrong, where something did.
    pub fn note_trouble(&self, result: Result<(), Trouble>, as_what: fn(Trouble) -> OnTheWay) {
        if let Err(trouble) = result {
            self.note(as_what(trouble));
        }
    }

    /// What has been noted and not taken yet.
    pub fn take(&self) -> Vec<OnTheWay> {
        self.0.notes.take()
    }

    /// A line came into the book: its number and digest.
    pub fn wrote(&self, line: u64, head: Sha) {
        self.0.written.set(Some((line, head)));
    }

    /// The last line that came into the book, if one did.
    pub fn written(&self) -> Option<(u64, Sha)> {
        self.0.written.get()
    }
}
