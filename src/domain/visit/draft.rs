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

/// What somebody says of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which visit.
    pub visit: VisitId,
    /// 完成日期.
    pub completed: NaiveDate,
    /// 检查方式.
    pub methods: Vec<String>,
    /// Answers to items.
    pub items: Vec<ItemAnswer>,
    /// 结果代码.
    pub codes: Vec<String>,
    /// 签字情况.
    pub signing: Signing,
    /// Certificate number of the member of the team who enters it.
    pub entered_by: String,
    /// Why it is entered late.
    pub late: Option<String>,
}

impl Draft {
    /// The result, with its deadline and whether that is provisional.
    pub fn into_inspection(self, deadline: NaiveDate, provisional: bool) -> Inspection {
        let mut items = self.items;
        items.sort_by(|a, b| a.item.as_bytes().cmp(b.item.as_bytes()));
        let sign_off = self.signing.sign_off(self.completed);
        Inspection {
            visit: self.visit,
            completed: self.completed,
            methods: self.methods,
            items,
            codes: self.codes,
            sign_off,
            entered_by: self.entered_by,
            deadline,
            provisional,
            late: self.late,
        }
    }
}

/// What a correction changes; what it does not mention stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Another day of completion.
    pub completed: Option<NaiveDate>,
    /// Other ways of inspecting; none given, none changed.
    pub methods: Vec<String>,
    /// Other answers to some items.
    pub items: Vec<ItemAnswer>,
    /// Other codes; none given, none changed.
    pub codes: Vec<String>,
    /// Another sign-off.
    pub signing: Option<Signing>,
    /// Certificate number of the member of the team who corrects it.
    pub entered_by: String,
    /// Why it is late, where the correction makes it so.
    pub late: Option<String>,
}

impl Change {
    /// The result after the correction, its deadline being that of the day of completion it has then.
    pub fn of(&self, former: &Inspection) -> Inspection {
        let mut result = former.clone();
        let given = |new: &Vec<String>, old: &Vec<String>| {
            if new.is_empty() {
                old.clone()
            } else {
                new.clone()
            }
        };
        result.completed = self.completed.unwrap_or(former.completed);
        result.methods = given(&self.methods, &former.methods);
        result.codes = given(&self.codes, &former.codes);
        let mut seen = BTreeSet::new();
        for answer in &self.items {
            if !seen.insert(&answer.item) {
                // Answered twice: kept twice, so that it is found.
                result.items.push(answer.clone());
                continue;
            }
            match result
                .items
                .iter_mut()
                .find(|known| known.item == answer.item)
            {
                Some(known) => *known = answer.clone(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::acts::inspection::Answer;
    use crate::domain::acts::inspection::tests::clear;

    fn draft() -> Draft {
        let day = "2026-06-10".parse().expect("date");
        Draft {
            visit: clear().visit,
            completed: day,
            methods: vec!["实地核查".into()],
            items: clear().items.into_iter().rev().collect(),
            codes: vec!["J1".into()],
            signing: Signing {
                signed: true,
                signer: "甲".into(),
                ..Signing::default()
            },
            entered_by: "1".into(),
            late: None,
        }
    }

    #[test]
    fn a_draft_becomes_the_result_with_its_items_in_order() {
        let deadline = clear().deadline;
        assert_eq!(draft().into_inspection(deadline, false), clear());
    }

    #[test]
    fn signed_and_refused_at_once_is_no_sign_off() {
        let mut both = draft();
        both.signing.refusal = "不认可".into();
        let deadline = clear().deadline;
        let SignOff::Signed { name, .. } = both.clone().into_inspection(deadline, false).sign_off
        else {
            unreachable!("signed")
        };
        assert!(name.is_empty());
        both.signing.signed = false;
        let SignOff::Refused { reason, .. } = both.into_inspection(deadline, false).sign_off else {
            unreachable!("refused")
        };
        assert!(reason.is_empty());
    }

    #[test]
    fn a_correction_changes_what_it_mentions_and_lateness_stays() {
        let mut former = clear();
        former.late = Some("忙".into());
        let found = ItemAnswer {
            item: "A2".into(),
            answer: Answer::Found,
            text: "漏记".into(),
        };
        let change = Change {
            items: vec![found.clone()],
            codes: vec!["J2".into()],
            entered_by: "2".into(),
            ..Change::default()
        };
        let corrected = change.of(&former);
        assert_eq!(corrected.items, [former.items[0].clone(), found]);
        assert_eq!(
            (corrected.codes, corrected.methods),
            (vec!["J2".to_owned()], former.methods)
        );
        assert_eq!(
            (corrected.entered_by.as_str(), corrected.late),
            ("2", Some("忙".to_owned()))
        );
    }
}
