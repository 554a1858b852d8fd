//! The choucha command.

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    choucha::cli::run(&args).into()
}
