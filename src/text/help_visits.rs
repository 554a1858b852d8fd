//! What `--help` says of the commands that change a visit before its result: replace, recuse, assist.

use crate::text::Lang;

/// The help of a command: what it does, and an example.
pub(crate) fn command(lang: Lang, path: &str) -> Option<(&'static str, &'static str)> {
    Some(match path {
        "replace" => (
            lang.pick(
                "更换一次检查的人员或对象：先把申请记入账本，再抽签",
                "Replace an inspector or the object of a visit: the request goes into the book, then the lot is drawn",
            ),
            lang.pick(
                "choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --inspector 37049901007 --ground unable --reason \"骨折住院\"\n      由签号最小的候选人接替；没有候选人的，须另用 --decision 写明处理决定\n  choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --object --ground missing --reason \"登记地址已拆除\"\n      由同层下一个票号的对象替补，检查组不变\n  choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --seed 583\n      申请写明的种子产生以后，抽签",
                "choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --inspector 37049901007 --ground unable --reason \"in hospital\"\n      the candidate with the smallest lot takes the seat; where there is none, --decision says what was decided\n  choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --object --ground missing --reason \"the building is gone\"\n      the stratum's next ticket takes its place, with the same team\n  choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --seed 583\n      draw the lot once the seed that the request names has come up",
            ),
        ),
        "recuse" => (
            lang.pick(
                "记录被检查单位的回避申请和答复（细则第15条）",
                "Record that the inspected company asks an inspector to stay away, and the answer (article 15)",
            ),
            lang.pick(
                "choucha -C 2026 recuse AJ-2026-01-1 91370499MY2UU2Y43C 37049901007 --grounds \"系本单位负责人亲属\" --grant --answer \"经查属实\"\n      准予的，该人员不再进入本对象的检查组，须随即更换",
                "choucha -C 2026 recuse AJ-2026-01-1 91370499MY2UU2Y43C 37049901007 --grounds \"a relative of our manager\" --grant --answer \"found to be true\"\n      once granted, the inspector must not visit this object, and has to be replaced",
            ),
        ),
        "assist" => (
            lang.pick(
                "记录协助检查的专业人员（细则第七条）",
                "Record an expert who helps the team (article 7)",
            ),
            lang.pick(
                "choucha -C 2026 assist AJ-2026-01-1 91370499MY2UU2Y43C --name 何工 --unit 市化工研究院 --reason \"储罐检测\"\n      专业人员不是检查组成员，不签字、不录入",
                "choucha -C 2026 assist AJ-2026-01-1 91370499MY2UU2Y43C --name \"He Gong\" --unit \"Chemical Institute\" --reason \"tank inspection\"\n      an expert is no member of the team, and neither signs nor enters results",
            ),
        ),
        _ => return None,
    })
}

/// The help of an argument.
pub(crate) fn argument(lang: Lang, command: &str, id: &str) -> Option<&'static str> {
    Some(match (command, id) {
        ("replace" | "recuse" | "assist", "draw") => lang.pick("抽取编号", "Id of the draw"),
        ("replace" | "recuse" | "assist", "object") => lang.pick("对象代码", "Code of the object"),
        ("replace", "inspector") => lang.pick(
            "更换这名检查人员（执法证号）",
            "Replace this inspector (certificate number)",
        ),
        ("replace", "lost") => lang.pick("更换对象", "Replace the object"),
        ("replace", "ground") => lang.pick(
            "更换事由：人员为 recusal 回避、unable 因病因事不能参加、left 调离；对象为 deregistered 注销、moved 迁出、missing 查无",
            "Ground: of an inspector recusal, unable, left; of an object deregistered, moved, missing",
        ),
        ("replace", "reason") => lang.pick("理由（记入账本并公示）", "Why (goes into the book and is published)"),
        ("replace", "source") => lang.pick(
            "种子来源：os（默认）、given（给出 --seed 时默认）、drand quicknet <轮次>，或一行写明的公开事件；后两种先记申请，待种子产生后再抽签",
            "Where the seed comes from: os (default), given (default with --seed), drand quicknet <round>, or a public event in one line; with the last two the request is recorded first and the lot drawn when the seed has come up",
        ),
        ("replace", "seed") => lang.pick("种子：一行文字，原样使用", "Seed: one line of text, used as given"),
        ("replace", "decision") => lang.pick(
            "处理决定：没有人可以接替时写明，席位空缺",
            "What was decided where nobody may take the seat; it stays empty",
        ),
        ("recuse", "cert") => lang.pick("执法证号", "Certificate number"),
        ("recuse", "grounds") => lang.pick("被检查单位所说的理由", "What the company says"),
        ("recuse", "grant") => lang.pick("准予", "Grant it"),
        ("recuse", "deny") => lang.pick("不准予", "Deny it"),
        ("recuse", "answer") => lang.pick("答复", "The answer in words"),
        ("assist", "name") => lang.pick("专业人员姓名", "The expert's name"),
        ("assist", "unit") => lang.pick("专业人员单位", "The expert's unit"),
        ("assist", "reason") => lang.pick("为什么需要协助、协助什么", "Why, and with what"),
        _ => return None,
    })
}

/// The name of an argument's value.
pub(crate) fn value_name(lang: Lang, id: &str) -> Option<&'static str> {
    Some(match id {
        "object" => lang.pick("对象代码", "OBJECT"),
        "inspector" | "cert" => lang.pick("执法证号", "CERT"),
        "ground" => lang.pick("事由", "GROUND"),
        "decision" | "grounds" | "answer" => lang.pick("文字", "TEXT"),
        "name" => lang.pick("姓名", "NAME"),
        "unit" => lang.pick("单位", "UNIT"),
        _ => return None,
    })
}
