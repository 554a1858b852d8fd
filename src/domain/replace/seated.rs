//! The visit whose seats a replacement is about: that of the inspector, or the one that an object in a lost one's place is
//! inspected at. One visit settles all of an enterprise (第2条 一次完成), so the object joins the visit of its enterprise.

use crate::domain::acts::inspection::VisitId;
use crate::domain::method::owners::Owners;
use crate::domain::visit::log::VisitLogs;
use crate::domain::visit::visits::Visit;

/// A visit, before its seats change hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seated {
    /// Draw and enterprise.
    pub at: VisitId,
    /// Its objects to inspect, the new one among them.
    pub objects: Vec<String>,
    /// Its team.
    pub team: Vec<String>,
}

impl Seated {
    /// A visit as it stands.
    pub fn of(visit: &Visit) -> Self {
        Self {
            at: visit.id.clone(),
            objects: visit.to_inspect(),
            team: visit.team.clone(),
        }
    }

    /// The visit at which the object `code` is inspected, in the place of a lost one of `former`: that of its enterprise
    /// among the `visits` of the draw, or one of the team of `former`.
    pub fn with(code: &str, visits: &[Visit], former: &Visit, owners: &Owners) -> Self {
        let at = visit_of(code, &former.id.draw, owners);
        let joined = visits.iter().find(|visit| visit.id == at);
        let mut objects = joined.map_or(Vec::new(), Visit::to_inspect);
        objects.push(code.to_owned());
        let team = joined.unwrap_or(former).team.clone();
        Self { at, objects, team }
    }
}

/// The visit that an object is or would be of.
pub fn visit_of(code: &str, draw: &str, owners: &Owners) -> VisitId {
    VisitId {
        draw: draw.to_owned(),
        enterprise: owners.enterprise_of(code).to_owned(),
    }
}

/// Whether an object cannot be drawn in a lost one's place, as the visit of its enterprise has its result.
pub fn is_settled(code: &str, draw: &str, owners: &Owners, logs: &VisitLogs) -> bool {
    logs.has_result(&visit_of(code, draw, owners))
}
