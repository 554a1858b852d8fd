//! Where a value stands in an office's own file: its column as a spreadsheet letters it, under the file's own heading.

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The index of its cell.
    pub place: usize,
    /// Its heading, as the file has it.
    pub heading: String,
}

impl Spot {
    /// The letters of the column in a spreadsheet: A, …, Z, AA, ….
    pub fn letters(&self) -> String {
        let mut letters = Vec::new();
        let mut left = self.place + 1;
        while left > 0 {
            left -= 1;
            let letter = u8::try_from(left % 26).unwrap_or(0);
            letters.push(char::from(b'A' + letter));
            left /= 26;
        }
        letters.iter().rev().collect()
    }

    /// Its heading on one line.
    pub fn on_one_line(&self) -> String {
        self.heading.split_whitespace().collect()
    }
}
