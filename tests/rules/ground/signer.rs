//! Tests of `src/domain/ground/signer.rs` and `src/domain/ground/act_kind.rs`.

use choucha::domain::ground::act_kind::ActKind;
use choucha::domain::ground::signer::*;

#[test]
fn a_signer_is_a_role_and_a_name() {
    for text in [
        "head/张三",
        "leader/37049901031",
        "witness/某市应急管理局执法监督科",
        "head/a.b-c@d",
    ] {
        assert_eq!(
            SignerId::from_text(text)
                .map(|id| id.to_string())
                .as_deref(),
            Some(text)
        );
    }
    for text in [
        "",
        "head",
        "head/",
        "/张三",
        "张三",
        "inspector/1",
        "Head/张三",
        "head /张三",
        "head/张 三",
        "head/*",
        "head/?",
        "!head/张三",
        "head/张三,head/李四",
        "head/\"张三\"",
        "head/张#三",
        "head/张三/李四",
        "head/张三\u{200b}\n",
        "head/e\u{301}",
    ] {
        assert_eq!(SignerId::from_text(text), None, "{text:?}");
    }
}

#[test]
fn each_word_means_one_thing() {
    for role in SignerRole::ALL {
        assert_eq!(SignerRole::from_word(role.word()), Some(role));
    }
    assert_eq!(SignerRole::from_word("Head"), None);
    for kind in ActKind::ALL {
        assert_eq!(ActKind::from_word(kind.word()), Some(*kind));
    }
    assert_eq!(ActKind::from_word("Draw"), None);
}
