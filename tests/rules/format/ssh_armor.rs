//! Tests of `src/format/ssh_armor.rs`.

use crate::signing_key::Key;
use choucha::format::ssh_armor::*;

#[test]
fn the_armour_is_that_of_ssh_keygen() {
    let sig = Key::of(1).sign("choucha-line-1", b"x\n");
    let file = write(&sig);
    let lines: Vec<&str> = file.lines().collect();
    assert_eq!(lines[0], "-----BEGIN SSH SIGNATURE-----");
    assert_eq!(lines[lines.len() - 1], "-----END SSH SIGNATURE-----");
    assert_eq!(lines[1..lines.len() - 1].concat(), sig);
    assert!(
        lines[1..lines.len() - 2]
            .iter()
            .all(|line| line.len() == 70)
    );
    assert_eq!(read(file.as_bytes()).as_deref(), Ok(sig.as_str()));
    assert_eq!(read(sig.as_bytes()).as_deref(), Ok(sig.as_str()));
    assert_eq!(
        read(file.replace('\n', "\r\n").as_bytes()).as_deref(),
        Ok(sig.as_str())
    );
    assert_eq!(
        write(""),
        "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n"
    );
    for bad in [&file.as_bytes()[..file.len() - 5], b"\xff"] {
        assert_eq!(read(bad).unwrap_err().code(), "S05");
    }
}
