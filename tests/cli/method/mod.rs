//! Tests of the draw: seal, draw, its files, and its repetition (第14条, 第16条).

mod beacon;
mod changed_bytes;
mod choice;
mod cut_off;
mod draw;
mod draw_files;
mod draw_refused;
mod draw_sealed;
mod few_outcomes;
mod influence;
mod office_clock;
mod passed_over;
pub(crate) mod public_folder;
mod python;
mod rehearsal;
mod seal;
pub(crate) mod seal_notice;
mod seal_source;
mod since_plan;
pub(crate) mod sources;
mod standing_computed;
mod verify;
mod verify_against_book;
mod verify_times;
