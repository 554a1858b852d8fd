//! Held against OpenSSH's own ssh-keygen, both ways.

use std::path::Path;
use std::process::{Command, Stdio};

use super::signing_case::{RECEIVED, done, head, kept, line, registered, rows, text, witness};
use crate::needed;
use crate::office::Office;

/// Runs ssh-keygen in a folder; what it reads on its standard input is a file there.
fn keygen(folder: &Path, args: &[&str], input: Option<&str>) -> bool {
    let stdin = input.map_or(Stdio::null(), |name| {
        std::fs::File::open(folder.join(name)).unwrap().into()
    });
    let mut command = Command::new("ssh-keygen");
    let ran = command.current_dir(folder).args(args).stdin(stdin).output();
    ran.unwrap().status.success()
}

/// Makes two keys beside the case folder and registers them.
fn with_keys(office: &Office) {
    let here = office.path();
    let rows = [("head", "head/张三"), ("witness", "witness/市局")].map(|(name, signer)| {
        let make = [
            "-q",
            "-t",
            "ed25519",
            "-N",
            "",
            "-C",
            "a comment",
            "-f",
            name,
        ];
        assert!(keygen(here, &make, None));
        let public = std::fs::read_to_string(here.join(format!("{name}.pub"))).unwrap();
        format!("{signer} {public}")
    });
    office.write("signers", rows.concat());
    done(office, &["signers", "--reason", "换用新密钥"]);
}

/// Signs a file anew.
fn sign(office: &Office, key: &str, namespace: &str, hash: &str, file: &str) {
    let _ = std::fs::remove_file(office.path().join(format!("{file}.sig")));
    let hash = format!("hashalg={hash}");
    let what = ["-Y", "sign", "-q", "-f", key, "-n", namespace, "-O", &hash];
    assert!(keygen(office.path(), &[&what[..], &[file]].concat(), None));
}

#[test]
fn what_ssh_keygen_signs_is_taken() {
    if needed::program("ssh-keygen").is_none() {
        return;
    }
    let office = registered();
    with_keys(&office);
    let (line, witness) = ("choucha-line-1", "choucha-witness-1");
    done(&office, &["sign", "5", "--out", "line"]);
    for (namespace, hash) in [(line, "sha512"), (witness, "sha256")] {
        sign(&office, "head", namespace, hash, "line");
        office.refused("S06", &["sign", "5", "--sig", "line.sig"]);
    }
    sign(&office, "witness", line, "sha256", "line");
    office.refused("S14", &["sign", "5", "--sig", "line.sig"]);
    sign(&office, "head", line, "sha256", "line");
    done(&office, &["sign", "5", "--sig", "line.sig"]);
    let filled = ["--received", RECEIVED, "--name", "某市应急管理局"];
    let text = [&["witness", "4", "--out", "w.txt"][..], &filled].concat();
    done(&office, &text);
    sign(&office, "witness", witness, "sha256", "w.txt");
    done(&office, &["witness", "w.txt"]);
    done(&office, &["ledger", "verify", "--witness", "w.txt"]);
}

/// Whether ssh-keygen verifies what the program took.
fn verifies(
    office: &Office,
    signers: &str,
    who: &str,
    namespace: &str,
    sig: &str,
    message: &str,
) -> bool {
    let args = [
        "-Y", "verify", "-f", signers, "-I", who, "-n", namespace, "-s", sig,
    ];
    keygen(office.path(), &args, Some(message))
}

#[test]
fn what_is_public_is_checked_by_ssh_keygen_alone() {
    if needed::program("ssh-keygen").is_none() {
        return;
    }
    let office = registered();
    let sig = head().sign("choucha-line-1", line(&office, 4).as_bytes());
    std::fs::write(office.path().join("4.sig"), sig).unwrap();
    done(&office, &["sign", "4", "--sig", "4.sig"]);
    let file = kept(&office, "w.txt", &text(&office, 4, RECEIVED), &witness());
    done(&office, &["witness", &file]);
    done(&office, &["publish", "--today", "2026-06-01"]);
    assert_eq!(office.read("public/signers"), rows());
    let signers = "case/public/signers";
    let witnessed = |message: &str| {
        verifies(
            &office,
            signers,
            "witness/市局",
            "choucha-witness-1",
            "case/public/signatures/6.sig",
            message,
        )
    };
    assert!(witnessed("case/public/signatures/6.txt"));
    assert!(!witnessed(signers));
    // Whoever is shown the line checks its signature in the same way.
    std::fs::write(office.path().join("line"), line(&office, 4)).unwrap();
    let signed = |message: &str| {
        verifies(
            &office,
            signers,
            "head/张三",
            "choucha-line-1",
            "case/public/signatures/5.sig",
            message,
        )
    };
    assert!(signed("line"));
    assert!(!signed(signers));
}
