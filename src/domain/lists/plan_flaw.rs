//! Why a plan is not published, or a round of it not drawn (P01–P17, P21–P22, 第13条, 第14条).

use chrono::{Datelike, NaiveDate};

use crate::domain::ground::coverage::Coverage;
use crate::domain::ground::ratio::Ratio;
use crate::domain::ground::sha::Sha;

/// A plan, or a task of it, that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanFlaw {
    /// P01: the task is in no published plan.
    NotPublished {
        /// The task.
        task: String,
        /// The version in force; 0 when none has been published.
        version: u32,
    },
    /// P02: the task is not any more what the published plan says.
    PlanChanged {
        /// The task.
        task: String,
        /// The version in force.
        version: u32,
    },
    /// P03: a task of the published plan is no 临时任务.
    NotAdhoc {
        /// The task.
        task: String,
        /// The version in force.
        version: u32,
    },
    /// P04: the plan cannot reach the rule's coverage, whatever is drawn.
    CoverageShort {
        /// The most it can reach.
        most: String,
        /// The rule.
        rule: String,
    },
    /// P05: the plan says the same as its version in force.
    SamePlan(u32),
    /// P06: a change of the published plan needs a reason.
    PlanReason(u32),
    /// P07: no plan has been published.
    NoPlan,
    /// P08: the file of a published version was changed or is missing.
    PlanBroken(String),
    /// P09: the case folder is of another year than the one asked for, or named in choucha.toml.
    OtherYear {
        /// The year asked for.
        asked: i32,
        /// The folder's, by its book.
        year: i32,
    },
    /// P10: a seed for a round whose seal names another source.
    OtherSource {
        /// The source given.
        given: String,
        /// The seal's.
        sealed: String,
    },
    /// P11: the round is sealed, and its seal says where its task comes from.
    AdhocSealed(String),
    /// P12: the list of seeds has none for a round that is due.
    NoSeedListed {
        /// The task.
        task: String,
        /// The round.
        round: u32,
    },
    /// P13: a day that has not come.
    FutureDay {
        /// The day asked for.
        day: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// P21: no such version of the plan.
    NoVersion {
        /// The one asked for.
        version: u32,
        /// The last one.
        last: u32,
    },
    /// P22: the book has this filing of the version already.
    Filed(u32),
    /// P14: a day that is not in the year of the case folder.
    OutsideYear {
        /// The day.
        day: NaiveDate,
        /// The year.
        year: i32,
    },
    /// P15: the base that a version states is not that of its folder: objects, enterprises.
    OtherBase {
        /// What it states.
        said: (u64, u64),
        /// What objects.txt in its folder gives.
        counted: (u64, u64),
    },
    /// P16: a version does not say who left the base since the version before, or says what cannot be.
    BaseLeft(u32),
    /// P17: choucha.toml, or a line, names another bureau than the book's lines since its first plan.
    OtherBureau {
        /// What it names.
        asked: String,
        /// The book's.
        bureau: String,
    },
}

impl PlanFlaw {
    /// A round is drawn on a day of the case folder's year (第四条, 第13条).
    ///
    /// # Errors
    /// [`PlanFlaw::OutsideYear`].
    pub fn check_in_year(year: i32, day: NaiveDate) -> Result<(), Self> {
        if day.year() == year {
            Ok(())
        } else {
            Err(Self::OutsideYear { day, year })
        }
    }

    /// What is said to have been done was done today or before.
    ///
    /// # Errors
    /// [`PlanFlaw::FutureDay`].
    pub fn check_come(day: NaiveDate, today: NaiveDate) -> Result<(), Self> {
        if day <= today {
            Ok(())
        } else {
            Err(Self::FutureDay { day, today })
        }
    }

    /// A plan is published or run, and a round sealed, before or in that year, and not after it.
    ///
    /// # Errors
    /// [`PlanFlaw::OutsideYear`].
    pub fn check_not_over(year: i32, day: NaiveDate) -> Result<(), Self> {
        if day.year() <= year {
            Ok(())
        } else {
            Err(Self::OutsideYear { day, year })
        }
    }

    /// A version of the plan that comes after the one in force, whose digest is `former`, says something else and why; the
    /// first has nothing to change.
    ///
    /// # Errors
    /// [`PlanFlaw::SamePlan`] or [`PlanFlaw::PlanReason`].
    pub fn check_change(
        (version, former): (u32, Sha),
        plan: Sha,
        reason: Option<&str>,
    ) -> Result<(), Self> {
        if plan == former {
            return Err(Self::SamePlan(version));
        }
        reason.map_or(Err(Self::PlanReason(version)), |_| Ok(()))
    }

    /// A plan can reach the rule's coverage of its base, by the most that it can come to.
    ///
    /// # Errors
    /// [`PlanFlaw::CoverageShort`].
    pub fn check_coverage(most: Coverage, rule: Ratio) -> Result<(), Self> {
        if most.objects >= rule.take(most.base) {
            return Ok(());
        }
        let (most, rule) = (most.to_string(), rule.to_string());
        Err(Self::CoverageShort { most, rule })
    }

    /// The stable code, listed in docs/codes.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotPublished { .. } => "P01",
            Self::PlanChanged { .. } => "P02",
            Self::NotAdhoc { .. } => "P03",
            Self::CoverageShort { .. } => "P04",
            Self::SamePlan(_) => "P05",
            Self::PlanReason(_) => "P06",
            Self::NoPlan => "P07",
            Self::PlanBroken(_) => "P08",
            Self::OtherYear { .. } => "P09",
            Self::OtherSource { .. } => "P10",
            Self::AdhocSealed(_) => "P11",
            Self::NoSeedListed { .. } => "P12",
            Self::FutureDay { .. } => "P13",
            Self::OutsideYear { .. } => "P14",
            Self::OtherBase { .. } => "P15",
            Self::BaseLeft(_) => "P16",
            Self::OtherBureau { .. } => "P17",
            Self::NoVersion { .. } => "P21",
            Self::Filed(_) => "P22",
        }
    }
}
