//! 签名和外部见证 as the book has them: who may sign with which key, a signed line, a witness's text.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::ground::cell;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;
use crate::domain::ground::signer::{SignerId, SignerRole, WITNESS};
use crate::domain::ground::ssh_key::SshKey;

/// A moment as OpenSSH's `allowed_signers` has it: `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS`, with a `Z` behind it in
/// UTC, without one in China's time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyTime {
    text: String,
    /// Unix seconds.
    pub unix: i64,
}

impl KeyTime {
    /// Reads it.
    pub fn from_text(text: &str) -> Option<Self> {
        let (digits, is_utc) = match text.strip_suffix('Z') {
            Some(digits) => (digits, true),
            None => (text, false),
        };
        let number = |from: usize, to: usize| match digits.get(from..to) {
            Some(part) if part.bytes().all(|b| b.is_ascii_digit()) => part.parse::<u32>().ok(),
            _ => None,
        };
        let day = NaiveDate::from_ymd_opt(
            i32::try_from(number(0, 4)?).ok()?,
            number(4, 6)?,
            number(6, 8)?,
        )?;
        let [hour, minute, second] = match digits.len() {
            8 => [0, 0, 0],
            12 => [number(8, 10)?, number(10, 12)?, 0],
            14 => [number(8, 10)?, number(10, 12)?, number(12, 14)?],
            _ => return None,
        };
        let unix = |hour, minute, second| {
            let time = day.and_hms_opt(hour, minute, second)?;
            Some(time.and_utc().timestamp())
        };
        let utc = unix(hour, minute, second)?;
        let ahead = unix(0, 0, 0)? - Moment::begin_of(day).unix;
        Some(Self {
            text: text.to_owned(),
            unix: if is_utc { utc } else { utc - ahead },
        })
    }
}

impl fmt::Display for KeyTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for KeyTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for KeyTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_text(&text).ok_or_else(|| serde::de::Error::custom("a time of allowed_signers"))
    }
}

/// A row of `signers`: a key, whose it is, for what and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignerRow {
    /// Whose key.
    pub signer: SignerId,
    /// What it may sign; nothing said: everything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub namespaces: Vec<String>,
    /// From when on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_after: Option<KeyTime>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_before: Option<KeyTime>,
    /// The public key.
    pub key: SshKey,
}

impl SignerRow {
    /// Whether the key may sign in this namespace.
    pub fn signs(&self, namespace: &str) -> bool {
        self.namespaces.is_empty() || self.namespaces.iter().any(|named| named == namespace)
    }

    /// Whether the key is good at that time, as OpenSSH sees it: both ends are counted in.
    pub fn is_valid_at(&self, unix: i64) -> bool {
        let begun = self.valid_after.as_ref().is_none_or(|t| t.unix <= unix);
        begun && self.valid_before.as_ref().is_none_or(|t| unix <= t.unix)
    }
}

/// A version of `signers` came into force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignersAct {
    /// Digest of the file.
    pub sha256: Sha,
    /// Its rows.
    pub rows: Vec<SignerRow>,
    /// Why.
    pub reason: String,
}

/// 签名: somebody signed a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignAct {
    /// The signed line.
    pub line: u64,
    /// Its digest.
    pub sha256: Sha,
    /// Who signed.
    pub signer: SignerId,
    /// As what.
    pub role: SignerRole,
    /// The signature: base64 of SSHSIG, without line breaks.
    pub sig: String,
}

/// 外部见证: somebody outside has seen the book as far as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WitnessAct {
    /// What was signed.
    pub text: WitnessText,
    /// Whose key signed it, as the office registered it.
    pub signer: SignerId,
    /// The signature: base64 of SSHSIG, without line breaks.
    pub sig: String,
}

/// The six lines that a witness signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WitnessText {
    /// The bureau's name, as manifests have it.
    pub bureau: String,
    /// Number of the line.
    pub line: u64,
    /// Its digest.
    pub sha256: Sha,
    /// When the witness received it, by his own clock: RFC 3339 with offset.
    pub received: String,
    /// What the witness calls himself.
    pub by: String,
}

impl WitnessText {
    /// Reads the text; each byte has to be as [`WitnessText`] writes it.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.split_inclusive('\n');
        let mut value = |key: &str| {
            let line = lines.next()?.strip_suffix('\n')?;
            line.strip_prefix(key)
        };
        value(WITNESS).filter(|rest| rest.is_empty())?;
        let [bureau, line, sha256, received, by] = [
            value("bureau: ")?,
            value("line: ")?,
            value("sha256: ")?,
            value("received: ")?,
            value("by: ")?,
        ];
        let read = Self {
            bureau: bureau.to_owned(),
            line: line.parse().ok().filter(|line| *line > 0)?,
            sha256: Sha::from_hex(sha256)?,
            received: received.to_owned(),
            by: by.to_owned(),
        };
        let clean = [bureau, by].iter().all(|cell| cell::check(cell).is_ok());
        (clean && read.received().is_some() && read.to_string() == text).then_some(read)
    }

    /// When the witness received it.
    pub fn received(&self) -> Option<Moment> {
        let at = self.received.as_bytes().get(10);
        Moment::of_time(&self.received).filter(|_| at == Some(&b'T'))
    }

    /// The digest that is signed.
    pub fn digest(&self) -> Sha {
        Sha::of(self.to_string().as_bytes())
    }
}

/// The text itself.
impl fmt::Display for WitnessText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{WITNESS}")?;
        writeln!(f, "bureau: {}", self.bureau)?;
        writeln!(f, "line: {}", self.line)?;
        writeln!(f, "sha256: {}", self.sha256)?;
        writeln!(f, "received: {}", self.received)?;
        writeln!(f, "by: {}", self.by)
    }
}

impl Serialize for WitnessText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for WitnessText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_text(&text).ok_or_else(|| serde::de::Error::custom("the six lines of a witness"))
    }
}
