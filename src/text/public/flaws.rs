//! Sentences on what was published and does not go with the book (B10–B14, D22).

use crate::domain::public::flaw::PublicFlaw;
use crate::domain::public::lines::Vanished;
use crate::text::{Lang, Said, Say, flaws, told};

/// What vanished, in one sentence.
pub fn vanished(lang: Lang, vanished: &Vanished) -> String {
    told!(lang, vanished;
        Vanished::OtherBook =>
            "公开过的账本第 1 行与本账本不同：是另一个案卷的公开内容，或账本被重做", "line 1 of the book as it was published is not that of this book: the publication is of another case folder, or the book was begun anew";
        Vanished::Line { line, count }, seq = line.seq, act = &line.act, time = &line.time, sha = line.sha256 =>
            "公开过的账本第 {seq} 行（{act}，{time}，{sha}）不在账本里，连同其后共有 {count} 行不同：账本被改写过，或公开的文件被手工改过", "line {seq} of the book as it was published ({act}, {time}, {sha}) is not in the book; {count} published line(s) differ in all: the book was rewritten, or the published file was changed by hand";
        Vanished::Published(line) =>
            "账本第 {line} 行公开时的账本行摘要（lines.csv、heads.csv），与账本中该行之前的各行不符：其前有行被删去或改写", "the lists of the book's lines and heads that line {line} published (lines.csv, heads.csv) are not those of the lines before it: lines before it were cut out or rewritten";
        Vanished::Head(head), day = &head.day, line = head.line, sha = head.sha256 =>
            "{day} 公开过的账本末行校验码 {sha}（第 {line} 行）不在账本里", "the head {sha} (line {line}), published on {day}, is not in the book";
        Vanished::Plan(version) =>
            "公开过的计划第 {version} 版不在账本里，或摘要已不同", "version {version} of the plan was published and is not in the book, or has another digest there";
        Vanished::Draw(draw) =>
            "公开过的抽取 {draw} 不在账本里，或清单摘要、起止日期、种子来源、抽取日期已不同",
            "the draw {draw} was published and is not in the book, or has another manifest, window, source or day there";
        Vanished::List(draw) =>
            "公开过的抽取 {draw} 的名单现在没有公开", "the list of draw {draw} was published and is withheld now";
        Vanished::Seal(seal) =>
            "公开过的封存 {seal} 不在账本里，或承诺值已不同", "the seal {seal} was published and is not in the book, or has another commitment there";
        Vanished::Visit(visit) =>
            "公开过的 {visit} 的检查结果、更正或处理不全在账本里", "results, corrections or handling of {visit} that were published are not all in the book";
    )
}

/// What an older publication states and a newer one does not.
pub fn gone(lang: Lang, vanished: &Vanished) -> String {
    told!(lang, vanished;
        Vanished::OtherBook =>
            "旧的公开内容与这份不是同一本账：第 1 行就不同", "the older publication is of another book: its line 1 is not that of this one";
        Vanished::Line { line, count }, seq = line.seq, act = &line.act, time = &line.time, sha = line.sha256 =>
            "旧的公开内容中账本第 {seq} 行（{act}，{time}，{sha}）这份里没有，共有 {count} 行不同：账本被改写过", "line {seq} of the book ({act}, {time}, {sha}), published before, is not in this publication; {count} line(s) differ in all: the book was rewritten";
        Vanished::Published(line) =>
            "旧的公开内容中账本第 {line} 行公开的账本行摘要，与其前各行不符", "line {line} of the older publication published lists that are not those of the lines before it";
        Vanished::Head(head), day = &head.day, line = head.line, sha = head.sha256 =>
            "{day} 公开过的账本末行校验码 {sha}（第 {line} 行）这份里没有", "the head {sha} (line {line}), published on {day}, is not in this publication";
        Vanished::Plan(version) =>
            "公开过的计划第 {version} 版这份里没有，或已不同", "version {version} of the plan was published before and is not in this publication, or is another";
        Vanished::Draw(draw) =>
            "公开过的抽取 {draw} 这份里没有，或清单摘要、起止日期、种子来源、抽取日期已不同",
            "the draw {draw} was published before and is not in this publication, or has another manifest, window, source or day";
        Vanished::List(draw) =>
            "公开过的抽取 {draw} 的名单，这份里又不公开了", "the list of draw {draw} was published before and is withheld in this publication";
        Vanished::Seal(seal) =>
            "公开过的封存 {seal} 这份里没有，或承诺值已不同", "the seal {seal} was published before and is not in this publication, or has another commitment";
        Vanished::Visit(visit) =>
            "公开过的 {visit} 的检查结果、更正或处理，这份里不全", "results, corrections or handling of {visit} that were published before are not all in this publication";
    )
}

impl Say for PublicFlaw {
    fn say(&self, lang: Lang) -> Said {
        flaws!(lang, self;
            PublicFlaw::Vanished(Vanished::OtherBook, _), what = vanished(lang, &Vanished::OtherBook) =>
                "{what}", "{what}";
                "查清 public/ 是哪个案卷的，移到案卷之外，再公开；账本不要动", "find out whose public/ it is, move it out of the case folder, and publish again; leave the book alone";
            PublicFlaw::Vanished(gone, 0), what = vanished(lang, gone) =>
                "{what}", "{what}";
                "没有公开。用备份核对账本；账本无误、是 public/ 被改动的，从网站取回原样；都说不清的，报告上级，不要删掉 public/：外面的人手里有旧的 lines.csv", "nothing was published. Compare the book with a copy; if the book is right and public/ was changed, take it back from the website as it was; if neither can be told, report it, and do not delete public/: others hold the old lines.csv";
            PublicFlaw::Vanished(gone, more), what = vanished(lang, gone) =>
                "{what}；另有 {more} 处，用 choucha ledger verify 全部列出", "{what}; and {more} more, all of which choucha ledger verify lists";
                "没有公开。用备份核对账本；账本无误、是 public/ 被改动的，从网站取回原样；都说不清的，报告上级，不要删掉 public/：外面的人手里有旧的 lines.csv", "nothing was published. Compare the book with a copy; if the book is right and public/ was changed, take it back from the website as it was; if neither can be told, report it, and do not delete public/: others hold the old lines.csv";
            PublicFlaw::List(file) =>
                "{file} 缺失，或不是公开时写的账本行摘要、账本末行校验码", "{file} is missing, or is no list of lines or heads as it was published";
                "取公开时的原样文件（网站上、或留存的），放回原处", "take the file as it was published, from the website or a copy, and put it back";
            PublicFlaw::NoPublication(folder) =>
                "{folder} 不是公开的文件夹：没有可读的 json/public.json", "{folder} is no folder of a publication: it has no json/public.json that can be read";
                "给出整个公开文件夹；只核验一次抽取的，给出其中 draws/ 下的文件夹", "name the whole folder of a publication; for one draw, name its folder below draws/";
        )
    }
}
