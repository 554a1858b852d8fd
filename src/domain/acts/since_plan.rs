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

    /// The first object, among the same ones, whose former cells are not those of the base, as they are here and there:
    /// `base` has all by which the task chooses.
    pub fn other_cells(&self, base: &Self) -> Option<(String, String)> {
        let ways =
            |of: &Self| [&of.left, &of.came, &of.moved].map(|changed| changed.objects.clone());
        let pairs = ways(self).into_iter().zip(ways(base));
        let mut pairs = pairs.flat_map(|(said, of)| said.into_iter().zip(of));
        let is_of = |(said, of): &(ObjectChange, ObjectChange)| {
            let mut cells = said.was.iter();
            cells.all(|(key, cell)| of.was.get(key) == Some(cell))
        };
        let text = |of: &ObjectChange| {
            let cells = of.was.iter().map(|(key, cell)| format!("{key} {cell}"));
            let cells: Vec<String> = cells.collect();
            format!("{} {}", of.code, cells.join(", "))
        };
        let (said, of) = pairs.find(|pair| !is_of(pair))?;
        Some((text(&said), text(&of)))
    }

    /// Whether nothing changed, as far as can be told.
    pub fn is_nothing(&self) -> bool {
        self.told
            && [&self.left, &self.came, &self.moved]
                .iter()
                .all(|of| of.total == 0)
    }
}
