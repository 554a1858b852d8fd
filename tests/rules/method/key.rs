//! Tests of `src/domain/method/key.rs`.

use choucha::domain::ground::sha::Sha;
use choucha::domain::method::key::*;

#[test]
fn the_key_is_the_digest_of_manifest_and_seed_line() {
    let seed = Seed::new(" 甲 7 ").expect("seed");
    assert_eq!(
        derive(b"m\n", &seed),
        Sha::of("m\nseed:  甲 7 \n".as_bytes())
    );
    assert_eq!(
        Sha::of(b"abc").to_string(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(
        Sha::from_hex(&Sha::of(b"abc").to_string()),
        Some(Sha::of(b"abc"))
    );
    assert_eq!(
        Sha::from_hex(&Sha::of(b"abc").to_string().to_uppercase()),
        None
    );
}

#[test]
fn the_people_s_key_has_the_salt_behind_the_seed_line() {
    let seed = Seed::new("583").expect("seed");
    let salt = format!("{}\n", "5a".repeat(32));
    let keys = Keys::derive(b"m\n", &seed, salt.as_bytes());
    assert_eq!(keys.objects, derive(b"m\n", &seed));
    assert_eq!(keys.people, people_key(b"m\n", &seed, salt.as_bytes()));
    assert_eq!(
        keys.people,
        Sha::of(format!("m\nseed: 583\n{salt}").as_bytes())
    );
    // Whoever has no salt has one key only.
    assert_eq!(people_key(b"m\n", &seed, b""), keys.objects);
}

#[test]
fn a_seed_is_one_line_of_up_to_1024_bytes() {
    assert_eq!(Seed::new(""), Err(SeedFlaw::Length(0)));
    assert_eq!(Seed::new(&"x".repeat(1025)), Err(SeedFlaw::Length(1025)));
    assert!(Seed::new(&"x".repeat(1024)).is_ok());
    for (text, place) in [
        ("a\n", 2),
        ("\r", 1),
        ("ab\tc", 3),
        ("甲\u{2028}", 2),
        ("\u{85}", 1),
    ] {
        assert_eq!(Seed::new(text), Err(SeedFlaw::Control(place)));
    }
}
