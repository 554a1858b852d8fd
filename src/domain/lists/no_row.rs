//! Lines between the rows of a list that are none of them: subtotals of its pages and parts (小计, 本页合计), its header once
//! more where sheets were pasted below each other, and the titles and signatures that come with them.

use std::borrow::Cow;
use std::collections::HashSet;

use super::closing_line::{ClosingLine, plain};
use super::columns::Header;
use super::fault::Flaw;
use super::heading::{plain_name, spelt};
use super::record::Cells;
use super::row_shape::SEPARATORS;
use crate::domain::ground::cell::is_ideograph;
use crate::domain::ground::list_name::ListName;

/// What a line is that is no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRow {
    /// A total, which no object, person, item or task can be mistaken for: it is left out, and that is said.
    Total,
    /// The header once more, cell by cell: it is left out, and that is said.
    Header,
    /// It looks like a total, a signature, a remark or a title.
    Like,
    /// It looks like a header, but not like that of the list: the columns below it may be others.
    OtherHeader,
}

impl NoRow {
    /// What is wrong with it; nothing where it is left out.
    pub fn flaw(self) -> Option<Flaw> {
        match self {
            Self::Total | Self::Header => None,
            Self::Like => Some(Flaw::NoRow),
            Self::OtherHeader => Some(Flaw::OtherHeader),
        }
    }
}

/// Tells what is no row from the rows under a header.
#[derive(Debug, Clone)]
pub struct NoRows {
    list: ListName,
    /// Where the cell stands that names a row.
    key: Option<usize>,
    /// The headings, as they are compared.
    headings: Vec<String>,
    /// Every plain name of a column of the list or of the file.
    names: HashSet<String>,
}

/// So many characters of ASCII, a digit among them, are the key of a row and nothing else.
const SURE_KEY: usize = 10;

/// So few cells do not make a header.
const FEW: usize = 3;

impl NoRows {
    /// Under this header.
    pub fn under(header: &Header) -> Self {
        let key = header.list.key_columns().first();
        let of_list = header.list.columns().iter();
        let of_list = of_list.flat_map(|column| column.names().map(plain_name));
        let names = of_list.chain(header.names.iter().map(|name| plain_name(name)));
        Self {
            list: header.list,
            key: key.and_then(|key| header.place(key)),
            headings: header.names.iter().map(|name| spelt(name)).collect(),
            names: names.filter(|name| !name.is_empty()).collect(),
        }
    }

    /// What a line with these cells is, if it is no row.
    #[inline]
    pub fn read(&self, header: &Header, cells: &impl Cells) -> Option<NoRow> {
        let is_key_at = |place| match cells.bytes(place) {
            Some(cell) => is_key(cell),
            None => is_key(cells.cell(place).as_bytes()),
        };
        if self.key.is_some_and(is_key_at) {
            None
        } else {
            self.read_without_key(header, cells)
        }
    }

    /// The same of a line that has nothing which is sure to be a key.
    fn read_without_key(&self, header: &Header, cells: &impl Cells) -> Option<NoRow> {
        let filled = || {
            let cells = (0..self.headings.len()).map(|place| (place, plain(cells.cell(place))));
            cells.filter(|(_, text)| !text.is_empty())
        };
        let (first, text) = filled().next()?;
        if self.names.contains(&plain_name(&cells.cell(first))) {
            return self.header_again(cells);
        }
        let exact = |(place, text): &(usize, Cow<'_, str>)| {
            ClosingLine::is_total(text) && (*place == first || header.is_needed(*place))
        };
        if filled().any(|cell| exact(&cell)) {
            let mut needed = filled().filter(|(place, _)| header.is_needed(*place));
            let sure = needed.all(|cell| exact(&cell));
            return Some(if sure { NoRow::Total } else { NoRow::Like });
        }
        if matches!(self.list, ListName::Results | ListName::Seeds) {
            return None;
        }
        let title = filled().count() == 1 && first == 0 && self.headings.len() > FEW;
        let title = title && text.chars().filter(|c| is_ideograph(*c)).count() > FEW;
        // A row that is parted otherwise than the header has all of its cells in the first.
        let title = title && !cells.cell(first).trim().contains(SEPARATORS);
        // A day alone may stand in a row that is filled in by and by.
        let closing = ClosingLine::read(header, cells).filter(|line| *line != ClosingLine::Day);
        (title || closing.is_some()).then_some(NoRow::Like)
    }

    /// Whether a line whose first cell is a heading is one of headings.
    fn header_again(&self, cells: &impl Cells) -> Option<NoRow> {
        let (mut filled, mut same, mut named) = (0, 0, 0);
        for (place, heading) in self.headings.iter().enumerate() {
            let cell = cells.cell(place);
            let of_cell = spelt(&cell);
            if of_cell.is_empty() {
                continue;
            }
            filled += 1;
            same += usize::from(of_cell == *heading);
            named += usize::from(self.names.contains(&plain_name(&cell)));
        }
        let all = self.headings.iter().filter(|name| !name.is_empty()).count();
        if same == filled && (filled >= FEW || filled == all) {
            Some(NoRow::Header)
        } else {
            (filled >= FEW && 3 * named >= 2 * filled).then_some(NoRow::OtherHeader)
        }
    }
}

/// Whether a cell is sure to be the key of a row: a company's code, a certificate, an id with a year in it.
fn is_key(cell: &[u8]) -> bool {
    cell.len() >= SURE_KEY && cell.iter().any(u8::is_ascii_digit) && cell.is_ascii()
}
