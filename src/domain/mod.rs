//! Floor 0: the rules. Pure: no files, no clock, no printing, no sentences.

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
