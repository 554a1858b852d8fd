//! The population of a round out of the object library: population.txt, and the codes and places of the lines that are drawn.
//!
//! A library is long, so it is gone through piece by piece, on every core, and what comes of it is put together in order.

use std::io::Write;
use std::slice;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::slice::{ParallelSlice, ParallelSliceMut};

use crate::domain::ground::arena::Arena;
use crate::domain::lists::code_key;
use crate::domain::lists::columns::Header;
use crate::domain::method::text_flaw::{TextFlaw, TextName};
use crate::domain::refusal::Refusal;
use crate::format::ReadError;
use crate::format::population_scan::{PopulationPart, PopulationScan};

use crate::disk::library::Library;
use crate::disk::object_keys::{Key, KeyLayout, Odd};
use crate::disk::prepared::Prepared;

/// How many packed keys a piece has.
const PIECE: usize = 1 << 13;

/// A piece of the library: packed keys, and the other objects whose codes come among or before them.
#[derive(Clone, Copy)]
struct Piece<'k, 'o> {
    keys: &'k [Key],
    odd: &'o [Odd],
}

/// What comes of a piece, or its line and what is wrong with it.
type Written = Result<(String, PopulationPart), (u64, TextFlaw)>;

impl Library {
    /// Gives the population code by code, ascending: writes the next code, and gives the index of its stratum's rule. Of a
    /// library that was read for no draw, all that take part.
    pub fn each_of_population(&self) -> impl FnMut(&mut String) -> Option<u16> {
        let mut members = Members::of(self.all(), self.layout);
        move |code| {
            let member = members.next()?;
            member.write_code(code);
            Some(member.mark(self.layout) - 1)
        }
    }

    /// Gives the objects of all tasks that the library was read for, code by code, ascending: writes the next code, and gives its
    /// mark, which tells its strata.
    pub(super) fn each_in_tasks(&self) -> impl FnMut(&mut String) -> Option<u16> {
        let mut members = Members::of(self.all(), self.layout);
        move |code| {
            let member = members.next()?;
            member.write_code(code);
            Some(member.mark(self.layout))
        }
    }

    /// Writes population.txt: the objects of the task that the library was read for, ascending by code.
    ///
    /// `strata` are the names of the strata by rule; `scan` is told every line. Returns the number of lines.
    ///
    /// # Errors
    /// [`Refusal::Text`] for a line that cannot stand in a population, or the writer fails.
    pub fn write_population(
        &self,
        strata: &[String],
        out: &mut dyn Write,
        scan: &mut PopulationScan<'_>,
    ) -> Result<u64, ReadError> {
        let mut lines = 0u64;
        let refusal = |line, flaw| Refusal::text(TextName::Population, Some(line), flaw);
        let mut ready: Vec<String> = Vec::new();
        let mut send = |texts: Vec<String>| {
            let mut texts = texts.iter();
            texts.try_for_each(|text| out.write_all(text.as_bytes()))
        };
        for pieces in self.all().parts().chunks(8 * rayon::current_num_threads()) {
            let (mut written, so_far): (Vec<Written>, _) = (Vec::new(), &*scan);
            let write = |piece: &Piece<'_, '_>| self.write_piece(*piece, strata, so_far);
            // These are put together while those before go on.
            rayon::in_place_scope(|scope| {
                scope.spawn(|_| written = pieces.par_iter().map(write).collect());
                send(std::mem::take(&mut ready))
            })?;
            for piece in written {
                let (text, part) = piece.map_err(|(line, flaw)| refusal(lines + line, flaw))?;
                let more = part.lines();
                scan.append(part).map_err(|flaw| refusal(lines + 1, flaw))?;
                lines += more;
                ready.push(text);
            }
        }
        send(ready)?;
        Ok(lines)
    }

    /// The lines of a piece.
    fn write_piece(
        &self,
        piece: Piece<'_, '_>,
        strata: &[String],
        scan: &PopulationScan<'_>,
    ) -> Written {
        let mut text = String::with_capacity((piece.keys.len() + piece.odd.len()) * 20);
        let mut part = PopulationPart::default();
        for (line, member) in (1..).zip(Members::of(piece, self.layout)) {
            let stratum = strata.get(usize::from(member.mark(self.layout)) - 1);
            let stratum = stratum.map(String::as_str);
            let begin = text.len();
            member.write_code(&mut text);
            scan.push(&mut part, &text[begin..], stratum)
                .map_err(|flaw| (line, flaw))?;
            if let Some(stratum) = stratum {
                text.push('\t');
                text.push_str(stratum);
            }
            text.push('\n');
        }
        Ok((text, part))
    }

    /// Codes and places of these lines (from 0, in any order) of the population, in the order given; header and file besides,
    /// since the rest of the library goes before they are put together.
    pub fn into_drawn(self, lines: &[u32]) -> (Arena, Vec<Option<u64>>, (Header, Arc<Prepared>)) {
        let (layout, file) = (self.layout, (self.header, self.prepared));
        let (keys, odd) = (self.found.keys, self.found.odd);
        let members = members_on(lines, (&keys, &odd), layout);
        drop(keys);
        // Codes lie in the order in which they are asked for from now on.
        let some = members.par_chunks(PIECE).map(|members| {
            let (mut codes, mut code) = (Arena::default(), String::with_capacity(18));
            for member in members {
                code.clear();
                if let Some(member) = member {
                    member.write_code(&mut code);
                }
                codes.push(&code);
            }
            codes
        });
        let mut codes = Arena::default();
        for some in some.collect::<Vec<Arena>>() {
            codes.append(&some);
        }
        let place = |member: &Option<Member<'_>>| Some(member.as_ref()?.offset(layout));
        (codes, members.iter().map(place).collect(), file)
    }

    fn all(&self) -> Piece<'_, '_> {
        Piece {
            keys: &self.found.keys,
            odd: &self.found.odd,
        }
    }
}

/// The objects on these lines, in the order given.
fn members_on<'o>(
    lines: &[u32],
    (keys, odd): (&[Key], &'o [Odd]),
    layout: KeyLayout,
) -> Vec<Option<Member<'o>>> {
    let pieces = Piece { keys, odd }.parts();
    let count = |piece: &Piece<'_, '_>| piece.members(layout);
    let counts: Vec<usize> = pieces.par_iter().map(count).collect();
    let mut order: Vec<(u32, u32)> = lines.iter().copied().zip(0..).collect();
    order.par_sort_unstable();
    let (mut rest, mut begin, mut wanted) = (&order[..], 0, Vec::new());
    for (piece, count) in pieces.into_iter().zip(counts) {
        let here = rest.partition_point(|(line, _)| (*line as usize) < begin + count);
        wanted.push((piece, begin, &rest[..here]));
        rest = &rest[here..];
        begin += count;
    }
    let mut members = Vec::new();
    members.resize_with(lines.len(), || None);
    // Some pieces at a time, so that what is found does not lie in memory twice.
    for pieces in wanted.chunks(2 * rayon::current_num_threads()) {
        let find = |(piece, begin, lines): &(Piece<'_, 'o>, usize, &[(u32, u32)])| {
            Members::of(*piece, layout).on_lines(*begin, lines)
        };
        let found: Vec<Vec<(usize, Member<'o>)>> = pieces.par_iter().map(find).collect();
        for (index, member) in found.into_iter().flatten() {
            members[index] = Some(member);
        }
    }
    members
}

impl Piece<'_, '_> {
    /// How many of its objects are in the population.
    fn members(&self, layout: KeyLayout) -> usize {
        let is_member = |mark| layout.in_population(mark);
        let keys = self.keys.iter().filter(|key| is_member(layout.mark(**key)));
        keys.count() + self.odd.iter().filter(|odd| is_member(odd.mark)).count()
    }

    /// Smaller ones, in the order of the codes.
    fn parts(self) -> Vec<Self> {
        let mut rest = self;
        let mut parts = Vec::new();
        while !rest.keys.is_empty() || !rest.odd.is_empty() {
            let (keys, later) = rest.keys.split_at(PIECE.min(rest.keys.len()));
            let odd = later.first().map_or(rest.odd.len(), |key| {
                let code = KeyLayout::code(*key);
                rest.odd
                    .partition_point(|odd| odd.code.as_bytes() < code.as_bytes())
            });
            let (odd, later_odd) = rest.odd.split_at(odd);
            parts.push(Self { keys, odd });
            rest = Self {
                keys: later,
                odd: later_odd,
            };
        }
        parts
    }
}

/// A line of the population.
enum Member<'a> {
    /// An object with a company's code.
    Packed(Key),
    /// An object with the office's own code.
    Odd(&'a Odd),
}

impl Member<'_> {
    fn write_code(&self, out: &mut String) {
        match self {
            Self::Packed(key) => code_key::unpack(KeyLayout::packed(*key), out),
            Self::Odd(odd) => out.push_str(&odd.code),
        }
    }

    fn mark(&self, layout: KeyLayout) -> u16 {
        match self {
            Self::Packed(key) => layout.mark(*key),
            Self::Odd(odd) => odd.mark,
        }
    }

    fn offset(&self, layout: KeyLayout) -> u64 {
        match self {
            Self::Packed(key) => layout.offset(*key),
            Self::Odd(odd) => odd.offset,
        }
    }
}

/// The objects of a piece that are in the population, ascending by code.
struct Members<'k, 'o> {
    layout: KeyLayout,
    keys: &'k [Key],
    odd: slice::Iter<'o, Odd>,
    /// The next of the others, and how many keys come before it.
    next: Option<(&'o Odd, usize)>,
}

impl<'k, 'o> Members<'k, 'o> {
    fn of(piece: Piece<'k, 'o>, layout: KeyLayout) -> Self {
        let mut members = Self {
            layout,
            keys: piece.keys,
            odd: piece.odd.iter(),
            next: None,
        };
        members.find_next();
        members
    }

    /// Those on these lines, ascending, each with the index it is to have; the first of all is on the line `begin`.
    fn on_lines(mut self, begin: usize, lines: &[(u32, u32)]) -> Vec<(usize, Member<'o>)> {
        let mut next = begin;
        let member = |(line, index): &(u32, u32)| {
            let member = self.nth(*line as usize - next)?;
            next = *line as usize + 1;
            Some((*index as usize, member))
        };
        lines.iter().filter_map(member).collect()
    }

    /// So many keys are passed.
    fn pass_keys(&mut self, count: usize) {
        self.keys = &self.keys[count..];
        if let Some((_, before)) = &mut self.next {
            *before -= count;
        }
    }

    /// Finds the next of the others and how many keys come before it: hardly any, or very many.
    fn find_next(&mut self) {
        let layout = self.layout;
        let next = self.odd.find(|odd| layout.in_population(odd.mark));
        let (keys, mut code) = (self.keys, String::with_capacity(18));
        self.next = next.map(|odd| {
            let mut is_before = |key: &Key| {
                code.clear();
                code_key::unpack(KeyLayout::packed(*key), &mut code);
                code.as_bytes() < odd.code.as_bytes()
            };
            let mut reach = 1;
            while keys.get(reach - 1).is_some_and(&mut is_before) {
                reach *= 2;
            }
            let begin = reach / 2;
            let end = reach.min(keys.len());
            (odd, begin + keys[begin..end].partition_point(is_before))
        });
    }
}

impl<'o> Iterator for Members<'_, 'o> {
    type Item = Member<'o>;

    fn next(&mut self) -> Option<Member<'o>> {
        self.nth(0)
    }

    /// The keys that come before are only counted.
    fn nth(&mut self, mut passed: usize) -> Option<Member<'o>> {
        loop {
            let reach = self.next.as_ref().map_or(self.keys.len(), |next| next.1);
            for (key, place) in self.keys[..reach].iter().zip(1..) {
                if !self.layout.in_population(self.layout.mark(*key)) {
                    continue;
                }
                if passed == 0 {
                    self.pass_keys(place);
                    return Some(Member::Packed(*key));
                }
                passed -= 1;
            }
            self.pass_keys(reach);
            let (odd, _) = self.next?;
            self.find_next();
            if passed == 0 {
                return Some(Member::Odd(odd));
            }
            passed -= 1;
        }
    }
}
