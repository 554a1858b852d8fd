//! Sentences on results, handling, papers and what is open, and why nothing can be entered (R01–R05, I01–I14, H01–H08).
//! 第2条, 第17条 to 第19条, 第二十一条.

pub mod due;
pub mod form;
pub mod form_said;
pub mod handling;
pub mod inspection_flaws;
pub mod record;
