//! Sentences on a book that does not hold, and on lines that cannot stand in it (B01–B09, B15, B16, B20, B21, C19, D09, D10, D20, R19).

use crate::domain::book::flaw::{BookFlaw, BookText, Breach};
use crate::text::book::lines::kind_name;
use crate::text::terms::time_span;
use crate::text::{Lang, Said, Say, flaws, word_of};

word_of! {
    /// What is wrong with a line, behind its number.
    breach(Breach) {
        Breach::Missing => "不存在：账本缺失或为空", "is not there: the book is missing or empty";
        Breach::Form => "不是一条记录", "is no entry";
        Breach::Sequence => "序号不连续", "has a number that does not follow";
        Breach::Chain => "与上一行的摘要不衔接", "does not carry the digest of the line before it";
    }
    /// A text that goes into the book.
    text(BookText) {
        BookText::Reason => "理由", "reason";
        BookText::Witness => "见证人", "witness";
        BookText::By => "经办人", "name of who acts";
        BookText::Grounds => "回避理由", "ground of the recusal request";
        BookText::Answer => "答复", "answer";
        BookText::Decision => "处理决定", "decision";
        BookText::Bureau => "单位名称", "bureau's name";
        BookText::Expert => "专业人员姓名", "expert's name";
        BookText::Unit => "专业人员单位", "expert's unit";
        BookText::Handling => "处理内容", "text of the handling";
        BookText::Number => "文书文号", "number of the document";
        BookText::Approver => "批准单位", "name of who approved the plan";
        BookText::Filer => "备案单位", "name of whom the plan was filed with";
        BookText::Recipient => "接收单位", "recipient";
        BookText::Head => "批准人", "name of who approved the visit";
        BookText::Reviewer => "审核人", "name of who reviewed it";
        BookText::Position => "职务", "position";
        BookText::Urgent => "紧急情形", "urgency";
        BookText::PaperWord => "文书字轨", "word of the papers' numbers";
    }
}

impl Say for BookFlaw {
    fn say(&self, lang: Lang) -> Said {
        flaws!(lang, self;
            BookFlaw::Line(flaw), line = flaw.line, what = breach(lang, flaw.kind) =>
                "账本 ledger.jsonl 第 {line} 行{what}", "line {line} of the book, ledger.jsonl, {what}";
                "账本可能被改动；用备份或对外公布的账本末行校验码核对，查清前不要继续", "the book may have been changed; compare it with a copy or a published head, and do not go on before that is settled";
            BookFlaw::Text { what, value }, what = text(lang, *what) =>
                "{what}“{value}”为空，或首尾有空白，或含控制字符", "the {what} \"{value}\" is empty, has white space at its ends, or holds control characters";
                "写一行文字", "write one line of text";
            BookFlaw::File(path) =>
                "账本所记的文件 {path} 已不存在或被改动", "the file {path} that the book names is gone or was changed";
                "从备份恢复该文件；账本没有动过", "restore the file from a copy; the book was not touched";
            BookFlaw::LineEnds =>
                "账本 ledger.jsonl 只是换行符被改成了 CRLF，或前面多了 BOM，除此之外各行与所记一致", "only the line ends of the book, ledger.jsonl, are CRLF now, or a BOM stands in front of it; otherwise its lines are what was recorded";
                "从备份恢复，或只去掉各行末尾的 CR 和开头的 BOM（如 dos2unix ledger.jsonl），不要改别的；git 会这样改，.gitattributes 中应有“* -text”", "restore it from a copy, or take the CR off each line's end and the BOM away (dos2unix ledger.jsonl) and change nothing else; git does this: .gitattributes should say \"* -text\"";
            BookFlaw::FileEnds(path) =>
                "账本所记的文件 {path} 只是换行符（或 BOM）被改，除此之外与所记一致", "only the line ends (or a BOM) of the file {path} that the book names differ; otherwise it is what was recorded";
                "从备份恢复该文件，或把换行符和 BOM 改回去（如 dos2unix）；git 会这样改，.gitattributes 中应有“* -text”", "restore the file from a copy, or put its line ends and BOM back (dos2unix); git does this: .gitattributes should say \"* -text\"";
            BookFlaw::NotKept(file) =>
                "“{file}”不是移存残行的文件", "\"{file}\" is no file in which a torn line is kept";
                "这一行不是本工具写入的；查明是谁写的", "this line was not written by the tool: find out who wrote it";
            BookFlaw::NotPublic(file) =>
                "公开的文件“{file}”不在 public 之内", "the published file \"{file}\" is not inside public";
                "这一行不是本工具写入的；查明是谁写的", "this line was not written by the tool: find out who wrote it";
            BookFlaw::NotNamed(file) =>
                "该行没有记下“{file}”的摘要，本工具办理这一事项必有此文件", "the line has no digest of \"{file}\", a file that this act always writes";
                "这一行不是本工具写入的，或被删改；查明是谁写的", "this line was not written by the tool, or something was taken out of it: find out who wrote it";
            BookFlaw::Withheld(draw) =>
                "抽取“{draw}”的名单记作暂不公开，但没有可以暂不公开的理由（检查已完成、期限已过、公开过，或设置不是 visited），或该行又公开了它", "the draw \"{draw}\" is said to be withheld, and nothing lets it be (its visits are completed, its days are over, it was public before, or the setting is not visited), or the line publishes it all the same";
                "重新公开：choucha publish；这一行不是本工具写入的，查明是谁写的", "publish again: choucha publish; this line was not written by the tool: find out who wrote it";
            BookFlaw::NotRepeated(place) =>
                "该行所记与按其文件夹复算的不一致：{place}", "what the line records is not what comes out when it is repeated from its folder: {place}";
                "用 choucha ledger verify 看所记和复算各是什么，查明是谁改了哪一处", "see with choucha ledger verify what is recorded and what comes out, and find out who changed which";
            BookFlaw::Stray(folder) if folder.starts_with("draws/") && !folder.contains("/.new-") =>
                "抽取的文件夹 {folder} 已存在，但账本中没有这次抽取", "the folder of a draw, {folder}, is there, but the book knows no such draw";
                "不要移走它再抽：一轮只能抽一次。账本丢了这一行的，用有这一行的备份恢复 ledger.jsonl（残行移存在 ledger.torn- 开头的文件里），确须重抽的，恢复后先作废；只有查明文件夹不是本案卷抽出来的，才移到案卷之外", "do not move it away to draw again: a round is drawn once. If the book has lost its line, restore ledger.jsonl from a copy that has it (a torn line is kept in a file ledger.torn-…), and void the draw there if the round has to be drawn again; only a folder that was never drawn here is moved out of the case folder";
            BookFlaw::Stray(folder) =>
                "文件夹 {folder} 已存在，但账本中没有它", "the folder {folder} is there, but the book knows nothing of it";
                "查明来历后移到案卷之外，再试一次", "find out where it comes from, move it out of the case folder, and try again";
            BookFlaw::SetBack(back), line = back.line, behind = back.behind, by = time_span(lang, back.seconds), latest = back.latest.china_time() =>
                "账本第 {line} 行的系统时间比第 {behind} 行早{by}，按第 {behind} 行的 {latest} 计", "the clock of book line {line} is {by} behind line {behind}; the time of line {behind}, {latest}, counts for it";
                "核对本机的日期、时间和时区；如果此前的时钟才是错的，用 choucha clock --reason 理由 入账", "check date, time and zone of this machine; if it was the clock before that stood wrong, enter it with choucha clock --reason TEXT";
            BookFlaw::InFuture(ahead), line = ahead.line, by = time_span(lang, ahead.seconds), time = ahead.time.china_time() =>
                "账本第 {line} 行的时间 {time} 比本机现在的时间晚{by}：两个时钟有一个不准", "the time of book line {line}, {time}, lies {by} in the future of this machine's clock: one of the two clocks stands wrong";
                "核对本机的日期、时间和时区；本机时间准确的，请用 choucha clock --reason 理由 入账更正", "check date, time and zone of this machine; if they are right, enter it with choucha clock --reason TEXT";
            BookFlaw::ClockRight =>
                "账本中没有比现在更晚的时间，没有时钟可更正", "no line of the book has a later time than now, so no clock stood wrong";
                "核对本机的日期和时间；时间准确的，照常办理即可", "check date and time of this machine; if they are right, go on as usual";
            BookFlaw::Order(kind), act = kind_name(lang, *kind) =>
                "事项“{act}”与账本此前的内容接不上（编号不接续、已经做过，或缺少前提）", "the act \"{act}\" cannot follow what the book says before it (its number does not follow, it was done before, or what it rests on is missing)";
                "用 choucha ledger show 查看此前各行；手工写入的行不予采信", "see choucha ledger show for what stands before; a line that was written by hand is not accepted";
            BookFlaw::NothingToVoid(name) =>
                "没有可作废的抽取或封存“{name}”", "there is no draw or seal \"{name}\" to void";
                "用 choucha ledger show 查看编号；已作废的不能再作废", "choucha ledger show lists the ids; what is void cannot be voided again";
            BookFlaw::Publication { said, day } =>
                "公开记作 {said}，该行的日期是 {day}", "the publication says that it is of {said}; its line is of {day}";
                "重新公开：choucha publish", "publish again: choucha publish";
            BookFlaw::Visited(draw) =>
                "抽取 {draw} 已有检查完成、结果或更换的记录，不能作废", "{draw} has visits that are completed, entered or replaced; it cannot be voided";
                "结果有误的用 choucha record amend 更正；对象或人员有变的用 choucha replace", "correct a result with choucha record amend; replace an object or inspector with choucha replace";
        )
    }
}
