//! Tests of `src/domain/year`.

mod alike;
mod base;
mod base_left;
mod changed_back;
mod comparisons;
pub(crate) mod counting;
pub(crate) mod coverage;
pub(crate) mod enterprise_draws;
pub(crate) mod expected;
mod filed_as;
pub(crate) mod in_force;
pub(crate) mod library;
mod outcomes;
pub(crate) mod over_inspection;
mod placing;
pub(crate) mod plan;
pub(crate) mod planned_round;
pub(crate) mod side_by_side;
pub(crate) mod statistics;
