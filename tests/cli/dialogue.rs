//! Commands at a terminal: somebody reads what they ask, and types.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::needed;
use crate::office::Office;

/// Runs a command in a pseudo-terminal: waits for each text, then types. Prints its exit code and all that was seen.
const SCRIPT: &str = r#"
import json, os, pty, select, sys, time

args, steps = json.loads(sys.argv[1]), json.loads(sys.argv[2])
pid, terminal = pty.fork()
if pid == 0:
    os.execve(args[0], args, {"USER": "tester", "LANG": "zh_CN.UTF-8", "TERM": "xterm"})
seen, mark, end = b"", 0, time.time() + 120

def read(wait):
    global seen
    if not select.select([terminal], [], [], wait)[0]:
        return True
    try:
        more = os.read(terminal, 65536)
    except OSError:
        more = b""
    seen += more
    return bool(more)

open_ = True
for text, keys in steps:
    text = text.encode()
    while open_ and time.time() < end and text not in seen[mark:]:
        open_ = read(1)
    if text not in seen[mark:]:
        break
    mark = seen.index(text, mark) + len(text)
    for key in keys:
        while open_ and read(0.15) and select.select([terminal], [], [], 0)[0]:
            pass
        os.write(terminal, key.encode())
while open_ and time.time() < end:
    open_ = read(1)
if open_:
    os.kill(pid, 9)
code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
print(json.dumps({"code": code, "seen": seen.decode("utf-8", "replace")}))
"#;

pub(crate) const ENTER: &str = "\r";

/// What is typed once this text has been seen, key by key.
pub(crate) type Step<'a> = (&'a str, &'a [&'a str]);

/// A dialogue: its exit code and what was on the screen. `None`, with the reason printed, where there is no Python.
pub(crate) fn dialogue(
    office: &Office,
    args: &[&str],
    steps: &[Step<'_>],
) -> Option<(i64, String)> {
    let case = office.case("");
    let words = [
        &[env!("CARGO_BIN_EXE_choucha"), "-C", case.to_str().unwrap()],
        args,
    ]
    .concat();
    let ran = Command::new(needed::program("python3")?)
        .args([
            "-c",
            SCRIPT,
            &json!(words).to_string(),
            &json!(steps).to_string(),
        ])
        .current_dir(Path::new("/"))
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    let said: Value = serde_json::from_slice(&ran.stdout).unwrap();
    Some((
        said["code"].as_i64().unwrap(),
        said["seen"].as_str().unwrap().to_owned(),
    ))
}

/// A text and enter.
pub(crate) fn typed(text: &str) -> [&str; 2] {
    [text, ENTER]
}
