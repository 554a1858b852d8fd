//! What `handle` is told by its flags, and the step that they make.

use chrono::NaiveDate;

use crate::disk::Trouble;
use crate::domain::acts::handling::{HandleAct, Measure};
use crate::domain::acts::inspection::VisitId;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::visit::visit_name::VisitName;
use crate::text::help::help;
use crate::text::usage::BadValue;

use crate::commands::typed::{called, day, id};

/// Arguments of `handle`.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    #[arg(value_parser = id)]
    pub draw: Option<String>,
    #[arg(value_parser = called)]
    pub object: Option<String>,
    #[arg(long, value_parser = measure)]
    pub measure: Option<Measure>,
    #[arg(long, allow_hyphen_values = true)]
    pub text: Option<String>,
    #[arg(long)]
    pub number: Option<String>,
    #[arg(long = "to")]
    pub recipient: Option<String>,
    #[arg(long = "due", value_parser = day)]
    pub term: Option<NaiveDate>,
    #[arg(long, value_parser = day)]
    pub reinspected: Option<NaiveDate>,
    #[arg(long, allow_hyphen_values = true)]
    pub unchecked: Option<String>,
    #[arg(long, value_parser = day)]
    pub published: Option<NaiveDate>,
    #[arg(long, value_parser = day)]
    pub date: Option<NaiveDate>,
    #[arg(long)]
    pub closed: bool,
    #[arg(long)]
    pub yes: bool,
}

help! {
    HELP "handle": "登记对检查发现问题的处理（细则第二十一条），逐步入账，办结为止；参数不全时在终端上逐项询问", "Enter how a finding is handled (article 21), step by step until it is closed; what the flags do not say is asked at the terminal";
    example "choucha -C 2026 handle AJ-2026-01-1 91370499MYBHLGMR9E --measure 责令改正 --text \"限期补建台账\" --due 2026-07-31\n      复查合格后办结：同上，另加 --reinspected 2026-07-30 --closed", "choucha -C 2026 handle AJ-2026-01-1 91370499MYBHLGMR9E --measure correction --text \"to set up the register\" --due 2026-07-31\n      closed after it was inspected again: the same with --reinspected 2026-07-30 --closed";
    draw "抽取", "DRAW": "抽取编号", "Id of the draw";
    object "代码", "CODE": "企业或其任一检查对象的代码，或唯一的名称", "Code of the enterprise or of any of its objects, or a name that only one has";
    yes: "在终端上不再确认", "At a terminal, ask no question";
    measure "处理方式", "MEASURE": "处理方式：立案调查、行政处罚、移交其他行政机关、移送司法机关、责令改正、不予处罚（或英文词）", "What is done: investigation, penalty, transfer, judiciary, correction, nothing (or the Chinese word)";
    text "文字", "TEXT": "处理内容：处罚金额、改正要求、不予处罚的理由等（原文公开，不要写个人信息）", "In words: the fine, what is to be corrected, why nothing follows (published as it stands: no personal data)";
    number "文号", "NUMBER": "文书文号（行政处罚必填；公开）", "Number of the decision (a penalty needs it; published)";
    recipient "单位", "OFFICE": "接收单位（移交、移送必填；公开）", "To whom it is handed on (a transfer needs it; published)";
    term "日期", "DATE": "改正或办理期限（责令改正必填）", "By when it is to be corrected or decided (a correction needs it)";
    reinspected "日期", "DATE": "复查日期（下过责令改正的，办结时须有复查日期或 --unchecked）", "When it was inspected again (where a correction was ordered, closing needs this or --unchecked)";
    unchecked "文字", "TEXT": "未经复查就办结的原因；账上和公示都写明未复查和原因", "Why it is closed without being inspected again; the book and the public page say so, with the reason";
    published "日期", "DATE": "行政处罚公开的日期（作出决定后 7 个工作日内，安全生产法第七十八条）；办结以后也可补记", "Day on which the penalty was made public (within 7 working days of its decision, 安全生产法 第七十八条); it may be entered after the handling was closed too";
    date "日期", "DATE": "处理日期（默认今天）", "Day of the step (default: today)";
    closed: "已办结", "Nothing more is to be done";
}

fn measure(word: &str) -> Result<Measure, BadValue> {
    let words = || Measure::ALL.into_iter().flat_map(|m| [m.zh(), m.word()]);
    Measure::from_word(word).ok_or_else(|| BadValue::Word(words().collect()))
}

impl Args {
    /// The visit, where draw and code are given.
    pub(super) fn visit(&self) -> Option<VisitName> {
        let (draw, code) = (self.draw.clone()?, self.object.clone()?);
        Some(VisitName { draw, code })
    }

    /// Whether what no step is without is not given.
    pub(super) fn lacking(&self) -> Vec<&'static str> {
        let given = [
            ("DRAW", self.draw.is_some()),
            ("CODE", self.object.is_some()),
            ("--measure", self.measure.is_some()),
            ("--text", self.text.is_some()),
        ];
        let lacking = given.into_iter().filter(|(_, given)| !given);
        lacking.map(|(flag, _)| flag).collect()
    }

    /// The step that the flags make, and the visit as it is named.
    pub(super) fn step(&self, today: NaiveDate) -> Result<(VisitName, HandleAct), Trouble> {
        let missing = || CaseFlaw::MissingFlags(self.lacking());
        let name = self.visit().ok_or_else(missing)?;
        let text = self.text.as_ref().ok_or_else(missing)?;
        let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let step = HandleAct {
            visit: VisitId {
                draw: name.draw.clone().into(),
                enterprise: name.code.clone().into(),
            },
            measure: self.measure.ok_or_else(missing)?,
            date: self.date.unwrap_or(today),
            text: text.clone(),
            number: given(&self.number),
            to: given(&self.recipient),
            due: self.term,
            reinspected: self.reinspected,
            unchecked: given(&self.unchecked),
            published: self.published,
            closed: self.closed,
        };
        Ok((name, step))
    }
}
