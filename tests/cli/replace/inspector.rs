//! `replace` of an inspector: what it prints in both languages, what it writes, in one step and in two.

use super::drawn_case::{
    DRAW, book, data, does, does_en, drawn, lot, person, plain, recusal, refused, teams, told,
    unable, verifies, visit, visits,
};
use super::plain_cipher::{key_of, number, ranked};
use crate::flags::Flags;
use crate::office::{Office, sha};

const EVENT: &str = "2026-06-05 福彩3D 第2026146期开奖号码，三位数字按百十个位连写";

/// The last lines of an output: the table and who takes the seat.
fn seat_lines(
    office: &Office,
    object: &str,
    (team, leaver): (&[String], &str),
    key: &str,
) -> (Vec<String>, String) {
    let ranked = ranked(office, object, (team, leaver), &visits(&teams(office)), key);
    let rows = ranked.iter().map(|(visits, lot, cert)| {
        let name = person(office, cert);
        let name = name.split(' ').next().unwrap();
        format!("{cert} {name} {visits} {lot:016x}")
    });
    (rows.collect(), ranked[0].2.clone())
}

#[test]
fn the_smallest_lot_takes_the_seat_and_the_screen_says_how() {
    let (office, object, team) = visit(5);
    let out = does(
        &office,
        &unable(&object, &team[1])
            .with("reason", "骨折住院")
            .and("seed", "583"),
    );
    let key = key_of(&office, 4, "583");
    let request = sha(&book(&office)[3]);
    let (rows, taker) = seat_lines(&office, &object, (&team, &team[1]), &key);
    let [first, leaver, third] = [&team[0], &team[1], &team[2]].map(|cert| person(&office, cert));
    let taker_named = person(&office, &taker);
    let mut expected = vec![
        format!("更换检查人员：{DRAW} {object}，换下 {leaver}"),
        "更换事由：因病因事不能参加；理由：骨折住院".to_owned(),
        format!("申请在账本第 4 行，该行摘要 {request}"),
        "种子来源：given".to_owned(),
        "抽签效力：unproven（结果可复算，但不能证明种子未经挑选）".to_owned(),
        "种子：583".to_owned(),
        format!("密钥：{key}"),
        format!(
            "可接替 {leaver} 的 {} 人，按本次抽取中的检查次数、签号、执法证号从小到大：",
            rows.len()
        ),
        "执法证号 姓名 次数 签号".to_owned(),
    ];
    expected.extend(rows);
    expected.push(format!("{taker_named} 接替 {leaver}"));
    expected.push(format!(
        "现检查组：组长 {first}；组员 {taker_named}、{third}"
    ));
    assert_eq!(plain(&out), expected);
    assert!(
        out.lines()
            .last()
            .unwrap()
            .starts_with("账本第 5 行，账首摘要 ")
    );
    let outcome = data(&office, 5);
    assert_eq!(outcome["request"], 4);
    assert_eq!(outcome["request_sha256"], *request);
    assert_eq!(outcome["seats"][0]["taker"], *taker);
    verifies(&office, DRAW);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn the_same_in_english_with_the_leader_s_seat() {
    let (office, object, team) = visit(0);
    let out = does_en(
        &office,
        &unable(&object, &team[0])
            .with("ground", "left")
            .with("reason", "moved on")
            .and("seed", "583"),
    );
    let key = key_of(&office, 4, "583");
    let (rows, taker) = seat_lines(&office, &object, (&team, &team[0]), &key);
    let [leaver, second, third] = [&team[0], &team[1], &team[2]].map(|cert| person(&office, cert));
    let taker = person(&office, &taker);
    let mut expected = vec![
        format!("Replacing an inspector: {DRAW} {object}, {leaver} leaves"),
        "ground: left; because: moved on".to_owned(),
        format!(
            "the request is line 4 of the book, digest {}",
            sha(&book(&office)[3])
        ),
        "source of the seed: given".to_owned(),
        "standing: unproven (can be repeated, but nothing proves that the seed was not chosen)"
            .to_owned(),
        "seed: 583".to_owned(),
        format!("key: {key}"),
        format!(
            "{} may take the place of {leaver}, by visits in this draw, lot, certificate number:",
            rows.len()
        ),
        "certificate name visits lot".to_owned(),
    ];
    expected.extend(rows);
    expected.push(format!("{taker} takes the place of {leaver}"));
    expected.push(format!("team now: {taker} (leader), {second}, {third}"));
    assert_eq!(plain(&out), expected);
}

#[test]
fn every_ground_in_either_word_and_the_system_s_own_seed() {
    let office = drawn();
    let all = teams(&office);
    for (place, (ground, word)) in [
        ("recusal", "recusal"),
        ("回避", "recusal"),
        ("unable", "unable"),
        ("因病因事不能参加", "unable"),
        ("left", "left"),
        ("调离", "left"),
    ]
    .into_iter()
    .enumerate()
    {
        let (object, team) = &all[place];
        let args = unable(object, &team[2]).with("ground", ground);
        let said = told(&office, args);
        assert_eq!(said["request"]["ground"], word);
        assert_eq!(said["outcome"]["standing"], "unproven");
        assert_eq!(said["outcome"]["seed"].as_str().map(str::len), Some(64));
        assert_eq!(said["waits"], false);
        let taker = said["outcome"]["seats"][0]["taker"].as_str().unwrap();
        assert_eq!(said["team"][2], taker);
        assert_eq!(said["lots"][0][0]["cert"], taker);
        let inspectors = office.read(&format!("draws/{DRAW}/inspectors.txt"));
        let line = inspectors
            .lines()
            .position(|line| line.starts_with(taker))
            .unwrap();
        let lot = number(said["outcome"]["key"].as_str().unwrap(), 3, line);
        assert_eq!(said["lots"][0][0]["lot"], format!("{lot:016x}"));
    }
    verifies(&office, DRAW);
}

#[test]
fn visits_count_as_they_stand_and_whoever_left_does_not_come_back() {
    let (office, object, mut team) = visit(6);
    let mut out = Vec::new();
    for turn in 0..3 {
        let args = unable(&object, &team[1]).and("seed", "1");
        let said = told(&office, args);
        let candidates = said["outcome"]["seats"][0]["candidates"]
            .as_array()
            .unwrap();
        out.push(team[1].clone());
        for gone in &out {
            assert!(
                candidates.iter().all(|c| c["cert"] != **gone),
                "{turn} {gone}"
            );
        }
        team[1] = said["team"][1].as_str().unwrap().to_owned();
    }
    // The one who sits here now has one visit more where the next is replaced.
    let recusals = office.read(&format!("draws/{DRAW}/recusals.txt"));
    let free = |(code, others): &(String, Vec<String>)| {
        *code != object && !others.contains(&team[1]) && !recusals.contains(code)
    };
    let (other, others) = teams(&office).into_iter().find(free).unwrap();
    let said = told(&office, unable(&other, &others[1]));
    let candidates = said["outcome"]["seats"][0]["candidates"]
        .as_array()
        .unwrap();
    let sits = candidates.iter().find(|c| c["cert"] == *team[1]).unwrap();
    let before = visits(&teams(&office)).get(&team[1]).copied().unwrap_or(0);
    assert_eq!(sits["visits"], before + 1);
    verifies(&office, DRAW);
}

#[test]
fn a_named_event_takes_two_steps() {
    let (office, object, team) = visit(5);
    let ask = unable(&object, &team[1])
        .with("reason", "住院")
        .and("source", EVENT);
    let out = does(&office, &ask);
    let request = sha(&book(&office)[3]);
    assert_eq!(
        plain(&out),
        [
            format!("更换检查人员：{DRAW} {object}，换下 {}", person(&office, &team[1])),
            "更换事由：因病因事不能参加；理由：住院".to_owned(),
            format!("申请在账本第 4 行，该行摘要 {request}"),
            format!("种子来源：{EVENT}"),
            "请在种子产生前公布申请及其摘要并留存带日期的凭据（公示栏、上报邮件、时间戳），这样才能证明申请在前、种子在后。".to_owned(),
            format!("种子产生后：choucha replace {DRAW} {object} --seed \"…\""),
        ]
    );
    assert_eq!(book(&office).len(), 4);
    verifies(&office, DRAW);
    let (zh, _) = refused(&office, "R08", &ask);
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [R08] {DRAW} {object} 的更换申请（账本第 4 行，种子来源“{EVENT}”）还没有抽签\n\
             怎么办：先把它办完：choucha replace {DRAW} {object} --seed \"…\"\n"
        )
    );
    refused(&office, "R12", &lot(&object));
    refused(
        &office,
        "R11",
        &lot(&object).and("seed", "583").and("decision", "d"),
    );
    refused(&office, "R08", &recusal(&object, &team[0], "--deny"));
    let out = does_en(&office, &lot(&object).and("seed", "583").on("2026-06-06"));
    let key = key_of(&office, 4, "583");
    assert!(out.contains(&format!("\nkey: {key}\n")), "{out}");
    assert!(out.contains(
        "\nstanding: event (the book has the request before the lot; whether the request is older than the event, and the seed its outcome, is for the reader to check)\n"
    ));
    let outcome = data(&office, 5);
    assert_eq!(
        (&outcome["standing"], &outcome["key"]),
        (&"event".into(), &key.into())
    );
    verifies(&office, DRAW);
    refused(&office, "R09", &lot(&object).and("seed", "583"));
}

#[test]
fn an_event_that_is_not_later_says_so_and_a_drand_seed_is_64_digits() {
    let office = drawn();
    let all = teams(&office);
    let (object, team) = &all[5];
    let out = does_en(
        &office,
        &unable(object, &team[1])
            .and("source", EVENT)
            .on("2026-06-05"),
    );
    let note = "note: the day 2026-06-05 in the source is not after today, 2026-06-05; such a request proves nothing\n";
    assert!(out.contains(note), "{out}");
    let (object, team) = &all[4];
    let source = "drand quicknet 26537812";
    does(&office, &unable(object, &team[1]).and("source", source));
    refused(&office, "D07", &lot(object).and("seed", "583"));
    does(&office, &lot(object).and("seed", &"0a".repeat(32)));
    assert_eq!(data(&office, 6)["standing"], "event");
    verifies(&office, DRAW);
}

#[test]
fn a_request_whose_outcome_was_not_written_is_finished() {
    for seed in [None, Some("583")] {
        let (office, object, team) = visit(5);
        let given = |flags: Flags| seed.map_or(flags.clone(), |seed| flags.and("seed", seed));
        does(&office, &given(unable(&object, &team[1])));
        // What a crash between the two lines leaves behind.
        let lines = book(&office);
        office.write("ledger.jsonl", lines[..4].concat() + &lines[4][..40]);
        let before = lines[..4].concat();
        let ran = office.zh(&given(lot(&object)).args());
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(ran.out.contains("申请在账本第 4 行"), "{}", ran.out);
        assert!(office.read("ledger.jsonl").starts_with(&before));
        let outcome = data(&office, 5);
        let used = outcome["seed"].as_str().unwrap();
        assert_eq!(outcome["key"], key_of(&office, 4, used));
        assert_eq!(outcome["standing"], "unproven");
        verifies(&office, DRAW);
    }
}

/// Leaves no valid certificate but those of the team.
fn alone(office: &Office, team: &[String]) {
    let text = office.read("inspectors.csv");
    let rows = text.split_inclusive('\n').map(|row| {
        let stays = team.iter().any(|cert| row.starts_with(cert.as_str()));
        if stays {
            row.to_owned()
        } else {
            row.replace(",有效", ",失效")
        }
    });
    office.write("inspectors.csv", rows.collect::<String>());
}

#[test]
fn a_seat_that_nobody_may_take_needs_a_decision_and_stays_empty() {
    let (office, object, team) = visit(5);
    alone(&office, &team);
    let ask = unable(&object, &team[1]);
    let (zh, en) = refused(&office, "R10", &ask);
    let (at, leaver) = (format!("{DRAW} {object}"), &team[1]);
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [R10] 没有人可以在 {at} 接替 {leaver}：其余人员均须回避、执法证失效、已在组内、曾被换下，或不具备所需专业\n\
             怎么办：由负责人决定怎样检查，用 --decision \"…\" 写明；席位空缺，决定记入账本\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [R10] nobody may take the place of {leaver} at {at}: all others are recused, without a valid certificate, in the team, replaced out of it, or lack the specialty needed\n\
             what to do: have it decided how to inspect, and say so with --decision \"…\"; the seat stays empty and the decision is on record\n"
        )
    );
    let out = does(
        &office,
        &ask.and("decision", "由其余二人检查，请区局派员协助"),
    );
    let [first, gone, third] = [&team[0], &team[1], &team[2]].map(|cert| person(&office, cert));
    assert_eq!(
        plain(&out)[4..],
        [
            "没有席位需要抽签，没有用种子。".to_owned(),
            format!("没有人可以接替 {gone}，席位空缺"),
            "处理决定：由其余二人检查，请区局派员协助".to_owned(),
            format!("现检查组：组长 {first}；组员 {third}"),
        ]
    );
    let outcome = data(&office, 5);
    assert!(outcome["seats"][0]["taker"].is_null() && outcome["seed"].is_null());
    verifies(&office, DRAW);
}
