//! What has changed since the plan was published in what a round can draw (名录变化): who left, who came, who changed strata.
//! It moves a draw without being in it, so the lines of seals and draws say it, and it is public.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Cells by the keys of their columns.
pub type ComparedCells = BTreeMap<String, String>;

/// What has changed since a version of the plan was published, by the cells that its base keeps of each object.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SincePlan {
    /// The version.
    pub version: u32,
    /// Whether its base tells who was in the task's scope; that of a task outside the plan may ask for what no task of the
    /// plan asked for.
    pub told: bool,
    /// 离开: objects that were in the scope and are not in the population.
    pub left: Changed,
    /// 进入: objects of the base that were not in the scope and are in the population.
    pub came: Changed,
    /// 换层: objects in another stratum than they were.
    pub moved: Changed,
    /// 新增: objects of the population that were not in the base at all.
    pub new: u64,
}

/// Objects that changed in one way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    /// How many.
    pub total: u64,
    /// The first [`Changed::MOST`] of them, ascending by code.
    pub objects: Vec<ObjectChange>,
}

/// An object, and what changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectChange {
    /// 对象代码.
    pub code: String,
    /// 对象名称 now; "" when the library does not have the object any more.
    pub name: String,
    /// The cells as they were. The same as they are: it is the words of 状态 in choucha.toml that changed.
    pub was: ComparedCells,
    /// The same cells now; nothing when the library does not have the object any more.
    pub is: Option<ComparedCells>,
}

impl Changed {
    /// How many objects a line of the book names; the rest is counted.
    pub const MOST: usize = 100;

    /// How many are counted and not named.
    pub fn unnamed(&self) -> u64 {
        self.total - self.objects.len() as u64
    }

    /// The first object, among the same ones, of which a line cannot say what it says, as it is here and there: `base` has all
    /// former cells by which it is chosen.
    pub fn other_cells(&self, base: &Self) -> Option<(String, String)> {
        let mut pairs = self.objects.iter().zip(&base.objects);
        let (said, of) = pairs.find(|(said, of)| !said.goes_with(of))?;
        Some((said.text(), of.text()))
    }
}

impl ObjectChange {
    /// Whether it can be said of an object whose former cells are all those of `base`: all of them of one that the library does
    /// not have any more; of another those that differ now, or the one whose word means something else.
    fn goes_with(&self, base: &Self) -> bool {
        let was = &self.was;
        let Some(is) = &self.is else {
            return *was == base.was && self.name.is_empty();
        };
        let of_base = was
            .iter()
            .all(|(key, cell)| base.was.get(key) == Some(cell));
        let differs = was.iter().all(|(key, cell)| is.get(key) != Some(cell));
        of_base
            && was.keys().eq(is.keys())
            && (was.len() == 1 || differs && !was.is_empty())
            && !self.name.is_empty()
    }

    fn text(&self) -> String {
        let cells = |of: &ComparedCells| {
            let cells = of.iter().map(|(key, cell)| format!("{key} {cell}"));
            cells.collect::<Vec<_>>().join(", ")
        };
        let is = self.is.as_ref().map(|is| format!(" → {}", cells(is)));
        format!(
            "{} {}{}",
            self.code,
            cells(&self.was),
            is.unwrap_or_default()
        )
    }
}

impl SincePlan {
    /// The codes of those that left, came and changed strata, and how many are new, as one text: what the texts of a draw and
    /// the base of the plan give again.
    pub fn codes(&self) -> String {
        let of = |way: &str, changed: &Changed| {
            let codes = changed.objects.iter().map(|object| object.code.as_str());
            let codes: Vec<&str> = codes.collect();
            format!("{way} {} {}", changed.total, codes.join(","))
        };
        let ways = [
            of("left", &self.left),
            of("came", &self.came),
            of("moved", &self.moved),
        ];
        format!(
            "plan {} {} {}; new {}",
            self.version,
            self.told,
            ways.join("; "),
            self.new
        )
    }

    /// The first object, among the same ones, of which the line cannot say what it says; see [`Changed::other_cells`].
    pub fn other_cells(&self, base: &Self) -> Option<(String, String)> {
        let ways = |of: &'_ Self| [of.left.clone(), of.came.clone(), of.moved.clone()];
        let mut pairs = ways(self).into_iter().zip(ways(base));
        pairs.find_map(|(said, of)| said.other_cells(&of))
    }

    /// The same in numbers, without the objects.
    #[must_use]
    pub fn counted(&self) -> Self {
        let count = |of: &Changed| Changed {
            total: of.total,
            objects: Vec::new(),
        };
        Self {
            left: count(&self.left),
            came: count(&self.came),
            moved: count(&self.moved),
            ..*self
        }
    }

    /// Whether nothing changed, as far as can be told.
    pub fn is_nothing(&self) -> bool {
        self.told
            && [&self.left, &self.came, &self.moved]
                .iter()
                .all(|of| of.total == 0)
    }
}
