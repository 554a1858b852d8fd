//! A publication held against its own list of the book's lines: what public.json tells are lines, and no line of an act that
//! is public is left out (第二十五条: complete, exact, true).

use std::collections::{BTreeMap, BTreeSet};

use super::lines::{PublicHead, Stated, Vanished, vanished};
use super::publication::Public;
use super::publication_flaw::PublicationFlaw as Flaw;
use super::rounds::{PublicRound, rounds};
use super::seals::{PublicFate, PublicSeal};
use super::stated;
use super::withheld::{coverage_told, coverage_wrong, not_withheld, replacements_told};
use crate::domain::ground::act_kind::ActKind;
use crate::domain::method::source::come_together;

/// What of public.json does not go with lines.csv, or with itself.
pub fn flaws(public: &Public) -> BTreeSet<Flaw> {
    let mut found = BTreeSet::new();
    heads(public, &mut found);
    acts(public, &mut found);
    seals(public, &mut found);
    bases(public, &mut found);
    let wrong = not_withheld(public)
        .into_iter()
        .chain(coverage_told(public));
    found.extend(wrong.map(Flaw::Withheld));
    found.extend(coverage_wrong(public).then_some(Flaw::Coverage));
    let objects = replacements_told(public).into_iter();
    found.extend(objects.map(|(draw, code)| Flaw::Object { draw, code }));
    found
}

/// What an older publication, or a list of it, states and this one does not any more. A draw with results cannot be voided, so
/// whatever was entered stays.
pub fn since(older: &Stated, public: &Public) -> Vec<Vanished> {
    vanished(older, &stated::of(public))
}

/// The digest of every line is there, and those of its publications are the heads.
fn heads(public: &Public, found: &mut BTreeSet<Flaw>) {
    let last = public.lines.last();
    let head = last.map_or((0, None), |line| (line.seq, Some(line.sha256)));
    let stated = (public.head.line, public.head.sha256);
    let of_publications = public.lines.windows(2).filter_map(|pair| {
        let [before, line] = pair else { return None };
        (line.act == ActKind::Publish.word()).then_some((before.seq, before.sha256))
    });
    let of_last = last.map(|line| (line.seq, line.sha256));
    let expected: Vec<_> = of_publications.chain(of_last).collect();
    let heads = public.heads.iter();
    let listed: Vec<_> = heads.map(|head| (head.line, head.sha256)).collect();
    let of_today = |head: &PublicHead| head.day == public.day;
    if head != stated || listed != expected || !public.heads.last().is_some_and(of_today) {
        found.insert(Flaw::Head);
    }
}

/// Plans, seals, draws and voids are those of the list, no more and no fewer.
fn acts(public: &Public, found: &mut BTreeSet<Flaw>) {
    let mut lines: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
    for line in &public.lines {
        lines.entry(&line.act).or_default().insert(line.seq);
    }
    // What a line that is not accepted says is left out; that it is there is told.
    for refused in &public.refused {
        let of_act = lines.entry(&refused.act).or_default();
        if !of_act.remove(&refused.line) || refused.codes.is_empty() {
            found.insert(Flaw::NoLine(format!("{} {}", refused.act, refused.line)));
        }
    }
    let lines_of = |kind: ActKind| lines.get(kind.word()).cloned().unwrap_or_default();
    let seals = public.seals.iter().map(|seal| (seal.line, &seal.id));
    let draws = public.draws.iter().map(|draw| (draw.line, &draw.id));
    let withheld = public.withheld.iter().map(|draw| (draw.line, &draw.id));
    let both: [(ActKind, Vec<(u64, &String)>); 2] = [
        (ActKind::Seal, seals.collect()),
        (ActKind::Draw, draws.chain(withheld).collect()),
    ];
    for (kind, told) in both {
        let mut untold = lines_of(kind);
        for (line, id) in told {
            if !untold.remove(&line) {
                found.insert(Flaw::NoLine(id.clone()));
            }
        }
        let act = kind.word().to_owned();
        found.extend(untold.into_iter().map(|line| Flaw::Untold {
            line,
            act: act.clone(),
        }));
    }
    let voided = public.draws.iter().map(|draw| &draw.voided);
    let voided = voided.chain(public.withheld.iter().map(|draw| &draw.voided));
    let voided = voided.filter(|voided| voided.is_some());
    let unused = public
        .seals
        .iter()
        .filter(|seal| seal.fate == PublicFate::Voided);
    let filed = public.plans.iter().map(|plan| plan.filed.len());
    let counted = [
        (ActKind::Plan, public.plans.len()),
        (ActKind::Filed, filed.sum()),
        (ActKind::Void, voided.count() + unused.count()),
    ];
    for (kind, told) in counted {
        let lines = lines_of(kind).len();
        if lines != told {
            let act = kind.word().to_owned();
            found.insert(Flaw::Count { act, told, lines });
        }
    }
}

/// Every version of the plan but the first says who left the base since the one before.
fn bases(public: &Public, found: &mut BTreeSet<Flaw>) {
    let mut before = None;
    for plan in &public.plans {
        let fits = match (before, &plan.since_before) {
            (None, None) => true,
            (Some(before), Some(change)) => change.can_be((before, plan.base)),
            (None, Some(_)) | (Some(_), None) => false,
        };
        if !fits {
            found.insert(Flaw::PlanBase(plan.version));
        }
        before = Some(plan.base);
    }
}

/// Whether what a draw says that its seal says too is what this seal says.
fn is_of(draw: &PublicRound<'_>, seal: &PublicSeal) -> bool {
    let of_draw = (draw.task, draw.round, draw.seal);
    let texts = (seal.source.as_str(), seal.manifest_sha256.as_str());
    let since_plan = draw.since_plan;
    of_draw == (seal.task.as_str(), seal.round, seal.seal)
        && (draw.source, draw.commitment) == texts
        && *draw.passed_over == seal.passed_over
        && since_plan.is_none_or(|since_plan| *since_plan == seal.since_plan)
        && draw.sealed_at == Some(&seal.sealed_at)
        && seal.line < draw.line
}

/// Whether those that a draw without a seal says were passed over are voided draws of its day.
fn thrown_away(draw: &PublicRound<'_>, draws: &BTreeMap<&str, PublicRound<'_>>) -> bool {
    let fits = |id: &String| {
        draws.get(id.as_str()).is_some_and(|other| {
            let of_day = other.seal == 0 && other.drawn_on == draw.drawn_on;
            of_day && other.voided.is_some() && other.id != draw.id
        })
    };
    draw.passed_over.open.is_empty() && draw.passed_over.voided.iter().all(fits)
}

/// A draw that was made from a seal and the seal say the same, and only seals of the same moment were passed over.
fn seals(public: &Public, found: &mut BTreeSet<Flaw>) {
    let of: BTreeMap<&str, &PublicSeal> =
        public.seals.iter().map(|seal| (&*seal.id, seal)).collect();
    let draws = rounds(public).into_iter();
    let draws: BTreeMap<&str, PublicRound<'_>> = draws.map(|draw| (draw.id, draw)).collect();
    for seal in of.values() {
        let draw = seal.draw.as_ref().map(|id| draws.get(&**id));
        let made = |voided: bool| {
            let draw = draw.flatten();
            draw.is_some_and(|draw| draw.voided.is_some() == voided && is_of(draw, seal))
        };
        let fits = match seal.fate {
            PublicFate::Open => draw.is_none() && seal.reason.is_none(),
            PublicFate::Voided => draw.is_none() && seal.reason.is_some(),
            PublicFate::Drawn => made(false),
            PublicFate::DrawVoided => made(true),
        };
        if !fits || !passed_over(seal, &of) {
            found.insert(Flaw::Seal(seal.id.clone()));
        }
    }
    for draw in draws.values() {
        let mut seals = public.seals.iter();
        let of_draw =
            |seal: &PublicSeal| seal.draw.as_deref() == Some(draw.id) && is_of(draw, seal);
        let fits = if draw.seal == 0 {
            thrown_away(draw, &draws)
        } else {
            seals.any(of_draw)
        };
        if !fits {
            found.insert(Flaw::Seal(draw.id.to_owned()));
        }
    }
}

/// Whether those that a seal says were passed over are seals that can have been.
fn passed_over(seal: &PublicSeal, of: &BTreeMap<&str, &PublicSeal>) -> bool {
    let fits = |id: &String, fates: &[PublicFate]| {
        of.get(&**id).is_some_and(|other| {
            other.id != seal.id
                && fates.contains(&other.fate)
                && come_together(&seal.source, &other.source)
        })
    };
    let (open, voided) = (&seal.passed_over.open, &seal.passed_over.voided);
    open.iter().all(|id| fits(id, &[PublicFate::Open]))
        && voided
            .iter()
            .all(|id| fits(id, &[PublicFate::Voided, PublicFate::DrawVoided]))
}
