//! Tests of `src/domain/settings.rs`.

use choucha::domain::settings::*;

#[test]
fn inspectors_are_named_as_the_settings_say() {
    let shown = |named: NamedBy| named.name("欧阳明", "37049901001");
    assert_eq!(shown(NamedBy::Full), "欧阳明（37049901001）");
    assert_eq!(shown(NamedBy::Number), "37049901001");
    assert_eq!(shown(NamedBy::Masked), "欧＊＊");
    assert_eq!(NamedBy::Masked.name("", "1"), "某＊");
}
