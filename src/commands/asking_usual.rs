//! A question with a usual answer that does no harm: enter alone gives it. Of results there is none.

use crate::text::asking as words;

use super::asking::Questions;
use super::choices::{chosen, offer};

impl Questions {
    /// One of the choices, which enter alone gives as well where it is the usual one.
    pub(super) fn usually(
        &self,
        question: &str,
        choices: &[String],
        usual: usize,
    ) -> anyhow::Result<usize> {
        offer(question, choices)?;
        let read = |text: &str| match chosen(text, choices, &|_| None) {
            Some(choice) => Ok(choice),
            None => Err(words::no_choice(self.lang, choices.len())),
        };
        let usual = Some((usual + 1).to_string());
        let text = self.text(words::choose_one(self.lang), usual, |text| {
            read(text).map(|_| ())
        })?;
        read(&text).map_err(anyhow::Error::msg)
    }
}
