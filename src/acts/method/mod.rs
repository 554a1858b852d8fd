//! Draws: made, written, and repeated by whoever verifies (第14条).

pub mod draw_check;
pub mod drawing;
pub mod public_draw;
pub mod round_texts;
