//! A result before it is entered: what somebody says of a visit, and what a correction changes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::result_codes::meant;
use super::scan::SaidScan;
use super::visits::Visit;
use crate::domain::acts::in_force::FindingInForce;
use crate::domain::acts::inspection::{Answer, Inspection, ItemAnswer, ObjectAnswers, SignOff};
use crate::domain::ground::ways::methods;

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
    /// To whom the refusal was reported.
    pub reported_to: String,
}

impl Signing {
    /// The sign-off. Signed and refused cannot both be said: what belongs to the other is a flaw, and leaves the name or
    /// the reason empty.
    pub fn sign_off(&self, completed: NaiveDate) -> SignOff {
        if self.signed {
            let one =
                self.refusal.is_empty() && self.witness.is_none() && self.reported_to.is_empty();
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
                reported_to: self.reported_to.clone(),
            }
        }
    }
}

/// An answer as somebody says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidAnswer {
    /// The object that it is of; every object of the visit when it does not say.
    pub object: Option<String>,
    /// The answer.
    pub answer: ItemAnswer,
}

/// 专业人员协助 (第七条), as somebody says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidExpert {
    /// 姓名.
    pub name: String,
    /// 单位.
    pub unit: String,
    /// Why, and with what.
    pub reason: String,
}

impl SaidExpert {
    /// How one is written, in a cell or a flag.
    pub const FORM: &'static [&'static str] = &["姓名/单位/协助什么"];

    /// Reads `name/unit/with what`.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ['/', '／']).map(str::trim);
        let expert = Self {
            name: parts.next()?.to_owned(),
            unit: parts.next()?.to_owned(),
            reason: parts.next()?.to_owned(),
        };
        let parts = [&expert.name, &expert.unit, &expert.reason];
        let given = parts.iter().all(|part| !part.is_empty());
        given.then_some(expert)
    }

    /// Reads several, parted by semicolons; `None` when one of them is none.
    pub fn list(cell: &str) -> Option<Vec<Self>> {
        let parts = cell.split([';', '；']).map(str::trim);
        let parts = parts.filter(|part| !part.is_empty());
        parts.map(Self::from_text).collect()
    }
}

/// What somebody says of a visit: its result, or a correction of it, in which what is not mentioned stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// 完成日期.
    pub completed: Option<NaiveDate>,
    /// 检查方式, in whatever words offices have for them; none given, none changed.
    pub methods: Vec<String>,
    /// Answers to items. What is said of one object goes before what is said of all.
    pub answers: Vec<SaidAnswer>,
    /// 结果代码, or their names, parted at every mark that parts a list; none given, none changed.
    pub codes: Vec<String>,
    /// 签字情况.
    pub signing: Option<Signing>,
    /// Certificate number of the member of the team who enters it.
    pub entered_by: String,
    /// Why it is late.
    pub late: Option<String>,
    /// 扫码入企.
    pub scan: SaidScan,
    /// 执法全过程记录, where it is said.
    pub recorded: Option<bool>,
    /// Who assisted as an expert: a line of the book for each, beside the result.
    pub experts: Vec<SaidExpert>,
}

impl Draft {
    /// The result of a visit, but for its deadline; its codes as the findings in force have them.
    pub fn result(&self, visit: &Visit, findings: &[FindingInForce]) -> Inspection {
        let enterprise = &visit.id.enterprise;
        let unanswered = |object: String| ObjectAnswers {
            object: if *object == **enterprise {
                Arc::clone(enterprise)
            } else {
                object.into()
            },
            items: [].into(),
        };
        let nothing = Inspection {
            visit: visit.id.clone(),
            completed: NaiveDate::MIN,
            methods: [].into(),
            objects: visit.to_inspect().into_iter().map(unanswered).collect(),
            codes: [].into(),
            sign_off: Signing::default().sign_off(NaiveDate::MIN),
            entered_by: "".into(),
            deadline: NaiveDate::MIN,
            provisional: false,
            late: None,
            scan: None,
            recorded: None,
        };
        let mut result = self.corrected(&nothing, findings);
        for object in &mut result.objects {
            let mut items = object.items.to_vec();
            items.sort_by(|a, b| a.item.cmp(&b.item));
            object.items = items.into();
        }
        result
    }

    /// The result after the correction; its deadline is that of the day of completion which it has then.
    pub fn corrected(&self, former: &Inspection, findings: &[FindingInForce]) -> Inspection {
        let mut result = former.clone();
        result.completed = self.completed.unwrap_or(former.completed);
        if !self.methods.is_empty() {
            result.methods = methods(&self.methods.join(";")).into();
        }
        if !self.codes.is_empty() {
            result.codes = meant(&self.codes, findings).into();
        }
        for (object, answers) in self.by_object(&former.objects) {
            let known = result.objects.iter_mut().find(|of| *of.object == *object);
            match known {
                Some(known) => {
                    let mut items = known.items.to_vec();
                    put(&mut items, &answers);
                    known.items = items.into();
                }
                // An object that the visit does not have: kept, so that it is found.
                None => result.objects.push(ObjectAnswers {
                    object: object.into(),
                    items: answers.into_iter().cloned().collect(),
                }),
            }
        }
        if let Some(signing) = &self.signing {
            result.sign_off = signing.sign_off(result.completed);
        }
        result.entered_by = self.entered_by.as_str().into();
        result.late = self.late.clone().or_else(|| former.late.clone());
        let scan = self.scan.scan(former.scan.as_deref(), result.completed);
        result.scan = scan.map(Box::new);
        result.recorded = self.recorded.or(former.recorded);
        result
    }

    /// The answers by the object that they are of; under "" a finding that does not say of which of several objects it is.
    fn by_object<'a>(
        &'a self,
        objects: &'a [ObjectAnswers],
    ) -> BTreeMap<&'a str, Vec<&'a ItemAnswer>> {
        let mut by_object: BTreeMap<&str, Vec<&ItemAnswer>> = BTreeMap::new();
        let mut own: BTreeSet<(&str, &str)> = BTreeSet::new();
        for said in &self.answers {
            if let Some(object) = &said.object {
                own.insert((object, &said.answer.item));
                by_object.entry(object).or_default().push(&said.answer);
            }
        }
        for said in self.answers.iter().filter(|said| said.object.is_none()) {
            let answer = &said.answer;
            if answer.answer == Answer::Found && objects.len() > 1 {
                by_object.entry("").or_default().push(answer);
                continue;
            }
            for object in objects.iter().map(|of| &*of.object) {
                if !own.contains(&(object, answer.item.as_str())) {
                    by_object.entry(object).or_default().push(answer);
                }
            }
        }
        by_object
    }
}

/// Puts answers in the place of those to the same items.
fn put(items: &mut Vec<ItemAnswer>, answers: &[&ItemAnswer]) {
    let mut seen = BTreeSet::new();
    for answer in answers {
        let first = seen.insert(&answer.item);
        let mut known = items.iter_mut();
        match known.find(|known| first && known.item == answer.item) {
            Some(known) => known.clone_from(answer),
            // Answered twice: kept twice, so that it is found.
            None => items.push((*answer).clone()),
        }
    }
}
