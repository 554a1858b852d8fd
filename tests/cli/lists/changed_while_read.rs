//! A list that changes while it is read: no draw is made from half of one list and half of another.

use std::fs::{self, File};
use std::io::Write as _;
use std::time::{Duration, SystemTime};

use choucha::acts::lists::round_lists::{WantedRound, for_round};
use choucha::disk::Trouble;
use choucha::disk::case::Case;
use choucha::text::{Lang, Say as _};

use crate::office::Office;

/// Reads the lists for a draw, and does something to the library while it is read.
fn read(office: &Office, meanwhile: impl Fn() + Sync) -> Option<(&'static str, String)> {
    let case = Case::open(&office.case("")).unwrap();
    let wanted = WantedRound {
        task: "AJ-2026-04",
        round: 1,
        sealed: false,
    };
    match for_round(&case, wanted, &|_, _| meanwhile()) {
        Ok(_) => None,
        Err(Trouble::Refused(refusal)) => Some((refusal.code(), refusal.say(Lang::Zh).what)),
        Err(Trouble::File { path, error }) => panic!("{}: {error}", path.display()),
    }
}

#[test]
fn a_library_that_grows_or_is_saved_anew_while_it_is_read_is_refused() {
    let office = Office::sample();
    let path = office.case("objects.csv");
    assert_eq!(read(&office, || {}), None);
    let changed = Some(("C07", "objects.csv 在读取过程中被改动".to_owned()));
    let grows = || {
        let mut file = File::options().append(true).open(&path).unwrap();
        file.write_all(b"\n").unwrap();
    };
    assert_eq!(read(&office, grows), changed);
    // As long as before, and yet another file.
    let saved = || {
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen("有效", "注销", 1)).unwrap();
        let later = SystemTime::now() + Duration::from_secs(2);
        let file = File::options().append(true).open(&path).unwrap();
        file.set_modified(later).unwrap();
    };
    assert_eq!(read(&office, saved), changed);
    assert_eq!(read(&office, || {}), None, "at rest it is read");
}
