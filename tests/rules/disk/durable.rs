//! Tests of `src/disk/durable.rs` and `src/disk/new_file.rs`: what is written is what was handed over, and its digest is that of
//! the file.

use std::fs;

use choucha::disk::durable::{self, Flushing};
use choucha::domain::ground::sha::Sha;

/// Lines of a file that is flushed while more of it comes, several times over.
fn long() -> Vec<u8> {
    let lines = (0..500_000).map(|line| format!("第 {line} 行\n").into_bytes());
    let bytes: Vec<u8> = lines.flatten().collect();
    assert!(bytes.len() > 7 << 20);
    bytes
}

#[test]
fn a_long_file_is_whole_and_has_its_digest() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = long();
    for size in [1, 1000, 1 << 18, bytes.len()] {
        let path = folder.path().join(size.to_string());
        let digest = durable::create(&path, |out| {
            bytes.chunks(size).try_for_each(|some| out.write_all(some))
        });
        assert_eq!(digest.unwrap(), Sha::of(&bytes));
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn several_long_files_are_whole_when_they_were_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = long();
    let mut flushing = Flushing::default();
    for name in 0..5 {
        let path = folder.path().join(name.to_string());
        let mut parts = bytes.chunks(1 << 16);
        let digest = flushing.create(&path, |out| parts.try_for_each(|some| out.write_all(some)));
        assert_eq!(digest.unwrap(), Sha::of(&bytes));
    }
    flushing.wait().unwrap();
    for name in 0..5 {
        assert_eq!(
            fs::read(folder.path().join(name.to_string())).unwrap(),
            bytes
        );
    }
}

#[test]
fn whoever_fails_halfway_through_a_long_file_has_failed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("half");
    let bytes = long();
    let half = durable::create(&path, |out| {
        let mut parts = bytes.chunks(1 << 16);
        parts.try_for_each(|some| out.write_all(some))?;
        Err(std::io::Error::other("half"))
    });
    assert!(half.is_err());
    // What is there is never written over; where open files cannot be removed, nobody holds it open any more.
    assert!(durable::create_with(&path, b"again").is_err());
    fs::remove_file(&path).unwrap();
    assert!(durable::create_with(&path, b"again").is_ok());
}
