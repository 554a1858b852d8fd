//! Draws: made, written, and repeated by whoever verifies (第14条).

pub mod draw;
pub mod public_draw;
pub mod round_texts;
pub mod verify;
