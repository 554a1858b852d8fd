//! The draw method: its properties, and the independent repeats held against it.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]
#![allow(clippy::print_stdout, reason = "a test says how much it compared")]

mod chi_square;
mod fairness;
mod fairness_of_visits;
mod figures;
mod fixed_seeds;
mod folders;
mod objects;
mod page;
mod plain_cases;
mod plain_model;
mod pull;
mod python;
mod random_frames;
mod random_kinds;
mod random_lists;
mod random_seeds;
mod teams;
mod texts;
mod visits;

#[path = "../needed/mod.rs"]
mod needed;
