//! 检查结果代码表: the department's own finding codes, each mapped to one of the eight public values.

use super::fault::Flaw;
use super::key_check::KeyKind;
use super::record::Record;
use crate::domain::ground::word;

/// The eight values under which results of random inspections are made public.
pub const PUBLIC_VALUES: &[&str] = &[
    "未发现问题",
    "未按规定公示应当公示的信息",
    "公示信息隐瞒真实情况、弄虚作假",
    "通过登记的住所（经营场所）无法联系",
    "发现问题已责令改正",
    "不配合检查情节严重",
    "未发现开展本次抽查涉及的经营活动",
    "发现问题待后续处理",
];

/// One finding code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// 结果代码.
    pub code: String,
    /// 结果名称.
    pub name: String,
    /// 公示结果: index into [`PUBLIC_VALUES`].
    pub public: Option<usize>,
}

impl Finding {
    /// Reads a row; its faults stay with the record.
    pub fn read(record: &mut Record<'_>) -> Self {
        let code = record.key("code", KeyKind::Result);
        let name = record.required("name").into_owned();
        let value = record.required_word("public");
        let public = PUBLIC_VALUES.iter().position(|v| word::same(v, &value));
        if public.is_none() && !value.is_empty() {
            record.fault("public", &value, Flaw::Choice(PUBLIC_VALUES));
        }
        Self { code, name, public }
    }
}
