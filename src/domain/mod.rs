//! Floor 0: the rules, in rooms by subject. Pure: no files, no clock, no chance, no printing, no sentences.
//! Which article lives in which room and file is in `docs/architecture.md`; what a room may know, `tests/house` holds.

pub mod acts;
pub mod book;
pub mod day;
pub mod ground;
pub mod lists;
pub mod method;
pub mod public;
pub mod refusal;
pub mod replace;
pub mod settings;
pub mod versions;
pub mod visit;
pub mod year;
