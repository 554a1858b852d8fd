//! Which visit a command is about: the draw and the object, however they are typed.

use crate::domain::acts::inspection::VisitId;
use crate::domain::ground::cell;

/// Which visit.
#[derive(Debug, Clone, clap::Args)]
pub struct VisitArgs {
    /// The draw.
    pub draw: String,
    /// The object's code.
    pub object: String,
}

impl VisitArgs {
    /// The visit.
    pub fn id(&self) -> VisitId {
        VisitId {
            draw: cell::tidy_id(&self.draw),
            object: cell::tidy_code(&self.object).into_owned(),
        }
    }
}
