//! The rules, room by room, and the forms of bytes, without the binary.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]

mod acts;
mod book;
mod cli;
mod commands;
mod day;
mod disk;
mod format;
mod ground;
mod lists;
mod method;
mod public;
mod replace;
mod settings;
mod system;
mod versions;
mod view;
mod visit;
mod year;

#[path = "../signing_key/mod.rs"]
mod signing_key;
