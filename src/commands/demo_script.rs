//! The script of the demonstration, `data/demo/demo.toml`, as it is read.

use std::path::Path;

use serde::Deserialize;

use crate::disk::{Trouble, draw_folder};
use crate::domain::acts::entry::draw_folder as folder_of;
use crate::text::Lang;

/// The script.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Script {
    pub(super) made: Text,
    pub(super) end: Vec<Text>,
    #[serde(rename = "step")]
    pub(super) steps: Vec<DemoStep>,
}

/// A step.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoStep {
    pub(super) day: String,
    pub(super) what: Text,
    /// A draw and one of its objects, whose team the words may name.
    visit: Option<[String; 2]>,
    pub(super) run: Vec<Text>,
    #[serde(default = "done")]
    pub(super) ends: String,
    #[serde(default)]
    pub(super) keys: Vec<DemoKey>,
    pub(super) signed: Option<DemoSignature>,
}

impl DemoStep {
    /// The words of its command; who is in a team is known once the lot has fallen.
    pub(super) fn words(
        &self,
        lang: Lang,
        folder: &str,
        keys: &str,
        root: &Path,
    ) -> Result<Vec<String>, Trouble> {
        let words = self.run.iter().map(|word| word.of(lang, folder, keys));
        let mut words: Vec<String> = words.collect();
        if let Some([draw, object]) = &self.visit {
            let record = draw_folder::read_record(&root.join(folder_of(draw)))?;
            let row = record.repeated.drawn.iter().find(|row| row.code == object);
            let team = row.into_iter().flat_map(|row| row.team());
            for (seat, cert) in ["{leader}", "{member}"].into_iter().zip(team) {
                for word in &mut words {
                    *word = word.replace(seat, cert);
                }
            }
        }
        Ok(words)
    }

    /// Whether it needs the keys.
    pub(super) fn has_keys(&self) -> bool {
        let names = |word: &Text| word.of(Lang::En, "", "\0").contains('\0');
        !self.keys.is_empty() || self.run.iter().any(names)
    }
}

fn done() -> String {
    "done".to_owned()
}

/// A text of the script, the same in both languages or not.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Text {
    Same(String),
    Both([String; 2]),
}

impl Text {
    /// The text in a language, with the folders put in.
    pub(super) fn of(&self, lang: Lang, folder: &str, keys: &str) -> String {
        let text = match self {
            Self::Same(text) => text,
            Self::Both([zh, en]) => lang.pick(zh, en),
        };
        text.replace("{folder}", folder).replace("{keys}", keys)
    }
}

/// A key of the script: its file, and whose it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoKey {
    pub(super) file: String,
    pub(super) row: String,
}

/// A signature of the script: by which key, for what, of which file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoSignature {
    pub(super) key: String,
    pub(super) namespace: String,
    pub(super) file: String,
}

/// A step's command as it is typed in a shell, below `choucha`.
pub(super) fn typed(step: &DemoStep, words: &[String], folder: &str) -> String {
    let quoted = words.iter().map(|word| {
        let plain = |c: char| c.is_alphanumeric() || "-_.,/".contains(c);
        if word.chars().all(plain) || word == folder {
            word.clone()
        } else {
            format!("\"{word}\"")
        }
    });
    let command = quoted.collect::<Vec<_>>().join(" ");
    if words[0] == "init" {
        return command;
    }
    format!("-C {folder} --today {} {command}", step.day)
}
