//! One pass over the object library (检查对象名录库): every row read and checked, of each only its code, its stratum and
//! its place kept. Threads read pieces and look at them side by side; there are more than cores, as one may wait for its turn.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::domain::lists::code_key;
use crate::domain::lists::columns::Header;
use crate::domain::lists::doubt::{Onlooker, Watch};
use crate::domain::lists::fault::{Fault, Faults, Flaw};
use crate::domain::lists::keep::Keep;
use crate::domain::lists::object::{Object, ObjectPlaces, fault_at};
use crate::domain::lists::record::Cells;
use crate::domain::settings::Settings;
use crate::domain::year::census::Stratum;
use crate::domain::year::counting::SoFar;
use crate::domain::year::placing::Placing;
use crate::domain::year::plan::{Taking, Task};
use crate::domain::year::round::{Placed, Recused, Target};
use crate::format::csv_blocks::Block;
use crate::format::csv_cells::Row;

use crate::disk::faults_in_order::Piece;
use crate::disk::library_names::Naming;
use crate::disk::library_scanned::{Collected, Scanned};
use crate::disk::list_blocks::SharedBlocks;
use crate::disk::list_rows::{self, Line, UnderHeader, cell_count};
use crate::disk::lost_text;
use crate::disk::marks::{Marker, Marking};
use crate::disk::object_keys::{KeyLayout, Odd, Owned};
use crate::disk::prepared::Prepared;
use crate::disk::{Progress, Trouble};

/// What to read the library for.
pub struct Reading<'a> {
    /// The case folder's settings.
    pub settings: &'a Settings,
    /// Tasks whose populations are counted; for a draw, those to draw.
    pub tasks: Vec<&'a Task>,
    /// Whether these tasks are to be drawn: their strata are noted with each object.
    pub for_draw: bool,
    /// Codes of recusals: objects that they own are noted.
    pub recused: &'a BTreeSet<String>,
    /// Whether to look for what makes one doubt the list.
    pub doubts: bool,
    /// How many faults are kept.
    pub keep: Keep,
    /// What the year has brought, when the library is to be counted for it.
    pub census: Option<SoFar<'a>>,
}

/// What a pass is to look for.
pub struct Ask<'a> {
    /// What it is for.
    pub reading: &'a Reading<'a>,
    /// Its tasks, by the library's columns.
    pub targets: &'a [Target<'a>],
    /// What is looked at in every row to find what to doubt.
    pub watch: Option<&'a Watch>,
    /// How names are kept to be compared.
    pub naming: Option<Naming>,
    /// What the marks of objects are to tell.
    pub marking: &'a Marking,
}

impl Ask<'_> {
    /// Where the columns stand that somebody wants to know.
    fn places(&self, header: &Header) -> ObjectPlaces {
        let counts = self.reading.census.is_some();
        let asks = |key: &str| counts || self.targets.iter().any(|target| target.asks(key));
        ObjectPlaces::new(header).only(asks)
    }

    /// Nothing found yet.
    fn nothing(&self) -> Scanned {
        Scanned {
            populations: vec![0; self.targets.len()],
            met: self.unmet(),
            ..Scanned::default()
        }
    }

    /// No word met yet, for each target.
    fn unmet(&self) -> Vec<Vec<bool>> {
        let targets = if self.reading.for_draw {
            &[]
        } else {
            self.targets
        };
        targets
            .iter()
            .map(|target| vec![false; target.task.scope.words().count()])
            .collect()
    }
}

/// Goes over the library once.
///
/// # Errors
/// [`CaseFlaw::Unreadable`], or the file system fails.
pub fn scan(
    prepared: &Prepared,
    header: &Header,
    layout: KeyLayout,
    ask: &Ask<'_>,
    progress: Progress<'_>,
) -> Result<Scanned, Trouble> {
    let workers = thread::available_parallelism().map_or(3, |n| n.get().clamp(2, 8) + 1);
    let blocks = SharedBlocks::new(prepared)?;
    let doubted = (ask.watch.map(Watch::begin), ask.reading.keep);
    let collected = Mutex::new(Collected::begin(prepared, ask.nothing(), doubted));
    thread::scope(|scope| {
        let start = |_| {
            let (collected, blocks) = (&collected, &blocks);
            let worker = Worker {
                header,
                under: UnderHeader::new(prepared, header),
                length: prepared.length,
                places: ask.places(header),
                layout,
                ask,
            };
            scope.spawn(move || worker.run(blocks, collected, progress))
        };
        let started: Vec<_> = (0..workers).map(start).collect();
        let ended = started.into_iter().map(|worker| {
            let ended = worker.join();
            ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        ended.collect::<Result<(), Trouble>>()
    })?;
    let collected = collected.into_inner();
    let mut found = collected.unwrap_or_else(PoisonError::into_inner).finish();
    list_rows::name_rows(prepared, &mut found.faults)?;
    Ok(found)
}

/// What a worker remembers of the blocks before.
struct Memory<'a> {
    placing: Placing,
    marker: Marker<'a>,
    onlooker: Option<Onlooker<'a>>,
}

struct Worker<'a> {
    header: &'a Header,
    under: UnderHeader<'a>,
    /// How long the file is.
    length: u64,
    places: ObjectPlaces,
    layout: KeyLayout,
    ask: &'a Ask<'a>,
}

impl Worker<'_> {
    /// Looks at one block after the other, until there is none or one cannot be read.
    fn run(
        &self,
        blocks: &SharedBlocks<'_>,
        collected: &Mutex<Collected>,
        progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        let mut memory = Memory {
            placing: Placing::new(self.ask.targets),
            marker: Marker::new(self.ask.marking, self.layout),
            onlooker: self.ask.watch.map(Onlooker::new),
        };
        let mut block = Block::default();
        while blocks.next(&mut block, |end| progress(end, self.length))? {
            let part = self.look_at(&block, &mut memory);
            if self.ask.marking.is_spent() {
                break;
            }
            // Whoever panicked is told about it by the one that waits for all.
            collected
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .add(part);
        }
        Ok(())
    }

    /// The column by which a task is stratified.
    fn strata_column(&self, target: &Target<'_>) -> &str {
        let Some(Taking::Strata(strata)) = &target.task.taking else {
            return "";
        };
        let place = self.header.place_of_any(&strata.column);
        place.map_or("kind", |place| self.header.key_at(place))
    }

    fn look_at(&self, block: &Block, memory: &mut Memory<'_>) -> Scanned {
        let mut part = Scanned {
            faults: Faults::whole(),
            piece: Piece::of(block),
            ..self.ask.nothing()
        };
        part.keys.reserve(block.text().len() / 100);
        let lost = lost_text::may_be_in(block.text());
        self.under.lines(block, |offset, line| {
            match line {
                Line::Row(row) => self.take(&mut part, (offset, lost), row, memory),
                Line::NoRow(none) => part.pass_over(none, offset),
                Line::Unread(unread) => part.unread(unread.fault(self.header, offset)),
            }
            part.piece.pass(offset);
        });
        part.watched = memory.onlooker.as_mut().map(Onlooker::end_piece);
        part
    }

    fn take(
        &self,
        part: &mut Scanned,
        (offset, lost): (u64, bool),
        row: &Row<'_>,
        memory: &mut Memory<'_>,
    ) {
        if row.len() != self.header.names.len()
            && let Some(flaw) = cell_count(self.header, row)
        {
            let fault = Fault::new(self.header.list, offset, None, "", flaw);
            return part.unread(fault);
        }
        let mut faults = Vec::new();
        let object = Object::read(
            &self.places,
            row,
            self.ask.reading.settings,
            &mut |key, value, flaw| faults.push(fault_at(offset, key, value, flaw)),
        );
        if lost {
            lost_text::look(self.header, row, offset, &mut faults);
        }
        for fault in faults {
            part.faults.push_after(fault, part.piece.last());
        }
        self.watch(part, (&object, row), offset, memory);
        part.rows += 1;
        part.taking_part += u64::from(object.takes_part);
        part.vouched += u64::from(object.vouched);
        let strata = self.place(part, offset, (&object, row), &mut memory.placing);
        let mark = memory.marker.mark(object.takes_part, &strata);
        self.note_recusals(part, &object, &strata);
        if !object.owner.is_empty() {
            self.note_owner(part, &object, mark, offset);
        }
        if let Some(so_far) = self.ask.reading.census {
            part.counting.add(&object, &strata, so_far);
        }
        part.strata = strata;
        match object.company {
            Some(packed) => part.keys.push(self.layout.key(packed, mark, offset)),
            None if object.code.is_empty() => {}
            None => part.odd.push(Odd {
                code: object.code.into(),
                mark,
                offset,
            }),
        }
    }

    /// Looks for what makes one doubt the list.
    fn watch(
        &self,
        part: &mut Scanned,
        (object, row): (&Object<'_>, &Row<'_>),
        offset: u64,
        memory: &mut Memory<'_>,
    ) {
        if let Some(onlooker) = &mut memory.onlooker {
            let at = (offset, part.piece.last());
            onlooker.look(row, at);
            if object.takes_part {
                onlooker.look_at_remarks(row, at);
            }
        }
        if let Some(naming) = self.ask.naming.filter(|_| object.owner.is_empty()) {
            let name = row.cell(self.places.name);
            naming.keep(&mut part.names, &name, offset, &mut part.name);
        }
    }

    /// The targets whose population the object is in, each with its stratum.
    fn place(
        &self,
        part: &mut Scanned,
        offset: u64,
        (object, row): (&Object<'_>, &Row<'_>),
        placing: &mut Placing,
    ) -> Vec<Stratum> {
        let mut strata = std::mem::take(&mut part.strata);
        strata.clear();
        let targets = self.ask.targets;
        placing.place(
            targets,
            (object, row),
            &mut part.met,
            |index, placed| match placed {
                Placed::Out => {}
                Placed::In(rule) => {
                    part.populations[index] += 1;
                    strata.push((u16::try_from(index).unwrap_or(u16::MAX), *rule));
                }
                Placed::NoRule(value) => {
                    let task = targets[index].task.id.clone();
                    let column = self.strata_column(&targets[index]);
                    let fault = fault_at(offset, column, value, Flaw::NoStratum { task });
                    part.faults.push_after(fault, part.piece.last());
                }
            },
        );
        strata
    }

    fn note_owner(&self, part: &mut Scanned, object: &Object<'_>, mark: u16, offset: u64) {
        let (code, owner) = (&*object.code, &*object.owner);
        let packed = code_key::pack(owner);
        part.owners
            .extend(packed.map(|owner| self.layout.key(owner, mark, offset)));
        if self.ask.reading.for_draw && self.layout.in_population(mark) {
            part.owned_by_code.push(Owned {
                code: code.into(),
                owner: owner.into(),
                mark,
            });
        }
    }

    fn note_recusals(&self, part: &mut Scanned, object: &Object<'_>, strata: &[Stratum]) {
        let reading = self.ask.reading;
        let (code, owner) = (&*object.code, &*object.owner);
        let by_owner = reading.recused.contains(owner);
        if by_owner && !owner.is_empty() {
            part.owned.push((owner.to_owned(), code.to_owned()));
        }
        if !reading.for_draw && (by_owner || reading.recused.contains(code)) {
            part.recused.push(Recused {
                code: code.to_owned(),
                enterprise: if owner.is_empty() { code } else { owner }.to_owned(),
                targets: strata.iter().map(|(target, _)| *target).collect(),
            });
        }
    }
}
