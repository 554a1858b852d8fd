//! 检查方式: the ways of inspecting (第18条), and what lists of items and inspectors call them.

use super::cell::half_width;
use super::word::word;

/// The ways of inspecting (第18条: 信息比对, 实地核查 and others).
pub const METHODS: &[&str] = &[
    "实地核查",
    "信息比对",
    "书面检查",
    "检验检测",
    "网络监测",
    "委托专业机构辅助",
    "行政部门检查结果或专业意见",
    "其他",
];

/// What offices call each of them, in the order of [`METHODS`].
const CALLED: [&[&str]; 8] = [
    &[
        "现场检查",
        "现场核查",
        "现场核实",
        "现场执法检查",
        "现场监督检查",
        "现场勘查",
        "现场勘验",
        "现场",
        "实地检查",
        "实地核实",
        "实地查看",
        "实地",
        "上门检查",
    ],
    &["数据比对", "信息核对", "比对"],
    &[
        "书面审查",
        "书面核查",
        "书面",
        "资料检查",
        "资料审查",
        "资料核查",
        "材料审查",
        "查阅资料",
        "查看资料",
        "查阅台账",
        "台账检查",
        "查验资料",
    ],
    &[
        "检验",
        "检测",
        "检验检查",
        "抽样检验",
        "抽样检测",
        "抽样",
        "抽检",
        "检测检验",
    ],
    &[
        "网络检查",
        "网络巡查",
        "网上监测",
        "网上检查",
        "网上巡查",
        "线上检查",
        "在线检查",
        "在线监测",
    ],
    &[
        "委托专业机构",
        "委托第三方",
        "委托第三方机构",
        "第三方检查",
        "专业机构辅助",
        "委托专业机构检查",
    ],
    &["专业意见", "行政部门检查结果"],
    &["其它", "其他方式", "其它方式"],
];

/// A way of inspecting in the spelling of [`METHODS`]; a word that is none, as it is compared.
pub fn method(said: &str) -> String {
    let said = word(said);
    let mut ways = METHODS.iter().zip(CALLED);
    let way = ways.find(|(way, called)| **way == said || called.contains(&&*said));
    way.map_or_else(|| said.clone().into_owned(), |(way, _)| (*way).to_owned())
}

/// Whether a way in the spelling of [`METHODS`] is one.
pub fn is_method(way: &str) -> bool {
    METHODS.contains(&way)
}

/// The ways of a cell, parted by the marks of lists, `/`, `+` or 和 (与, 及, 结合); one that two words of it call is there once.
pub fn methods(cell: &str) -> Vec<String> {
    let cell: String = word(cell).chars().map(half_width).collect();
    let mut ways: Vec<String> = Vec::new();
    for part in cell.split([';', '、', ',', '/', '+', '|', '\n', ' ']) {
        let whole = method(part);
        let parts: Vec<String> = if is_method(&whole) {
            vec![whole]
        } else {
            let joined = ["和", "与", "及", "结合"].iter();
            let split = joined
                .filter_map(|and| part.split_once(and))
                .map(|(a, b)| vec![method(a), method(b)]);
            let mut known = split.filter(|parts| parts.iter().all(|part| is_method(part)));
            known.next().unwrap_or_else(|| vec![whole])
        };
        for way in parts {
            if !way.is_empty() && (!is_method(&way) || !ways.contains(&way)) {
                ways.push(way);
            }
        }
    }
    ways
}
