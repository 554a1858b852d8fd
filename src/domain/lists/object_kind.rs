//! 对象类型 in the office's own words: which of them are 市场主体 (第2条), which carry a code of the register.

/// 市场主体 and its kinds, as registers and platforms call them.
const MARKET: &[&str] = &[
    "市场主体",
    "经营主体",
    "企业",
    "企业法人",
    "企业单位",
    "公司",
    "有限公司",
    "有限责任公司",
    "股份有限公司",
    "国有企业",
    "集体企业",
    "私营企业",
    "内资企业",
    "外资企业",
    "外商投资企业",
    "个人独资企业",
    "合伙企业",
    "分公司",
    "分支机构",
    "生产经营单位",
    "个体",
    "个体户",
    "个体工商户",
    "个体经营户",
    "农专社",
    "农民专业合作社",
    "农民专业合作社(联合社)",
    "农民专业合作社联合社",
    "合作社",
    "机关",
    "机关单位",
    "行政机关",
    "事业单位",
    "社会团体",
    "社会组织",
    "社会服务机构",
    "民办非企业单位",
    "基金会",
];

/// Whether a kind, as it is compared, is 市场主体 or one of its kinds; an empty one is.
pub fn is_market(kind: &str) -> bool {
    kind.is_empty() || MARKET.contains(&kind)
}

/// Whether an object of this kind is meant by a word of a scope: its own, or 市场主体 for all kinds of it.
pub fn counts_as(kind: &str, word: &str) -> bool {
    kind == word || word == MARKET[0] && is_market(kind)
}
