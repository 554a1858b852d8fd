//! Sentences on the book: its lines, its acts, and why it takes none (B01–B03, D09, D10, D20).
//! 第二十四条: who did what and when.

pub mod flaws;
pub mod lines;
