//! The year: plan, rounds, coverage, caps, statistics (第13条, 第16条).

pub mod census;
pub mod coverage;
pub mod expected;
pub mod flaw;
pub mod in_force;
pub mod lists;
pub mod object_year;
pub mod over_inspection;
pub mod plan;
pub mod plan_check;
pub mod planned_round;
pub mod planned_take;
pub mod round;
pub mod seed_list;
pub mod statistics;
