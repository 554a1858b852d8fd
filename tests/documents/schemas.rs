//! The schemas of `data/json`, and whether a document is as one has it. Of JSON Schema 2020-12 they use so little that this
//! page reads it; a keyword that it does not know is a mistake in the schema.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Map, Value};

/// The file of the parts that several documents share.
pub(super) const SHARED: &str = "shared";
/// Where they stand in it, as a reference has it.
const DEFS: &str = "shared.json#/$defs/";

/// The schema of a document.
pub(super) struct Schema {
    /// The file's name without its ending.
    pub(super) name: String,
    /// Which command prints the document; nothing where every command may.
    pub(super) command: Option<String>,
    /// All of it.
    pub(super) all: Value,
}

/// What there is to say of a document.
#[derive(Default)]
pub(super) struct Found {
    /// What is not as the schema has it.
    pub(super) flaws: Vec<String>,
    /// The properties that it has, each by its schema.
    pub(super) seen: BTreeSet<String>,
}

/// Every document's schema, by name.
pub(super) static SCHEMAS: LazyLock<Vec<Schema>> = LazyLock::new(|| {
    let files = FILES.iter().filter(|(name, _)| *name != SHARED);
    let schema = |(name, all): (&String, &Value)| Schema {
        name: name.clone(),
        command: all["x-command"].as_str().map(str::to_owned),
        all: all.clone(),
    };
    files.map(schema).collect()
});

/// Every file.
pub(super) static FILES: LazyLock<BTreeMap<String, Value>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/json");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (
            name,
            serde_json::from_slice(&fs::read(&path).unwrap()).unwrap(),
        )
    };
    files.map(read).collect()
});

/// What a reference leads to: the name of a shared part, and the part.
pub(super) fn part(reference: &str) -> (&str, &'static Value) {
    let name = reference
        .strip_prefix(DEFS)
        .or_else(|| reference.strip_prefix("#/$defs/"));
    let name = name.unwrap_or_else(|| panic!("{reference}"));
    (name, &FILES[SHARED]["$defs"][name])
}

impl Schema {
    /// Holds a document against it.
    pub(super) fn check(&self, document: &Value) -> Found {
        let mut found = Found::default();
        found.value(&self.name, &self.all, document, "");
        found
    }
}

impl Found {
    /// Holds a value against a schema: `place` is where the schema stands, `at` where the value does.
    fn value(&mut self, place: &str, schema: &Value, value: &Value, at: &str) {
        for (keyword, says) in schema.as_object().unwrap() {
            match keyword.as_str() {
                "$schema"
                | "$id"
                | "title"
                | "description"
                | "x-标题"
                | "x-描述"
                | "x-command"
                | "required"
                | "additionalProperties"
                | "properties" => {}
                "$ref" => {
                    let (name, part) = part(says.as_str().unwrap());
                    self.value(&format!("{SHARED}.{name}"), part, value, at);
                }
                "oneOf" => self.one_of(place, says.as_array().unwrap(), value, at),
                "type" => {
                    if !is_of(says, value) {
                        self.flaw(at, &format!("is no {says}"));
                    }
                }
                "enum" => {
                    if !says.as_array().unwrap().contains(value) {
                        self.flaw(at, &format!("is none of {says}"));
                    }
                }
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.value(&format!("{place}[]"), says, item, &format!("{at}[{index}]"));
                    }
                }
                _ => panic!("{place}: {keyword} is not known"),
            }
        }
        if let (Some(object), true) = (value.as_object(), schema.get("$ref").is_none()) {
            self.object(place, schema, object, at);
        }
    }

    fn one_of(&mut self, place: &str, each: &[Value], value: &Value, at: &str) {
        let found = each.iter().map(|schema| {
            let mut found = Self::default();
            found.value(place, schema, value, at);
            found
        });
        let (mut fit, others): (Vec<Self>, Vec<Self>) =
            found.partition(|found| found.flaws.is_empty());
        match (fit.pop(), fit.len()) {
            (Some(found), 0) => self.seen.extend(found.seen),
            (Some(_), _) => self.flaw(at, "fits more than one schema"),
            (None, _) => self
                .flaws
                .extend(others.into_iter().flat_map(|other| other.flaws)),
        }
    }

    fn object(&mut self, place: &str, schema: &Value, object: &Map<String, Value>, at: &str) {
        if schema.get("oneOf").is_some() {
            return;
        }
        let required = schema["required"].as_array().into_iter().flatten();
        for key in required.filter(|key| !object.contains_key(key.as_str().unwrap())) {
            self.flaw(at, &format!("has no {key}"));
        }
        for (key, value) in object {
            let at = format!("{at}.{key}");
            match (
                schema["properties"].get(key),
                &schema["additionalProperties"],
            ) {
                (Some(described), _) => {
                    let place = format!("{place}.{key}");
                    self.value(&place, described, value, &at);
                    self.seen.insert(place);
                }
                (None, Value::Bool(true)) => {}
                (None, others @ Value::Object(_)) => {
                    self.value(&format!("{place}{{}}"), others, value, &at);
                }
                (None, _) => self.flaw(&at, "is not described"),
            }
        }
    }

    fn flaw(&mut self, at: &str, what: &str) {
        let at = if at.is_empty() { "the document" } else { at };
        self.flaws.push(format!("{at} {what}"));
    }
}

/// Whether a value is of the type, or of one of the types.
fn is_of(types: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other} is no type"),
    };
    types
        .as_array()
        .map_or_else(|| is(types), |types| types.iter().any(is))
}
