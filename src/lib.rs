//! choucha (抽查): random inspection draws under 双随机、一公开 that anyone can repeat, and a book in which
//! no draw and no result can quietly disappear.
//!
//! The floors, bottom to top; imports only go down (a test reads them):
//! [`domain`] (rules, pure) ← [`mod@format`] (bytes ⇄ domain), [`text`] (domain → sentences, both languages)
//! ← [`disk`] (bytes, locks, folders), [`view`] (tables, reports) ← [`acts`] (one for each thing done) ← [`commands`] ← [`cli`], [`console`], [`exit`].

pub mod acts;
pub mod cli;
pub mod commands;
pub mod console;
pub mod disk;
pub mod domain;
pub mod exit;

pub mod format;
pub mod refusing;
pub mod text;
pub mod view;
