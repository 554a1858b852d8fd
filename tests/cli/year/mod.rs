//! Tests of the year: plan, rounds, coverage, statistics (第13条, 第16条).

mod base_left;
pub(crate) mod base_left_forged;
mod book_year;
pub(crate) mod changed_back;
mod coverage;
pub(crate) mod enterprises;
mod exclusions;
mod origin;
mod origin_sealed;
mod plan_check;
mod plan_papers;
mod plan_publish;
pub(crate) mod plan_run;
mod plan_run_circumstances;
pub(crate) mod plan_run_dry;
mod plan_run_seals;
mod plan_run_seeds;
pub(crate) mod report;
mod rounds_together;
mod scope_columns;
pub(crate) mod small_year;
mod stats;
mod year_on_the_sample;
