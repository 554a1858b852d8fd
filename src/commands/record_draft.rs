//! What `record add` is told: by its flags, or step by step at a terminal where they are missing.

use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::visit::flaw::VisitFlaw;
use std::io::IsTerminal;

use dialoguer::{Input, MultiSelect, Select};

use crate::acts::visit::visits;
use crate::disk::case::Case;
use crate::disk::lists::ListsRead;
use crate::disk::{Trouble, ledger};
use crate::domain::acts::inspection::{Answer, ItemAnswer, METHODS, VisitId};
use crate::domain::visit::draft::Draft;
use crate::text::visit::record as words;
use crate::text::{Lang, terms};

use crate::commands::Context;
use crate::commands::record::FoundArgs;

/// The flags that say nothing, of those without which there is no result.
fn missing(found: &FoundArgs) -> Vec<&'static str> {
    let given = [
        ("--completed", found.completed.is_some()),
        ("--method", !found.method.is_empty()),
        ("--clear/--found/--unchecked", !found.answers().is_empty()),
        ("--code", !found.code.is_empty()),
        (
            "--signed/--refused",
            found.signed.is_some() || found.refused.is_some(),
        ),
        ("--entered-by", found.entered_by.is_some()),
    ];
    let missing = given.into_iter().filter(|(_, given)| !given);
    missing.map(|(flag, _)| flag).collect()
}

/// Who enters a result.
///
/// # Errors
/// [`CaseFlaw::MissingFlags`].
pub(super) fn entered_by(found: &FoundArgs) -> Result<String, Trouble> {
    let missing = || Trouble::from(CaseFlaw::MissingFlags(vec!["--entered-by"]));
    let cert = found.entered_by.as_ref().ok_or_else(missing)?;
    Ok(cert.clone())
}

/// The draft that the flags make; what they do not say is asked for when there is a terminal.
///
/// # Errors
/// [`CaseFlaw::MissingFlags`] without a terminal, or the visit is not there, or the terminal fails.
pub(super) fn draft(
    case: &Case,
    read: &ListsRead,
    visit: &VisitId,
    found: &FoundArgs,
    context: &mut Context,
) -> anyhow::Result<Draft> {
    let lacking = missing(found);
    let mut found = found.clone();
    if !lacking.is_empty() {
        if context.console.json
            || !std::io::stdin().is_terminal()
            || !std::io::stderr().is_terminal()
        {
            return Err(Trouble::from(CaseFlaw::MissingFlags(lacking)).into());
        }
        let book = ledger::read(&case.root)?.book;
        if book
            .visits
            .of(visit)
            .is_some_and(|log| !log.results.is_empty())
        {
            return Err(Trouble::from(VisitFlaw::HasResult(visit.clone())).into());
        }
        let (draw, visit) = visits::find(case, &book, visit)?;
        let asking = Asking {
            lang: context.console.lang,
            read,
        };
        asking.ask(&mut found, &draw.manifest.items, &visit.team)?;
        found.check()?;
    }
    let completed = found
        .completed
        .ok_or_else(|| Trouble::from(CaseFlaw::MissingFlags(vec!["--completed"])))?;
    Ok(Draft {
        visit: visit.clone(),
        completed,
        items: found.answers(),
        codes: found.codes(),
        signing: found.signing().unwrap_or_default(),
        entered_by: entered_by(&found)?,
        methods: found.method,
        late: found.late,
    })
}

/// Questions at a terminal; nothing is preselected.
struct Asking<'a> {
    lang: Lang,
    read: &'a ListsRead,
}

impl Asking<'_> {
    fn ask(&self, found: &mut FoundArgs, items: &[String], team: &[String]) -> anyhow::Result<()> {
        if found.entered_by.is_none() {
            let who = self.one(words::ask_entered_by, &self.people(team))?;
            found.entered_by = team.get(who).cloned();
        }
        if found.completed.is_none() {
            found.completed = Some(self.day(words::ask_completed)?);
        }
        if found.method.is_empty() {
            let chosen = self.several(words::ask_methods, METHODS)?;
            found.method = chosen
                .into_iter()
                .map(|place| METHODS[place].to_owned())
                .collect();
        }
        let answered = found.answers();
        for item in items
            .iter()
            .filter(|item| answered.iter().all(|a| a.item != **item))
        {
            self.item(item, found)?;
        }
        if found.code.is_empty() {
            let findings = &self.read.0.findings;
            let shown: Vec<String> = findings
                .iter()
                .map(|(_, f)| format!("{} {}", f.code, f.name))
                .collect();
            let chosen = self.several(words::ask_codes, &shown)?;
            found.code = chosen
                .into_iter()
                .map(|place| findings[place].1.code.clone())
                .collect();
        }
        if found.signed.is_none() && found.refused.is_none() {
            self.sign_off(found)?;
        }
        Ok(())
    }

    fn people(&self, team: &[String]) -> Vec<String> {
        let name = |cert: &String| {
            let people = &self.read.0.inspectors;
            let found = people.iter().find(|(_, person)| person.cert == *cert);
            found.map_or(cert.clone(), |(_, person)| {
                format!("{} {cert}", person.name)
            })
        };
        team.iter().map(name).collect()
    }

    fn item(&self, id: &str, found: &mut FoundArgs) -> anyhow::Result<()> {
        let name = self.read.0.items.iter().find(|(_, item)| item.id == id);
        let name = name.map_or(String::new(), |(_, item)| item.name.clone());
        let answers = [Answer::Clear, Answer::Found, Answer::Unchecked];
        let shown = answers.map(|answer| terms::answer(self.lang, answer));
        let prompt = format!("{id} {name}");
        let chosen = Select::new().with_prompt(prompt).items(shown).interact()?;
        let answer = answers[chosen];
        let text: String = if answer == Answer::Clear {
            String::new()
        } else {
            self.text(words::ask_text)?
        };
        let said = ItemAnswer {
            item: id.to_owned(),
            answer,
            text,
        };
        let listed = format!("{}={}", said.item, said.text);
        match answer {
            Answer::Clear => found.clear.push(said.item),
            Answer::Found => found.found.push(listed),
            Answer::Unchecked => found.unchecked.push(listed),
        }
        Ok(())
    }

    fn sign_off(&self, found: &mut FoundArgs) -> anyhow::Result<()> {
        let choices = words::sign_offs(self.lang);
        if self.one(words::ask_sign_off, &choices)? == 0 {
            found.signed = Some(self.text(words::ask_signer)?);
            found.signed_on = Some(self.day(words::ask_signed_on)?);
        } else {
            found.refused = Some(self.text(words::ask_refusal)?);
            let witness = self.text(words::ask_witness)?;
            found.witness = Some(witness).filter(|witness| !witness.is_empty());
        }
        Ok(())
    }

    fn one(
        &self,
        question: fn(Lang) -> &'static str,
        choices: &[impl ToString + std::fmt::Display],
    ) -> anyhow::Result<usize> {
        let prompt = question(self.lang);
        Ok(Select::new()
            .with_prompt(prompt)
            .items(choices)
            .interact()?)
    }

    fn several(
        &self,
        question: fn(Lang) -> &'static str,
        choices: &[impl ToString + std::fmt::Display],
    ) -> anyhow::Result<Vec<usize>> {
        let prompt = question(self.lang);
        Ok(MultiSelect::new()
            .with_prompt(prompt)
            .items(choices)
            .interact()?)
    }

    fn text(&self, question: fn(Lang) -> &'static str) -> anyhow::Result<String> {
        let prompt = question(self.lang);
        let text: String = Input::new()
            .with_prompt(prompt)
            .allow_empty(true)
            .interact_text()?;
        Ok(text.trim().to_owned())
    }

    fn day(&self, question: fn(Lang) -> &'static str) -> anyhow::Result<chrono::NaiveDate> {
        let wrong = words::no_day(self.lang);
        let valid = |text: &String| {
            crate::domain::ground::date::from_cell(text)
                .map(|_| ())
                .ok_or(wrong)
        };
        let prompt = question(self.lang);
        let text: String = Input::new()
            .with_prompt(prompt)
            .validate_with(valid)
            .interact_text()?;
        crate::domain::ground::date::from_cell(&text).ok_or_else(|| anyhow::anyhow!(wrong))
    }
}
