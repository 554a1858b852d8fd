//! `help`: what `--help` says of a command.

use crate::text::help::help;

/// Arguments of `help`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "COMMAND")]
    pub words: Vec<String>,
}

help! {
    HELP "help": "查看一个命令的帮助", "Show the help of a command";
    example "choucha help record add\n      与 choucha record add --help 相同", "choucha help record add\n      the same as choucha record add --help";
    words "命令", "COMMAND": "命令，如 record add（默认为全部命令一览）", "The command, such as record add (default: all commands)";
}
