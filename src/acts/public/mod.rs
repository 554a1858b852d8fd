//! The publication (第5条).

pub mod publication_folder;
pub mod publishing;
