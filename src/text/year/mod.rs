//! Sentences on plan, run, coverage and statistics, and why a plan or a round is refused (P01–P14).
//! 第13条 the plan, 第16条 coverage.

pub mod coverage;
pub mod plan;
pub mod plan_flaws;
pub mod plan_run;
pub mod report;
pub mod statistics;
