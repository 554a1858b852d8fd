//! 检查对象名录库: what may be inspected (第2条: 市场主体, 项目, 设施设备, 行为; 第12条: all of them, searchable).

use std::borrow::Cow;

use super::code_key;
use super::columns::Header;
use super::fault::{Fault, Flaw};
use super::key_check::{self, KeyKind};
use super::object_code::{CodeFlaw, company_code, is_identity_number};
use super::object_kind::is_market;
use super::record::Cells;
use crate::domain::ground::cell;
use crate::domain::ground::none_word::{is_none, or_empty};
use crate::domain::ground::status_word;
use crate::domain::ground::word::word;
use crate::domain::settings::Settings;

/// The place of a required column that the file lacks: there is nothing in it, which was said of the header.
const ABSENT: usize = usize::MAX;

/// 对象类型 where the library does not say it.
pub const COMPANY: &str = "市场主体";

/// Where the cells of an object stand in a row.
#[derive(Debug, Clone)]
pub struct ObjectPlaces {
    /// 代码.
    pub code: usize,
    /// 名称.
    pub name: usize,
    kind: Option<usize>,
    /// Whether anybody wants to know the kind but for faults.
    kind_is_asked: bool,
    status: Option<usize>,
    owner: Option<usize>,
    region: Option<usize>,
    level: Option<usize>,
    scope: Option<usize>,
    grade: Option<usize>,
    vouched: Option<usize>,
}

impl ObjectPlaces {
    /// The places in the rows under `header`.
    pub fn new(header: &Header) -> Self {
        let required = |key| header.place(key).unwrap_or(ABSENT);
        Self {
            code: required("code"),
            name: required("name"),
            kind: header.place("kind"),
            kind_is_asked: true,
            status: header.place("status"),
            owner: header.place("owner"),
            region: header.place("region"),
            level: header.place("level"),
            scope: header.place("scope"),
            grade: header.place("grade"),
            vouched: header.place("vouched"),
        }
    }

    /// The same of a library in which only these columns are looked at besides code, name, status, owner and what makes a
    /// fault: an object has nothing in the others, and is a company where its kind is not asked for.
    #[must_use]
    pub fn only(self, is_asked: impl Fn(&str) -> bool) -> Self {
        let asked = |key: &str, place: Option<usize>| place.filter(|_| is_asked(key));
        Self {
            kind_is_asked: is_asked("kind"),
            region: asked("region", self.region),
            level: asked("level", self.level),
            scope: asked("scope", self.scope),
            grade: asked("grade", self.grade),
            ..self
        }
    }
}

/// One inspection object (检查对象), as far as rules look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object<'a> {
    /// 代码: of a company its 统一社会信用代码 or 注册号, of anything else the office's own.
    pub code: Cow<'a, str>,
    /// The code of a company, packed; `None` for the office's own.
    pub company: Option<u128>,
    /// 对象类型.
    pub kind: Cow<'a, str>,
    /// 所属主体代码, "" for a company.
    pub owner: Cow<'a, str>,
    /// 区域.
    pub region: Cow<'a, str>,
    /// 管辖层级.
    pub level: Cow<'a, str>,
    /// 经营范围, as it stands.
    pub scope: Cow<'a, str>,
    /// 信用等级.
    pub grade: Cow<'a, str>,
    /// Whether its 状态 takes part in draws.
    pub takes_part: bool,
    /// Whether its code, or its owner's, fails the standard's check and the office vouches for it (代码说明).
    pub vouched: bool,
}

impl<'a> Object<'a> {
    /// Reads a row; `fault` gets the column, the value and the flaw of each fault.
    pub fn read<C: Cells>(
        places: &ObjectPlaces,
        cells: &'a C,
        settings: &Settings,
        fault: &mut dyn FnMut(&'static str, &str, Flaw),
    ) -> Self {
        let or_empty = |place: Option<usize>| match place {
            Some(place) => word_or_empty(cells, place),
            None => Cow::Borrowed(""),
        };
        let (code, credit) = code_and_key(cells.cell(places.code));
        let owner = spelt_owner(places, cells, &code);
        let explained = |place| !is_none(&word(&cells.cell(place)));
        let mut vouch = Vouch {
            may: places.vouched.is_some_and(explained),
            did: false,
        };
        let kind = || or_empty(places.kind);
        let company = if code.is_empty() && places.code == ABSENT {
            None
        } else {
            check_codes((&code, credit), &owner, kind, &mut vouch, fault)
        };
        if !cells.bytes(places.name).is_some_and(is_plain_name) {
            check_name((places, cells), fault);
        }
        let kind = (places.kind_is_asked || !owner.is_empty()).then(kind);
        let kind = kind.filter(|kind| !kind.is_empty());
        if kind.is_none() && places.kind.is_some() && !owner.is_empty() {
            fault("kind", "", Flaw::Empty);
        }
        let status = places
            .status
            .map_or(Cow::Borrowed(""), |place| cells.cell(place));
        let takes_part = takes_part(&status, settings).unwrap_or_else(|| {
            fault("status", status.trim(), Flaw::Status);
            false
        });
        Self {
            code,
            company,
            kind: kind.unwrap_or(Cow::Borrowed(COMPANY)),
            owner,
            region: or_empty(places.region),
            level: or_empty(places.level),
            scope: places
                .scope
                .map_or(Cow::Borrowed(""), |place| cells.cell(place)),
            grade: or_empty(places.grade),
            takes_part,
            vouched: vouch.did,
        }
    }
}

/// A word that is compared and may be missing, "" also where the cell says that there is nothing.
fn word_or_empty<C: Cells>(cells: &C, place: usize) -> Cow<'_, str> {
    let word = folded(cells.cell(place));
    if is_none(&word) {
        Cow::Borrowed("")
    } else {
        word
    }
}

/// The codes of an object and of its owner, "" for a company, unchecked.
pub fn codes<'a, C: Cells>(places: &ObjectPlaces, cells: &'a C) -> (Cow<'a, str>, Cow<'a, str>) {
    let (code, _) = code_and_key(cells.cell(places.code));
    let owner = spelt_owner(places, cells, &code);
    (code, owner)
}

/// The code of the owner of the object with this code, "" for a company.
#[inline]
fn spelt_owner<'a, C: Cells>(places: &ObjectPlaces, cells: &'a C, code: &str) -> Cow<'a, str> {
    let Some(place) = places.owner else {
        return Cow::Borrowed("");
    };
    let owner = tidied_code(cells.cell(place));
    // Whoever gives an object as its own owner says that it has none; so does whoever writes 无 or `/`.
    if owner == code || !owner.is_empty() && key_check::is_placeholder(&owner) {
        return Cow::Borrowed("");
    }
    owner
}

/// Whether a name begins with an ideograph (U+4000–U+9FFF), and no byte of it is one of a control character: nearly every one.
fn is_plain_name(name: &[u8]) -> bool {
    matches!(name, [0xe4..=0xe9, ..]) && cell::is_free_of_controls(name)
}

/// Checks the name of an object.
fn check_name<C: Cells>(
    (places, cells): (&ObjectPlaces, &C),
    fault: &mut dyn FnMut(&'static str, &str, Flaw),
) {
    let name = cells.cell(places.name);
    if places.name != ABSENT && is_blank(&name) {
        fault("name", "", Flaw::Empty);
    }
    if !cell::is_free_of_controls(name.as_bytes()) && has_controls(&name) {
        fault("name", &name, Flaw::Characters);
    }
}

fn is_blank(name: &str) -> bool {
    let unseen = |c: char| c.is_whitespace() || cell::is_unseen(c);
    name.chars().all(unseen)
}

/// Whether a name holds control characters other than line breaks.
fn has_controls(name: &str) -> bool {
    let control = |c: char| cell::is_control(c) && c != '\n' && c != '\r';
    name.chars().any(control)
}

/// Whether an object with this cell under 状态 takes part. Nearly every row has one of a few words, which need not be folded.
fn takes_part(cell: &str, settings: &Settings) -> Option<bool> {
    let known = (!settings.has_own_words()).then(|| status_word::verbatim(cell));
    known
        .flatten()
        .or_else(|| settings.takes_part(&or_empty(cell)))
}

/// Whether the office may vouch for a code that fails the standard's check, and whether it did.
struct Vouch {
    may: bool,
    did: bool,
}

impl Vouch {
    /// What is wrong with a code that no company has.
    #[cold]
    fn flaw(&mut self, code: &str, flaw: CodeFlaw) -> Option<Flaw> {
        if is_identity_number(code) {
            return Some(Flaw::Identity);
        }
        if !self.may {
            return Some(of_company_code(code, flaw));
        }
        let spoilt = key_check::spoilt_company_code(code).map(Flaw::Spoilt);
        let flaw = spoilt.or_else(|| key_check::flaw(KeyKind::Code, code));
        self.did |= flaw.is_none();
        flaw
    }
}

/// Checks the code of an object and of its owner. An object without an owner is a company, unless the office vouches for
/// its code.
fn check_codes<'a>(
    (code, credit): (&str, Option<u128>),
    owner: &str,
    kind: impl Fn() -> Cow<'a, str>,
    vouch: &mut Vouch,
    fault: &mut dyn FnMut(&'static str, &str, Flaw),
) -> Option<u128> {
    if code.is_empty() {
        fault("code", "", Flaw::Empty);
        return None;
    }
    if owner.is_empty() {
        return match credit.map_or_else(|| code_key::check(code), Ok) {
            Ok(_) if code.starts_with("000000") => {
                fault("code", code, Flaw::Placeholder);
                None
            }
            Ok(packed) => Some(packed),
            Err(flaw) => {
                let flaw = vouch.flaw(code, flaw).map(|flaw| match flaw {
                    Flaw::Code(CodeFlaw::Length(_)) if !is_market(&kind()) => Flaw::OwnCode,
                    flaw => flaw,
                });
                if let Some(flaw) = flaw {
                    fault("code", code, flaw);
                }
                None
            }
        };
    }
    if let Err(flaw) = company_code(owner)
        && let Some(flaw) = vouch.flaw(owner, flaw)
    {
        fault("owner", owner, flaw);
    }
    let company = credit.or_else(|| code_key::pack(code));
    let own = || {
        let identity = is_identity_number(code).then_some(Flaw::Identity);
        identity.or_else(|| key_check::flaw(KeyKind::Code, code))
    };
    if company.is_none()
        && let Some(flaw) = own()
    {
        fault("code", code, flaw);
    }
    company
}

/// What is wrong with a code that no company has: what a spreadsheet or a hand made of it, before its form.
fn of_company_code(code: &str, flaw: CodeFlaw) -> Flaw {
    let spoilt = key_check::spoilt_company_code(code).map(Flaw::Spoilt);
    let of_keys = || key_check::flaw(KeyKind::Code, code).filter(|flaw| *flaw != Flaw::Characters);
    spoilt.or_else(of_keys).unwrap_or(Flaw::Code(flaw))
}

fn folded(cell: Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(cell) => word(cell),
        Cow::Owned(cell) => Cow::Owned(word(&cell).into_owned()),
    }
}

fn tidied_code(cell: Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(cell) => cell::tidy_code(cell),
        Cow::Owned(cell) => Cow::Owned(cell::tidy_code(&cell).into_owned()),
    }
}

/// A code tidied, and packed where it is a credit code as it stands, which need not be tidied.
fn code_and_key(cell: Cow<'_, str>) -> (Cow<'_, str>, Option<u128>) {
    match code_key::pack_credit(&cell) {
        Some(packed) => (cell, Some(packed)),
        None => (tidied_code(cell), None),
    }
}

/// A fault of the object library at a row.
pub fn fault_at(row: u64, key: &str, value: &str, flaw: Flaw) -> Fault {
    Fault::new(
        crate::domain::ground::list_name::ListName::Objects,
        row,
        Some(key),
        value,
        flaw,
    )
}
