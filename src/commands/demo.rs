//! `demo`: the main job on the sample, from an empty folder through the year to a verified book, by the script in
//! `data/demo/`.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::acts::lists::init::Made;
use crate::disk::embedded::DEMO;
use crate::disk::{Trouble, draw_folder};
use crate::domain::acts::entry::draw_folder as folder_of;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::{Lang, demo};

use crate::commands::{Context, init};

/// Arguments of `demo`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(default_value = "choucha-demo")]
    pub dir: PathBuf,
}

help! {
    HELP "demo": "用样例走一遍：建卷、检查、封存、抽取、核验", "Go through the sample: make, check, seal, draw, verify";
    example "choucha demo\n      在 choucha-demo 文件夹中演示", "choucha demo\n      shows it in the folder choucha-demo";
    dir "文件夹", "DIR": "演示文件夹（默认 choucha-demo，须为空或不存在）", "Folder (default choucha-demo; must be empty or not there)";
}

/// The script.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    made: Text,
    end: Vec<Text>,
    #[serde(rename = "step")]
    steps: Vec<DemoStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoStep {
    day: String,
    what: Text,
    /// A draw and one of its objects, whose team the words may name.
    visit: Option<[String; 2]>,
    run: Vec<Text>,
    #[serde(default = "done")]
    ends: String,
}

fn done() -> String {
    "done".to_owned()
}

/// A text of the script, the same in both languages or not.
#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Same(String),
    Both([String; 2]),
}

impl Text {
    fn of(&self, lang: Lang, folder: &str) -> String {
        let text = match self {
            Self::Same(text) => text,
            Self::Both([zh, en]) => lang.pick(zh, en),
        };
        text.replace("{folder}", folder)
    }
}

impl DemoStep {
    /// The words of its command; who is in a team is known once the lot has fallen.
    fn words(&self, lang: Lang, folder: &str, root: &Path) -> Result<Vec<String>, Trouble> {
        let mut words: Vec<String> = self.run.iter().map(|word| word.of(lang, folder)).collect();
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
}

/// Runs a command as the command line does, by its words below `choucha`.
pub type Runner<'a> = &'a dyn Fn(&[String], &mut Context) -> anyhow::Result<Exit>;

pub fn run(args: &Args, context: &mut Context, runner: Runner<'_>) -> anyhow::Result<Exit> {
    context.desk.root = context.desk.root.join(&args.dir);
    let lang = context.console.lang;
    let folder = args.dir.display().to_string();
    let script: Script = toml::from_str(DEMO)?;
    let mut all_hold = true;
    for (place, step) in script.steps.iter().enumerate() {
        // The sample's year has its own days; the book shows that they were declared.
        context.desk.hand.declared = Some(step.day.clone());
        let words = step.words(lang, &folder, &context.desk.root)?;
        let command = typed(step, &words, &folder);
        let title = demo::step(lang, place + 1, &step.what.of(lang, &folder), &command);
        context.console.line(&format!("\n── {title}"))?;
        if words[0] == "init" {
            init::make(Made::Sample, context)?;
            context.console.line(&script.made.of(lang, &folder))?;
        } else {
            let ran = runner(&words, context);
            all_hold &= held(ran, &step.ends, context)?;
        }
    }
    context.console.line("")?;
    for text in &script.end {
        context.console.line(&text.of(lang, &folder))?;
    }
    Ok(if all_hold { Exit::Done } else { Exit::Fails })
}

/// Whether a step ended as it has to; a refusal that has to come is shown.
fn held(ran: anyhow::Result<Exit>, ends: &str, context: &mut Context) -> anyhow::Result<bool> {
    let error = match (ran, ends) {
        (Ok(Exit::Done), "done") | (Ok(Exit::Fails), "fails") | (Ok(Exit::Refused), "refused") => {
            return Ok(true);
        }
        (Ok(_), _) => return Ok(false),
        (Err(error), _) => error,
    };
    match error.downcast_ref::<Trouble>() {
        Some(Trouble::Refused(refusal)) if refusal.code() == ends => {
            crate::refusing::say(&error, &mut context.console)?;
            Ok(true)
        }
        _ => Err(error),
    }
}

/// A step's command as it is typed in a shell, below `choucha`.
fn typed(step: &DemoStep, words: &[String], folder: &str) -> String {
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
