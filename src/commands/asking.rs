//! Questions at a terminal: what may be chosen is numbered, a number or a word chooses it, and what cannot be is said at the
//! question, which is asked again. Where there is a usual answer that does no harm, enter alone gives it; of what was found at
//! a visit there is none.

use std::io::IsTerminal;

use chrono::NaiveDate;
use dialoguer::Input;

use crate::console::Console;
use crate::disk::Trouble;
use crate::domain::ground::date;
use crate::domain::ground::word::at_a_glance;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::text::{Lang, asking as words};
use crate::view::safe::visible;

use super::choices::{Means, Plain, chosen, offer, say};

/// Questions at a terminal, in the language of the screen.
pub(super) struct Questions {
    pub(super) lang: Lang,
}

/// What is wrong with an answer; it is said, and the question is asked again.
type Wrong = Result<(), String>;

impl Questions {
    /// The questions of a screen, where somebody is there to answer them.
    pub(super) fn at(console: &Console) -> Option<Self> {
        let there = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        let lang = console.lang;
        (there && !console.json).then_some(Self { lang })
    }

    /// Asks for a text that `wrong` has nothing against; Enter alone gives the default, where there is one.
    pub(super) fn text(
        &self,
        question: &str,
        default: Option<String>,
        wrong: impl Fn(&str) -> Wrong,
    ) -> anyhow::Result<String> {
        let theme = Plain(self.lang);
        let input = Input::<String>::with_theme(&theme).with_prompt(visible(question));
        let input = match default {
            Some(default) => input.default(default),
            None => input.allow_empty(true),
        };
        let input = input.validate_with(|text: &String| wrong(text.trim()));
        Ok(input.interact_text()?.trim().to_owned())
    }

    /// A text that must not be empty.
    pub(super) fn needed(&self, question: &str) -> anyhow::Result<String> {
        self.text(question, None, |text| {
            let empty = text.is_empty().then(|| words::empty(self.lang).to_owned());
            empty.map_or(Ok(()), Err)
        })
    }

    /// A day that `wrong` has nothing against.
    pub(super) fn day(
        &self,
        question: &str,
        default: Option<NaiveDate>,
        wrong: impl Fn(NaiveDate) -> Wrong,
    ) -> anyhow::Result<NaiveDate> {
        let none = || words::no_day(self.lang).to_owned();
        let read = |text: &str| date::from_cell(text).ok_or_else(none);
        let default = default.map(|day| day.to_string());
        let text = self.text(question, default, |text| wrong(read(text)?))?;
        read(&text).map_err(anyhow::Error::msg)
    }

    /// One of the choices.
    pub(super) fn one(
        &self,
        question: &str,
        choices: &[String],
        means: Means<'_>,
    ) -> anyhow::Result<usize> {
        offer(question, choices)?;
        let read = |text: &str| match chosen(text, choices, means) {
            Some(choice) => Ok(choice),
            None => Err(words::no_choice(self.lang, choices.len())),
        };
        let text = self.text(words::choose_one(self.lang), None, |text| {
            read(text).map(|_| ())
        })?;
        read(&text).map_err(anyhow::Error::msg)
    }

    /// Some of the choices, ascending, of which `wrong` has nothing against.
    pub(super) fn several(
        &self,
        question: &str,
        choices: &[String],
        means: Means<'_>,
        wrong: impl Fn(&[usize]) -> Wrong,
    ) -> anyhow::Result<Vec<usize>> {
        offer(question, choices)?;
        let read = |text: &str| -> Result<Vec<usize>, String> {
            // A text of its own may hold what parts a list.
            let parts = match chosen(text, choices, means) {
                Some(_) => vec![text],
                None => text
                    .split([',', '，', ';', '；', '、', ' ', '　'])
                    .collect(),
            };
            let mut some = Vec::new();
            for part in parts.into_iter().filter(|part| !part.is_empty()) {
                let one = chosen(part, choices, means);
                some.push(one.ok_or_else(|| words::no_choice(self.lang, choices.len()))?);
            }
            some.sort_unstable();
            some.dedup();
            Ok(some)
        };
        let text = self.text(words::choose_several(self.lang), None, |text| {
            wrong(&read(text)?)
        })?;
        read(&text).map_err(anyhow::Error::msg)
    }

    /// Says what will be, and asks once whether it is to be.
    ///
    /// # Errors
    /// [`CaseFlaw::NotConfirmed`].
    pub(super) fn confirm(&self, lines: &[String], question: &str) -> anyhow::Result<()> {
        lines.iter().try_for_each(|line| say(line))?;
        let read = |text: &str| match at_a_glance(text).to_lowercase().as_str() {
            "y" | "yes" | "是" | "确认" | "1" => Some(true),
            "n" | "no" | "否" | "不" | "取消" => Some(false),
            _ => None,
        };
        let asked = words::yes_or_no(self.lang, question);
        let answer = self.text(&asked, None, |text| {
            let meant = read(text).map(|_| ());
            meant.ok_or_else(|| words::neither(self.lang).to_owned())
        })?;
        if read(&answer) == Some(true) {
            Ok(())
        } else {
            Err(Trouble::from(CaseFlaw::NotConfirmed).into())
        }
    }
}
