//! What people type, read once for all commands: a visit, a draw, an object's code, a certificate number, an answer, a day, a
//! workbook.

use std::convert::Infallible;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::domain::acts::inspection::{Answer, ItemAnswer};
use crate::domain::ground::signer::SignerId;
use crate::domain::ground::word::word;
use crate::domain::ground::{cell, date};
use crate::domain::visit::draft::{SaidAnswer, SaidExpert};
use crate::domain::visit::result_words::recorded;
use crate::domain::visit::scan::SaidTime;
use crate::domain::visit::visit_name::VisitName;
use crate::text::usage::BadValue;

/// A visit: a draw, and an enterprise that is visited in it, or one of its objects.
#[derive(Debug, Clone, clap::Args)]
pub struct VisitArgs {
    #[arg(value_parser = id)]
    pub draw: String,
    #[arg(value_parser = called)]
    pub object: String,
}

impl VisitArgs {
    /// The visit, as it is named.
    pub fn name(&self) -> VisitName {
        VisitName {
            draw: self.draw.clone(),
            code: self.object.clone(),
        }
    }
}

/// Reads the id of a draw, a seal, a task or an item.
pub fn id(text: &str) -> Result<String, Infallible> {
    Ok(cell::tidy_id(text).into_owned())
}

/// Reads the code of an object, the certificate number of an inspector, or the name of one: codes are letters and digits, and
/// names are kept as they are written.
pub fn code(text: &str) -> Result<String, Infallible> {
    let code = cell::tidy_code(text);
    Ok(if code.is_ascii() {
        code.into_owned()
    } else {
        cell::tidy(text).into_owned()
    })
}

/// Reads what an enterprise or an object is called, by its code or its name: it is kept as it was typed, since sentences name
/// it, and whoever looks for it compares codes and names without regard to blanks and the case of letters.
pub fn called(text: &str) -> Result<String, Infallible> {
    Ok(cell::tidy(text).into_owned())
}

/// Reads who signs: `<role>/<certificate number or name>`.
pub fn signer(text: &str) -> Result<SignerId, BadValue> {
    SignerId::from_text(text.trim()).ok_or(BadValue::Signer)
}

/// Reads who assisted as an expert: `name/unit/with what`.
pub fn expert(text: &str) -> Result<SaidExpert, BadValue> {
    let form = || BadValue::Word(SaidExpert::FORM.to_vec());
    SaidExpert::from_text(text).ok_or_else(form)
}

/// Reads an answer to an item: `[object:]item[=text]`. Ids of items have no colon, codes of objects may.
pub fn answer(answer: Answer, text: &str) -> SaidAnswer {
    let (place, text) = text.split_once(['=', '＝']).unwrap_or((text, ""));
    let (object, item) = match place.rsplit_once([':', '：']) {
        Some((object, item)) => (Some(cell::tidy_code(object).into_owned()), item),
        None => (None, place),
    };
    let (item, text) = (cell::tidy_id(item).into_owned(), text.trim().to_owned());
    SaidAnswer {
        object,
        answer: ItemAnswer { item, answer, text },
    }
}

/// Reads a day in any form that the lists accept; 长期 is none.
pub fn day(text: &str) -> Result<NaiveDate, BadValue> {
    let text = word(text);
    let day = date::from_cell(&text).filter(|_| text.contains(char::is_numeric));
    day.ok_or(BadValue::Day)
}

/// Reads a time of day, with its day or without.
pub fn time(text: &str) -> Result<SaidTime, BadValue> {
    let form = || BadValue::Word(SaidTime::FORM.to_vec());
    SaidTime::read(text).ok_or_else(form)
}

/// Reads yes or no.
pub fn yes(text: &str) -> Result<bool, BadValue> {
    recorded(text).ok_or_else(|| BadValue::Word(vec!["yes", "no"]))
}

/// Reads the name of a workbook to be written.
pub fn workbook(text: &str) -> Result<PathBuf, BadValue> {
    let path = PathBuf::from(text);
    let extension = path.extension().unwrap_or_default();
    if extension.eq_ignore_ascii_case("xlsx") {
        return Ok(path);
    }
    Err(BadValue::Workbook)
}

/// Values given one by one, or several in one, parted by commas or semicolons.
pub fn listed(values: &[String]) -> Vec<String> {
    let parts = values
        .iter()
        .flat_map(|value| value.split([',', '，', ';', '；', '、']));
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}
