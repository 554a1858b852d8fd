//! Sentences on draws, seals and verification, and why a draw or its texts are refused (D01–D25, T01–T26).
//! 第14条 to 第16条: the draw.

pub mod draw;
pub mod draw_flaws;
pub mod drawn_twice;
pub mod influence;
pub mod seal_notice;
pub mod text_flaws;
pub mod verify;
