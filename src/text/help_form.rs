//! What `--help` says of `form`.

use crate::text::Lang;

/// What a command does, and an example; `None` when it is not one of these.
pub(crate) fn command(lang: Lang, path: &str) -> Option<(&'static str, &'static str)> {
    (path == "form").then(|| {
        (
            lang.pick(
                "生成随机抽查通知书、现场检查记录表和待填的结果表，同一对象的事项合并为一次检查",
                "Write notices, record forms and the CSV to fill in; items at the same object become one visit",
            ),
            lang.pick(
                "choucha -C 2026 form AJ-2026-01-1\n      写入 2026/forms/：HTML 用浏览器打开后按 A4 打印；CSV 填好后导入。\n      不写抽取编号，则为全部未录入结果的检查。文书不是记录，可以重新生成",
                "choucha -C 2026 form AJ-2026-01-1\n      writes into 2026/forms/: print the HTML from a browser on A4, fill in the CSV and import it.\n      Without a draw: every visit that waits for its result. Papers are no records and may be written again",
            ),
        )
    })
}

/// What an argument of a command is.
pub(crate) fn argument(lang: Lang, command: &str, id: &str) -> Option<&'static str> {
    Some(match (command, id) {
        ("form", "draw") => lang.pick(
            "抽取编号（默认为全部未录入结果的检查）",
            "Id of a draw (default: every visit without a result)",
        ),
        ("form", "object") => lang.pick(
            "对象代码：只要这一个对象",
            "Code of an object of the draw: this one only",
        ),
        ("form", "out") => lang.pick(
            "写入哪个文件夹（默认为案卷中的 forms）",
            "Where to write (default: forms in the case folder)",
        ),
        ("form", "notice") => lang.pick("只要随机抽查通知书", "Only the notice"),
        ("form", "record") => lang.pick("只要现场检查记录表", "Only the record form"),
        ("form", "csv") => lang.pick("只要待填的结果表（CSV）", "Only the CSV to fill in"),
        _ => return None,
    })
}
