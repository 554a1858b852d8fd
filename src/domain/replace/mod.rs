//! Replacement after the draw: when it may be asked for (`request`), who may take a seat (`bench`), the lot (`replacement`),
//! the object in a lost one's place (`reserve`), the repetition of all of it (`check`).
//! 第15条: in general not allowed, and then only with a reason and by lot; 第七条: who may assist as an expert.

pub mod bench;
pub mod check;
pub mod differing;
pub mod flaw;
pub mod replacement;
pub mod request;
pub mod reserve;
pub mod seat_check;
