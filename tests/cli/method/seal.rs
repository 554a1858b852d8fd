//! `seal`, and draws from a seal.

use super::sources::{DAY, EVE, LOTTERY, OUTCOME, ROUND};
use crate::office::{Office, masked, sha};

pub(super) const TASK: &str = "AJ-2026-04";
pub(super) const FOLDER: &str = "seals/AJ-2026-04-1.s1";
/// Draws it from a seal on the lottery.
pub(super) const DRAW: [&str; 6] = ["draw", TASK, "--today", DAY, "--seed", OUTCOME];

/// Seals the task, on the day before the lottery.
fn seal(source: &str) -> [&str; 6] {
    ["seal", TASK, "--today", EVE, "--source", source]
}

pub(super) fn sealed(source: &str) -> Office {
    let office = Office::sample();
    let ran = office.zh(&seal(source));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    office
}

#[test]
fn the_commitment_is_the_digest_of_the_manifest_in_both_languages() {
    let office = Office::sample();
    let ran = office.zh(&seal(LOTTERY));
    let manifest = office.read(&format!("{FOLDER}/manifest.txt"));
    let (commitment, plan) = (sha(&manifest), office.plan_sha(1));
    // Digests in lines that are too long are shown by their first digits.
    let plan = &plan[..8];
    assert_eq!(
        masked(&ran.out),
        format!(
            "已封存 AJ-2026-04-1.s1，文本在 {FOLDER}\n\
             清单摘要（承诺值）：\n\x20 {commitment}\n\
             种子来源：{LOTTERY}\n\
             种子最早可知的时间（北京时间）：2026-06-02 00:00:00\n\
             请在种子产生前公布承诺值并留存带日期的凭据（公示栏、上报邮件、上级签收），这样才能证明名单与种子互不迁就。\n\
             任务来源：年度计划第 1 版（{plan}…）\n\
             账本第 3 行，账本末行校验码 <head>\n"
        )
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(manifest.lines().nth(4), Some("seal: 1"));
    assert_eq!(
        manifest.lines().nth(5),
        Some(&*format!("source: {LOTTERY}"))
    );

    let office = Office::sample();
    let ran = office.en(&seal(LOTTERY));
    let commitment = sha(office.read(&format!("{FOLDER}/manifest.txt")));
    assert_eq!(
        masked(&ran.out),
        format!(
            "sealed AJ-2026-04-1.s1; its texts are in {FOLDER}\n\
             manifest (the commitment):\n\x20 {commitment}\n\
             source of the seed: {LOTTERY}\n\
             the seed can be known from (China's time): 2026-06-02 00:00:00\n\
             Publish the commitment before the seed exists, and keep a dated proof of it (notice board, mail to a superior, a witness's signature): only then does it prove that neither was chosen to fit the other.\n\
             task from: the yearly plan, version 1 ({plan}…)\n\
             book line 3, head <head>\n"
        )
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn the_salt_is_made_with_the_seal_and_is_another_each_time() {
    let offices = [sealed(LOTTERY), sealed(LOTTERY)];
    let salts = offices.each_ref().map(|office| {
        let read = |name: &str| office.read(&format!("{FOLDER}/{name}.txt"));
        let (salt, manifest) = (read("salt"), read("manifest"));
        let hex = salt.strip_suffix('\n').unwrap();
        assert_eq!(hex.len(), 64);
        assert!(hex.bytes().all(|b| b"0123456789abcdef".contains(&b)));
        for list in ["inspectors", "recusals"] {
            let text = read(list);
            let (lines, sha) = (text.lines().count(), sha(salt.clone() + &text));
            let line = format!("{list}: {lines} salted {sha}\n");
            assert!(manifest.contains(&line), "{manifest}");
        }
        for list in ["population", "excluded", "owners"] {
            let text = read(list);
            let line = format!("{list}: {} sha256 {}\n", text.lines().count(), sha(&text));
            assert!(manifest.contains(&line), "{manifest}");
        }
        salt
    });
    assert_ne!(salts[0], salts[1]);
}

#[test]
fn a_script_gets_the_seal_as_json() {
    const NONE: &str = "{\n      \"total\": 0,\n      \"objects\": []\n    }";
    let office = Office::sample();
    let ran = office.zh(&[&seal(LOTTERY)[..], &["--json"]].concat());
    let commitment = sha(office.read(&format!("{FOLDER}/manifest.txt")));
    let plan = office.plan_sha(1);
    assert_eq!(
        masked(&ran.out),
        format!(
            "{{\n  \"origin\": {{\n    \"plan\": {{\n      \"version\": 1,\n      \"sha256\": \"{plan}\"\n    }}\n  }},\n  \
             \"seal\": \"AJ-2026-04-1.s1\",\n  \"manifest_sha256\": \"{commitment}\",\n  \"source\": \"{LOTTERY}\",\n  \
             \"folder\": \"{FOLDER}\",\n  \"settings_changed\": null,\n  \"known_from\": \"2026-06-02 00:00:00\",\n  \"few\": [],\n  \"since_plan\": {{\n    \"version\": 1,\n    \"told\": true,\n    \"left\": {NONE},\n    \"came\": {NONE},\n    \
             \"moved\": {NONE},\n    \"new\": 0\n  }},\n  \"narrow\": null,\n  \"rests_on\": {{\n    \"excluded\": 0,\n    \"adhoc\": [],\n    \
             \"unsealed\": []\n  }},\n  \"passed_over\": {{\n    \"count\": 0,\n    \"open\": [],\n    \"voided\": []\n  }},\n  \"side_by_side\": {{\n    \"enterprises\": 0,\n    \"seals\": [],\n    \
             \"together\": [],\n    \"broken\": []\n  }},\n  \"notice\": null,\n  \"head\": \"<head>\"\n}}\n"
        )
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_sealed_round_is_not_sealed_again() {
    let office = sealed(LOTTERY);
    let commitment = sha(office.read(&format!("{FOLDER}/manifest.txt")));
    let commitment = &commitment[..8];
    let (zh, en) = office.refused("D04", &seal(ROUND));
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [D04] 本轮已封存：清单摘要 {commitment}…，种子来源“{LOTTERY}”\n\
             怎么办：据此封存抽取，或写明理由作废封存\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [D04] this round is sealed: manifest {commitment}…, seed from \"{LOTTERY}\"\n\
             what to do: draw from this seal, or void it with a reason\n"
        )
    );
}

#[test]
fn a_drawn_round_is_not_sealed() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", TASK, "--seed", "1"]).code, 0);
    office.refused("D03", &seal(LOTTERY));
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
        &seal(LOTTERY)[..],
        &["draw", TASK, "--seed", "583"],
        &["draw", TASK, "--dry-run"],
    ] {
        let (zh, en) = office.refused("T20", command);
        assert_eq!(
            zh.err,
            format!(
                "拒绝 [T20] 1 家企业因回避组不成检查组（无论抽中与否都须先解决）：\n  \
                 91370499MYUQQM6E70：回避 {certs}，余 26 人（专业 0 人）\n\
                 怎么办：补充检查人员，或由负责人决定回避关系、把对象移出本任务范围\n"
            )
        );
        assert_eq!(
            en.err,
            format!(
                "refused [T20] 1 enterprise(s) cannot be given a team because of recusals (drawn or not, this must be settled first):\n  \
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
        &[
            "seal",
            "AJ-2026-03",
            "--source",
            LOTTERY,
            "--adhoc",
            "专项",
            "--today",
            EVE,
        ][..],
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

/// A manifest without the digests that a new salt changes.
fn unsalted(manifest: &str) -> String {
    let lines = manifest.split_inclusive('\n');
    lines.filter(|line| !line.contains(" salted ")).collect()
}

#[test]
fn a_voided_seal_stays_and_the_next_one_is_number_two() {
    let office = sealed(LOTTERY);
    let first = office.read(&format!("{FOLDER}/manifest.txt"));
    let ran = office.zh(&["void", "AJ-2026-04-1.s1", "--reason", "名单有误"]);
    assert_eq!(
        masked(&ran.out),
        "已作废 AJ-2026-04-1.s1，理由：名单有误\n原记录保留在账本和文件夹中；本轮可以重新封存或抽取。\n账本第 4 行，账本末行校验码 <head>\n"
    );
    assert_eq!(office.zh(&seal(LOTTERY)).code, 0);
    let second = office.read("seals/AJ-2026-04-1.s2/manifest.txt");
    assert_eq!(unsalted(&second), {
        unsalted(&first).replace("seal: 1\n", "seal: 2\n")
    });
    assert_eq!(office.read(&format!("{FOLDER}/manifest.txt")), first);
    assert_eq!(office.zh(&DRAW).code, 0);
    assert_eq!(office.zh(&["verify", "AJ-2026-04-1"]).code, 0);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    office.refused(
        "D09",
        &["void", "AJ-2026-04-1.s2", "--reason", "已抽取的封存"],
    );
}

#[test]
fn an_open_seal_can_be_voided_by_the_id_that_its_draw_would_have() {
    let office = sealed(LOTTERY);
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
    assert_eq!(office.zh(&seal(LOTTERY)).code, 0);
    office.refused("D09", &["void", "AJ-2026-04-1", "--reason", "又按了一次"]);
}
