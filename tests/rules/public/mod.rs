//! Tests of `src/domain/public`.

mod guesses;
mod laps;
mod lines;
mod signatures;
mod simulated;
mod withheld;
