//! Sentences on draws, their texts and their verification (第14条).

pub mod draw;
pub mod draw_flaws;
pub mod text_flaws;
pub mod verify;
