//! What came of a draw or a rehearsal.

use super::side_by_side::{DrawnAgain, SideBySide};
use crate::acts::BookHead;
use crate::disk::names::Names;
use crate::domain::acts::in_force::SettingsChange;
use crate::domain::acts::origin::Origin;
use crate::domain::acts::since_plan::SincePlan;
use crate::domain::book::passed_over::PassedOver;
use crate::domain::day::calendar::Deadline;
use crate::domain::ground::coverage::{Coverage, EnterpriseCoverage};
use crate::domain::method::influence::RestsOn;
use crate::domain::method::standing::SeedStanding;
use crate::domain::method::verify::Repeated;
use crate::domain::year::plan::Task;
use crate::domain::year::planned_round::Stage;
use crate::format::texts::Texts;

/// What came of a draw or a rehearsal.
#[derive(Debug)]
pub struct DrawMade {
    /// The draw's id; none for a rehearsal.
    pub id: Option<String>,
    /// Its folder below the case folder; none for a rehearsal.
    pub folder: Option<String>,
    /// The task.
    pub task: Task,
    /// The texts.
    pub texts: Texts,
    /// The outcome.
    pub repeated: Repeated,
    /// What its seed can prove; nothing for a rehearsal.
    pub standing: Option<SeedStanding>,
    /// Names of what was drawn.
    pub names: Names,
    /// Enterprises to be visited whose cap other draws had used up since the seal.
    pub drawn_again: Vec<DrawnAgain>,
    /// Of the enterprises to be visited, what other rounds that wait could draw too.
    pub side_by_side: SideBySide,
    /// Coverage of the year before and after.
    pub coverage: (Coverage, Coverage),
    /// The same of enterprises.
    pub enterprises: (EnterpriseCoverage, EnterpriseCoverage),
    /// Where the task comes from; nothing for a rehearsal of a task that is not published yet.
    pub origin: Option<Origin>,
    /// What changed since the plan was published in what it could draw.
    pub since_plan: Option<SincePlan>,
    /// What was passed over for it; nothing for a rehearsal.
    pub passed_over: PassedOver,
    /// What its exclusions rest on.
    pub rests_on: RestsOn,
    /// What choucha.toml has otherwise than when the plan was published.
    pub settings_changed: Option<SettingsChange>,
    /// Where the day lies against the round's days.
    pub stage: Stage,
    /// The base at the plan's time and today's, when the library has shrunk by more than the settings let pass.
    pub shrunk: Option<(u64, u64)>,
    /// The version of the plan that the library was held against; 0 for none.
    pub version: u32,
    /// How many working days the result of a visit may take.
    pub entry_days: u32,
    /// The last day for the result of a visit that is completed on the round's last day; nothing when that is past, or no
    /// calendar covers it.
    pub deadline: Option<Deadline>,
    /// The head of the book after it; none for a rehearsal.
    pub head: BookHead,
}
