//! The lists of a case folder: made with it, read, checked, searched.
//! 第九条, 第9条 to 第12条: 一单两库.

pub mod case_lists;
pub mod check;
pub mod faults_file;
pub mod init;
pub mod last_year;
pub mod new_case;
pub mod offers;
pub mod round_lists;
pub mod search;
