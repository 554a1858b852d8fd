//! The draw method: its properties, and the independent repeat held against it.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]

mod fairness;
mod objects;
mod plain_model;
mod python;
mod random_frames;
mod teams;
mod texts;

#[path = "../needed/mod.rs"]
mod needed;
