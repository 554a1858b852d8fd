//! Sentences on a case folder and its lists as a whole (C01–C18, C20–C22, C35–C37).

use std::io::ErrorKind;

use crate::domain::ground::cell::cut;
use crate::domain::ground::rules::RuleChange;
use crate::domain::lists::case_flaw::{CaseFlaw, SheetLimit, Uncut, Unreadable};
use crate::domain::lists::fault::{Fault, Flaw};
use crate::domain::lists::json_flaw::{JsonFlaw, JsonSyntax};
use crate::text::book::rules;
use crate::text::{Lang, Said, Say, both, flaws, said, system, told};

impl Say for CaseFlaw {
    fn say(&self, lang: Lang) -> Said {
        flaws!(lang, self;
            in {
                CaseFlaw::Unreadable { file, why } => unreadable(lang, file, why),
                CaseFlaw::Settings(flaw) => super::settings_flaws::said(lang, flaw),
                CaseFlaw::Columns { line, why } => super::columns::of_settings(lang, *line, why),
                CaseFlaw::OtherRules(changes) => other_rules(lang, changes),
                CaseFlaw::OtherFindings(codes) => other_findings(lang, codes),
                CaseFlaw::ChangedRecord(path) => changed_record(lang, path),
                CaseFlaw::FileThere(file) => file_there(lang, file),
                CaseFlaw::NoFolder(folder) => no_folder(lang, folder),
                CaseFlaw::AmongRecords(path) => among_records(lang, path),
                CaseFlaw::NoTemporary { folder, error } => no_temporary(lang, folder, *error),
                CaseFlaw::Sheet(limit) => sheet(lang, limit),
                CaseFlaw::RulesUnchanged => rules_unchanged(lang),
                CaseFlaw::NotEmpty(path) => not_empty(lang, path),
                CaseFlaw::NamesTaken { folder, names } => names_taken(lang, folder, names),
                CaseFlaw::NoBook(path) => no_book(lang, path),
                CaseFlaw::NoRecord(file) => no_record(lang, file),
                CaseFlaw::BookGone { path, left } => book_gone(lang, (path, left)),
                CaseFlaw::Declared(day) => declared(lang, day),
                CaseFlaw::Rows { file, faults, total } => rows(lang, (file, *total), faults, Flaw::code),
            }
            CaseFlaw::NoCode(asked, near), near = near.join(lang.pick("、", ", ")) =>
                "没有代号“{asked}”", "there is no code \"{asked}\"";
                "相近的代号：{near}；choucha explain 列出全部", "codes near it: {near}; choucha explain lists all of them";
            CaseFlaw::NoCase(path) =>
                "{path} 不是案卷：没有 choucha.toml", "{path} is no case folder: it has no choucha.toml";
                "用 -C 指定案卷，或用 choucha init 新建", "name the case folder with -C, or make one with choucha init";
            CaseFlaw::Lists(count) =>
                "名录或计划有 {count} 处错误", "the lists or the plan have {count} fault(s)";
                "运行 choucha check 查看并改正后再试", "run choucha check, mend them, and try again";
            CaseFlaw::NoColumn { name, .. } if name.is_empty() =>
                "条件里没有“=”或“~”", "the condition has neither = nor ~";
                "写作 栏=值（相等）或 栏~文字（包含）", "write column=value (equal) or column~part (contains)";
            CaseFlaw::NoColumn { name, known }, name = cut(name), known = lang.list(known.iter().map(|name| cut(name))) =>
                "没有“{name}”这一栏", "there is no column \"{name}\"";
                "写作 栏=值 或 栏~文字，现有各栏：{known}", "write column=value or column~part; the columns are: {known}";
            CaseFlaw::MissingFlags(flags), flags = flags.join(lang.pick("、", ", ")) =>
                "缺少参数：{flags}", "these flags are missing: {flags}";
                "补上参数，或在终端上运行、逐项回答；用 --help 查看用法", "give them, or run the command at a terminal and answer its questions; see --help";
            CaseFlaw::NotConfirmed =>
                "没有确认，没有写入账本", "not confirmed; nothing went into the book";
                "改好以后重新运行；脚本和确有把握的，用 --yes 不再询问", "run it again when it is right; --yes asks no question";
            CaseFlaw::NoInspector(cert) =>
                "没有执法证号为“{cert}”的执法检查人员", "there is no inspector with the certificate \"{cert}\"";
                "核对执法证号，可用 choucha inspectors 检索", "see the certificate number; choucha inspectors searches the library";
            CaseFlaw::Changed(file) =>
                "{file} 在读取过程中被改动", "{file} was changed while it was read";
                "关闭正在编辑它的程序后再试", "close the program that is editing it, and try again";
            CaseFlaw::InTheWay(path) =>
                "{path} 挡住了要公开的文件或文件夹", "{path} stands where a file or folder of the publication has to be";
                "查明它的来历，移走或改名后再试；它没有动过", "find out what it is, move or rename it, and try again; it was not touched";
            CaseFlaw::NoFile(file) =>
                "{file} 不是普通文件（是文件夹、管道或设备）", "{file} is no regular file (it is a folder, a pipe or a device)";
                "把表另存为普通文件，放进案卷", "save the list as a regular file in the case folder";
            CaseFlaw::Busy =>
                "另一个 choucha 正在使用本案卷", "another choucha is at work in this case folder";
                "等它结束后再试", "try again when it has finished";
        )
    }
}

fn no_record(lang: Lang, file: &str) -> Said {
    said!(
        lang,
        "{file} 不是普通文件（是文件夹、管道或设备），读不出记录"
            / "{file} is no regular file (it is a folder, a pipe or a device), so no record can be read from it",
        "查明是谁放的，移走；原来的文件从备份恢复，本来没有这个文件的不必补"
            / "find out who put it there and move it away; restore the file from a copy, where there was one",
    )
}

fn book_gone(lang: Lang, (path, left): (&str, &[String])) -> Said {
    let left = lang.list(left);
    said!(
        lang,
        "{path} 里还有案卷的 {left}，账本 ledger.jsonl 却没有了"
            / "{path} has {left} of a case folder, and its book, ledger.jsonl, is gone",
        "从备份恢复 ledger.jsonl，接着用这个案卷；没有备份的，原样留存并报告，另选一个文件夹新建，不要移走这些再建"
            / "restore ledger.jsonl from a copy and go on with this case folder; if there is none, keep it as it is, report it, and make a new one elsewhere; do not move these away to begin anew here",
    )
}

fn declared(lang: Lang, day: &str) -> Said {
    said!(
        lang,
        "--today {day}：单位的案卷按系统时钟记日期，不能声明日期"
            / "--today {day}: in an office's folder the clock tells the day, and none can be declared",
        "不写 --today 再执行；演练用 choucha init --rehearsal 或 init --sample 另建案卷，那里可以声明任何日期；只看不写的命令和 draw --dry-run（试抽）随处可用 --today"
            / "leave --today away; to rehearse, make a folder with choucha init --rehearsal or init --sample, where any day can be declared; commands that only read, and draw --dry-run, take --today anywhere",
    )
}

fn names_taken(lang: Lang, folder: &str, names: &[String]) -> Said {
    let names = lang.list(names);
    said!(
        lang,
        "{folder} 中已有案卷自己要用的名字：{names}"
            / "{folder} has names that a case folder needs for itself: {names}",
        "已经是案卷的不必再建；不是的，把它们移走或改名，或另选一个文件夹；原有内容没有动过"
            / "a case folder need not be made again; otherwise move or rename them, or choose another folder; nothing was touched",
    )
}

fn no_book(lang: Lang, path: &str) -> Said {
    said!(
        lang,
        "{path} 有 choucha.toml，但没有账本，不是用过的案卷"
            / "{path} has a choucha.toml but no book: it is no case folder that was used",
        "--from 后面写上一年度案卷的文件夹" / "name last year's case folder with --from",
    )
}

fn not_empty(lang: Lang, path: &str) -> Said {
    said!(
        lang,
        "{path} 不是空文件夹" / "{path} is not empty",
        "另选一个文件夹；已有的内容没有动过"
            / "choose another folder; nothing in this one was touched",
    )
}

fn other_rules(lang: Lang, changes: &[RuleChange]) -> Said {
    let changes = lang.list(changes.iter().map(|change| rules::change(lang, change)));
    said!(
        lang,
        "choucha.toml 的 [rules] 与账本中现行的规则不同：{changes}"
            / "[rules] of choucha.toml is not what the book has in force: {changes}",
        "按账本改回；确需调整的，用 choucha rules --reason \"理由\" 入账（公开）"
            / "change it back to what the book says, or enter the change with choucha rules --reason \"why\", which is public",
    )
}

fn other_findings(lang: Lang, codes: &[String]) -> Said {
    let codes = lang.list(codes);
    said!(
        lang,
        "findings.csv 与账本中现行的结果代码不同：{codes}"
            / "findings.csv is not what the book has in force: {codes}",
        "按账本改回；确需调整的，用 choucha rules --reason \"理由\" 入账（公开），发布新版计划时也会一并入账"
            / "change it back, or enter the change with choucha rules --reason \"why\", which is public; a new version of the plan enters it too",
    )
}

fn rules_unchanged(lang: Lang) -> Said {
    said!(
        lang,
        "choucha.toml 的规则和 findings.csv 的结果代码与账本相同"
            / "the rules of choucha.toml and the codes of findings.csv are as the book has them",
        "没有变更，不需要入账；要调整的，先改 choucha.toml 的 [rules] 或 findings.csv"
            / "there is nothing to enter; change [rules] in choucha.toml or findings.csv first",
    )
}

/// Everything that is wrong with the rows of a file.
pub fn rows<F>(
    lang: Lang,
    (file, total): (&str, u64),
    faults: &[Fault<F>],
    code: fn(&F) -> &'static str,
) -> Said
where
    Fault<F>: Say,
{
    let mut listed = String::new();
    for fault in faults {
        let said = fault.say(lang);
        let column = super::columns::in_sentence(lang, fault);
        let (code, todo) = (code(&fault.flaw), &said.todo);
        let rows = super::check::in_rows(lang, &fault.rows);
        let what = super::check::value(lang, &fault.value, &said.what);
        listed += &both!(
            lang,
            "\n  [{code}] {rows}{column}：{what}（{todo}）",
            "\n  [{code}] {rows}{column}: {what} ({todo})"
        );
    }
    let shown: u64 = faults.iter().map(|fault| fault.rows.count()).sum();
    if total > shown {
        listed += "\n  …";
    }
    said!(
        lang,
        "{file} 有 {total} 处错误：{listed}" / "{file} has {total} fault(s):{listed}",
        "全部改正后再试；一行也没有采用" / "mend all of them and try again; not one row was taken"
    )
}

fn changed_record(lang: Lang, path: &str) -> Said {
    said!(
        lang,
        "{path} 不是账本所记的那个文件：缺失或被改动"
            / "{path} is not the file that the book names: it is missing, or was changed",
        "用 choucha ledger verify 核对，从备份恢复原件后再试"
            / "see choucha ledger verify, put the original back from a copy, and try again",
    )
}

fn file_there(lang: Lang, file: &str) -> Said {
    said!(
        lang,
        "文件 {file} 已存在" / "the file {file} is there already",
        "另取文件名，或先移走原文件；原文件没有动过"
            / "choose another name, or move the file away; it was not touched",
    )
}

fn no_folder(lang: Lang, folder: &str) -> Said {
    said!(
        lang,
        "没有 {folder} 这个文件夹，文件写不进去"
            / "there is no folder {folder} to write the file into",
        "先建好这个文件夹，或把文件写到别处"
            / "make the folder first, or have the file written elsewhere",
    )
}

fn among_records(lang: Lang, path: &str) -> Said {
    said!(
        lang,
        "{path} 是存放记录的地方，文书不是记录，不能写在那里"
            / "{path} is where records are kept; papers are no records and do not go there",
        "换一个地方：--out 另给文件夹或者不写，--notice 另给文件"
            / "choose another place: another folder with --out, or none; another file with --notice",
    )
}

fn no_temporary(lang: Lang, folder: &str, error: ErrorKind) -> Said {
    let error = system::kind(lang, error);
    said!(
        lang,
        "临时文件夹 {folder} 中不能建文件：{error}"
            / "no file can be made in the folder for temporary files, {folder}: {error}",
        "腾出空间，或用环境变量 TMPDIR（Windows 上为 TMP）另指一个可写的文件夹"
            / "make room there, or name a folder that can be written to with the environment variable TMPDIR (TMP on Windows)",
    )
}

fn sheet(lang: Lang, limit: &SheetLimit) -> Said {
    flaws!(lang, limit;
        SheetLimit::Rows { sheet, rows } =>
            "“{sheet}”有 {rows} 行，一个工作表放不下（至多 1048576 行）", "\"{sheet}\" has {rows} rows, more than a sheet of a workbook can hold (1,048,576)";
            "改用 CSV，或缩小范围后再写", "have it written as CSV, or ask for less";
        SheetLimit::Cell { sheet, row } =>
            "“{sheet}”第 {row} 行有一格超过 32767 个字，工作表放不下", "row {row} of \"{sheet}\" has a cell of more than 32,767 characters, which no workbook can hold";
            "改用 CSV，或缩短这一格的内容", "have it written as CSV, or shorten the cell";
        SheetLimit::Columns { sheet, columns } =>
            "“{sheet}”有 {columns} 栏，一个工作表放不下（至多 16384）", "\"{sheet}\" has {columns} columns, more than a sheet of a workbook can hold (16,384)";
            "改用 CSV，或去掉用不着的栏", "have it written as CSV, or take columns away that nobody needs";
        SheetLimit::Format(sheet) =>
            "“{sheet}”所在的工作簿写不成：有表名或内容不合工作簿的格式", "the workbook with \"{sheet}\" cannot be written: a name or a content in it is not what a workbook can hold";
            "改用 CSV", "have it written as CSV";
    )
}

fn unreadable(lang: Lang, file: &str, why: &Unreadable) -> Said {
    flaws!(lang, why;
        in { Unreadable::Uncut(row, why) => uncut(lang, file, (*row, *why)) }
        Unreadable::Missing(Some(workbook)) =>
            "没有 {file}，但文件夹里有 {workbook}", "there is no {file}, but there is {workbook}";
            "在 choucha.toml 的 [files] 中把 {file} 改为 {workbook}", "write {workbook} in the place of {file} under [files] in choucha.toml";
        Unreadable::Missing(None) =>
            "案卷中没有 {file}", "the case folder has no {file}";
            "把这个表放进案卷，或在 choucha.toml 的 [files] 中写明它的文件名", "put the list there, or give its name under [files] in choucha.toml";
        Unreadable::NoTable =>
            "{file} 是网页或 XML，里面没有表格", "{file} is a web page or XML without a table";
            "在浏览器或 Excel/WPS 中打开核对：可能是登录页或出错页；重新导出，或另存为“CSV UTF-8（逗号分隔）”", "open it in a browser or in Excel/WPS: it may be a login page or an error; export it again, or save it as CSV UTF-8 (Comma delimited)";
        Unreadable::NoWorkbook =>
            "{file} 不是能读的工作簿：里面没有 xlsx、xls 或 ods 的内容（WPS 的某些 et、Word 文档、xlsb 都是这样）", "{file} is no workbook that can be read: it holds no xlsx, xls or ods (as some et of WPS, a Word document or an xlsb)";
            "在 WPS/Excel 中打开，“另存为”类型选“Excel 工作簿（*.xlsx）”，再用另存的文件", "open it in WPS/Excel, save it as an Excel workbook (*.xlsx), and use that file";
        Unreadable::Password =>
            "{file} 有打开密码", "{file} is locked with a password";
            "在 Excel/WPS 中打开，去掉打开密码后保存", "open it in Excel/WPS, take the password off, and save it";
        Unreadable::Broken =>
            "{file} 作为工作簿已损坏或不完整", "{file} is a workbook that is damaged or cut off";
            "在 Excel/WPS 中打开核对后重新保存；打不开的，向来源单位重新索取", "open it in Excel/WPS and save it again; if that fails, get it anew from where it came";
        Unreadable::EmptyWorkbook =>
            "{file} 中没有一张有内容的工作表", "{file} has no sheet with anything in it";
            "把表放进一张普通工作表（不是图表），第一行写各栏名称", "put the list into a sheet that is no chart, the columns' names in its first row";
        Unreadable::NoSheet(sheet, known), known = lang.list(known.iter().map(|name| cut(name))) =>
            "{file} 中没有工作表“{sheet}”", "{file} has no sheet \"{sheet}\"";
            "有这些工作表：{known}；写作 {file}#表名", "its sheets are: {known}; write {file}#name";
        Unreadable::SeveralSheets(sheets), ways = lang.list(sheets.iter().map(|name| format!("{file}#{}", cut(name)))) =>
            "{file} 有几张工作表都像这个表，不知道该读哪一张", "{file} has several sheets that look like this list";
            "写明是哪一张：{ways}", "say which one: {ways}";
        Unreadable::SheetOfNone(sheet) =>
            "{file} 不是工作簿，没有工作表“{sheet}”", "{file} is no workbook and has no sheet \"{sheet}\"";
            "去掉 # 和后面的表名", "leave # and the sheet's name away";
        Unreadable::Encoding(offset) =>
            "{file} 从第 {offset} 字节起不是文本：不是 UTF-8、UTF-16、GB18030 或 Big5", "{file} is no text from byte {offset} on: neither UTF-8, UTF-16, GB18030 nor Big5";
            "另存为“CSV UTF-8（逗号分隔）”", "save it as CSV UTF-8 (Comma delimited)";
        Unreadable::EmptyFile =>
            "{file} 是空文件", "{file} is an empty file";
            "把表的内容放进去（第一行写各栏名称），或重新导出", "put the list into it, the columns' names in its first row, or export it again";
        Unreadable::NoHeader =>
            "{file} 没有表头", "{file} has no header row";
            "第一行写各栏名称", "put the columns' names in the first row";
        Unreadable::LoneCr =>
            "{file} 用单独的 CR 换行", "{file} ends its lines with a lone CR";
            "另存为“CSV UTF-8（逗号分隔）”，不要选 Macintosh 格式", "save it as CSV UTF-8, not in a Macintosh format";
        Unreadable::Json(why), why = json(lang, why) =>
            "{file} 不是可读的 JSON：{why}", "{file} is not JSON that can be read: {why}";
            "应为对象数组（外面可包一层对象），或每行一个对象；值不能再是对象", "it should be an array of objects, bare or inside one object, or one object per line; a value cannot be an object";
        Unreadable::Extension =>
            "{file} 的扩展名不是表的扩展名：工作簿（.xlsx、.xls、.et、.ods）、.csv、.txt、.json 或 .jsonl", "{file} does not end as a list does: a workbook (.xlsx, .xls, .et, .ods), .csv, .txt, .json or .jsonl";
            "改扩展名，并在 choucha.toml 的 [files] 中写明", "rename it, and say so under [files] in choucha.toml";
        Unreadable::TooLarge =>
            "{file} 过大，分层又多，超出可处理范围", "{file} is too large for this many strata";
            "减少分层，或去掉用不到的列", "use fewer strata, or leave out columns that nobody needs";
    )
}

fn uncut(lang: Lang, file: &str, (row, why): (u64, Uncut)) -> Said {
    flaws!(lang, why;
        Uncut::OpenQuote =>
            "{file} 第 {row} 行的引号没有闭合", "{file}: a quote opened in row {row} never closes";
            "补上引号，或在 Excel/WPS 中打开核对后重新另存", "close it, or open the file in Excel/WPS and save it again";
        Uncut::StrayQuote =>
            "{file} 第 {row} 行有多余的引号", "{file}: a quote stands wrong in row {row}";
            "含引号的单元格须整体用引号括起、内部引号写两个；用 Excel/WPS 另存即可", "a cell with a quote is put in quotes and the quote doubled; Excel/WPS does so on saving";
        Uncut::Endless =>
            "{file} 第 {row} 行过长，找不到行尾：可能有引号没有闭合，或换行符不对", "{file}: row {row} does not come to an end; a quote may be open, or lines end in an odd way";
            "在 Excel/WPS 中打开核对该行后重新另存", "look at that row in Excel/WPS and save the file again";
    )
}

fn json(lang: Lang, why: &JsonFlaw) -> String {
    told!(lang, why;
        in { JsonFlaw::Syntax { kind, line, column } => syntax(lang, *kind, (*line, *column)) }
        JsonFlaw::Nested(key), key = cut(key) => "“{key}”的值又是对象", "the value of \"{key}\" is an object";
        JsonFlaw::TwoArrays(first, second), first = cut(first), second = cut(second) => "“{first}”和“{second}”都是对象数组，不知道读哪一个", "\"{first}\" and \"{second}\" are both arrays of objects, and which is the list cannot be told";
        JsonFlaw::Behind(key), key = cut(key) => "“{key}”中的记录之后还有别的内容", "there is more behind the records of \"{key}\"";
        JsonFlaw::TooManyKeys(most) => "各记录的键合起来超过 {most} 个", "the records have more than {most} keys together";
    )
}

fn syntax(lang: Lang, kind: JsonSyntax, (line, column): (usize, usize)) -> String {
    told!(lang, kind;
        JsonSyntax::TrailingComma => "第 {line} 行第 {column} 字节：最后一个值后面多了逗号", "line {line}, byte {column}: a comma behind the last value";
        JsonSyntax::NoValue => "第 {line} 行第 {column} 字节：这里应是一个值；NaN、None、没有引号或用单引号、中文引号的文字都不是", "line {line}, byte {column}: no value; NaN, None, and texts without straight double quotes are none";
        JsonSyntax::CutOff => "第 {line} 行第 {column} 字节：文件到这里就断了，括号没有闭合", "line {line}, byte {column}: the file ends here, within brackets";
        JsonSyntax::NoRecord => "第 {line} 行第 {column} 字节：这里不是对象", "line {line}, byte {column}: this is no object";
        JsonSyntax::Other => "第 {line} 行第 {column} 字节：从这里起不合 JSON 的写法", "line {line}, byte {column}: from here on it is not written as JSON is";
    )
}
