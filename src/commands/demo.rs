//! `demo`: the main job on the sample, from an empty folder through the year to a verified book, by the script in
//! `data/demo/`.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::acts::lists::new_case::{Made, Wanted};
use crate::disk::Trouble;
use crate::disk::embedded::DEMO;
use crate::exit::Exit;
use crate::text::demo;
use crate::text::help::help;

use crate::commands::demo_keys::DemoKeys;
use crate::commands::demo_script::{Script, typed};
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

/// Runs a command as the command line does, by its words below `choucha`.
pub type Runner<'a> = &'a dyn Fn(&[String], &mut Context) -> anyhow::Result<Exit>;

pub fn run(args: &Args, context: &mut Context, runner: Runner<'_>) -> anyhow::Result<Exit> {
    context.desk.root = context.desk.root.join(&args.dir);
    let lang = context.console.lang;
    let folder = args.dir.display().to_string();
    let script: Script = toml::from_str(DEMO)?;
    let mut all_hold = true;
    let mut place = 0;
    let mut keys = None;
    let mut steps: Vec<Value> = Vec::new();
    for step in &script.steps {
        // The sample's year has its own days; the book shows that they were declared.
        context.desk.hand.declared = Some(step.day.clone());
        if !step.keys.is_empty() {
            keys = DemoKeys::make(&step.keys, &context.desk.root)?;
            if keys.is_none() {
                context
                    .console
                    .line(&format!("\n{}", demo::no_keys(lang)))?;
            }
        }
        if step.has_keys() && keys.is_none() {
            continue;
        }
        place += 1;
        let in_keys = keys.as_ref().map_or("", |keys| keys.name.as_str());
        let words = step.words(lang, &folder, in_keys, &context.desk.root)?;
        let what = step.what.of(lang, &folder, in_keys);
        let command = typed(step, &words, &folder);
        let title = demo::step(lang, place, &what, &command);
        context.console.line(&format!("\n── {title}"))?;
        if let (Some(keys), Some(signature)) = (&keys, &step.signed) {
            keys.sign(signature, &mut context.console)?;
        }
        context.console.gather();
        let held = if words[0] == "init" {
            let made = script.made.of(lang, &folder, in_keys);
            make(&made, context)
        } else {
            let ran = runner(&words, context);
            held(ran, &step.ends, context)
        };
        let documents = context.console.gathered();
        let as_it_has_to = held?;
        all_hold &= as_it_has_to;
        steps.push(json!({
            "step": place, "day": step.day, "what": what, "command": command, "words": words,
            "ends": step.ends, "holds": as_it_has_to, "document": documents.last(),
        }));
    }
    context.console.line("")?;
    for text in &script.end {
        context.console.line(&text.of(lang, &folder, ""))?;
    }
    context.console.document(&json!({
        "folder": context.desk.root, "holds": all_hold, "signed": keys.is_some(), "steps": steps,
    }))?;
    Ok(if all_hold { Exit::Done } else { Exit::Fails })
}

/// Makes the sample's case folder, and says what was made.
fn make(made: &str, context: &mut Context) -> anyhow::Result<bool> {
    let year = init::make(&Wanted::of(Made::Sample), context)?;
    context.console.document(&json!({
        "folder": context.desk.root, "sample": true, "rehearsal": true, "year": year,
    }))?;
    context.console.line(made)?;
    Ok(true)
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
            crate::refusing::say(&error, None, &mut context.console)?;
            Ok(true)
        }
        _ => Err(error),
    }
}
