//! The rules of entering a result (第17条 sign-off, 第18条 methods, 第19条 entry by those who inspected, 第4条 谁检查、谁录入、
//! 谁负责, 第二十五条 truthfulness).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::result_codes::{CodeFlaw, Contradiction, code_flaws};
use super::scan::ScanFlaw;
use crate::domain::acts::in_force::FindingInForce;
use crate::domain::acts::inspection::{Answer, Inspection, ItemAnswer, ObjectAnswers, SignOff};
use crate::domain::ground::moment::Moment;
use crate::domain::ground::reason::says_why;
use crate::domain::ground::ways::is_method;

/// An item, and at which object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemPlace {
    /// The object; nothing where the visit has one only.
    pub object: Option<String>,
    /// The item.
    pub item: String,
}

/// What is wrong with a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InspectionFlaw {
    /// I01: completed before the draw, or later than today.
    Completed {
        /// The day of the draw.
        drawn: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// I02: no way of inspecting, or one that there is not.
    Method(String),
    /// I03: an item of the task without an answer.
    ItemMissing(ItemPlace),
    /// I04: an item that the task does not have, or answered twice.
    ItemUnknown(ItemPlace),
    /// I05: something was found, and no words say what.
    TextMissing(ItemPlace),
    /// I06: no code, a code that findings.csv does not have, or a code twice.
    Code(String),
    /// I07: the codes contradict each other, or the answers.
    Contradiction(Contradiction),
    /// I08: signed before the completion or later than today, or without a name; refused without a reason.
    SignOff,
    /// I09: entered by somebody who is not in the team.
    NotInTeam {
        /// The certificate number given.
        cert: String,
        /// The team.
        team: Vec<String>,
    },
    /// I10: the deadline is over, and no reason is given.
    Late {
        /// The deadline.
        deadline: NaiveDate,
        /// Whether it is over only because the clock was set right and has not passed the highest time before.
        unsure: bool,
    },
    /// I11: a reason for lateness is given, but the deadline is not over.
    NotLate {
        /// The deadline.
        deadline: NaiveDate,
    },
    /// I12: completion was noted on another day before.
    OtherDay(NaiveDate),
    /// I13: words about a problem in an item in which nothing was found.
    TextWithoutFinding(ItemPlace),
    /// I20: an item that does not apply, and no reason says why.
    Inapplicable(ItemPlace),
    /// I21: a refused signature that was reported to nobody (安全生产法 第六十八条).
    NotReported,
    /// I22: a code with another name or public value than the findings in force give it.
    CodeValue(String),
    /// I14: an object that is none of the visit's, or stands twice; "" for a finding that does not say of which of several
    /// objects it is.
    Object(String),
    /// I15: a deadline that is not the last of so many working days after completion.
    Deadline {
        /// The deadline that it says.
        said: NaiveDate,
        /// The one that the calendar counts.
        counted: NaiveDate,
    },
    /// I16: a completion that leaves out an object of the visit.
    ObjectMissing(String),
    /// I27 to I29: what is wrong with the scan (扫码入企).
    Scan(ScanFlaw),
}

impl InspectionFlaw {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Completed { .. } => "I01",
            Self::Method(_) => "I02",
            Self::ItemMissing(_) => "I03",
            Self::ItemUnknown(_) => "I04",
            Self::TextMissing(_) => "I05",
            Self::Code(_) => "I06",
            Self::Contradiction(_) => "I07",
            Self::SignOff => "I08",
            Self::NotInTeam { .. } => "I09",
            Self::Late { .. } => "I10",
            Self::NotLate { .. } => "I11",
            Self::OtherDay(_) => "I12",
            Self::TextWithoutFinding(_) => "I13",
            Self::Object(_) => "I14",
            Self::Deadline { .. } => "I15",
            Self::ObjectMissing(_) => "I16",
            Self::Inapplicable(_) => "I20",
            Self::NotReported => "I21",
            Self::CodeValue(_) => "I22",
            Self::Scan(flaw) => flaw.code(),
        }
    }

    /// The same with `name` in the place of certificate numbers.
    #[must_use]
    pub fn naming(self, name: &dyn Fn(&str) -> String) -> Self {
        match self {
            Self::NotInTeam { cert, team } => Self::NotInTeam {
                cert: name(&cert),
                team: team.iter().map(|cert| name(cert)).collect(),
            },
            other => other,
        }
    }
}

impl From<CodeFlaw> for InspectionFlaw {
    fn from(flaw: CodeFlaw) -> Self {
        match flaw {
            CodeFlaw::Unknown(code) => Self::Code(code),
            CodeFlaw::Value(code) => Self::CodeValue(code),
            CodeFlaw::Contradiction(contradiction) => Self::Contradiction(contradiction),
        }
    }
}

/// What a correction is held against besides.
#[derive(Debug, Clone, Copy)]
pub struct Correcting<'a> {
    /// The day on which it is made.
    pub day: NaiveDate,
    /// Whether the result was late before.
    pub was_late: bool,
    /// The codes of the result before: what is not mentioned stays as it was entered.
    pub codes: &'a [FindingInForce],
}

/// What a result is held against.
pub struct Against<'a> {
    /// Codes of the objects to inspect, ascending.
    pub objects: &'a [String],
    /// Items of the task, ascending by id.
    pub items: &'a [String],
    /// The finding codes in force.
    pub findings: &'a [FindingInForce],
    /// Certificate numbers of the team that inspected.
    pub team: &'a [String],
    /// The day of the draw.
    pub drawn: NaiveDate,
    /// The day on which it is entered.
    pub entered: NaiveDate,
    /// The moment of the line, its own or the correction's; nothing where it has none.
    pub now: Option<Moment>,
    /// Whether nothing counts as in time, since the clock stands below a time that was called wrong.
    pub unsure: bool,
    /// The day on which completion was noted, where it was.
    pub done: Option<NaiveDate>,
    /// For a correction.
    pub corrected: Option<Correcting<'a>>,
}

impl Inspection {
    /// Everything that is wrong with a result, all at once.
    pub fn flaws(&self, against: &Against<'_>) -> Vec<InspectionFlaw> {
        let mut flaws = Vec::new();
        let (drawn, today) = (against.drawn, against.entered);
        if self.completed < drawn || self.completed > today {
            flaws.push(InspectionFlaw::Completed { drawn, today });
        }
        if let Some(done) = against.done.filter(|done| *done != self.completed) {
            flaws.push(InspectionFlaw::OtherDay(done));
        }
        let mut methods = BTreeSet::new();
        let unknown = self
            .methods
            .iter()
            .find(|m| !is_method(m) || !methods.insert(*m));
        if self.methods.is_empty() || unknown.is_some() {
            flaws.push(InspectionFlaw::Method(unknown.cloned().unwrap_or_default()));
        }
        self.object_flaws(against, &mut flaws);
        let former = against.corrected.map_or(&[][..], |former| former.codes);
        let of_codes = code_flaws(self, against.findings, former).into_iter();
        flaws.extend(of_codes.map(InspectionFlaw::from));
        let corrected = against.corrected;
        let (last, was_late) = corrected.map_or((today, false), |c| (c.day, c.was_late));
        self.sign_off_flaws(last, &mut flaws);
        if against.team.iter().all(|cert| **cert != *self.entered_by) {
            flaws.push(InspectionFlaw::NotInTeam {
                cert: self.entered_by.to_string(),
                team: against.team.to_vec(),
            });
        }
        if let Some(scan) = &self.scan {
            let of_scan = scan.flaws((drawn, self.completed), against.now);
            flaws.extend(of_scan.into_iter().map(InspectionFlaw::Scan));
        }
        let deadline = self.deadline;
        let unsure = against.unsure && today <= deadline;
        match (&self.late, today > deadline || unsure) {
            (None, true) => flaws.push(InspectionFlaw::Late { deadline, unsure }),
            (Some(_), false) if !was_late => flaws.push(InspectionFlaw::NotLate { deadline }),
            _ => {}
        }
        flaws
    }

    fn object_flaws(&self, against: &Against<'_>, flaws: &mut Vec<InspectionFlaw>) {
        let several = against.objects.len() > 1;
        for code in against.objects {
            let mut of_it = self.objects.iter().filter(|of| *of.object == **code);
            let object = several.then_some(code);
            if let Some(found) = of_it.next() {
                item_flaws(found, object, against.items, flaws);
            } else {
                let missing = against.items.iter().map(|item| place(object, item));
                flaws.extend(missing.map(InspectionFlaw::ItemMissing));
            }
            flaws.extend(of_it.map(|twice| InspectionFlaw::Object(twice.object.to_string())));
        }
        // A finding of no known object answers its item somewhere: it is not missing as well.
        let of_any = self.objects.iter().filter(|of| of.object.is_empty());
        let of_any: Vec<&ItemAnswer> = of_any.flat_map(|of| of.items.iter()).collect();
        flaws.retain(|flaw| match flaw {
            InspectionFlaw::ItemMissing(at) => of_any.iter().all(|answer| answer.item != at.item),
            _ => true,
        });
        let is_known = |code: &str| against.objects.iter().any(|known| known == code);
        let strange = self.objects.iter().map(|of| &*of.object);
        let strange = strange.filter(|code| !is_known(code));
        flaws.extend(strange.map(|code| InspectionFlaw::Object(code.to_owned())));
    }

    fn sign_off_flaws(&self, today: NaiveDate, flaws: &mut Vec<InspectionFlaw>) {
        let given = |text: &str| !text.trim().is_empty();
        match &self.sign_off {
            SignOff::Signed { name, date } => {
                if !given(name) || *date < self.completed || *date > today {
                    flaws.push(InspectionFlaw::SignOff);
                }
            }
            SignOff::Refused {
                reason,
                witness,
                reported_to,
            } => {
                if !given(reason) || witness.as_deref().is_some_and(|name| !given(name)) {
                    flaws.push(InspectionFlaw::SignOff);
                }
                if !reported_to.chars().any(char::is_alphanumeric) || reported_to.trim() == "无" {
                    flaws.push(InspectionFlaw::NotReported);
                }
            }
        }
    }
}

fn place(object: Option<&String>, item: &str) -> ItemPlace {
    ItemPlace {
        object: object.cloned(),
        item: item.to_owned(),
    }
}

/// What is wrong with the answers of one object, which is named where there are several.
fn item_flaws(
    found: &ObjectAnswers,
    object: Option<&String>,
    items: &[String],
    flaws: &mut Vec<InspectionFlaw>,
) {
    let are_all = found.items.iter().map(|answer| &answer.item).eq(items);
    if !are_all {
        let answered: BTreeSet<&String> = found.items.iter().map(|answer| &answer.item).collect();
        for item in items.iter().filter(|item| !answered.contains(item)) {
            flaws.push(InspectionFlaw::ItemMissing(place(object, item)));
        }
    }
    let mut seen = BTreeSet::new();
    for answer in found.items.iter() {
        let at = || place(object, &answer.item);
        if !are_all && (!items.contains(&answer.item) || !seen.insert(&answer.item)) {
            flaws.push(InspectionFlaw::ItemUnknown(at()));
        }
        if answer.answer == Answer::Found && answer.text.trim().is_empty() {
            flaws.push(InspectionFlaw::TextMissing(at()));
        }
        if answer.answer == Answer::Clear && !answer.text.is_empty() {
            flaws.push(InspectionFlaw::TextWithoutFinding(at()));
        }
        if answer.answer == Answer::Inapplicable && !says_why(&answer.text) {
            flaws.push(InspectionFlaw::Inapplicable(at()));
        }
    }
}
