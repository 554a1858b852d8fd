//! `choucha-draw-1`: from a seed to a key, numbers, tickets, a pool and teams, and its repetition.
//! 第14条 drawn and matched by the system, 第15条 recusal before matching, 第16条 the ratio of a round taken.

pub mod beacon;
pub mod draw;
pub mod draw_flaw;
pub mod drawn_rows;
pub mod enterprise;
pub mod frame;
pub mod given;
pub mod influence;
pub mod key;
pub mod lottery;
pub mod manifest;
pub mod notice_flaw;
pub mod numbers;
pub mod owners;
pub mod pool;
pub mod population;
pub mod seed_kept;
pub mod servable;
pub mod source;
pub mod standing;
pub mod standing_teams;
pub mod teams;
pub mod text_flaw;
pub mod tickets;
pub mod typed_source;
pub mod vectors;
pub mod verify;
pub mod visits;
