//! What the form in which a plan is filed (计划备案) asks of a task and no published plan says: 检查类型, 是否联合检查 and
//! 联合部门, as the office's own columns of its plan list have them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::ground::none_word::{is_none, or_empty};
use crate::domain::ground::word::{word, words};

/// The columns of the form that a plan list may have as its own, by their keys in `data/formats/filing.csv`.
pub const OWN: [&str; 3] = ["type", "joint", "partners"];

/// 日常: a task of the yearly plan that does not say otherwise; 专项 inspections are planned by themselves.
const EVERYDAY: &str = "日常";

/// The cells of a row in the columns of [`OWN`], as they stand, by their keys: of several columns that mean the same, one behind the other.
pub type OwnCells = BTreeMap<&'static str, Vec<String>>;

/// The three cells of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledAs {
    /// 检查类型: 日常 or 专项; another word as the office has it.
    pub kind: String,
    /// 是否联合检查: 是 or 否, another word as the office has it; "" where the plan does not say.
    pub joint: String,
    /// 联合部门: parted by `；`; "" where the plan does not say.
    pub partners: String,
}

impl FiledAs {
    /// Of the row's own cells. Where others are named who take part, the inspection is a joint one without its being said.
    pub fn read(cells: &OwnCells) -> Self {
        let of = |key: &str| cells.get(key).map_or(&[][..], Vec::as_slice).iter();
        let first = |key: &str| {
            let mut said = of(key)
                .map(|cell| or_empty(cell))
                .filter(|cell| !cell.is_empty());
            said.next().map(Cow::into_owned).unwrap_or_default()
        };
        let mut partners: Vec<String> = Vec::new();
        for partner in of("partners").flat_map(|cell| cell.lines()).flat_map(words) {
            if !is_none(&partner) && !partners.contains(&partner) {
                partners.push(partner);
            }
        }
        let joint = match (first("joint"), partners.is_empty()) {
            (said, _) if !said.is_empty() => yes_or_no(said),
            (_, false) => "是".to_owned(),
            (said, true) => said,
        };
        Self {
            kind: kind(first("type")),
            joint,
            partners: partners.join("；"),
        }
    }

    /// Whether a cell is left for the office to fill in.
    pub fn is_left_blank(&self) -> bool {
        self.joint.is_empty() || (self.joint == "是" && self.partners.is_empty())
    }
}

fn kind(said: String) -> String {
    let plain = said.strip_suffix("检查").unwrap_or(&said);
    match plain.strip_suffix("行政").unwrap_or(plain) {
        "" | EVERYDAY => EVERYDAY.to_owned(),
        "专项" => "专项".to_owned(),
        _ => said,
    }
}

fn yes_or_no(said: String) -> String {
    match &*word(&said).to_lowercase() {
        "是"
        | "有"
        | "属"
        | "√"
        | "✓"
        | "✔"
        | "☑"
        | "y"
        | "yes"
        | "true"
        | "1"
        | "联合"
        | "联合检查"
        | "联合抽查"
        | "部门联合"
        | "跨部门"
        | "跨部门联合"
        | "跨部门联合检查"
        | "跨部门联合抽查" => "是".to_owned(),
        "否" | "不是" | "不属" | "×" | "✗" | "✘" | "n" | "no" | "false" | "0" | "非联合"
        | "不联合" | "单部门" | "本部门" | "单独" | "单独检查" => "否".to_owned(),
        _ => said,
    }
}
