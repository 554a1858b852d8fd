//! What `ledger verify` says of the clock of a book.

use crate::console::Console;
use crate::domain::book::clock::{BookClock, InFuture};
use crate::domain::book::flaw::BookFlaw;
use crate::text::Say as _;
use crate::text::book::lines;

/// Lines whose clock was behind one before them, what was said of the clock, and a line in the future of this machine's.
pub(super) fn say(
    clock: &BookClock,
    future: Option<InFuture>,
    console: &mut Console,
) -> std::io::Result<()> {
    let lang = console.lang;
    for of in clock.set_back.chunk_by(|a, b| a.behind == b.behind) {
        let lines: Vec<u64> = of.iter().map(|of| of.line).collect();
        let seconds = of.iter().map(|of| of.seconds).max().unwrap_or_default();
        let latest = of[0].latest.china_time();
        console.line(&lines::set_back(
            lang,
            &lines,
            of[0].behind,
            seconds,
            &latest,
        ))?;
    }
    for right in &clock.righted {
        let until = right.highest.china_time();
        console.line(&lines::clock_right(lang, right.line, &until, &right.reason))?;
    }
    if let Some(future) = future {
        let said = BookFlaw::InFuture(future).say(lang);
        console.line(&lines::in_future(lang, said.what))?;
    }
    Ok(())
}
