//! Repeats every replacement of a draw from its folder and the book.

use std::collections::BTreeSet;
use std::path::Path;

use crate::domain::method::key::{Seed, derive};
use crate::domain::method::text_flaw::TextName;
use crate::domain::method::verify::{Difference, Verdict};
use crate::domain::refusal::Refusal;
use crate::domain::replace::check::Repetition;
use crate::domain::visit::log::VisitLogs;
use crate::format::draw_json::DrawRecord;
use crate::format::texts::Texts;

use crate::disk::{At, Trouble, draw_folder, ledger};

/// What came of the repetition; nothing when no replacement of the draw has an outcome.
///
/// # Errors
/// The file system fails.
pub fn check(
    folder: &Path,
    draw: &str,
    logs: &VisitLogs,
    (texts, record): (&Texts, &DrawRecord),
) -> Result<Option<Verdict<Refusal>>, Trouble> {
    let here = logs
        .replacements
        .iter()
        .filter(|r| r.request.visit.draw == draw);
    let mut named: BTreeSet<&str> = record.repeated.drawn.codes().collect();
    for replacement in here {
        named.insert(&replacement.request.visit.object);
        if let Some(outcome) = &replacement.outcome {
            let objects = outcome.act.passed.iter().chain(&outcome.act.object);
            named.extend(objects.map(String::as_str));
        }
    }
    let path = folder.join(TextName::Manifest.file());
    let manifest = std::fs::read(&path).at(&path)?;
    let Ok(seed) = Seed::new(record.repeated.value("seed")) else {
        return Ok(None);
    };
    let repetition = Repetition {
        draw,
        manifest: &manifest,
        frame: &texts.frame,
        rows: &record.repeated.drawn,
        key: derive(&manifest, &seed),
        logs,
        lines: &draw_folder::lines_of(folder, &named)?,
    };
    if repetition.count() == 0 {
        return Ok(None);
    }
    let found = repetition.check().map_or_else(
        |difference| {
            let place = format!("{} {}", ledger::FILE, difference.place);
            Verdict::Differs(Difference {
                place,
                ..difference
            })
        },
        |()| Verdict::Holds,
    );
    Ok(Some(found))
}
