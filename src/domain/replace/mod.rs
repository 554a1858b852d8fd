//! Replacement after the draw: when it may be asked for (`request`), the lot (`replacement`), its repetition (`check`).
//! 第15条: in general not allowed, and then only with a reason and by lot; 第七条: who may assist as an expert.

pub mod check;
pub mod flaw;
pub mod replacement;
pub mod request;
pub mod seated;
