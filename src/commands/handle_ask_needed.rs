//! What a step of handling needs, asked at a terminal as the rules of handling say it; what they would refuse is said at the
//! question.

use chrono::NaiveDate;

use crate::acts::visit::handle::ToHandle;
use crate::disk::Trouble;
use crate::domain::acts::handling::{HandleAct, HandleFlaw};
use crate::text::visit::handle_ask as words;
use crate::text::visit::inspection_flaws::handling;

use crate::commands::handle_args::Args;
use crate::commands::handle_ask::Asking;

impl Asking<'_> {
    /// What the step needs, as the rules of handling say it.
    pub(super) fn needed(&self, args: &mut Args, at: &ToHandle) -> anyhow::Result<()> {
        let (lang, questions) = (self.questions.lang, self.questions);
        for flaw in at.flaws(&self.step(args)?, self.today) {
            match flaw {
                HandleFlaw::Number => args.number = Some(questions.needed(words::number(lang))?),
                HandleFlaw::To => args.recipient = Some(questions.needed(words::recipient(lang))?),
                HandleFlaw::Due => {
                    let day = self.day(words::term(lang), None, args, at, |args, day| {
                        args.term = Some(day);
                    });
                    args.term = Some(day?);
                }
                HandleFlaw::Reinspected => self.reinspection(args, at)?,
                // What flags say wrong is refused as it is without a terminal.
                HandleFlaw::Text
                | HandleFlaw::NoFinding
                | HandleFlaw::Date
                | HandleFlaw::Closed
                | HandleFlaw::Published
                | HandleFlaw::Unchecked
                | HandleFlaw::UncheckedReason => {}
            }
        }
        Ok(())
    }

    /// Whether a correction was inspected again, and when; or why not.
    fn reinspection(&self, args: &mut Args, at: &ToHandle) -> anyhow::Result<()> {
        let (lang, questions) = (self.questions.lang, self.questions);
        let choices = words::again(lang).map(str::to_owned);
        if questions.one(words::inspected_again(lang), &choices, &|_| None)? == 0 {
            let day = self.day(words::reinspected(lang), None, args, at, |args, day| {
                args.reinspected = Some(day);
            });
            args.reinspected = Some(day?);
            return Ok(());
        }
        let reason = questions.text(words::unchecked(lang), None, |text| {
            let mut said = args.clone();
            said.unchecked = Some(text.to_owned());
            let flaw = HandleFlaw::UncheckedReason;
            self.unless(&said, at, flaw).and_then(|()| {
                let empty = text.is_empty().then(|| handling(lang, flaw).to_owned());
                empty.map_or(Ok(()), Err)
            })
        })?;
        args.unchecked = Some(reason);
        Ok(())
    }

    /// A day that the rules of handling have nothing against where `put` puts it.
    pub(super) fn day(
        &self,
        question: &str,
        usual: Option<NaiveDate>,
        args: &Args,
        at: &ToHandle,
        put: impl Fn(&mut Args, NaiveDate),
    ) -> anyhow::Result<NaiveDate> {
        self.questions.day(question, usual, |day| {
            let mut said = args.clone();
            put(&mut said, day);
            self.unless(&said, at, HandleFlaw::Date)
        })
    }

    /// What is said where the step has this flaw.
    fn unless(&self, args: &Args, at: &ToHandle, flaw: HandleFlaw) -> Result<(), String> {
        let step = self.step(args).map_err(|trouble| trouble.to_string())?;
        let there = at.flaws(&step, self.today).contains(&flaw);
        let said = there.then(|| handling(self.questions.lang, flaw).to_owned());
        said.map_or(Ok(()), Err)
    }

    fn step(&self, args: &Args) -> Result<HandleAct, Trouble> {
        args.step(self.today).map(|(_, step)| step)
    }
}
