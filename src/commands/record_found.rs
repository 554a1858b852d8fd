//! What `record add` and `record amend` are told by their flags.

use chrono::NaiveDate;

use crate::disk::Trouble;
use crate::domain::acts::inspection::{Answer, ItemAnswer};
use crate::domain::book::flaw::BookText;
use crate::domain::ground::cell;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::visit::draft::{Draft, Signing};

use crate::commands::coverage::day;

/// What was found.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct FoundArgs {
    /// The day of completion.
    #[arg(long, value_parser = day)]
    pub completed: Option<NaiveDate>,
    /// Ways of inspecting.
    #[arg(long)]
    pub method: Vec<String>,
    /// Items in which nothing was found.
    #[arg(long)]
    pub clear: Vec<String>,
    /// Items with findings, and what was found.
    #[arg(long)]
    pub found: Vec<String>,
    /// Items that could not be inspected.
    #[arg(long)]
    pub unchecked: Vec<String>,
    /// Result codes.
    #[arg(long)]
    pub code: Vec<String>,
    /// Who signed.
    #[arg(long)]
    pub signed: Option<String>,
    /// When.
    #[arg(long, value_parser = day)]
    pub signed_on: Option<NaiveDate>,
    /// Why the signature was refused.
    #[arg(long)]
    pub refused: Option<String>,
    /// Who witnessed the refusal.
    #[arg(long)]
    pub witness: Option<String>,
    /// Who enters it.
    #[arg(long)]
    pub entered_by: Option<String>,
    /// Why it is late.
    #[arg(long)]
    pub late: Option<String>,
}

impl FoundArgs {
    /// The answers given, in the order clear, found, unchecked.
    pub fn answers(&self) -> Vec<ItemAnswer> {
        let split = |text: &String| {
            let (item, text) = text.split_once(['=', '＝']).unwrap_or((text, ""));
            (cell::tidy_id(item), text.trim().to_owned())
        };
        let of = |answer, list: Vec<String>| -> Vec<ItemAnswer> {
            let answers = list.iter().map(split);
            answers
                .map(|(item, text)| ItemAnswer { item, answer, text })
                .collect()
        };
        [
            of(Answer::Clear, listed(&self.clear)),
            of(Answer::Found, self.found.clone()),
            of(Answer::Unchecked, self.unchecked.clone()),
        ]
        .concat()
    }

    fn codes(&self) -> Vec<String> {
        let codes = listed(&self.code).into_iter();
        codes
            .map(|code| cell::tidy_code(&code).into_owned())
            .collect()
    }

    /// What was said of the signature; nothing when nothing was.
    fn signing(&self) -> Option<Signing> {
        let said = [&self.signed, &self.refused, &self.witness];
        let said = said.into_iter().any(Option::is_some) || self.signed_on.is_some();
        said.then(|| Signing {
            signed: self.signed.is_some(),
            signer: self.signed.clone().unwrap_or_default(),
            signed_on: self.signed_on,
            refusal: self.refused.clone().unwrap_or_default(),
            witness: self.witness.clone(),
        })
    }

    /// The draft that the flags make.
    ///
    /// # Errors
    /// [`CaseFlaw::MissingFlags`] when nobody enters it.
    pub fn draft(&self) -> Result<Draft, Trouble> {
        let entered_by = self.entered_by.as_ref();
        let entered_by = entered_by.ok_or_else(|| CaseFlaw::MissingFlags(vec!["--entered-by"]))?;
        Ok(Draft {
            completed: self.completed,
            methods: self.method.clone(),
            items: self.answers(),
            codes: self.codes(),
            signing: self.signing(),
            entered_by: cell::tidy_code(entered_by).into_owned(),
            late: self.late.clone(),
        })
    }

    /// Every text among them is one clean line.
    ///
    /// # Errors
    /// [`crate::domain::book::flaw::BookFlaw::Text`].
    pub fn check(&self) -> Result<(), Trouble> {
        let lists = [
            &self.method,
            &self.clear,
            &self.found,
            &self.unchecked,
            &self.code,
        ];
        let texts = [
            &self.signed,
            &self.refused,
            &self.witness,
            &self.late,
            &self.entered_by,
        ];
        let lists = lists.into_iter().flatten();
        for text in lists.chain(texts.into_iter().flatten()) {
            BookText::Reason.check(text)?;
        }
        Ok(())
    }
}

/// Values given one by one, or several in one, parted by commas or semicolons.
fn listed(values: &[String]) -> Vec<String> {
    let parts = values
        .iter()
        .flat_map(|value| value.split([',', '，', ';', '；', '、']));
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}
