//! Facts of a book whose folders are gone.

use std::collections::BTreeSet;
use std::rc::Rc;

use choucha::domain::acts::entry::{DrawAct, PlanAct};
use choucha::domain::book::facts::{self, BaseCounted, DrawFacts, DrawPeople, Facts, PlanFacts};
use choucha::domain::day::calendar::Calendar;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::manifest::Manifest;
use choucha::domain::visit::readiness::Apart;

/// Nothing is at hand.
pub(crate) struct NotAtHand;

fn missing<T>(file: &str) -> Result<T, facts::NotAtHand> {
    Err(facts::NotAtHand(file.to_owned()))
}

impl Facts for NotAtHand {
    fn draw(&self, _act: &DrawAct) -> Result<Rc<DrawFacts>, facts::NotAtHand> {
        missing("draw.json")
    }

    fn cites(&self, _act: &DrawAct) -> Result<Rc<BTreeSet<String>>, facts::NotAtHand> {
        missing("excluded.txt")
    }

    fn apart(&self, _act: &DrawAct) -> Result<Rc<Apart>, facts::NotAtHand> {
        missing("recusals.txt")
    }

    fn plan(&self, _act: &PlanAct, _year: i32) -> Result<Rc<PlanFacts>, facts::NotAtHand> {
        missing("plan.csv")
    }

    fn manifest(&self, _folder: &str, _sha: Sha) -> Result<Rc<Manifest>, facts::NotAtHand> {
        missing("manifest.txt")
    }

    fn base(&self, _act: &PlanAct, _year: i32) -> Result<Option<BaseCounted>, facts::NotAtHand> {
        missing("objects.txt")
    }

    fn verifies_beacons(&self) -> bool {
        true
    }

    fn not_repeated(&self, _line: u64) -> Option<&str> {
        None
    }

    fn people(&self, _act: &DrawAct) -> Result<Rc<DrawPeople>, facts::NotAtHand> {
        missing("inspectors.txt")
    }

    fn calendar(&self) -> Result<&Calendar, facts::NotAtHand> {
        missing("calendar")
    }
}
