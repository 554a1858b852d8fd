//! A round that is drawn alike in every run. The salt of a seal is the operating system's, and with it everything that a
//! seed draws; here a known one is put in its place before anything is drawn from the seal, with all that follows from it:
//! the salted digests, the commitment, and the lines of the book from the seal's on.

use chrono::Days;

use crate::acts::written::date;
use crate::office::{Office, sha};

/// What the salt is made of, 32 times, where a test does not say.
const SALT: u8 = 0x5a;

impl Office {
    /// Draws the next round of a task with the seed 583, sealed the day before.
    pub(crate) fn draw_fixed(&self, day: &str, task: &str) {
        self.draw_salted(day, task, SALT);
    }

    /// The same with a salt of 32 times this byte.
    pub(crate) fn draw_salted(&self, day: &str, task: &str, salt: u8) {
        let eve = date(day).checked_sub_days(Days::new(1)).unwrap();
        let (eve, source) = (eve.to_string(), format!("event {day} 3/1000 摇号三位"));
        self.seal_salted(&eve, task, &source, salt);
        let ran = self.zh(&["--today", day, "draw", task, "--seed", "583"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    }

    /// Seals the first round of a task, with the known salt.
    pub(crate) fn seal_fixed(&self, day: &str, task: &str, source: &str) {
        self.seal_salted(day, task, source, SALT);
    }

    fn seal_salted(&self, day: &str, task: &str, source: &str, salt: u8) {
        let seal = ["--today", day, "seal", task, "--source", source];
        let sealed = self.zh(&seal);
        assert_eq!((sealed.code, sealed.err.as_str()), (0, ""), "{sealed:?}");
        self.fix_salts_to(salt);
    }

    /// Gives every seal the known salt, in its texts and in the book. Nothing may have been drawn from a seal that has
    /// another one.
    pub(crate) fn fix_salts(&self) {
        self.fix_salts_to(SALT);
    }

    /// Gives every seal that has a salt of the operating system's this one.
    fn fix_salts_to(&self, salt: u8) {
        let mut changed = Vec::new();
        for seal in std::fs::read_dir(self.case("seals")).unwrap() {
            let folder = seal.unwrap().file_name().into_string().unwrap();
            changed.extend(self.fix_salt(&folder, salt));
        }
        let mut book = String::new();
        for line in self.read("ledger.jsonl").split_inclusive('\n') {
            let mut now = line.to_owned();
            for (former, fixed) in &changed {
                now = now.replace(former, fixed);
            }
            changed.push((sha(line), sha(&now)));
            book += &now;
        }
        self.write("ledger.jsonl", book);
    }

    /// Gives a seal the known salt, in its texts; the digests that changed, before and after.
    fn fix_salt(&self, folder: &str, salt: u8) -> Vec<(String, String)> {
        let name = |text: &str| format!("seals/{folder}/{text}.txt");
        let salt = format!("{salt:02x}").repeat(32) + "\n";
        let former = self.read(&name("salt"));
        if former == former[..2].repeat(32) + "\n" {
            return Vec::new();
        }
        let mut changed = vec![(sha(&former), sha(&salt))];
        for text in ["inspectors", "recusals"] {
            let bytes = self.read(&name(text));
            let salted = |salt: &str| sha(salt.to_owned() + &bytes);
            changed.push((salted(&former), salted(&salt)));
        }
        let manifest = self.read(&name("manifest"));
        let fixed = changed[1..].iter().fold(manifest.clone(), |text, (a, b)| {
            assert!(text.contains(a), "{folder}: {a}");
            text.replace(a, b)
        });
        changed.push((sha(&manifest), sha(&fixed)));
        self.write(&name("salt"), salt);
        self.write(&name("manifest"), fixed);
        changed
    }
}
