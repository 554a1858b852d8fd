//! The book: what its lines add up to, and what may follow.

pub mod flaw;
pub mod fold;
