//! OpenSSH's ssh-keygen, for the demonstration's throw-away keys. No key of an office comes here.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::disk::{At, Trouble};

/// The program.
const PROGRAM: &str = "ssh-keygen";

/// Whether it is on this machine.
pub fn is_here() -> bool {
    // It knows no option that would do nothing: it is here if it can be asked for its usage.
    quiet(["-?"]).status().is_ok()
}

/// Makes a key without a passphrase.
///
/// # Errors
/// The program fails.
pub fn make(key: &Path) -> Result<(), Trouble> {
    let mut command = quiet(["-q", "-t", "ed25519", "-N", "", "-C", "", "-f"]);
    run(command.arg(key), key)
}

/// Signs a file: the signature lies beside it, `.sig` behind its name.
///
/// # Errors
/// The program fails.
pub fn sign(key: &Path, namespace: &str, file: &Path) -> Result<(), Trouble> {
    let mut command = quiet(["-Y", "sign", "-q", "-n", namespace, "-O", "hashalg=sha256"]);
    run(command.arg("-f").arg(key).arg(file), file)
}

fn quiet<const N: usize>(args: [&str; N]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(args).stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn run(command: &mut Command, about: &Path) -> Result<(), Trouble> {
    let status = command.status().at(Path::new(PROGRAM))?;
    if status.success() {
        return Ok(());
    }
    Err(std::io::Error::other(format!("{PROGRAM}: {status}"))).at(about)
}
