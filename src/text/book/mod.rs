//! Sentences on the book: its lines, its acts, its signatures, and why it takes none (B01–B09, C19, D09, D10, D20, R19, S01–S15).
//! 第二十四条: who did what and when.

pub mod flaws;
pub mod line_flaws;
pub mod lines;
pub mod rules;
pub mod sign_flaws;
pub mod signing;
