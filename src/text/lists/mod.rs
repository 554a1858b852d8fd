//! Sentences on lists and their faults (一单两库).

pub mod case_flaws;
pub mod check;
pub mod faults;
