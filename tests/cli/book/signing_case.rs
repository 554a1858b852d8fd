//! A case folder with signers, and what its tests do with it.

use serde_json::Value;

use crate::method::sources::LOTTERY;
use crate::office::{Office, Ran, sha};
use crate::signing_key::Key;

/// The head's key.
pub(crate) fn head() -> Key {
    Key::of(1)
}

/// The witness's key.
pub(crate) fn witness() -> Key {
    Key::of(2)
}

/// The day of the seal, two days before its lottery.
pub(crate) const SEALED: &str = "2026-05-31";
/// When the witness received what he witnesses.
pub(crate) const RECEIVED: &str = "2026-05-31T16:20:00+08:00";

/// The sample with its plan published, signers registered, and a round sealed: four lines.
pub(crate) fn registered() -> Office {
    let office = Office::sample();
    office.write("signers", rows());
    done(&office, &["signers", "--reason", "首次登记"]);
    office.seal_fixed(SEALED, "AJ-2026-01", LOTTERY);
    office
}

/// The rows that are registered.
pub(crate) fn rows() -> String {
    let head = format!(
        "head/张三 namespaces=\"choucha-line-1\" {}\n",
        head().public()
    );
    let witness = format!(
        "witness/市局 namespaces=\"choucha-witness-1\" {}\n",
        witness().public()
    );
    head + &witness
}

/// Runs a command that must be done.
pub(crate) fn done(office: &Office, args: &[&str]) -> Ran {
    let ran = office.zh(args);
    assert_eq!(ran.code, 0, "{ran:?}");
    ran
}

/// A line of the book, LF included.
pub(crate) fn line(office: &Office, number: usize) -> String {
    let book = office.read("ledger.jsonl");
    let line = book.split_inclusive('\n').nth(number - 1);
    line.unwrap().to_owned()
}

/// The last line of the book.
pub(crate) fn last(office: &Office) -> Value {
    let book = office.read("ledger.jsonl");
    serde_json::from_str(book.lines().last().unwrap()).unwrap()
}

/// Writes a signature of a line beside the case folder, and gives the file's name.
pub(crate) fn signature(office: &Office, number: usize, key: &Key) -> String {
    let sig = key.sign("choucha-line-1", line(office, number).as_bytes());
    let name = format!("line-{number}.sig");
    std::fs::write(office.path().join(&name), sig).unwrap();
    name
}

/// Signs a line.
pub(crate) fn sign(office: &Office, number: usize, key: &Key) -> Ran {
    let sig = signature(office, number, key);
    done(office, &["sign", &number.to_string(), "--sig", &sig])
}

/// The six lines over a line of the book.
pub(crate) fn text(office: &Office, number: usize, received: &str) -> String {
    let sha = sha(line(office, number));
    format!(
        "choucha-witness-1\nbureau: 临溪高新技术产业开发区应急管理局\nline: {number}\nsha256: {sha}\n\
         received: {received}\nby: 某市应急管理局\n"
    )
}

/// Writes a text and its signature beside the case folder, and gives the text's name.
pub(crate) fn kept(office: &Office, name: &str, text: &str, key: &Key) -> String {
    let sig = key.sign("choucha-witness-1", text.as_bytes());
    std::fs::write(office.path().join(name), text).unwrap();
    std::fs::write(office.path().join(format!("{name}.sig")), sig).unwrap();
    name.to_owned()
}
