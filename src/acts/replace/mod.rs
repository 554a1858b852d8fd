//! Replacements: what is known of a visit, the request, its outcome and its repetition (第15条).

pub mod recuse;
pub mod repeat;
#[allow(clippy::module_inception, reason = "an act is named as its command")]
pub mod replace;
pub mod scene;
