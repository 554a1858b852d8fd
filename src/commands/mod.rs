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

pub mod approve;
mod asking;
mod asking_usual;
pub mod assist;
pub mod calendar;
pub mod check;
mod check_columns;
mod check_file;
mod choices;
pub mod clock;
pub mod completions;
pub mod coverage;
pub mod demo;
mod demo_keys;
mod demo_script;
pub mod draw;
mod draw_report;
mod drawn_twice;
pub mod due;
mod due_report;
mod due_told;
pub mod explain;
pub mod form;
mod form_report;
pub mod handle;
pub mod handle_args;
mod handle_ask;
mod handle_ask_needed;
pub mod help;
mod influence;
pub mod init;
mod init_said;
pub mod ledger;
mod ledger_signatures;
pub mod ledger_verify;
mod ledger_verify_clock;
mod ledger_verify_report;
mod list_doubts;
mod list_faults;
mod list_reads;
pub mod lists;
pub mod lists_merge;
pub mod man;
pub mod notes;
pub mod plan;
pub mod plan_check;
pub mod plan_filed;
pub mod plan_publish;
pub mod plan_run;
mod plan_run_report;
pub mod plan_show;
mod plan_trial_report;
pub mod publish;
pub mod publish_check;
pub mod record;
pub mod record_add;
pub mod record_amend;
mod record_ask;
mod record_ask_items;
mod record_ask_people;
mod record_draft;
mod record_forget;
pub mod record_found;
mod record_scan;
pub mod record_show;
pub mod recuse;
pub mod replace;
mod replace_report;
pub mod report;
pub mod rules;
pub mod seal;
pub mod search;
pub mod selftest;
pub mod sign;
pub mod signers;
pub mod stats;
pub mod typed;
pub mod verify;
mod verify_document;
mod verify_publication;
mod verify_report;
pub mod void;
pub mod witness;

use crate::acts::{BookHead, Desk};
use crate::console::Console;
use crate::disk::beacons;
use crate::disk::standard_input::StandardInput;
use crate::disk::{Progress, Trouble};
use crate::domain::method::beacon::Beacon;
use crate::text::says;

/// What every command gets besides its own arguments.
pub struct Context {
    /// Who acts, where and when.
    pub desk: Desk,
    /// The screen.
    pub console: Console,
    /// What is read where `-` is named as a file.
    pub input: StandardInput,
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
        notes::say(&self.desk, &mut self.console)?;
        Ok(done?)
    }

    /// The beacon (信标) that somebody hands in, as a text or in a file.
    fn beacon(&self, given: Option<&str>) -> Result<Option<Beacon>, Trouble> {
        let read = |given| beacons::read_one(&self.input.text_or_file(given)?);
        given.map(read).transpose()
    }

    /// Says at a terminal what an act would put into the book for good, and asks once; `yes` was said before.
    fn confirm(&self, yes: bool, lines: &[String], question: &str) -> anyhow::Result<()> {
        match asking::Questions::at(&self.console) {
            Some(questions) if !yes => questions.confirm(lines, question),
            _ => Ok(()),
        }
    }

    /// Prints the head of the book after an act.
    pub fn say_head(&mut self, head: impl Into<BookHead>) -> std::io::Result<()> {
        let head = head.into();
        let sha = head.sha.map(|sha| sha.to_string()).unwrap_or_default();
        let sha = self.console.digest(&sha);
        let line = says::head(self.console.lang, head.lines, sha);
        self.console.line(&line)
    }
}
