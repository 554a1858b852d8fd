//! The drawn objects of a record, half a million of them if need be, in a few dozen bytes each.

use std::collections::BTreeMap;

use serde::de::{Deserializer, Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use crate::domain::ground::arena::Arena;

/// One drawn object as a record has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawnLine {
    /// Place in the draw order, from 1.
    pub order: u64,
    /// The object's code.
    pub code: String,
    /// Its ticket: the number as 16 hex digits.
    pub ticket: String,
    /// Its stratum, "" without strata.
    pub stratum: String,
    /// Certificate numbers, leader (组长) first.
    pub team: Vec<String>,
}

/// Drawn objects in the order of a record.
#[derive(Debug, Clone, Default)]
pub struct DrawnRows {
    orders: Vec<u64>,
    codes: Arena,
    tickets: Vec<u64>,
    strata: ShortNames,
    stratum_of: Vec<u32>,
    certs: ShortNames,
    seats: Vec<u32>,
    /// Where each team ends in `seats`.
    ends: Vec<usize>,
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
    seats: &'a [u32],
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
    pub fn to_line(&self) -> DrawnLine {
        DrawnLine {
            order: self.order,
            code: self.code.to_owned(),
            ticket: format!("{:016x}", self.ticket),
            stratum: self.stratum.to_owned(),
            team: self.team().map(str::to_owned).collect(),
        }
    }
}

impl DrawnRows {
    /// Adds a drawn object at the end.
    pub fn push<'b>(
        &mut self,
        order: u64,
        code: &str,
        ticket: u64,
        stratum: &str,
        team: impl Iterator<Item = &'b str>,
    ) {
        self.orders.push(order);
        self.codes.push(code);
        self.tickets.push(ticket);
        let stratum = self.strata.number(stratum);
        self.stratum_of.push(stratum);
        for cert in team {
            let seat = self.certs.number(cert);
            self.seats.push(seat);
        }
        self.ends.push(self.seats.len());
    }

    /// The same objects without their teams, as they are published.
    #[must_use]
    pub fn without_teams(&self) -> Self {
        let mut rows = Self::default();
        for row in self.iter() {
            rows.push(
                row.order,
                row.code,
                row.ticket,
                row.stratum,
                std::iter::empty(),
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
            seats: &self.seats[begin..end],
            certs: &self.certs.list,
        })
    }

    /// The drawn objects in order.
    pub fn iter(&self) -> impl Iterator<Item = DrawnRow<'_>> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// The codes in order.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.codes.iter()
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

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a list of drawn objects")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<DrawnRows, A::Error> {
                let mut rows = DrawnRows::default();
                while let Some(line) = seq.next_element::<DrawnLine>()? {
                    let ticket = u64::from_str_radix(&line.ticket, 16)
                        .ok()
                        .filter(|t| format!("{t:016x}") == line.ticket);
                    let ticket = ticket
                        .ok_or_else(|| A::Error::custom("a ticket is 16 lower-case hex digits"))?;
                    rows.push(
                        line.order,
                        &line.code,
                        ticket,
                        &line.stratum,
                        line.team.iter().map(String::as_str),
                    );
                }
                Ok(rows)
            }
        }
        deserializer.deserialize_seq(Rows)
    }
}
