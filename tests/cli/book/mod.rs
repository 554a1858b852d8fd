//! Tests of the book.

mod ledger;
