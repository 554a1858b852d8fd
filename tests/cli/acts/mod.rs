//! Lines of the book written by tests.

pub(crate) mod fixed_salt;
pub(crate) mod written;
