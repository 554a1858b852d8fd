//! The commands, through the binary: whole output compared, in both languages.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]

mod acts;
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
mod due;
mod encodings;
mod explain;
mod form;
mod handle;
mod init;
mod lists_diff;
mod office;
mod origin;
mod plain_cipher;
mod plan_check;
mod plan_publish;
mod plan_run;
mod plan_run_circumstances;
mod plan_run_seeds;
mod publish;
mod publish_draw;
mod published_case;
mod python;
mod record_add;
mod record_amend;
mod record_ask;
mod record_cut_off;
mod record_import;
mod record_random;
mod recuse;
mod rehearsal;
mod replace;
mod replace_object;
mod replace_refused;
mod replace_repeat;
mod seal;
mod search;
mod small_year;
mod spreadsheets;
mod stats;
mod two_draws;
mod typed;
mod unreadable;
mod usage;
mod verify;
mod visited;
mod year_on_the_sample;
