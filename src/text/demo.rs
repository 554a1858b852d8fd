//! What `demo` says between its steps.

use super::{Lang, both};

/// The source of the demonstration's seed, as a seal in an office would name it.
pub const SOURCE: &str =
    "2026-06-01 福彩3D 第2026142期开奖号码，三位数字按百十个位连写（演示用，非真实开奖）";
/// The day that the demonstration declares for its seal: the day before the event.
pub const SEAL_DAY: &str = "2026-05-31";
/// The day that it declares for its draw: the day of the event.
pub const DRAW_DAY: &str = "2026-06-01";
/// The demonstration's witness.
pub const WITNESS: &str = "见证人甲";

/// The steps, each with the command that does the same.
pub fn steps(lang: Lang, folder: &str, task: &str, seed: &str) -> Vec<String> {
    vec![
        both!(
            lang,
            "一、新建案卷：choucha init {folder} --sample",
            "1. Make a case folder: choucha init {folder} --sample"
        ),
        both!(
            lang,
            "二、检查一单两库和计划：choucha -C {folder} check",
            "2. Check the lists and the plan: choucha -C {folder} check"
        ),
        both!(
            lang,
            "三、封存（声明为 {SEAL_DAY}，开奖前一天）：choucha -C {folder} --today {SEAL_DAY} seal {task} --source \"{SOURCE}\"",
            "3. Seal (declared as {SEAL_DAY}, the day before the event): choucha -C {folder} --today {SEAL_DAY} seal {task} --source \"{SOURCE}\""
        ),
        both!(
            lang,
            "四、抽取（声明为 {DRAW_DAY}）：choucha -C {folder} --today {DRAW_DAY} draw {task} --seed {seed} --witness {WITNESS}",
            "4. Draw (declared as {DRAW_DAY}): choucha -C {folder} --today {DRAW_DAY} draw {task} --seed {seed} --witness {WITNESS}"
        ),
        both!(
            lang,
            "五、再抽一次同一轮（应被拒绝）",
            "5. Draw the same round again (must be refused)"
        ),
        both!(
            lang,
            "六、核验：choucha -C {folder} verify {task}-1",
            "6. Verify: choucha -C {folder} verify {task}-1"
        ),
        both!(
            lang,
            "七、核验账本：choucha -C {folder} ledger verify",
            "7. Verify the book: choucha -C {folder} ledger verify"
        ),
    ]
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
pub fn end(lang: Lang, folder: &str, task: &str) -> Vec<String> {
    vec![
        String::new(),
        both!(
            lang,
            "以上：新建了案卷，检查了清单和两库，在（演示声明的）开奖之前封存了第一个任务，抽取并匹配了检查组，拒绝了重复抽取，复算并核验了结果和账本。",
            "Done: made a case folder, checked its lists, sealed the first task before the (declared) event, drew and matched teams, refused a second draw, repeated the draw and verified it and the book.",
        ),
        both!(
            lang,
            "抽中名单：{folder}/draws/{task}-1/list.csv（用 Excel/WPS 打开）。任何人拿到这个文件夹都能复算：choucha verify {folder}/draws/{task}-1",
            "The drawn list: {folder}/draws/{task}-1/list.csv (opens in Excel/WPS). Anyone who has that folder can repeat it: choucha verify {folder}/draws/{task}-1",
        ),
    ]
}
