//! Tests of `src/format/settings_toml.rs`.

use choucha::domain::lists::settings_flaw::{SettingForm, SettingsFlaw, SettingsWhy};
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
