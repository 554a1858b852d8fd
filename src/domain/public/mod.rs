//! What is public, field by field (第5条, 第二十一条), and what stays inside (第二十三条).

#![deny(clippy::wildcard_enum_match_arm)]

pub mod publication;
pub mod unpublished;
pub mod visit;
