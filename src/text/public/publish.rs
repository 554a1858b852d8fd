//! What `publish` says.

use crate::domain::ground::drawn_public::DrawnPublic;
use crate::domain::public::anew::Anew;
use crate::domain::public::unpublished::Unpublished;

use crate::text::{Lang, told, word_of, words};

words! {
    made(plans, draws, results, handlings, files): "已生成公开内容：计划 {plans} 版、抽取 {draws} 次、检查结果 {results} 个、处理 {handlings} 步，共 {files} 个文件，摘要已入账", "published: {plans} version(s) of the plan, {draws} draw(s), {results} result(s), {handlings} step(s) of handling; {files} files, their digests are in the book";
    open(index): "用浏览器打开 {index}；把整个 public 文件夹放到网站上即可，不需要服务器程序", "open {index} in a browser; put the whole folder public on a website, no server program is needed";
    left_out: "电话、联系人、地址、回避关系、检查人员名单、盐和组队次序不在其中；检查人员的写法由 choucha.toml 的 [public] inspectors 决定（full、number、masked）。", "It holds no phones, contacts, addresses, recusals, lists of inspectors, salts, nor the order in which teams were formed; how inspectors are named is said by [public] inspectors in choucha.toml (full, number, masked).";
    for_platform(folder, names): "已写入 {folder}：{names}；栏目次序与监管平台公告一致，可直接粘贴", "written to {folder}: {names}; captions in the order of the platform's announcements, ready to paste";
    no_registrar: "检查对象名录库没有“登记机关”栏，抽查名单的这一栏空着，需自行填写", "the object library has no column 登记机关: that column of 抽查名单 is empty and is to be filled in";
    for_filing(folder, names): "已写入 {folder}：{names}；按现行版本的年度计划填写，基数是该版发布时范围内的对象数", "written to {folder}: {names}; the version of the plan in force, its bases counted in the library of that version";
    joint_blank: "是否联合检查、联合部门空着的，需自行填写；计划表里有“是否联合检查”（是否跨部门）和“联合部门”（协同部门、配合部门）栏的，照抄过来", "是否联合检查 and 联合部门 are to be filled in where they are empty; they are taken from columns of the plan list with these names (是否跨部门, 协同部门, 配合部门 too)";
    refused_left_out: "以上各行的内容没有公开；行号、事项和代号公开在“不予采信的账本行”中。查明来历；账本不能改写，须补正的按规定重新办理。", "What these lines say is not public; their numbers, acts and codes are, in the table \"refused\". Find out where they come from; the book cannot be rewritten: what has to be put right is done anew.";
    all_but_refused: "账本中有不予采信的行；其余应公开的都已公开，文件未被改动。", "The book has lines that are not accepted; all else that is to be public is published, and no file was changed.";
    rewritten: "账本与公开过的内容不符，查清之前不能再公开。", "The book does not go with what was published; nothing can be published before that is settled.";
    made_anew: "以上文件已按账本（到公开为止）和现在的清单、名录重新生成核对：清单、名录在公开之后有变动的，重新公开即可；没有变动的，查明公开的文件是谁改的。", "The publication was made anew from the book, up to its line, and the lists of today: if a list has changed since, publish again; if none has, find out who changed what was published.";
    changed(file): "{file} 缺失或被改动", "{file} is missing or was changed";
    private(file): "{file} 是不公开的文本，请立即从文件夹和网站上撤下", "{file} is a text that is not public: take it out of the folder and off the website at once";
    foreign(file): "{file} 不是公开时写入的", "{file} was not written by the publication";
    foreign_stays(file): "注意：{file} 不是公开时写入的，原样留在公开的文件夹里；不该公开的，请立即移走", "note: {file} was not written by the publication and is left as it is; if it is not to be public, take it away at once";
    awaited_now(n): "其中 {n} 家企业已抽中、尚未检查：公开后对方即可得知将受检查；要等检查完成再公开名单的，在 choucha.toml 写 [public] drawn = \"visited\"", "{n} enterprise(s) of these are drawn and not visited yet: from now on they can know that an inspection awaits them; [public] drawn = \"visited\" in choucha.toml withholds lists until the visits are completed";
    awaited_before(n): "其中 {n} 家企业已抽中、尚未检查：名单公开过的不收回，期限届满的不再暂缓", "{n} enterprise(s) of these are drawn and not visited yet: what was public stays public, and nothing is withheld when the days are over";
    withheld(draws, until): "另有 {draws} 次抽取的名单暂不公开，只公开承诺值、日期和户数：检查全部完成后公开，最迟 {until}；已录入结果的企业照常公开", "the list(s) of {draws} draw(s) are withheld; commitment, days and counts are public: they follow when all visits are completed, by {until} at the latest; enterprises whose results are entered are public as ever";
    were_missing(n): "注意：上次公开所记的文件有 {n} 个已不在公开的文件夹里，这次重新写入；不是自己移走的，请查明", "note: {n} file(s) that the publication before named were not in its folder any more and are written anew; if nobody here took them away, find out who did";
    stray: "有抽取、封存或计划的文件夹不在账本中，查清之前不能再公开。", "Folders of draws, seals or plans are not in the book; nothing can be published before that is settled.";
    take_away: "请移走不是公开时写入的文件；重新公开不会动它们。", "Take the files away that the publication did not write; publishing again leaves them as they are.";
}

word_of! {
    /// How a published file differs from the one that is made anew, behind its name.
    anew(Anew) {
        Anew::Otherwise => "与重新生成的内容不同", "is not what comes out anew";
        Anew::Missing => "应当公开，公开时没有记下", "is to be public, and the publication does not name it";
        Anew::TooMuch => "不是这次公开应有的文件", "is no file of this publication";
    }
    /// The verdict.
    verdict(bool) {
        true => "应公开的都已公开，文件未被改动。", "All that is to be public is published, and no file was changed.";
        false => "请运行 choucha publish 重新公开。", "Publish again with choucha publish.";
    }
}

/// A published file that comes out otherwise.
pub fn comes_otherwise(lang: Lang, file: &str, how: Anew) -> String {
    format!("{file} {}", anew(lang, how))
}

/// What was published, and where it lies.
pub fn published(
    lang: Lang,
    ([plans, draws, results, handlings], files): ([usize; 4], usize),
    index: &str,
) -> Vec<String> {
    vec![
        made(lang, plans, draws, results, handlings, files),
        open(lang, index),
        left_out(lang).to_owned(),
    ]
}

/// How many enterprises are named that are drawn and not visited yet; by what settings.
pub fn awaited(lang: Lang, n: usize, drawn: DrawnPublic) -> String {
    match drawn {
        DrawnPublic::Now => awaited_now(lang, n),
        DrawnPublic::Visited => awaited_before(lang, n),
    }
}

/// When the last publication was.
pub fn last(lang: Lang, day: Option<&str>) -> String {
    told!(lang, day;
        Some(day) => "上次公开：{day}", "last published: {day}";
        None => "还没有公开过", "nothing has been published yet";
    )
}

/// A line of the book that is not public yet.
pub fn unpublished(lang: Lang, line: u64, what: Unpublished) -> String {
    told!(lang, what;
        Unpublished::Plan => "账本第 {line} 行：年度计划尚未公开", "book line {line}: a version of the plan not published yet";
        Unpublished::Filed => "账本第 {line} 行：年度计划的备案尚未公开", "book line {line}: a filing of the plan not published yet";
        Unpublished::Rules => "账本第 {line} 行：规则调整尚未公开", "book line {line}: a change of the rules not published yet";
        Unpublished::Draw => "账本第 {line} 行：抽取结果尚未公开", "book line {line}: a draw not published yet";
        Unpublished::List => "账本第 {line} 行：抽中名单不再暂缓，尚未公开", "book line {line}: the list of a draw, withheld so far and not to be any more, not published yet";
        Unpublished::Seal => "账本第 {line} 行：封存尚未公开，承诺值应在种子揭晓之前公开", "book line {line}: a seal not published yet; its commitment is for the public before the seed is known";
        Unpublished::Void => "账本第 {line} 行：作废尚未公开", "book line {line}: a void not published yet";
        Unpublished::Replaced => "账本第 {line} 行：更换尚未公开", "book line {line}: a replacement not published yet";
        Unpublished::Results(count) => "账本第 {line} 行：{count} 个检查结果尚未公开", "book line {line}: {count} result(s) not published yet";
        Unpublished::Amended => "账本第 {line} 行：结果更正尚未公开", "book line {line}: a correction not published yet";
        Unpublished::Clock => "账本第 {line} 行：时钟更正尚未公开", "book line {line}: the clock set right, not published yet";
        Unpublished::Done => "账本第 {line} 行：检查完成尚未公开", "book line {line}: a completed visit not published yet";
        Unpublished::Signers => "账本第 {line} 行：签名人名册尚未公开", "book line {line}: a version of the signers not published yet";
        Unpublished::Signed => "账本第 {line} 行：签名尚未公开", "book line {line}: a signature not published yet";
        Unpublished::Witnessed => "账本第 {line} 行：外部见证尚未公开", "book line {line}: a witness's text not published yet";
        Unpublished::Handled => "账本第 {line} 行：处理结果尚未公开", "book line {line}: a step of handling not published yet";
    )
}
