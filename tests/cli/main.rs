//! The commands, through the binary: whole output compared, in both languages.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]

mod acts;
#[cfg(unix)]
mod beforehand;
mod book;
mod campaign;
mod completion;
mod day;
mod demo;
#[cfg(unix)]
mod dialogue;
mod explain;
mod flags;
mod init;
mod init_beside;
mod init_cut_off;
mod lists;
mod method;
mod office;
mod public;
mod quiet;
mod replace;
mod sheets;
mod standard_input;
mod terminal;
mod typed;
mod usage;
mod versions;
mod visit;
mod year;

#[path = "../documents/mod.rs"]
mod documents;
#[path = "../needed/mod.rs"]
mod needed;
#[path = "../signing_key/mod.rs"]
mod signing_key;
