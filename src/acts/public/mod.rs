//! The publication (第5条).

pub mod gathering;
pub mod publish;
