//! `recuse` and `assist`: what they say, what the book has, and what follows for replacements.

use serde_json::Value;

use crate::replace::plain_cipher::{DAY, DRAW, data, does, drawn, person, plain, teams};

#[test]
#[allow(
    clippy::too_many_lines,
    reason = "whole outputs in two languages stand here"
)]
fn a_granted_request_says_what_to_do_now() {
    let office = drawn();
    let (object, team) = teams(&office).remove(5);
    let (at, cert) = (format!("{DRAW} {object}"), &team[2]);
    let out = does(
        &office,
        &[
            "recuse",
            DRAW,
            &object,
            cert,
            "--grounds",
            "系我公司负责人亲属",
            "--grant",
            "--answer",
            "经查属实",
        ],
    );
    assert_eq!(
        plain(&out),
        [
            format!("回避申请：{at}，申请 {} 回避", person(&office, cert)),
            "答复：准予，经查属实".to_owned(),
            format!(
                "须随即更换：choucha replace {at} --inspector {cert} --ground recusal --reason \"…\""
            ),
        ]
    );
    assert_eq!(data(&office, 4)["granted"], true);
    // Whoever is granted to stay away is no candidate at this object any more.
    let other = teams(&office)[0].1[1].clone();
    let (first, _) = teams(&office).remove(0);
    let ran = office.en(&[
        "recuse",
        DRAW,
        &first,
        &other,
        "--grounds",
        "g",
        "--deny",
        "--answer",
        "not so",
    ]);
    let who = person(&office, &other);
    assert_eq!(
        plain(&ran.out),
        [
            format!("recusal request: {DRAW} {first}, {who} is asked to stay away"),
            "answer: denied, not so".to_owned(),
        ]
    );
    does(
        &office,
        &[
            "replace",
            DRAW,
            &object,
            "--inspector",
            cert,
            "--ground",
            "recusal",
            "--reason",
            "经查属实",
        ],
    );
    let said = does(
        &office,
        &[
            "replace",
            DRAW,
            &object,
            "--inspector",
            &team[1],
            "--ground",
            "unable",
            "--reason",
            "r",
            "--json",
        ],
    );
    let said: Value = serde_json::from_str(&said).unwrap();
    let candidates = said["outcome"]["seats"][0]["candidates"]
        .as_array()
        .unwrap();
    assert!(candidates.iter().all(|c| c["cert"] != **cert));
    assert!(
        candidates.iter().any(|c| c["cert"] == *other),
        "denied is not recused"
    );
    assert_eq!(office.zh(&["verify", DRAW]).code, 0);
    let ran = office.en(&[
        &DAY[..],
        &[
            "recuse",
            DRAW,
            &object,
            &team[0],
            "--grounds",
            "g",
            "--grant",
            "--answer",
            "a",
        ],
    ]
    .concat());
    assert!(ran.out.contains(&format!(
        "\nthe inspector has to be replaced now: choucha replace {at} --inspector {} --ground recusal --reason \"…\"\n",
        team[0]
    )));
    office.refused(
        "R06",
        &[
            "recuse",
            DRAW,
            &object,
            cert,
            "--grounds",
            "g",
            "--grant",
            "--answer",
            "a",
        ],
    );
    office.refused(
        "R01",
        &[
            "recuse",
            DRAW,
            "x",
            cert,
            "--grounds",
            "g",
            "--grant",
            "--answer",
            "a",
        ],
    );
}

#[test]
fn an_expert_is_nobody_of_the_team() {
    let office = drawn();
    let (object, team) = teams(&office).remove(5);
    let at = format!("{DRAW} {object}");
    let ask = |name| {
        [
            "assist",
            DRAW,
            object.as_str(),
            "--name",
            name,
            "--unit",
            "市化工研究院",
            "--reason",
            "储罐检测",
        ]
    };
    let named = person(&office, &team[1]);
    let name = named.split(' ').next().unwrap();
    let (zh, en) = office.refused("R13", &ask(name));
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [R13] {name} 是 {at} 检查组的成员，不能作为协助的专业人员\n怎么办：填写检查组以外的专业人员\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [R13] {name} is a member of the team of {at} and cannot assist it as an expert\n\
             what to do: name an expert from outside the team\n"
        )
    );
    office.refused("R13", &ask(&team[0]));
    office.refused(
        "R01",
        &[
            "assist", DRAW, "x", "--name", "n", "--unit", "u", "--reason", "r",
        ],
    );
    assert_eq!(
        plain(&does(&office, &ask("何工"))),
        [format!(
            "已记录：{at} 由 何工（市化工研究院）协助检查；专业人员不是检查组成员，不签字、不录入"
        )]
    );
    let ran = office.en(&ask("何工"));
    assert_eq!(
        plain(&ran.out),
        [format!(
            "noted: 何工 (市化工研究院) assists at {at}; an expert is no member of the team, and neither signs nor enters results"
        )]
    );
    let json = does(&office, &[&ask("何工")[..], &["--json"]].concat());
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["name"], &json["line"]), (&"何工".into(), &6.into()));
    // A member who was replaced may come back as nothing at all, but a lost object has no visit to help at.
    does(
        &office,
        &[
            "replace", DRAW, &object, "--object", "--ground", "missing", "--reason", "r",
        ],
    );
    office.refused("R04", &ask("何工"));
}
