//! Tests of `src/format/settings_toml.rs`.

use choucha::domain::ground::drawn_public::DrawnPublic;
use choucha::domain::lists::settings_flaw::{SettingForm, SettingsFlaw, SettingsWhy};
use choucha::domain::settings::AskedBesides;
use choucha::format::settings_toml::*;

fn with_sign(sign: &str) -> Result<usize, SettingsFlaw> {
    let text = format!("bureau = \"局\"\nyear = 2027\n[rules]\nsign = {sign}\n");
    read(&text).map(|settings| settings.rules.sign.len())
}

#[test]
fn a_rule_of_signing_is_an_act_and_a_role() {
    assert_eq!(with_sign("[]"), Ok(0));
    assert_eq!(
        with_sign(r#"["draw: head", "result:leader", "seal :witness", "init: head"]"#),
        Ok(4)
    );
    for bad in [
        "draw",
        "draw: ",
        "draw head",
        "Draw: head",
        "draw: boss",
        "draw: leader",
        "plan: leader",
        "sign: head",
        "witness: head",
    ] {
        let said = with_sign(&format!("[\"{bad}\"]")).unwrap_err();
        let why = SettingsWhy::Value {
            key: "sign",
            value: format!("[\"{bad}\"]"),
            form: SettingForm::Sign,
        };
        let line = Some(4);
        assert_eq!(said, SettingsFlaw { line, why });
    }
}

#[test]
fn what_papers_print_is_a_line_or_nothing() {
    let with = |line: &str| {
        let text = format!("bureau = \"局\"\nyear = 2027\n[papers]\n{line}\n");
        read(&text).map(|settings| settings.papers)
    };
    let none = with("word = \"\"\ndiscipline = []").expect("nothing");
    assert_eq!(none, choucha::domain::settings::PaperSettings::default());
    let all = with(
        "word = \"某应急\"\naddress = \"甲路\"\ncomplaint = \"1\"\ndiscipline = [\"一\", \"二\"]",
    );
    let all = all.expect("all of it");
    assert_eq!(
        [&*all.word, &*all.address, &*all.complaint],
        ["某应急", "甲路", "1"]
    );
    assert_eq!(all.discipline, ["一", "二"]);
    let asked =
        with("ask = [\"recorded\", \"scan\"]\napproval = \"required\"").expect("known words");
    assert_eq!(asked.ask, [AskedBesides::Recorded, AskedBesides::Scan]);
    assert!(
        asked.needs_approval
            && !with("approval = \"optional\"")
                .expect("known")
                .needs_approval
    );
    for (line, form) in [
        ("word = \" 某\"", SettingForm::PaperText),
        ("complaint = 12345", SettingForm::PaperText),
        ("discipline = \"一\"", SettingForm::PaperLines),
        ("discipline = [\"一\", \"\"]", SettingForm::PaperLines),
        ("ask = [\"scans\"]", SettingForm::Ask),
        ("ask = \"scan\"", SettingForm::Ask),
        ("approval = true", SettingForm::Approval),
        ("approval = \"never\"", SettingForm::Approval),
    ] {
        let why = with(line).unwrap_err().why;
        let is = matches!(&why, SettingsWhy::Value { form: said, .. } if *said == form);
        assert!(is, "{line}: {why:?}");
    }
}

#[test]
fn drawn_lists_are_public_now_or_when_they_are_visited() {
    let with = |line: &str| {
        let text = format!("bureau = \"局\"\nyear = 2027\n[public]\n{line}\n");
        read(&text).map(|settings| settings.drawn_public)
    };
    assert_eq!(with(""), Ok(DrawnPublic::Now));
    assert_eq!(with("drawn = \"now\""), Ok(DrawnPublic::Now));
    assert_eq!(with("drawn = \"visited\""), Ok(DrawnPublic::Visited));
    for bad in ["\"later\"", "\"\"", "\"Visited\"", "true", "[\"now\"]"] {
        let why = SettingsWhy::Value {
            key: "drawn",
            value: bad.into(),
            form: SettingForm::DrawnPublic,
        };
        let line = Some(4);
        assert_eq!(
            with(&format!("drawn = {bad}")),
            Err(SettingsFlaw { line, why })
        );
    }
}
