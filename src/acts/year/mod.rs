//! The year as a case folder has it, and the published versions of the plan (第13条).

pub mod gather;
pub mod plan_folder;
