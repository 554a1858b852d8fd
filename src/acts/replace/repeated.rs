//! The replacements of a draw held against its texts and the book: for `verify` of the draw, and for `ledger verify`.

use std::collections::BTreeSet;

use crate::domain::acts::entry::{Act, draw_folder as folder_of};
use crate::domain::acts::replacement::{ObjectRequest, Passed};
use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::book::line_flaw::LineFlaw;
use crate::domain::method::key::{Seed, derive};
use crate::domain::method::text_flaw::TextName;
use crate::domain::method::verify::Verdict;
use crate::domain::refusal::Refusal;
use crate::domain::replace::check::{CapsAt, Repetition};
use crate::domain::replace::flaw::ReplacementFlaw;
use crate::domain::visit::visits::visit_of;
use crate::format::draw_json::DrawRecord;
use crate::format::texts::Texts;

use super::caps::Caps;
use crate::disk::book_read::{self, BookRead};
use crate::disk::case::Case;
use crate::disk::{At, Trouble, draw_folder, regular, settle};

/// What came of repeating the replacements and decisions of a draw.
#[derive(Debug)]
pub struct OfDraw {
    /// The draw's id.
    pub draw: String,
    /// What came of it.
    pub verdict: Verdict<Refusal>,
    /// The line that does not hold, where it is one.
    pub line: Option<u64>,
}

/// Whether every replacement of a draw and every decision is what texts and book give.
///
/// # Errors
/// The file system fails. What does not hold is no error.
pub fn check(
    case: &Case,
    read: &BookRead,
    draw: &DrawnRound,
    (texts, record): (&Texts, &DrawRecord),
) -> Result<OfDraw, Trouble> {
    let (id, replacements) = (&draw.act.draw, &read.book.visits.replacements);
    let of = |verdict, line| OfDraw {
        draw: id.clone(),
        verdict,
        line,
    };
    if let Some(refused) = refused_of(read, id) {
        return Ok(of(refused, None));
    }
    let folder = settle::on_disk(&case.root, &folder_of(id));
    let rows = &record.repeated.drawn;
    let requests = replacements.of(id).filter_map(|r| {
        let outcome = r.outcome.as_ref().and_then(|outcome| outcome.act.object());
        let taken = outcome.and_then(|outcome| outcome.object.as_ref());
        Some((r.seq, r.request.object()?, taken))
    });
    let requests: Vec<(u64, &ObjectRequest, Option<&String>)> = requests.collect();
    let later = requests.iter().flat_map(|(_, request, taken)| {
        let passed = request.passed.iter().map(|passed| &passed.code);
        passed.chain(*taken).chain([&request.object])
    });
    let named: BTreeSet<&str> = rows.codes().chain(later.map(String::as_str)).collect();
    let caps = match caps_at(case, &read.book, draw, &requests, texts) {
        Ok(caps) => caps,
        Err(Trouble::Refused(refusal)) => return Ok(of(Verdict::Refused(refusal), None)),
        Err(trouble) => return Err(trouble),
    };
    let path = folder.join(TextName::Manifest.file());
    let manifest = regular::read(&path).at(&path)?;
    let seed = Seed::new(&record.repeated.values.seed).map_err(Refusal::Seed)?;
    let repetition = Repetition {
        draw: id,
        manifest: &manifest,
        frame: &texts.frame,
        rows,
        owners: &texts.owners,
        key: derive(&manifest, &seed),
        salt: &texts.salt,
        logs: &read.book.visits,
        lines: &draw_folder::lines_of(&folder, &named)?,
        caps: &caps,
    };
    Ok(match repetition.check() {
        Ok(()) => of(Verdict::Holds, None),
        Err((line, difference)) => {
            let difference = difference.below(line).below(book_read::FILE);
            of(Verdict::Differs(difference), Some(line))
        }
    })
}

/// Whether the book has a line on a replacement in a draw, be it one that it refuses.
pub fn has_any(read: &BookRead, draw: &str) -> bool {
    read.book.visits.replacements.has_any_of(draw) || refused_of(read, draw).is_some()
}

/// The first line on a replacement in a draw that the book refuses.
fn refused_of(read: &BookRead, draw: &str) -> Option<Verdict<Refusal>> {
    let entry = |line: u64| {
        read.entries
            .get(usize::try_from(line).ok()?.checked_sub(1)?)
    };
    let visit = |line: u64| match &entry(line)?.act {
        Act::Replace(act) => Some(act.visit()),
        Act::Decision(act) => Some(&act.visit),
        Act::Replaced(act) => match &entry(act.request().0)?.act {
            Act::Replace(request) => Some(request.visit()),
            _ => None,
        },
        _ => None,
    };
    let mut lines = read.book.refused.iter();
    let line = lines.find(|line| visit(line.seq).is_some_and(|visit| visit.draw == draw.into()))?;
    let mut flaws = line.flaws.iter().cloned();
    Some(match flaws.next()? {
        LineFlaw::Replacement(ReplacementFlaw::Differs { difference, .. }) => {
            Verdict::Differs(difference.below(line.seq).below(book_read::FILE))
        }
        first => Verdict::Refused(Box::new(Refusal::of_line(first, flaws))),
    })
}

/// The caps that other draws had used up, of everything that the requests name.
fn caps_at(
    case: &Case,
    book: &Book,
    draw: &DrawnRound,
    requests: &[(u64, &ObjectRequest, Option<&String>)],
    texts: &Texts,
) -> Result<CapsAt, Trouble> {
    let mut at = CapsAt::new();
    if requests.is_empty() {
        return Ok(at);
    }
    let caps = Caps::read(case, book, draw)?;
    for (seq, request, taken) in requests {
        let passed = request.passed.iter().map(|Passed { code, .. }| code);
        for code in passed.chain(*taken) {
            let id = visit_of(code, &draw.act.draw, &texts.owners);
            let used_up = caps.used_up(&book.visits, &id.enterprise, *seq);
            at.extend(used_up.map(|draws| ((*seq, id.enterprise.to_string()), draws)));
        }
    }
    Ok(at)
}

/// The replacements of every draw that has any, held against texts and book: draw by draw, what came of it.
///
/// # Errors
/// The file system fails.
pub fn of_book(case: &Case, read: &BookRead) -> Result<Vec<OfDraw>, Trouble> {
    let mut found = Vec::new();
    for draw in &read.book.draws {
        let id = &draw.act.draw;
        if !has_any(read, id) {
            continue;
        }
        let folder = settle::on_disk(&case.root, &folder_of(id));
        let texts = draw_folder::read_texts(&folder);
        let both =
            texts.and_then(|texts| Ok((texts, draw_folder::record_of(&case.root, &draw.act)?)));
        let finding = both.and_then(|(texts, record)| check(case, read, draw, (&texts, &record)));
        found.push(match finding {
            Ok(finding) => finding,
            Err(Trouble::Refused(refusal)) => OfDraw {
                draw: id.clone(),
                verdict: Verdict::Refused(refusal),
                line: None,
            },
            Err(trouble) => return Err(trouble),
        });
    }
    Ok(found)
}
