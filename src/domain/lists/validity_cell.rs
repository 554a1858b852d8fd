//! 有效期 as certificates have it, both days in one cell: 「2023.6.1-2028.5.31」, 「2023年6月1日至2028年5月31日」.

use chrono::NaiveDate;

use super::period_cell::halves;
use crate::domain::ground::cell::plain_mark;
use crate::domain::ground::date::{self, Edge};
use crate::domain::ground::word::at_a_glance;

/// The first and the last day of such a cell; nothing where it is none of two days.
pub fn read(cell: &str) -> Option<(NaiveDate, NaiveDate)> {
    let plain: String = at_a_glance(cell).chars().map(plain_mark).collect();
    let plain = plain.trim_start_matches(['自', '从']);
    let (from, to) = halves(plain)?;
    let (from, to) = (from.trim_end_matches('起'), to.trim_end_matches('止'));
    let (from, _) = date::read(from, Edge::First).ok()?;
    let (to, _) = date::read(to, Edge::Last).ok()?;
    Some((from, to))
}
