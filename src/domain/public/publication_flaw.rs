//! What is wrong with a publication, as an outsider finds it who has nothing else (第二十五条: complete, exact, true).

use super::lines::Vanished;

/// What is wrong with a publication.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PublicationFlaw {
    /// SHA256SUMS is missing, or is not of its form.
    Sums,
    /// A file that SHA256SUMS names is missing or was changed.
    Changed(String),
    /// A file that SHA256SUMS does not name.
    Foreign(String),
    /// A folder with nothing in it.
    Empty(String),
    /// A link, or something else that is neither file nor folder.
    NoFile(String),
    /// A text that is not public.
    Private(String),
    /// public.json cannot be read.
    Whole(String),
    /// A file says something else than public.json.
    Derived(String),
    /// A page or script of the website is not that of this program.
    Page(String),
    /// A folder of a draw that public.json does not have.
    UnknownDraw(String),
    /// A draw whose folder is not there or does not hold.
    Draw(String),
    /// public.json says something else of a draw than its folder.
    DrawSays {
        /// The draw.
        draw: String,
        /// The key.
        key: String,
    },
    /// public.json claims more of a draw's seed than its folder shows.
    Standing {
        /// The draw.
        draw: String,
        /// What is claimed.
        claimed: String,
    },
    /// lines.csv is missing, or is not of its form.
    Lines,
    /// The stated head, or the heads of heads.csv, are not those of lines.csv.
    Head,
    /// A seal or a draw that is no line of lines.csv.
    NoLine(String),
    /// A line of lines.csv of which public.json tells nothing.
    Untold {
        /// Its number.
        line: u64,
        /// The word of its act.
        act: String,
    },
    /// public.json tells of another number of such acts than lines.csv has.
    Count {
        /// The word of the acts.
        act: String,
        /// How many it tells of.
        told: usize,
        /// How many lines there are.
        lines: usize,
    },
    /// A version of the plan that does not say who left the base since the one before, or says what cannot be.
    PlanBase(u32),
    /// Coverage counts other objects of withheld draws than those tell, or says what the year can come to meanwhile.
    Coverage,
    /// A draw is withheld that may not be, or more or less of it is told than may be.
    Withheld(String),
    /// A seal and its draw contradict each other, or a seal says of others what cannot be.
    Seal(String),
    /// An older publication states what this one does not any more.
    Vanished(Vanished),
    /// A drawn object without a visit, or a visit's object that was not drawn and came in nobody's place.
    Object {
        /// The draw.
        draw: String,
        /// The object.
        code: String,
    },
}

impl PublicationFlaw {
    /// The word that documents for scripts use.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Sums => "sums",
            Self::Changed(_) => "changed",
            Self::Foreign(_) => "foreign",
            Self::Empty(_) => "empty_folder",
            Self::NoFile(_) => "no_file",
            Self::Private(_) => "private",
            Self::Whole(_) => "public_json",
            Self::Derived(_) => "derived",
            Self::Page(_) => "page",
            Self::UnknownDraw(_) => "unknown_draw",
            Self::Draw(_) => "draw",
            Self::DrawSays { .. } => "draw_says",
            Self::Standing { .. } => "standing",
            Self::Lines => "lines",
            Self::Head => "head",
            Self::NoLine(_) => "no_line",
            Self::Untold { .. } => "untold",
            Self::Count { .. } => "count",
            Self::PlanBase(_) => "plan_base",
            Self::Coverage => "coverage",
            Self::Withheld(_) => "withheld",
            Self::Seal(_) => "seal",
            Self::Vanished(_) => "vanished",
            Self::Object { .. } => "object",
        }
    }
}
