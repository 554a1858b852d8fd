//! Standings (rule 18) in the words of an office, for the tables that people open; public.json has the words of the method.

/// 抽取效力: what the seed proves.
pub(super) fn standing(standing: &str, source: &str) -> String {
    let words = match (standing, source) {
        ("beacon", _) => "信标取种",
        ("event", _) => "公开事件取种",
        ("unproven", "os") => "系统随机（可复算）",
        ("unproven", _) => "可复算，种子未经证明",
        (other, _) => other,
    };
    words.to_owned()
}

/// 封存效力: what speaks for the time of the seal.
pub(super) fn seal_standing(standing: &str) -> String {
    let words = match standing {
        "countersigned" => "副署",
        "claimed" => "仅本局时钟",
        "none" => "未封存",
        other => other,
    };
    words.to_owned()
}
