//! Tests of `src/domain/lists`.

mod broken_text;
mod closing_line;
pub(crate) mod code_key;
pub(crate) mod columns;
mod columns_of_offices;
pub(crate) mod doubt;
mod header_row;
mod item;
mod key_check;
mod look;
mod no_row;
mod object;
mod object_code;
mod period_cell;
mod ratio_cell;
mod remark;
pub(crate) mod row_key;
pub(crate) mod scope;
mod scope_text;
pub(crate) mod search;
pub(crate) mod strata;
mod validity_cell;
