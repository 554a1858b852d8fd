//! Tests of `src/domain/public`.

mod signatures;
