//! choucha.toml → [`Settings`]. Every mistake is told with its line, its key and what should stand there.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::domain::ground::cell;
use crate::domain::ground::drawn_public::DrawnPublic;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::ratio::Ratio;
use crate::domain::ground::rules::{SignRule, month_day};
use crate::domain::ground::status_word;
use crate::domain::ground::word::word;
use crate::domain::lists::heading;
use crate::domain::lists::settings_flaw::{NoKey, SettingForm as Form, SettingsFlaw, SettingsWhy};
use crate::domain::method::typed_source;
use crate::domain::settings::{AskedBesides, NamedBy, Settings, UNNAMED};

use crate::format::settings_text;

/// More working days than a year has are no deadline.
const MOST_DAYS: u32 = 366;

/// The keys above all sections, and those of each section; `columns` is read by itself.
const KEYS: [(&str, &[&str]); 7] = [
    ("", &["bureau", "year", "language"]),
    (
        "rules",
        &[
            "coverage",
            "entry_working_days",
            "team",
            "cap",
            "plan_by",
            "shrink",
            "seal",
            "sign",
        ],
    ),
    (
        "files",
        &[
            "items",
            "objects",
            "inspectors",
            "recusals",
            "plan",
            "findings",
        ],
    ),
    ("public", &["inspectors", "drawn"]),
    (
        "papers",
        &[
            "word",
            "address",
            "complaint",
            "discipline",
            "ask",
            "approval",
        ],
    ),
    ("status", &["taking_part", "not_taking_part"]),
    ("columns", &[]),
];

/// A key with its value, each with its place.
type Pair<'a, 'i> = (
    &'a Spanned<std::borrow::Cow<'i, str>>,
    &'a Spanned<DeValue<'i>>,
);

/// Reads the settings from a text that [`settings_text::plain`] gave.
///
/// # Errors
/// The first mistake.
pub fn read(text: &str) -> Result<Settings, SettingsFlaw> {
    let document = DeTable::parse(text).map_err(|error| settings_text::no_toml(text, &error))?;
    let document = document.get_ref();
    let mut reading = Reading {
        text,
        settings: Settings::new("", 0),
        named: false,
        dated: false,
    };
    for pair in by_place(document) {
        let (name, value) = pair;
        let section = KEYS
            .iter()
            .find(|(known, _)| *known == name.get_ref().as_ref());
        match (section, value.get_ref()) {
            (Some(("columns", _)), _) => {}
            (Some((section, keys)), DeValue::Table(table)) => {
                for pair in by_place(table) {
                    let key = known_key(text, pair, (*section, *keys))?;
                    reading.value((section, key), pair)?;
                }
            }
            (Some((section, _)), _) => {
                let why = SettingsWhy::NoTable((*section).to_owned());
                return Err(at(text, pair, why));
            }
            (None, DeValue::Table(_)) => return Err(no_section(text, pair)),
            (None, _) => {
                let key = known_key(text, pair, KEYS[0])?;
                reading.value(("", key), pair)?;
            }
        }
    }
    for (is_there, key) in [(reading.named, "bureau"), (reading.dated, "year")] {
        if !is_there {
            let why = SettingsWhy::Missing(key);
            return Err(SettingsFlaw { line: None, why });
        }
    }
    Ok(reading.settings)
}

/// The pairs of a table in the order of the text.
fn by_place<'a, 'i>(table: &'a DeTable<'i>) -> Vec<Pair<'a, 'i>> {
    let mut pairs: Vec<Pair<'a, 'i>> = table.iter().collect();
    pairs.sort_by_key(|(name, _)| name.span().start);
    pairs
}

fn at(text: &str, (name, _): Pair<'_, '_>, why: SettingsWhy) -> SettingsFlaw {
    let line = Some(settings_text::line_of(text, name.span().start));
    SettingsFlaw { line, why }
}

fn no_section(text: &str, pair: Pair<'_, '_>) -> SettingsFlaw {
    let name = pair.0.get_ref().as_ref();
    let known: Vec<&str> = KEYS.iter().skip(1).map(|(section, _)| *section).collect();
    let why = SettingsWhy::NoSection {
        name: cell::cut(name),
        near: near(name, &known),
        known,
    };
    at(text, pair, why)
}

/// The key of a pair, among those of its section.
fn known_key(
    text: &str,
    pair: Pair<'_, '_>,
    (section, keys): (&'static str, &[&'static str]),
) -> Result<&'static str, SettingsFlaw> {
    let name = pair.0.get_ref().as_ref();
    if let Some(key) = keys.iter().find(|key| **key == name) {
        return Ok(key);
    }
    let belongs = KEYS.iter().find(|(_, keys)| keys.contains(&name));
    let why = SettingsWhy::NoKey(NoKey {
        name: cell::cut(name),
        section,
        near: near(name, keys),
        belongs: belongs.map(|(section, _)| *section),
        known: keys.to_vec(),
    });
    Err(at(text, pair, why))
}

/// The name that was meant.
fn near(name: &str, known: &[&'static str]) -> Option<&'static str> {
    let known = known.iter().copied();
    let near = known.filter_map(|known| Some((heading::distance(name, known)?, known)));
    near.min().map(|(_, known)| known)
}

/// The settings as far as they have been read.
struct Reading<'t> {
    text: &'t str,
    settings: Settings,
    named: bool,
    dated: bool,
}

impl Reading<'_> {
    fn value(
        &mut self,
        (section, key): (&str, &'static str),
        pair: Pair<'_, '_>,
    ) -> Result<(), SettingsFlaw> {
        let (text, value) = (self.text, pair.1.get_ref());
        let form = form_of(section, key);
        let bad = || {
            let span = pair.1.span();
            let written = text.get(span).unwrap_or_default().trim();
            let value = cell::cut(written.lines().next().unwrap_or_default());
            at(text, pair, SettingsWhy::Value { key, value, form })
        };
        self.take(key, form, value).map_err(|why| match why {
            Refused::Form => bad(),
            Refused::Why(why) => at(text, pair, why),
        })
    }

    fn take(&mut self, key: &str, form: Form, value: &DeValue<'_>) -> Result<(), Refused> {
        let (said, settings) = (value.as_str(), &mut self.settings);
        let rules = &mut settings.rules;
        match form {
            Form::Bureau => {
                let name = said.ok_or(Refused::Form)?;
                if name == UNNAMED {
                    return Err(Refused::Why(SettingsWhy::Unnamed));
                }
                cell::check(name).map_err(|_| Refused::Form)?;
                name.clone_into(&mut settings.bureau);
                self.named = true;
            }
            Form::Year => {
                let year = number(value, (2000, 2999))?;
                settings.year = i32::try_from(year).map_err(|_| Refused::Form)?;
                self.dated = true;
            }
            Form::Language => {
                let language = said.filter(|word| matches!(*word, "zh" | "en"));
                settings.language = Some(language.ok_or(Refused::Form)?.to_owned());
            }
            Form::Share => {
                let share = said.and_then(Ratio::from_cell);
                let share = share.filter(|ratio| matches!(ratio, Ratio::Share { .. }));
                let share = share.ok_or(Refused::Form)?;
                if key == "coverage" {
                    rules.coverage = share;
                } else {
                    rules.shrink = share;
                }
            }
            Form::Days => rules.entry_working_days = number(value, (1, MOST_DAYS))?,
            Form::Team => rules.team = number(value, (2, u32::MAX))?,
            Form::Cap => rules.cap = number(value, (1, u32::MAX))?,
            Form::Source => {
                let source = said.filter(|source| typed_source::wait(source).is_some());
                rules.seal = Some(source.ok_or(Refused::Form)?.to_owned());
            }
            Form::MonthDay => {
                rules.plan_by = said.and_then(month_day::read).ok_or(Refused::Form)?;
            }
            Form::Sign => {
                let rule = |word: &String| SignRule::from_words(word).ok_or(Refused::Form);
                rules.sign = words(value)?.iter().map(rule).collect::<Result<_, _>>()?;
            }
            Form::Inspectors => settings.named_by = one_of(said, NamedBy::from_word)?,
            Form::DrawnPublic => settings.drawn_public = one_of(said, DrawnPublic::from_word)?,
            Form::File => {
                let name = said.filter(|name| !name.trim().is_empty());
                let name = name.ok_or(Refused::Form)?.to_owned();
                let list = ListName::ALL.into_iter().find(|list| list.key() == key);
                settings.files.insert(list.ok_or(Refused::Form)?, name);
            }
            Form::Words => self.take_words(key, &words(value)?)?,
            Form::Ask | Form::Approval => self.take_besides(form, value)?,
            Form::PaperText | Form::PaperLines => self.take_papers(key, value)?,
        }
        Ok(())
    }

    /// What is asked for with a result, and whether visits have to be approved.
    fn take_besides(&mut self, form: Form, value: &DeValue<'_>) -> Result<(), Refused> {
        let papers = &mut self.settings.papers;
        if form == Form::Ask {
            let asked = |word: &String| AskedBesides::from_word(word).ok_or(Refused::Form);
            papers.ask = words(value)?.iter().map(asked).collect::<Result<_, _>>()?;
            return Ok(());
        }
        papers.needs_approval = match value.as_str() {
            Some("required") => true,
            Some("optional") => false,
            _ => return Err(Refused::Form),
        };
        Ok(())
    }

    /// What papers print: a clean line or nothing, of discipline one line after the other.
    fn take_papers(&mut self, key: &str, value: &DeValue<'_>) -> Result<(), Refused> {
        let papers = &mut self.settings.papers;
        if key == "discipline" {
            let lines = words(value)?;
            let clean = lines.iter().all(|line| cell::check(line).is_ok());
            papers.discipline = if clean {
                lines
            } else {
                return Err(Refused::Form);
            };
            return Ok(());
        }
        let clean = |line: &&str| line.is_empty() || cell::check(line).is_ok();
        let line = value.as_str().filter(clean).ok_or(Refused::Form)?;
        let text = match key {
            "word" => &mut papers.word,
            "address" => &mut papers.address,
            _ => &mut papers.complaint,
        };
        line.clone_into(text);
        Ok(())
    }

    /// Words of `[status]`, as they are compared: none means two things.
    fn take_words(&mut self, key: &str, words: &[String]) -> Result<(), Refused> {
        let words = words.iter().map(|status| word(status).into_owned());
        let words: Vec<String> = words.collect();
        let takes_part = key == "taking_part";
        let bare = Settings::new("", 0);
        for word in &words {
            if bare.takes_part(word) == Some(!takes_part) {
                return Err(Refused::Why(SettingsWhy::KnownStatus {
                    word: cell::cut(word),
                    takes_part: !takes_part,
                }));
            }
        }
        let (own, other) = if takes_part {
            (
                &mut self.settings.taking_part,
                &self.settings.not_taking_part,
            )
        } else {
            (
                &mut self.settings.not_taking_part,
                &self.settings.taking_part,
            )
        };
        let same = |one: &String, other: &String| {
            let plain = status_word::plain(one);
            one == other || !plain.is_empty() && plain == status_word::plain(other)
        };
        let twice = |word: &&String| other.iter().any(|other| same(word, other));
        if let Some(twice) = words.iter().find(twice) {
            return Err(Refused::Why(SettingsWhy::BothStatuses(cell::cut(twice))));
        }
        *own = words;
        Ok(())
    }
}

/// Why a value is not taken.
enum Refused {
    /// It is none that can stand there.
    Form,
    /// Something else.
    Why(SettingsWhy),
}

/// What can stand under a key.
fn form_of(section: &str, key: &str) -> Form {
    match (section, key) {
        ("", "bureau") => Form::Bureau,
        ("", "year") => Form::Year,
        ("", _) => Form::Language,
        ("public", "drawn") => Form::DrawnPublic,
        ("public", _) => Form::Inspectors,
        ("status", _) => Form::Words,
        ("files", _) => Form::File,
        ("papers", "discipline") => Form::PaperLines,
        ("papers", "ask") => Form::Ask,
        ("papers", "approval") => Form::Approval,
        ("papers", _) => Form::PaperText,
        (_, "entry_working_days") => Form::Days,
        (_, "team") => Form::Team,
        (_, "cap") => Form::Cap,
        (_, "plan_by") => Form::MonthDay,
        (_, "seal") => Form::Source,
        (_, "sign") => Form::Sign,
        _ => Form::Share,
    }
}

/// What one of a few words means.
fn one_of<T>(said: Option<&str>, meant: impl Fn(&str) -> Option<T>) -> Result<T, Refused> {
    said.and_then(meant).ok_or(Refused::Form)
}

/// A whole number within these bounds, also one in quotes or with its unit: `"2026年"`, `20个工作日`.
fn number(value: &DeValue<'_>, (min, max): (u32, u32)) -> Result<u32, Refused> {
    let digits = match value {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().replace('_', ""),
        DeValue::String(said) => {
            let plain = word(said);
            let digits = plain.trim_end_matches(|c: char| !c.is_ascii_digit());
            let unit = plain[digits.len()..].trim();
            let known = ["", "年", "天", "日", "个工作日", "工作日", "人", "次"];
            if !known.contains(&unit) {
                return Err(Refused::Form);
            }
            digits.to_owned()
        }
        _ => return Err(Refused::Form),
    };
    let number = digits.parse().ok();
    let number = number.filter(|number| (min..=max).contains(number));
    number.ok_or(Refused::Form)
}

/// A list of words.
fn words(value: &DeValue<'_>) -> Result<Vec<String>, Refused> {
    let list = value.as_array().ok_or(Refused::Form)?;
    let word = |word: &Spanned<DeValue<'_>>| word.get_ref().as_str().map(str::to_owned);
    let words = list.iter().map(|each| word(each).ok_or(Refused::Form));
    words.collect()
}
