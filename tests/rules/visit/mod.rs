//! Tests of `src/domain/visit`.

pub(crate) mod draft;
pub(crate) mod due;
pub(crate) mod inspection;
mod items_called;
pub(crate) mod merged;
pub(crate) mod readiness;
pub(crate) mod replacements;
pub(crate) mod result_rows;
pub(crate) mod rules;
mod scan;
pub(crate) mod visits;
mod withheld;
pub(crate) mod workload;

mod naming;
mod result_words;
