//! Floor 3: what can be done in a case folder: what it reads, asks of the domain, and writes.

pub mod book;
pub mod lists;
pub mod method;
pub mod public;
pub mod replace;
pub mod versions;
pub mod visit;
pub mod year;
