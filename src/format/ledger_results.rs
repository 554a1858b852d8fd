//! The results of a line: most of a large book. The same few ways, answers and codes stand in it again and again; each is read
//! once and kept once.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::domain::acts::in_force::FindingInForce;
use crate::domain::acts::inspection::{
    Inspection, ItemAnswer, ObjectAnswers, Scan, SignOff, VisitId,
};
use crate::domain::acts::visit::ResultAct;
use crate::domain::ground::date;
use crate::domain::ground::sha::Sha;

/// How many different spellings are kept at most: words that somebody wrote are those of one visit.
const KEPT: usize = 4_096;

/// What was met in the lines before, by how it is spelt.
#[derive(Debug, Default)]
pub struct InCommon {
    texts: HashSet<Arc<str>>,
    methods: HashMap<Box<str>, Arc<[String]>>,
    answers: HashMap<Box<str>, Arc<[ItemAnswer]>>,
    codes: HashMap<Box<str>, Arc<[FindingInForce]>>,
}

/// [`ResultAct`] as it is spelt.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeltAct<'a> {
    #[serde(borrow)]
    results: &'a RawValue,
    #[serde(default)]
    file_sha256: Option<Sha>,
}

/// [`VisitId`] as it is spelt.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeltVisit<'a> {
    #[serde(borrow)]
    draw: Cow<'a, str>,
    #[serde(borrow)]
    enterprise: Cow<'a, str>,
}

/// [`ObjectAnswers`] as it is spelt.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeltObject<'a> {
    #[serde(borrow)]
    object: Cow<'a, str>,
    #[serde(borrow)]
    items: &'a RawValue,
}

/// [`Inspection`] as it is spelt.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeltResult<'a> {
    #[serde(borrow)]
    visit: SpeltVisit<'a>,
    #[serde(deserialize_with = "date::deserialize")]
    completed: NaiveDate,
    #[serde(borrow)]
    methods: &'a RawValue,
    #[serde(borrow)]
    objects: Vec<SpeltObject<'a>>,
    #[serde(borrow)]
    codes: &'a RawValue,
    sign_off: SignOff,
    #[serde(borrow)]
    entered_by: Cow<'a, str>,
    #[serde(deserialize_with = "date::deserialize")]
    deadline: NaiveDate,
    #[serde(default)]
    provisional: bool,
    #[serde(default)]
    late: Option<String>,
    #[serde(default)]
    scan: Option<Box<Scan>>,
    #[serde(default)]
    recorded: Option<bool>,
}

/// Reads the data of a line of results.
///
/// # Errors
/// It is not spelt as [`ResultAct`] is.
pub(super) fn read(data: &str, common: &mut InCommon) -> serde_json::Result<ResultAct> {
    let act: SpeltAct<'_> = serde_json::from_str(data)?;
    let mut results = serde_json::Deserializer::from_str(act.results.get());
    Ok(ResultAct {
        results: Results(common).deserialize(&mut results)?,
        file_sha256: act.file_sha256,
    })
}

struct Results<'c>(&'c mut InCommon);

impl<'de> DeserializeSeed<'de> for Results<'_> {
    type Value = Vec<Arc<Inspection>>;

    fn deserialize<D: Deserializer<'de>>(self, results: D) -> Result<Self::Value, D::Error> {
        results.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Results<'_> {
    type Value = Vec<Arc<Inspection>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of results")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut results = Vec::new();
        while let Some(spelt) = seq.next_element::<SpeltResult<'de>>()? {
            let result = self.0.result(spelt).map_err(A::Error::custom)?;
            results.push(Arc::new(result));
        }
        Ok(results)
    }
}

impl InCommon {
    fn result(&mut self, spelt: SpeltResult<'_>) -> serde_json::Result<Inspection> {
        let enterprise: Arc<str> = spelt.visit.enterprise.into();
        let mut objects = Vec::with_capacity(spelt.objects.len());
        for of in spelt.objects {
            let is_itself = of.object == *enterprise;
            objects.push(ObjectAnswers {
                object: if is_itself {
                    Arc::clone(&enterprise)
                } else {
                    of.object.into()
                },
                items: once(&mut self.answers, of.items)?,
            });
        }
        Ok(Inspection {
            visit: VisitId {
                draw: self.text(&spelt.visit.draw),
                enterprise,
            },
            completed: spelt.completed,
            methods: once(&mut self.methods, spelt.methods)?,
            objects,
            codes: once(&mut self.codes, spelt.codes)?,
            sign_off: spelt.sign_off,
            entered_by: self.text(&spelt.entered_by),
            deadline: spelt.deadline,
            provisional: spelt.provisional,
            late: spelt.late,
            scan: spelt.scan,
            recorded: spelt.recorded,
        })
    }

    fn text(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.texts.get(text) {
            return Arc::clone(known);
        }
        let text: Arc<str> = text.into();
        if self.texts.len() < KEPT {
            self.texts.insert(Arc::clone(&text));
        }
        text
    }
}

/// What is spelt so: read where it was not met before.
fn once<T: DeserializeOwned>(
    met: &mut HashMap<Box<str>, Arc<[T]>>,
    spelt: &RawValue,
) -> serde_json::Result<Arc<[T]>> {
    if let Some(known) = met.get(spelt.get()) {
        return Ok(Arc::clone(known));
    }
    let list: Vec<T> = serde_json::from_str(spelt.get())?;
    let list: Arc<[T]> = list.into();
    if met.len() < KEPT {
        met.insert(spelt.get().into(), Arc::clone(&list));
    }
    Ok(list)
}
