//! Tests of `src/domain/replace`.

pub(crate) mod replacement;
pub(crate) mod request;
pub(crate) mod seated;
