//! What a new case folder takes over from last year's: lists, codes, settings, signers and calendar. The plan and the book
//! are each year's own.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::disk::SETTINGS;
use crate::disk::case::Case;
use crate::disk::list_file::ListFile;
use crate::disk::{At, Trouble, book_read, calendar, signers};
use crate::domain::acts::in_force::FindingInForce;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::rules::Rules;
use crate::domain::lists::case_flaw::CaseFlaw;

/// Last year's folder, as far as it is taken over.
#[derive(Debug)]
pub struct LastYear {
    /// The bureau's name.
    pub bureau: String,
    /// Its year.
    pub year: i32,
    /// choucha.toml.
    pub settings: String,
    /// The rules in force in its book.
    pub rules: Rules,
    /// The finding codes in force in its book.
    pub findings: Vec<FindingInForce>,
    /// The files to copy, by their names below the folder.
    pub files: Vec<(String, PathBuf)>,
    /// Whether the plan is a file of its own: then the new folder gets an empty one.
    pub own_plan: bool,
    /// What lies in the folder and is not taken.
    pub left: Vec<String>,
}

/// Reads last year's case folder.
///
/// # Errors
/// [`CaseFlaw::NoCase`], [`CaseFlaw::NoBook`], settings or a book that cannot be read, or the file system fails.
pub fn read(root: &Path) -> Result<LastYear, Trouble> {
    let case = Case::open(root)?;
    let book = book_read::read(root)?.book;
    if book.lines == 0 {
        return Err(CaseFlaw::NoBook(root.display().to_string()).into());
    }
    let path = root.join(SETTINGS);
    let settings = fs::read_to_string(&path).at(&path)?;
    let lists: Vec<(ListName, PathBuf)> = ListName::ALL
        .into_iter()
        .map(|list| {
            let name = case.settings.files.get(&list);
            let name = name.map_or(list.key(), String::as_str);
            (list, ListFile::named(Path::new(name)).path)
        })
        .collect();
    let plan = lists.iter().find(|(list, _)| *list == ListName::Plan);
    let others = lists.iter().filter(|(list, _)| *list != ListName::Plan);
    let others: Vec<&PathBuf> = others.map(|(_, path)| path).collect();
    let own_plan = plan.is_none_or(|(_, path)| !others.contains(&path));
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for name in others {
        add(root, name, &mut files);
    }
    add(root, Path::new(signers::FILE), &mut files);
    let days = root.join(calendar::FOLDER);
    if days.is_dir() {
        for entry in fs::read_dir(&days).at(&days)? {
            let name = entry.at(&days)?.file_name();
            add(root, &Path::new(calendar::FOLDER).join(name), &mut files);
        }
    }
    let left = left(root, &files)?;
    Ok(LastYear {
        bureau: case.settings.bureau,
        year: book.year,
        settings,
        rules: book.rules.clone(),
        findings: book.findings.clone(),
        files,
        own_plan,
        left,
    })
}

/// Adds a file that lies in the folder; what lies elsewhere stays where it is.
fn add(root: &Path, name: &Path, files: &mut Vec<(String, PathBuf)>) {
    let inside = name
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let (shown, path) = (name.display().to_string(), root.join(name));
    if inside && path.is_file() && files.iter().all(|(known, _)| *known != shown) {
        files.push((shown, path));
    }
}

/// What lies in the folder beside the files that are taken.
fn left(root: &Path, files: &[(String, PathBuf)]) -> Result<Vec<String>, Trouble> {
    let mut left = Vec::new();
    for entry in fs::read_dir(root).at(root)? {
        let entry = entry.at(root)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let folder = format!("{name}/");
        let taken = files
            .iter()
            .any(|(known, _)| *known == name || known.starts_with(&folder));
        if !taken && name != SETTINGS && !name.starts_with('.') {
            left.push(if entry.path().is_dir() { folder } else { name });
        }
    }
    left.sort();
    Ok(left)
}

impl LastYear {
    /// Its settings for another year; a plan of its own gets the name of an empty one.
    pub fn settings_of(&self, year: i32) -> String {
        let own = format!("\"{PLAN}\"");
        let mut section = String::new();
        let lines = self.settings.lines().map(|line| {
            let key = line.split('=').next().unwrap_or_default().trim();
            if let Some(name) = line.trim().strip_prefix('[') {
                name.trim_end_matches(']').clone_into(&mut section);
            }
            match (section.as_str(), key) {
                ("", "year") => format!("year = {year}"),
                ("files", "plan") if self.own_plan && !line.contains(&own) => {
                    format!("plan = {own}")
                }
                _ => line.to_owned(),
            }
        });
        lines.map(|line| line + "\n").collect()
    }
}

/// The file of an empty plan.
pub const PLAN: &str = "plan.csv";
