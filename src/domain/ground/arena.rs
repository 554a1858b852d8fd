//! Texts by index, kept in one piece: half a million short names cost their bytes and eight more each.

/// Texts that can be set in any order and read by index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arena {
    text: String,
    spans: Vec<(u32, u32)>,
}

impl Arena {
    /// Room for `count` texts, all empty.
    pub fn new(count: usize) -> Self {
        Self {
            text: String::new(),
            spans: vec![(0, 0); count],
        }
    }

    /// Number of texts.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Sets the text at `index`. Beyond four gigabytes of text a text stays empty.
    pub fn set(&mut self, index: usize, text: &str) {
        let begin = u32::try_from(self.text.len());
        let end = u32::try_from(self.text.len() + text.len());
        if let (Ok(begin), Ok(end)) = (begin, end) {
            self.text.push_str(text);
            self.spans[index] = (begin, end);
        }
    }

    /// Adds a text at the end.
    pub fn push(&mut self, text: &str) {
        self.spans.push((0, 0));
        self.set(self.spans.len() - 1, text);
    }

    /// Adds the texts of another one at the end.
    pub fn append(&mut self, later: &Self) {
        let before = self.len();
        self.spans.resize(before + later.len(), (0, 0));
        self.fill_from(later, before..before + later.len());
    }

    /// Sets the text at `index` to that at another one.
    pub fn set_as(&mut self, index: usize, other: usize) {
        self.spans[index] = self.spans[other];
    }

    /// Takes over every text of `other` that is not empty, each to the index that `indices` has for it.
    pub fn fill_from(&mut self, other: &Self, indices: impl Iterator<Item = usize>) {
        let (before, all) = (self.text.len(), self.text.len() + other.text.len());
        let (Ok(before), Ok(_)) = (u32::try_from(before), u32::try_from(all)) else {
            return;
        };
        self.text.push_str(&other.text);
        for (index, (begin, end)) in indices.zip(&other.spans) {
            if begin < end {
                self.spans[index] = (before + begin, before + end);
            }
        }
    }

    /// The same texts, lying in the order of their indices.
    #[must_use]
    pub fn in_order(&self) -> Self {
        let mut ordered = Self {
            text: String::with_capacity(self.text.len()),
            spans: Vec::with_capacity(self.len()),
        };
        self.iter().for_each(|text| ordered.push(text));
        ordered
    }

    /// The text at `index`.
    pub fn get(&self, index: usize) -> &str {
        let (begin, end) = self.spans[index];
        &self.text[begin as usize..end as usize]
    }

    /// All texts by index.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }
}
