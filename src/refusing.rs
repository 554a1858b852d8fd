//! How a failure ends a command: its sentences on the screen, and its exit code.

use crate::acts::BookHead;
use crate::domain::lists::case_flaw::{CaseFlaw, Unreadable};
use crate::text::{Lang, Say, says, system};
use serde_json::{Value, json};

use crate::console::Console;
use crate::disk::Trouble;
use crate::domain::refusal::Refusal;
use crate::exit::Exit;

/// Says what went wrong and what to do; gives the exit code. What stands in the book by then, `written`, is said to be done.
///
/// # Errors
/// The screen cannot be written.
pub fn say(
    error: &anyhow::Error,
    written: Option<BookHead>,
    console: &mut Console,
) -> std::io::Result<Exit> {
    if let Some(head) = written {
        return done_but(error, head, console);
    }
    match error.downcast_ref::<Trouble>() {
        Some(trouble) => {
            let document = aside(trouble, console)?;
            console.document(&document)?;
            Ok(exit(trouble))
        }
        None if is_closed_pipe(error) => Ok(Exit::Done),
        None => {
            let lang = console.lang;
            let what = other(lang, error);
            console.aside(&says::unexpected(lang, &what))?;
            console.document(&json!({ "file_trouble": null, "what": what }))?;
            Ok(Exit::Files)
        }
    }
}

/// An act that is in the book, and something behind it failed: the screen, a folder, what was to follow.
fn done_but(error: &anyhow::Error, head: BookHead, console: &mut Console) -> std::io::Result<Exit> {
    if is_closed_pipe(error) {
        return Ok(Exit::Done);
    }
    let lang = console.lang;
    let sha = head.sha.map(|sha| sha.to_string());
    let what = match error.downcast_ref::<Trouble>() {
        Some(trouble) => what(lang, trouble),
        None => other(lang, error),
    };
    let sha = sha.unwrap_or_default();
    let said = says::done_but(lang, head.lines, console.digest(&sha), &what);
    console.aside(&said)?;
    if let Some(Trouble::Refused(refusal)) = error.downcast_ref::<Trouble>() {
        console.aside(&says::todo(lang, &refusal.say(lang).todo))?;
    }
    console.document(&json!({ "done": head.lines, "head": head.sha, "but": what }))?;
    Ok(Exit::Part)
}

/// A failure of the screen, or of whatever else is no trouble with files of the case folder.
fn other(lang: Lang, error: &anyhow::Error) -> String {
    let mut causes = error.chain();
    let of_system = causes.find_map(|cause| cause.downcast_ref::<std::io::Error>());
    of_system.map_or_else(|| format!("{error:#}"), |error| system::error(lang, error))
}

/// What went wrong, in a few words.
pub fn what(lang: Lang, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused(refusal) => refusal.say(lang).what,
        Trouble::File { path, error } => {
            says::path_error(lang, path.display(), system::error(lang, error))
        }
    }
}

/// Says what went wrong and what to do beside the output; gives it for scripts.
///
/// # Errors
/// The screen cannot be written.
pub fn aside(trouble: &Trouble, console: &mut Console) -> std::io::Result<Value> {
    let lang = console.lang;
    match trouble {
        Trouble::Refused(refusal) => {
            let said = refusal.say(lang);
            console.aside(&says::refused(lang, refusal.code(), &said.what))?;
            console.aside(&says::todo(lang, &said.todo))?;
            Ok(json!({ "refused": refusal.code(), "what": said.what, "todo": said.todo }))
        }
        Trouble::File { path, error } => {
            let error = system::error(lang, error);
            let what = says::file_trouble(lang, path.display(), error);
            console.aside(&what)?;
            Ok(json!({ "file_trouble": path, "what": what }))
        }
    }
}

fn exit(trouble: &Trouble) -> Exit {
    let Trouble::Refused(refusal) = trouble else {
        return Exit::Files;
    };
    // What only the disk is to blame for.
    let of_files = matches!(
        **refusal,
        Refusal::Case(
            CaseFlaw::NoTemporary { .. }
                | CaseFlaw::Unreadable {
                    why: Unreadable::Missing(_),
                    ..
                }
        )
    );
    if of_files { Exit::Files } else { Exit::Refused }
}

/// Whether the reader of our output has gone away, as `head` does: nothing to complain of.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
