//! What `handle` asks at a terminal, where its flags do not say all: the visit, what was done, its day, and what that step needs.

use chrono::NaiveDate;

use crate::acts::visit::handle::{ToHandle, to_handle};
use crate::disk::Trouble;
use crate::domain::acts::handling::Measure;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::visit::naming::{Meant, Named, meant};
use crate::text::terms;
use crate::text::visit::handle_ask as words;

use crate::commands::Context;
use crate::commands::asking::Questions;
use crate::commands::choices::say;
use crate::commands::handle_args::Args;

/// Asks for what the flags do not say.
pub(super) fn complete(
    args: &mut Args,
    questions: &Questions,
    context: &mut Context,
) -> anyhow::Result<()> {
    let (name, lacking) = (args.visit(), !args.lacking().is_empty());
    let (open, today) = context.act(|desk, _| to_handle(desk, name.as_ref()))?;
    let asking = Asking { questions, today };
    let Some(at) = asking.visit(args, &open)? else {
        return Ok(());
    };
    if args.measure.is_none() {
        args.measure = Some(asking.measure()?);
    }
    if args.text.is_none() {
        args.text = Some(questions.needed(words::text(questions.lang))?);
    }
    if lacking {
        asking.day_and_end(args, at)?;
    }
    asking.needed(args, at)
}

/// Questions about a step.
pub(super) struct Asking<'a> {
    /// How they are asked.
    pub(super) questions: &'a Questions,
    /// Today.
    pub(super) today: NaiveDate,
}

impl Asking<'_> {
    /// The visit, chosen among those that are open where the flags do not name one.
    fn visit<'o>(
        &self,
        args: &mut Args,
        open: &'o [ToHandle],
    ) -> anyhow::Result<Option<&'o ToHandle>> {
        let lang = self.questions.lang;
        let draw = args.draw.clone();
        let of_draw = |at: &&ToHandle| draw.as_ref().is_none_or(|draw| **draw == *at.visit.draw);
        let open: Vec<&ToHandle> = open.iter().filter(of_draw).collect();
        if args.object.is_some() {
            return Ok(open.first().copied());
        }
        if open.is_empty() {
            say(words::none_open(lang))?;
            return Err(Trouble::from(CaseFlaw::MissingFlags(args.lacking())).into());
        }
        let choices = open.iter().map(|at| {
            let last = at
                .steps
                .last()
                .map(|step| terms::measure(lang, step.measure));
            words::open(lang, &at.name, &at.visit, last)
        });
        let choices: Vec<String> = choices.collect();
        let named = open.iter().map(|at| Named {
            code: at.visit.enterprise.to_string(),
            name: at.name.clone(),
        });
        let named: Vec<Named> = named.collect();
        let means = |said: &str| match meant(said, &named) {
            Meant::One(one) => {
                let mut places = (0..named.len()).filter(|place| named[*place].code == one.code);
                // An enterprise of two draws is told apart by the number.
                places.next().filter(|_| places.next().is_none())
            }
            Meant::Several(_) | Meant::Unknown(_) => None,
        };
        let at = open[self.questions.one(words::visit(lang), &choices, &means)?];
        args.draw = Some(at.visit.draw.to_string());
        args.object = Some(at.visit.enterprise.to_string());
        Ok(Some(at))
    }

    fn measure(&self) -> anyhow::Result<Measure> {
        let lang = self.questions.lang;
        let choices = Measure::ALL.map(|measure| terms::measure(lang, measure).to_owned());
        let means = |said: &str| {
            let said = Measure::from_word(said)?;
            Measure::ALL.iter().position(|measure| *measure == said)
        };
        let chosen = self.questions.one(words::measure(lang), &choices, &means)?;
        Ok(Measure::ALL[chosen])
    }

    /// The day of the step, today as a rule; and whether it ends the handling, which it does not as a rule.
    fn day_and_end(&self, args: &mut Args, at: &ToHandle) -> anyhow::Result<()> {
        let lang = self.questions.lang;
        if args.date.is_none() {
            let day = self.day(
                words::date(lang),
                Some(self.today),
                args,
                at,
                |args, day| {
                    args.date = Some(day);
                },
            );
            args.date = Some(day?);
        }
        if !args.closed && at.steps.iter().all(|step| !step.closed) {
            let choices = words::ends(lang).map(str::to_owned);
            args.closed = self.questions.usually(words::end(lang), &choices, 0)? == 1;
        }
        Ok(())
    }
}
