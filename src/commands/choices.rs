//! What may be chosen at a terminal, numbered, and what an answer chooses.

use std::fmt;

use dialoguer::console::Term;
use dialoguer::theme::Theme;

use crate::domain::ground::word::{at_a_glance, same};
use crate::text::{Lang, asking as words};
use crate::view::safe::visible;

/// How a question is written.
pub(super) struct Plain(pub(super) Lang);

impl Theme for Plain {
    fn format_error(&self, f: &mut dyn fmt::Write, error: &str) -> fmt::Result {
        f.write_str(&words::wrong(self.0, error))
    }
}

/// A word that means one of the choices beside its number and its text.
pub(super) type Means<'a> = &'a dyn Fn(&str) -> Option<usize>;

/// Says a question with its choices, numbered.
pub(super) fn offer(question: &str, choices: &[String]) -> anyhow::Result<()> {
    say(question)?;
    let numbered = choices
        .iter()
        .zip(1..)
        .map(|(choice, number)| format!("  {number}  {choice}"));
    numbered.into_iter().try_for_each(|line| say(&line))
}

/// Says a line above a question.
pub(super) fn say(line: &str) -> anyhow::Result<()> {
    Ok(Term::stderr().write_line(&visible(line))?)
}

/// The choice that a text means: by number, by its own text, or by a word for it.
pub(super) fn chosen(text: &str, choices: &[String], means: Means<'_>) -> Option<usize> {
    let glance = at_a_glance(text);
    let number = glance.parse::<usize>().ok();
    let by_number = number.and_then(|number| number.checked_sub(1));
    let by_number = by_number.filter(|place| *place < choices.len());
    let by_text = || choices.iter().position(|choice| same(choice, text));
    let by_word = || means(text).filter(|place| *place < choices.len());
    by_number.or_else(by_text).or_else(by_word)
}
