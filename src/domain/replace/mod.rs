//! Replacement after the draw: in general not allowed, and then only with a reason and by lot (第15条).

pub mod check;
pub mod flaw;
pub mod replacement;
pub mod request;
