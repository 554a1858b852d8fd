//! What is public, field by field, what of a visit the public sees, and what of the book is not published yet.
//! 第5条 and 第二十一条 what is public, 第二十三条 what stays inside, 第二十五条 completeness.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod anew;
pub mod base_change;
pub mod flaw;
pub mod handling;
pub mod lines;
pub mod publication;
pub mod publication_flaw;
pub mod rounds;
pub mod rules;
pub mod seals;
pub mod signatures;
pub mod stated;
pub mod told;
pub mod unpublished;
pub mod visit;
pub mod withheld;
pub mod withheld_draw;
