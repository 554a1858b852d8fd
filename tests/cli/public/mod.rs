//! Tests of what is public (第5条, 第二十三条).

pub(crate) mod anew;
mod attacks;
pub(crate) mod held;
mod place;
mod platform;
mod private_text;
mod publish;
mod publish_draw;
pub(crate) mod published_case;
mod rules;
mod seals;
mod signatures;
mod standing;
mod sums;
mod unpublished;
pub(crate) mod verify_publication;
pub(crate) mod withheld;
mod withheld_told;
