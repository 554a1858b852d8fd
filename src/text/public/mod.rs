//! Sentences on the publication: what was published, and what is not published yet.
//! 第5条, 第二十一条: what is public.

pub mod flaws;
pub mod publish;
pub mod verify;
