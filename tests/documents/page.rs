//! `docs/json.md`, made from the schemas: every document with its fields, in both languages.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::schemas::{FILES, SCHEMAS, SHARED, Schema, part};

/// The page between what is written by hand.
fn made() -> String {
    let mut text = String::new();
    let (of_all, of_commands): (Vec<&Schema>, Vec<&Schema>) =
        SCHEMAS.iter().partition(|schema| schema.command.is_none());
    for schema in of_all.into_iter().chain(of_commands) {
        let (zh, en) = titles(&schema.all);
        let command = schema
            .command
            .as_deref()
            .map(|command| format!("`{command}`："));
        let command = command.unwrap_or_default();
        let name = &schema.name;
        let _ = write!(
            text,
            "\n### {command}{zh} · {en}\n\n[{name}.json](../data/json/{name}.json)"
        );
        if schema.all["type"] == "array" {
            text += "：数组 · an array";
        }
        text += "\n\n";
        table(&mut text, &schema.all);
    }
    text += "\n## 共用的部分 · Shared parts\n";
    for (name, part) in FILES[SHARED]["$defs"].as_object().unwrap() {
        let (zh, en) = words(part);
        let _ = write!(text, "\n### <a id=\"{name}\"></a>{name}：{zh} · {en}\n\n");
        if part["type"] == "object" && part.get("properties").is_none() {
            let _ = writeln!(text, "{}", kind(part));
        } else {
            table(&mut text, part);
        }
    }
    text
}

fn titles(schema: &Value) -> (&str, &str) {
    let text = |key: &str| schema[key].as_str().unwrap();
    (text("x-标题"), text("title"))
}

fn words(schema: &Value) -> (&str, &str) {
    let text = |key: &str| schema[key].as_str().unwrap();
    (text("x-描述"), text("description"))
}

fn table(text: &mut String, schema: &Value) {
    *text += "| 键 key | 类型 type | 内容 | what |\n|---|---|---|---|\n";
    rows(text, schema, "");
}

/// The rows of the properties of a schema, those below them too.
fn rows(text: &mut String, schema: &Value, above: &str) {
    let required = schema["required"].as_array();
    for (key, below) in schema["properties"].as_object().into_iter().flatten() {
        if key == "weaker_rules" {
            continue;
        }
        let (zh, en) = words(below);
        let may_be_absent = !required.is_some_and(|keys| keys.iter().any(|name| name == key));
        let mark = if may_be_absent { "?" } else { "" };
        let _ = writeln!(
            text,
            "| `{above}{key}`{mark} | {} | {zh} | {en} |",
            kind(below)
        );
        rows(text, below, &format!("{above}{key}."));
    }
    let one = schema["oneOf"].as_array().map(|each| &each[0]);
    for below in one
        .into_iter()
        .chain(schema.get("items"))
        .chain(schema.get("additionalProperties"))
    {
        let mark = if schema.get("items").is_some() {
            "[]"
        } else {
            ""
        };
        let above = above
            .strip_suffix('.')
            .map(|above| format!("{above}{mark}."));
        rows(text, below, &above.unwrap_or_default());
    }
}

/// What a value may be, in short.
fn kind(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        let (name, _) = part(reference);
        return format!("[{name}](#{name})");
    }
    if let Some(each) = schema["oneOf"].as_array() {
        let each: Vec<String> = each.iter().map(kind).collect();
        return each.join(", ");
    }
    if let Some(words) = schema["enum"].as_array() {
        let words: Vec<String> = words
            .iter()
            .map(|word| format!("`{}`", word.as_str().unwrap()))
            .collect();
        return words.join(", ");
    }
    let types = schema["type"].as_array().cloned();
    let types = types.unwrap_or_else(|| vec![schema["type"].clone()]);
    let one = |name: &Value| match name.as_str().unwrap() {
        "array" => format!("[{}]", kind(&schema["items"])),
        "object" if schema["additionalProperties"].is_object() => {
            format!("{{…: {}}}", kind(&schema["additionalProperties"]))
        }
        name => name.to_owned(),
    };
    types.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_page_describes_every_document_as_its_schema_does() {
    let (begin, end) = ("<!-- documents: begin -->\n", "<!-- documents: end -->");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(begin).unwrap();
    let (now, after) = rest.split_once(end).unwrap();
    let made = made() + "\n";
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|value| value == "1") {
        fs::write(&path, format!("{before}{begin}{made}{end}{after}")).unwrap();
    } else {
        assert!(now == made, "make it anew with UPDATE_GOLDEN=1");
    }
}
