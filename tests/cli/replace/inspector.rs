//! `replace` of an inspector: what it prints in both languages, what it writes, in one step and in two.

use serde_json::{Value, json};

use super::drawn_case::{
    DRAW, book, data, does, does_en, drawn, lot, person, plain, recusal, refused, teams, told,
    unable, verifies, visit, visits,
};
use super::plain_cipher::{key_of, number, ranked, sorted};
use crate::flags::Flags;
use crate::method::sources::{AFTER_ROUND, BEFORE_ROUND, RANDOMNESS, ROUND, SIGNATURE, lottery};
use crate::office::{Office, sha};

/// The day of an event that is still to come.
const LATER: &str = "2026-06-05";
/// Its outcome.
const BALLS: &str = "03081219243007";

/// The rows of the table under a key, and who takes the seat.
fn seat_lines(
    office: &Office,
    object: &str,
    (team, leaver): (&[String], &str),
    key: &str,
) -> (Vec<String>, String) {
    let (able, _) = sorted(office, object, (team, leaver), &visits(&teams(office)));
    let ranked = ranked(office, &able, key);
    let rows = ranked.iter().map(|(cert, visits, lot)| {
        let name = person(office, cert);
        let name = name.split(' ').next().unwrap();
        format!("{cert} {name} {visits} {lot:016x}")
    });
    (rows.collect(), ranked[0].0.clone())
}

/// How many may take the seat, how many may not, and those by reason, as the screen says it.
fn counts(office: &Office, object: &str, (team, leaver): (&[String], &str)) -> (usize, String) {
    let (able, struck) = sorted(office, object, (team, leaver), &visits(&teams(office)));
    let of = |reason: &str| struck.iter().filter(|(_, r)| *r == reason).count();
    let words = [
        ("recused", "名单回避"),
        ("team", "已在组内"),
        ("unqualified", "不具备所需专业"),
    ];
    let listed = words.iter().filter(|(reason, _)| of(reason) > 0);
    let listed = listed.map(|(reason, word)| format!("{word} {} 人", of(reason)));
    let listed = listed.collect::<Vec<_>>().join("、");
    let said = format!(
        "候选 {} 人；名单中其余 {} 人不能接替：{listed}",
        able.len(),
        struck.len()
    );
    (able.len(), said)
}

#[test]
fn the_smallest_lot_takes_the_seat_and_the_screen_says_how() {
    let (office, object, team) = visit(5);
    let (count, sorted) = counts(&office, &object, (&team, &team[1]));
    let ask = unable(&object, &team[1]).with("reason", "骨折住院");
    let out = does(&office, &ask.and("seed", "583"));
    let key = key_of(&office, 4, "583");
    let request = sha(&book(&office)[3]);
    let (rows, taker) = seat_lines(&office, &object, (&team, &team[1]), &key);
    let [first, leaver, third] = [&team[0], &team[1], &team[2]].map(|cert| person(&office, cert));
    let taker_named = person(&office, &taker);
    let mut expected = vec![
        format!("更换检查人员：{DRAW} {object}，换下 {leaver}"),
        "更换事由：因病因事不能参加；理由：骨折住院".to_owned(),
        "申请在账本第 4 行，该行摘要：".to_owned(),
        request.clone(),
        sorted,
        "种子来源：当场给定".to_owned(),
        "抽签效力：可复算，种子未经证明（没有先封存公开的来源）".to_owned(),
        "种子：583".to_owned(),
        format!("密钥：{key}"),
        format!("可接替 {leaver} 的 {count} 人，检查次数不超过最少者加一的，按签号从小到大："),
        "执法证号 姓名 次数 签号".to_owned(),
    ];
    expected.extend(rows);
    expected.push(format!("{taker_named} 接替 {leaver}"));
    expected.push(format!(
        "现检查组：组长 {first}；组员 {taker_named}、{third}"
    ));
    assert_eq!(plain(&out), expected);
    let last = out.lines().last().unwrap();
    assert!(last.starts_with("账本第 5 行，账本末行校验码 "), "{last}");
    let outcome = json!({
        "request": 4, "request_sha256": request, "seed": "583", "key": key, "taker": taker,
    });
    assert_eq!(data(&office, 5), outcome);
    verifies(&office, DRAW);
}

#[test]
fn the_request_holds_everybody_of_the_list_before_the_lot_is_drawn() {
    for place in 0..3 {
        let (office, object, team) = visit(place);
        let counts = visits(&teams(&office));
        let (able, struck) = sorted(&office, &object, (&team, &team[place]), &counts);
        does(&office, &unable(&object, &team[place]));
        let able = able.iter().map(|(cert, visits, qualified)| {
            json!({ "cert": cert, "visits": visits, "qualified": qualified })
        });
        let struck = struck.iter();
        let struck = struck.map(|(cert, reason)| json!({ "cert": cert, "reason": reason }));
        let expected = json!({
            "visit": { "draw": DRAW, "enterprise": object }, "leaver": team[place],
            "ground": "unable", "reason": "r", "source": "os",
            "candidates": able.collect::<Vec<_>>(), "struck": struck.collect::<Vec<_>>(),
        });
        assert_eq!(data(&office, 4), expected);
        let lines = office
            .read(&format!("draws/{DRAW}/inspectors.txt"))
            .lines()
            .count();
        let both = ["candidates", "struck"].map(|key| expected[key].as_array().unwrap().len());
        assert_eq!(both[0] + both[1], lines);
    }
}

#[test]
fn the_same_in_english_with_the_leader_s_seat() {
    let (office, object, team) = visit(0);
    let ask = unable(&object, &team[0]).with("ground", "left");
    let out = does_en(&office, &ask.with("reason", "moved on").and("seed", "583"));
    let key = key_of(&office, 4, "583");
    let (rows, taker) = seat_lines(&office, &object, (&team, &team[0]), &key);
    let (able, struck) = sorted(
        &office,
        &object,
        (&team, &team[0]),
        &visits(&teams(&office)),
    );
    let said = plain(&out);
    let counted = format!(
        "{} candidate(s); the other {} of the list may not take the seat: ",
        able.len(),
        struck.len()
    );
    assert!(said[4].starts_with(&counted), "{}", said[4]);
    assert!(said[4].contains("3 in the team"), "{}", said[4]);
    let [leaver, second, third] = [&team[0], &team[1], &team[2]].map(|cert| person(&office, cert));
    let taker = person(&office, &taker);
    let request = sha(&book(&office)[3]);
    let mut expected = vec![
        format!("Replacing an inspector: {DRAW} {object}, {leaver} leaves"),
        "ground: left; because: moved on".to_owned(),
        "the request is line 4 of the book, digest:".to_owned(),
        request,
        said[4].clone(),
        "source of the seed: given by hand".to_owned(),
        said[6].clone(),
        "seed: 583".to_owned(),
        format!("key: {key}"),
        format!(
            "{} may take the place of {leaver}; those with at most one visit more than the fewest by lot:",
            rows.len()
        ),
        "certificate name visits lot".to_owned(),
    ];
    expected.extend(rows);
    expected.push(format!("{taker} takes the place of {leaver}"));
    expected.push(format!("team now: {taker} (leader), {second}, {third}"));
    assert_eq!(said, expected);
    assert!(said[6].starts_with("standing: unproven"), "{}", said[6]);
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
        let said = told(&office, unable(object, &team[2]).with("ground", ground));
        let seat = &said["seats"][0];
        assert_eq!(seat["request"]["ground"], word);
        assert_eq!(
            (&seat["standing"], &seat["waits"]),
            (&json!("unproven"), &json!(false))
        );
        assert_eq!(seat["outcome"]["seed"].as_str().map(str::len), Some(64));
        let taker = seat["outcome"]["taker"].as_str().unwrap();
        assert_eq!(said["team"][2], taker);
        assert_eq!(seat["lots"][0]["cert"], taker);
        let inspectors = office.read(&format!("draws/{DRAW}/inspectors.txt"));
        let mut lines = inspectors.lines();
        let line = lines.position(|line| line.starts_with(taker)).unwrap();
        let lot = number(seat["outcome"]["key"].as_str().unwrap(), 3, line);
        assert_eq!(seat["lots"][0]["lot"], format!("{lot:016x}"));
        let empty = ["object", "decision", "stopped"].map(|key| said[key].is_null());
        assert_eq!(empty, [true; 3]);
    }
    verifies(&office, DRAW);
}

/// The candidates of the first seat that was asked for.
fn candidates(said: &Value) -> &[Value] {
    said["seats"][0]["request"]["candidates"]
        .as_array()
        .unwrap()
}

/// Why somebody was struck.
fn reason<'a>(said: &'a Value, cert: &str) -> Option<&'a str> {
    let struck = said["seats"][0]["request"]["struck"].as_array().unwrap();
    let mut struck = struck.iter();
    let of = struck.find(|struck| struck["cert"] == cert)?;
    of["reason"].as_str()
}

#[test]
fn visits_count_as_they_stand_and_whoever_left_does_not_come_back() {
    let (office, object, mut team) = visit(6);
    let mut out: Vec<String> = Vec::new();
    for _ in 0..3 {
        let said = told(&office, unable(&object, &team[1]).and("seed", "1"));
        for gone in &out {
            assert_eq!(reason(&said, gone), Some("replaced"));
        }
        assert_eq!(reason(&said, &team[0]), Some("team"));
        out.push(team[1].clone());
        team[1] = said["team"][1].as_str().unwrap().to_owned();
    }
    // The one who sits here now has one visit more where the next is replaced.
    let recusals = office.read(&format!("draws/{DRAW}/recusals.txt"));
    let free = |(code, others): &(String, Vec<String>)| {
        *code != object && !others.contains(&team[1]) && !recusals.contains(code)
    };
    let (other, others) = teams(&office).into_iter().find(free).unwrap();
    let said = told(&office, unable(&other, &others[1]));
    let sits = |c: &&Value| c["cert"] == *team[1];
    let now = candidates(&said).iter().find(sits).unwrap();
    let before = visits(&teams(&office)).get(&team[1]).copied().unwrap_or(0);
    assert_eq!(now["visits"], before + 1);
    verifies(&office, DRAW);
}

#[test]
fn a_recusal_declared_since_the_draw_counts_when_it_is_granted_and_a_certificate_at_once() {
    let (office, object, team) = visit(5);
    let counts = visits(&teams(&office));
    let (able, _) = sorted(&office, &object, (&team, &team[1]), &counts);
    let [declared, expired] = [&able[0].0, &able[1].0];
    let recusals = office.read("recusals.csv");
    let line = format!("{declared},{object},配偶在该企业任职,2026-06-02,\n");
    office.write("recusals.csv", recusals + &line);
    let inspectors = office.read("inspectors.csv");
    let rows = inspectors.split_inclusive('\n').map(|row| {
        if row.starts_with(expired.as_str()) {
            row.replace(",有效", ",失效")
        } else {
            row.to_owned()
        }
    });
    office.write("inspectors.csv", rows.collect::<String>());
    let said = told(&office, unable(&object, &team[1]));
    let is = |cert: &str| candidates(&said).iter().any(|c| c["cert"] == cert);
    assert!(is(declared) && !is(expired));
    assert_eq!(reason(&said, expired), Some("certificate"));
    does(&office, &recusal(&object, &team[2], "--grant"));
    let said = told(&office, unable(&object, &team[2]).with("ground", "recusal"));
    assert_eq!(reason(&said, &team[2]), Some("granted"));
    verifies(&office, DRAW);
}

#[test]
fn a_named_event_takes_two_steps() {
    let (office, object, team) = visit(5);
    let event = lottery(LATER);
    let ask = unable(&object, &team[1]).with("reason", "住院");
    let ask = ask.and("source", &event);
    let (_, sorted) = counts(&office, &object, (&team, &team[1]));
    let out = does(&office, &ask);
    let request = sha(&book(&office)[3]);
    let leaver = person(&office, &team[1]);
    assert_eq!(
        plain(&out),
        [
            format!("更换检查人员：{DRAW} {object}，换下 {leaver}"),
            "更换事由：因病因事不能参加；理由：住院".to_owned(),
            "申请在账本第 4 行，该行摘要：".to_owned(),
        request.clone(),
            sorted,
            format!("种子来源：{event}"),
            "请在种子产生前公布该行摘要并留存带日期的凭据（公示栏、上报邮件、时间戳），这样才能证明申请在前、种子在后；申请内容含回避情况，不公开。".to_owned(),
            format!("种子产生后：choucha replace {DRAW} {object} --seed \"…\""),
        ]
    );
    assert_eq!(book(&office).len(), 4);
    verifies(&office, DRAW);
    let (zh, _) = refused(&office, "R08", &ask);
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [R08] {DRAW} {object} 的更换申请（账本第 4 行，种子来源“{event}”）还没有抽签\n\
             怎么办：先把它办完：choucha replace {DRAW} {object} --seed \"…\"\n"
        )
    );
    refused(&office, "R12", &lot(&object));
    refused(&office, "R08", &recusal(&object, &team[0], "--deny"));
    refused(&office, "D17", &lot(&object).and("seed", BALLS));
    refused(
        &office,
        "D07",
        &lot(&object).and("seed", "583").on("2026-06-06"),
    );
    let out = does_en(&office, &lot(&object).and("seed", BALLS).on("2026-06-06"));
    let key = key_of(&office, 4, BALLS);
    assert!(out.contains(&format!("\nkey: {key}\n")), "{out}");
    assert!(out.contains("\nstanding: event ("), "{out}");
    assert_eq!(data(&office, 5)["key"], key);
    assert!(data(&office, 5).get("standing").is_none());
    verifies(&office, DRAW);
    refused(&office, "R09", &lot(&object).and("seed", BALLS));
}

#[test]
pub(crate) fn a_drand_round_gives_the_seed_by_its_signature() {
    let (office, object, team) = visit(4);
    let ask = unable(&object, &team[1]).on(BEFORE_ROUND);
    // As people say it: the moment, in China's time.
    let said = does_en(&office, &ask.and("source", "drand 2026-09-01 02:45:15"));
    assert!(
        said.contains(&format!("source of the seed: {ROUND}\n")),
        "{said}"
    );
    let then =
        format!("when the seed has come up: choucha replace {DRAW} {object} --beacon \"…\"\n");
    assert!(said.contains(&then), "{said}");
    let lot = lot(&object);
    refused(&office, "R08", &unable(&object, &team[0]).on(AFTER_ROUND));
    refused(
        &office,
        "D17",
        &lot.clone().and("beacon", SIGNATURE).on("2026-08-31"),
    );
    refused(
        &office,
        "D19",
        &lot.clone().and("seed", RANDOMNESS).on(AFTER_ROUND),
    );
    let said = told(&office, lot.and("beacon", SIGNATURE).on(AFTER_ROUND));
    let seat = &said["seats"][0];
    assert_eq!(seat["standing"], "beacon");
    assert_eq!(seat["outcome"]["seed"], RANDOMNESS);
    assert_eq!(seat["outcome"]["beacon"], SIGNATURE);
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
        // Line 5 says that the torn one was set aside.
        let outcome = data(&office, 6);
        let used = outcome["seed"].as_str().unwrap();
        assert_eq!(outcome["key"], key_of(&office, 4, used));
        verifies(&office, DRAW);
    }
}
