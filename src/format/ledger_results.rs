//! The results of a line: most of a large book. The same few ways, answers and codes stand in it again and again; each is read
//! once and kept once.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor,
};
use serde_json::value::RawValue;

use crate::domain::acts::in_force::FindingInForce;
use crate::domain::acts::inspection::{
    Inspection, ItemAnswer, ObjectAnswers, Scan, SignOff, VisitId,
};
use crate::domain::acts::visit::ResultAct;
use crate::domain::ground::date;

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

/// The name of a key of [`ResultAct`].
#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Key {
    Results,
    FileSha256,
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

/// Reads the data of a line of results: [`ResultAct`].
pub(super) struct ResultData<'c>(pub(super) &'c mut InCommon);

impl<'de> DeserializeSeed<'de> for ResultData<'_> {
    type Value = ResultAct;

    fn deserialize<D: Deserializer<'de>>(self, data: D) -> Result<ResultAct, D::Error> {
        data.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ResultData<'_> {
    type Value = ResultAct;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what a line of results says")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ResultAct, A::Error> {
        let (mut results, mut file_sha256) = (None, None);
        while let Some(key) = map.next_key()? {
            match key {
                Key::Results if results.is_none() => {
                    results = Some(map.next_value_seed(Results(self.0))?);
                }
                Key::FileSha256 if file_sha256.is_none() => file_sha256 = Some(map.next_value()?),
                _ => return Err(A::Error::custom("a key twice")),
            }
        }
        Ok(ResultAct {
            results: results.ok_or_else(|| A::Error::missing_field("results"))?,
            file_sha256: file_sha256.flatten(),
        })
    }
}

/// Reads the results of a line.
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
