//! `seal`, and draws from a seal.

use crate::office::{Office, masked, sha};

pub(super) const TASK: &str = "AJ-2026-04";
pub(super) const EVENT: &str = "2026-06-01 福彩3D 第2026142期开奖号码，三位数字按百十个位连写";
pub(super) const FOLDER: &str = "seals/AJ-2026-04-1.s1";
/// The day before the event, declared.
const BEFORE: [&str; 2] = ["--today", "2026-05-31"];

pub(super) fn sealed(source: &str) -> Office {
    let office = Office::sample();
    let ran = office.zh(&["seal", TASK, "--source", source]);
    assert_eq!(ran.code, 0, "{ran:?}");
    office
}

#[test]
fn the_commitment_is_the_digest_of_the_manifest_in_both_languages() {
    let office = Office::sample();
    let ran = office.zh(&[&BEFORE[..], &["seal", TASK, "--source", EVENT]].concat());
    let manifest = office.read(&format!("{FOLDER}/manifest.txt"));
    let (commitment, plan) = (sha(&manifest), office.plan_sha(1));
    assert_eq!(
        masked(&ran.out),
        format!(
            "已封存 AJ-2026-04-1.s1，文本在 {FOLDER}\n\
             清单摘要（承诺值）：{commitment}\n\
             种子来源：{EVENT}\n\
             请在种子产生前公布承诺值并留存带日期的凭据（公示栏、上报邮件、时间戳），这样才能证明名单与种子互不迁就。\n\
             任务来源：年度计划第 1 版（{plan}）\n\
             账本第 3 行，账首摘要 <head>\n"
        )
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(manifest.lines().nth(4), Some("seal: 1"));
    assert_eq!(manifest.lines().nth(5), Some(&*format!("source: {EVENT}")));

    let ran = Office::sample().en(&[&BEFORE[..], &["seal", TASK, "--source", EVENT]].concat());
    assert_eq!(
        masked(&ran.out),
        format!(
            "sealed AJ-2026-04-1.s1; its texts are in {FOLDER}\n\
             manifest (the commitment): {commitment}\n\
             source of the seed: {EVENT}\n\
             Publish the commitment before the seed exists, and keep a dated proof of it (notice board, mail to a superior, time stamp): only then does it prove that neither was chosen to fit the other.\n\
             task from: the yearly plan, version 1 ({plan})\n\
             book line 3, head <head>\n"
        )
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_seal_that_proves_nothing_says_so() {
    let (late, os) = (Office::sample(), Office::sample());
    let ran = late.zh(&["--today", "2026-06-01", "seal", TASK, "--source", EVENT]);
    let note = "注意：来源中的日期 2026-06-01 不晚于今天 2026-06-01，这样的封存证明不了什么";
    assert_eq!(
        ran.out.lines().filter(|line| *line == note).count(),
        1,
        "{}",
        ran.out
    );
    let ran = os.en(&["seal", TASK, "--source", "os"]);
    let note = "note: with the source os or given the standing will be unproven; \
                publishing the commitment proves nothing about the seed.";
    assert_eq!(
        ran.out.lines().filter(|line| *line == note).count(),
        1,
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("Publish the commitment"), "{}", ran.out);
}

#[test]
fn a_script_gets_the_seal_as_json() {
    let office = Office::sample();
    let ran = office.zh(&["seal", TASK, "--source", EVENT, "--json"]);
    let commitment = sha(office.read(&format!("{FOLDER}/manifest.txt")));
    let plan = office.plan_sha(1);
    assert_eq!(
        masked(&ran.out),
        format!(
            "{{\n  \"origin\": {{\n    \"plan\": {{\n      \"version\": 1,\n      \"sha256\": \"{plan}\"\n    }}\n  }},\n  \
             \"seal\": \"AJ-2026-04-1.s1\",\n  \"manifest_sha256\": \"{commitment}\",\n  \"source\": \"{EVENT}\",\n  \
             \"folder\": \"{FOLDER}\",\n  \"head\": \"<head>\"\n}}\n"
        )
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_sealed_round_is_not_sealed_again() {
    let office = sealed(EVENT);
    let commitment = sha(office.read(&format!("{FOLDER}/manifest.txt")));
    let (zh, en) = office.refused("D04", &["seal", TASK, "--source", "os"]);
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [D04] 本轮已封存：清单摘要 {commitment}，种子来源“{EVENT}”\n\
             怎么办：据此封存抽取，或写明理由作废封存\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [D04] this round is sealed: manifest {commitment}, seed from \"{EVENT}\"\n\
             what to do: draw from this seal, or void it with a reason\n"
        )
    );
}

#[test]
fn a_drawn_round_is_not_sealed() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", TASK, "--seed", "1"]).code, 0);
    office.refused("D03", &["seal", TASK, "--source", EVENT]);
}

#[test]
fn a_malformed_source_is_refused() {
    let office = Office::sample();
    for bad in [
        "",
        " os",
        "os ",
        "a\tb",
        "a\nb",
        "drand",
        "drand quicknet",
        "drand quicknet 007",
        "drand quicknet -1",
        "drand  quicknet 7",
        "drand quicknet 99999999999999999999",
        "e\u{301}",
    ] {
        office.refused("D08", &["seal", TASK, "--source", bad]);
    }
}

/// Recuses everybody who holds the specialty of task 04 from one object of its scope.
fn unservable() -> Office {
    let office = Office::sample();
    let mut recusals = office.read("recusals.csv");
    for cert in ["001", "005", "015", "016", "017", "018", "019", "033"] {
        let line = format!("37049901{cert},91370499MYUQQM6E70,近亲属为该企业负责人,2026-01-13,\n");
        recusals.push_str(&line);
    }
    office.write("recusals.csv", recusals);
    office
}

#[test]
fn a_scope_with_an_object_that_nobody_may_inspect_is_refused_at_the_seal_and_at_the_draw() {
    let office = unservable();
    let certs = "37049901001, 37049901005, 37049901015, 37049901016, 37049901017, 37049901018, 37049901019, 37049901033";
    for command in [
        &["seal", TASK, "--source", EVENT][..],
        &["draw", TASK, "--seed", "583"],
        &["draw", TASK, "--dry-run"],
    ] {
        let (zh, en) = office.refused("T20", command);
        assert_eq!(
            zh.err,
            format!(
                "拒绝 [T20] 1 个对象因回避组不成检查组（无论抽中与否都须先解决）：\n  \
                 91370499MYUQQM6E70：回避 {certs}，余 26 人（专业 0 人）\n\
                 怎么办：补充检查人员，或由负责人决定回避关系、把对象移出本任务范围\n"
            )
        );
        assert_eq!(
            en.err,
            format!(
                "refused [T20] 1 object(s) cannot be given a team because of recusals (drawn or not, this must be settled first):\n  \
                 91370499MYUQQM6E70: recused {certs}; 26 left (0 qualified)\n\
                 what to do: add inspectors, or have the recusals decided, or take the objects out of the task's scope\n"
            )
        );
    }
}

#[test]
fn too_few_inspectors_for_the_teams_are_refused() {
    // Such a plan has a fault and is not published; a task outside it is refused for the same reason.
    let office = Office::unpublished();
    office.replace(
        "plan.csv",
        "行为=30%,1,2026-07-01,2026-09-30,2,,4,,",
        "行为=30%,1,2026-07-01,2026-09-30,2,,17,,",
    );
    for command in [
        &["seal", "AJ-2026-03", "--source", EVENT, "--adhoc", "专项"][..],
        &["draw", "AJ-2026-03", "--adhoc", "专项"],
        &["draw", "AJ-2026-03", "--dry-run"],
    ] {
        let (zh, en) = office.refused("T19", command);
        assert_eq!(
            zh.err,
            "拒绝 [T19] 检查人员不足：需 34 人（其中专业 0 人），可参加 33 人（其中专业 12 人）\n\
             怎么办：减少检查组数、每组人数或专业人数，或补充有效执法证人员\n"
        );
        assert_eq!(
            en.err,
            "refused [T19] too few inspectors: 34 needed (0 of them qualified), 33 may serve (12 qualified)\n\
             what to do: lower the number of teams, people or qualified people, or add inspectors with valid certificates\n"
        );
    }
}

#[test]
fn a_voided_seal_stays_and_the_next_one_is_number_two() {
    let office = sealed(EVENT);
    let first = office.read(&format!("{FOLDER}/manifest.txt"));
    let ran = office.zh(&["void", "AJ-2026-04-1.s1", "--reason", "名单有误"]);
    assert_eq!(
        masked(&ran.out),
        "已作废 AJ-2026-04-1.s1，理由：名单有误\n原记录保留在账本和文件夹中；本轮可以重新封存或抽取。\n账本第 4 行，账首摘要 <head>\n"
    );
    assert_eq!(office.zh(&["seal", TASK, "--source", EVENT]).code, 0);
    let second = office.read("seals/AJ-2026-04-1.s2/manifest.txt");
    assert_eq!(second, first.replace("seal: 1\n", "seal: 2\n"));
    assert_eq!(office.read(&format!("{FOLDER}/manifest.txt")), first);
    assert_eq!(office.zh(&["draw", TASK, "--seed", "583"]).code, 0);
    assert_eq!(office.zh(&["verify", "AJ-2026-04-1"]).code, 0);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    office.refused(
        "D09",
        &["void", "AJ-2026-04-1.s2", "--reason", "已抽取的封存"],
    );
}

#[test]
fn an_open_seal_can_be_voided_by_the_id_that_its_draw_would_have() {
    let office = sealed(EVENT);
    let ran = office.en(&["void", "AJ-2026-04-1", "--reason", "wrong list"]);
    assert_eq!(
        masked(&ran.out),
        "voided AJ-2026-04-1.s1, because: wrong list\n\
         It stays in the book and in its folder; the round can be sealed or drawn again.\n\
         book line 4, head <head>\n"
    );
    assert_eq!(ran.code, 0);
}

#[test]
fn a_second_void_of_a_draw_does_not_void_the_seal_made_after_it() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", TASK, "--seed", "1"]).code, 0);
    assert_eq!(
        office
            .zh(&["void", "AJ-2026-04-1", "--reason", "错选任务"])
            .code,
        0
    );
    assert_eq!(office.zh(&["seal", TASK, "--source", EVENT]).code, 0);
    office.refused("D09", &["void", "AJ-2026-04-1", "--reason", "又按了一次"]);
}
