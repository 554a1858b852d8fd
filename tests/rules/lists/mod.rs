//! Tests of `src/domain/lists`.

mod closing_line;
pub(crate) mod code_key;
pub(crate) mod columns;
pub(crate) mod doubt;
mod header_row;
mod key_check;
mod object_code;
pub(crate) mod row_key;
pub(crate) mod scope;
pub(crate) mod search;
pub(crate) mod strata;
