//! The test vectors of `choucha-draw-1`, as they lie in data/vectors: for the tests, for `selftest` on a user's machine,
//! and for whoever writes the method anew in another language.
