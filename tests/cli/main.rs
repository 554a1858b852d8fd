//! The commands, through the binary: whole output compared, in both languages.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]

mod check;
mod check_faults;
mod encodings;
mod init;
mod office;
mod search;
mod usage;
mod unreadable;
