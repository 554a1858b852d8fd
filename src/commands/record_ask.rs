//! What `record add` asks step by step at a terminal, where its flags do not say all.

use chrono::NaiveDate;
use dialoguer::{Input, MultiSelect, Select};

use crate::disk::object_rows::ObjectRows;
use crate::domain::acts::inspection::{Answer, ItemAnswer};
use crate::domain::ground::date;
use crate::domain::ground::ways::METHODS;
use crate::domain::visit::draft::SaidAnswer;
use crate::domain::visit::visits::Visit;
use crate::domain::year::lists::Lists;
use crate::text::visit::record as words;
use crate::text::{Lang, terms};

use crate::commands::record_found::FoundArgs;

/// A sentence in the language of the screen.
type Question = fn(Lang) -> &'static str;

/// Questions at a terminal; nothing is preselected.
pub(super) struct Asking<'a> {
    /// The language of the screen.
    pub(super) lang: Lang,
    /// The lists that name people, items and codes.
    pub(super) lists: &'a Lists,
    /// The library's rows of the objects.
    pub(super) objects: &'a ObjectRows,
    /// The visit.
    pub(super) visit: &'a Visit,
}

impl Asking<'_> {
    /// Asks for what the flags do not say.
    pub(super) fn ask(&self, found: &mut FoundArgs, items: &[String]) -> anyhow::Result<()> {
        let team = &self.visit.team;
        if found.entered_by.is_none() {
            let name = |cert: &String| self.lists.name_of(cert).map(|n| format!("{n} {cert}"));
            let people = team
                .iter()
                .map(|cert| name(cert).unwrap_or_else(|| cert.clone()));
            let who = self.one(words::ask_entered_by, &people.collect::<Vec<_>>())?;
            found.entered_by = team.get(who).cloned();
        }
        if found.completed.is_none() {
            found.completed = Some(self.day(words::ask_completed)?);
        }
        if found.method.is_empty() {
            found.method = self.several(words::ask_methods, METHODS, METHODS)?;
        }
        self.answers(found, items)?;
        if found.code.is_empty() {
            let findings = || self.lists.findings.iter().map(|(_, finding)| finding);
            let codes: Vec<&str> = findings().map(|f| f.code.as_str()).collect();
            let shown = findings().map(|f| format!("{} {}", f.code, f.name));
            let shown: Vec<String> = shown.collect();
            found.code = self.several(words::ask_codes, &codes, &shown)?;
        }
        if found.signed.is_none() && found.refused.is_none() {
            self.sign_off(found)?;
        }
        Ok(())
    }

    /// Asks object by object for the items that the flags do not answer.
    fn answers(&self, found: &mut FoundArgs, items: &[String]) -> anyhow::Result<()> {
        let said = found.answers();
        let objects = self.visit.to_inspect();
        for object in &objects {
            let is_of_it = |said: &&SaidAnswer| match &said.object {
                Some(code) => code == object,
                None => said.answer.answer != Answer::Found || objects.len() == 1,
            };
            let of_it: Vec<&SaidAnswer> = said.iter().filter(is_of_it).collect();
            let open = |item: &&String| of_it.iter().all(|said| said.answer.item != **item);
            for item in items.iter().filter(open) {
                let shown = format!("{object} {}", self.objects.cell(object, "name"));
                let shown = (objects.len() > 1).then_some(shown);
                found.answered.push(SaidAnswer {
                    object: Some(object.clone()),
                    answer: self.item(item, shown)?,
                });
            }
        }
        Ok(())
    }

    /// Asks for an item, at the object that is shown.
    fn item(&self, id: &str, object: Option<String>) -> anyhow::Result<ItemAnswer> {
        let name = self.lists.items.iter().find(|(_, item)| item.id == id);
        let name = name.map_or(String::new(), |(_, item)| item.name.clone());
        let shown = Answer::ALL.map(|answer| terms::answer(self.lang, answer));
        let object = object.map_or(String::new(), |object| format!("{object} · "));
        let prompt = format!("{object}{id} {name}");
        let chosen = Select::new().with_prompt(prompt).items(shown).interact()?;
        let answer = Answer::ALL[chosen];
        let text = match answer {
            Answer::Clear => String::new(),
            Answer::Found | Answer::Unchecked => self.text(words::ask_text)?,
            Answer::Inapplicable => self.text(words::ask_inapplicable)?,
        };
        let item = id.to_owned();
        Ok(ItemAnswer { item, answer, text })
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
            found.reported_to = Some(self.text(words::ask_reported_to)?);
        }
        Ok(())
    }

    fn one(&self, question: Question, shown: &[impl ToString]) -> anyhow::Result<usize> {
        let select = Select::new().with_prompt(question(self.lang));
        let shown = shown.iter().map(ToString::to_string);
        Ok(select.items(shown).interact()?)
    }

    fn several(
        &self,
        question: Question,
        of: &[&str],
        shown: &[impl ToString],
    ) -> anyhow::Result<Vec<String>> {
        let select = MultiSelect::new().with_prompt(question(self.lang));
        let shown = shown.iter().map(ToString::to_string);
        let chosen = select.items(shown).interact()?.into_iter();
        Ok(chosen.map(|place| of[place].to_owned()).collect())
    }

    fn text(&self, question: Question) -> anyhow::Result<String> {
        let input = Input::<String>::new().with_prompt(question(self.lang));
        let text = input.allow_empty(true).interact_text()?;
        Ok(text.trim().to_owned())
    }

    fn day(&self, question: Question) -> anyhow::Result<NaiveDate> {
        let wrong = words::no_day(self.lang);
        let valid = |text: &String| date::from_cell(text).map(|_| ()).ok_or(wrong);
        let input = Input::<String>::new().with_prompt(question(self.lang));
        let text = input.validate_with(valid).interact_text()?;
        date::from_cell(&text).ok_or_else(|| anyhow::anyhow!(wrong))
    }
}
