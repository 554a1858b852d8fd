//! The commands, through the binary: whole output compared, in both languages.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]

mod book;
mod calendar;
mod changed_bytes;
mod check;
mod check_faults;
mod check_limits;
mod coverage;
mod cut_off;
mod demo;
mod draw;
mod draw_files;
mod encodings;
mod init;
mod lists_diff;
mod office;
mod origin;
mod plan_check;
mod plan_publish;
mod plan_run;
mod plan_run_circumstances;
mod plan_run_seeds;
mod python;
mod record_add;
mod record_amend;
mod record_ask;
mod record_cut_off;
mod record_import;
mod record_random;
mod rehearsal;
mod seal;
mod search;
mod small_year;
mod spreadsheets;
mod unreadable;
mod usage;
mod verify;
mod two_draws;
mod year_on_the_sample;
