//! The public page: its files, its words, the draw it repeats, and how it stands in a real browser.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]
#![allow(clippy::print_stdout, reason = "a test says how long it took")]

mod assets;
mod browser;
mod by_hand;
mod dataset;
mod doctored;
mod doctored_texts;
mod hostile;
mod outsider;
mod pages;
mod published;
mod repeats;
mod scripts;
mod vectors;
mod visits_by_hand;
mod withheld;

#[path = "../needed/mod.rs"]
mod needed;
