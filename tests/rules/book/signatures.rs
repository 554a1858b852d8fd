//! Tests of `src/domain/book/signatures.rs`.

use super::lines::{Lines, time};
use crate::signing_key::Key;
use choucha::domain::acts::entry::Act;
use choucha::domain::book::signatures::check_leads;
use choucha::domain::ground::sha::Sha;
use choucha::domain::ground::signer::{SignerId, SignerRole};
use choucha::format::signers_file;

fn refused(code: &str) -> Result<u64, String> {
    Err(code.to_owned())
}

/// A book of three lines: init, signers (head 1, leader 2, witness 3), a seal.
fn registered() -> (Lines, [Key; 4]) {
    let keys = [Key::of(1), Key::of(2), Key::of(3), Key::of(4)];
    let mut lines = Lines::begun();
    let rows = [
        keys[0].row("head/张三"),
        keys[1].row("leader/37049901031"),
        keys[2].row("witness/市局"),
    ];
    lines.register(&rows).expect("registered");
    lines.seal();
    (lines, keys)
}

#[test]
fn a_head_signs_any_line_and_a_leader_what_is_about_visits() {
    let (mut lines, [head, leader, witness, _]) = registered();
    let assist = lines.assist();
    assert_eq!(lines.sign(3, "head/张三", &head), Ok(6));
    assert_eq!(lines.sign(assist, "head/张三", &head), Ok(7));
    assert_eq!(lines.sign(6, "head/张三", &head), Ok(8));
    assert_eq!(lines.sign(2, "head/张三", &head), Ok(9));
    let by_leader = |lines: &mut Lines, line| lines.sign(line, "leader/37049901031", &leader);
    assert_eq!(by_leader(&mut lines, assist), Ok(10));
    assert_eq!(by_leader(&mut lines, 3), refused("S09"));
    assert_eq!(lines.sign(3, "witness/市局", &witness), refused("S09"));
    assert_eq!(lines.book.signatures.signed.len(), 5);
}

#[test]
fn a_role_is_that_of_its_signer() {
    let (mut lines, [head, ..]) = registered();
    let mut act = lines.signature(3, "head/张三", &head);
    act.role = SignerRole::Leader;
    assert_eq!(lines.add(Act::Sign(act)), refused("S09"));
}

#[test]
fn a_line_is_signed_that_is_there_as_it_is_there() {
    let (mut lines, [head, ..]) = registered();
    for line in [0, 4, 99, u64::MAX] {
        assert_eq!(
            lines.sign(line, "head/张三", &head),
            refused("S04"),
            "{line}"
        );
    }
    let mut act = lines.signature(3, "head/张三", &head);
    act.sha256 = Sha([3; 32]);
    assert_eq!(lines.add(Act::Sign(act)), refused("S12"));
    let mut act = lines.signature(3, "head/张三", &head);
    act.sig = lines.signature(2, "head/张三", &head).sig;
    assert_eq!(lines.add(Act::Sign(act)), refused("S10"));
    let mut act = lines.signature(3, "head/张三", &head);
    act.sig = head.sign("choucha-witness-1", lines.bytes[2].as_bytes());
    assert_eq!(lines.add(Act::Sign(act)), refused("S06"));
    let mut act = lines.signature(3, "head/张三", &head);
    act.sig.truncate(100);
    assert_eq!(lines.add(Act::Sign(act)), refused("S05"));
}

#[test]
fn a_signature_is_entered_once() {
    let (mut lines, [head, ..]) = registered();
    assert_eq!(lines.sign(3, "head/张三", &head), Ok(4));
    assert_eq!(lines.sign(3, "head/张三", &head), refused("S13"));
    assert_eq!(lines.sign(2, "head/张三", &head), Ok(5));
}

#[test]
fn a_key_has_to_be_the_signer_s_own() {
    let (mut lines, [head, leader, _, other]) = registered();
    assert_eq!(lines.sign(3, "head/李四", &head), refused("S07"));
    assert_eq!(lines.sign(3, "head/张三", &leader), refused("S07"));
    assert_eq!(lines.sign(3, "head/张三", &other), refused("S07"));
}

#[test]
fn a_key_signs_no_line_from_before_it_was_registered() {
    let mut lines = Lines::begun();
    let head = Key::of(1);
    let before = lines.seal();
    assert_eq!(lines.sign(before, "head/张三", &head), refused("S07"));
    let signers = lines.register(&[head.row("head/张三")]).unwrap();
    assert_eq!(lines.sign(before, "head/张三", &head), refused("S07"));
    // The line that registers it is covered, and with it all before it.
    assert_eq!(lines.sign(signers, "head/张三", &head), Ok(4));
}

#[test]
fn a_lost_key_signs_nothing_more_and_what_it_signed_stays() {
    let (mut lines, [head, _, _, new]) = registered();
    assert_eq!(lines.sign(3, "head/张三", &head), Ok(4));
    let ended = format!(
        "head/张三 valid-before=\"20270301100000\" {}\n",
        head.public()
    );
    lines.time = time(10);
    assert_eq!(lines.register(&[ended, new.row("head/张三")]), Ok(5));
    lines.time = time(11);
    assert_eq!(lines.sign(2, "head/张三", &head), refused("S08"));
    // Nor does the new key sign what was written before it was registered.
    assert_eq!(lines.sign(2, "head/张三", &new), refused("S07"));
    assert_eq!(lines.sign(5, "head/张三", &new), Ok(6));
    // Taken out of the file, it is nobody's.
    assert_eq!(lines.register(&[new.row("head/张三")]), Ok(7));
    assert_eq!(lines.sign(2, "head/张三", &head), refused("S07"));
    assert_eq!(lines.book.signatures.every_row().len(), 6);
}

#[test]
fn a_key_is_good_when_the_line_is_written_and_when_it_is_signed() {
    let head = Key::of(1);
    let mut lines = Lines::begun();
    let options = "valid-after=\"202703011000\",valid-before=\"202703011200\"";
    let row = format!("head/张三 {options} {}\n", head.public());
    lines.register(&[row]).unwrap();
    let early = lines.seal();
    lines.time = time(10);
    let good = lines.seal();
    assert_eq!(lines.sign(early, "head/张三", &head), refused("S08"));
    assert_eq!(lines.sign(good, "head/张三", &head), Ok(5));
    let again = lines.seal();
    lines.time = time(13);
    assert_eq!(lines.sign(again, "head/张三", &head), refused("S08"));
}

#[test]
fn a_witness_s_key_is_good_by_the_witness_s_clock() {
    let witness = Key::of(3);
    let mut lines = Lines::begun();
    let options = "namespaces=\"choucha-witness-1\",valid-before=\"202703011200\"";
    let row = format!("witness/市局 {options} {}\n", witness.public());
    lines.register(&[row]).unwrap();
    let seal = lines.seal();
    lines.time = time(15);
    let (good, late) = (lines.text(seal, &time(12)), lines.text(seal, &time(13)));
    assert_eq!(
        lines.witness(&late, "witness/市局", &witness),
        refused("S08")
    );
    assert_eq!(lines.witness(&good, "witness/市局", &witness), Ok(4));
    assert_eq!(
        lines.witness(&good, "witness/市局", &witness),
        refused("S13")
    );
    let earlier = lines.text(1, &time(12));
    assert_eq!(lines.witness(&earlier, "witness/市局", &witness), Ok(5));
}

#[test]
fn a_witness_s_text_is_over_a_line_of_this_book_and_by_a_witness() {
    let (mut lines, [head, _, witness, _]) = registered();
    let mut other = lines.text(3, &time(10));
    other.sha256 = Sha([9; 32]);
    assert_eq!(
        lines.witness(&other, "witness/市局", &witness),
        refused("S12")
    );
    let missing = lines.text(9, &time(10));
    assert_eq!(
        lines.witness(&missing, "witness/市局", &witness),
        refused("S04")
    );
    let text = lines.text(3, &time(10));
    assert_eq!(lines.witness(&text, "head/张三", &head), refused("S09"));
    assert_eq!(lines.witness(&text, "witness/市局", &head), refused("S07"));
    assert_eq!(lines.witness(&text, "witness/市局", &witness), Ok(4));
}

#[test]
fn signers_change_or_they_are_refused() {
    let (mut lines, [head, ..]) = registered();
    let rows = [head.row("head/张三")];
    assert_eq!(lines.register(&rows), Ok(4));
    assert_eq!(lines.register(&rows), refused("S03"));
    let text = rows.concat();
    let (recorded, read) = (
        Sha::of(text.as_bytes()),
        signers_file::read(text.as_bytes()).unwrap(),
    );
    let signatures = &lines.book.signatures;
    assert!(signatures.check_recorded(Some((recorded, &read))).is_ok());
    // Not there, another file, and a line that was written by hand with other rows than the file's.
    let (no_digest, no_rows) = (Sha([0; 32]), &[][..]);
    for found in [
        None,
        Some((no_digest, &read[..])),
        Some((recorded, no_rows)),
    ] {
        let flaw = signatures.check_recorded(found).unwrap_err();
        assert_eq!(flaw.code(), "S02");
    }
    assert!(Lines::begun().book.signatures.check_recorded(None).is_ok());
}

#[test]
fn whose_a_key_is_the_rows_say() {
    let (mut lines, [head, leader, witness, other]) = registered();
    let key = |key: &Key| {
        let text = key.public();
        choucha::domain::ground::ssh_key::SshKey::from_text(&text).unwrap()
    };
    let inside = [SignerRole::Leader, SignerRole::Head];
    let of = |lines: &Lines, one: &Key, roles: &[SignerRole]| {
        let found = lines.book.signatures.signer_of(&key(one), roles);
        found.map_or_else(|flaw| flaw.code().to_owned(), |id| id.to_string())
    };
    assert_eq!(of(&lines, &head, &inside), "head/张三");
    assert_eq!(of(&lines, &leader, &inside), "leader/37049901031");
    assert_eq!(of(&lines, &witness, &inside), "S14");
    assert_eq!(of(&lines, &witness, &[SignerRole::Witness]), "witness/市局");
    assert_eq!(of(&lines, &other, &inside), "S14");
    let both = [head.row("head/张三"), head.row("leader/37049901031")];
    lines.register(&both).unwrap();
    assert_eq!(of(&lines, &head, &inside), "S14");
    assert_eq!(of(&lines, &head, &[SignerRole::Head]), "head/张三");
}

#[test]
fn a_leader_leads_one_of_the_visits() {
    let leaders = ["37049901031", "37049901015"].map(str::to_owned);
    let check = |who: &str, leaders: &[String]| {
        let signer = SignerId::from_text(who).unwrap();
        let checked = check_leads(3, &signer, leaders);
        checked.map_err(|flaw| flaw.code())
    };
    assert_eq!(check("leader/37049901015", &leaders), Ok(()));
    assert_eq!(check("leader/37049901002", &leaders), Err("S09"));
    assert_eq!(check("leader/37049901015", &[]), Err("S09"));
    assert_eq!(check("head/张三", &[]), Ok(()));
}

#[test]
fn a_line_changed_after_it_was_signed_is_found_by_its_signature() {
    let (mut lines, [head, ..]) = registered();
    let signed = lines.signature(3, "head/张三", &head);
    // The same book, but for the third line: chained anew, as a forger would.
    let (mut forged, _) = registered();
    forged.book = {
        let mut fresh = Lines::begun();
        let rows = [
            Key::of(1).row("head/张三"),
            Key::of(2).row("leader/37049901031"),
            Key::of(3).row("witness/市局"),
        ];
        fresh.register(&rows).unwrap();
        fresh.time = time(10);
        fresh.seal();
        fresh.book
    };
    assert_eq!(forged.add(Act::Sign(signed.clone())), refused("S12"));
    let mut rewritten = signed.clone();
    rewritten.sha256 = forged.book.signatures.digest(3).unwrap();
    assert_eq!(forged.add(Act::Sign(rewritten)), refused("S10"));
    assert_eq!(lines.add(Act::Sign(signed)), Ok(4));
}
