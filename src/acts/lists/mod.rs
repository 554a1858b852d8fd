//! What a check reads: all lists of a case folder together (一单两库, 第9条 to 第12条).

pub mod case_lists;
