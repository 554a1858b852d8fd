//! The arguments of a command, which can be changed one by one.

/// The arguments of a command.
#[derive(Debug, Clone)]
pub(crate) struct Flags(Vec<String>);

impl Flags {
    /// A command with what has no flag.
    pub(crate) fn of(words: &[&str]) -> Self {
        Self(words.iter().map(|&word| word.to_owned()).collect())
    }

    /// The same with this value besides the others of its flag.
    pub(crate) fn and(mut self, flag: &str, value: &str) -> Self {
        self.0.push(format!("--{flag}={value}"));
        self
    }

    /// The same without a flag.
    pub(crate) fn without(mut self, flag: &str) -> Self {
        let start = format!("--{flag}=");
        self.0.retain(|word| !word.starts_with(&start));
        self
    }

    /// The same with this value of a flag, and no other.
    pub(crate) fn with(self, flag: &str, value: &str) -> Self {
        self.without(flag).and(flag, value)
    }

    /// The same with one more word, a flag without a value.
    pub(crate) fn word(mut self, word: &str) -> Self {
        self.0.push(word.to_owned());
        self
    }

    /// The same on another day.
    pub(crate) fn on(self, day: &str) -> Self {
        self.with("today", day)
    }

    /// The arguments.
    pub(crate) fn args(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }
}
