//! manifest.txt ⇄ [`Manifest`].

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::domain::ground::cell::is_id;
use crate::domain::ground::date;
use crate::domain::ground::ratio::{Ratio, RatioFlaw};
use crate::domain::ground::sha::Sha;
use crate::domain::method::frame::Grouping;
use crate::domain::method::manifest::{METHOD, Manifest, Take, TextDigest, check_group};
use crate::domain::method::source::Source;
use crate::domain::method::text_flaw::{TextFlaw, TextName};
use crate::domain::refusal::Refusal;

use crate::format::number_text::whole;
use crate::format::{ReadError, text_lines};

/// The bytes of a manifest.
pub fn write(manifest: &Manifest) -> String {
    let mut text = format!(
        "method: {METHOD}\nbureau: {}\ntask: {}\nround: {}\nseal: {}\nsource: {}\nitems: {}\nwindow: {}..{}\n",
        manifest.bureau,
        manifest.task,
        manifest.round,
        manifest.seal,
        manifest.source.text(),
        manifest.items.join(","),
        manifest.window.0.format("%Y-%m-%d"),
        manifest.window.1.format("%Y-%m-%d"),
    );
    for (name, digest) in TextName::LISTS.iter().zip(&manifest.texts) {
        let _ = writeln!(text, "{}: {}", name.key(), digest_text(*name, digest));
    }
    for take in &manifest.takes {
        let parting = if take.stratum.is_empty() { "" } else { " " };
        let _ = writeln!(
            text,
            "take: {}{parting}{} of {} = {}",
            take.stratum, take.how, take.of, take.take
        );
    }
    let grouping = &manifest.grouping;
    let or = |number: Option<u32>, word: &str| number.map_or(word.to_owned(), |n| n.to_string());
    let _ = write!(
        text,
        "group: {}\nqualified: {}\nteams: {}\npool: {}\n",
        grouping.group,
        grouping.qualified,
        or(grouping.teams, "none"),
        or(grouping.pool, "all"),
    );
    text
}

/// A text's value in the manifest: `<lines> sha256 <hex>`, or `<lines> salted <hex>`.
pub fn digest_text(name: TextName, digest: &TextDigest) -> String {
    format!("{} {} {}", digest.lines, how(name), digest.sha)
}

fn how(name: TextName) -> &'static str {
    if name.is_salted() { "salted" } else { "sha256" }
}

/// Reads a manifest: exactly its keys, in their order, every value of its form.
///
/// # Errors
/// A [`Refusal`] naming the line.
pub fn read(bytes: &[u8]) -> Result<Manifest, ReadError> {
    let mut lines: Vec<String> = Vec::new();
    text_lines::read(TextName::Manifest, bytes, |_, cells| {
        if cells.len() > 1 {
            return Err(TextFlaw::Control('\t'));
        }
        lines.push(cells[0].to_owned());
        Ok(())
    })?;
    let mut at = Lines {
        lines: &lines,
        next: 0,
    };
    at.value("method", |v| (v == METHOD).then_some(()))?;
    let bureau = at.value("bureau", |v| Some(v.to_owned()))?;
    let task = at.checked("task", id)?;
    let round = at.value("round", |v| whole(v).filter(|&n: &u32| n >= 1))?;
    let seal = at.value("seal", whole)?;
    let source = at.value("source", |v| {
        Source::from_text(v).filter(|source| source.goes_with(seal))
    })?;
    let items = at.checked("items", ids)?;
    let window = at.value("window", window)?;
    let mut texts = [TextDigest {
        lines: 0,
        sha: Sha([0; 32]),
    }; 5];
    for (name, text) in TextName::LISTS.iter().zip(&mut texts) {
        *text = at.value(name.key(), |v| digest(*name, v))?;
    }
    let takes = at.takes()?;
    let group_line = at.next + 1;
    let grouping = Grouping {
        group: at.value("group", whole)?,
        qualified: at.value("qualified", whole)?,
        teams: at.value("teams", |v| positive_or(v, "none").ok())?,
        pool: at.value("pool", |v| positive_or(v, "all").ok())?,
    };
    if at.next < lines.len() {
        return Err(at
            .refuse(at.next + 1, TextFlaw::Key { expected: "" })
            .into());
    }
    check_group(&grouping).map_err(|flaw| at.refuse(group_line, flaw))?;
    Ok(Manifest {
        bureau,
        task,
        round,
        seal,
        source,
        items,
        window,
        texts,
        takes,
        grouping,
    })
}

/// The lines of a manifest, read one by one.
struct Lines<'a> {
    lines: &'a [String],
    next: usize,
}

impl<'a> Lines<'a> {
    /// One take or more; those by stratum ascending.
    fn takes(&mut self) -> Result<Vec<Take>, ReadError> {
        let mut takes: Vec<Take> = Vec::new();
        while takes.is_empty() || self.has("take") {
            let take = self.checked("take", take)?;
            let ordered = takes
                .last()
                .is_none_or(|last| last.stratum.as_bytes() < take.stratum.as_bytes());
            if !ordered || (takes.len() == 1 && takes[0].stratum.is_empty()) {
                return Err(self
                    .refuse(self.next, TextFlaw::Stratum(take.stratum))
                    .into());
            }
            takes.push(take);
        }
        Ok(takes)
    }

    fn has(&self, key: &str) -> bool {
        self.lines
            .get(self.next)
            .and_then(|l| l.split_once(':'))
            .is_some_and(|(k, _)| k == key)
    }

    fn refuse(&self, line: usize, flaw: TextFlaw) -> Refusal {
        Refusal::text(
            TextName::Manifest,
            Some(line.min(self.lines.len()).max(1) as u64),
            flaw,
        )
    }

    /// The value of the next line, which must have this key.
    fn raw(&mut self, key: &'static str) -> Result<&'a str, Refusal> {
        let line = self.lines.get(self.next).map_or("", String::as_str);
        self.next += 1;
        let value = line
            .strip_prefix(key)
            .and_then(|rest| rest.strip_prefix(": "))
            .ok_or_else(|| self.refuse(self.next, TextFlaw::Key { expected: key }))?;
        text_lines::check_cell(value).map_err(|flaw| self.refuse(self.next, flaw))?;
        Ok(value)
    }

    fn checked<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&str) -> Result<T, TextFlaw>,
    ) -> Result<T, Refusal> {
        let value = self.raw(key)?;
        read(value).map_err(|flaw| self.refuse(self.next, flaw))
    }

    fn value<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Refusal> {
        self.checked(key, |v| {
            read(v).ok_or_else(|| TextFlaw::Value {
                key: key.to_owned(),
                value: v.to_owned(),
            })
        })
    }
}

fn id(value: &str) -> Result<String, TextFlaw> {
    if is_id(value) {
        Ok(value.to_owned())
    } else {
        Err(TextFlaw::Id(value.to_owned()))
    }
}

fn ids(value: &str) -> Result<Vec<String>, TextFlaw> {
    let ids: Vec<String> = value.split(',').map(id).collect::<Result<_, _>>()?;
    match ids
        .windows(2)
        .find(|pair| pair[0].as_bytes() >= pair[1].as_bytes())
    {
        Some(pair) => Err(TextFlaw::Id(pair[1].clone())),
        None => Ok(ids),
    }
}

fn window(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = value.split_once("..")?;
    let window = (date::from_record(from)?, date::from_record(to)?);
    (window.0 <= window.1).then_some(window)
}

fn digest(name: TextName, value: &str) -> Option<TextDigest> {
    let (lines, rest) = value.split_once(' ')?;
    let hex = rest.strip_prefix(how(name))?.strip_prefix(' ')?;
    Some(TextDigest {
        lines: u64::from(whole::<u32>(lines)?),
        sha: Sha::from_hex(hex)?,
    })
}

/// Reads a take from the right, since a stratum may hold spaces.
fn take(value: &str) -> Result<Take, TextFlaw> {
    let malformed = || TextFlaw::Value {
        key: "take".to_owned(),
        value: value.to_owned(),
    };
    let (rest, take) = value.rsplit_once(" = ").ok_or_else(malformed)?;
    let (rest, of) = rest.rsplit_once(" of ").ok_or_else(malformed)?;
    let (stratum, how) = rest.rsplit_once(' ').unwrap_or(("", rest));
    if !stratum.is_empty() {
        text_lines::check_cell(stratum)?;
    } else if rest.contains(' ') {
        return Err(TextFlaw::Edges);
    }
    let how = match Ratio::from_manifest(how) {
        Ok(ratio) => ratio,
        Err(RatioFlaw::Form) if how.ends_with(['%', '‰']) || how.starts_with('#') => {
            return Err(TextFlaw::RatioForm(how.to_owned()));
        }
        Err(RatioFlaw::Form | RatioFlaw::Count) => return Err(malformed()),
    };
    let bounded = |text: &str| whole::<u32>(text).map(u64::from).ok_or_else(malformed);
    let (of, take) = (bounded(of)?, bounded(take)?);
    Ok(Take {
        stratum: stratum.to_owned(),
        how,
        of,
        take,
    })
}

/// A whole number, 1 or more, or a word in its place.
fn positive_or(value: &str, word: &str) -> Result<Option<u32>, ()> {
    if value == word {
        return Ok(None);
    }
    whole(value).filter(|&n: &u32| n >= 1).map(Some).ok_or(())
}
