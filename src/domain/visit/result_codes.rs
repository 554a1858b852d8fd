//! 结果代码 of a result: of the list in force, and in no contradiction with the answers (第二十五条 truthfulness).
//!
//! What a code means is its public value. An item that does not apply (不适用) says nothing about the others, which are judged
//! as if it were not there; where nothing applies at all, the visit found no business of the kind that it was to inspect.

use crate::domain::acts::in_force::FindingInForce;
use crate::domain::acts::inspection::{Answer, Inspection};
use crate::domain::ground::cell::{parts, tidy_code};
use crate::domain::lists::finding::PUBLIC_VALUES;

/// What is wrong with the codes of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeFlaw {
    /// No code at all, a code that the findings in force do not have, or a code twice.
    Unknown(String),
    /// A code with another name or public value than the findings in force give it.
    Value(String),
    /// The codes contradict each other, or the answers.
    Contradiction(Contradiction),
}

/// How codes and answers contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contradiction {
    /// A code for "nothing found" beside another code.
    ClearAndOther(String),
    /// A code for "nothing found", though an item has a finding or could not be inspected.
    ClearButNot(String),
    /// Items with findings, but no code for a problem.
    FoundWithoutCode,
    /// A code for a problem, but no item with a finding.
    CodeWithoutFinding(String),
    /// Items that could not be inspected, but no code that says why.
    UncheckedWithoutCode,
    /// No item applies, and a code says anything but that there was no such business.
    NothingApplies(String),
    /// A code says that there was no such business, though every item that applies was inspected.
    BusinessInspected(String),
}

/// What a finding code stands for, by its public value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CodeMeaning {
    /// 未发现问题.
    Clear,
    /// A problem.
    Problem,
    /// Not reached, or not cooperating.
    Obstacle,
    /// 未发现开展本次抽查涉及的经营活动: nothing of what is inspected is done there.
    NoBusiness,
}

fn meaning(public: &str) -> CodeMeaning {
    match PUBLIC_VALUES.iter().position(|value| *value == public) {
        Some(0) => CodeMeaning::Clear,
        Some(3 | 5) => CodeMeaning::Obstacle,
        Some(6) => CodeMeaning::NoBusiness,
        _ => CodeMeaning::Problem,
    }
}

/// The codes that somebody means, by code, by name or by both, as the findings in force have them; what they do not have, as
/// it was said. What was said comes in parts, since a list was parted at every mark that parts one; names hold such marks, so
/// as many parts as make a name are one.
pub fn meant(said: &[String], findings: &[FindingInForce]) -> Vec<FindingInForce> {
    let parts: Vec<String> = said.iter().flat_map(|said| parts(said)).collect();
    let parts: Vec<String> = parts.iter().map(|part| tidy_code(part).into()).collect();
    let mut meant = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let ends = (at + 1..=parts.len()).rev();
        let mut known = ends.filter_map(|end| Some((called(&parts[at..end], findings)?, end)));
        let (finding, end) = known.next().unwrap_or_else(|| {
            let unknown = FindingInForce {
                code: parts[at].clone(),
                name: String::new(),
                public: String::new(),
            };
            (unknown, at + 1)
        });
        meant.push(finding);
        at = end;
    }
    meant
}

/// The finding that these parts together name, by code, by name or by code and name, where only one has it.
fn called(said: &[String], findings: &[FindingInForce]) -> Option<FindingInForce> {
    let whole = said.concat();
    let by_code = findings.iter().find(|finding| finding.code == whole);
    if by_code.is_some() {
        return by_code.cloned();
    }
    let mut by_name = findings.iter().filter(|finding| {
        let name = parts(&finding.name).concat();
        let name = tidy_code(&name);
        let behind = whole.strip_prefix(finding.code.as_str());
        // A code by itself is that code, whatever stands behind it.
        *name == *whole || (behind == Some(&*name) && said.first() != Some(&finding.code))
    });
    let named = by_name.next().filter(|_| by_name.next().is_none());
    named.cloned()
}

/// Everything that is wrong with the codes of a result; `former` are those of the result that it corrects, which may
/// stay as they were.
pub fn code_flaws(
    result: &Inspection,
    findings: &[FindingInForce],
    former: &[FindingInForce],
) -> Vec<CodeFlaw> {
    if result.codes.is_empty() {
        return vec![CodeFlaw::Unknown(String::new())];
    }
    let mut flaws = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for known in result.codes.iter() {
        let code = &known.code;
        let in_force = findings.iter().find(|finding| finding.code == *code);
        let stays = former.contains(known);
        if seen.contains(&code.as_str()) || (in_force.is_none() && !stays) {
            flaws.push(CodeFlaw::Unknown(code.clone()));
        } else if in_force != Some(known) && !stays {
            flaws.push(CodeFlaw::Value(code.clone()));
        }
        seen.push(code);
    }
    if flaws.is_empty() {
        let found = contradictions(result).into_iter();
        flaws.extend(found.map(CodeFlaw::Contradiction));
    }
    flaws
}

fn contradictions(result: &Inspection) -> Vec<Contradiction> {
    let has = |answer| result.answers().any(|item| item.answer == answer);
    let code_of = |wanted: &dyn Fn(CodeMeaning) -> bool| {
        let mut codes = result.codes.iter();
        let code = codes.find(|code| wanted(meaning(&code.public)));
        code.map(|code| code.code.clone())
    };
    let is = |kind| code_of(&|meant| meant == kind);
    let applies = [Answer::Clear, Answer::Found, Answer::Unchecked].into_iter();
    if has(Answer::Inapplicable) && !applies.into_iter().any(has) {
        let other = code_of(&|meant| meant != CodeMeaning::NoBusiness);
        return other
            .map(Contradiction::NothingApplies)
            .into_iter()
            .collect();
    }
    let mut found = Vec::new();
    if let Some(clear) = is(CodeMeaning::Clear) {
        if result.codes.len() > 1 {
            found.push(Contradiction::ClearAndOther(clear.clone()));
        }
        if has(Answer::Found) || has(Answer::Unchecked) {
            found.push(Contradiction::ClearButNot(clear));
        }
        return found;
    }
    match (has(Answer::Found), is(CodeMeaning::Problem)) {
        (true, None) => found.push(Contradiction::FoundWithoutCode),
        (false, Some(code)) => found.push(Contradiction::CodeWithoutFinding(code)),
        _ => {}
    }
    let why_not = |meant| matches!(meant, CodeMeaning::Obstacle | CodeMeaning::NoBusiness);
    if has(Answer::Unchecked) && code_of(&why_not).is_none() {
        found.push(Contradiction::UncheckedWithoutCode);
    }
    if let Some(code) = is(CodeMeaning::NoBusiness).filter(|_| !has(Answer::Unchecked)) {
        found.push(Contradiction::BusinessInspected(code));
    }
    found
}
