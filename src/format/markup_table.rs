//! Tables that platforms export as a web page (HTML) or as an XML spreadsheet of 2003, mostly under a name that ends in .xls:
//! rows and cells, entities and line breaks read, merged cells in their first place.

use html5gum::{StartTag, Token, Tokenizer};

/// A table: of each row its cells.
pub type Rows = Vec<Vec<String>>;

/// The most columns that a row is given by spans and places that stand in it.
const MOST_COLUMNS: usize = 1000;

/// The most rows that a place says are empty.
const MOST_BLANK: usize = 100_000;

/// What a text is, by its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// A web page.
    Page,
    /// An XML spreadsheet.
    Sheet,
}

impl Markup {
    /// What a text that begins like this is, if it is markup.
    pub fn of(beginning: &str) -> Option<Self> {
        let text = beginning.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if !text.starts_with('<') {
            return None;
        }
        let text = text.to_lowercase();
        if text.contains("urn:schemas-microsoft-com:office:spreadsheet")
            && text.starts_with("<?xml")
        {
            Some(Self::Sheet)
        } else {
            let known = ["<html", "<table", "<head", "<meta", "<!doctype html"];
            known
                .iter()
                .any(|tag| text.contains(tag))
                .then_some(Self::Page)
        }
    }
}

/// The tables of a text, in order; those inside a cell of another belong to it.
pub fn tables(text: &str) -> Vec<Rows> {
    let mut reading = Reading::default();
    for Ok(token) in Tokenizer::new(text) {
        match token {
            Token::StartTag(tag) => reading.begin(&tag),
            Token::EndTag(tag) => reading.end(&tag.name),
            Token::String(text) => reading.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reading.end_table();
    reading.tables
}

/// Tables while they are read.
#[derive(Default)]
struct Reading {
    tables: Vec<Rows>,
    /// How many tables are open.
    depth: usize,
    rows: Rows,
    row: Option<Vec<String>>,
    cell: Option<String>,
    /// How many columns the cell goes over besides its own.
    across: usize,
    /// Whether what is read is not shown.
    unseen: bool,
}

impl Reading {
    fn begin(&mut self, tag: &StartTag<()>) {
        match &**tag.name {
            b"table" => self.begin_table(),
            b"tr" | b"row" if self.depth == 1 => {
                self.end_row();
                let place = number(tag, b"ss:index").map_or(0, |row| row.saturating_sub(1));
                let blank = place.saturating_sub(self.rows.len()).min(MOST_BLANK);
                self.rows.extend((0..blank).map(|_| Vec::new()));
                self.row = (!tag.self_closing).then(Vec::new);
                if tag.self_closing {
                    self.rows.push(Vec::new());
                }
            }
            b"td" | b"th" | b"cell" if self.depth == 1 => self.begin_cell(tag),
            b"br" | b"p" | b"div" | b"li" => self.line_end(),
            b"style" | b"script" => self.unseen = true,
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"table" if self.depth <= 1 => self.end_table(),
            b"table" => self.depth -= 1,
            b"tr" | b"row" if self.depth == 1 => self.end_row(),
            b"td" | b"th" | b"cell" if self.depth == 1 => self.end_cell(),
            b"style" | b"script" => self.unseen = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| !self.unseen) {
            // White space of the markup is one blank; a blank that does not break is one too.
            for c in text.chars() {
                let c = if c.is_whitespace() { ' ' } else { c };
                if c != ' ' || !cell.ends_with([' ', '\n']) {
                    cell.push(c);
                }
            }
        }
    }

    fn line_end(&mut self) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| !cell.trim().is_empty()) {
            let ended = cell.trim_end().len();
            cell.truncate(ended);
            cell.push('\n');
        }
    }

    fn begin_table(&mut self) {
        self.depth += 1;
        if self.depth == 1 {
            self.rows = Rows::new();
        }
    }

    fn begin_cell(&mut self, tag: &StartTag<()>) {
        self.end_cell();
        let row = self.row.get_or_insert_default();
        let place = number(tag, b"ss:index").map_or(0, |cell| cell.saturating_sub(1));
        while row.len() < place.min(MOST_COLUMNS) {
            row.push(String::new());
        }
        let spanned = number(tag, b"colspan").map(|cells| cells.saturating_sub(1));
        self.across = spanned.or(number(tag, b"ss:mergeacross")).unwrap_or(0);
        self.cell = Some(String::new());
        if tag.self_closing {
            self.end_cell();
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        let row = self.row.get_or_insert_default();
        row.push(cell.trim().to_owned());
        let room = MOST_COLUMNS.saturating_sub(row.len());
        row.extend((0..self.across.min(room)).map(|_| String::new()));
        self.across = 0;
    }

    fn end_row(&mut self) {
        self.end_cell();
        self.rows.extend(self.row.take());
    }

    fn end_table(&mut self) {
        self.end_row();
        self.depth = 0;
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            self.tables.push(rows);
        }
    }
}

/// The number that an attribute is.
fn number(tag: &StartTag<()>, name: &[u8]) -> Option<usize> {
    let value = tag.attributes.get(name)?;
    std::str::from_utf8(&value.value).ok()?.trim().parse().ok()
}
