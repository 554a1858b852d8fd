//! Rules of `src/disk`.

mod durable;
mod object_keys;
