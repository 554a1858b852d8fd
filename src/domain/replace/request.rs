//! A request to replace (申请更换, 第15条): when it may be made, when its lot may be drawn, and with which seed.

use super::bench::Sorted;
use super::flaw::ReplacementFlaw;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::Ground;
use crate::domain::ground::moment::Moment;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::given::{Given, SeedMisfit, SeedUsed};
use crate::domain::method::source::Source;
use crate::domain::method::typed_source;
use crate::domain::visit::log::VisitLogs;
use crate::domain::visit::replacements::Replacement;
use crate::domain::visit::visits::Visit;

/// Where the seed of a lot comes from, now that it can be drawn or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lot {
    /// The operating system gives one now.
    FromSystem,
    /// This one.
    Seed(SeedUsed),
    /// It comes up later.
    Later,
}

/// A visit that something may be asked of before its result: it has none, it is not lost, and no request waits.
///
/// # Errors
/// As [`Visit::check_open`], or [`ReplacementFlaw::Waits`].
pub fn check_open(visit: &Visit, logs: &VisitLogs) -> Result<(), ReplacementFlaw> {
    // A visit with a request has no result: the book takes none while it waits.
    match logs.replacements.pending(&visit.id) {
        Some(waiting) if !visit.is_lost() => Err(waits(waiting)),
        _ => Ok(visit.check_open(logs)?),
    }
}

/// That a request waits for its lot, as a refusal.
pub fn waits(request: &Replacement) -> ReplacementFlaw {
    ReplacementFlaw::Waits {
        visit: request.request.visit().clone(),
        line: request.seq,
        source: request.request.seat().map(|seat| seat.source.clone()),
    }
}

/// Whether somebody is in the team of a visit.
///
/// # Errors
/// [`ReplacementFlaw::NotInTeam`].
pub fn check_member(visit: &Visit, cert: &str) -> Result<(), ReplacementFlaw> {
    if visit.team.iter().any(|member| member == cert) {
        return Ok(());
    }
    Err(ReplacementFlaw::NotInTeam {
        visit: visit.id.clone(),
        cert: cert.to_owned(),
        team: visit.team.clone(),
    })
}

/// Whether somebody may assist as an expert (第七条): the visit is not lost, and `name` is neither the name nor the
/// certificate number of a member of its team.
///
/// # Errors
/// As [`Visit::check_there`], or [`ReplacementFlaw::ExpertInTeam`].
pub fn check_expert<'a>(
    visit: &'a Visit,
    names: impl Iterator<Item = &'a str>,
    name: &str,
) -> Result<(), ReplacementFlaw> {
    visit.check_there()?;
    let certs = visit.team.iter().map(String::as_str);
    if names.chain(certs).all(|member| member != name) {
        return Ok(());
    }
    Err(ReplacementFlaw::ExpertInTeam {
        visit: visit.id.clone(),
        name: name.to_owned(),
    })
}

/// The object of a visit that somebody calls lost: the one of this code, else the only one there is.
///
/// # Errors
/// [`ReplacementFlaw::WhichObject`] for the enterprise's code where its parts are visited, or a lost object's.
pub fn lost_object(visit: &Visit, code: &str) -> Result<String, ReplacementFlaw> {
    let objects = visit.to_inspect();
    match objects.as_slice() {
        [one] if *one == code || visit.id.enterprise == code.into() => Ok(one.clone()),
        _ if objects.iter().any(|object| object == code) => Ok(code.to_owned()),
        _ => {
            let visit = visit.id.clone();
            Err(ReplacementFlaw::WhichObject { visit, objects })
        }
    }
}

/// Whether a seat may be asked for: that of a member of the team, or one that nobody took when somebody left it.
///
/// # Errors
/// As [`check_open`], [`ReplacementFlaw::NotInTeam`], or [`ReplacementFlaw::Ground`].
pub fn check_seat(
    visit: &Visit,
    logs: &VisitLogs,
    leaver: &str,
    ground: Ground,
) -> Result<(), ReplacementFlaw> {
    check_open(visit, logs)?;
    if !visit.empty.iter().any(|left| left == leaver) {
        check_member(visit, leaver)?;
    }
    check_ground(ground, true)
}

/// Whether an object may be asked for in the place of one of a visit's; gives the lost one, which goes by `code`.
///
/// # Errors
/// As [`check_open`] and [`lost_object`], or [`ReplacementFlaw::Ground`].
pub fn check_object(
    visit: &Visit,
    logs: &VisitLogs,
    code: &str,
    ground: Ground,
) -> Result<String, ReplacementFlaw> {
    check_open(visit, logs)?;
    check_ground(ground, false)?;
    lost_object(visit, code)
}

/// Holds a ground against what it is given for: an inspector, or an object.
///
/// # Errors
/// [`ReplacementFlaw::Ground`] when it does not fit.
pub fn check_ground(ground: Ground, of_inspector: bool) -> Result<(), ReplacementFlaw> {
    if ground.is_of_inspector() == of_inspector {
        return Ok(());
    }
    Err(ReplacementFlaw::Ground {
        ground,
        of_inspector,
    })
}

/// A seat with candidates is drawn; one that nobody may take needs a decision (处理决定).
///
/// # Errors
/// [`ReplacementFlaw::NoCandidate`] where a lot is asked for, and [`ReplacementFlaw::NoDecision`] where it is decided.
pub fn check_candidates(
    visit: &VisitId,
    leaver: &str,
    sorted: &Sorted,
    decided: bool,
) -> Result<(), ReplacementFlaw> {
    let flaw = match (sorted.candidates.is_empty(), decided) {
        (true, false) => ReplacementFlaw::NoCandidate {
            visit: visit.clone(),
            leaver: leaver.to_owned(),
        },
        (false, true) => ReplacementFlaw::NoDecision(visit.clone()),
        _ => return Ok(()),
    };
    Err(flaw)
}

/// The source of a request: as it is said, else that of the seed that is given with it, else the operating system.
///
/// # Errors
/// [`DrawFlaw::SourceForm`].
pub fn source(said: Option<&str>, given: Option<&Given>, now: Moment) -> Result<Source, DrawFlaw> {
    let unsaid = if given.is_some() { "given" } else { "os" };
    let said = said.unwrap_or(unsaid);
    typed_source::read(said, now).ok_or_else(|| DrawFlaw::SourceForm(said.to_owned()))
}

/// The lot of a request that is being made at `now`: at once from the operating system or a given seed, later from an event
/// or a drand round that is still to come.
///
/// # Errors
/// [`ReplacementFlaw::SeedTooEarly`], [`DrawFlaw::NotAhead`], or as [`at_lot`].
pub fn at_request(
    source: &Source,
    given: Option<&Given>,
    now: Moment,
) -> Result<Lot, ReplacementFlaw> {
    match (source, given) {
        (Source::Drand(_) | Source::Event(_), Some(_)) => {
            Err(ReplacementFlaw::SeedTooEarly(source.text()))
        }
        (Source::Drand(_) | Source::Event(_), None) => {
            DrawFlaw::check_ahead(source, now)?;
            Ok(Lot::Later)
        }
        _ => at_lot(source, given, now),
    }
}

/// The lot of a request that is in the book, drawn at `now`.
///
/// # Errors
/// [`ReplacementFlaw::SeedNeeded`], [`ReplacementFlaw::SeedNotTaken`], or a seed that does not go with the source or cannot
/// be known yet.
pub fn at_lot(source: &Source, given: Option<&Given>, now: Moment) -> Result<Lot, ReplacementFlaw> {
    let used = source.seed(given).map_err(|misfit| match misfit {
        SeedMisfit::NotTaken => ReplacementFlaw::SeedNotTaken,
        SeedMisfit::Needed => ReplacementFlaw::SeedNeeded(source.text()),
        misfit => ReplacementFlaw::Draw(DrawFlaw::of_seed(source, misfit)),
    })?;
    DrawFlaw::check_known(source, now)?;
    Ok(used.map_or(Lot::FromSystem, Lot::Seed))
}
