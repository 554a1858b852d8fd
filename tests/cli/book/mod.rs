//! Tests of the book.

mod at_once;
mod bureau;
mod clock;
mod forged;
mod forged_days;
mod forged_rounds;
mod forging;
mod future;
mod ledger;
mod line_ends;
mod repeated;
mod rules;
mod seal_seen;
mod signed_by_leader;
mod signing;
pub(crate) mod signing_case;
mod signing_refused;
mod ssh_keygen;
mod torn;
mod undone;
mod unsigned;
mod witnessing;
