//! What is wrong with a text of a draw (T01–T26).

use crate::domain::method::key::SeedFlaw;
use crate::domain::method::text_flaw::{BadText, TextFlaw, Unservable};

use crate::text::{Lang, flaws, terms, told, words};

/// How many unservable objects are named.
const NAMED: usize = 20;

words! {
    rewritten: "文本应由 choucha 生成，不得另存或改写；请取用原件", "texts are written by choucha and must not be saved again or edited; use the original";
    keys_fixed: "清单的键和顺序是固定的；请取用原件", "the manifest's keys and their order are fixed; use the original";
    unservable(code, recused, left, qualified): "\n  {code}：回避 {recused}，余 {left} 人（专业 {qualified} 人）", "\n  {code}: recused {recused}; {left} left ({qualified} qualified)";
    and_more: "\n  ……", "\n  …";
}

flaws! { impl Say for BadText, |text, lang| &text.flaw, place = place(lang, text);
    TextFlaw::NotUtf8, todo = rewritten(lang) =>
        "{place} 不是 UTF-8 编码", "{place} is not UTF-8";
        "{todo}", "{todo}";
    TextFlaw::Bom, todo = rewritten(lang) =>
        "{place} 带有 BOM", "{place} begins with a byte order mark";
        "{todo}", "{todo}";
    TextFlaw::Control(c), code = u32::from(*c), todo = rewritten(lang) =>
        "{place} 含有控制字符、换行类字符或看不见的字符 U+{code:04X}", "{place} holds the control, line-separating or invisible character U+{code:04X}";
        "{todo}", "{todo}";
    TextFlaw::NotEnded, todo = rewritten(lang) =>
        "{place} 末行没有换行符", "{place} has no line end after its last line";
        "{todo}", "{todo}";
    TextFlaw::NotNfc, todo = rewritten(lang) =>
        "{place} 不是 NFC 规范形式", "{place} is not in normalisation form C";
        "{todo}", "{todo}";
    TextFlaw::Edges, todo = rewritten(lang) =>
        "{place} 有空单元格，或单元格首尾有空白", "{place} has an empty cell, or white space at a cell's end";
        "{todo}", "{todo}";
    TextFlaw::CellCount { expected, found } =>
        "{place} 应有 {expected} 个单元格，现有 {found} 个", "{place} should have {expected} cell(s) and has {found}";
        "population.txt 要么每行都有分层，要么都没有；请取用原件", "population.txt has a stratum on every line or on none; use the original";
    TextFlaw::Mark(mark) =>
        "{place} 第二个单元格只能是“+”，现为“{mark}”", "{place}: the second cell can only be \"+\", not \"{mark}\"";
        "请取用原件", "use the original";
    TextFlaw::NotAscending =>
        "{place} 未按字节升序排列，或与前一行重复", "{place} does not ascend by bytes, or repeats the line before it";
        "请取用原件；自行编制的，用 LC_ALL=C sort 排序", "use the original; if you wrote it yourself, sort it with LC_ALL=C sort";
    TextFlaw::Key { expected: "" }, todo = keys_fixed(lang) =>
        "{place} 是多余的", "{place} should not be there";
        "{todo}", "{todo}";
    TextFlaw::Key { expected }, todo = keys_fixed(lang) =>
        "{place} 应为“{expected}: …”", "{place} should be \"{expected}: …\"";
        "{todo}", "{todo}";
    TextFlaw::Value { key, value }, todo = keys_fixed(lang) =>
        "{place} {key} 的值“{value}”写法不合规", "{place}: the value \"{value}\" of {key} is malformed";
        "{todo}", "{todo}";
    TextFlaw::RatioForm(how) =>
        "{place} 比例“{how}”不是最短写法，或不在 0 到 100% 之间", "{place}: the ratio \"{how}\" is not in its shortest form, or not within 0 and 100%";
        "如 5%、0.2%、#20", "such as 5%, 0.2%, #20";
    TextFlaw::Take { stratum, expected: (of, n), found: (found_of, found_n) }, stratum = terms::stratum(lang, stratum) =>
        "{place} {stratum}：应为 {of} 取 {n}，现为 {found_of} 取 {found_n}", "{place}, {stratum}: should take {n} of {of}, says {found_n} of {found_of}";
        "抽取数按比例向上取整，基数含被排除的对象", "the count is the ceiling of ratio × N, excluded objects counted in N";
    TextFlaw::Digest { actual } =>
        "{place} 与清单不符，实为 {actual}", "{place} is not what the manifest says; it is {actual}";
        "文本或清单被改动过，不能据以抽取或核验；请取用原件", "the text or the manifest was changed and cannot be drawn from; use the original";
    TextFlaw::Stratum(stratum) =>
        "{place} 分层“{stratum}”与抽取范围不对应，或未升序", "{place}: the stratum \"{stratum}\" does not match the population, or is out of order";
        "抽取范围中出现的每个分层各有一行，按字节升序", "each stratum that has a line in the population has one take line, ascending by bytes";
    TextFlaw::Id(id) =>
        "{place} 编号“{id}”不合规，或编号未升序", "{place}: the id \"{id}\" is malformed or out of order";
        "编号用文字、数字、-、_、.，不超过 64 字节（一个汉字 3 字节，即最多 21 个汉字），不以 . 或 - 开头；抽取编号是任务编号-轮次", "an id has letters, digits, -, _, ., at most 64 bytes, and does not begin with . or -; a draw's id is <task>-<round>";
    TextFlaw::ExcludedLine(value) =>
        "{place}“{value}”不在抽取范围内，或排除理由不合规", "{place}: \"{value}\" is not in the population, or its reason is malformed";
        "理由的写法是 cap: 加上用完上限的抽取编号", "a reason is cap: and the ids of the draws that used up the cap";
    TextFlaw::ExcludedInPart(enterprise) =>
        "{place} 企业 {enterprise} 只排除了一部分对象，或各对象所列的抽取不同", "{place}: the enterprise {enterprise} is excluded in part, or by different draws";
        "一家企业的对象要么全部排除、理由相同，要么都不排除；请取用原件", "the objects of an enterprise are all excluded by the same draws, or none of them; use the original";
    TextFlaw::Owner(value) =>
        "{place}“{value}”不在抽取范围内，或作为所属主体自己又有所属主体", "{place}: \"{value}\" is not in the population, or is an owner that has an owner";
        "在对象名录库中把所属主体代码改为最上一级的企业，然后重做", "give the topmost company as owner in the object library, and do it again";
    TextFlaw::Salt =>
        "{place} 应为一行 64 位小写十六进制数字", "{place} should be one line of 64 lower-case hex digits";
        "请取用原件；盐不公开，也不能重做", "use the original; a salt is not public and cannot be made again";
    TextFlaw::RecusalLine(value) =>
        "{place}“{value}”不在抽取范围或检查人员名单内", "{place}: \"{value}\" is neither in the population nor among the inspectors";
        "请取用原件", "use the original";
    TextFlaw::Group { group, qualified } =>
        "{place} 每组 {group} 人、其中专业 {qualified} 人，不成立", "{place}: a team of {group} with {qualified} qualified cannot be";
        "每组至少 2 人，专业人数不超过每组人数", "a team has 2 people or more, and no more qualified ones than people";
    TextFlaw::TooFewInspectors { needed, have, qualified_needed, qualified_have } =>
        "检查人员不足：需 {needed} 人（其中专业 {qualified_needed} 人），可参加 {have} 人（其中专业 {qualified_have} 人）", "too few inspectors: {needed} needed ({qualified_needed} of them qualified), {have} may serve ({qualified_have} qualified)";
        "减少检查组数、每组人数或专业人数，或补充有效执法证人员", "lower the number of teams, people or qualified people, or add inspectors with valid certificates";
    TextFlaw::Unservable(objects), count = objects.len(), named = named(lang, objects) =>
        "{count} 家企业因回避组不成检查组（无论抽中与否都须先解决）：{named}", "{count} enterprise(s) cannot be given a team because of recusals (drawn or not, this must be settled first):{named}";
        "补充检查人员，或由负责人决定回避关系、把对象移出本任务范围", "add inspectors, or have the recusals decided, or take the objects out of the task's scope";
    TextFlaw::Empty =>
        "抽取范围内没有对象", "no object is in the scope of the draw";
        "检查计划的范围各栏与对象库的写法是否一致，对象状态是否有效", "see whether the plan's scope columns are spelt as in the object library, and the objects' status takes part";
    TextFlaw::TooManyStrata =>
        "{place} 分层超过 1000 个", "{place} has more than 1,000 strata";
        "合并分层", "merge strata";
    TextFlaw::TooManyLines =>
        "{place} 行数超过方法所能编号的范围", "{place} has more lines than the method can number";
        "拆分任务", "split the task";
}

flaws! { impl Say for SeedFlaw, |flaw, lang| flaw;
    SeedFlaw::Length(length) =>
        "种子应为 1 到 1024 字节，现为 {length} 字节", "a seed has 1 to 1,024 bytes; this has {length}";
        "用 --seed \"…\" 给出一行文字", "give one line of text with --seed \"…\"";
    SeedFlaw::Control(place) =>
        "种子第 {place} 个字符是换行或控制字符", "character {place} of the seed is a line break or control character";
        "种子只能是一行文字", "a seed is one line of text";
}

/// The file of a text, and the line where there is one.
fn place(lang: Lang, text: &BadText) -> String {
    let file = text.name.file();
    told!(lang, text.line;
        None => "{file}", "{file}";
        Some(line) => "{file} 第 {line} 行", "{file} line {line}";
    )
}

/// The first objects that cannot be served, each in a line of its own.
fn named(lang: Lang, objects: &[Unservable]) -> String {
    let line = |object: &Unservable| {
        let (recused, blocked) = (object.recused.join(", "), &object.blocked);
        let (left, qualified) = (blocked.left, blocked.qualified_left);
        unservable(lang, &object.code, recused, left, qualified)
    };
    let mut lines: String = objects.iter().take(NAMED).map(line).collect();
    if objects.len() > NAMED {
        lines += and_more(lang);
    }
    lines
}
