//! What `record add` and `record amend` are told by their flags.

use chrono::NaiveDate;

use crate::disk::Trouble;
use crate::domain::acts::inspection::Answer;
use crate::domain::book::flaw::BookText;
use crate::domain::ground::cell;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::visit::draft::{Draft, SaidAnswer, Signing};

use crate::text::help::{Argument, arguments};

use crate::commands::typed::{self, day, listed};

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

    fn codes(&self) -> Vec<String> {
        let codes = listed(&self.code);
        let tidy = |code: &String| cell::tidy_code(code).into_owned();
        codes.iter().map(tidy).collect()
    }

    /// What was said of the signature; nothing when nothing was.
    fn signing(&self) -> Option<Signing> {
        let said = [&self.signed, &self.refused];
        let said = said.into_iter().chain([&self.witness, &self.reported_to]);
        let said = self.signed_on.is_some() || said.into_iter().any(Option::is_some);
        said.then(|| Signing {
            signed: self.signed.is_some(),
            signer: self.signed.clone().unwrap_or_default(),
            signed_on: self.signed_on,
            refusal: self.refused.clone().unwrap_or_default(),
            witness: self.witness.clone(),
            reported_to: self.reported_to.clone().unwrap_or_default(),
        })
    }

    /// The draft that the flags make.
    pub fn draft(&self) -> Result<Draft, Trouble> {
        let entered_by = self.entered_by.as_ref();
        let entered_by = entered_by.ok_or_else(|| CaseFlaw::MissingFlags(vec!["--entered-by"]))?;
        Ok(Draft {
            completed: self.completed,
            methods: listed(&self.method),
            answers: self.answers(),
            codes: self.codes(),
            signing: self.signing(),
            entered_by: entered_by.clone(),
            late: self.late.clone(),
            experts: Vec::new(),
        })
    }

    /// Every text among them is one clean line.
    pub fn check(&self) -> Result<(), Trouble> {
        let lists = [
            &self.method,
            &self.clear,
            &self.found,
            &self.unchecked,
            &self.inapplicable,
            &self.code,
        ];
        let texts = [
            &self.signed,
            &self.refused,
            &self.witness,
            &self.reported_to,
            &self.late,
            &self.entered_by,
        ];
        let lists = lists.into_iter().flatten();
        let answered = self.answered.iter().map(|said| &said.answer.text);
        let answered = answered.filter(|text| !text.is_empty());
        for text in lists.chain(texts.into_iter().flatten()).chain(answered) {
            BookText::Reason.check(text)?;
        }
        Ok(())
    }
}
