//! `objects`, `inspectors`, `items`: search in a list (第12条).

use crate::acts::Desk;
use crate::disk::{Trouble, search};
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::search::Condition;

/// What is searched for.
#[derive(Debug)]
pub struct SearchRequest<'a> {
    /// The list.
    pub list: ListName,
    /// Conditions; all must hold.
    pub conditions: &'a [Condition],
    /// How many rows are kept.
    pub limit: usize,
}

/// What a search found.
#[derive(Debug)]
pub struct RowsFound {
    /// The names of the columns.
    pub names: Vec<String>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
    /// How many rows there are.
    pub found: u64,
}

/// Searches in a list.
///
/// # Errors
/// The list cannot be read, or has no column of a condition's name.
pub fn search(desk: &Desk, request: &SearchRequest<'_>) -> Result<RowsFound, Trouble> {
    let (case, read) = desk.read()?;
    let (list, conditions) = (request.list, request.conditions);
    let (names, rows, found) = search::search(&case, list, conditions, &read, request.limit)?;
    Ok(RowsFound { names, rows, found })
}
