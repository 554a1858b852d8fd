//! What `publish --help` says.

use crate::text::Lang;

/// What the command does and an example, by its path below `choucha`.
pub(crate) fn command(lang: Lang, path: &str) -> Option<(&'static str, &'static str)> {
    (path == "publish").then(|| {
        (
            lang.pick(
                "公开：清单、计划、抽取结果、检查结果、处理结果，及可当场复算抽取的网页（个人信息不在其中）",
                "Publish lists, plans, draws, results, handling, and a website on which draws can be repeated; no personal data",
            ),
            lang.pick(
                "choucha -C 2026 publish\n      写入 public/，用浏览器打开 public/index.html\n  choucha -C 2026 publish --check\n      有未公开的、公开后有变动的，退出码为 1\n  choucha -C 2026 publish --for platform\n      按监管平台公告的栏目写出表格，供粘贴",
                "choucha -C 2026 publish\n      writes public/; open public/index.html in a browser\n  choucha -C 2026 publish --check\n      exits 1 when something is not published, or changed since\n  choucha -C 2026 publish --for platform\n      tables with the captions of the supervision platform, to paste",
            ),
        )
    })
}

/// The help of its arguments.
pub(crate) fn argument(lang: Lang, command: &str, id: &str) -> Option<&'static str> {
    Some(match (command, id) {
        ("publish", "check") => lang.pick(
            "只核对哪些还没有公开、哪些公开后有变动",
            "Only say what is not published yet or has changed since",
        ),
        ("publish", "purpose") => lang.pick(
            "用途：platform（监管平台的栏目）",
            "What for: platform (captions of the supervision platform)",
        ),
        ("publish", "out") => lang.pick(
            "表格写到哪个文件夹（默认 platform）",
            "Where the tables go (default: platform)",
        ),
        ("verify", "head") => lang.pick(
            "对外公布过的账首摘要：说明它是第几行的",
            "A published head: say which line it was",
        ),
        _ => return None,
    })
}

/// The name of an argument's value.
pub(crate) fn value_name(lang: Lang, id: &str) -> Option<&'static str> {
    Some(match id {
        "purpose" => lang.pick("用途", "WHAT"),
        "head" => lang.pick("摘要", "SHA256"),
        _ => return None,
    })
}
