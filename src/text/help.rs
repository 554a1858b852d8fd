//! What `--help` says: commands, arguments, examples.

use crate::text::{
    Lang, help_form, help_plan, help_publish, help_record, help_results, help_visits,
};

/// A command's help: what it does, and an example.
pub struct Help {
    /// What it does, first line imperative, without full stop.
    pub about: &'static str,
    /// An example and what it does.
    pub example: &'static str,
}

/// The help of a command, by its path below `choucha`; `None` when there is no such command.
pub fn command(lang: Lang, path: &str) -> Option<Help> {
    let (about, example) = match path {
        "" => (
            lang.pick(
                "双随机、一公开：人人可复算的抽取，逐行相扣的账本",
                "Random inspections under 双随机、一公开: draws anyone can repeat, and a chained book",
            ),
            lang.pick(
                "choucha demo\n      新建样例案卷，走一遍封存、抽取、核验",
                "choucha demo\n      make a sample case folder and go through seal, draw and verify",
            ),
        ),
        "init" => (
            lang.pick("新建案卷", "Make a case folder"),
            lang.pick(
                "choucha init 2026 --sample\n      在文件夹 2026 中生成样例单位的清单、两库和计划",
                "choucha init 2026 --sample\n      write the sample bureau's lists, libraries and plan into the folder 2026",
            ),
        ),
        "check" => (
            lang.pick("检查清单、两库和计划，一次列出全部错误", "Check the lists and the plan, all faults at once"),
            lang.pick(
                "choucha -C 2026 check\n      有错误退出码为 1，没有为 0",
                "choucha -C 2026 check\n      exits 1 with faults, 0 without",
            ),
        ),
        "seal" => (
            lang.pick("封存一轮：在种子产生前固定名单和种子来源", "Seal a round: fix its lists and the source of its seed before the seed exists"),
            lang.pick(
                "choucha -C 2026 seal AJ-2026-01 --source \"2026-06-01 福彩3D第2026142期，三位数字连写\"\n      写入封存文本，打印须公布的承诺值",
                "choucha -C 2026 seal AJ-2026-01 --source \"2026-06-01 福彩3D draw 2026142, its three digits\"\n      write the sealed texts and print the commitment to publish",
            ),
        ),
        "draw" => (
            lang.pick("抽取一轮：对象和检查人员随机抽取、随机匹配", "Draw a round: objects and inspectors by lot, matched into teams"),
            lang.pick(
                "choucha -C 2026 draw AJ-2026-01 --seed 583 --witness 张三\n      已封存的按封存抽取；不给 --seed 时种子取自操作系统",
                "choucha -C 2026 draw AJ-2026-01 --seed 583 --witness \"Zhang San\"\n      a sealed round is drawn from its seal; without --seed the operating system gives one",
            ),
        ),
        "void" => (
            lang.pick("作废一次抽取或封存（写明理由，原记录保留）", "Void a draw or a seal, with a reason; the record stays"),
            lang.pick(
                "choucha -C 2026 void AJ-2026-01-1 --reason \"抽取后发现计划范围填错\"\n      作废后本轮可重新抽取",
                "choucha -C 2026 void AJ-2026-01-1 --reason \"the plan's scope was wrong\"\n      the round can then be drawn again",
            ),
        ),
        "verify" => (
            lang.pick("复算并核验一次抽取", "Repeat a draw and check its record"),
            lang.pick(
                "choucha verify 下载/AJ-2026-01-1\n      只凭公开的文件夹核验；在案卷中给抽取编号则连同账本一起核验",
                "choucha verify Downloads/AJ-2026-01-1\n      needs nothing but the published folder; with a draw's id in a case folder the book is checked too",
            ),
        ),
        "ledger" => (
            lang.pick("查看或核验账本", "Show or verify the book"),
            lang.pick("choucha -C 2026 ledger show", "choucha -C 2026 ledger show"),
        ),
        "ledger show" => (
            lang.pick("列出账本各行", "List the lines of the book"),
            lang.pick("choucha -C 2026 ledger show", "choucha -C 2026 ledger show"),
        ),
        "ledger verify" => (
            lang.pick("核验账本前后衔接和所记文件", "Check the chain of the book and every file it names"),
            lang.pick("choucha -C 2026 ledger verify", "choucha -C 2026 ledger verify"),
        ),
        _ => return looking(lang, path),
    };
    Some(Help { about, example })
}

/// The help of the commands that only look or calculate.
fn looking(lang: Lang, path: &str) -> Option<Help> {
    let (about, example) = match path {
        "objects" => (
            lang.pick("检索检查对象名录库", "Search the object library"),
            lang.pick(
                "choucha -C 2026 objects --where 区域=鹿湾街道 --where 信用等级=D\n      各条件须同时满足；~ 表示包含，如 经营范围~危险化学品",
                "choucha -C 2026 objects --where region=鹿湾街道 --where grade=D\n      all conditions must hold; ~ means contains, as in scope~危险化学品",
            ),
        ),
        "inspectors" => (
            lang.pick("检索执法检查人员名录库", "Search the inspector library"),
            lang.pick("choucha -C 2026 inspectors --where 专业~有限空间", "choucha -C 2026 inspectors --where specialty~有限空间"),
        ),
        "items" => (
            lang.pick("检索随机抽查事项清单", "Search the item list"),
            lang.pick("choucha -C 2026 items --where 事项类别=重点", "choucha -C 2026 items --where class=重点"),
        ),
        "calendar" => (
            lang.pick("查看一年的工作日，或从完成之日推算期限", "Show a year's working days, or the deadline that follows from a day"),
            lang.pick(
                "choucha calendar --deadline 2026-01-20\n      此后第 20 个工作日是哪天，逐段说明哪些天不计；choucha calendar 2026 查看全年",
                "choucha calendar --deadline 2026-01-20\n      which day is the 20th working day after it, and which days do not count; choucha calendar 2026 shows the year",
            ),
        ),
        "selftest" => (
            lang.pick("在本机运行抽取方法的全部测试向量", "Run all test vectors of the draw method on this machine"),
            lang.pick("choucha selftest", "choucha selftest"),
        ),
        "demo" => (
            lang.pick("用样例走一遍：建卷、检查、封存、抽取、核验", "Go through the sample: make, check, seal, draw, verify"),
            lang.pick("choucha demo\n      在 choucha-demo 文件夹中演示", "choucha demo\n      shows it in the folder choucha-demo"),
        ),
        "completions" => (
            lang.pick("生成命令行补全脚本", "Write a shell's completion script"),
            lang.pick("choucha completions bash > choucha.bash", "choucha completions bash > choucha.bash"),
        ),
        _ => return of_lists(lang, path),
    };
    Some(Help { about, example })
}

/// The help of `lists` and what is below it.
fn of_lists(lang: Lang, path: &str) -> Option<Help> {
    let (about, example) = match path {
        "lists" => (
            lang.pick("名录变动", "Changes of the lists"),
            lang.pick(
                "choucha -C 2026 lists diff 上月/objects.csv now",
                "choucha -C 2026 lists diff last-month/objects.csv now",
            ),
        ),
        "lists diff" => (
            lang.pick(
                "比对名录的两个版本：新增、删除、变更了哪些",
                "Compare two versions of a list: what was added, removed, changed",
            ),
            lang.pick(
                "choucha -C 2026 lists diff draw:AJ-2026-01-1 now\n      抽取以后名录库少了谁、为什么；相同退出码为 0，有变动为 1\n  choucha -C 2026 lists diff 上月/inspectors.csv now --list inspectors\n      行和栏的次序、编码、日期写法不同，不算变动",
                "choucha -C 2026 lists diff draw:AJ-2026-01-1 now\n      who left the library after the draw, and why; exits 0 when the two are the same, 1 when they differ\n  choucha -C 2026 lists diff last-month/inspectors.csv now --list inspectors\n      the order of rows and columns, the encoding and the spelling of dates do not count",
            ),
        ),
        _ => return of_themes(lang, path),
    };
    Some(Help { about, example })
}

/// The help of commands that have a file of their own for it.
fn of_themes(lang: Lang, path: &str) -> Option<Help> {
    let pairs = [
        help_form::command,
        help_publish::command,
        help_results::command,
        help_visits::command,
    ];
    let pair = || pairs.iter().find_map(|theme| theme(lang, path));
    help_plan::command(lang, path)
        .or_else(|| help_record::command(lang, path))
        .or_else(|| pair().map(|(about, example)| Help { about, example }))
}

/// The help of an argument, by its command and id.
pub fn argument(lang: Lang, command: &str, id: &str) -> Option<&'static str> {
    Some(match (command, id) {
        (_, "case") => lang.pick("案卷文件夹（默认为当前文件夹）", "Case folder (default: the current folder)"),
        (_, "lang") => lang.pick("界面语言：zh 或 en", "Language of the screen: zh or en"),
        (_, "json") => lang.pick("输出一份 JSON，供脚本使用", "Print one JSON document, for scripts"),
        (_, "today") => lang.pick(
            "声明日期（脚本和演练用）：与系统时间一并记入账本",
            "Declare a day, for scripts and rehearsals; the book has it beside the clock's time",
        ),
        (_, "by") => lang.pick("经办人（默认为系统用户名）", "Who acts (default: the system's user name)"),
        (_, "help") => lang.pick("显示帮助", "Show help"),
        (_, "version") => lang.pick("显示版本", "Show the version"),
        ("init", "dir") => lang.pick("新建到哪个文件夹（默认为当前文件夹）", "Where (default: the current folder)"),
        ("init", "sample") => lang.pick("填入内置的样例单位", "Fill it with the built-in sample bureau"),
        ("seal" | "draw", "task") => lang.pick("任务编号", "Id of the task"),
        ("seal" | "draw", "round") => lang.pick("第几轮（默认第 1 轮）", "Which round (default: 1)"),
        ("seal" | "draw", "adhoc") => lang.pick(
            "临时任务的理由：任务不在已发布的年度计划内，各处均注明",
            "Why a task outside the published plan is drawn (临时任务); every record says so",
        ),
        ("seal", "source") => lang.pick(
            "种子来源：os、given、drand quicknet <轮次>，或一行写明的公开事件（含种子的写法）",
            "Where the seed will come from: os, given, drand quicknet <round>, or a public event in one line, the seed's spelling included",
        ),
        ("draw", "seed") => lang.pick("种子：一行文字，原样使用", "Seed: one line of text, used as given"),
        ("draw" | "run", "witness") => lang.pick("见证人姓名（可多次给出）", "A witness's name (may be given several times)"),
        ("draw", "dry_run") => {
            lang.pick("演练：不抽取、不入账，不接受种子", "Rehearse: nothing is drawn or recorded, no seed is taken")
        }
        ("void", "draw") => lang.pick("抽取编号，或封存编号", "Id of a draw or of a seal"),
        ("void", "reason") => lang.pick("理由（记入账本）", "Why (goes into the book)"),
        ("verify", "draw") => lang.pick("抽取编号，或任一抽取文件夹", "Id of a draw, or any draw folder"),
        ("objects" | "inspectors" | "items", "conditions") => lang.pick(
            "条件：栏=值 或 栏~包含的文字（可多次给出）",
            "A condition: column=value or column~part (may be given several times)",
        ),
        ("objects" | "inspectors" | "items", "limit") => lang.pick("最多显示几行（默认 50）", "How many rows to show (default 50)"),
        ("calendar", "year") => lang.pick("年份（默认为今年）", "The year (default: this year)"),
        ("calendar", "deadline") => lang.pick(
            "检查完成之日：推算录入结果的期限，当日不计",
            "The day of completion, which does not count: work out the deadline for the result",
        ),
        ("calendar", "days") => lang.pick(
            "工作日数（默认为案卷设定，没有案卷为 20）",
            "How many working days (default: the case folder's setting, 20 without one)",
        ),
        ("diff", "before") => lang.pick(
            "变动前：now（案卷中现在的名录）、文件路径、draw:<抽取或封存编号>、plan:<计划版本>",
            "The earlier version: now (the list of the case folder), a file, draw:<id of a draw or seal>, plan:<version of the plan>",
        ),
        ("diff", "after") => lang.pick("变动后：写法同上", "The later version, written alike"),
        ("diff", "list") => lang.pick(
            "哪个名录：objects（默认）、inspectors、items、recusals、plan、findings",
            "Which list: objects (default), inspectors, items, recusals, plan, findings",
        ),
        ("diff", "limit") => lang.pick("各表最多显示几行（默认 50）", "How many rows of each table to show (default 50)"),
        ("demo", "dir") => lang.pick("演示文件夹（默认 choucha-demo，须为空或不存在）", "Folder (default choucha-demo; must be empty or not there)"),
        ("completions", "shell") => lang.pick("bash、zsh、fish、powershell 或 elvish", "bash, zsh, fish, powershell or elvish"),
        _ => {
            let themes = [help_form::argument, help_plan::argument, help_publish::argument, help_record::argument, help_results::argument, help_visits::argument];
            return themes.iter().find_map(|theme| theme(lang, command, id));
        }
    })
}

/// The name of an argument's value.
pub fn value_name(lang: Lang, id: &str) -> Option<&'static str> {
    Some(match id {
        "case" | "dir" | "out" => lang.pick("文件夹", "DIR"),
        "lang" => lang.pick("语言", "LANG"),
        "today" | "as_of" | "deadline" => lang.pick("日期", "DATE"),
        "year" => lang.pick("年份", "YEAR"),
        "by" | "witness" => lang.pick("姓名", "NAME"),
        "task" => lang.pick("任务", "TASK"),
        "round" | "limit" | "days" => "N",
        "seeds" => lang.pick("文件", "FILE"),
        "source" | "reason" | "seed" | "adhoc" => lang.pick("文字", "TEXT"),
        "draw" => lang.pick("抽取", "DRAW"),
        "object" => lang.pick("对象", "OBJECT"),
        "conditions" => lang.pick("条件", "CONDITION"),
        "shell" => "SHELL",
        "before" => lang.pick("变动前", "BEFORE"),
        "after" => lang.pick("变动后", "AFTER"),
        "list" => lang.pick("名录", "LIST"),
        _ => {
            let themes = [
                help_record::value_name,
                help_publish::value_name,
                help_results::value_name,
                help_visits::value_name,
            ];
            return themes.iter().find_map(|theme| theme(lang, id));
        }
    })
}

/// Headings within a help text: usage, commands, arguments, options, example, and the codes of exit.
pub fn headings(lang: Lang) -> [&'static str; 6] {
    lang.pick(
        ["用法", "命令", "参数", "选项", "示例", "退出码：0 完成或属实；1 已检查、不成立；2 用法错误；3 拒绝，未写入任何内容；4 文件出错，未丢失任何内容"],
        ["Usage", "Commands", "Arguments", "Options", "Example", "Exit codes: 0 done, or true; 1 checked, does not hold; 2 usage; 3 refused, nothing written; 4 file trouble, nothing lost"],
    )
}
