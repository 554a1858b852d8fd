//! A result before it is entered: what somebody says of a visit, and what a correction changes.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::acts::inspection::{Inspection, ItemAnswer, SignOff, VisitId};

/// What somebody says of the signature.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signing {
    /// Whether the inspected party signed.
    pub signed: bool,
    /// Who signed.
    pub signer: String,
    /// When; on the day of completion when it does not say.
    pub signed_on: Option<NaiveDate>,
    /// Why the signature was refused.
    pub refusal: String,
    /// Who witnessed the refusal.
    pub witness: Option<String>,
}

impl Signing {
    /// The sign-off. Signed and refused cannot both be said: what belongs to the other is a flaw, and leaves the name or
    /// the reason empty.
    pub fn sign_off(&self, completed: NaiveDate) -> SignOff {
        if self.signed {
            let one = self.refusal.is_empty() && self.witness.is_none();
            SignOff::Signed {
                name: if one {
                    self.signer.clone()
                } else {
                    String::new()
                },
                date: self.signed_on.unwrap_or(completed),
            }
        } else {
            let one = self.signer.is_empty() && self.signed_on.is_none();
            SignOff::Refused {
                reason: if one {
                    self.refusal.clone()
                } else {
                    String::new()
                },
                witness: self.witness.clone(),
            }
        }
    }
}

/// What somebody says of a visit: its result, or a correction of it, in which what is not mentioned stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// 完成日期.
    pub completed: Option<NaiveDate>,
    /// 检查方式; none given, none changed.
    pub methods: Vec<String>,
    /// Answers to items.
    pub items: Vec<ItemAnswer>,
    /// 结果代码; none given, none changed.
    pub codes: Vec<String>,
    /// 签字情况.
    pub signing: Option<Signing>,
    /// Certificate number of the member of the team who enters it.
    pub entered_by: String,
    /// Why it is late.
    pub late: Option<String>,
}

impl Draft {
    /// The result of a visit, but for its deadline.
    pub fn result(mut self, visit: VisitId) -> Inspection {
        let nothing = Inspection {
            visit,
            completed: NaiveDate::MIN,
            methods: Vec::new(),
            items: Vec::new(),
            codes: Vec::new(),
            sign_off: Signing::default().sign_off(NaiveDate::MIN),
            entered_by: String::new(),
            deadline: NaiveDate::MIN,
            provisional: false,
            late: None,
        };
        self.items.sort_by(|a, b| a.item.cmp(&b.item));
        self.corrected(&nothing)
    }

    /// The result after the correction; its deadline is that of the day of completion which it has then.
    pub fn corrected(&self, former: &Inspection) -> Inspection {
        let mut result = former.clone();
        result.completed = self.completed.unwrap_or(former.completed);
        for (new, old) in [
            (&self.methods, &mut result.methods),
            (&self.codes, &mut result.codes),
        ] {
            if !new.is_empty() {
                old.clone_from(new);
            }
        }
        let mut seen = BTreeSet::new();
        for answer in &self.items {
            let first = seen.insert(&answer.item);
            let mut known = result.items.iter_mut();
            match known.find(|known| first && known.item == answer.item) {
                Some(known) => *known = answer.clone(),
                // Answered twice: kept twice, so that it is found.
                None => result.items.push(answer.clone()),
            }
        }
        if let Some(signing) = &self.signing {
            result.sign_off = signing.sign_off(result.completed);
        }
        result.entered_by.clone_from(&self.entered_by);
        result.late = self.late.clone().or_else(|| former.late.clone());
        result
    }
}
