//! The two sides of a comparison of lists: the list as it is, a file, the objects of a draw, or those of a plan's version.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// The list of the case folder as it is.
    Now,
    /// A file.
    File(String),
    /// The population of a draw or of a seal, by its id: codes only.
    Draw(String),
    /// The objects that took part when this version of the plan was published: codes only.
    Plan(String),
}

impl Side {
    /// Whether it holds codes and nothing else.
    pub fn is_codes(&self) -> bool {
        matches!(self, Self::Draw(_) | Self::Plan(_))
    }
}

impl FromStr for Side {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(if text == "now" {
            Self::Now
        } else if let Some(id) = text.strip_prefix("draw:") {
            Self::Draw(id.to_owned())
        } else if let Some(version) = text.strip_prefix("plan:") {
            Self::Plan(version.to_owned())
        } else {
            Self::File(text.to_owned())
        })
    }
}

/// As it is written on the command line.
impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Now => f.write_str("now"),
            Self::File(path) => f.write_str(path),
            Self::Draw(id) => write!(f, "draw:{id}"),
            Self::Plan(version) => write!(f, "plan:{version}"),
        }
    }
}
