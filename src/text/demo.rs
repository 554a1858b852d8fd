//! What `demo` says between its steps.

use super::{Lang, both};

/// The task that the demonstration seals and draws by hand.
pub const TASK: &str = "AJ-2026-01";
/// The seed that its event gives.
pub const SEED: &str = "583";
/// The source of the demonstration's seed, as a seal in an office would name it.
pub const SOURCE: &str =
    "2026-06-01 福彩3D 第2026142期开奖号码，三位数字按百十个位连写（演示用，非真实开奖）";
/// The seed of the demonstration's runs of the plan.
pub const RUN_SEED: &str = "07122026";
/// A task that is sealed and whose seed is not given in time.
pub const OTHER_TASK: &str = "AJ-2026-03";
/// The source of its seed.
pub const OTHER_SOURCE: &str =
    "2026-07-01 福彩3D 第2026172期开奖号码，三位数字按百十个位连写（演示用，非真实开奖）";
/// The demonstration's witness.
pub const WITNESS: &str = "见证人甲";

/// A step of the demonstration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The case folder is made.
    Make,
    /// Its lists are checked.
    Check,
    /// The plan is looked at.
    PlanCheck,
    /// The plan is published.
    Publish,
    /// The first round is sealed.
    Seal,
    /// It is drawn.
    Draw,
    /// It is drawn again, and refused.
    DrawAgain,
    /// Every round that is due is drawn.
    RunFirst,
    /// Another round is sealed.
    SealOther,
    /// Every round that is due is drawn, but the sealed one, which is refused.
    Run,
    /// The year at a glance.
    Show,
    /// Coverage.
    Coverage,
    /// The first draw is verified.
    Verify,
    /// The book is verified.
    Book,
}

/// The steps in order.
pub const STEPS: [Step; 14] = [
    Step::Make,
    Step::Check,
    Step::PlanCheck,
    Step::Publish,
    Step::Seal,
    Step::Draw,
    Step::DrawAgain,
    Step::RunFirst,
    Step::SealOther,
    Step::Run,
    Step::Show,
    Step::Coverage,
    Step::Verify,
    Step::Book,
];

impl Step {
    /// The day that the demonstration declares for it.
    pub fn day(self) -> &'static str {
        match self {
            Self::Make | Self::Check | Self::PlanCheck | Self::Publish => "2026-05-20",
            Self::Seal => "2026-05-31",
            Self::Draw | Self::DrawAgain | Self::RunFirst => "2026-06-01",
            Self::SealOther => "2026-06-30",
            Self::Run | Self::Show | Self::Coverage | Self::Verify | Self::Book => "2026-09-01",
        }
    }

    /// The command that does the same, below `choucha -C <folder>`.
    fn command(self) -> String {
        match self {
            Self::Make => String::new(),
            Self::Check => "check".to_owned(),
            Self::PlanCheck => "plan check".to_owned(),
            Self::Publish => "plan publish".to_owned(),
            Self::Seal => format!("seal {TASK} --source \"{SOURCE}\""),
            Self::Draw | Self::DrawAgain => {
                format!("draw {TASK} --seed {SEED} --witness {WITNESS}")
            }
            Self::SealOther => format!("seal {OTHER_TASK} --source \"{OTHER_SOURCE}\""),
            Self::RunFirst | Self::Run => format!("plan run --seed {RUN_SEED}"),
            Self::Show => "plan show".to_owned(),
            Self::Coverage => "coverage".to_owned(),
            Self::Verify => format!("verify {TASK}-1"),
            Self::Book => "ledger verify".to_owned(),
        }
    }

    fn what(self, lang: Lang) -> &'static str {
        match self {
            Self::Make => lang.pick("新建案卷", "Make a case folder"),
            Self::Check => lang.pick("检查一单两库和计划", "Check the lists and the plan"),
            Self::PlanCheck => lang.pick(
                "抽取之前检查计划：应抽数、人员、覆盖面",
                "Look at the plan before anyone draws: takes, people, coverage",
            ),
            Self::Publish => lang.pick("发布年度计划（5 月底前）", "Publish the plan (by the end of May)"),
            Self::Seal => lang.pick("封存第一个任务（开奖前一天）", "Seal the first task, the day before the event"),
            Self::Draw => lang.pick("抽取", "Draw"),
            Self::DrawAgain => lang.pick("再抽一次同一轮（应被拒绝）", "Draw the same round again (must be refused)"),
            Self::RunFirst => lang.pick("按计划抽取所有到期的轮次", "Draw every round of the plan that is due"),
            Self::SealOther => lang.pick("封存另一个任务", "Seal another task"),
            Self::Run => lang.pick(
                "到 9 月再抽取到期的轮次（封存的一轮没有给出封存所说的种子，应被拒绝，其余照抽）",
                "Draw what is due in September (the sealed round lacks the seed that its seal names and must be refused, the rest goes on)",
            ),
            Self::Show => lang.pick("全年一览", "The year at a glance"),
            Self::Coverage => lang.pick("全年覆盖面", "Coverage of the year"),
            Self::Verify => lang.pick("核验第一次抽取", "Verify the first draw"),
            Self::Book => lang.pick("核验账本", "Verify the book"),
        }
    }
}

/// A step's number, what it does, and the command that does the same.
pub fn title(lang: Lang, step: Step, folder: &str) -> String {
    let number = 1 + STEPS.iter().position(|known| *known == step).unwrap_or(0);
    let (what, day) = (step.what(lang), step.day());
    if step == Step::Make {
        return both!(
            lang,
            "{number}．{what}：choucha init {folder} --sample",
            "{number}. {what}: choucha init {folder} --sample"
        );
    }
    let command = step.command();
    both!(
        lang,
        "{number}．{what}：choucha -C {folder} --today {day} {command}",
        "{number}. {what}: choucha -C {folder} --today {day} {command}"
    )
}

/// The folder is made.
pub fn made(lang: Lang, folder: &str) -> String {
    both!(
        lang,
        "样例单位的清单、两库和计划已写入 {folder}",
        "the sample bureau's lists, libraries and plan are in {folder}"
    )
}

/// What was done, and what to try next.
pub fn end(lang: Lang, folder: &str) -> Vec<String> {
    vec![
        String::new(),
        both!(
            lang,
            "以上：新建了案卷，检查并发布了年度计划，在（演示声明的）开奖之前封存了第一个任务，抽取并匹配了检查组，拒绝了重复抽取，按计划抽到 9 月，查看了全年进度和覆盖面，复算并核验了结果和账本。",
            "Done: made a case folder, checked and published the yearly plan, sealed the first task before the (declared) event, drew and matched teams, refused a second draw, ran the plan to September, looked at the year and its coverage, repeated the draw and verified it and the book.",
        ),
        both!(
            lang,
            "抽中名单：{folder}/draws/{TASK}-1/list.csv（用 Excel/WPS 打开）。任何人拿到这个文件夹都能复算：choucha verify {folder}/draws/{TASK}-1",
            "The drawn list: {folder}/draws/{TASK}-1/list.csv (opens in Excel/WPS). Anyone who has that folder can repeat it: choucha verify {folder}/draws/{TASK}-1",
        ),
    ]
}
