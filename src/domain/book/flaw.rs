//! Why the book does not hold together or takes no such line (B01–B09, B15, B16, B20, B21, C19, D09, D10, D20, R19).

use super::clock::{InFuture, SetBack};
use crate::domain::ground::act_kind::ActKind;
use crate::domain::ground::cell;

/// A book that does not hold, or a line that cannot stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookFlaw {
    /// B01: the book does not hold together.
    Line(BrokenLine),
    /// B02: a file that the book names is gone or has changed.
    File(String),
    /// B03: a folder that an act would write is there, and the book knows nothing of it.
    Stray(String),
    /// B05: a line's clock time lies before that of a line before it, or the clock does now.
    SetBack(SetBack),
    /// B20: a line's time lies in the future of the reader's clock.
    InFuture(InFuture),
    /// B06: only the line ends of the book were changed, or a byte order mark put in front.
    LineEnds,
    /// B07: only the line ends of a file that the book names were changed, or a byte order mark.
    FileEnds(String),
    /// B08: a line says that a torn one was set aside, in what is no file for that.
    NotKept(String),
    /// B09: a publication's line names something that is not below `public`.
    NotPublic(String),
    /// B15: a line does not name a file that its act always writes.
    NotNamed(String),
    /// B16: a publication's line withholds a draw that nothing lets it withhold, or that it publishes all the same.
    Withheld(String),
    /// B21: what an act recorded does not come out again from its folder; where.
    NotRepeated(String),
    /// C19: the clock is to be set right, and no line of the book has a later time.
    ClockRight,
    /// B04: an act that cannot follow what the book says before it.
    Order(ActKind),
    /// D09: nothing of that name to void.
    NothingToVoid(String),
    /// D10: a reason, a name or a text for the book is empty or holds control characters.
    Text {
        /// Which.
        what: BookText,
        /// The text.
        value: String,
    },
    /// R19: a publication of another day than its line's.
    Publication {
        /// The day that it says.
        said: String,
        /// The line's day.
        day: String,
    },
    /// D20: the draw has visits that are completed, entered or replaced, and cannot be voided any more.
    Visited(String),
}

impl BookFlaw {
    /// The stable code, listed in docs/codes.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Line(_) => "B01",
            Self::File(_) => "B02",
            Self::Stray(_) => "B03",
            Self::SetBack(_) => "B05",
            Self::InFuture(_) => "B20",
            Self::LineEnds => "B06",
            Self::FileEnds(_) => "B07",
            Self::NotKept(_) => "B08",
            Self::NotPublic(_) => "B09",
            Self::NotNamed(_) => "B15",
            Self::Withheld(_) => "B16",
            Self::NotRepeated(_) => "B21",
            Self::ClockRight => "C19",
            Self::Order(_) => "B04",
            Self::NothingToVoid(_) => "D09",
            Self::Text { .. } => "D10",
            Self::Publication { .. } => "R19",
            Self::Visited(_) => "D20",
        }
    }
}

/// A text that goes into the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookText {
    /// A reason.
    Reason,
    /// A witness's name.
    Witness,
    /// Who did it.
    By,
    /// 回避理由, as the company gives it.
    Grounds,
    /// The answer to it.
    Answer,
    /// 处理决定.
    Decision,
    /// 单位名称: the bureau whose book it is.
    Bureau,
    /// An expert's name.
    Expert,
    /// An expert's unit.
    Unit,
    /// 处理内容: what was decided about a finding.
    Handling,
    /// 文书文号: the number of a decision, an approval or a filing.
    Number,
    /// 批准单位: who approved a plan.
    Approver,
    /// 备案单位: with whom a plan was filed.
    Filer,
    /// 移交单位: to whom a finding was handed on.
    Recipient,
    /// 批准人: who approved a visit.
    Head,
    /// 审核人: who looked at it before.
    Reviewer,
    /// 职务.
    Position,
    /// 紧急情形: why a visit was approved after it was made.
    Urgent,
    /// 字轨: the office's word in the numbers of its papers.
    PaperWord,
}

impl BookText {
    /// Refuses a text that is no clean line for the book.
    ///
    /// # Errors
    /// [`BookFlaw::Text`] when it is empty, has white space at its ends, or holds control characters.
    pub fn check(self, value: &str) -> Result<(), BookFlaw> {
        let value = value.to_owned();
        let clean = cell::check(&value).is_ok();
        if clean {
            Ok(())
        } else {
            Err(BookFlaw::Text { what: self, value })
        }
    }
}

/// A line of the book that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrokenLine {
    /// The line, from 1.
    pub line: u64,
    /// What.
    pub kind: Breach,
}

/// The ways in which a line of the book can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breach {
    /// There is no book, or nothing in it.
    Missing,
    /// It is no entry.
    Form,
    /// Its number does not follow.
    Sequence,
    /// Its `prev` is not the digest of the line before.
    Chain,
}
