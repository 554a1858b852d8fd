//! Tests of `src/domain/ground/ssh_signature.rs` and `src/domain/ground/ssh_key.rs`.

use crate::signing_key::Key;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use choucha::domain::ground::sha::Sha;
use choucha::domain::ground::signer::{LINE, WITNESS};
use choucha::domain::ground::ssh_key::{KeyFlaw, SshKey};
use choucha::domain::ground::ssh_signature::*;
use proptest::prelude::*;

#[test]
fn a_key_is_read_as_it_is_written() {
    let text = Key::of(1).public();
    let key = SshKey::from_text(&text).unwrap();
    assert_eq!((key.to_string(), key.kind()), (text.clone(), "ssh-ed25519"));
    assert_eq!(
        serde_json::from_value::<SshKey>(serde_json::json!(key)).unwrap(),
        key
    );
    // ssh-keygen -l of the key of RFC 8032 from the bytes 0 to 31.
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
    let fingerprint = SshKey::from_text(key).unwrap().fingerprint();
    assert_eq!(
        fingerprint,
        "SHA256:lbmsoA0yIEcEiVDRnMWuzm+nV+3ZEEpVIURqFoeSspg"
    );
    let kind = |text: &str| SshKey::from_text(text).unwrap_err();
    assert_eq!(kind("ssh-rsa AAAA"), KeyFlaw::Kind("ssh-rsa".into()));
    for bad in [
        "",
        "ssh-ed25519",
        "ssh-ed25519 ",
        "ssh-ed25519 AAAA",
        &text[..text.len() - 4],
        &format!("{text} x"),
    ] {
        assert_eq!(kind(bad), KeyFlaw::Form, "{bad}");
    }
}

proptest! {
    #[test]
    fn a_signature_holds_for_its_message_key_and_purpose_alone(message: Vec<u8>, other: Vec<u8>, key in 1u8..) {
        let key = Key::of(key);
        let sig = SshSignature::from_base64(&key.sign(LINE, &message)).unwrap();
        prop_assert_eq!(sig.verify(LINE, Sha::of(&message)), Ok(()));
        prop_assert_eq!(sig.key.to_string(), key.public());
        if other != message {
            prop_assert_eq!(sig.verify(LINE, Sha::of(&other)), Err(SignatureFlaw::Unverified));
        }
        let is_namespace = matches!(sig.verify(WITNESS, Sha::of(&message)), Err(SignatureFlaw::Namespace { .. }));
        prop_assert!(is_namespace);
    }

    #[test]
    fn no_other_byte_will_do(message: Vec<u8>, place: prop::sample::Index, bit in 0u8..8) {
        let mut blob = STANDARD.decode(Key::of(9).sign(LINE, &message)).unwrap();
        let key = SshKey::from_text(&Key::of(9).public()).unwrap();
        let at = place.index(blob.len());
        blob[at] ^= 1 << bit;
        let read = SshSignature::from_base64(&STANDARD.encode(&blob));
        let holds = read.is_ok_and(|sig| sig.key == key && sig.verify(LINE, Sha::of(&message)).is_ok());
        prop_assert!(!holds, "byte {}", at);
    }

    #[test]
    fn whatever_comes_is_read_or_refused(blob: Vec<u8>, cut: prop::sample::Index) {
        let _ = SshSignature::from_base64(&STANDARD.encode(&blob));
        let good = STANDARD.decode(Key::of(9).sign(LINE, b"x")).unwrap();
        let read = SshSignature::from_base64(&STANDARD.encode(&good[..cut.index(good.len())]));
        prop_assert_eq!(read, Err(SignatureFlaw::Form));
    }
}
