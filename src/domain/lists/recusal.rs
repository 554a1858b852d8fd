//! 回避关系: who must not meet whom (第15条: an interest in the inspected object).

use chrono::NaiveDate;

use super::fault::Flaw;
use super::record::Record;

/// One recusal. A company's code covers every object whose owner it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recusal {
    /// 执法证号.
    pub cert: String,
    /// 对象代码.
    pub code: String,
    /// 申报日期.
    pub declared: Option<NaiveDate>,
    /// 失效日期: the first day on which it holds no more.
    pub until: Option<NaiveDate>,
    /// Its row in the list.
    pub row: u64,
}

impl Recusal {
    /// Reads a row; its faults stay with the record.
    pub fn read(record: &mut Record<'_>) -> Self {
        let cert = record.code("cert");
        let code = record.code("code");
        record.required("reason");
        let declared = record.date("declared");
        let until = record.optional_date("until");
        if let (Some(from), Some(end)) = (declared, until)
            && end < from
        {
            let value = record.text("until");
            record.fault("until", &value, Flaw::DateOrder { from });
        }
        Self {
            cert,
            code,
            declared,
            until,
            row: record.row,
        }
    }

    /// Whether it holds on any day of `window`. One declared later than the window begins holds for the rest of it.
    pub fn holds_in(&self, window: (NaiveDate, NaiveDate)) -> bool {
        self.until.is_none_or(|until| until > window.0)
    }
}
