//! Faults of lists in words (L01–L64).

use chrono::NaiveDate;

use crate::domain::ground::cell::cut;
use crate::domain::ground::date::is_long_term;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::fault::{Fault, Flaw};
use crate::domain::lists::header_row;
use crate::domain::lists::object_code::CodeFlaw;
use crate::domain::lists::spoilt::Spoilt;

use super::cell_faults as cells;
use super::columns;
use crate::text::{Lang, Said, flaws, said, terms, words};

words! {
    numbered(was: &str): "，这一项公布的编号是 {was}", ", and this with {was}";
}

/// How many objects that cannot be served are named.
const NAMED: usize = 20;

// What is wrong and what to do, without the place.
flaws! { impl Say for Fault, |fault, lang| &fault.flaw, value = &cut(&fault.value);
    in {
        Flaw::Code(flaw) => code(lang, value, flaw),
        Flaw::Renumbered { version, id, published, was } => renumbered(lang, fault.list, (*version, id), published, was.as_deref()),
        Flaw::Date(flaw) => cells::date(lang, *flaw),
        Flaw::Ratio(flaw) => cells::ratio(lang, *flaw),
        Flaw::Period(flaw) => cells::period(lang, *flaw),
        Flaw::ScopeText { like } => cells::scope(lang, fault.column.as_deref(), like),
        Flaw::ColumnMissing { alike, others } => columns::missing(lang, fault, alike.as_ref(), others),
    }
    Flaw::ColumnTwice =>
        "这一栏出现两次", "is there twice";
        "删去或改名其中一栏", "delete or rename one of the two";
    Flaw::CellCount { expected, found } if found < expected =>
        "表头有 {expected} 栏，本行只有 {found} 栏", "the header has {expected} columns, this row only {found}";
        "缺的是必填的栏：用 Excel/WPS 打开补齐后另存", "a required column is among those missing: fill it in and save it again";
    Flaw::CellCount { expected, found } =>
        "表头有 {expected} 栏，本行有 {found} 栏", "the header has {expected} columns, this row {found}";
        "单元格内的逗号会多出一栏：用 Excel/WPS 打开核对后另存", "a comma inside a cell makes one more: open it in Excel/WPS and save it again";
    Flaw::Empty if (fault.list, fault.column.as_deref()) == (ListName::Objects, Some("code")) =>
        "不能为空", "must not be empty";
        "补填；没有登记代码的（如在建工地），填本单位自编的代码，并在“代码说明”栏写明", "fill it in; an object without a registered code (a building site) gets one of the office, explained in the column 代码说明";
    Flaw::Empty =>
        "不能为空", "must not be empty";
        "补填", "fill it in";
    Flaw::Characters =>
        "含有控制字符", "holds control characters";
        "重新输入这个值", "type the value again";
    Flaw::Source =>
        "不是种子来源的写法", "is not the form of a source";
        "写作 given、drand quicknet <轮次>，或 event <日期> <位数>/<结果总数> <说明>", "write given, drand quicknet <round>, or event <day> <digits>/<outcomes> <words>";
    Flaw::Seed =>
        "不是当初公布的种子：首尾有空白、含看不见的字符、带单引号，或被表格软件改写过，或来源不可能出这个结果", "is not the seed as it was published: white space at its ends, an invisible character, an apostrophe, a number rewritten by a spreadsheet, or an outcome that its source cannot give";
        "把这一栏设为文本格式，照公布的原文重新输入（005 不是 5）", "format the column as text and type it as it was published (005 is not 5)";
    Flaw::SeedNumber =>
        "在工作簿中是数字，不是文本：前面的 0 和第 15 位以后的数字都会丢失", "is a number in the workbook, not text: zeros in front and digits behind the fifteenth are lost";
        "把种子一栏设为文本，照公布的原文重新输入（005 不是 5）", "format the seeds' column as text and type it again as it was published (005 is not 5)";
    Flaw::Twice { first } =>
        "与第 {first} 行重复", "stands in row {first} already";
        "合并或删去一行", "merge the rows or delete one";
    Flaw::OwnedOwner { row } =>
        "第 {row} 行的这个主体自己又填了所属主体", "stands in row {row} with an owner of its own";
        "所属主体应是最终负责的市场主体：改填那一个，或清空第 {row} 行的所属主体代码", "give the company that answers for the object in the end, or empty the owner in row {row}";
    Flaw::DateOrder { from }, from = beginning(*from) =>
        "早于起始日期 {from}", "lies before {from}";
        "改正起止日期", "mend one of the two dates";
    Flaw::Status =>
        "没有规定是否参加抽取", "may take part or not: nobody has said so";
        "在 choucha.toml 的 [status] 中归入 taking_part 或 not_taking_part", "put it under taking_part or not_taking_part in [status] of choucha.toml";
    Flaw::Unknown { list, like } if !like.is_empty(), list = terms::list(lang, *list), like = some(lang, like) =>
        "{list}中没有", "is not in the {list}";
        "是不是 {like}？改正，或先补进{list}", "is {like} meant? Mend it, or add it to the {list} first";
    Flaw::Unknown { list, .. }, list = terms::list(lang, *list) =>
        "{list}中没有", "is not in the {list}";
        "改正，或先补进{list}", "mend it, or add it to the {list} first";
    Flaw::Strata =>
        "不是分层规则", "is no rule of strata";
        "写作 信用等级: A=1%; B=4%; *=5%（* 为其余）", "write it as grade: A=1%; B=4%; *=5% (* is the rest)";
    Flaw::NoStratum { task } =>
        "任务 {task} 的分层没有“{value}”的比例", "the strata of task {task} give no ratio for \"{value}\"";
        "给它一个比例，或加 *=…% 作为其余", "give it one, or add *=…% for the rest";
    Flaw::Number { min, max } =>
        "应为 {min} 到 {max} 的整数", "should be a whole number from {min} to {max}";
        "改正，或留空用默认值", "mend it, or leave it empty for the default";
    Flaw::Qualified { team } =>
        "超过每组人数 {team}", "is more than the {team} people of a team";
        "减少专业人数或增加每组人数", "lower it, or enlarge the team";
    Flaw::Id =>
        "不是合规的编号", "is no id";
        "用文字、数字、-、_、.，不超过 64 字节（一个汉字 3 字节，即最多 21 个汉字），不以 . 或 - 开头", "use letters, digits, -, _, ., at most 64 bytes (a Chinese character is three), not beginning with . or -";
    Flaw::Choice(choices), choices = lang.list(*choices) =>
        "不在可用的值之中", "is not one of the values";
        "可用：{choices}", "use one of: {choices}";
    Flaw::RatioOrStrata =>
        "抽查比例与分层须填且只填一项", "fill in either a ratio or strata, and only one";
        "分层时比例写在分层里，本栏留空", "with strata the ratios stand there, and this stays empty";
    Flaw::Year(year) =>
        "不在本案卷的 {year} 年内", "is not in {year}, the year of this case folder";
        "改正日期；跨年的任务分到两个案卷", "mend the date; a task over two years goes into two folders";
    Flaw::NotInForce =>
        "该事项在任务期内未生效或已废止", "the item is not in force in the whole window";
        "换用现行事项，或改任务时间", "use an item in force, or change the window";
    Flaw::NoColumn =>
        "对象库没有分层所用的这一栏", "the object library has no column of the strata's name";
        "核对“分层”冒号前的栏名", "compare the name before the colon with the library's header";
    Flaw::EmptyScope(like) if !like.is_empty(), like = some(lang, like) =>
        "对象库中没有对象符合本任务范围", "no object of the library is in the task's scope";
        "是不是 {like}？范围各栏的写法要与对象库一致", "is {like} meant? Spell the scope columns as in the library";
    Flaw::EmptyScope(_) =>
        "对象库中没有对象符合本任务范围", "no object of the library is in the task's scope";
        "核对范围各栏的写法与对象库是否一致", "see whether the scope columns are spelt as in the library";
    Flaw::Rounds { days } =>
        "频次多于任务期的 {days} 天", "more rounds than the {days} days of the window";
        "减少频次或延长任务期", "lower the number of rounds, or lengthen the window";
    Flaw::Encoding =>
        "有读不出来的字节：字被截断，或编码转换时损坏", "holds bytes that are no character: one was cut, or lost in a conversion";
        "照原始资料重新填写这一格，再另存为“CSV UTF-8”", "fill the cell in again from its source, and save the file as CSV UTF-8";
    Flaw::OtherEncoding =>
        "本行的编码与文件其他部分不同（UTF-8 与 GB18030 混在一个文件里）", "the row is in another encoding than the rest of the file (UTF-8 and GB18030 in one file)";
        "两个来源的内容分别另存为“CSV UTF-8”以后再合并", "save what comes from either source as CSV UTF-8, and put them together then";
    Flaw::NoHeader { looked }, looked = lang.list(looked), rows = header_row::ROWS =>
        "前 {rows} 行里没有表头；最像表头的是这一行", "there is no header in the first {rows} rows; this row looks most like one";
        "在数据上面写一行表头，至少有：{looked}", "put a header above the rows, with at least: {looked}";
    Flaw::Parted('\t') =>
        "本行的各栏以制表符（TAB）分隔，与表头不同", "the row is parted by TAB, unlike the header";
        "全表用同一种分隔符：用 Excel/WPS 打开后另存为“CSV UTF-8”", "part all rows alike: open the file in Excel/WPS and save it as CSV UTF-8";
    Flaw::Parted(separator) =>
        "本行的各栏以“{separator}”分隔，与表头不同", "the row is parted by \"{separator}\", unlike the header";
        "全表用同一种分隔符：用 Excel/WPS 打开后另存为“CSV UTF-8”", "part all rows alike: open the file in Excel/WPS and save it as CSV UTF-8";
    Flaw::NoRow =>
        "像是夹在中间的小计、落款或标题，不是一条记录", "looks like a total, a signature or a title among the rows, and no row";
        "删去这一行；确是一条记录的，补齐代码等必填的栏", "take the line away; if it is a row all the same, fill in its code and whatever else is required";
    Flaw::OtherHeader =>
        "像是夹在中间的另一行表头，与上面的表头不同", "looks like another header among the rows, and is not the one above them";
        "以下各行的栏目次序可能不同：核对并调成一致后，删去这一行", "the columns below it may stand in another order: see that they agree, then take the line away";
    Flaw::NoObject =>
        "这一行不是完整的 JSON 对象，或者值里又有对象", "the line is no whole object of JSON, or a value in it is an object";
        "每行写一个对象：键和文字用英文双引号，末尾没有多余的逗号，没有 NaN", "write one object a line: keys and texts in straight double quotes, no comma after the last value, no NaN";
    Flaw::TooManyStrata =>
        "分层超过 1000 个", "more than 1,000 strata";
        "合并分层", "merge strata";
    Flaw::TooFewInspectors { needed, have, qualified_needed, qualified_have } =>
        "检查人员不足：需 {needed} 人（专业 {qualified_needed} 人），可参加 {have} 人（专业 {qualified_have} 人）", "too few inspectors: {needed} needed ({qualified_needed} qualified), {have} may serve ({qualified_have} qualified)";
        "减少检查组数、每组人数或专业人数，或补充执法证在任务期内有效的人员", "lower teams, people or qualified people, or add inspectors whose certificates hold to the end of the window";
    Flaw::NoRows =>
        "还没有内容", "has no rows yet";
        "填写后再检查", "fill it in and check again";
    Flaw::Differs { first } if fault.list == ListName::Objects =>
        "与同一代码的第 {first} 行不同", "is not what row {first} of the same code says";
        "核对哪一个是现行的，改成一致后再合并", "see which one holds, make them agree, and merge again";
    Flaw::Differs { first } =>
        "与同一次检查的第 {first} 行不同", "is not what row {first} of the same visit says";
        "同一次检查的各行须一致，或只在一行填写", "the rows of one visit must agree; one of them is enough";
    Flaw::Spoilt(Spoilt::Exponent | Spoilt::Decimals) =>
        "是被表格软件改成的数字，原来的号码已经丢失", "is a number that a spreadsheet made of the key, which is lost";
        "把这一列设为“文本”格式，再照原件重新填写", "format the column as text and fill in the key again";
    Flaw::Spoilt(Spoilt::Zeros) =>
        "末尾的 0 是表格软件补的：它只保留 15 位数字，后面的已经丢失", "ends in zeros that a spreadsheet put there: it keeps 15 digits, the others are lost";
        "把这一列设为“文本”格式，再照原件重新填写", "format the column as text and fill in the key again";
    Flaw::Spoilt(Spoilt::Day) =>
        "是被表格软件改成的日期，原来的号码已经丢失", "is a day that a spreadsheet made of the key, which is lost";
        "把这一列设为“文本”格式，再照原件重新填写", "format the column as text and fill in the key again";
    Flaw::Placeholder =>
        "只是占位，不是号码", "stands for none: it is no number";
        "填写号码；对象没有登记代码的（如在建工地），填本单位自编的代码，并在“代码说明”栏写明；人员没有执法证的不能列入", "fill in the number; an object without a registered code (a building site) gets one of the office, explained in the column 代码说明; an inspector without a certificate cannot be listed";
    Flaw::NoDigit =>
        "不像执法证号：一个数字也没有", "does not look like a certificate number: it has no digit";
        "照证件填写执法证号", "copy the number from the certificate";
    Flaw::Lookalike { found, like, place } =>
        "第 {place} 位“{found}”不是“{like}”，只是看起来像", "character {place}, \"{found}\", is not \"{like}\", it only looks like it";
        "切换到英文输入法重新输入这个号码", "type the key again on a Latin keyboard";
    Flaw::Lost =>
        "内容已经丢失：是表格软件的出错值，或转换编码时丢失的字", "is lost: an error of a spreadsheet, or a character that did not survive a conversion";
        "照原始资料重新填写", "fill it in again from its source";
    Flaw::Count =>
        "固定数过大", "is too large for a fixed count";
        "固定数为 #1 到 #4294967295", "a fixed count is from #1 to #4294967295";
    Flaw::Ends { last } =>
        "与有效期至 {last} 不一致：失效日期应是有效期至的次日", "does not go with {last}, the last day with the recusal: it should be the day after";
        "两栏只填一栏，或改成一致", "fill in only one of the two, or mend one";
    Flaw::Identity =>
        "是公民身份号码的形式，不能作代码", "has the form of a person's identity number, which is no code";
        "个体工商户填营业执照上的统一社会信用代码；没有的用本单位自编代码，并填写代码说明", "give the credit code of the licence; without one, the office's own code, and say so under 代码说明";
    Flaw::TooLong =>
        "太长，不像号码", "is too long for a key";
        "号码至多 64 个字；核对是否填错了栏", "a key has at most 64 characters; see whether it stands in the wrong column";
    Flaw::OwnCode =>
        "不是市场主体的代码，也没有所属主体", "is no company's code, and no owner is given";
        "不是市场主体的，填写所属主体代码；没有所属主体的（村庄的工地等），保留本单位自编代码，并在“代码说明”一栏写明", "fill in the code of the owner; for what has none (a village's building site), keep the office's own code and say so under 代码说明 (vouched)";
    Flaw::NoTime =>
        "没有时间", "has no time";
        "填写开始日期和截止日期，或在“抽查时间”一栏写 6月-8月、全年、第三季度", "fill in the first and last day, or write 6月-8月, 全年, 第三季度 under 抽查时间 (time)";
    Flaw::Disagrees { with }, with = terms::column(lang, fault.list, with) =>
        "与“{with}”一栏说的不一致", "does not say the same as the column {with}";
        "两栏只填一栏，或改成一致", "fill in only one of the two, or mend one";
    Flaw::SeveralItems { ids }, ids = lang.list(ids.iter().map(|id| cut(id))) =>
        "清单中有几个事项都叫这个名称：{ids}", "is the name of several items: {ids}";
        "改写事项编号", "write the number of the item";
    Flaw::TooManyTasks =>
        "任务多于 65535 个", "has more than 65,535 tasks";
        "合并任务", "merge tasks";
    Flaw::Blocked { round, codes }, count = codes.len(), codes = first(codes) =>
        "第 {round} 轮有 {count} 个对象因回避组不成检查组：{codes}", "in round {round}, {count} object(s) cannot be given a team because of recusals: {codes}";
        "补充检查人员，或由负责人决定回避关系、把对象移出本任务范围", "add inspectors, or have the recusals decided, or take the objects out of the scope";
}

fn renumbered(
    lang: Lang,
    list: ListName,
    (version, id): (u32, &str),
    published: &str,
    was: Option<&str>,
) -> Said {
    let (id, published) = (cut(id), cut(published));
    let column = terms::column(lang, list, "id");
    let number = was.map_or(String::new(), |was| numbered(lang, &cut(was)));
    said!(
        lang,
        "没有编号一栏，按次序是 {id}；已公布的第 {version} 版计划中 {id} 是“{published}”{number}"
            / "has no id of its own and is number {id} in order, which version {version} of the plan was published with for \"{published}\"{number}",
        "在表中加一栏“{column}”，照已公布的编号填，新增的另编新号；或把各行的次序和名称改回"
            / "add a column {column} with the numbers that were published, and new ones for what is new; or change order and names back",
    )
}

fn code(lang: Lang, value: &str, flaw: &CodeFlaw) -> Said {
    flaws!(lang, flaw;
        CodeFlaw::Length(length) =>
            "应为 18 位统一社会信用代码或 15 位注册号，现为 {length} 位", "should be a credit code of 18 or a registration number of 15 characters, has {length}";
            "照营业执照改正；不是市场主体的，填写所属主体代码；确为登记机关所发的旧号码，或用自编代码的，填写代码说明", "copy it from the licence; for anything but a company fill in its owner's code; for an old number that was issued so, or the office's own, say so under 代码说明 (vouched)";
        CodeFlaw::Character(c, place) if value.len() == 15 =>
            "第 {place} 位“{c}”不是数字", "character {place}, \"{c}\", is no digit";
            "15 位注册号只有数字；照营业执照改正", "a registration number of 15 has digits only; copy it from the licence";
        CodeFlaw::Character(c, place) =>
            "第 {place} 位“{c}”不是代码可用的字符", "character {place}, \"{c}\", cannot stand in a code";
            "代码不用 I、O、S、V、Z：常见的误写是 1、0、5、2", "codes have no I, O, S, V, Z: often 1, 0, 5, 2 was meant";
        CodeFlaw::Check(check) =>
            "校验码不符，按前面各位应为“{check}”", "the check character does not fit; the others give \"{check}\"";
            "照营业执照逐位核对；确与执照一致的，填写代码说明", "compare it with the licence, character by character; if it is the licence's own, say so under 代码说明 (vouched)";
    )
}

/// A day of beginning as people write it, 9999 for 长期.
fn beginning(from: NaiveDate) -> String {
    if is_long_term(from) {
        "9999".to_owned()
    } else {
        from.to_string()
    }
}

/// What could have been meant.
fn some(lang: Lang, like: &[String]) -> String {
    lang.list(like.iter().map(|like| format!("“{}”", cut(like))))
}

/// The first of the codes.
fn first(codes: &[String]) -> String {
    let more = if codes.len() > NAMED { " …" } else { "" };
    codes[..codes.len().min(NAMED)].join(", ") + more
}
