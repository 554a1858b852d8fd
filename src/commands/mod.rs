//! Floor 4: what people type and see. One file per command: flags in, an act, words out, and beside the arguments what
//! `--help` says of them. No rule and no article lives here; what is typed is read in one place, `typed`.

#![allow(
    missing_docs,
    reason = "the words of every argument stand beside it, in both languages, in `help!`"
)]
#![allow(
    clippy::missing_errors_doc,
    reason = "a command fails as its act does, or as its screen does"
)]

pub mod assist;
pub mod calendar;
pub mod check;
pub mod completions;
pub mod coverage;
pub mod demo;
mod demo_keys;
mod demo_script;
pub mod draw;
mod draw_report;
mod drawn_twice;
pub mod due;
pub mod explain;
pub mod form;
pub mod handle;
pub mod help;
pub mod init;
pub mod ledger;
mod ledger_signatures;
pub mod ledger_verify;
mod list_faults;
pub mod lists;
pub mod man;
pub mod plan;
pub mod plan_check;
pub mod plan_publish;
pub mod plan_run;
mod plan_run_report;
pub mod plan_show;
pub mod publish;
pub mod record;
pub mod record_add;
pub mod record_amend;
mod record_ask;
pub mod record_found;
pub mod record_show;
pub mod recuse;
pub mod replace;
mod replace_report;
pub mod seal;
pub mod search;
pub mod selftest;
pub mod sign;
pub mod signers;
pub mod stats;
pub mod typed;
pub mod verify;
mod verify_publication;
mod verify_report;
pub mod void;
pub mod witness;

use crate::acts::{BookHead, Desk, Note};
use crate::console::Console;
use crate::disk::aside::OnTheWay;
use crate::disk::tail::Tail;
use crate::disk::{Progress, Trouble};
use crate::exit::Exit;
use crate::refusing;
use crate::text::{Lang, method, says};

/// What every command gets besides its own arguments.
pub struct Context {
    /// Who acts, where and when.
    pub desk: Desk,
    /// The screen.
    pub console: Console,
}

impl Context {
    /// Does an act, with a bar where it reads the library; what it noted is said, whatever came of it.
    pub fn act<T>(
        &mut self,
        act: impl FnOnce(&Desk, Progress<'_>) -> Result<T, Trouble>,
    ) -> anyhow::Result<T> {
        let bar = self.console.bar(says::reading_library(self.console.lang));
        let done = act(&self.desk, &|done, all| bar.at(done, all));
        drop(bar);
        say_notes(&self.desk, &mut self.console)?;
        Ok(done?)
    }

    /// Prints the head of the book after an act.
    pub fn say_head(&mut self, head: impl Into<BookHead>) -> std::io::Result<()> {
        let head = head.into();
        let sha = head.sha.map(|sha| sha.to_string()).unwrap_or_default();
        let line = says::head(self.console.lang, head.lines, &sha);
        self.console.line(&line)
    }
}

/// Says what an act has noted.
fn say_notes(desk: &Desk, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    for note in desk.take_notes() {
        console.undone |= matches!(&note, Note::OnTheWay(what) if what.leaves_undone());
        let said = match note {
            Note::OnTheWay(what) => on_the_way(lang, &what),
            Note::TornBefore(line, file) => says::torn_before(lang, line, file),
            Note::FaultsSinceSeal(faults) => method::draw::faults_since_seal(lang, faults),
        };
        console.aside(&said)?;
    }
    Ok(())
}

fn on_the_way(lang: Lang, what: &OnTheWay) -> String {
    let trouble = |trouble: &Trouble| refusing::what(lang, trouble);
    match what {
        OnTheWay::LineEnded(line) => says::line_ended(lang, line),
        OnTheWay::SetAside(path) => says::torn_set_aside(lang, path.display()),
        OnTheWay::NotNamed(what) => says::not_named(lang, trouble(what)),
        OnTheWay::NotSettled(what) => says::not_settled(lang, trouble(what)),
        OnTheWay::NotFlushed(what) => says::not_flushed(lang, trouble(what)),
        OnTheWay::NotInPlace(what) => says::not_in_place(lang, trouble(what)),
        OnTheWay::PublicIsALink(to) => says::public_link(lang, to.display()),
        OnTheWay::PublicUnfinished => says::public_unfinished(lang).to_owned(),
    }
}

/// Says at the end of a command what has been noted since, and how the book's file ends; gives how the program ends.
///
/// # Errors
/// Standard error cannot be written.
pub fn conclude(exit: Exit, context: &mut Context) -> std::io::Result<Exit> {
    say_notes(&context.desk, &mut context.console)?;
    let console = &mut context.console;
    // A book that cannot be read any more was told of before.
    let tail = context.desk.tail().unwrap_or_default();
    let said = match &tail {
        Tail::Whole => None,
        Tail::NoLineEnd => Some(says::no_line_end(console.lang).to_owned()),
        Tail::Torn(bytes) => Some(says::torn(console.lang, bytes.len())),
    };
    if let Some(said) = said {
        console.aside(&said)?;
    }
    Ok(match exit {
        Exit::Done if console.undone => Exit::Part,
        Exit::Done if tail != Tail::Whole => Exit::Fails,
        exit => exit,
    })
}
