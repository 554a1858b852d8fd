//! The columns of the lists (一单两库 and what goes with them): their names in Chinese and English, and synonyms that
//! real spreadsheets use.

use super::fault::{Fault, Flaw};
use crate::domain::ground::cell::half_width;
use crate::domain::ground::list_name::ListName;

/// A column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// English name, also the key in JSON.
    pub key: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// Other names for it.
    pub synonyms: &'static [&'static str],
    /// Whether the column must be there.
    pub required: bool,
}

const fn must(zh: &'static str, key: &'static str, synonyms: &'static [&'static str]) -> Column {
    Column {
        key,
        zh,
        synonyms,
        required: true,
    }
}

const fn may(zh: &'static str, key: &'static str, synonyms: &'static [&'static str]) -> Column {
    Column {
        key,
        zh,
        synonyms,
        required: false,
    }
}

const ITEMS: &[Column] = &[
    must("事项编号", "id", &["编号", "抽查事项编号"]),
    must(
        "检查项目",
        "name",
        &["抽查项目", "抽查事项", "抽查事项名称", "检查事项"],
    ),
    must("检查内容", "content", &["抽查内容", "检查内容及要求"]),
    must("检查依据", "basis", &["抽查依据", "法律依据", "实施依据"]),
    must("检查方式", "method", &["抽查方式"]),
    must("事项类别", "class", &["类别", "抽查类别"]),
    may("所需专业", "specialty", &["专业要求", "检查人员要求"]),
    may("生效日期", "from", &["启用日期"]),
    may("废止日期", "to", &["停用日期"]),
];

const OBJECTS: &[Column] = &[
    must(
        "代码",
        "code",
        &[
            "统一社会信用代码",
            "统一社会信用代码/注册号",
            "社会信用代码",
            "信用代码",
            "注册号",
            "统一信用代码/注册号",
            "对象代码",
            "对象编号",
        ],
    ),
    must(
        "名称",
        "name",
        &[
            "企业名称",
            "主体名称",
            "单位名称",
            "检查对象名称",
            "市场主体名称",
            "对象名称",
        ],
    ),
    must(
        "对象类型",
        "kind",
        &["类型", "检查对象类型", "主体类型", "type"],
    ),
    may(
        "所属主体代码",
        "owner",
        &["所属单位代码", "所属主体", "所属企业代码"],
    ),
    may(
        "区域",
        "region",
        &["地理区域", "所属区域", "行政区划", "地区"],
    ),
    may("管辖层级", "level", &["层级"]),
    may("经营范围", "scope", &["许可范围"]),
    may("信用等级", "grade", &["信用风险等级", "风险等级", "等级"]),
    must("状态", "status", &["登记状态", "经营状态", "名单状态"]),
    may("地址", "address", &["住所", "经营地址", "注册地址"]),
    may("联系人", "contact", &["负责人", "联络员"]),
    may("联系电话", "phone", &["电话", "手机号", "联络员电话"]),
];

const INSPECTORS: &[Column] = &[
    must(
        "执法证号",
        "cert",
        &["行政执法证号", "执法证编号", "省执法证编号", "证号"],
    ),
    must("姓名", "name", &["执法检查人员姓名", "执法人员姓名"]),
    must(
        "单位",
        "unit",
        &["所属部门", "工作单位", "所在科室", "部门"],
    ),
    must("职务", "title", &["担任职务"]),
    must("执法岗位", "post", &["岗位", "岗位大类"]),
    may("专业", "specialty", &["业务专长", "岗位资质资格"]),
    must("执法证有效期至", "valid_to", &["有效期至", "执法证有效期"]),
    may("联系电话", "phone", &["电话", "手机号"]),
    must("状态", "status", &["人员状态", "执法人员状态"]),
];

const RECUSALS: &[Column] = &[
    must("执法证号", "cert", &["行政执法证号", "执法证编号", "证号"]),
    must(
        "对象代码",
        "code",
        &["代码", "统一社会信用代码", "统一社会信用代码/注册号"],
    ),
    must("回避事由", "reason", &["事由", "回避原因", "利害关系"]),
    must("申报日期", "declared", &["登记日期"]),
    may("失效日期", "until", &["截止日期", "有效期至"]),
];

const PLAN: &[Column] = &[
    must("任务编号", "id", &["编号", "抽查任务编号"]),
    must("任务名称", "name", &["抽查任务名称"]),
    must("抽查事项", "items", &["事项编号", "检查事项"]),
    may("对象类型", "kind", &["检查对象类型"]),
    may("区域", "region", &["地理区域"]),
    may("管辖层级", "level", &["层级"]),
    may("经营范围", "scope", &[]),
    may("信用等级", "grade", &["信用风险等级"]),
    may("抽查比例", "ratio", &["比例"]),
    may("分层", "strata", &["分层比例", "分级比例"]),
    may("频次", "times", &["抽查频次"]),
    must("开始日期", "from", &["起始日期", "检查日期自"]),
    must("截止日期", "to", &["结束日期", "检查日期至"]),
    may("每组人数", "team", &["每户抽取人数"]),
    may("专业人数", "qualified", &[]),
    may("检查组数", "teams", &["组数"]),
    may("抽取人数", "pool", &["抽取检查人员数"]),
    may("年度上限", "cap", &["年度检查上限", "频次上限"]),
];

const FINDINGS: &[Column] = &[
    must("结果代码", "code", &["代码", "编号"]),
    must("结果名称", "name", &["名称", "检查结果"]),
    must("公示结果", "public", &["公示值", "对应公示结果"]),
];

const RESULTS: &[Column] = &[
    must("抽取编号", "draw", &[]),
    must(
        "对象代码",
        "object",
        &["代码", "统一社会信用代码", "统一社会信用代码/注册号"],
    ),
    must("事项编号", "item", &[]),
    must("完成日期", "completed", &["检查日期", "检查完成日期"]),
    must("检查方式", "methods", &["核查方式"]),
    must("检查情况", "answer", &["发现问题情况"]),
    may("问题描述", "text", &[]),
    must("结果代码", "codes", &["检查结果"]),
    must("签字情况", "sign", &[]),
    may("签字人", "signer", &[]),
    may("签字日期", "signed", &[]),
    may("拒签原因", "refusal", &[]),
    may("见证人", "witness", &[]),
    must("录入人执法证号", "by", &["录入人"]),
    may("逾期理由", "late", &[]),
];

const SEEDS: &[Column] = &[
    must("任务编号", "task", &["任务", "抽查任务编号"]),
    may("轮次", "round", &[]),
    must("种子", "seed", &[]),
    may("种子来源", "source", &["来源"]),
];

impl ListName {
    /// Its columns.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Items => ITEMS,
            Self::Objects => OBJECTS,
            Self::Inspectors => INSPECTORS,
            Self::Recusals => RECUSALS,
            Self::Plan => PLAN,
            Self::Findings => FINDINGS,
            Self::Results => RESULTS,
            Self::Seeds => SEEDS,
        }
    }
}

/// The header row of a list: which cell of a row belongs to which column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The list.
    pub list: ListName,
    /// The names as they stand in the file, extra columns included.
    pub names: Vec<String>,
    /// For each column of the list, the index of its cell.
    places: Vec<Option<usize>>,
}

impl Header {
    /// Finds the columns of `list` among `names`.
    ///
    /// # Errors
    /// Every required column that is missing and every column that is there twice.
    pub fn find(list: ListName, names: Vec<String>) -> Result<Self, Vec<Fault>> {
        let plain: Vec<String> = names.iter().map(|n| plain_name(n)).collect();
        let mut faults = Vec::new();
        let mut places = Vec::new();
        for column in list.columns() {
            let found = [column.zh, column.key]
                .iter()
                .chain(column.synonyms)
                .find_map(|name| plain.iter().position(|p| *p == plain_name(name)));
            if let Some(place) = found {
                if let Some(again) = plain
                    .iter()
                    .skip(place + 1)
                    .position(|p| *p == plain[place])
                {
                    let name = names[place + 1 + again].clone();
                    faults.push(Fault::new(
                        list,
                        1,
                        Some(column.key),
                        &name,
                        Flaw::ColumnTwice,
                    ));
                }
            } else if column.required {
                faults.push(Fault::new(
                    list,
                    1,
                    Some(column.key),
                    "",
                    Flaw::ColumnMissing,
                ));
            }
            places.push(found);
        }
        if faults.is_empty() {
            Ok(Self {
                list,
                names,
                places,
            })
        } else {
            Err(faults)
        }
    }

    /// How many cells a row must have: up to the last required column. A spreadsheet may leave out empty cells at the
    /// end of a row.
    pub fn least_cells(&self) -> usize {
        let columns = self.list.columns().iter().zip(&self.places);
        columns
            .filter(|(column, _)| column.required)
            .filter_map(|(_, place)| *place)
            .max()
            .map_or(0, |last| last + 1)
    }

    /// The index of the cell of the column with this key.
    pub fn place(&self, key: &str) -> Option<usize> {
        let column = self.list.columns().iter().position(|c| c.key == key)?;
        self.places[column]
    }

    /// The key of the column at a cell's index; `None` when the list has no such column.
    pub fn known_at(&self, place: usize) -> Option<&'static str> {
        let known = self.places.iter().position(|found| *found == Some(place))?;
        Some(self.list.columns()[known].key)
    }

    /// The column at a cell's index: its key, or its name in the file when the list has no such column.
    pub fn key_at(&self, place: usize) -> &str {
        self.known_at(place)
            .unwrap_or_else(|| self.names.get(place).map_or("", String::as_str))
    }

    /// The index of the cell of any column, by its name in the file or any name of a known column.
    pub fn place_of_any(&self, name: &str) -> Option<usize> {
        let wanted = plain_name(name);
        let known = self.list.columns().iter().position(|c| {
            [c.zh, c.key]
                .iter()
                .chain(c.synonyms)
                .any(|n| plain_name(n) == wanted)
        });
        known
            .and_then(|column| self.places[column])
            .or_else(|| self.names.iter().position(|n| plain_name(n) == wanted))
    }
}

/// A column's name without white space, brackets' contents and case, half-width.
pub(crate) fn plain_name(name: &str) -> String {
    let narrow: String = name
        .chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && *c != '\u{feff}')
        .collect();
    let bare = match narrow.split_once('(') {
        Some((bare, _)) if !bare.is_empty() => bare.to_owned(),
        _ => narrow,
    };
    bare.trim_start_matches('*').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|&n| n.to_owned()).collect()
    }

    #[test]
    fn headers_are_known_in_both_languages_and_by_synonyms() {
        let header = Header::find(
            ListName::Objects,
            names(&[
                "统一社会信用代码/注册号",
                " 企业名称 ",
                "Type",
                "状态（必填）",
                "行业",
            ]),
        )
        .expect("header");
        assert_eq!(header.place("code"), Some(0));
        assert_eq!(header.place("name"), Some(1));
        assert_eq!(header.place("kind"), Some(2));
        assert_eq!(header.place("status"), Some(3));
        assert_eq!(header.place("grade"), None);
        assert_eq!(header.place_of_any("行业"), Some(4));
        assert_eq!(header.place_of_any("对象类型"), Some(2));
        assert_eq!((header.key_at(2), header.key_at(4)), ("kind", "行业"));
    }

    #[test]
    fn missing_and_doubled_columns_are_all_named() {
        let faults =
            Header::find(ListName::Objects, names(&["代码", "名称", "名称"])).expect_err("faults");
        let flaws: Vec<_> = faults
            .iter()
            .map(|f| (f.column.as_deref(), f.flaw.clone()))
            .collect();
        assert_eq!(
            flaws,
            [
                (Some("name"), Flaw::ColumnTwice),
                (Some("kind"), Flaw::ColumnMissing),
                (Some("status"), Flaw::ColumnMissing),
            ]
        );
    }
}
