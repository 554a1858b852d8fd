//! What is wrong with a text of a draw (T01–T24).

use crate::domain::method::key::SeedFlaw;
use crate::domain::method::text_flaw::{TextFlaw, TextName, Unservable};

use crate::text::{Lang, Said, said};

/// How many unservable objects are named.
const NAMED: usize = 20;

/// The sentence for a flaw of a text.
pub fn flaw(lang: Lang, name: TextName, line: Option<u64>, flaw: &TextFlaw) -> Said {
    let file = name.file();
    let place = match (line, lang) {
        (None, _) => file.to_owned(),
        (Some(line), Lang::Zh) => format!("{file} 第 {line} 行"),
        (Some(line), Lang::En) => format!("{file} line {line}"),
    };
    match flaw {
        TextFlaw::NotUtf8
        | TextFlaw::Bom
        | TextFlaw::Control(_)
        | TextFlaw::NotEnded
        | TextFlaw::NotNfc
        | TextFlaw::Edges => form(lang, &place, flaw),
        TextFlaw::CellCount { .. }
        | TextFlaw::Mark(_)
        | TextFlaw::NotAscending
        | TextFlaw::Id(_)
        | TextFlaw::ExcludedLine(_)
        | TextFlaw::RecusalLine(_)
        | TextFlaw::Digest { .. } => lines(lang, &place, flaw),
        TextFlaw::Key { .. }
        | TextFlaw::Value { .. }
        | TextFlaw::RatioForm(_)
        | TextFlaw::Take { .. }
        | TextFlaw::Stratum(_)
        | TextFlaw::Group { .. } => manifest(lang, &place, flaw),
        TextFlaw::TooFewInspectors { .. }
        | TextFlaw::Unservable(_)
        | TextFlaw::Empty
        | TextFlaw::TooManyStrata
        | TextFlaw::TooManyLines => drawing(lang, &place, flaw),
    }
}

fn form(lang: Lang, place: &str, flaw: &TextFlaw) -> Said {
    let what = match flaw {
        TextFlaw::NotUtf8 => lang.pick("不是 UTF-8 编码".to_owned(), "is not UTF-8".to_owned()),
        TextFlaw::Bom => lang.pick(
            "带有 BOM".to_owned(),
            "begins with a byte order mark".to_owned(),
        ),
        TextFlaw::Control(c) => {
            let code = u32::from(*c);
            crate::text::both!(
                lang,
                "含有控制字符或换行类字符 U+{code:04X}",
                "holds the control or line-separating character U+{code:04X}"
            )
        }
        TextFlaw::NotEnded => lang.pick(
            "末行没有换行符".to_owned(),
            "has no line end after its last line".to_owned(),
        ),
        TextFlaw::NotNfc => lang.pick(
            "不是 NFC 规范形式".to_owned(),
            "is not in normalisation form C".to_owned(),
        ),
        _ => lang.pick(
            "有空单元格，或单元格首尾有空白".to_owned(),
            "has an empty cell, or white space at a cell's end".to_owned(),
        ),
    };
    said!(
        lang,
        "{place} {what}" / "{place} {what}",
        "文本应由 choucha 生成，不得另存或改写；请取用原件"
            / "texts are written by choucha and must not be saved again or edited; use the original"
    )
}

fn lines(lang: Lang, place: &str, flaw: &TextFlaw) -> Said {
    match flaw {
        TextFlaw::CellCount { expected, found } => said!(
            lang,
            "{place} 应有 {expected} 个单元格，现有 {found} 个"
                / "{place} should have {expected} cell(s) and has {found}",
            "population.txt 要么每行都有分层，要么都没有；请取用原件"
                / "population.txt has a stratum on every line or on none; use the original"
        ),
        TextFlaw::Mark(mark) => said!(
            lang,
            "{place} 第二个单元格只能是“+”，现为“{mark}”"
                / "{place}: the second cell can only be \"+\", not \"{mark}\"",
            "请取用原件" / "use the original"
        ),
        TextFlaw::NotAscending => said!(
            lang,
            "{place} 未按字节升序排列，或与前一行重复"
                / "{place} does not ascend by bytes, or repeats the line before it",
            "请取用原件；自行编制的，用 LC_ALL=C sort 排序"
                / "use the original; if you wrote it yourself, sort it with LC_ALL=C sort"
        ),
        TextFlaw::Id(id) => said!(
            lang,
            "{place} 编号“{id}”不合规，或编号未升序"
                / "{place}: the id \"{id}\" is malformed or out of order",
            "编号用文字、数字、-、_、.，不超过 64 字节，不以 . 开头"
                / "an id has letters, digits, -, _, ., at most 64 bytes, and does not begin with ."
        ),
        TextFlaw::ExcludedLine(value) => said!(
            lang,
            "{place}“{value}”不在抽取范围内，或排除理由不合规"
                / "{place}: \"{value}\" is not in the population, or its reason is malformed",
            "理由的写法是 cap: 加上用完上限的抽取编号"
                / "a reason is cap: and the ids of the draws that used up the cap"
        ),
        TextFlaw::RecusalLine(value) => said!(
            lang,
            "{place}“{value}”不在抽取范围或检查人员名单内"
                / "{place}: \"{value}\" is neither in the population nor among the inspectors",
            "请取用原件" / "use the original"
        ),
        _ => {
            let TextFlaw::Digest { actual } = flaw else {
                return form(lang, place, flaw);
            };
            said!(
                lang,
                "{place} 与清单不符，实为 {actual}"
                    / "{place} is not what the manifest says; it is {actual}",
                "文本或清单被改动过，不能据以抽取或核验；请取用原件"
                    / "the text or the manifest was changed and cannot be drawn from; use the original"
            )
        }
    }
}

fn manifest(lang: Lang, place: &str, flaw: &TextFlaw) -> Said {
    let original = lang.pick(
        "清单的键和顺序是固定的；请取用原件",
        "the manifest's keys and their order are fixed; use the original",
    );
    match flaw {
        TextFlaw::Key { expected: "" } => {
            said!(
                lang,
                "{place} 是多余的" / "{place} should not be there",
                "{original}" / "{original}"
            )
        }
        TextFlaw::Key { expected } => {
            said!(
                lang,
                "{place} 应为“{expected}: …”" / "{place} should be \"{expected}: …\"",
                "{original}" / "{original}"
            )
        }
        TextFlaw::Value { key, value } => said!(
            lang,
            "{place} {key} 的值“{value}”写法不合规"
                / "{place}: the value \"{value}\" of {key} is malformed",
            "{original}" / "{original}"
        ),
        TextFlaw::RatioForm(how) => said!(
            lang,
            "{place} 比例“{how}”不是最短写法，或不在 0 到 100% 之间"
                / "{place}: the ratio \"{how}\" is not in its shortest form, or not within 0 and 100%",
            "如 5%、0.2%、#20" / "such as 5%, 0.2%, #20"
        ),
        TextFlaw::Take {
            stratum,
            expected,
            found,
        } => {
            let (of, n) = expected;
            let (found_of, found_n) = found;
            let stratum = crate::text::terms::stratum(lang, stratum);
            said!(
                lang,
                "{place} {stratum}：应为 {of} 取 {n}，现为 {found_of} 取 {found_n}"
                    / "{place}, {stratum}: should take {n} of {of}, says {found_n} of {found_of}",
                "抽取数按比例向上取整，基数含被排除的对象"
                    / "the count is the ceiling of ratio × N, excluded objects counted in N"
            )
        }
        TextFlaw::Stratum(stratum) => said!(
            lang,
            "{place} 分层“{stratum}”与抽取范围不对应，或未升序"
                / "{place}: the stratum \"{stratum}\" does not match the population, or is out of order",
            "抽取范围中出现的每个分层各有一行，按字节升序"
                / "each stratum that has a line in the population has one take line, ascending by bytes"
        ),
        _ => {
            let TextFlaw::Group { group, qualified } = flaw else {
                return form(lang, place, flaw);
            };
            said!(
                lang,
                "{place} 每组 {group} 人、其中专业 {qualified} 人，不成立"
                    / "{place}: a team of {group} with {qualified} qualified cannot be",
                "每组至少 2 人，专业人数不超过每组人数"
                    / "a team has 2 people or more, and no more qualified ones than people"
            )
        }
    }
}

fn drawing(lang: Lang, place: &str, flaw: &TextFlaw) -> Said {
    match flaw {
        TextFlaw::TooFewInspectors {
            needed,
            have,
            qualified_needed,
            qualified_have,
        } => said!(
            lang,
            "检查人员不足：需 {needed} 人（其中专业 {qualified_needed} 人），可参加 {have} 人（其中专业 {qualified_have} 人）"
                / "too few inspectors: {needed} needed ({qualified_needed} of them qualified), {have} may serve ({qualified_have} qualified)",
            "减少检查组数、每组人数或专业人数，或补充有效执法证人员"
                / "lower the number of teams, people or qualified people, or add inspectors with valid certificates"
        ),
        TextFlaw::Unservable(objects) => {
            let count = objects.len();
            let named: Vec<String> = objects
                .iter()
                .take(NAMED)
                .map(|object| unservable(lang, object))
                .collect();
            let more = if count > NAMED {
                lang.pick("\n  ……", "\n  …")
            } else {
                ""
            };
            let named = named.join("");
            said!(
                lang,
                "{count} 个对象因回避组不成检查组（无论抽中与否都须先解决）：{named}{more}"
                    / "{count} object(s) cannot be given a team because of recusals (drawn or not, this must be settled first):{named}{more}",
                "补充检查人员，或由负责人决定回避关系、把对象移出本任务范围"
                    / "add inspectors, or have the recusals decided, or take the objects out of the task's scope"
            )
        }
        TextFlaw::Empty => said!(
            lang,
            "抽取范围内没有对象" / "no object is in the scope of the draw",
            "检查计划的范围各栏与对象库的写法是否一致，对象状态是否有效"
                / "see whether the plan's scope columns are spelt as in the object library, and the objects' status takes part"
        ),
        TextFlaw::TooManyStrata => {
            said!(
                lang,
                "{place} 分层超过 1000 个" / "{place} has more than 1,000 strata",
                "合并分层" / "merge strata"
            )
        }
        _ => said!(
            lang,
            "{place} 行数超过方法所能编号的范围"
                / "{place} has more lines than the method can number",
            "拆分任务" / "split the task"
        ),
    }
}

fn unservable(lang: Lang, object: &Unservable) -> String {
    let Unservable {
        code,
        recused,
        blocked,
    } = object;
    let recused = recused.join(", ");
    let (left, qualified) = (blocked.left, blocked.qualified_left);
    crate::text::both!(
        lang,
        "\n  {code}：回避 {recused}，余 {left} 人（专业 {qualified} 人）",
        "\n  {code}: recused {recused}; {left} left ({qualified} qualified)"
    )
}

/// The sentence for a flaw of a seed.
pub fn seed(lang: Lang, flaw: SeedFlaw) -> Said {
    match flaw {
        SeedFlaw::Length(length) => said!(
            lang,
            "种子应为 1 到 1024 字节，现为 {length} 字节"
                / "a seed has 1 to 1,024 bytes; this has {length}",
            "用 --seed \"…\" 给出一行文字" / "give one line of text with --seed \"…\""
        ),
        SeedFlaw::Control(place) => said!(
            lang,
            "种子第 {place} 个字符是换行或控制字符"
                / "character {place} of the seed is a line break or control character",
            "种子只能是一行文字" / "a seed is one line of text"
        ),
    }
}
