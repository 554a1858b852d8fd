//! What `init` asks and says of the office's files, and of last year's folder.

use std::path::Path;

use serde_json::{Value, json};

use crate::acts::lists::last_year::LastYear;
use crate::acts::lists::new_case::Wanted;
use crate::acts::lists::offers::{Files, Offers};
use crate::console::Console;
use crate::disk::signers;
use crate::domain::ground::list_name::ListName;
use crate::text::lists::made as words;
use crate::text::{says, terms};

use crate::commands::asking::Questions;

/// Asks list by list which file it is; what looks most like it stands first, and is the usual answer.
pub(super) fn ask(offers: &Offers, questions: &Questions) -> anyhow::Result<Files> {
    let (mut files, lang) = (Files::new(), questions.lang);
    for (list, tables) in &offers.lists {
        let choices = tables.iter().map(|(file, _)| file.clone());
        let mut choices: Vec<String> = choices.collect();
        choices.push(words::none_of_them(lang).to_owned());
        let question = words::ask_list(lang, terms::list(lang, *list));
        let chosen = questions.usually(&question, &choices, 0)?;
        if let Some((file, _)) = tables.get(chosen) {
            files.insert(*list, file.clone());
        }
    }
    Ok(files)
}

/// The folder was made beside the office's files.
pub(super) fn beside(
    root: &Path,
    (year, rehearsal, unnamed): (i32, bool, bool),
    (offers, files): (&Offers, &Files),
    console: &mut Console,
) -> std::io::Result<()> {
    let lang = console.lang;
    let folder = root.display();
    let head = if rehearsal {
        words::beside_rehearsal
    } else {
        words::beside
    };
    console.line(&head(lang, &folder, &year))?;
    for (list, file) in files {
        console.line(&words::taken(lang, terms::list(lang, *list), file))?;
    }
    for (list, tables) in offers.unsure(files) {
        let line = words::unsure(lang, terms::list(lang, list), lang.list(tables));
        console.line(&line)?;
    }
    let blank = ListName::ALL
        .into_iter()
        .filter(|list| !files.contains_key(list));
    let blank: Vec<&str> = blank.map(|list| terms::list(lang, list)).collect();
    if !blank.is_empty() {
        console.line(&words::blank(lang, lang.list(&blank)))?;
    }
    if !offers.unknown.is_empty() {
        console.line(&words::unknown(lang, lang.list(&offers.unknown)))?;
    }
    if unnamed {
        console.line(says::name_it(lang))?;
    }
    console.line(&words::beside_next(lang, folder))
}

/// The folder was made after last year's.
pub(super) fn after(
    root: &Path,
    (year, from): (i32, &Path),
    last: &LastYear,
    console: &mut Console,
) -> std::io::Result<()> {
    let lang = console.lang;
    let folder = root.display();
    console.line(&words::after(lang, &folder, year, from.display()))?;
    let files = last.files.iter().map(|(name, _)| name);
    console.line(&words::carried(lang, lang.list(files)))?;
    if !last.left.is_empty() {
        console.line(&words::left(lang, lang.list(&last.left)))?;
    }
    let plan = if last.own_plan {
        words::plan_blank
    } else {
        words::plan_shared
    };
    console.line(plan(lang))?;
    if last.files.iter().any(|(name, _)| name == signers::FILE) {
        console.line(words::signers_next(lang))?;
    }
    console.line(&words::after_next(lang, folder))
}

/// Adds to the document what was taken, and what was not.
pub(super) fn add(document: &mut Value, offers: &Offers, wanted: &Wanted) {
    if *offers != Offers::default() {
        let files = wanted.files.iter().map(|(list, file)| (list.key(), file));
        let unsure = offers
            .unsure(&wanted.files)
            .map(|(list, files)| (list.key(), files));
        document["files"] = json!(files.collect::<std::collections::BTreeMap<_, _>>());
        document["unsure"] = json!(unsure.collect::<std::collections::BTreeMap<_, _>>());
        document["unknown"] = json!(offers.unknown);
    }
    if let Some(last) = &wanted.last {
        let carried: Vec<&String> = last.files.iter().map(|(name, _)| name).collect();
        document["from"] = json!({ "year": last.year, "taken": carried, "left": last.left });
    }
}
