//! What `record add` asks step by step at a terminal, where its flags do not say all; and what it asks again when the result
//! is not as it has to be, everything else being kept.

use chrono::NaiveDate;

use crate::acts::visit::record_add::{Adding, ToEnter};
use crate::disk::Trouble;
use crate::domain::ground::ways::{METHODS, method};
use crate::domain::refusal::Refusal;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::inspection::InspectionFlaw;
use crate::domain::visit::result_words::signed;
use crate::text::visit::inspection_flaws::inspection;
use crate::text::visit::record_ask as words;

use crate::commands::asking::Questions;
use crate::commands::choices::say;
use crate::commands::record_found::FoundArgs;

/// Questions about a visit.
pub(super) struct Asking<'a> {
    /// How they are asked.
    pub(super) questions: Questions,
    /// The case folder.
    pub(super) adding: &'a Adding,
    /// The visit.
    pub(super) at: &'a ToEnter,
}

impl Asking<'_> {
    /// Asks for what the flags do not say.
    pub(super) fn ask(&self, found: &mut FoundArgs) -> anyhow::Result<()> {
        let lang = self.questions.lang;
        if found.entered_by.is_none() {
            found.entered_by = Some(self.who()?);
        }
        if found.completed.is_none() {
            let question = words::completed(lang);
            let day = self.questions.day(question, self.at.done, |day| {
                self.completed(day, self.at.drawn..=self.at.today)
            });
            found.completed = Some(day?);
        }
        if found.method.is_empty() {
            let choices: Vec<String> = METHODS.iter().map(|way| (*way).to_owned()).collect();
            let means = |said: &str| METHODS.iter().position(|way| *way == method(said));
            let none = |some: &[usize]| self.some(some, &InspectionFlaw::Method(String::new()));
            let ways = self
                .questions
                .several(words::methods(lang), &choices, &means, none)?;
            found.method = ways
                .into_iter()
                .map(|way| METHODS[way].to_owned())
                .collect();
        }
        self.answers_and_codes(found)?;
        if found.signed.is_none() && found.refused.is_none() {
            self.sign_off(found)?;
        }
        self.scan(&mut found.scan)?;
        if self.is_late(found) && found.late.is_none() {
            found.late = Some(self.questions.needed(words::late(lang))?);
        }
        Ok(())
    }

    fn completed(
        &self,
        day: NaiveDate,
        days: std::ops::RangeInclusive<NaiveDate>,
    ) -> Result<(), String> {
        let (drawn, today) = days.clone().into_inner();
        let flaw = InspectionFlaw::Completed { drawn, today };
        let flaw = (!days.contains(&day)).then_some(flaw);
        let noted = self.at.done.filter(|noted| *noted != day);
        let flaw = flaw.or(noted.map(InspectionFlaw::OtherDay));
        flaw.map_or(Ok(()), |flaw| Err(inspection(self.questions.lang, &flaw)))
    }

    /// That something has to be chosen.
    pub(super) fn some(&self, some: &[usize], flaw: &InspectionFlaw) -> Result<(), String> {
        let none = some
            .is_empty()
            .then(|| inspection(self.questions.lang, flaw));
        none.map_or(Ok(()), Err)
    }

    fn sign_off(&self, found: &mut FoundArgs) -> anyhow::Result<()> {
        let (lang, questions) = (self.questions.lang, &self.questions);
        let choices = words::sign_offs(lang).map(str::to_owned);
        let means = |said: &str| signed(said).map(|signed| usize::from(!signed));
        if questions.one(words::sign_off(lang), &choices, &means)? == 0 {
            found.signed = Some(questions.needed(words::signer(lang))?);
            if found.signed_on.is_none() {
                let days = (found.completed.unwrap_or(NaiveDate::MIN), self.at.today);
                let day = questions.day(words::signed_on(lang), found.completed, |day| {
                    let flaw = (day < days.0 || day > days.1).then_some(InspectionFlaw::SignOff);
                    flaw.map_or(Ok(()), |flaw| Err(inspection(lang, &flaw)))
                });
                found.signed_on = Some(day?);
            }
        } else {
            found.refused = Some(questions.needed(words::refusal(lang))?);
            let witness = questions.text(words::witness(lang), None, |_| Ok(()))?;
            found.witness = Some(witness).filter(|witness| !witness.is_empty());
            found.reported_to = Some(questions.needed(words::reported_to(lang))?);
        }
        Ok(())
    }

    /// Says what is wrong with a result, and forgets just the answers that it comes from. What comes from none of them is no
    /// matter of answers.
    pub(super) fn reopen(
        &self,
        trouble: anyhow::Error,
        found: &mut FoundArgs,
    ) -> anyhow::Result<()> {
        let Some(Trouble::Refused(refusal)) = trouble.downcast_ref::<Trouble>() else {
            return Err(trouble);
        };
        let Refusal::Visit(VisitFlaw::Inspection { flaws, .. }) = refusal.as_ref() else {
            return Err(trouble);
        };
        let lang = self.questions.lang;
        for flaw in flaws {
            say(&inspection(lang, flaw))?;
            if matches!(flaw, InspectionFlaw::Late { .. }) {
                found.late = Some(self.questions.needed(words::late(lang))?);
            } else if !found.forget(flaw) {
                return Err(trouble);
            }
        }
        say(words::again(lang))
    }

    /// Whether the result is known to be late, so that a reason is asked for.
    fn is_late(&self, found: &FoundArgs) -> bool {
        found.completed.is_some_and(|day| self.at.is_late(day))
    }
}
