//! A case folder (案卷): one bureau's year, complete.

use crate::domain::lists::case_flaw::CaseFlaw;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::domain::acts::in_force::SettingsNote;
use crate::domain::book::fold::Book;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::rules::RuleChange;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::columns::OwnHeadings;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::lists::settings_flaw::{SettingsFlaw, SettingsWhy};
use crate::domain::refusal::Refusal;
use crate::domain::settings::Settings;
use crate::format::{columns_toml, settings_text, settings_toml};

use crate::disk::draw_facts::FolderFacts;
use crate::disk::list_file::ListFile;
use crate::disk::{At, SETTINGS, Trouble, regular};

/// An open case folder.
#[derive(Debug)]
pub struct Case {
    /// Where it is.
    pub root: PathBuf,
    /// Where its lists are looked for: there, or for a copy in which something is tried, where they lie.
    lists_at: PathBuf,
    /// Its settings.
    pub settings: Settings,
    /// SHA-256 of choucha.toml, from which they were read.
    pub sha256: Sha,
    /// What its draws drew: what lines are judged by, read once.
    pub facts: Rc<FolderFacts>,
}

impl Case {
    /// Opens the case folder at `root`.
    ///
    /// # Errors
    /// [`CaseFlaw::NoCase`], [`CaseFlaw::Settings`], [`CaseFlaw::Columns`], or the file system fails.
    pub fn open(root: &Path) -> Result<Self, Trouble> {
        let path = root.join(SETTINGS);
        let text = match regular::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(CaseFlaw::NoCase(root.display().to_string()).into());
            }
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
                let why = SettingsWhy::Encoding;
                return Err(CaseFlaw::Settings(SettingsFlaw { line: None, why }).into());
            }
            Err(error) => return Err(error).at(&path),
        };
        let plain = settings_text::plain(&text);
        let mut settings = settings_toml::read(&plain)
            .map_err(CaseFlaw::Settings)
            .map_err(Refusal::from)?;
        settings.columns = columns_toml::read(&plain)?;
        Ok(Self {
            root: root.to_owned(),
            lists_at: root.to_owned(),
            settings,
            sha256: Sha::of(text.as_bytes()),
            facts: Rc::new(FolderFacts::new(root)),
        })
    }

    /// The same with the lists of the case folder of which this one is a copy.
    #[must_use]
    pub fn with_lists_of(mut self, root: &Path) -> Self {
        root.clone_into(&mut self.lists_at);
        self
    }

    /// The same under the rules in force, whatever choucha.toml has: readers answer by the book.
    #[must_use]
    pub fn under(mut self, book: &Book) -> Self {
        if book.lines > 0 {
            self.settings.rules.clone_from(&book.rules);
        }
        self
    }

    /// The same with the facts by which its book was judged.
    #[must_use]
    pub fn judged_by(mut self, facts: &Rc<FolderFacts>) -> Self {
        self.facts = Rc::clone(facts);
        self
    }

    /// The same in the year of the book, whatever choucha.toml names.
    #[must_use]
    pub fn of_year(&self, book: &Book) -> Self {
        let mut settings = self.settings.clone();
        settings.year = book.year;
        Self {
            root: self.root.clone(),
            lists_at: self.lists_at.clone(),
            settings,
            sha256: self.sha256,
            facts: Rc::clone(&self.facts),
        }
    }

    /// A book belongs to one year.
    ///
    /// # Errors
    /// [`PlanFlaw::OtherYear`] where choucha.toml names another.
    pub fn check_year(&self, book: &Book) -> Result<(), PlanFlaw> {
        let (asked, year) = (self.settings.year, book.year);
        if book.lines == 0 || asked == year {
            Ok(())
        } else {
            Err(PlanFlaw::OtherYear { asked, year })
        }
    }

    /// A book belongs to one bureau, from its first plan, seal or draw on.
    ///
    /// # Errors
    /// [`PlanFlaw::OtherBureau`] where choucha.toml names another.
    pub fn check_bureau(&self, book: &Book) -> Result<(), PlanFlaw> {
        book.check_bureau(&self.settings.bureau)
    }

    /// What choucha.toml has otherwise than the rules in force.
    pub fn rule_changes(&self, book: &Book) -> Vec<RuleChange> {
        if book.lines == 0 {
            return Vec::new();
        }
        book.rules.changes(&self.settings.rules)
    }

    /// What the book says of choucha.toml when something was decided by it.
    pub fn settings_note(&self) -> SettingsNote {
        SettingsNote {
            sha256: self.sha256,
            bureau: self.settings.bureau.clone(),
            taking_part: self.settings.taking_part.clone(),
            not_taking_part: self.settings.not_taking_part.clone(),
        }
    }

    /// Where a list lies.
    pub fn list(&self, list: ListName) -> ListFile {
        let file = self.settings.files.get(&list);
        self.handed_in(
            &self.lists_at.join(file.map_or(list.key(), String::as_str)),
            list,
        )
    }

    /// A file that somebody names for a list: the office's own headings are known in it too.
    pub fn handed_in(&self, path: &Path, list: ListName) -> ListFile {
        ListFile::named(path).under(self.settings.columns.get(&list))
    }
}

/// The office's own headings of a list in the case folder at `root`, if there is one that can be read.
pub fn own_headings(root: &Path, list: ListName) -> Option<OwnHeadings> {
    let case = Case::open(root).ok()?;
    case.settings.columns.get(&list).cloned()
}
