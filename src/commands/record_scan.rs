//! What `record add` asks at a terminal of 扫码入企 and 全过程记录, where the office wants it.

use crate::domain::ground::reason::says_why;
use crate::domain::settings::AskedBesides;
use crate::domain::visit::inspection::InspectionFlaw;
use crate::domain::visit::result_words::recorded;
use crate::domain::visit::scan::{SaidTime, ScanFlaw};
use crate::text::visit::inspection_flaws::inspection;
use crate::text::visit::record_ask as words;

use crate::commands::record_ask::Asking;
use crate::commands::record_found::ScanArgs;

impl Asking<'_> {
    /// Asks for the scan and the recording where the office wants it, and for a scan that was not as it has to be.
    pub(super) fn scan(&self, scan: &mut ScanArgs) -> anyhow::Result<()> {
        let (lang, questions) = (self.questions.lang, &self.questions);
        let wants = |what| self.adding.asks(what);
        let again = std::mem::take(&mut scan.again);
        if (again || wants(AskedBesides::Scan))
            && scan.scan_code.is_none()
            && scan.no_scan.is_none()
        {
            let number = questions.text(words::scan_code(lang), None, |_| Ok(()))?;
            if number.is_empty() {
                scan.no_scan = Some(self.why_none()?);
            } else {
                scan.scan_code = Some(number);
            }
        }
        if (again || wants(AskedBesides::Scan))
            && scan.scan_code.is_some()
            && scan.scanned_at.is_none()
        {
            let text = questions.text(words::scanned_at(lang), None, |text| {
                let wrong = !text.is_empty() && SaidTime::read(text).is_none();
                let wrong = wrong.then(|| words::no_time(lang).to_owned());
                wrong.map_or(Ok(()), Err)
            })?;
            scan.scanned_at = SaidTime::read(&text);
        }
        if wants(AskedBesides::Recorded) && scan.recorded.is_none() {
            let choices = words::yes_or_no(lang).map(str::to_owned);
            let means = |said: &str| recorded(said).map(|yes| usize::from(!yes));
            let chosen = questions.one(words::recorded(lang), &choices, &means)?;
            scan.recorded = Some(chosen == 0);
        }
        Ok(())
    }

    fn why_none(&self) -> anyhow::Result<String> {
        let lang = self.questions.lang;
        let flaw = InspectionFlaw::Scan(ScanFlaw::Reason);
        self.questions.text(words::no_scan(lang), None, |text| {
            let no_reason = (!says_why(text)).then(|| inspection(lang, &flaw));
            no_reason.map_or(Ok(()), Err)
        })
    }
}
