//! How people name a visit: by the enterprise, or by any of the objects that they hold a paper of.

use crate::domain::acts::inspection::VisitId;

/// What somebody calls a visit: a draw, and the code of the enterprise or of any of the visit's objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitName {
    /// The draw's id.
    pub draw: String,
    /// The code.
    pub code: String,
}

/// As sentences name it: draw and code.
impl std::fmt::Display for VisitName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.draw, self.code)
    }
}

/// By draw and enterprise.
impl From<&VisitId> for VisitName {
    fn from(id: &VisitId) -> Self {
        Self {
            draw: id.draw.to_string(),
            code: id.enterprise.to_string(),
        }
    }
}
