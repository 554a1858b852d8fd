//! Replacements: what is known of a visit (`scene`), the request, its lot; their repetition; a company's recusal request.
//! 第15条: in general not allowed, and then only with a reason and by lot.

pub mod caps;
pub mod recuse;
pub mod repeated;
#[allow(clippy::module_inception, reason = "an act is named as its command")]
pub mod replace;
pub mod replaced;
pub mod scene;
