//! What is wrong with a publication, as an outsider finds it who has nothing else (第二十五条: complete, exact, true).

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
            Self::Object { .. } => "object",
        }
    }
}
