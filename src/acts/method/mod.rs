//! Draws: sealed, made, voided, and repeated by whoever verifies (第14条).

pub mod draw;
mod draw_in_book;
pub mod drawing;
pub mod public_draw;
pub mod round_texts;
pub mod seal;
pub mod verified;
pub mod verify;
pub mod verify_folder;
pub mod void;
