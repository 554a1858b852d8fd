//! Rules of `src/disk`.

mod durable;
