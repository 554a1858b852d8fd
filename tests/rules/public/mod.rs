//! Tests of `src/domain/public`.

mod guesses;
mod laps;
mod signatures;
mod simulated;
