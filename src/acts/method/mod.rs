//! Draws: sealed, made or rehearsed, voided, and repeated by whoever verifies.
//! 第14条 the system draws, 第15条 recusal before matching, 第16条 the ratio; 第二十三条 what a public folder leaves out.

pub mod draw;
pub(in crate::acts) mod draw_in_book;
pub mod draw_made;
pub mod drawing;
mod exclusions_in_book;
pub mod passed_over;
pub mod public_draw;
pub mod round_texts;
pub mod seal;
pub mod seal_notice;
pub mod seal_seen;
pub mod side_by_side;
pub mod since_plan;
pub mod verified;
pub mod verify;
pub mod verify_folder;
pub mod void;
