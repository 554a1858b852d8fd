//! What `demo` does, step by step, and says between its steps.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "the script of the demonstration becomes data"
)]

use crate::text::{Lang, both};

/// The task that the demonstration seals and draws by hand.
const TASK: &str = "AJ-2026-01";
/// Its draw.
const DRAW: &str = "AJ-2026-01-1";
/// The seed that its event gives.
const SEED: &str = "583";
/// The source of that seed, as a seal in an office would name it.
const SOURCE: &str =
    "2026-06-01 福彩3D 第2026142期开奖号码，三位数字按百十个位连写（演示用，非真实开奖）";
/// The seed of the demonstration's runs of the plan.
const RUN_SEED: &str = "07122026";
/// A task that is sealed and whose seed is not given in time.
const OTHER_TASK: &str = "AJ-2026-03";
/// The source of its seed.
const OTHER_SOURCE: &str =
    "2026-07-01 福彩3D 第2026172期开奖号码，三位数字按百十个位连写（演示用，非真实开奖）";
/// The first drawn object, and its leader.
const OBJECT: (&str, &str) = ("91370499MYXP2PM81A", "37049901031");
/// The second drawn object, and its leader.
const OTHER_OBJECT: (&str, &str) = ("91370499MX6W70EE2Q", "37049901015");

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
    /// The papers of a visit.
    Form,
    /// The visit is completed.
    Completed,
    /// Its result is entered; the company refused to sign.
    Result,
    /// The result is corrected.
    Amend,
    /// What the finding leads to.
    Handle,
    /// Another round is sealed.
    SealOther,
    /// The finding is closed.
    HandleClosed,
    /// Every round that is due is drawn, but the sealed one, which is refused.
    Run,
    /// A result is entered late without a reason, and refused.
    Late,
    /// What is open.
    Due,
    /// The history of the first object.
    History,
    /// Statistics.
    Stats,
    /// The year at a glance.
    Show,
    /// Coverage.
    Coverage,
    /// The first draw is verified.
    Verify,
    /// What is public is published.
    Site,
    /// Everything that is to be public is.
    VerifyPublic,
    /// The book is verified.
    Book,
}

/// How a step has to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// Done, or true.
    Done,
    /// Checked, and something does not hold.
    Fails,
    /// Some of it refused, the rest done.
    SomeRefused,
    /// Refused with this code.
    Refused(&'static str),
}

/// The steps in order.
pub const STEPS: [Step; 26] = [
    Step::Make,
    Step::Check,
    Step::PlanCheck,
    Step::Publish,
    Step::Seal,
    Step::Draw,
    Step::DrawAgain,
    Step::RunFirst,
    Step::Form,
    Step::Completed,
    Step::Result,
    Step::Amend,
    Step::Handle,
    Step::SealOther,
    Step::HandleClosed,
    Step::Run,
    Step::Late,
    Step::Due,
    Step::History,
    Step::Stats,
    Step::Show,
    Step::Coverage,
    Step::Verify,
    Step::Site,
    Step::VerifyPublic,
    Step::Book,
];

impl Step {
    /// The day that the demonstration declares for it.
    pub fn day(self) -> &'static str {
        match self {
            Self::Make | Self::Check | Self::PlanCheck | Self::Publish => "2026-05-20",
            Self::Seal => "2026-05-31",
            Self::Draw | Self::DrawAgain | Self::RunFirst | Self::Form => "2026-06-01",
            Self::Completed => "2026-06-10",
            Self::Result => "2026-06-15",
            Self::Amend => "2026-06-16",
            Self::Handle => "2026-06-20",
            Self::SealOther => "2026-06-30",
            Self::HandleClosed => "2026-07-20",
            _ => "2026-09-01",
        }
    }

    /// How it has to end.
    pub fn ends(self) -> Ends {
        match self {
            Self::DrawAgain => Ends::Refused("D03"),
            Self::Late => Ends::Refused("I10"),
            // The other sealed round waits for its seed.
            Self::Run => Ends::SomeRefused,
            // Most visits of the first draw were never made in this year.
            Self::Due => Ends::Fails,
            _ => Ends::Done,
        }
    }

    /// The command that it runs, word by word, below `choucha -C <folder>`.
    pub fn words(self, lang: Lang) -> Vec<String> {
        let (object, leader) = OBJECT;
        let words: Vec<&str> = match self {
            Self::Make => vec![],
            Self::Check => vec!["check"],
            Self::PlanCheck => vec!["plan", "check"],
            Self::Publish => vec!["plan", "publish"],
            Self::Seal => vec!["seal", TASK, "--source", SOURCE],
            Self::Draw | Self::DrawAgain => {
                vec!["draw", TASK, "--seed", SEED, "--witness", "见证人甲"]
            }
            Self::RunFirst | Self::Run => vec!["plan", "run", "--seed", RUN_SEED],
            Self::Form => vec!["form", DRAW, object],
            Self::SealOther => vec!["seal", OTHER_TASK, "--source", OTHER_SOURCE],
            Self::Due => vec!["due", "--inspector", leader],
            Self::History => vec!["record", "show", object],
            Self::Stats => vec!["stats"],
            Self::Show => vec!["plan", "show"],
            Self::Coverage => vec!["coverage"],
            Self::Verify => vec!["verify", DRAW],
            Self::Site => vec!["publish"],
            Self::VerifyPublic => vec!["publish", "--check"],
            Self::Book => vec!["ledger", "verify"],
            step => of_visit(lang, step),
        };
        words.into_iter().map(str::to_owned).collect()
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
            Self::Site => lang.pick("公开：表格、数据和可当场复算的网页", "Publish: tables, data, and a website that repeats draws"),
            Self::VerifyPublic => lang.pick("核对应公开的是否都已公开", "See that all is published"),
            Self::Book => lang.pick("核验账本", "Verify the book"),
            step => what_of_visit(lang, step),
        }
    }
}

/// The commands of one visit.
fn of_visit(lang: Lang, step: Step) -> Vec<&'static str> {
    let (object, leader) = OBJECT;
    let found = lang.pick(
        "AJ02=2 名电工未持证上岗",
        "AJ02=two electricians work without a licence",
    );
    match step {
        Step::Completed => vec![
            "record",
            "done",
            DRAW,
            object,
            "--completed",
            "2026-06-10",
            "--entered-by",
            leader,
        ],
        Step::Result => vec![
            "record",
            "add",
            DRAW,
            object,
            "--completed",
            "2026-06-10",
            "--method",
            "实地核查",
            "--clear",
            "AJ01",
            "--found",
            found,
            "--code",
            "JG04",
            "--refused",
            lang.pick("对问题认定有异议", "disputes the finding"),
            "--witness",
            lang.pick("园区管理员李某", "Li, warden of the park"),
            "--entered-by",
            leader,
        ],
        Step::Amend => vec![
            "record",
            "amend",
            DRAW,
            object,
            "--reason",
            lang.pick("漏记一名", "one was missed"),
            "--found",
            lang.pick(
                "AJ02=3 名电工未持证上岗",
                "AJ02=three electricians work without a licence",
            ),
            "--entered-by",
            leader,
        ],
        Step::Handle => vec![
            "handle",
            DRAW,
            object,
            "--measure",
            "correction",
            "--text",
            lang.pick(
                "责令限期改正：全部电工持证上岗",
                "ordered to correct: every electrician with a licence",
            ),
            "--due",
            "2026-07-20",
        ],
        Step::HandleClosed => vec![
            "handle",
            DRAW,
            object,
            "--measure",
            "correction",
            "--text",
            lang.pick("复查合格", "inspected again, corrected"),
            "--due",
            "2026-07-20",
            "--reinspected",
            "2026-07-20",
            "--closed",
        ],
        _ => vec![
            "record",
            "add",
            DRAW,
            OTHER_OBJECT.0,
            "--completed",
            "2026-06-12",
            "--method",
            "信息比对",
            "--clear",
            "AJ01,AJ02",
            "--code",
            "JG01",
            "--signed",
            lang.pick("赵某", "Zhao"),
            "--entered-by",
            OTHER_OBJECT.1,
        ],
    }
}

/// What is done at one visit.
fn what_of_visit(lang: Lang, step: Step) -> &'static str {
    match step {
        Step::Form => lang.pick(
            "打印一户的通知书和检查记录表",
            "The notice and the record form of one visit",
        ),
        Step::Completed => lang.pick("登记检查完成", "Note that the visit is completed"),
        Step::Result => lang.pick(
            "录入结果：发现问题，对方拒绝签字",
            "Enter the result: a finding, and the company refused to sign",
        ),
        Step::Amend => lang.pick(
            "更正结果（写明理由，原文保留）",
            "Correct the result (with a reason; the former text stays)",
        ),
        Step::Handle => lang.pick("处理：责令限期改正", "What it leads to: ordered to correct"),
        Step::HandleClosed => lang.pick("复查后办结", "Inspected again, and closed"),
        Step::Late => lang.pick(
            "逾期录入另一户、不写理由（应被拒绝）",
            "Enter another result late, without a reason (must be refused)",
        ),
        Step::Due => lang.pick(
            "待办和逾期（一名检查人员）",
            "What one inspector has open and overdue",
        ),
        Step::History => lang.pick("这一户的全部记录", "All about this company"),
        _ => lang.pick("统计", "Statistics"),
    }
}

/// A word of a command as it is typed in a shell.
fn quoted(word: &str) -> String {
    let plain = word
        .chars()
        .all(|c| c.is_alphanumeric() || "-_.,".contains(c));
    if plain {
        word.to_owned()
    } else {
        format!("\"{word}\"")
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
    let words: Vec<String> = step.words(lang).iter().map(|word| quoted(word)).collect();
    let command = words.join(" ");
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
            "以上：新建了案卷，检查并发布了年度计划，在（演示声明的）开奖之前封存了第一个任务，抽取并匹配了检查组，拒绝了重复抽取；一户检查从打印文书、拒签、录入、更正到办结；按计划抽到 9 月，查看了待办、统计、全年进度和覆盖面，复算并核验了结果，公开了一切应公开的，核验了账本。",
            "Done: made a case folder, checked and published the yearly plan, sealed the first task before the (declared) event, drew and matched teams, refused a second draw; took one visit from its papers over a refused signature, entry and correction to its end; ran the plan to September, looked at what is open, at statistics, the year and its coverage, repeated the draw and verified it, published all that is public, and verified the book.",
        ),
        both!(
            lang,
            "抽中名单：{folder}/draws/{DRAW}/list.csv（用 Excel/WPS 打开）。任何人拿到这个文件夹都能复算：choucha verify {folder}/draws/{DRAW}；公开的网页：用浏览器打开 {folder}/public/index.html",
            "The drawn list: {folder}/draws/{DRAW}/list.csv (opens in Excel/WPS). Anyone who has that folder can repeat it: choucha verify {folder}/draws/{DRAW}. The public page: open {folder}/public/index.html in a browser",
        ),
    ]
}
