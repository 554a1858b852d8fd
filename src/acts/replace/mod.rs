//! Replacements: what is known of a visit, the request and its outcome (第15条).

pub mod recuse;
#[allow(clippy::module_inception, reason = "an act is named as its command")]
pub mod replace;
pub mod scene;
