//! The lists of a case folder (一单两库, 第9条 to 第12条): made, checked, searched.

pub mod case_lists;
pub mod check;
pub mod init;
pub mod search;
