//! A book made line by line, for tests of its signatures.

use super::fold;
use super::nothing_at_hand::NotAtHand;
use crate::acts::inspection::clear;
use crate::signing_key::Key;
use choucha::domain::acts::entry::{Act, Entry};
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::acts::signing::{SignAct, SignersAct, WitnessAct, WitnessText};
use choucha::domain::acts::visit::AssistAct;
use choucha::domain::book::flaw::BookFlaw;
use choucha::domain::book::fold::Book;
use choucha::domain::ground::sha::Sha;
use choucha::domain::ground::signer::SignerId;
use choucha::format::ledger_line::InCommon;
use choucha::format::{ledger_line, signers_file};

/// A book, the bytes of its lines, and the clock.
pub(crate) struct Lines {
    pub(crate) book: Book,
    pub(crate) bytes: Vec<String>,
    pub(crate) entries: Vec<Entry>,
    /// The clock's time of the next line.
    pub(crate) time: String,
}

pub(crate) const BUREAU: &str = "局";

pub(crate) fn time(hour: u32) -> String {
    format!("2027-03-01T{hour:02}:00:00+08:00")
}

pub(crate) fn signer(text: &str) -> SignerId {
    SignerId::from_text(text).expect("a signer")
}

impl Lines {
    /// A book of one line, of 8:00; the next is of 9:00.
    pub(crate) fn begun() -> Self {
        let mut lines = Self {
            book: Book::default(),
            bytes: Vec::new(),
            entries: Vec::new(),
            time: time(8),
        };
        lines.add(fold::init()).expect("init");
        lines.time = time(9);
        lines
    }

    /// Adds an act, or gives the code of what is wrong with it.
    pub(crate) fn add(&mut self, act: Act) -> Result<u64, String> {
        let entry = Entry {
            seq: self.book.lines + 1,
            time: self.time.clone(),
            declared: None,
            by: "x".into(),
            act,
            salt: LineSalt([7; 16]),
            prev: self.book.head.unwrap_or(Sha([0; 32])),
        };
        let line = ledger_line::write(&entry);
        let read = ledger_line::read(line.trim_end().as_bytes(), &mut InCommon::default());
        assert_eq!(read.as_ref(), Some(&entry), "{line}");
        // What is refused is not taken, so that the lines go on.
        if let Err(flaws) = self.book.may(&entry, &NotAtHand) {
            return Err(flaws[0].code().to_owned());
        }
        let pushed = self.book.push(&entry, Sha::of(line.as_bytes()), &NotAtHand);
        pushed.map_err(|flaw| BookFlaw::Line(flaw).code().to_owned())?;
        self.bytes.push(line);
        self.entries.push(entry);
        Ok(self.book.lines)
    }

    /// Registers these rows.
    pub(crate) fn register(&mut self, rows: &[String]) -> Result<u64, String> {
        let text = rows.concat();
        let rows = signers_file::read(text.as_bytes()).expect("rows");
        self.add(Act::Signers(SignersAct {
            sha256: Sha::of(text.as_bytes()),
            rows,
            reason: "r".into(),
        }))
    }

    /// A line that a head may sign, and no leader.
    pub(crate) fn seal(&mut self) -> u64 {
        let task = format!("S{}", self.book.lines);
        self.add(fold::seal(&task, 1)).expect("a seal")
    }

    /// A line about a visit.
    pub(crate) fn assist(&mut self) -> u64 {
        if self.book.draws.is_empty() {
            let draw = fold::draw(&self.book, "T", 0);
            self.add(draw).expect("a draw");
        }
        let mut visit = clear().visit;
        visit.draw = "T-1".into();
        let text = || "x".to_owned();
        let act = AssistAct {
            visit,
            name: text(),
            unit: text(),
            reason: text(),
        };
        self.add(Act::Assist(act)).expect("an expert")
    }

    /// A signature of `line` by this key for this signer.
    pub(crate) fn signature(&self, line: u64, who: &str, key: &Key) -> SignAct {
        let place = usize::try_from(line).unwrap().saturating_sub(1);
        let bytes = self.bytes.get(place).map_or("", String::as_str);
        let signer = signer(who);
        SignAct {
            line,
            sha256: Sha::of(bytes.as_bytes()),
            role: signer.role,
            signer,
            sig: key.sign("choucha-line-1", bytes.as_bytes()),
        }
    }

    /// Signs a line.
    pub(crate) fn sign(&mut self, line: u64, who: &str, key: &Key) -> Result<u64, String> {
        let act = Act::Sign(self.signature(line, who, key));
        self.add(act)
    }

    /// The six lines over `line`.
    pub(crate) fn text(&self, line: u64, received: &str) -> WitnessText {
        let place = usize::try_from(line).unwrap().saturating_sub(1);
        let bytes = self.bytes.get(place).map_or("", String::as_str);
        WitnessText {
            bureau: BUREAU.into(),
            line,
            sha256: Sha::of(bytes.as_bytes()),
            received: received.to_owned(),
            by: "市局".into(),
        }
    }

    /// Witnesses a line.
    pub(crate) fn witness(
        &mut self,
        text: &WitnessText,
        who: &str,
        key: &Key,
    ) -> Result<u64, String> {
        self.add(Act::Witness(WitnessAct {
            text: text.clone(),
            signer: signer(who),
            sig: key.sign("choucha-witness-1", text.to_string().as_bytes()),
        }))
    }
}
