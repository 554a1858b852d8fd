//! Sentences on the publication (第5条).

pub mod publish;
