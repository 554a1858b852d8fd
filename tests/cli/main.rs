//! The commands, through the binary: whole output compared, in both languages.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]

mod book;
mod calendar;
mod changed_bytes;
mod check;
mod check_faults;
mod check_limits;
mod cut_off;
mod demo;
mod draw;
mod draw_files;
mod encodings;
mod form;
mod init;
mod lists_diff;
mod office;
mod python;
mod rehearsal;
mod seal;
mod search;
mod spreadsheets;
mod unreadable;
mod usage;
mod verify;
