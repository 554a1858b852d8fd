//! Tests of the book.

mod at_once;
pub(crate) mod bureau;
pub(crate) mod clock;
pub(crate) mod forged;
mod forged_days;
mod forged_rounds;
mod forging;
pub(crate) mod future;
mod ledger;
mod line_ends;
pub(crate) mod repeated;
pub(crate) mod rules;
pub(crate) mod seal_seen;
pub(crate) mod signed_by_leader;
pub(crate) mod signing;
pub(crate) mod signing_case;
mod signing_refused;
mod ssh_keygen;
mod torn;
mod undone;
pub(crate) mod unsigned;
pub(crate) mod witnessing;
