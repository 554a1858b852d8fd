//! Tests of the book.

mod at_once;
mod ledger;
mod torn;
