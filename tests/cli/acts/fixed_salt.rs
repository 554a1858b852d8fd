//! A round that is drawn alike in every run. The salt of a seal is the operating system's, and with it everything that a
//! seed draws; here it is put in its place right after the seal, before anything else is in the book.

use chrono::Days;

use crate::acts::written::date;
use crate::office::{Office, sha};

impl Office {
    /// Draws the next round of a task with the seed 583, sealed the day before.
    pub(crate) fn draw_fixed(&self, day: &str, task: &str) {
        self.draw_salted(day, task, 90);
    }

    /// The same with a salt of 32 times this byte.
    pub(crate) fn draw_salted(&self, day: &str, task: &str, salt: u8) {
        let eve = date(day).checked_sub_days(Days::new(1)).unwrap();
        let (eve, source) = (eve.to_string(), format!("event {day} 3/1000 摇号三位"));
        let seal = ["--today", &eve, "seal", task, "--source", &source];
        let sealed = self.zh(&seal);
        assert_eq!((sealed.code, sealed.err.as_str()), (0, ""), "{sealed:?}");
        self.fix_salt(salt);
        let ran = self.zh(&["--today", day, "draw", task, "--seed", "583"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    }

    /// Gives the seal in the last line of the book this salt, in its texts and in that line.
    fn fix_salt(&self, salt: u8) {
        let book = self.read("ledger.jsonl");
        let at = book[..book.len() - 1].rfind('\n').unwrap() + 1;
        let mut line = book[at..].to_owned();
        let folder = line.split("\"seals/").nth(1).unwrap();
        let folder = format!("seals/{}", folder.split('/').next().unwrap());
        let name = |text: &str| format!("{folder}/{text}.txt");
        let salt = format!("{salt:02x}").repeat(32) + "\n";
        let mut manifest = self.read(&name("manifest"));
        let former = [self.read(&name("salt")), manifest.clone()];
        for text in ["inspectors", "recusals"] {
            let bytes = self.read(&name(text));
            let salted = |salt: &str| sha(salt.to_owned() + &bytes);
            manifest = manifest.replace(&salted(&former[0]), &salted(&salt));
        }
        for (former, now) in former.iter().zip([&salt, &manifest]) {
            line = line.replace(&sha(former), &sha(now));
        }
        self.write(&name("salt"), salt);
        self.write(&name("manifest"), manifest);
        self.write("ledger.jsonl", book[..at].to_owned() + &line);
    }
}
