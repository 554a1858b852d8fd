//! Visits: what may be entered for them, what the book says of them, what is open, what their papers say.
//! 第2条 all objects of an enterprise and several tasks at one visit, 第4条 and 第17条 to 第19条 results and their sign-off,
//! 第二十一条 handling in its turn, 第二十五条 truthfulness; corrections keep the former text.

pub mod draft;
pub mod due;
pub mod flaw;
pub mod inspection;
pub mod items_called;
pub mod log;
pub mod logged;
pub mod merged;
pub mod naming;
pub mod paper;
pub mod paper_flaw;
pub mod paper_log;
pub mod paper_rules;
pub mod readiness;
pub mod replacements;
pub mod result_codes;
pub mod result_row;
pub mod result_rows;
pub mod result_words;
pub mod rules;
pub mod scan;
pub mod visit_name;
pub mod visits;
pub mod visits_now;
pub mod withheld;
pub mod workload;
