//! `completions`: a shell's completion script, and what it asks this program: which words may follow, ids of tasks, draws
//! and seals of the case folder among them.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::Command;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{CompleteEnv, Shells};
use serde_json::json;

use crate::acts::book::ids;
use crate::exit::Exit;
use crate::text::help::help;

use crate::commands::Context;

/// The variable of the environment that a script sets when it asks.
const ASKED: &str = "CHOUCHA_COMPLETE";

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_parser = ["bash", "zsh", "fish", "powershell", "elvish"])]
    pub shell: String,
}

help! {
    HELP "completions": "生成命令行补全脚本：命令、参数、文件，以及案卷中的任务、抽取编号", "Write a shell's completion script: commands, arguments, files, and the ids of tasks and draws of the case folder";
    example "source <(choucha completions bash)\n      写进 ~/.bashrc；脚本每次询问本程序，须能找到 choucha", "source <(choucha completions bash)\n      belongs into ~/.bashrc; the script asks this program each time, so it has to find choucha";
    shell: "bash、zsh、fish、powershell 或 elvish", "bash, zsh, fish, powershell or elvish";
}

/// Writes the script.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    if let Some(shell) = Shells::builtins().completer(&args.shell) {
        shell.write_registration(ASKED, "choucha", "choucha", "choucha", &mut script)?;
    }
    if context.console.json {
        let script = String::from_utf8_lossy(&script);
        let document = json!({ "shell": args.shell, "script": script });
        context.console.document(&document)?;
    } else {
        context.console.raw(&script)?;
    }
    Ok(Exit::Done)
}

/// Answers a script that asks, by the command line that `command` makes for the words typed so far; `false` for every
/// other call.
pub fn answered(args: &[OsString], command: impl Fn(&[OsString]) -> Command) -> bool {
    let typed = args.iter().position(|arg| arg == "--");
    let typed = typed.map_or(&[][..], |at| &args[at + 1..]);
    let asked = CompleteEnv::with_factory(|| command(typed)).var(ASKED);
    let here = std::env::current_dir().ok();
    // A script of a shell that nobody knows gets no words.
    asked.try_complete(args, here.as_deref()).unwrap_or(true)
}

/// The command line with the ids of a case folder where it takes one.
pub fn with_ids(command: Command, root: &Path) -> Command {
    let of_void = command.get_name() == "void";
    let mut command = command.mut_args(|arg| {
        let ids = match arg.get_id().as_str() {
            "task" => ids::tasks,
            "draw" if of_void => ids::draws_and_seals,
            "draw" => ids::draws,
            _ => return arg,
        };
        let root = root.to_owned();
        arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
            let typed = typed.to_string_lossy();
            let ids = ids(&root).into_iter();
            let ids = ids.filter(|id| id.starts_with(&*typed));
            ids.map(CompletionCandidate::new).collect()
        }))
    });
    let below = command.get_subcommands();
    let below: Vec<String> = below.map(|below| below.get_name().to_owned()).collect();
    for name in below {
        command = command.mut_subcommand(name, |below| with_ids(below, root));
    }
    command
}
