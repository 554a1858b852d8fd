//! The year: the plan and its check, rounds, coverage, caps, statistics.
//! 第四条 and 第13条 the plan, its publication and no over-inspection; 第16条 at least 5 % of the library.

pub mod ahead;
pub mod alike;
pub mod any_order;
pub mod base;
pub mod base_left;
pub mod census;
pub mod changed_back;
pub mod comparisons;
pub mod counting;
pub mod coverage;
pub mod expected;
pub mod filed_as;
pub mod in_force;
pub mod lists;
pub mod numbers;
pub mod object_year;
pub mod outcomes;
pub mod over_inspection;
pub mod overlaps;
pub mod placing;
pub mod plan;
pub mod plan_check;
pub mod planned_round;
pub mod planned_take;
pub mod report;
pub mod round;
pub mod seed_list;
pub mod side_by_side;
pub mod span;
pub mod statistics;
pub mod taken_stratum;
