//! Why two versions of a list cannot be held against each other (V01–V06).

use crate::domain::versions::flaw::{KeyFlaw, VersionFlaw};

use crate::text::{Lang, Said, both, said, terms};

/// How many names of draws or versions are given.
const KNOWN: usize = 20;

/// The sentences for a flaw.
pub fn flaw(lang: Lang, flaw: &VersionFlaw) -> Said {
    match flaw {
        VersionFlaw::NoVersion { side, known } => no_version(lang, side, known),
        VersionFlaw::CodesOnly { side, list } => {
            let list = terms::list(lang, *list);
            said!(
                lang,
                "“{side}”只有对象代码，不能与{list}比对"
                    / "\"{side}\" holds codes of objects only and cannot be held against the {list}",
                "draw: 和 plan: 只用于检查对象名录库；比对{list}请给出旧文件的路径"
                    / "draw: and plan: are for the object library; for the {list} give the path of an older file"
            )
        }
        VersionFlaw::Keys { file, rows, total } => keys(lang, file, rows, *total),
        VersionFlaw::Header {
            file,
            list,
            missing,
            twice,
        } => {
            let names = |keys: &[String]| {
                let names = keys.iter().map(|key| terms::column(lang, *list, key));
                names.collect::<Vec<_>>().join(lang.pick("、", ", "))
            };
            let (missing, twice) = (names(missing), names(twice));
            let missing = if missing.is_empty() {
                String::new()
            } else {
                both!(lang, "缺少栏 {missing}", "has no column {missing}")
            };
            let twice = if twice.is_empty() {
                String::new()
            } else {
                both!(lang, "栏 {twice} 出现两次", "has the column {twice} twice")
            };
            let parting = if missing.is_empty() || twice.is_empty() {
                ""
            } else {
                lang.pick("，", " and ")
            };
            let list = terms::list(lang, *list);
            said!(
                lang,
                "{file} 的表头不是{list}的表头：{missing}{parting}{twice}"
                    / "{file} does not have the header of the {list}: it {missing}{parting}{twice}",
                "核对是不是这个名录的文件（用 --list 指定名录），补齐表头后再试"
                    / "make sure that it is a file of this list (see --list), mend its header, and try again"
            )
        }
        VersionFlaw::TaskGone { side, task, known } => {
            let known = known.join(lang.pick("、", ", "));
            said!(
                lang,
                "“{side}”所属任务“{task}”已不在计划中，无从确定现在的范围"
                    / "the task \"{task}\" of \"{side}\" is not in the plan any more, so it has no scope now",
                "在计划中恢复该任务，或改与另一次抽取（draw:…）、某版计划（plan:…）比对；现有任务：{known}"
                    / "put the task back into the plan, or compare with another draw (draw:…) or a version of the plan (plan:…); the tasks are: {known}"
            )
        }
        VersionFlaw::Codes { file, line } => said!(
            lang,
            "{file} 第 {line} 行不合规：应为每行一个代码，升序、不重复，以换行结束"
                / "{file} line {line} is malformed: it should hold one code a line, ascending, none twice, the last line ended",
            "该文件可能被改动，请从备份恢复"
                / "the file may have been changed; restore it from a copy"
        ),
    }
}

fn no_version(lang: Lang, side: &str, known: &[String]) -> Said {
    let mut names = known.iter().take(KNOWN).cloned().collect::<Vec<_>>();
    if known.len() > KNOWN {
        names.push("…".to_owned());
    }
    let names = names.join(lang.pick("、", ", "));
    let (zh, en) = if side.starts_with("plan:") {
        ("这一版计划", "version of the plan")
    } else {
        ("这次抽取或封存", "draw or seal")
    };
    if known.is_empty() {
        return said!(
            lang,
            "没有{zh}“{side}”：案卷中一个也没有"
                / "there is no {en} \"{side}\": the case folder has none",
            "改与旧文件比对，或先确认 -C 指定的案卷"
                / "compare with an older file, or make sure that -C names the right case folder"
        );
    }
    said!(
        lang,
        "没有{zh}“{side}”" / "there is no {en} \"{side}\"",
        "现有：{names}" / "there are: {names}"
    )
}

fn keys(lang: Lang, file: &str, rows: &[KeyFlaw], total: u64) -> Said {
    let told = rows.iter().map(|KeyFlaw { row, first }| match first {
        None => both!(lang, "第 {row} 行主键为空", "row {row} has an empty key"),
        Some((key, first)) => both!(
            lang,
            "第 {row} 行“{key}”与第 {first} 行重复",
            "row {row} has \"{key}\" as row {first} does"
        ),
    });
    let mut told: Vec<String> = told.collect();
    let hidden = total - rows.len() as u64;
    if hidden > 0 {
        told.push(both!(lang, "另有 {hidden} 处", "and {hidden} more"));
    }
    let told = told.join(lang.pick("；", "; "));
    said!(
        lang,
        "{file} 的行无法一一对应：{told}" / "the rows of {file} cannot be told apart: {told}",
        "主键（代码、执法证号或编号）须填写且不重复；改正这些行后再比对"
            / "a key (code, certificate or id) must be there, and once only; mend these rows, and compare again"
    )
}
