//! What happens on the way of an act besides it, said; and how the program ends with that.

use crate::acts::{Desk, Note};
use crate::console::Console;
use crate::disk::Trouble;
use crate::disk::aside::OnTheWay;
use crate::disk::tail::Tail;
use crate::domain::book::flaw::BookFlaw;
use crate::exit::Exit;
use crate::refusing;
use crate::text::book::line_flaws;
use crate::text::book::rules as rules_words;
use crate::text::{Lang, Say, method, says};

/// Says what an act has noted.
pub(super) fn say(desk: &Desk, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    let (happened, notes) = desk.take_notes();
    for what in happened {
        console.undone |= what.leaves_undone();
        console.aside(&on_the_way(lang, &what))?;
    }
    for note in notes {
        let said = match note {
            Note::TornBefore(line, file) => says::torn_before(lang, line, file),
            Note::SetBack(back) => {
                let said = BookFlaw::SetBack(back).say(lang);
                says::noted(lang, "B05", said.what, said.todo)
            }
            Note::InFuture(ahead) => {
                let said = BookFlaw::InFuture(ahead).say(lang);
                says::noted(lang, "B20", said.what, said.todo)
            }
            Note::OtherBureau(other) => {
                let said = other.say(lang);
                says::noted(lang, other.code(), said.what, said.todo)
            }
            Note::Stray(folder) => {
                let stray = BookFlaw::Stray(folder);
                let said = stray.say(lang);
                says::noted(lang, stray.code(), said.what, said.todo)
            }
            Note::Refused(lines) => line_flaws::noted(lang, &lines),
            Note::FaultsSinceSeal(faults) => method::draw::faults_since_seal(lang, faults),
            Note::OtherRules(changes) => rules_words::other(lang, &changes),
            Note::Weaker(weaker) => {
                // This belongs to the output itself, and to the document.
                let said = rules_words::weaker(lang, &weaker);
                console.caveat("weaker_rules", &weaker, &said)?;
                continue;
            }
        };
        console.aside(&said)?;
    }
    Ok(())
}

fn on_the_way(lang: Lang, what: &OnTheWay) -> String {
    let trouble = |trouble: &Trouble| refusing::what(lang, trouble);
    match what {
        OnTheWay::LineEnded(line) => says::line_ended(lang, line),
        OnTheWay::SetAside(path) => says::torn_set_aside(lang, path.display()),
        OnTheWay::NotNamed(what) => says::not_named(lang, trouble(what)),
        OnTheWay::NotSettled(what) => says::not_settled(lang, trouble(what)),
        OnTheWay::NotFlushed(what) => says::not_flushed(lang, trouble(what)),
        OnTheWay::NotInPlace(what) => says::not_in_place(lang, trouble(what)),
        OnTheWay::PublicIsALink(to) => says::public_link(lang, to.display()),
        OnTheWay::PublicUnfinished => says::public_unfinished(lang).to_owned(),
    }
}

/// Says at the end of a command what has been noted since, and how the book's file ends; gives how the program ends.
///
/// # Errors
/// Standard error cannot be written.
pub fn conclude(exit: Exit, desk: &Desk, console: &mut Console) -> std::io::Result<Exit> {
    say(desk, console)?;
    // A book that cannot be read any more was told of before.
    let tail = desk.tail().unwrap_or_default();
    let said = match &tail {
        Tail::Whole => None,
        Tail::NoLineEnd => Some(says::no_line_end(console.lang).to_owned()),
        Tail::Torn(bytes) => Some(says::torn(console.lang, bytes.len())),
    };
    if let Some(said) = said {
        console.aside(&said)?;
    }
    Ok(match exit {
        Exit::Done if console.undone => Exit::Part,
        Exit::Done if tail != Tail::Whole => Exit::Fails,
        exit => exit,
    })
}
