//! 回避关系: who must not meet whom (第15条: an interest in the inspected object).

use chrono::NaiveDate;

use super::fault::Flaw;
use super::record::Record;
use crate::domain::ground::date::{Edge, is_long_term};

/// One recusal. A company's code covers every object whose owner it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recusal {
    /// 执法证号.
    pub cert: String,
    /// 对象代码.
    pub code: String,
    /// 申报日期.
    pub declared: Option<NaiveDate>,
    /// 失效日期: the first day on which it holds no more; of a list that names the last day with it (有效期至), the day after.
    pub until: Option<NaiveDate>,
    /// Its row in the list.
    pub row: u64,
}

impl Recusal {
    /// Reads a row; its faults stay with the record.
    pub fn read(record: &mut Record<'_>) -> Self {
        let cert = record.certificate("cert");
        let code = record.code("code");
        record.required("reason");
        let declared = record.optional_date("declared", Edge::First);
        let (until, last) = (
            record.optional_date("until", Edge::Neither),
            record.optional_date("last", Edge::Last),
        );
        for (key, end) in [("until", until), ("last", last)] {
            if let (Some(from), Some(end)) = (declared, end)
                && end < from
            {
                let value = record.text(key);
                record.fault(key, &value, Flaw::DateOrder { from });
            }
        }
        let after_last = last.map(after);
        if let (Some(until), Some(last)) = (until, last)
            && after(last) != until
        {
            let value = record.text("until");
            record.fault("until", &value, Flaw::Ends { last });
        }
        Self {
            cert,
            code,
            declared,
            until: until.or(after_last),
            row: record.row,
        }
    }

    /// Whether it holds on any day of `window`. One declared later than the window begins holds for the rest of it.
    pub fn holds_in(&self, window: (NaiveDate, NaiveDate)) -> bool {
        self.until.is_none_or(|until| until > window.0)
    }
}

/// The day after `last`; 长期 has none, and is its own.
fn after(last: NaiveDate) -> NaiveDate {
    if is_long_term(last) {
        last
    } else {
        last.succ_opt().unwrap_or(last)
    }
}
