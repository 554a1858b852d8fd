//! 一单两库: the item list and the two libraries, their columns, and every fault a row can have.
//! 第2条 kinds of objects, 第九条 items, 第9条 and 第11条 inspectors, 第12条 objects and their search, 第15条 recusals
//! declared beforehand.

pub mod broken_text;
pub mod case_flaw;
pub mod choices;
pub mod closing_line;
pub mod code_key;
pub mod column_words;
pub mod columns;
pub mod doubt;
pub mod fault;
pub mod finding;
mod flaw_code;
pub mod header_row;
pub mod heading;
pub mod inspector;
pub mod item;
pub mod json_flaw;
pub mod keep;
pub mod key_check;
pub mod look;
pub mod no_row;
pub mod object;
pub mod object_code;
pub mod object_kind;
pub mod period_cell;
pub mod plan_flaw;
pub mod ratio_cell;
pub mod read_as;
pub mod read_note;
pub mod record;
pub mod recusal;
pub mod remark;
pub mod row_key;
pub mod row_shape;
pub mod rows;
pub mod scope;
pub mod scope_text;
pub mod search;
pub mod settings_flaw;
pub mod spoilt;
pub mod spot;
pub mod strata;
pub mod validity_cell;
pub mod which_list;
