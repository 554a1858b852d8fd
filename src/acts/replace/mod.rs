//! Replacements: what is known of a visit, the request, its outcome and its repetition (第15条).

pub mod repeat;
pub mod replace;
pub mod scene;
