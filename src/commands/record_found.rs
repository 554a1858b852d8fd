//! What `record add` and `record amend` are told by their flags.

use chrono::NaiveDate;

use crate::domain::acts::inspection::Answer;
use crate::domain::visit::draft::SaidAnswer;
use crate::domain::visit::scan::SaidTime;

use crate::text::help::{Argument, arguments};

use crate::commands::typed::{self, day};

/// What was found.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct FoundArgs {
    #[arg(long, value_parser = day)]
    pub completed: Option<NaiveDate>,
    #[arg(long)]
    pub method: Vec<String>,
    #[arg(long)]
    pub clear: Vec<String>,
    #[arg(long)]
    pub found: Vec<String>,
    #[arg(long)]
    pub unchecked: Vec<String>,
    #[arg(long)]
    pub inapplicable: Vec<String>,
    #[arg(skip)]
    pub answered: Vec<SaidAnswer>,
    #[arg(long)]
    pub code: Vec<String>,
    #[arg(long)]
    pub signed: Option<String>,
    #[arg(long, value_parser = day)]
    pub signed_on: Option<NaiveDate>,
    #[arg(long)]
    pub refused: Option<String>,
    #[arg(long)]
    pub witness: Option<String>,
    #[arg(long)]
    pub reported_to: Option<String>,
    #[arg(long, value_parser = typed::code)]
    pub entered_by: Option<String>,
    #[arg(long)]
    pub late: Option<String>,
    #[command(flatten)]
    pub scan: ScanArgs,
}

/// What was scanned and recorded.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct ScanArgs {
    #[arg(long)]
    pub scan_code: Option<String>,
    #[arg(long, value_parser = typed::time)]
    pub scanned_at: Option<SaidTime>,
    #[arg(long)]
    pub no_scan: Option<String>,
    #[arg(long, value_parser = typed::yes)]
    pub recorded: Option<bool>,
    #[arg(skip)]
    pub again: bool,
}

/// Words of what was found, for those who enter it and those who correct it.
pub const FOUND: &[Argument] = arguments! {
    completed "日期", "DATE": "检查完成日期", "Day of completion";
    method "方式", "METHOD": "检查方式，如 实地核查（即现场检查）、信息比对（可多次给出）", "Way of inspecting, such as 实地核查 (the same as 现场检查) or 信息比对 (may be given several times)";
    clear "事项", "ITEM": "未发现问题的事项编号（可多次给出，或以逗号隔开）；检查有几个对象的，对各对象都算，写作 对象代码:事项 的只算该对象", "Item in which nothing was found (several times, or with commas); where the visit has several objects it is said of all, CODE:ITEM of one of them";
    found "事项=文字", "ITEM=TEXT": "发现问题的事项：编号=问题（可多次给出）；检查有几个对象的，须写作 对象代码:编号=问题", "Item with a finding: id=what was found (may be given several times); where the visit has several objects CODE:id=what was found";
    unchecked "事项=文字", "ITEM=TEXT": "应当检查而未能检查的事项：编号=原因，如 AJ02=现场无人（可多次给出）；检查有几个对象的，写法同 --clear", "Item that should have been inspected and could not be: id=why, as AJ02=nobody was there (may be given several times); of all objects or one, as with --clear";
    inapplicable "事项=文字", "ITEM=TEXT": "不适用的事项（合理缺项）：编号=原因，如 AJ02=本单位没有特种作业（可多次给出）；原因不公示；检查有几个对象的，写法同 --clear", "Item that does not apply: id=why, as AJ02=they do no special work (may be given several times); the reason is not published; of all objects or one, as with --clear";
    code "代码", "CODE": "结果代码或结果名称，见检查结果代码表（可多次给出）", "Result code, or its name, one of the finding codes (may be given several times)";
    signed "姓名", "NAME": "签字人；与 --refused 只能有一个", "Who signed; either this or --refused";
    signed_on "日期", "DATE": "签字日期（默认为完成日期）", "Day of the signature (default: the day of completion)";
    refused "文字", "TEXT": "拒绝签字的原因，如实注明", "Why the signature was refused, noted truthfully";
    witness "姓名", "NAME": "拒签的见证人", "Who witnessed the refusal";
    reported_to "单位", "OFFICE": "拒签向谁报告（拒签必填，安全生产法第六十八条）", "To whom the refusal was reported (a refusal needs it, 安全生产法 第六十八条)";
    entered_by "执法证号", "CERT": "录入人的执法证号或姓名（须为检查组成员）", "Certificate number or name of who enters it (a member of the team)";
    late "文字", "TEXT": "逾期理由（过了录入期限才需要，并按逾期公示）", "Why it is late (only after the deadline; it is published as late)";
    scan_code "编号", "NUMBER": "扫码入企的检查码编号（不公开）", "Number of the code that was scanned at the visit (not published)";
    scanned_at "时间", "TIME": "扫码时间，如 \"2026-06-10 09:30\"；只写 09:30 的为完成当日", "When it was scanned, as \"2026-06-10 09:30\"; 09:30 alone is of the day of completion";
    no_scan "文字", "TEXT": "没有扫码的原因（不公开）；不能与 --scan-code 同用", "Why no code was scanned (not published); not with --scan-code";
    recorded "是否", "YES/NO": "是否音像记录（执法全过程记录）：yes 或 no（不公开）", "Whether the visit was recorded: yes or no (not published)";
};

impl FoundArgs {
    /// The answers given, in the order clear, found, unchecked, inapplicable; then those given at the terminal.
    pub fn answers(&self) -> Vec<SaidAnswer> {
        let said = [
            (Answer::Clear, &self.clear),
            (Answer::Found, &self.found),
            (Answer::Unchecked, &self.unchecked),
            (Answer::Inapplicable, &self.inapplicable),
        ];
        let said = said.iter().flat_map(|(answer, texts)| {
            let texts = texts.iter();
            texts.map(|text| typed::answer(*answer, text))
        });
        said.chain(self.answered.iter().cloned()).collect()
    }
}
