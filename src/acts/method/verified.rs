//! What a verification of a draw finds, check by check.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::disk::{At as _, Trouble, marked};
use crate::domain::acts::since_plan::SincePlan;
use crate::domain::book::passed_over::PassedOver;
use crate::domain::book::proof::Proof;
use crate::domain::book::witnessed::{SealStanding, Silent};
use crate::domain::ground::sha::Sha;
use crate::domain::method::influence::RestsOn;
use crate::domain::method::standing::{SeedName, SeedStanding};
use crate::domain::method::verify::{Check, Verdict};
use crate::domain::refusal::Refusal;
use crate::format::draw_json::DrawRecord;
use crate::format::list_csv::SaidStanding;
use crate::format::texts::Texts;

/// Digests of the files of a folder, by their names.
pub type Digests = BTreeMap<&'static str, Sha>;

/// Digests that files of a folder were found to have, by their names: they are not read for it again.
pub type Known<'a> = BTreeMap<&'a str, Sha>;

/// What a verification found.
#[derive(Debug, Default)]
pub struct Verified {
    /// Each check that was made, in order; of those of the folder the last is the first that does not hold, if one does not.
    pub checks: Vec<(Check, Verdict<Refusal>)>,
    /// The record, where it could be read.
    pub record: Option<DrawRecord>,
    /// The texts, where they could be read.
    pub texts: Option<Texts>,
    /// The digests of the files that SHA256SUMS has right.
    pub digests: Digests,
    /// The standing that list.csv says, where it says the same as the record.
    pub list_standing: Option<SaidStanding>,
    /// Files in the folder that no draw has.
    pub foreign: Vec<String>,
    /// Whether it is a folder as published: without what is not public.
    pub public: bool,
    /// Whether there is a book beside it.
    pub with_book: bool,
    /// What the seed can prove: by the book where there is one, else by what the folder says of itself. Nothing for a draw
    /// that does not hold.
    pub standing: Option<SeedStanding>,
    /// What speaks for the time of the seal. Nothing for a draw that does not hold.
    pub seal: Option<SealStanding>,
    /// The reader's texts that do not speak for it, each with the reason.
    pub silent: Vec<(PathBuf, Silent)>,
    /// Whether the draw is voided, where the book says it.
    pub voided: Option<bool>,
    /// What changed since the plan was published in what could be drawn, as the book says.
    pub since_plan: Option<SincePlan>,
    /// What was passed over for it, by the book.
    pub passed_over: PassedOver,
    /// What its exclusions rest on, by the book.
    pub rests_on: RestsOn,
    /// Earlier draws of the same round that were voided.
    pub voided_before: Vec<String>,
}

impl Verified {
    /// Whether everything holds.
    pub fn holds(&self) -> bool {
        let mut findings = self.checks.iter().map(|(_, finding)| finding);
        findings.all(|finding| *finding == Verdict::Holds)
    }

    /// The name that an office gives the draw by what its seed proves.
    pub fn seed_name(&self, standing: SeedStanding) -> SeedName {
        let texts = self.texts.as_ref();
        SeedName::of(standing, texts.map(|texts| &texts.manifest.source))
    }

    /// What seed and seal prove together, where all that was checked holds and the seal was witnessed (rule 18).
    pub fn proof(&self) -> Option<Proof<'_>> {
        let (texts, record) = (self.texts.as_ref()?, self.record.as_ref()?);
        let standings = (self.standing?, self.seal.as_ref()?);
        let seed = &record.repeated.values.seed;
        let proof = Proof::of(standings, &texts.manifest.source, seed);
        proof.filter(|_| self.holds())
    }

    /// How many objects the record has as drawn; none where it could not be read.
    pub fn drawn(&self) -> usize {
        let record = self.record.as_ref();
        record.map_or(0, |record| record.repeated.drawn.len())
    }

    /// Notes a finding; gives whether it holds.
    pub(super) fn found(&mut self, check: Check, finding: Verdict<Refusal>) -> bool {
        let holds = finding == Verdict::Holds;
        self.checks.push((check, finding));
        holds
    }

    /// Notes which files lie in the folder that are not among these.
    pub(super) fn look_for_foreign(
        &mut self,
        folder: &Path,
        known: &[&str],
    ) -> Result<(), Trouble> {
        for entry in std::fs::read_dir(folder).at(folder)? {
            let name = entry.at(folder)?.file_name().to_string_lossy().into_owned();
            // The folder of an act that was cut off may have its mark still.
            if !known.contains(&name.as_str()) && name != marked::MARK {
                self.foreign.push(name);
            }
        }
        self.foreign.sort();
        Ok(())
    }

    /// Notes whether something could be read; gives it.
    pub(super) fn reading<T>(
        &mut self,
        check: Check,
        read: Result<T, Trouble>,
    ) -> Result<Option<T>, Trouble> {
        match read {
            Ok(read) => {
                self.found(check, Verdict::Holds);
                Ok(Some(read))
            }
            Err(Trouble::Refused(refusal)) => {
                self.found(check, Verdict::Refused(refusal));
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }
}
