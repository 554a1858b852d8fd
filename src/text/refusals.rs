//! Refusals in words: what and where, and what to do next.

use crate::domain::book::flaw::BookFlaw;
use crate::domain::book::flaw::{BookText, Breach};
use crate::domain::day::flaw::DayFlaw;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::case_flaw::Unreadable;
use crate::domain::lists::fault::Fault;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::text_flaw::BadText;
use crate::domain::refusal::Refusal;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::year::flaw::PlanFlaw;

use crate::text::day::calendar_flaws;
use crate::text::method::text_flaws;
use crate::text::replace::replacement_flaws;
use crate::text::versions::version_flaws;
use crate::text::visit::inspection_flaws;
use crate::text::year::plan_refusals;
use crate::text::{Lang, Said, said};

/// The sentences for a refusal.
pub fn refusal(lang: Lang, refusal: &Refusal) -> Said {
    match refusal {
        Refusal::Text(BadText { name, line, flaw }) => text_flaws::flaw(lang, *name, *line, flaw),
        Refusal::Seed(flaw) => text_flaws::seed(lang, *flaw),
        Refusal::Version(flaw) => version_flaws::flaw(lang, flaw),
        Refusal::Case(CaseFlaw::NoCase(_))
        | Refusal::Case(CaseFlaw::NotEmpty(_))
        | Refusal::Case(CaseFlaw::Settings(_))
        | Refusal::Case(CaseFlaw::Lists(_))
        | Refusal::Case(CaseFlaw::Unreadable { .. })
        | Refusal::Case(CaseFlaw::Busy)
        | Refusal::Case(CaseFlaw::Changed(_))
        | Refusal::Case(CaseFlaw::Rows { .. })
        | Refusal::Case(CaseFlaw::MissingFlags(_))
        | Refusal::Case(CaseFlaw::NoInspector(_))
        | Refusal::Case(CaseFlaw::FileThere(_))
        | Refusal::Case(CaseFlaw::AmongRecords(_))
        | Refusal::Case(CaseFlaw::NoColumn { .. }) => case(lang, refusal),
        Refusal::Book(BookFlaw::Line(_))
        | Refusal::Book(BookFlaw::Stray(_))
        | Refusal::Book(BookFlaw::File(_))
        | Refusal::Book(BookFlaw::Text { .. })
        | Refusal::Book(BookFlaw::NothingToVoid(_)) => book(lang, refusal),
        Refusal::Plan(PlanFlaw::NotPublished { .. })
        | Refusal::Plan(PlanFlaw::PlanChanged { .. })
        | Refusal::Plan(PlanFlaw::NotAdhoc { .. })
        | Refusal::Plan(PlanFlaw::CoverageShort { .. })
        | Refusal::Plan(PlanFlaw::SamePlan(_))
        | Refusal::Plan(PlanFlaw::PlanReason(_))
        | Refusal::Plan(PlanFlaw::NoPlan)
        | Refusal::Plan(PlanFlaw::PlanBroken(_))
        | Refusal::Plan(PlanFlaw::OtherYear { .. })
        | Refusal::Plan(PlanFlaw::OtherSource { .. })
        | Refusal::Plan(PlanFlaw::AdhocSealed(_))
        | Refusal::Plan(PlanFlaw::FutureDay { .. })
        | Refusal::Plan(PlanFlaw::NoSeedListed { .. }) => plan_refusals::refusal(lang, refusal),
        Refusal::Day(DayFlaw::NoCalendar { year, covered }) => {
            calendar_flaws::no_calendar(lang, *year, *covered)
        }
        Refusal::Day(DayFlaw::File { file, row, why }) => {
            calendar_flaws::file(lang, file, *row, why)
        }
        Refusal::Visit(VisitFlaw::NoVisit(_))
        | Refusal::Visit(VisitFlaw::HasResult(_))
        | Refusal::Visit(VisitFlaw::NoResult(_))
        | Refusal::Visit(VisitFlaw::NotOpen(_))
        | Refusal::Visit(VisitFlaw::SameResult(_))
        | Refusal::Book(BookFlaw::Visited(_))
        | Refusal::Visit(VisitFlaw::Inspection { .. })
        | Refusal::Visit(VisitFlaw::Handling { .. }) => inspection_flaws::refusal(lang, refusal),
        Refusal::Replacement(flaw) => replacement_flaws::flaw(lang, flaw),
        _ => draw(lang, refusal),
    }
}

fn case(lang: Lang, refusal: &Refusal) -> Said {
    match refusal {
        Refusal::Case(CaseFlaw::AmongRecords(path)) => said!(
            lang,
            "{path} 是存放记录的地方，文书不是记录，不能写在那里"
                / "{path} is where records are kept; papers are no records and do not go there",
            "用 --out 另给一个文件夹，或者不写 --out"
                / "give another folder with --out, or leave --out away"
        ),
        Refusal::Case(CaseFlaw::NoCase(path)) => said!(
            lang,
            "{path} 不是案卷：没有 choucha.toml"
                / "{path} is no case folder: it has no choucha.toml",
            "用 -C 指定案卷，或用 choucha init 新建"
                / "name the case folder with -C, or make one with choucha init"
        ),
        Refusal::Case(CaseFlaw::NotEmpty(path)) => said!(
            lang,
            "{path} 不是空文件夹" / "{path} is not empty",
            "另选一个文件夹；已有的内容没有动过"
                / "choose another folder; nothing in this one was touched"
        ),
        Refusal::Case(CaseFlaw::Settings(why)) if why == "UTF-8" => said!(
            lang,
            "choucha.toml 不是 UTF-8 编码" / "choucha.toml is not UTF-8",
            "用记事本“另存为”，编码选 UTF-8" / "save it again as UTF-8"
        ),
        Refusal::Case(CaseFlaw::Settings(why)) if why.contains("（填写单位名称）") => {
            said!(
                lang,
                "choucha.toml 还没有填写单位名称" / "choucha.toml has no bureau's name yet",
                "在 bureau = 后面填写单位全称" / "put the bureau's full name behind bureau ="
            )
        }
        Refusal::Case(CaseFlaw::Settings(why)) => said!(
            lang,
            "choucha.toml 无法读取：{why}" / "choucha.toml cannot be read: {why}",
            "按提示改正，可对照 choucha init --sample 生成的样例"
                / "mend it as said; choucha init --sample writes one to compare with"
        ),
        Refusal::Case(CaseFlaw::Lists(count)) => said!(
            lang,
            "名录或计划有 {count} 处错误" / "the lists or the plan have {count} fault(s)",
            "运行 choucha check 查看并改正后再试" / "run choucha check, mend them, and try again"
        ),
        Refusal::Case(CaseFlaw::Unreadable { file, why }) => unreadable(lang, file, why),
        Refusal::Case(CaseFlaw::NoColumn { name, .. }) if name.is_empty() => said!(
            lang,
            "条件里没有“=”或“~”" / "the condition has neither = nor ~",
            "写作 栏=值（相等）或 栏~文字（包含）"
                / "write column=value (equal) or column~part (contains)"
        ),
        Refusal::Case(CaseFlaw::NoColumn { name, known }) => {
            let known = known.join(lang.pick("、", ", "));
            said!(
                lang,
                "没有“{name}”这一栏" / "there is no column \"{name}\"",
                "写作 栏=值 或 栏~文字，现有各栏：{known}"
                    / "write column=value or column~part; the columns are: {known}"
            )
        }
        Refusal::Case(CaseFlaw::MissingFlags(flags)) => {
            let flags = flags.join(lang.pick("、", ", "));
            said!(
                lang,
                "缺少参数：{flags}" / "these flags are missing: {flags}",
                "补上参数，或在终端上运行、逐项回答；用 --help 查看用法"
                    / "give them, or run the command at a terminal and answer its questions; see --help"
            )
        }
        Refusal::Case(CaseFlaw::Rows {
            file,
            faults,
            total,
        }) => rows(lang, file, faults, *total),
        Refusal::Case(CaseFlaw::NoInspector(cert)) => said!(
            lang,
            "没有执法证号为“{cert}”的执法检查人员"
                / "there is no inspector with the certificate \"{cert}\"",
            "核对执法证号，可用 choucha inspectors 检索"
                / "see the certificate number; choucha inspectors searches the library"
        ),
        Refusal::Case(CaseFlaw::FileThere(file)) => said!(
            lang,
            "文件 {file} 已存在" / "the file {file} is there already",
            "另取文件名，或先移走原文件；原文件没有动过"
                / "choose another name, or move the file away; it was not touched"
        ),
        Refusal::Case(CaseFlaw::Changed(file)) => said!(
            lang,
            "{file} 在读取过程中被改动" / "{file} was changed while it was read",
            "关闭正在编辑它的程序后再试" / "close the program that is editing it, and try again"
        ),
        _ => said!(
            lang,
            "另一个 choucha 正在使用本案卷" / "another choucha is at work in this case folder",
            "等它结束后再试" / "try again when it has finished"
        ),
    }
}

fn rows(lang: Lang, file: &str, faults: &[Fault], total: u64) -> Said {
    let mut listed = String::new();
    for fault in faults {
        let said = crate::text::lists::faults::fault(lang, fault);
        let column = fault.column.as_deref().map_or(String::new(), |key| {
            let name = super::terms::column(lang, fault.list, key);
            lang.pick(format!(" {name}"), format!(", {name}"))
        });
        let (code, row, todo) = (fault.flaw.code(), fault.row, &said.todo);
        let what = crate::text::lists::check::value(lang, &fault.value, &said.what);
        listed += &super::both!(
            lang,
            "\n  [{code}] 第 {row} 行{column}：{what}（{todo}）",
            "\n  [{code}] row {row}{column}: {what} ({todo})"
        );
    }
    if total > faults.len() as u64 {
        listed += "\n  …";
    }
    said!(
        lang,
        "{file} 有 {total} 处错误：{listed}" / "{file} has {total} fault(s):{listed}",
        "全部改正后再试；一行也没有采用" / "mend all of them and try again; not one row was taken"
    )
}

fn unreadable(lang: Lang, file: &str, why: &Unreadable) -> Said {
    match why {
        Unreadable::Missing(Some(workbook)) => said!(
            lang,
            "没有 {file}，但文件夹里有 {workbook}" / "there is no {file}, but there is {workbook}",
            "在 Excel/WPS 中打开 {workbook}，“另存为”类型选“CSV UTF-8（逗号分隔）”，文件名仍为 {file}"
                / "open {workbook} in Excel/WPS and save it as CSV UTF-8 (Comma delimited) under the name {file}"
        ),
        Unreadable::Missing(None) => said!(
            lang,
            "案卷中没有 {file}" / "the case folder has no {file}",
            "把这个表放进案卷，或在 choucha.toml 的 [files] 中写明它的文件名"
                / "put the list there, or give its name under [files] in choucha.toml"
        ),
        Unreadable::Workbook => said!(
            lang,
            "{file} 是工作簿，不是 CSV" / "{file} is a workbook, not CSV",
            "在 Excel/WPS 中“文件→另存为”，类型选“CSV UTF-8（逗号分隔）”，再把 choucha.toml 中的文件名改为 .csv"
                / "in Excel/WPS choose File > Save As > CSV UTF-8 (Comma delimited), and name the .csv in choucha.toml"
        ),
        Unreadable::Utf16 => said!(
            lang,
            "{file} 是 UTF-16（“Unicode 文本”）" / "{file} is UTF-16 (\"Unicode text\")",
            "另存为“CSV UTF-8（逗号分隔）”" / "save it as CSV UTF-8 (Comma delimited)"
        ),
        Unreadable::Encoding(offset) => said!(
            lang,
            "{file} 第 {offset} 字节起既不是 UTF-8 也不是 GB18030"
                / "{file} is neither UTF-8 nor GB18030 from byte {offset} on",
            "另存为“CSV UTF-8（逗号分隔）”" / "save it as CSV UTF-8 (Comma delimited)"
        ),
        Unreadable::NoHeader => {
            said!(
                lang,
                "{file} 没有表头" / "{file} has no header row",
                "第一行写各栏名称" / "put the columns' names in the first row"
            )
        }
        Unreadable::LoneCr => said!(
            lang,
            "{file} 用单独的 CR 换行" / "{file} ends its lines with a lone CR",
            "另存为“CSV UTF-8（逗号分隔）”，不要选 Macintosh 格式"
                / "save it as CSV UTF-8, not in a Macintosh format"
        ),
        Unreadable::OpenQuote(row) => said!(
            lang,
            "{file} 第 {row} 行的引号没有闭合" / "{file}: a quote opened in row {row} never closes",
            "补上引号，或在 Excel/WPS 中打开核对后重新另存"
                / "close it, or open the file in Excel/WPS and save it again"
        ),
        Unreadable::StrayQuote(row) => said!(
            lang,
            "{file} 第 {row} 行有多余的引号" / "{file}: a quote stands wrong in row {row}",
            "含引号的单元格须整体用引号括起、内部引号写两个；用 Excel/WPS 另存即可"
                / "a cell with a quote is put in quotes and the quote doubled; Excel/WPS does so on saving"
        ),
        Unreadable::Json(why) => said!(
            lang,
            "{file} 不是可读的 JSON：{why}" / "{file} is not JSON that can be read: {why}",
            "应为对象数组，或每行一个对象；值不能再是对象"
                / "it should be an array of objects or one object per line; a value cannot be an object"
        ),
        Unreadable::Extension => said!(
            lang,
            "{file} 的扩展名不是 .csv、.json 或 .jsonl"
                / "{file} ends neither in .csv nor in .json or .jsonl",
            "改扩展名，并在 choucha.toml 的 [files] 中写明"
                / "rename it, and say so under [files] in choucha.toml"
        ),
        Unreadable::TooLarge => said!(
            lang,
            "{file} 过大，分层又多，超出可处理范围" / "{file} is too large for this many strata",
            "减少分层，或去掉用不到的列"
                / "use fewer strata, or leave out columns that nobody needs"
        ),
    }
}

fn book(lang: Lang, refusal: &Refusal) -> Said {
    match refusal {
        Refusal::Book(BookFlaw::Line(flaw)) => {
            let line = flaw.line;
            let what = match flaw.kind {
                Breach::Missing => lang.pick(
                    "不存在：账本缺失或为空",
                    "is not there: the book is missing or empty",
                ),
                Breach::Form => lang.pick("不是一条记录", "is no entry"),
                Breach::Sequence => lang.pick("序号不连续", "has a number that does not follow"),
                Breach::Chain => lang.pick(
                    "与上一行的摘要不衔接",
                    "does not carry the digest of the line before it",
                ),
                Breach::Act => lang.pick(
                    "的事项不可能发生在前文之后",
                    "has an act that cannot follow what stands before it",
                ),
            };
            said!(
                lang,
                "账本 ledger.jsonl 第 {line} 行{what}"
                    / "line {line} of the book, ledger.jsonl, {what}",
                "账本可能被改动；用备份或对外公布的账首摘要核对，查清前不要继续"
                    / "the book may have been changed; compare it with a copy or a published head, and do not go on before that is settled"
            )
        }
        Refusal::Book(BookFlaw::File(path)) => said!(
            lang,
            "账本所记的文件 {path} 已不存在或被改动"
                / "the file {path} that the book names is gone or was changed",
            "从备份恢复该文件；账本没有动过"
                / "restore the file from a copy; the book was not touched"
        ),
        Refusal::Book(BookFlaw::Stray(folder)) => said!(
            lang,
            "文件夹 {folder} 已存在，但账本中没有它"
                / "the folder {folder} is there, but the book knows nothing of it",
            "查明来历后移到案卷之外，再试一次"
                / "find out where it comes from, move it out of the case folder, and try again"
        ),
        Refusal::Book(BookFlaw::NothingToVoid(name)) => said!(
            lang,
            "没有可作废的抽取或封存“{name}”" / "there is no draw or seal \"{name}\" to void",
            "用 choucha ledger show 查看编号；已作废的不能再作废"
                / "choucha ledger show lists the ids; what is void cannot be voided again"
        ),
        _ => {
            let Refusal::Book(BookFlaw::Text { what, value }) = refusal else {
                return draw(lang, refusal);
            };
            let what = match what {
                BookText::Reason => lang.pick("理由", "reason"),
                BookText::Witness => lang.pick("见证人", "witness"),
                BookText::By => lang.pick("经办人", "name of who acts"),
                BookText::Grounds => lang.pick("回避理由", "ground of the recusal request"),
                BookText::Answer => lang.pick("答复", "answer"),
                BookText::Decision => lang.pick("处理决定", "decision"),
                BookText::Expert => lang.pick("专业人员姓名", "expert's name"),
                BookText::Unit => lang.pick("专业人员单位", "expert's unit"),
                BookText::Handling => lang.pick("处理内容", "text of the handling"),
                BookText::Number => lang.pick("文书文号", "number of the decision"),
                BookText::Recipient => lang.pick("接收单位", "recipient"),
            };
            said!(
                lang,
                "{what}“{value}”为空，或首尾有空白，或含控制字符"
                    / "the {what} \"{value}\" is empty, has white space at its ends, or holds control characters",
                "写一行文字" / "write one line of text"
            )
        }
    }
}

fn draw(lang: Lang, refusal: &Refusal) -> Said {
    match refusal {
        Refusal::Draw(DrawFlaw::NoTask { task, known }) => {
            let known = known.join(lang.pick("、", ", "));
            said!(
                lang,
                "计划中没有任务“{task}”" / "the plan has no task \"{task}\"",
                "现有任务：{known}" / "the tasks are: {known}"
            )
        }
        Refusal::Draw(DrawFlaw::NoRound { round, times }) => said!(
            lang,
            "没有第 {round} 轮：该任务共 {times} 轮"
                / "there is no round {round}: the task has {times}",
            "用 --round 指定 1 到 {times}" / "give --round 1 to {times}"
        ),
        Refusal::Draw(DrawFlaw::Drawn(draw)) => said!(
            lang,
            "本轮已抽取：{draw}" / "this round has been drawn: {draw}",
            "要抽别的轮次，加 --round；确需重抽本轮，先用 choucha void {draw} --reason \"…\" 作废，原抽取保留在账"
                / "for another round add --round; if this one must be drawn again, void it first with choucha void {draw} --reason \"…\"; it stays in the book"
        ),
        Refusal::Draw(DrawFlaw::Sealed { manifest, source }) => said!(
            lang,
            "本轮已封存：清单摘要 {manifest}，种子来源“{source}”"
                / "this round is sealed: manifest {manifest}, seed from \"{source}\"",
            "据此封存抽取，或写明理由作废封存" / "draw from this seal, or void it with a reason"
        ),
        Refusal::Draw(DrawFlaw::SeedNeeded(source)) => said!(
            lang,
            "封存时写明种子来自“{source}”，须给出种子"
                / "the seal says that the seed comes from \"{source}\"; it has to be given",
            "用 choucha draw 的 --seed \"…\" 按来源的写法给出，或写进 plan run 的种子表"
                / "give it to choucha draw with --seed \"…\", spelt as the source says, or in the list of seeds of plan run"
        ),
        Refusal::Draw(DrawFlaw::SeedNotTaken) => said!(
            lang,
            "封存时写明种子取自操作系统，不能另给种子"
                / "the seal says that the seed comes from the operating system; none can be given",
            "去掉 --seed" / "leave out --seed"
        ),
        Refusal::Draw(DrawFlaw::SeedSpelling(source)) => said!(
            lang,
            "种子与来源“{source}”的写法不符：应为 64 位小写十六进制数字"
                / "the seed is not spelt as \"{source}\" gives it: 64 lower-case hex digits",
            "核对后原样给出" / "check it, and give it as it stands"
        ),
        Refusal::Draw(DrawFlaw::SourceForm(source)) => said!(
            lang,
            "种子来源“{source}”不合规" / "the source \"{source}\" is malformed",
            "写 os、given、drand quicknet <轮次>，或一行写明的公开事件（含种子的写法），首尾不留空白"
                / "write os, given, drand quicknet <round>, or a public event in one line, the seed's spelling included, without white space at its ends"
        ),
        Refusal::Draw(DrawFlaw::SealBroken(folder)) => said!(
            lang,
            "封存的文本 {folder} 已被改动或缺失"
                / "the sealed texts in {folder} were changed or are missing",
            "从备份恢复，或写明理由作废封存"
                / "restore them from a copy, or void the seal with a reason"
        ),
        Refusal::Draw(DrawFlaw::NoDraw(name)) => said!(
            lang,
            "账本中没有抽取“{name}”，也没有这个文件夹"
                / "the book has no draw \"{name}\", and there is no such folder",
            "用 choucha ledger show 查看编号，或给出抽取文件夹的路径"
                / "choucha ledger show lists the ids; or give the path of a draw folder"
        ),
        Refusal::Draw(DrawFlaw::RehearsalSeed) => said!(
            lang,
            "演练不接受种子、见证人" / "a rehearsal takes neither seed nor witness",
            "演练固定用种子 rehearsal，以免有人用它试种子；去掉 --seed 和 --witness"
                / "it uses the seed \"rehearsal\" so that nobody can try seeds with it; leave out --seed and --witness"
        ),
        Refusal::Draw(DrawFlaw::NotADraw(path)) => said!(
            lang,
            "{path} 不是抽取文件夹：没有 manifest.txt"
                / "{path} is no draw folder: it has no manifest.txt",
            "给出抽取编号，或含五个文本和 draw.json 的文件夹"
                / "give a draw's id, or a folder with the five texts and draw.json"
        ),
        _ => {
            let why = match refusal {
                Refusal::Draw(DrawFlaw::DrawRecord { file, why }) => format!("{file}: {why}"),
                other => other.code().to_owned(),
            };
            said!(
                lang,
                "记录无法读取：{why}" / "a record cannot be read: {why}",
                "请取用原件" / "use the original"
            )
        }
    }
}
