//! Lines of the book written by tests.

pub(crate) mod written;
