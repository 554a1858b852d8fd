//! Sentences on results, handling, papers and what is open, and why nothing can be entered (R01–R24, I01–I22, H01–H15).
//! 第2条, 第17条 to 第19条, 第二十一条.

pub mod due;
pub mod form;
pub mod form_result;
pub mod form_said;
pub mod handle_ask;
pub mod handling;
pub mod inspection_flaws;
pub mod paper_flaws;
pub mod record;
pub mod record_ask;
