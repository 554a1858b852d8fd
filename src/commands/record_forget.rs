//! What of the answers to `record add` is forgotten, so that it is asked for again.

use crate::domain::visit::draft::SaidAnswer;
use crate::domain::visit::inspection::InspectionFlaw;
use crate::domain::visit::scan::ScanFlaw;

use crate::commands::record_found::{FoundArgs, ScanArgs};

impl FoundArgs {
    /// Forgets what a flaw of the result comes from; whether there is such a thing.
    pub(super) fn forget(&mut self, flaw: &InspectionFlaw) -> bool {
        match flaw {
            InspectionFlaw::Completed { .. } | InspectionFlaw::OtherDay(_) => self.completed = None,
            InspectionFlaw::Method(_) => self.method.clear(),
            InspectionFlaw::ItemMissing(at)
            | InspectionFlaw::ItemUnknown(at)
            | InspectionFlaw::TextMissing(at)
            | InspectionFlaw::TextWithoutFinding(at)
            | InspectionFlaw::Inapplicable(at) => {
                self.forget_answers(|said| said.answer.item == at.item);
            }
            InspectionFlaw::Object(code) => {
                self.forget_answers(|said| said.object.as_ref().map_or("", String::as_str) == code);
            }
            InspectionFlaw::Code(_)
            | InspectionFlaw::CodeValue(_)
            | InspectionFlaw::Contradiction(_) => self.code.clear(),
            InspectionFlaw::SignOff | InspectionFlaw::NotReported => {
                (self.signed, self.signed_on, self.refused) = (None, None, None);
                (self.witness, self.reported_to) = (None, None);
            }
            InspectionFlaw::NotInTeam { .. } => self.entered_by = None,
            InspectionFlaw::NotLate { .. } => self.late = None,
            InspectionFlaw::Scan(flaw) => self.scan.forget(flaw),
            InspectionFlaw::Late { .. }
            | InspectionFlaw::Deadline { .. }
            | InspectionFlaw::ObjectMissing(_) => return false,
        }
        true
    }

    /// Forgets the answers that `wrong` holds of.
    pub(super) fn forget_answers(&mut self, wrong: impl Fn(&SaidAnswer) -> bool) {
        self.answered = self.answers();
        self.answered.retain(|said| !wrong(said));
        let flags = [&mut self.clear, &mut self.found, &mut self.unchecked];
        let flags = flags.into_iter().chain([&mut self.inapplicable]);
        flags.into_iter().for_each(Vec::clear);
    }
}

impl ScanArgs {
    /// Forgets what a flaw of the scan comes from, so that it is asked for again.
    fn forget(&mut self, flaw: &ScanFlaw) {
        let time_alone = matches!(flaw, ScanFlaw::Time { .. });
        self.scanned_at = None;
        if !time_alone {
            (self.scan_code, self.no_scan) = (None, None);
        }
        self.again = true;
    }
}
