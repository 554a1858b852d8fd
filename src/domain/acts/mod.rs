//! What a line of the book can say: each act with its fields (第5条, 第15条, 第17条, 第19条, 第二十一条).

pub mod entry;
pub mod files;
pub mod handling;
pub mod inspection;
pub mod origin;
pub mod publication;
pub mod replacement;
pub mod visit;
