//! `completions`: a shell's completion script.

use clap_complete::Shell;

use crate::exit::Exit;

use crate::commands::Context;

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell.
    pub shell: Shell,
}

/// Writes the script for `command`, the whole command line.
///
/// # Errors
/// Standard output cannot be written.
pub fn run(args: &Args, mut command: clap::Command, context: &mut Context) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "choucha", &mut script);
    context.console.raw(&script)?;
    Ok(Exit::Done)
}
