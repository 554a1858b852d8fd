//! Tests of `src/domain/replace`.

pub(crate) mod bench;
pub(crate) mod forged;
pub(crate) mod random_books;
pub(crate) mod replacement;
pub(crate) mod request;
pub(crate) mod reserve;
