//! Why the notice of a seal is not written (D25).

/// A notice that cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeFlaw {
    /// A file stands where it is to be written.
    There(String),
    /// No seal of the round waits, of which one could be written.
    Nothing {
        /// The task.
        task: String,
        /// The round.
        round: u32,
    },
}
