//! The counting of the object library: object by object in any order, then by enterprise (企业).
//!
//! Most objects have no owner and are their enterprise: they are counted at once. Those that have one wait until the whole
//! library is known, since their enterprise may lie in other strata and regions too. Most have not been drawn or visited
//! either, and what counts of them is only where they stand: they are counted by that.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::census::{Census, Class, Enterprise, Groups, Share, Stratum, Visited};
use crate::domain::book::times_drawn::{Tally, TimesDrawn, Visits};
use crate::domain::lists::code_key;
use crate::domain::lists::object::Object;

/// A round that waits with its seal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// The task's place in the plan.
    pub task: u16,
    /// The round.
    pub round: u32,
    /// The objects that it must not draw.
    pub excluded: BTreeSet<String>,
}

/// What the year has brought so far.
#[derive(Debug, Clone, Copy)]
pub struct SoFar<'a> {
    /// What has been drawn.
    pub drawn: &'a TimesDrawn,
    /// The rounds that wait with their seals.
    pub waiting: &'a [Waiting],
}

/// An object of an enterprise that has others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Member {
    class: Class,
    takes_part: bool,
    values: [String; 4],
}

/// Objects that stand alike, of which nothing else counts.
#[derive(Debug, Default)]
struct Alike {
    strata: Vec<Stratum>,
    values: [String; 4],
    /// Those without an owner, and how many of them own others.
    alone: u64,
    owning: u64,
    /// Those with an owner.
    owned: u64,
    /// The number of the member that each of them is of an enterprise that has others, once it has one.
    member: Option<u32>,
}

/// The library while it is counted.
#[derive(Debug, Default)]
pub struct Counting {
    /// Objects of which only counts where they stand.
    alike: Vec<Alike>,
    /// Their places, by how that is spelt.
    places: HashMap<Vec<u8>, usize>,
    /// How it is spelt of the object that is looked at.
    spelt: Vec<u8>,
    /// Objects that take part and are their enterprise, as far as is known.
    alone: BTreeMap<(Class, Visited), u64>,
    /// The number of each kind of member.
    members: BTreeMap<Member, u32>,
    /// Each object of an enterprise that has others: the packed code of the enterprise, and the number of the member.
    grouped: Vec<(u128, u32)>,
    groups: Groups,
    drawn: Tally,
}

/// What counts of an object.
struct Seen {
    class: Class,
    takes_part: bool,
    visited: Visited,
}

impl Seen {
    /// Looks at an object in these strata; nothing of one that neither takes part nor has been drawn or visited.
    fn of(object: &Object<'_>, strata: &[Stratum], so_far: SoFar<'_>) -> Option<Self> {
        let (code, owner, takes_part) = (&*object.code, &*object.owner, object.takes_part);
        let (times, own) = so_far.drawn.of(code);
        let visits = if owner.is_empty() {
            own
        } else {
            so_far.drawn.of(owner).1
        };
        let drawn = times > 0;
        if !takes_part && !drawn && !visits.any() {
            return None;
        }
        let mut class = Class {
            strata: strata.to_owned(),
            drawn,
            shut: Vec::new(),
        };
        if visits.any() {
            let here = |round: &&Waiting| class.strata.iter().any(|(task, _)| *task == round.task);
            let waiting = so_far.waiting.iter().filter(here);
            let shut = waiting.filter(|round| round.excluded.contains(code));
            class.shut = shut.map(|round| (round.task, round.round)).collect();
        }
        let visited = visited(visits);
        Some(Self {
            class,
            takes_part,
            visited,
        })
    }

    fn is_visited(&self) -> bool {
        self.visited.drawn
    }
}

fn visited(visits: Visits<'_>) -> Visited {
    visits.cap().map_or_else(
        || Visited {
            drawn: visits.any(),
            ..Visited::default()
        },
        |cap| Visited {
            visits: visits.count(),
            cap,
            drawn: true,
        },
    )
}

/// The share of each of these values.
fn shares<'a>(groups: &'a mut Groups, values: [&str; 4]) -> impl Iterator<Item = &'a mut Share> {
    groups.iter_mut().zip(values).filter_map(|(group, value)| {
        if !group.contains_key(value) {
            group.insert(value.to_owned(), Share::default());
        }
        group.get_mut(value)
    })
}

/// The values of an object by which coverage is told.
fn values<'a>(object: &'a Object<'_>) -> [&'a str; 4] {
    [&object.region, &object.kind, &object.level, &object.grade]
}

/// The number of a member, a new one where it has none.
fn number(members: &mut BTreeMap<Member, u32>, member: Member) -> u32 {
    let next = u32::try_from(members.len()).unwrap_or(u32::MAX);
    *members.entry(member).or_insert(next)
}

/// Writes what tells objects apart of which only counts where they stand.
fn spell(values: [&str; 4], strata: &[Stratum], spelt: &mut Vec<u8>) {
    spelt.clear();
    for value in values {
        spelt.extend_from_slice(&value.len().to_le_bytes());
        spelt.extend_from_slice(value.as_bytes());
    }
    for (task, rule) in strata {
        spelt.extend_from_slice(&task.to_le_bytes());
        spelt.extend_from_slice(&rule.to_le_bytes());
    }
}

/// Whether of an object only counts where it stands: it takes part, and neither it nor its enterprise has been drawn.
fn is_untouched(object: &Object<'_>, so_far: SoFar<'_>) -> bool {
    let (times, own) = so_far.drawn.of(&object.code);
    let visited = if object.owner.is_empty() {
        own.any()
    } else {
        so_far.drawn.visits_of(&object.owner).any()
    };
    object.takes_part && times == 0 && !visited
}

impl Counting {
    /// Counts an object; `strata` are those it is in.
    pub fn add(&mut self, object: &Object<'_>, strata: &[Stratum], so_far: SoFar<'_>) {
        if is_untouched(object, so_far) {
            let place = self.place(values(object), strata);
            if object.owner.is_empty() {
                self.alike[place].alone += 1;
            } else {
                self.alike[place].owned += 1;
                self.group_alike(&object.owner, place);
            }
            return;
        }
        let Some(seen) = Seen::of(object, strata, so_far) else {
            return;
        };
        let (takes_part, drawn) = (u64::from(seen.takes_part), u64::from(seen.class.drawn));
        let alone = u64::from(object.owner.is_empty());
        self.drawn.objects += drawn;
        for share in shares(&mut self.groups, values(object)) {
            share.base.objects += takes_part;
            share.drawn.objects += drawn;
            share.base.enterprises += takes_part * alone;
            share.drawn.enterprises += drawn * alone;
        }
        if alone == 0 {
            self.group(&object.owner, object, seen);
            return;
        }
        self.drawn.enterprises += u64::from(seen.is_visited());
        if seen.takes_part {
            *self.alone.entry((seen.class, seen.visited)).or_default() += 1;
        }
    }

    /// The place in `alike` of objects with these values and in these strata.
    fn place(&mut self, values: [&str; 4], strata: &[Stratum]) -> usize {
        spell(values, strata, &mut self.spelt);
        if let Some(place) = self.places.get(&self.spelt) {
            return *place;
        }
        let place = self.alike.len();
        self.places.insert(self.spelt.clone(), place);
        self.alike.push(Alike {
            strata: strata.to_owned(),
            values: values.map(str::to_owned),
            ..Alike::default()
        });
        place
    }

    /// Puts an object that stands as those at `place` with its enterprise, which has others.
    fn group_alike(&mut self, enterprise: &str, place: usize) {
        let alike = &self.alike[place];
        let number = alike.member.unwrap_or_else(|| {
            let class = Class {
                strata: alike.strata.clone(),
                ..Class::default()
            };
            let member = Member {
                class,
                takes_part: true,
                values: alike.values.clone(),
            };
            number(&mut self.members, member)
        });
        self.alike[place].member = Some(number);
        let packed = code_key::pack(enterprise);
        self.grouped.extend(packed.map(|packed| (packed, number)));
    }

    /// Counts objects of which only counts where they stand by their class and values.
    fn settle(&mut self, alike: Alike) {
        let own = alike.alone - alike.owning;
        let values = alike.values.each_ref().map(String::as_str);
        for share in shares(&mut self.groups, values) {
            share.base.objects += alike.alone + alike.owned;
            share.base.enterprises += own;
        }
        let class = Class {
            strata: alike.strata,
            ..Class::default()
        };
        *self.alone.entry((class, Visited::default())).or_default() += own;
    }

    /// Puts an object with its enterprise, which has others.
    fn group(&mut self, enterprise: &str, object: &Object<'_>, seen: Seen) {
        let number = number(
            &mut self.members,
            Member {
                class: seen.class,
                takes_part: seen.takes_part,
                values: values(object).map(str::to_owned),
            },
        );
        let packed = code_key::pack(enterprise);
        self.grouped.extend(packed.map(|packed| (packed, number)));
    }

    /// Takes an object that was counted as its own enterprise for one that owns others, too.
    pub fn owns(&mut self, object: &Object<'_>, strata: &[Stratum], so_far: SoFar<'_>) {
        if is_untouched(object, so_far) {
            let place = self.place(values(object), strata);
            self.alike[place].owning += 1;
            self.group_alike(&object.code, place);
            return;
        }
        let Some(seen) = Seen::of(object, strata, so_far) else {
            return;
        };
        for (group, value) in self.groups.iter_mut().zip(values(object)) {
            if let Some(share) = group.get_mut(value) {
                share.base.enterprises -= u64::from(seen.takes_part);
                share.drawn.enterprises -= u64::from(seen.class.drawn);
            }
        }
        self.drawn.enterprises -= u64::from(seen.is_visited());
        if seen.takes_part {
            let of = (seen.class.clone(), seen.visited);
            if let Some(count) = self.alone.get_mut(&of) {
                *count -= 1;
            }
        }
        self.group(&object.code, object, seen);
    }

    /// Adds what was counted of another part of the library.
    pub fn append(&mut self, other: Self) {
        for more in other.alike {
            let values = more.values.each_ref().map(String::as_str);
            let place = self.place(values, &more.strata);
            let alike = &mut self.alike[place];
            alike.alone += more.alone;
            alike.owning += more.owning;
            alike.owned += more.owned;
        }
        for (of, count) in other.alone {
            *self.alone.entry(of).or_default() += count;
        }
        let mut numbers = vec![0; other.members.len()];
        for (member, old) in other.members {
            numbers[old as usize] = number(&mut self.members, member);
        }
        let grouped = other.grouped.into_iter();
        self.grouped
            .extend(grouped.map(|(enterprise, number)| (enterprise, numbers[number as usize])));
        for (group, more) in self.groups.iter_mut().zip(other.groups) {
            for (value, share) in more {
                let sum = group.entry(value).or_default();
                for (sum, more) in [(&mut sum.base, share.base), (&mut sum.drawn, share.drawn)] {
                    sum.objects += more.objects;
                    sum.enterprises += more.enterprises;
                }
            }
        }
        self.drawn.objects += other.drawn.objects;
        self.drawn.enterprises += other.drawn.enterprises;
    }

    /// The library counted: every object was added, and every one that owns others was named.
    pub fn finish(mut self, so_far: SoFar<'_>) -> Census {
        while let Some(alike) = self.alike.pop() {
            self.settle(alike);
        }
        let alone = self.alone.into_iter().filter(|(_, count)| *count > 0);
        let alone = alone.map(|((class, visited), count)| {
            let objects = vec![(class, 1)];
            (Enterprise { objects, visited }, count)
        });
        let mut census = Census {
            enterprises: alone.collect(),
            groups: self.groups,
            drawn: self.drawn,
        };
        let mut members: Vec<(&Member, u32)> = self.members.iter().map(|(m, n)| (m, *n)).collect();
        members.sort_unstable_by_key(|(_, number)| *number);
        self.grouped.sort_unstable();
        let mut code = String::with_capacity(18);
        // Enterprises with as many objects of each kind, visited as often, are counted at once.
        let mut same: BTreeMap<(Vec<(u32, usize)>, Visited), u64> = BTreeMap::new();
        for group in self.grouped.chunk_by(|a, b| a.0 == b.0) {
            code.clear();
            code_key::unpack(group[0].0, &mut code);
            let visited = visited(so_far.drawn.visits_of(&code));
            let of_it = group.chunk_by(|a, b| a.1 == b.1);
            let of_it = of_it.map(|alike| (alike[0].1, alike.len()));
            *same.entry((of_it.collect(), visited)).or_default() += 1;
        }
        for ((of_it, visited), enterprises) in same {
            let of_it = of_it.iter();
            let of_it = of_it.map(|(number, many)| (members[*number as usize].0, *many));
            census.add(&of_it.collect::<Vec<_>>(), visited, enterprises);
        }
        census
    }
}

impl Census {
    /// Adds so many enterprises that have several objects, of each kind so many.
    fn add(&mut self, members: &[(&Member, usize)], visited: Visited, many: u64) {
        self.drawn.enterprises += u64::from(visited.drawn) * many;
        for (place, group) in self.groups.iter_mut().enumerate() {
            let values = |is: fn(&Member) -> bool| {
                let members = members.iter().map(|(member, _)| *member);
                let values = members.filter(|member| is(member));
                values
                    .map(|member| member.values[place].as_str())
                    .collect::<BTreeSet<_>>()
            };
            for value in values(|member| member.takes_part) {
                group.entry(value.to_owned()).or_default().base.enterprises += many;
            }
            for value in values(|member| member.class.drawn) {
                group.entry(value.to_owned()).or_default().drawn.enterprises += many;
            }
        }
        let mut objects: BTreeMap<&Class, u32> = BTreeMap::new();
        for (member, count) in members.iter().filter(|(member, _)| member.takes_part) {
            *objects.entry(&member.class).or_default() += u32::try_from(*count).unwrap_or(u32::MAX);
        }
        if objects.is_empty() {
            return;
        }
        let objects = objects
            .into_iter()
            .map(|(class, count)| (class.clone(), count));
        let enterprise = Enterprise {
            objects: objects.collect(),
            visited,
        };
        *self.enterprises.entry(enterprise).or_default() += many;
    }
}
