//! Sentences on plan, coverage and statistics (第13条, 第16条).

pub mod coverage;
pub mod plan;
pub mod plan_refusals;
pub mod plan_run;
pub mod statistics;
