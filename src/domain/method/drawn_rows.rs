//! The drawn objects of a record, half a million of them if need be, in a few dozen bytes each.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserializer, Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use crate::domain::ground::arena::Arena;

/// One drawn object as a record has it: inside with its visit, team and recusals, in public without them, since the order
/// in which teams were formed would show who was passed (第二十三条).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawnLine<'a> {
    /// Place in the draw order, from 1.
    pub order: u64,
    /// The object's code.
    #[serde(borrow)]
    pub code: Cow<'a, str>,
    /// Its ticket: the number as 16 hex digits.
    #[serde(borrow)]
    pub ticket: Cow<'a, str>,
    /// Its stratum, "" without strata.
    #[serde(borrow)]
    pub stratum: Cow<'a, str>,
    /// Inside: the number of its visit in visit order, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<u32>,
    /// Inside: certificate numbers, leader (组长) first.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub team: Option<Vec<Cert<'a>>>,
    /// Inside: how many lines of inspectors.txt are recused from its visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recused: Option<u32>,
    /// In public: that fewer people than two teams need were left for its visit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub few: bool,
}

/// A certificate number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cert<'a>(#[serde(borrow)] pub Cow<'a, str>);

/// Drawn objects in the order of a record.
#[derive(Clone, Default)]
pub struct DrawnRows {
    orders: Vec<u64>,
    codes: Arena,
    tickets: Vec<u64>,
    strata: ShortNames,
    stratum_of: Vec<u32>,
    teams: Vec<DrawnTeam>,
    certs: ShortNames,
    seats: Vec<u32>,
    /// Where each team ends in `seats`.
    ends: Vec<usize>,
}

/// What a record has of who visits an object, but their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawnTeam {
    /// Inside: the visit in visit order, from 1, and how many are recused from it.
    Visit {
        /// Its number.
        number: u32,
        /// How many lines of inspectors.txt are recused from it.
        recused: u32,
    },
    /// In public: whether fewer people than two teams need were left.
    Public {
        /// Whether they were.
        few: bool,
    },
}

/// Names that come up again and again, by number.
#[derive(Debug, Clone, Default)]
struct ShortNames {
    list: Vec<String>,
    numbers: BTreeMap<String, u32>,
}

impl ShortNames {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }
}

/// One of them, borrowed.
#[derive(Debug, Clone, Copy)]
pub struct DrawnRow<'a> {
    /// Place in the draw order, from 1.
    pub order: u64,
    /// The object's code.
    pub code: &'a str,
    /// Its ticket.
    pub ticket: u64,
    /// Its stratum, "" without strata.
    pub stratum: &'a str,
    /// What it has of the visit.
    pub of_team: DrawnTeam,
    /// The team as places in [`DrawnRows::certs`], leader first.
    pub seats: &'a [u32],
    certs: &'a [String],
}

impl<'a> DrawnRow<'a> {
    /// Certificate numbers of the team, leader first.
    pub fn team(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let certs = self.certs;
        self.seats
            .iter()
            .map(move |&seat| certs[seat as usize].as_str())
    }

    /// The row as a record has it.
    pub fn to_line(&self) -> DrawnLine<'a> {
        let line = DrawnLine {
            order: self.order,
            code: self.code.into(),
            ticket: format!("{:016x}", self.ticket).into(),
            stratum: self.stratum.into(),
            visit: None,
            team: None,
            recused: None,
            few: false,
        };
        match self.of_team {
            DrawnTeam::Public { few } => DrawnLine { few, ..line },
            DrawnTeam::Visit { number, recused } => DrawnLine {
                visit: Some(number),
                team: Some(self.team().map(|cert| Cert(cert.into())).collect()),
                recused: Some(recused),
                ..line
            },
        }
    }
}

impl DrawnLine<'_> {
    /// What the line has of the visit; `None` when it is neither the form that records have inside nor that in public.
    fn of_team(&self) -> Option<DrawnTeam> {
        match (self.visit, &self.team, self.recused) {
            (Some(number), Some(_), Some(recused)) if number > 0 && !self.few => {
                Some(DrawnTeam::Visit { number, recused })
            }
            (None, None, None) => Some(DrawnTeam::Public { few: self.few }),
            _ => None,
        }
    }
}

impl DrawnRows {
    /// Rows of objects with these codes, in the order of the draw, their strata and certificate numbers among these: each
    /// is still to be added by [`DrawnRows::push_numbered`].
    pub fn numbering(codes: Arena, strata: &[String], certs: &[String]) -> Self {
        let mut rows = Self {
            codes,
            ..Self::default()
        };
        for stratum in strata {
            rows.strata.number(stratum);
        }
        for cert in certs {
            rows.certs.number(cert);
        }
        rows
    }

    /// Adds the next of the objects whose codes are known, with the numbers of its stratum and of its team.
    pub fn push_numbered(&mut self, ticket: u64, stratum: u32, of_team: DrawnTeam, team: &[u32]) {
        self.orders.push(self.orders.len() as u64 + 1);
        self.tickets.push(ticket);
        self.stratum_of.push(stratum);
        self.teams.push(of_team);
        self.seats.extend_from_slice(team);
        self.ends.push(self.seats.len());
    }

    /// Adds a drawn object at the end.
    pub fn push<'b>(
        &mut self,
        order: u64,
        code: &str,
        ticket: u64,
        stratum: &str,
        of_team: DrawnTeam,
        team: impl Iterator<Item = &'b str>,
    ) {
        self.orders.push(order);
        self.codes.push(code);
        self.tickets.push(ticket);
        let stratum = self.strata.number(stratum);
        self.stratum_of.push(stratum);
        self.teams.push(of_team);
        for cert in team {
            let seat = self.certs.number(cert);
            self.seats.push(seat);
        }
        self.ends.push(self.seats.len());
    }

    /// The same objects as they are published; `few` tells how many recusals leave few people for a visit.
    #[must_use]
    pub fn published(&self, few: impl Fn(u32) -> bool) -> Self {
        let mut rows = Self::default();
        for row in self.iter() {
            let of_team = match row.of_team {
                DrawnTeam::Visit { recused, .. } => DrawnTeam::Public { few: few(recused) },
                public @ DrawnTeam::Public { .. } => public,
            };
            let nobody = std::iter::empty();
            rows.push(
                row.order,
                row.code,
                row.ticket,
                row.stratum,
                of_team,
                nobody,
            );
        }
        rows
    }

    /// Number of drawn objects.
    pub fn len(&self) -> usize {
        self.orders.len()
    }

    /// Whether nothing was drawn.
    pub fn is_empty(&self) -> bool {
        self.orders.is_empty()
    }

    /// The drawn object at `index`, from 0.
    pub fn get(&self, index: usize) -> Option<DrawnRow<'_>> {
        let end = *self.ends.get(index)?;
        let begin = if index == 0 { 0 } else { self.ends[index - 1] };
        Some(DrawnRow {
            order: self.orders[index],
            code: self.codes.get(index),
            ticket: self.tickets[index],
            stratum: &self.strata.list[self.stratum_of[index] as usize],
            of_team: self.teams[index],
            seats: &self.seats[begin..end],
            certs: &self.certs.list,
        })
    }

    /// The certificate numbers that there are.
    pub fn certs(&self) -> &[String] {
        &self.certs.list
    }

    /// The code of the drawn object at `index`, from 0.
    pub fn code(&self, index: usize) -> Option<&str> {
        (index < self.codes.len()).then(|| self.codes.get(index))
    }

    /// The drawn objects in order.
    pub fn iter(&self) -> impl Iterator<Item = DrawnRow<'_>> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// The code of one object of each visit, where visits are known; else of every object.
    pub fn of_each_visit(&self) -> impl Iterator<Item = &str> {
        let mut met = vec![false; self.len() + 1];
        let first = self.iter().filter(move |row| match row.of_team {
            DrawnTeam::Visit { number, .. } => {
                let met = met.get_mut(number as usize);
                met.is_none_or(|met| {
                    let is_first = !*met;
                    *met = true;
                    is_first
                })
            }
            DrawnTeam::Public { .. } => true,
        });
        first.map(|row| row.code)
    }

    /// The codes in order.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.codes.iter()
    }
}

/// As a record has them, whatever numbers their names have.
impl fmt::Debug for DrawnRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.iter().map(|row| row.to_line());
        f.debug_list().entries(lines).finish()
    }
}

impl PartialEq for DrawnRows {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .zip(other.iter())
                .all(|(a, b)| a.to_line() == b.to_line())
    }
}

impl Eq for DrawnRows {}

impl Serialize for DrawnRows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(|row| row.to_line()))
    }
}

impl<'de> Deserialize<'de> for DrawnRows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Rows;
        impl<'de> Visitor<'de> for Rows {
            type Value = DrawnRows;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of drawn objects")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<DrawnRows, A::Error> {
                let mut rows = DrawnRows::default();
                while let Some(line) = seq.next_element::<DrawnLine<'de>>()? {
                    let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
                    let is_ticket = line.ticket.len() == 16 && line.ticket.bytes().all(is_hex);
                    let ticket = u64::from_str_radix(&line.ticket, 16);
                    let ticket = ticket.ok().filter(|_| is_ticket);
                    let ticket = ticket
                        .ok_or_else(|| A::Error::custom("a ticket is 16 lower-case hex digits"))?;
                    let of_team = line.of_team().ok_or_else(|| {
                        A::Error::custom(
                            "a drawn object has visit, team and recused, or none of them",
                        )
                    })?;
                    let team = line.team.iter().flatten().map(|Cert(cert)| &**cert);
                    rows.push(line.order, &line.code, ticket, &line.stratum, of_team, team);
                }
                Ok(rows)
            }
        }
        deserializer.deserialize_seq(Rows)
    }
}
