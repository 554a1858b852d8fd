//! One Chinese and one English word for each thing.

use crate::domain::acts::handling::Measure;
use crate::domain::acts::inspection::Answer;
use crate::domain::acts::papers::PaperKind;
use crate::domain::acts::replacement::Ground;
use crate::domain::ground::cell::cut;
use crate::domain::ground::encoding::Encoding;
use crate::domain::ground::list_name::ListName;
use crate::domain::method::source::Source;
use crate::domain::method::standing::{SeedName, SeedStanding, Unproven};

use crate::text::{Lang, told, word_of};

word_of! {
    /// A list's name.
    list(ListName) {
        ListName::Items => "抽查事项清单", "item list";
        ListName::Objects => "检查对象名录库", "object library";
        ListName::Inspectors => "执法检查人员名录库", "inspector library";
        ListName::Recusals => "回避关系", "recusals";
        ListName::Plan => "年度抽查计划", "yearly plan";
        ListName::Findings => "检查结果代码表", "finding codes";
        ListName::Results => "结果录入表", "list of results";
        ListName::Seeds => "种子表", "list of seeds";
    }
    /// An answer to an item.
    answer(Answer) {
        Answer::Clear => "未发现问题", "clear";
        Answer::Found => "发现问题", "found";
        Answer::Unchecked => "未能检查", "unchecked";
        Answer::Inapplicable => "不适用", "inapplicable";
    }
    /// A kind of paper.
    paper(PaperKind) {
        PaperKind::Notice => "检查通知书", "notice";
        PaperKind::Record => "现场检查记录", "record";
        PaperKind::Result => "检查结果告知书", "written result";
    }
    /// The title of a paper.
    paper_title(PaperKind) {
        PaperKind::Notice => "检查通知书", "Notice of inspection";
        PaperKind::Record => "现场检查记录", "Record of inspection";
        PaperKind::Result => "检查结果告知书", "Result of the inspection";
    }
    /// An encoding's name.
    encoding(Encoding) {
        Encoding::Utf8 => "UTF-8", "UTF-8";
        Encoding::Utf8Bom => "UTF-8（带 BOM）", "UTF-8 with BOM";
        Encoding::Gb18030 => "GB18030/GBK", "GB18030/GBK";
        Encoding::Big5 => "Big5（大五码）", "Big5";
        Encoding::Utf16Le => "UTF-16（低字节在前）", "UTF-16 (little-endian)";
        Encoding::Utf16Be => "UTF-16（高字节在前）", "UTF-16 (big-endian)";
        Encoding::Workbook => "工作簿", "workbook";
    }
    /// The name that an office gives a draw by its seed (rule 18).
    seed_name(SeedName) {
        SeedName::Beacon => "信标取种", "beacon";
        SeedName::Event => "公开事件取种", "event";
        SeedName::System => "系统随机（可复算）", "operating system, unproven";
        SeedName::Other => "可复算，种子未经证明", "unproven";
    }
    /// Why the choice of a seed cannot be proved.
    unproven(Unproven) {
        Unproven::Unsealed => "没有先封存公开的来源", "no public source was sealed before it";
        Unproven::NoTime => "记录中没有可用的时间", "the record has no time to go by";
        Unproven::SealedLate => "封存或申请不早于种子可知的时间", "the seal or request is not older than the time from which the seed could be known";
        Unproven::DrawnEarly => "抽取早于种子可知的时间", "it was drawn before the seed could be known";
        Unproven::FewOutcomes => "事件的结果总数不足 10,000,000，措辞或虚列回避就能左右抽取", "the event has fewer than 10,000,000 outcomes, so that its wording or invented recusals can steer the draw";
        Unproven::Signature => "没有核实过的信标签名", "there is no beacon signature that holds";
        Unproven::ClockWrong => "账本时钟曾经更正，封存或抽取时还没有走过此前的最晚时间", "the book's clock was set right, and at the seal or the draw had not passed the highest time before";
        Unproven::VoidedBefore => "本轮有封存或抽取在种子可知以后作废，存在挑选余地", "a seal or a draw of this round was voided when its seed could be known, so there was a choice";
        Unproven::BookNeeded => "本轮此前另有封存或抽取，或日期是演练中声明的，须凭账本才能判断", "there was a seal or a draw of this round before, or a day was declared in a rehearsal; only the book can tell";
    }
    /// What a seed that is a beacon's or an event's can prove, and what is left to the reader.
    proven(bool) {
        true => "记录上先封存、后有该轮信标，签名已核实", "on record sealed before the drand round was due, its signature verified";
        false => "记录上先封存、后有事件；种子是否就是所写事件的结果、结果总数是否属实，由复核人核对", "on record sealed before the event; whether the seed is its outcome, and the number of outcomes true, is for the reader to check";
    }
}

/// A column's name: known by its key, or as it stands in the file.
pub fn column(lang: Lang, list: ListName, key: &str) -> String {
    list.columns()
        .iter()
        .find(|c| c.key == key)
        .map_or_else(|| cut(key), |c| lang.pick(c.zh, c.key).to_owned())
}

/// A measure of handling.
pub fn measure(lang: Lang, measure: Measure) -> &'static str {
    lang.pick(measure.zh(), measure.word())
}

/// A ground for replacing somebody or something.
pub fn ground(lang: Lang, ground: Ground) -> &'static str {
    lang.pick(ground.zh(), ground.word())
}

/// The word for a stratum where there are none.
pub fn stratum(lang: Lang, name: &str) -> String {
    if name.is_empty() {
        lang.pick("全部", "all").to_owned()
    } else {
        name.to_owned()
    }
}

/// What the seed of a draw or a lot can prove, in a sentence.
pub fn standing(lang: Lang, standing: SeedStanding) -> &'static str {
    match standing {
        SeedStanding::Beacon => proven(lang, true),
        SeedStanding::Event => proven(lang, false),
        SeedStanding::Unproven(why) => unproven(lang, why),
    }
}

/// Where a seed comes from: the words of the record, but for the two that are no words of an office.
pub fn source(lang: Lang, source: &str) -> &str {
    match Source::from_text(source) {
        Some(Source::Os) => lang.pick("系统随机", "the operating system"),
        Some(Source::Given) => lang.pick("当场给定", "given by hand"),
        Some(Source::Drand(_) | Source::Event(_)) | None => source,
    }
}

/// How long a time is, in its largest whole unit.
pub fn time_span(lang: Lang, seconds: i64) -> String {
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    told!(lang, (days, hours, minutes);
        (1.., _, _) => " {days} 天", "{days} day(s)";
        (_, 1.., _) => " {hours} 小时", "{hours} hour(s)";
        (_, _, 1..) => " {minutes} 分钟", "{minutes} minute(s)";
        _ => " {seconds} 秒", "{seconds} second(s)";
    )
}
