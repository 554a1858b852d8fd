//! What `plan --help` and `coverage --help` say.

use crate::text::Lang;
use crate::text::help::Help;

/// The help of a command about the year, by its path below `choucha`.
pub(crate) fn command(lang: Lang, path: &str) -> Option<Help> {
    let (about, example) = match path {
        "plan" => (
            lang.pick("年度抽查计划：检查、发布、查看、按期抽取", "The yearly plan: check it, publish it, see it, run it"),
            lang.pick("choucha -C 2026 plan show", "choucha -C 2026 plan show"),
        ),
        "plan check" => (
            lang.pick(
                "抽取之前检查计划：应抽数、能否组成检查组、人员和工作日、预计覆盖面、过度检查",
                "Check the plan before anyone draws: takes, teams, people and working days, coverage, over-inspection",
            ),
            lang.pick(
                "choucha -C 2026 plan check\n      清单有错误，或覆盖面达不到下限，退出码为 1",
                "choucha -C 2026 plan check\n      exits 1 when the lists have faults or the plan cannot keep the rule of coverage",
            ),
        ),
        "plan publish" => (
            lang.pick(
                "发布年度计划：计划摘要和名录库基数入账；以后的变更是写明理由的新版",
                "Publish the plan: its digest and the base of the library go into the book; a change is a new version with a reason",
            ),
            lang.pick(
                "choucha -C 2026 plan publish --reason \"增加粉尘防爆专项\"\n      首次发布不用写理由；原版和新版都在 plans/ 中保留",
                "choucha -C 2026 plan publish --reason \"dust explosion campaign added\"\n      the first version needs no reason; every version stays in plans/",
            ),
        ),
        "plan show" => (
            lang.pick("全年一览：各任务各月的轮次，应抽、逾期、已抽", "The year at a glance: rounds by month, due, late, drawn"),
            lang.pick("choucha -C 2026 plan show", "choucha -C 2026 plan show"),
        ),
        "plan run" => (
            lang.pick(
                "抽取所有到期未抽的轮次，供定时任务使用；重复运行不会重抽，中断后再运行即可",
                "Draw every round that is due, for a scheduled job; running it again draws nothing twice, and goes on after a crash",
            ),
            lang.pick(
                "choucha -C 2026 plan run --seeds 种子表.csv\n      种子表各栏：任务编号、轮次、种子、种子来源。没有到期的，退出码为 0；有一轮被拒绝，其余照抽，退出码为 3。\n      --seed 只对本次运行的各轮有效（各轮密钥不同）。不要全年共用一个早已公布的种子：知道种子和名单的企业可以\n      自己算出何时被查。每次运行用当时新产生的种子，或先逐轮封存",
                "choucha -C 2026 plan run --seeds seeds.csv\n      the list has the columns task, round, seed, source. Exits 0 when nothing is due; when a round is refused the\n      others are drawn all the same, and it exits 3. --seed is for the rounds of this run (their keys differ). Do not\n      use one seed for a whole year, published early: whoever knows it and the lists can compute when a company will\n      be visited. Use a seed that comes up on the day, or seal each round first",
            ),
        ),
        "coverage" => (
            lang.pick("全年覆盖面：已抽、预计，按任务、区域、类型、层级、等级", "Coverage of the year, to date and expected: by task, region, kind, level, grade"),
            lang.pick(
                "choucha -C 2026 coverage --as-of 2026-09-30\n      全年已不足下限，或按计划已达不到下限，退出码为 1",
                "choucha -C 2026 coverage --as-of 2026-09-30\n      exits 1 when the year fell short or the plan cannot keep the rule any more",
            ),
        ),
        _ => return None,
    };
    Some(Help { about, example })
}

/// The help of an argument of a command about the year.
pub(crate) fn argument(lang: Lang, command: &str, id: &str) -> Option<&'static str> {
    Some(match (command, id) {
        ("publish", "reason") => lang.pick(
            "变更已发布计划的理由（记入账本）",
            "Why the published plan is changed (goes into the book)",
        ),
        ("coverage", "year") => lang.pick("年度（默认为案卷年度）", "Year (default: the folder's)"),
        ("coverage", "as_of") => {
            lang.pick("截至哪一天（默认今天）", "Up to which day (default: today)")
        }
        ("run", "seed") => lang.pick(
            "本次运行各轮共用的种子：一行文字，原样使用",
            "One seed for the rounds of this run: a line of text, used as given",
        ),
        ("run", "seeds") => lang.pick(
            "种子表（CSV 或 JSON）：任务编号、轮次、种子、种子来源",
            "List of seeds (CSV or JSON): task, round, seed, source",
        ),
        _ => return None,
    })
}
