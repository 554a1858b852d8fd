//! What `verify` says of a whole publication.

use crate::domain::public::publication_flaw::PublicationFlaw;

use crate::text::{Lang, told, words};

words! {
    title(folder): "核验公开内容：{folder}", "verifying the publication {folder}";
    of(bureau, year, day, line): "{bureau}，{year} 年，{day} 公开，当时账本 {line} 行", "{bureau}, {year}, published {day}, the book then had {line} line(s)";
    files(count): "SHA256SUMS 所列 {count} 个文件都在且未被改动，此外没有别的文件", "the {count} files of SHA256SUMS are there and unchanged, and there are no others";
    derived: "各表、网页数据与 public.json 一致", "tables and the website's data say what public.json says";
    told: "计划、封存、抽取、作废与账本各行摘要（lines.csv、heads.csv）一一对应", "plans, seals, draws and voids are those of the book's lines (lines.csv, heads.csv), no more and no fewer";
    nothing_vanished: "留存的旧的公开内容都还在这份里", "everything of the older publications that you kept is in this one";
    draw(draw, drawn, standing): "{draw}：抽中的 {drawn} 个对象和票号复算一致，{standing}", "{draw}: its {drawn} objects and tickets repeated, {standing}";
    withheld(draws, until): "{draws} 次抽取的名单暂不公开，现在还不能复算，最迟 {until} 公开：lines.csv 有这些行号的抽取；承诺值有没有改过，只有拿留存的旧的公开内容比较（--against）才看得出", "{draws} draw(s) cannot be repeated yet, since their lists are withheld, until {until} at the latest: lines.csv has draws with the numbers of their lines; whether a commitment was changed shows only against an older publication that somebody kept (--against)";
    due(draws, until): "其中 {draws} 次的名单最迟 {until} 就该公开了，这份公开内容是那以前的：请取新的一份再核对", "of these lists {draws} had to be public by {until}, and this publication is older: get the newer one and verify that";
    limits: "这里核验不了的：检查组（要有本单位的盐和名单）；各行文字所说的事是否真做过；公开之前就没有入账的事。凭自己留存的旧的公开内容，才看得出后来抹去了什么。", "What cannot be checked here: teams (they need the office's salt and lists); whether what the words say was done; what never came into the book. Only with an older publication that you kept yourself do you see what was taken away since.";
}

/// The verdict; `whole`: no draw is withheld.
pub fn verdict(lang: Lang, holds: bool, whole: bool) -> &'static str {
    match (holds, whole) {
        (true, true) => lang.pick(
            "公开内容前后一致，各次抽取都已复算。",
            "The publication holds together, and every draw was repeated.",
        ),
        (true, false) => lang.pick(
            "公开内容前后一致，名单已公开的各次抽取都已复算。",
            "The publication holds together, and every draw whose list is public was repeated.",
        ),
        (false, _) => lang.pick(
            "公开内容有问题，不能采信。",
            "The publication does not hold.",
        ),
    }
}

/// What is wrong, in a sentence.
pub fn flaw(lang: Lang, flaw: &PublicationFlaw) -> String {
    told!(lang, flaw;
        PublicationFlaw::Sums => "SHA256SUMS 缺失或写法不对", "SHA256SUMS is missing or malformed";
        PublicationFlaw::Changed(name) => "{name} 缺失或被改动", "{name} is missing or was changed";
        PublicationFlaw::Foreign(name) => "{name} 不是公开时写入的", "{name} was not written by the publication";
        PublicationFlaw::Empty(name) => "{name} 是空文件夹，不是公开时写入的", "{name} is an empty folder that no publication writes";
        PublicationFlaw::NoFile(name) => "{name} 不是普通文件（链接或设备）", "{name} is no regular file (a link or a device)";
        PublicationFlaw::Private(name) => "{name} 是不公开的文本，应当立即撤下", "{name} is a text that is not public, and has to be taken down at once";
        PublicationFlaw::Whole(why) => "json/public.json 读不出：{why}", "json/public.json cannot be read: {why}";
        PublicationFlaw::Derived(name) => "{name} 与 public.json 所说的不同", "{name} says something else than public.json";
        PublicationFlaw::Page(name) => "{name} 不是本版程序的网页（由别的版本生成，或被改动）", "{name} is not the page of this version of the program (of another version, or changed)";
        PublicationFlaw::UnknownDraw(draw) => "draws/{draw} 不在 public.json 中", "draws/{draw} is not in public.json";
        PublicationFlaw::Draw(draw) => "抽取 {draw} 的文件夹缺失，或核验不符（choucha verify 该文件夹可看详情）", "the folder of draw {draw} is missing or does not hold (choucha verify that folder says more)";
        PublicationFlaw::DrawSays { draw, key } => "抽取 {draw}：public.json 的 {key} 与其文件夹不同", "draw {draw}: {key} in public.json is not what its folder says";
        PublicationFlaw::Standing { draw, claimed } => "抽取 {draw}：所称效力 {claimed} 与文件夹所能证明的不符", "draw {draw}: its folder does not show the standing that is claimed, {claimed}";
        PublicationFlaw::Lines => "lines.csv 缺失，或不是账本行摘要的写法", "lines.csv is missing, or is no list of the book's lines";
        PublicationFlaw::Head => "账本末行校验码（public.json、heads.csv）与 lines.csv 不符", "the heads (public.json, heads.csv) are not those of lines.csv";
        PublicationFlaw::NoLine(id) => "{id} 不是 lines.csv 的一行", "{id} is no line of lines.csv";
        PublicationFlaw::Untold { line, act } => "lines.csv 第 {line} 行（{act}）的内容没有公开", "line {line} of lines.csv ({act}) is not told";
        PublicationFlaw::Count { act, told, lines } => "lines.csv 有 {lines} 行 {act}，public.json 有 {told} 项", "lines.csv has {lines} line(s) {act}, public.json tells of {told}";
        PublicationFlaw::PlanBase(version) => "第 {version} 版计划没有写明与上一版相比谁离开了基数，或所写的不成立", "version {version} of the plan does not say who left the base since the version before, or says what cannot be";
        PublicationFlaw::Coverage => "覆盖面所写的暂缓公开的对象数与各次暂缓公开的抽取不符，或有抽取暂缓公开而仍写了全年预计", "coverage counts other objects of withheld draws than those tell, or says what the year can come to while a draw is withheld";
        PublicationFlaw::Withheld(draw) => "抽取 {draw}：名单没有可以暂不公开的理由，或公开的检查、户数、覆盖面与暂缓公开的规则不符", "draw {draw}: nothing lets its list be withheld, or what is told of its visits, counts and coverage cannot be";
        PublicationFlaw::Seal(id) => "{id}：封存与抽取互相矛盾，或所称同时的封存不成立", "{id}: seal and draw contradict each other, or the other seals that it names cannot be";
        PublicationFlaw::Vanished(gone), what = super::flaws::gone(lang, gone) => "{what}", "{what}";
        PublicationFlaw::Object { draw, code } => "抽取 {draw}：对象 {code} 抽中而无检查，未抽中而有检查，或称接替暂不公开而不该如此、仍有公开", "draw {draw}: {code} was drawn and has no visit, or has one and was not drawn, or what came in its place is said to be withheld and may not be, or is told";
    )
}
