//! What `record add` asks at a terminal of the items, object by object, and of the codes; that they contradict each other is
//! said at the codes, and the answers can be given again there.

use std::cell::Cell;

use crate::domain::acts::inspection::{Answer, ItemAnswer};
use crate::domain::ground::reason::says_why;
use crate::domain::visit::draft::SaidAnswer;
use crate::domain::visit::inspection::{InspectionFlaw, ItemPlace};
use crate::domain::visit::result_codes::{code_flaws, meant};
use crate::domain::visit::result_words::answer;
use crate::text::terms;
use crate::text::visit::inspection_flaws::inspection;
use crate::text::visit::record_ask as words;

use crate::commands::record_ask::Asking;
use crate::commands::record_found::FoundArgs;

impl Asking<'_> {
    /// Asks for the items that are not answered, and for the codes; as long as they do not go together.
    pub(super) fn answers_and_codes(&self, found: &mut FoundArgs) -> anyhow::Result<()> {
        loop {
            self.answers(found)?;
            if !found.code.is_empty() {
                return Ok(());
            }
            found.code = self.codes(found)?;
            if found.code.is_empty() {
                found.forget_answers(|_| true);
            }
        }
    }

    /// Asks object by object for the items that are not answered.
    fn answers(&self, found: &mut FoundArgs) -> anyhow::Result<()> {
        let said = found.answers();
        let objects = self.at.visit.to_inspect();
        for object in &objects {
            let is_of_it = |said: &&SaidAnswer| match &said.object {
                Some(code) => code == object,
                None => said.answer.answer != Answer::Found || objects.len() == 1,
            };
            let of_it: Vec<&SaidAnswer> = said.iter().filter(is_of_it).collect();
            let open = |item: &&String| of_it.iter().all(|said| said.answer.item != **item);
            for item in self.at.draw.drawn.manifest.items.iter().filter(open) {
                let shown = format!("{object} {}", self.at.objects.cell(object, "name"));
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
        let (lang, questions) = (self.questions.lang, &self.questions);
        let name = self
            .adding
            .lists
            .items
            .iter()
            .find(|(_, item)| item.id == id);
        let name = name.map_or(String::new(), |(_, item)| item.name.clone());
        let choices = Answer::ALL.map(|answer| terms::answer(lang, answer).to_owned());
        let means = |said: &str| {
            let said = answer(said)?;
            Answer::ALL.iter().position(|answer| *answer == said)
        };
        let object = object.map_or(String::new(), |object| format!("{object} · "));
        let chosen = questions.one(&format!("{object}{id} {name}"), &choices, &means)?;
        let answer = Answer::ALL[chosen];
        let text = match answer {
            Answer::Clear => String::new(),
            Answer::Found => questions.needed(words::found(lang))?,
            Answer::Unchecked => questions.text(words::unchecked(lang), None, |_| Ok(()))?,
            Answer::Inapplicable => {
                let (object, item) = (None, id.to_owned());
                let flaw = InspectionFlaw::Inapplicable(ItemPlace { object, item });
                questions.text(words::inapplicable(lang), None, |text| {
                    let no_reason = (!says_why(text)).then(|| inspection(lang, &flaw));
                    no_reason.map_or(Ok(()), Err)
                })?
            }
        };
        let item = id.to_owned();
        Ok(ItemAnswer { item, answer, text })
    }

    /// Asks for the codes, which go with the answers; none where the answers are to be given again.
    fn codes(&self, found: &FoundArgs) -> anyhow::Result<Vec<String>> {
        let lang = self.questions.lang;
        let findings = self.adding.lists.findings_in_force();
        let choices = findings.iter().map(|f| format!("{} {}", f.code, f.name));
        let choices: Vec<String> = choices.collect();
        let means = |said: &str| {
            let said = meant(&[said.to_owned()], &findings);
            findings
                .iter()
                .position(|finding| said == [finding.clone()])
        };
        let code = |place: &usize| findings[*place].code.clone();
        let contradicts = Cell::new(false);
        let wrong = |some: &[usize]| {
            if some.is_empty() && contradicts.get() {
                return Ok(());
            }
            self.some(some, &InspectionFlaw::Code(String::new()))?;
            let mut said = found.clone();
            said.code = some.iter().map(code).collect();
            let draft = said.draft().map_err(|trouble| trouble.to_string())?;
            let result = draft.result(&self.at.visit, &findings);
            let flaw = code_flaws(&result, &findings, &[]).into_iter().next();
            let flaw = flaw.map(|flaw| inspection(lang, &flaw.into()));
            contradicts.set(flaw.is_some());
            flaw.map_or(Ok(()), |flaw| Err(words::or_again(lang, flaw)))
        };
        let some = self
            .questions
            .several(words::codes(lang), &choices, &means, wrong)?;
        Ok(some.iter().map(code).collect())
    }
}
