//! Visits: results and their sign-off, what is open, papers (第2条 一次完成, 第17条 to 第19条, 第二十一条 handling, 第七条
//! experts).

pub mod draft;
pub mod due;
pub mod flaw;
pub mod inspection;
pub mod log;
pub mod merged;
pub mod paper;
pub mod result_rows;
pub mod rules;
pub mod visits;
pub mod workload;
