//! The book: what its lines add up to, (`fold`) and what may follow (`may`).
//! 第二十四条 and 第二十六条: the evidence of what was done, each line chained to the one before it.

#![deny(clippy::wildcard_enum_match_arm)]

mod as_it_stood;
pub mod clock;
mod counting;
pub mod facts;
pub mod file_fault;
pub mod flaw;
pub mod fold;
pub mod in_force;
pub mod judgement;
mod judging;
pub mod line_flaw;
pub mod may;
pub mod may_draw;
mod may_file;
mod may_paper;
mod may_publish;
pub mod may_replace;
pub mod may_round;
pub mod may_visit;
pub mod passed_over;
pub mod proof;
pub mod rests_on;
pub mod ripe;
pub mod rules_line;
pub mod seal_notice;
pub mod sign_flaw;
pub mod signatures;
pub mod standing;
pub mod times_drawn;
pub mod unsigned;
pub mod witnessed;
