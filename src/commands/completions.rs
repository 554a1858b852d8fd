//! `completions`: a shell's completion script.

use clap_complete::Shell;

use crate::exit::Exit;
use crate::text::help::help;

use crate::commands::Context;

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct Args {
    pub shell: Shell,
}

help! {
    HELP "completions": "生成命令行补全脚本", "Write a shell's completion script";
    example "choucha completions bash > choucha.bash", "choucha completions bash > choucha.bash";
    shell: "bash、zsh、fish、powershell 或 elvish", "bash, zsh, fish, powershell or elvish";
}

/// Writes the script for `command`, the whole command line.
pub fn run(args: &Args, mut command: clap::Command, context: &mut Context) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "choucha", &mut script);
    context.console.raw(&script)?;
    Ok(Exit::Done)
}
