//! What `record add` asks at a terminal of people: who enters it, who assisted.

use crate::domain::visit::draft::SaidExpert;
use crate::domain::visit::naming::{Meant, Named, meant};
use crate::text::visit::record_ask as words;

use crate::commands::record_ask::Asking;

impl Asking<'_> {
    /// Who enters it: a member of the team.
    pub(super) fn who(&self) -> anyhow::Result<String> {
        let people = self.at.visit.team.iter().map(|cert| Named {
            code: cert.clone(),
            name: self
                .adding
                .lists
                .name_of(cert)
                .unwrap_or_default()
                .to_owned(),
        });
        let people: Vec<Named> = people.collect();
        let choices: Vec<String> = people.iter().map(Named::to_string).collect();
        let means = |said: &str| match meant(said, &people) {
            Meant::One(one) => people.iter().position(|person| person == one),
            _ => None,
        };
        let question = words::entered_by(self.questions.lang);
        let who = self.questions.one(question, &choices, &means)?;
        Ok(people[who].code.clone())
    }

    /// Asks who assisted, where items need what nobody in the team knows and nobody was said or noted to assist.
    pub(super) fn experts(&self, said: &[SaidExpert]) -> anyhow::Result<Vec<SaidExpert>> {
        if !said.is_empty() || !self.at.lacks_expert(&self.adding.lists) {
            return Ok(said.to_vec());
        }
        let (lang, questions) = (self.questions.lang, &self.questions);
        let text = questions.text(words::experts(lang), None, |text| {
            let wrong = SaidExpert::list(text).is_none();
            let wrong = wrong.then(|| words::expert_form(lang).to_owned());
            wrong.map_or(Ok(()), Err)
        })?;
        Ok(SaidExpert::list(&text).unwrap_or_default())
    }
}
