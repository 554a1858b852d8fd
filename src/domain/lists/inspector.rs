//! 执法检查人员名录库: who may inspect (第9条: a valid certificate; 第11条: unit, name, title, certificate, post, phone).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::fault::Flaw;
use super::record::Record;
use crate::domain::ground::word::words;
use crate::domain::settings::Settings;

/// Names and units of inspectors, by certificate number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory(BTreeMap<String, Inspector>);

impl Directory {
    /// Of these inspectors.
    pub fn new(inspectors: impl IntoIterator<Item = Inspector>) -> Self {
        let by_cert = inspectors.into_iter().map(|i| (i.cert.clone(), i));
        Self(by_cert.collect())
    }

    /// Whether the library has the inspector.
    pub fn has(&self, cert: &str) -> bool {
        self.0.contains_key(cert)
    }

    /// 姓名; the certificate number of one whom the library does not have any more.
    pub fn name<'a>(&'a self, cert: &'a str) -> &'a str {
        self.0.get(cert).map_or(cert, |inspector| &inspector.name)
    }

    /// 单位; "" for one whom the library does not have any more.
    pub fn unit(&self, cert: &str) -> &str {
        self.0.get(cert).map_or("", |inspector| &inspector.unit)
    }
}

/// One inspector (执法检查人员).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspector {
    /// 执法证号.
    pub cert: String,
    /// 姓名.
    pub name: String,
    /// 单位.
    pub unit: String,
    /// 专业.
    pub specialties: Vec<String>,
    /// The first day on which the certificate is valid, where the library says it.
    pub valid_from: Option<NaiveDate>,
    /// 执法证有效期至: the last day on which the certificate is valid.
    pub valid_to: Option<NaiveDate>,
    /// 状态 有效.
    pub active: bool,
}

impl Inspector {
    /// Reads a row; its faults stay with the record.
    pub fn read(record: &mut Record<'_>, settings: &Settings) -> Self {
        let cert = record.certificate("cert");
        let name = record.required("name").into_owned();
        let unit = record.required("unit").into_owned();
        for key in ["title", "post"] {
            record.checked(key);
        }
        let specialties = words(&record.optional("specialty"));
        let (valid_from, valid_to) = record.validity("valid_to");
        let status = record.optional("status");
        let active = settings.serves(&status).unwrap_or_else(|| {
            record.fault("status", &status, Flaw::Status);
            false
        });
        Self {
            cert,
            name,
            unit,
            specialties,
            valid_from,
            valid_to,
            active,
        }
    }

    /// Whether the inspector enters a draw of a task with these days: 有效, and the certificate valid on all of them.
    pub fn may_serve(&self, (from, to): (NaiveDate, NaiveDate)) -> bool {
        let begun = self.valid_from.is_none_or(|valid| valid <= from);
        self.active && begun && self.valid_to.is_some_and(|valid| valid >= to)
    }

    /// Whether the inspector holds one of `needed`.
    pub fn holds_any(&self, needed: &[String]) -> bool {
        self.specialties.iter().any(|s| needed.contains(s))
    }
}
