//! Sentences on lists: their check, the faults of rows (L01–L43), the case folder and its lists as a whole (C01–C18, C20–C22, C35–C36).
//! 第九条, 第9条 to 第12条: 一单两库.

pub mod case_flaws;
pub mod cell_faults;
pub mod check;
pub mod columns;
pub mod doubts;
pub mod faults;
pub mod made;
pub mod read_notes;
pub mod settings_flaws;
pub mod sheets;
