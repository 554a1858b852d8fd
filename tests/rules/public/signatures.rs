//! Tests of `src/domain/public/signatures.rs`.

use crate::book::lines::{Lines, time};
use crate::signing_key::Key;
use choucha::domain::public::signatures::Signers;
use choucha::domain::settings::NamedBy;

#[test]
fn a_leader_s_number_is_public_unless_inspectors_are_masked() {
    let (head, first, second, witness) = (Key::of(1), Key::of(2), Key::of(3), Key::of(4));
    let mut lines = Lines::begun();
    let one = [head.row("head/张三"), second.row("leader/15")];
    let two = [
        first.row("leader/31"),
        second.row("leader/15"),
        head.row("head/张三"),
        witness.row("witness/市局"),
    ];
    lines.register(&one).unwrap();
    lines.register(&two).unwrap();
    let assist = lines.assist();
    lines.sign(assist, "leader/31", &first).unwrap();
    lines.sign(assist, "leader/15", &second).unwrap();
    lines.sign(assist, "head/张三", &head).unwrap();
    let text = lines.text(assist, &time(10));
    lines.witness(&text, "witness/市局", &witness).unwrap();
    let signatures = &lines.book.signatures;
    let named = |by: NamedBy| {
        let versions = || signatures.versions.iter();
        let signers = Signers::of(by, versions().map(|version| &version.act));
        let signed = signatures.signed.iter();
        let signed = signed.map(|s| signers.signed(s.seq, &s.time, &s.act).signer.to_string());
        let rows = versions().flat_map(|v| signers.rows((v.seq, &v.time), &v.act, true));
        let rows = rows.map(|row| row.row.signer.to_string());
        let witness = &signatures.witnessed[0];
        let witness = signers.witnessed(witness.seq, &witness.time, &witness.act);
        let (signed, rows): (Vec<_>, Vec<_>) = (signed.collect(), rows.collect());
        (signed.join(" "), rows.join(" "), witness)
    };
    for by in [NamedBy::Full, NamedBy::Number] {
        let (signed, rows, _) = named(by);
        assert_eq!(signed, "leader/31 leader/15 head/张三");
        assert_eq!(
            rows,
            "head/张三 leader/15 leader/31 leader/15 head/张三 witness/市局"
        );
    }
    let (signed, rows, public) = named(NamedBy::Masked);
    assert_eq!(signed, "leader/2 leader/1 head/张三");
    assert_eq!(
        rows,
        "head/张三 leader/1 leader/2 leader/1 head/张三 witness/市局"
    );
    assert_eq!(public.signer.to_string(), "witness/市局");
    assert_eq!(public.text, Some(text.to_string()));
    assert_eq!(public.received, Some(time(10)));
    assert_eq!(public.line, assist);
    let key = choucha::domain::ground::ssh_key::SshKey::from_text(&witness.public());
    assert_eq!(public.key, key.unwrap().fingerprint());
}
