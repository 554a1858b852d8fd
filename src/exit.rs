//! Exit codes; they never depend on the language.

use std::process::ExitCode;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: done, or checked and true.
    Done,
    /// 1: checked, and it does not hold.
    Fails,
    /// 2: the command was not used as it should be.
    Usage,
    /// 3: refused; nothing was written.
    Refused,
    /// 4: file trouble; nothing was lost.
    Files,
    /// 5: done in part: what is said is in the book, and something else was refused or failed.
    Part,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Fails => 1,
            Exit::Usage => 2,
            Exit::Refused => 3,
            Exit::Files => 4,
            Exit::Part => 5,
        })
    }
}
