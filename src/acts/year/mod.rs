//! The year as a case folder has it: its plan checked, published, shown and run, its coverage and its figures.
//! 第四条, 第13条 the plan, 第16条 coverage.

pub(in crate::acts) mod base_left;
pub mod changed_back;
pub mod coverage;
pub mod gather;
pub mod numbers;
pub mod plan_check;
pub mod plan_filed;
pub mod plan_folder;
pub mod plan_publish;
pub mod plan_run;
pub mod plan_show;
pub mod plan_trial;
pub mod report;
pub mod stats;
