//! Tests of `src/domain/replace`.

pub(crate) mod replacement;
pub(crate) mod request;
