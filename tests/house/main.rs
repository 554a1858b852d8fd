//! The house: floors, rooms, circles, what `domain` may use, and how files stand; each check with
//! planted breaches of its own.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]

mod circles;
mod files;
mod floors;
mod known;
mod purity;
mod reading;
mod resolving;
mod rooms;
