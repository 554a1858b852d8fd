//! The screen: language, width, what goes to standard output and what beside it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::text::Lang;
use crate::view::fitted;
use crate::view::safe::visible;

/// How long a work must take before a bar is shown.
const BAR_AFTER: Duration = Duration::from_secs(1);

/// How a command is to speak.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// Whether one JSON document for scripts is asked for instead of sentences.
    pub json: bool,
    /// Whether digests are shown whole.
    pub verbose: bool,
    /// Whether nothing is said on the output as long as all goes well, but what was asked for.
    pub quiet: bool,
}

/// Where a command speaks.
pub struct Console {
    /// The language.
    pub lang: Lang,
    /// Whether one JSON document for scripts is asked for instead of sentences.
    pub json: bool,
    /// Whether digests are shown whole.
    pub verbose: bool,
    /// The terminal's width, where there is one.
    pub width: Option<u16>,
    /// Whether something of an act that is in the book was said not to be done.
    pub undone: bool,
    caveats: Map<String, Value>,
    /// Documents that are kept for a document of several steps; `None` where each is printed.
    gathered: Option<Vec<Value>>,
    /// What is said on the output only where the command does not succeed; `None` where everything is said at once.
    held: Option<Vec<u8>>,
    out: Box<dyn Write>,
    err: Box<dyn Write>,
}

impl Console {
    /// The process's own screen.
    pub fn new(lang: Lang, how: How) -> Self {
        let How {
            json,
            verbose,
            quiet,
        } = how;
        let width = if std::io::stdout().is_terminal() {
            Some(terminal_size::terminal_size().map_or(80, |(width, _)| width.0))
        } else {
            None
        };
        Self {
            lang,
            json,
            verbose,
            width,
            undone: false,
            caveats: Map::new(),
            gathered: None,
            held: quiet.then(Vec::new),
            // Colours are taken off sentences where they do not belong; a document is written as it is.
            out: if json {
                Box::new(std::io::stdout())
            } else {
                Box::new(anstream::stdout())
            },
            err: Box::new(anstream::stderr()),
        }
    }

    /// Prints a line; nothing when JSON is asked for.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn line(&mut self, text: &str) -> std::io::Result<()> {
        if self.json {
            Ok(())
        } else {
            let line = format!("{}\n", visible(&self.fitting(text)));
            self.say(&line)
        }
    }

    /// Says something on the output: at once, or once it is known that the command does not succeed.
    fn say(&mut self, text: &str) -> std::io::Result<()> {
        match &mut self.held {
            Some(held) => held.write_all(text.as_bytes()),
            None => self.out.write_all(text.as_bytes()),
        }
    }

    /// Prints a text that the command is there to print, also when nothing else is to be said; nothing when JSON is asked for.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn asked_for(&mut self, text: &str) -> std::io::Result<()> {
        let held = self.held.take();
        let printed = self.line(text);
        self.held = held;
        printed
    }

    /// Ends a command: where it does not succeed, what was held back is said.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn end(&mut self, succeeded: bool) -> std::io::Result<()> {
        match self.held.take() {
            Some(held) if !succeeded => self.out.write_all(&held),
            Some(_) | None => Ok(()),
        }
    }

    /// A line as it is shown: where it is wider than a mail, a terminal would break the digests in it, so they are shown by
    /// their first digits, unless they are asked for whole.
    fn fitting<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.verbose {
            Cow::Borrowed(text)
        } else {
            fitted::fitting(text)
        }
    }

    /// A digest as it is shown: its first digits, unless digests are asked for whole.
    pub fn digest<'d>(&self, digest: &'d str) -> &'d str {
        if self.verbose {
            digest
        } else {
            fitted::first_digits(digest)
        }
    }

    /// Prints several lines.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn lines(&mut self, lines: &[String]) -> std::io::Result<()> {
        lines.iter().try_for_each(|line| self.line(line))
    }

    /// Prints a line that holds or does not, with its mark.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn mark(&mut self, holds: bool, text: &str) -> std::io::Result<()> {
        if self.json {
            return Ok(());
        }
        let (mark, color) = if holds {
            ("✓", AnsiColor::Green)
        } else {
            ("✗", AnsiColor::Red)
        };
        let style = Style::new().fg_color(Some(color.into()));
        let text = self.fitting(text);
        let line = format!("{style}{mark}{style:#} {}\n", visible(&text));
        self.say(&line)
    }

    /// Says once what everything else on the output rests on: a line of it, or `key` of the document.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn caveat(&mut self, key: &str, value: &impl Serialize, said: &str) -> std::io::Result<()> {
        let value = serde_json::to_value(value)?;
        let before = self.caveats.insert(key.to_owned(), value.clone());
        if before.as_ref() == Some(&value) {
            Ok(())
        } else {
            self.line(said)
        }
    }

    /// Prints the one JSON document, when it is asked for, with every caveat.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn document(&mut self, value: &impl Serialize) -> std::io::Result<()> {
        if !self.json {
            return Ok(());
        }
        let mut value = serde_json::to_value(value)?;
        if let Value::Object(document) = &mut value {
            document.append(&mut self.caveats.clone());
        }
        if let Some(gathered) = &mut self.gathered {
            gathered.push(value);
            return Ok(());
        }
        serde_json::to_writer_pretty(&mut self.out, &value)?;
        writeln!(self.out)
    }

    /// The same for a document that ends with a long list: each thing in it is made when it is written, and not before.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn long_document<T: Serialize>(
        &mut self,
        head: &Map<String, Value>,
        list: &str,
        things: impl Iterator<Item = T>,
    ) -> std::io::Result<()> {
        if !self.json {
            return Ok(());
        }
        let document = LongDocument {
            head,
            list,
            things: RefCell::new(things),
            caveats: &self.caveats,
        };
        if let Some(gathered) = &mut self.gathered {
            gathered.push(serde_json::to_value(document)?);
            return Ok(());
        }
        serde_json::to_writer_pretty(&mut self.out, &document)?;
        writeln!(self.out)
    }

    /// From here on documents are kept, for the one document of several steps.
    pub fn gather(&mut self) {
        self.gathered = Some(Vec::new());
    }

    /// The documents that were kept; those that follow are printed again.
    pub fn gathered(&mut self) -> Vec<Value> {
        self.gathered.take().unwrap_or_default()
    }

    /// Prints bytes as they are: completions.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn raw(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.out.write_all(bytes)
    }

    /// Says something beside the output: notes, refusals.
    ///
    /// # Errors
    /// Standard error cannot be written.
    pub fn aside(&mut self, text: &str) -> std::io::Result<()> {
        let text = self.fitting(text);
        writeln!(self.err, "{}", visible(&text))
    }

    /// A bar that shows itself on a terminal once a work takes over a second.
    pub fn bar(&self, label: &'static str) -> Bar {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style =
            ProgressStyle::with_template("{msg} {wide_bar} {percent}% {bytes}/{total_bytes} {eta}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.set_message(label);
        Bar {
            shown: bar,
            begun: Instant::now(),
            terminal: std::io::stderr().is_terminal(),
        }
    }
}

/// A document that ends with a long list, and every caveat.
struct LongDocument<'a, I> {
    head: &'a Map<String, Value>,
    list: &'a str,
    things: RefCell<I>,
    caveats: &'a Map<String, Value>,
}

impl<T: Serialize, I: Iterator<Item = T>> Serialize for LongDocument<'_, I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_map(None)?;
        for (key, value) in self.head {
            document.serialize_entry(key, value)?;
        }
        document.serialize_entry(self.list, &List(&self.things))?;
        for (key, value) in self.caveats {
            document.serialize_entry(key, value)?;
        }
        document.end()
    }
}

/// What an iterator gives, once.
struct List<'a, I>(&'a RefCell<I>);

impl<T: Serialize, I: Iterator<Item = T>> Serialize for List<'_, I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&mut *self.0.borrow_mut())
    }
}

/// A progress bar.
pub struct Bar {
    shown: ProgressBar,
    begun: Instant,
    terminal: bool,
}

impl Bar {
    /// Told how far the work has come.
    pub fn at(&self, done: u64, all: u64) {
        if !self.terminal || self.begun.elapsed() < BAR_AFTER {
            return;
        }
        if self.shown.is_hidden() {
            self.shown.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.shown.set_length(all);
        self.shown.set_position(done);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.shown.finish_and_clear();
    }
}
