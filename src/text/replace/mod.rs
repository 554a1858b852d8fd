//! Sentences on replacement (第15条).

pub mod replacement;
pub mod replacement_flaws;
