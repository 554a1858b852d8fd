//! Sentences on replacements, recusal requests and experts, and why they are refused (R06–R14).
//! 第15条 replacement, 第七条 experts.

pub mod replacement;
pub mod replacement_flaws;
