//! What a line of the book can say: each act with its fields, as it is written and read.
//! 第18条 the ways of inspecting, 第二十一条 handling with the rules of a step, 第二十四条 who did what and when; the fields
//! of what 第5条, 第七条, 第13条, 第15条, 第17条 and 第19条 ask for.

pub mod base_change;
pub mod counted;
pub mod entry;
pub mod files;
pub mod handling;
pub mod in_force;
pub mod inspection;
pub mod line_salt;
pub mod origin;
pub mod papers;
pub mod plan_papers;
pub mod publication;
pub mod replacement;
pub mod signing;
pub mod since_plan;
pub mod tail;
pub mod visit;
