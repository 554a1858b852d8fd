//! The draft that the flags of a result make: its texts checked, items called by their ids.

use crate::disk::Trouble;
use crate::domain::book::flaw::BookText;
use crate::domain::ground::cell;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::item::{ItemNames, Named};
use crate::domain::visit::draft::{Draft, Signing};
use crate::domain::visit::items_called::item_called;
use crate::domain::visit::scan::SaidScan;

use crate::commands::record_found::{FoundArgs, ScanArgs};
use crate::commands::typed::listed;

impl ScanArgs {
    /// What was said of the scan.
    fn said(&self) -> SaidScan {
        SaidScan {
            number: self.scan_code.clone(),
            at: self.scanned_at,
            none: self.no_scan.clone(),
        }
    }
}

impl FoundArgs {
    fn codes(&self) -> Vec<String> {
        let codes = listed(&self.code);
        let tidy = |code: &String| cell::tidy_code(code).into_owned();
        codes.iter().map(tidy).collect()
    }

    /// What was said of the signature; nothing when nothing was.
    fn signing(&self) -> Option<Signing> {
        let said = [&self.signed, &self.refused];
        let said = said.into_iter().chain([&self.witness, &self.reported_to]);
        let said = self.signed_on.is_some() || said.into_iter().any(Option::is_some);
        said.then(|| Signing {
            signed: self.signed.is_some(),
            signer: self.signed.clone().unwrap_or_default(),
            signed_on: self.signed_on,
            refusal: self.refused.clone().unwrap_or_default(),
            witness: self.witness.clone(),
            reported_to: self.reported_to.clone().unwrap_or_default(),
        })
    }

    /// The draft that the flags make.
    pub fn draft(&self) -> Result<Draft, Trouble> {
        let entered_by = self.entered_by.as_ref();
        let entered_by = entered_by.ok_or_else(|| CaseFlaw::MissingFlags(vec!["--entered-by"]))?;
        Ok(Draft {
            completed: self.completed,
            methods: listed(&self.method),
            answers: self.answers(),
            codes: self.codes(),
            signing: self.signing(),
            entered_by: entered_by.clone(),
            late: self.late.clone(),
            scan: self.scan.said(),
            recorded: self.scan.recorded,
            experts: Vec::new(),
        })
    }

    /// Every text among them is one clean line.
    pub fn check(&self) -> Result<(), Trouble> {
        let lists = [
            &self.method,
            &self.clear,
            &self.found,
            &self.unchecked,
            &self.inapplicable,
            &self.code,
        ];
        let texts = [
            &self.signed,
            &self.refused,
            &self.witness,
            &self.reported_to,
            &self.late,
            &self.entered_by,
            &self.scan.no_scan,
        ];
        let lists = lists.into_iter().flatten();
        let answered = self.answered.iter().map(|said| &said.answer.text);
        let answered = answered.filter(|text| !text.is_empty());
        for text in lists.chain(texts.into_iter().flatten()).chain(answered) {
            BookText::Reason.check(text)?;
        }
        Ok(())
    }

    /// Parts what the flags say of several items, and puts ids in the place of the names by which they call them.
    ///
    /// # Errors
    /// A name that several items have.
    pub fn call_items(&mut self, names: &ItemNames) -> Result<(), Trouble> {
        let clear = self.clear.iter().map(|text| items(text, names));
        let clear: Result<Vec<Vec<String>>, Trouble> = clear.collect();
        self.clear = clear?.concat();
        let others = [&mut self.found, &mut self.unchecked, &mut self.inapplicable];
        for text in others.into_iter().flatten() {
            *text = item(text, names)?;
        }
        Ok(())
    }
}

/// An answer to an item, `[object:]item[=text]`, with the id of the item that is called by its name.
///
/// # Errors
/// A name that several items have.
fn item(text: &str, names: &ItemNames) -> Result<String, Trouble> {
    let end = text.find(['=', '＝']).unwrap_or(text.len());
    let (place, rest) = text.split_at(end);
    let whole = item_called(place, names)?;
    if matches!(names.find(&whole), Named::Id(_)) {
        return Ok(whole + rest);
    }
    let begin = place.rfind([':', '：']).map_or(0, |mark| {
        mark + place[mark..].chars().next().map_or(0, char::len_utf8)
    });
    let (object, called) = place.split_at(begin);
    let id = item_called(called, names)?;
    Ok(format!("{object}{id}{rest}"))
}

/// The same of several items in one text, parted as a list is, but not within a name.
///
/// # Errors
/// As [`item`].
fn items(text: &str, names: &ItemNames) -> Result<Vec<String>, Trouble> {
    let parts = names.part(text).into_iter();
    parts.map(|part| item(part, names)).collect()
}
