//! choucha.toml → [`Settings`].

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::domain::ground::cell;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::ratio::Ratio;
use crate::domain::ground::rules::{Rules, SignRule, month_day};
use crate::domain::ground::word::word;
use crate::domain::method::typed_source;
use crate::domain::settings::{NamedBy, Settings, UNNAMED};

/// More working days than a year has are no deadline.
const MOST_DAYS: u32 = 366;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    bureau: String,
    year: i32,
    language: Option<String>,
    #[serde(default)]
    rules: RulesFile,
    #[serde(default)]
    files: ListFiles,
    #[serde(default)]
    status: Status,
    #[serde(default)]
    public: InPublic,
    /// Read on its own, with the lines of its mistakes.
    #[serde(default, rename = "columns")]
    _columns: IgnoredAny,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct InPublic {
    inspectors: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    coverage: Option<String>,
    entry_working_days: Option<u32>,
    team: Option<u32>,
    cap: Option<u32>,
    plan_by: Option<String>,
    shrink: Option<String>,
    seal: Option<String>,
    #[serde(default)]
    sign: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct ListFiles {
    items: Option<String>,
    objects: Option<String>,
    inspectors: Option<String>,
    recusals: Option<String>,
    plan: Option<String>,
    findings: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Status {
    #[serde(default)]
    taking_part: Vec<String>,
    #[serde(default)]
    not_taking_part: Vec<String>,
}

/// Reads the settings.
///
/// # Errors
/// What is wrong: the reader's own words with the line, or the key and value.
pub fn read(text: &str) -> Result<Settings, String> {
    let file: SettingsFile = toml::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| picture(&error.to_string()))?;
    if file.bureau == UNNAMED || cell::check(&file.bureau).is_err() {
        return bad("bureau", &file.bureau);
    }
    let mut settings = Settings::new(&file.bureau, file.year);
    if !(2000..=2999).contains(&file.year) {
        return bad("year", &file.year.to_string());
    }
    if let Some(language) = &file.language
        && !matches!(language.as_str(), "zh" | "en")
    {
        return bad("language", language);
    }
    settings.language = file.language;
    read_rules(&file.rules, &mut settings.rules)?;
    let named = [
        (ListName::Items, file.files.items),
        (ListName::Objects, file.files.objects),
        (ListName::Inspectors, file.files.inspectors),
        (ListName::Recusals, file.files.recusals),
        (ListName::Plan, file.files.plan),
        (ListName::Findings, file.files.findings),
    ];
    for (list, name) in named {
        if let Some(name) = name {
            settings.files.insert(list, name);
        }
    }
    if let Some(word) = &file.public.inspectors {
        match NamedBy::from_word(word) {
            Some(named_by) => settings.named_by = named_by,
            None => return bad("inspectors", word),
        }
    }
    settings.taking_part = compared(&file.status.taking_part);
    settings.not_taking_part = compared(&file.status.not_taking_part);
    Ok(settings)
}

fn bad<T>(key: &str, value: &str) -> Result<T, String> {
    Err(format!("{key} = {:?}", cell::cut(value)))
}

/// What the rules leave to the office.
fn read_rules(file: &RulesFile, rules: &mut Rules) -> Result<(), String> {
    read_share("coverage", file.coverage.as_ref(), &mut rules.coverage)?;
    let days = file.entry_working_days.unwrap_or(rules.entry_working_days);
    if !(1..=MOST_DAYS).contains(&days) {
        return bad("entry_working_days", &days.to_string());
    }
    rules.entry_working_days = days;
    rules.team = file.team.unwrap_or(rules.team);
    if rules.team < 2 {
        return bad("team", &rules.team.to_string());
    }
    rules.cap = file.cap.unwrap_or(rules.cap);
    if rules.cap < 1 {
        return bad("cap", &rules.cap.to_string());
    }
    if let Some(source) = &file.seal
        && typed_source::wait(source).is_none()
    {
        return bad("seal", source);
    }
    rules.seal.clone_from(&file.seal);
    if let Some(day) = &file.plan_by {
        match month_day::read(day) {
            Some(day) => rules.plan_by = day,
            None => return bad("plan_by", day),
        }
    }
    for words in &file.sign {
        match SignRule::from_words(words) {
            Some(rule) => rules.sign.push(rule),
            None => return bad("sign", words),
        }
    }
    read_share("shrink", file.shrink.as_ref(), &mut rules.shrink)
}

fn read_share(key: &str, said: Option<&String>, share: &mut Ratio) -> Result<(), String> {
    match said.map(|said| (said, Ratio::from_cell(said))) {
        None => {}
        Some((_, Some(ratio @ Ratio::Share { .. }))) => *share = ratio,
        Some((said, _)) => return bad(key, said),
    }
    Ok(())
}

/// What the reader says, its picture of the line and what it quotes of it cut where they are long.
fn picture(said: &str) -> String {
    let lines = said.lines().map(|line| {
        if line.contains(" | ") {
            return cell::cut(line);
        }
        match line
            .split_once('"')
            .and_then(|(before, rest)| Some((before, rest.rsplit_once('"')?)))
        {
            Some((before, (quoted, behind))) => {
                format!("{before}\"{}\"{behind}", cell::cut(quoted))
            }
            None => line.to_owned(),
        }
    });
    lines.collect::<Vec<String>>().join("\n")
}

/// Words of 状态 as they are compared.
fn compared(words: &[String]) -> Vec<String> {
    words
        .iter()
        .map(|status| word(status).into_owned())
        .collect()
}
