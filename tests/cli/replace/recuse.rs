//! `recuse` and `assist`: what they say, what the book has, and what follows for replacements.

use super::drawn_case::{
    DAY, DRAW, assist, data, does, does_en, missing, person, plain, recusal, refused, teams, told,
    unable, verifies, visit,
};
use crate::flags::Flags;

#[test]
#[allow(
    clippy::too_many_lines,
    reason = "whole outputs in two languages stand here"
)]
fn a_granted_request_says_what_to_do_now() {
    let (office, object, team) = visit(5);
    let (at, cert) = (format!("{DRAW} {object}"), &team[2]);
    let out = does(
        &office,
        &recusal(&object, cert, "--grant")
            .with("grounds", "系我公司负责人亲属")
            .with("answer", "经查属实"),
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
    let denied = recusal(&first, &other, "--deny").with("answer", "not so");
    let who = person(&office, &other);
    assert_eq!(
        plain(&does_en(&office, &denied)),
        [
            format!("recusal request: {DRAW} {first}, {who} is asked to stay away"),
            "answer: denied, not so".to_owned(),
        ]
    );
    // Until then the visit is not made.
    let done = Flags::of(&["record", "done", DRAW, &object])
        .on(DAY)
        .and("completed", DAY)
        .and("entered-by", &team[0]);
    let (zh, en) = refused(&office, "R15", &done);
    let named = office.named(cert);
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [R15] {at} 的检查组中有须回避的人员：{named}\n\
             怎么办：先更换：choucha replace {at} --inspector 执法证号 --ground recusal --reason \"…\"\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [R15] members of the team of {at} are recused from it: {named}\n\
             what to do: have them replaced first: choucha replace {at} --inspector CERT --ground recusal --reason \"…\"\n"
        )
    );
    let due = office.zh(&["--today", DAY, "due"]).out;
    let whom = format!("  须更换：{cert} 须回避");
    assert!(due.lines().any(|line| line == whom), "{due}");
    let en = office.en(&["--today", DAY, "due"]).out;
    let whom = format!("  to be replaced: {cert}, recused");
    assert!(en.lines().any(|line| line == whom), "{en}");
    does(
        &office,
        &unable(&object, cert)
            .with("ground", "recusal")
            .with("reason", "经查属实"),
    );
    let said = told(&office, unable(&object, &team[1]));
    let request = &said["seats"][0]["request"];
    let candidates = request["candidates"].as_array().unwrap();
    assert!(candidates.iter().all(|c| c["cert"] != **cert));
    let struck = request["struck"].as_array().unwrap();
    let granted = |of: &&serde_json::Value| of["reason"] == "granted";
    let certs: Vec<&serde_json::Value> = struck
        .iter()
        .filter(granted)
        .map(|of| &of["cert"])
        .collect();
    assert_eq!(certs, [cert], "denied is not recused");
    verifies(&office, DRAW);
    let out = does_en(&office, &recusal(&object, &team[0], "--grant"));
    assert!(out.contains(&format!(
        "\nthe inspector has to be replaced now: choucha replace {at} --inspector {} --ground recusal --reason \"…\"\n",
        team[0]
    )));
    refused(&office, "R06", &recusal(&object, cert, "--grant"));
    refused(&office, "R01", &recusal("x", cert, "--grant"));
}

#[test]
pub(crate) fn an_expert_is_nobody_of_the_team() {
    let (office, object, team) = visit(5);
    let at = format!("{DRAW} {object}");
    let ask = |name| {
        assist(&object)
            .with("name", name)
            .with("unit", "市化工研究院")
            .with("reason", "储罐检测")
    };
    let named = person(&office, &team[1]);
    let name = named.split(' ').next().unwrap();
    let (zh, en) = refused(&office, "R13", &ask(name));
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
    refused(&office, "R13", &ask(&team[0]));
    refused(&office, "R01", &assist("x"));
    assert_eq!(
        plain(&does(&office, &ask("何工"))),
        [format!(
            "已记录：{at} 由 何工（市化工研究院）协助检查；专业人员不是检查组成员，不签字、不录入"
        )]
    );
    assert_eq!(
        plain(&does_en(&office, &ask("何工"))),
        [format!(
            "noted: 何工 (市化工研究院) assists at {at}; an expert is no member of the team, and neither signs nor enters results"
        )]
    );
    let json = told(&office, ask("何工"));
    assert_eq!((&json["name"], &json["line"]), (&"何工".into(), &6.into()));
    // A member who was replaced may come back as nothing at all, but a lost object has no visit to help at.
    does(&office, &missing(&object));
    refused(&office, "R04", &ask("何工"));
}
