//! Tests of `src/domain/book/witnessed.rs`.

use super::lines::{BUREAU, Lines, time};
use crate::signing_key::Key;
use choucha::domain::acts::signing::{SignerRow, WitnessText};
use choucha::domain::book::witnessed::{Evidence, InTime, SealStanding, SignedText};
use choucha::domain::ground::moment::Moment;
use choucha::domain::ground::sha::Sha;
use choucha::format::signers_file;

/// A book of a seal in line 2, another line, and a draw to come in line 4.
fn sealed() -> Lines {
    let mut lines = Lines::begun();
    lines.seal();
    lines.seal();
    lines.seal();
    lines
}

fn rows(text: &str) -> Vec<SignerRow> {
    signers_file::read(text.as_bytes()).unwrap()
}

fn signed(text: &WitnessText, key: &Key) -> SignedText {
    let sig = key.sign("choucha-witness-1", text.to_string().as_bytes());
    let text = text.clone();
    SignedText { text, sig }
}

/// The standing of the seal in line 2, drawn in line 4, due at 12:00; with its witness's line and time.
fn standing(
    lines: &Lines,
    texts: &[SignedText],
    own: &[SignerRow],
    office: &[SignerRow],
) -> String {
    let due = Moment::of_time(&time(12)).unwrap().unix;
    standing_until(lines, texts, own, office, InTime::NotAfter(due))
}

fn standing_until(
    lines: &Lines,
    texts: &[SignedText],
    own: &[SignerRow],
    office: &[SignerRow],
    until: InTime,
) -> String {
    let evidence = Evidence {
        bureau: BUREAU,
        digest: &|line| lines.book.signatures.digest(line),
        texts,
        own,
        office,
    };
    match evidence.of_seal(Some(2), Some(4), until) {
        SealStanding::Witnessed(by) => format!("witnessed {} {}", by.line, &by.received[11..16]),
        SealStanding::Countersigned(by) => {
            format!("countersigned {} {}", by.line, &by.received[11..16])
        }
        SealStanding::Claimed => "claimed".to_owned(),
        SealStanding::None => "none".to_owned(),
    }
}

#[test]
fn whose_word_it_is_that_a_key_is_the_witness_s_makes_the_difference() {
    let (lines, key) = (sealed(), Key::of(3));
    let known = rows(&key.row("witness/市局"));
    let texts = [signed(&lines.text(2, &time(10)), &key)];
    assert_eq!(standing(&lines, &texts, &known, &[]), "witnessed 2 10:00");
    assert_eq!(
        standing(&lines, &texts, &known, &known),
        "witnessed 2 10:00"
    );
    assert_eq!(
        standing(&lines, &texts, &[], &known),
        "countersigned 2 10:00"
    );
    assert_eq!(standing(&lines, &texts, &[], &[]), "claimed");
    assert_eq!(standing(&lines, &[], &known, &known), "claimed");
    let other = rows(&Key::of(4).row("witness/市局"));
    assert_eq!(
        standing(&lines, &texts, &other, &known),
        "countersigned 2 10:00"
    );
    // A head of the bureau is no witness, whoever has registered the key.
    let head = rows(&key.row("head/张三"));
    assert_eq!(standing(&lines, &texts, &head, &head), "claimed");
}

#[test]
fn who_and_when_and_the_key_are_told() {
    let (lines, key) = (sealed(), Key::of(3));
    let known = rows(&key.row("witness/市局"));
    let texts = [signed(&lines.text(2, &time(10)), &key)];
    let evidence = Evidence {
        bureau: BUREAU,
        digest: &|line| lines.book.signatures.digest(line),
        texts: &texts,
        own: &known,
        office: &[],
    };
    let until = InTime::NotAfter(i64::MAX);
    let SealStanding::Witnessed(by) = evidence.of_seal(Some(2), None, until) else {
        panic!("not witnessed");
    };
    assert_eq!(
        (by.signer.to_string().as_str(), by.by.as_str()),
        ("witness/市局", "市局")
    );
    assert_eq!((by.received.as_str(), by.line), (time(10).as_str(), 2));
    assert_eq!(by.key, known[0].key.fingerprint());
    assert_eq!(evidence.of_seal(None, None, until), SealStanding::None);
    assert_eq!(
        evidence.of_seal(Some(3), None, until),
        SealStanding::Claimed
    );
}

#[test]
fn a_text_over_a_later_line_speaks_for_the_seal_and_one_outside_does_not() {
    let (lines, key) = (sealed(), Key::of(3));
    let known = rows(&key.row("witness/市局"));
    let over = |line| {
        standing(
            &lines,
            &[signed(&lines.text(line, &time(10)), &key)],
            &known,
            &[],
        )
    };
    assert_eq!(over(1), "claimed");
    assert_eq!(over(2), "witnessed 2 10:00");
    assert_eq!(over(3), "witnessed 3 10:00");
    // The draw's own line, and what comes after it.
    assert_eq!(over(4), "claimed");
    assert_eq!(over(9), "claimed");
}

#[test]
fn it_has_to_be_received_in_time() {
    let (lines, key) = (sealed(), Key::of(3));
    let known = rows(&key.row("witness/市局"));
    let at = |received: &str| [signed(&lines.text(2, received), &key)];
    let by_round = |received: &str| standing(&lines, &at(received), &known, &[]);
    assert_eq!(by_round("2027-03-01T12:00:00+08:00"), "witnessed 2 12:00");
    assert_eq!(by_round("2027-03-01T04:00:00Z"), "witnessed 2 04:00");
    assert_eq!(by_round("2027-03-01T12:00:01+08:00"), "claimed");
    let day = InTime::BeforeDay("2027-03-02".parse().unwrap());
    let by_day = |received: &str| standing_until(&lines, &at(received), &known, &[], day);
    assert_eq!(by_day("2027-03-01T23:59:59+08:00"), "witnessed 2 23:59");
    assert_eq!(by_day("2027-03-02T00:00:00+08:00"), "claimed");
    // The day is China's: midnight there is 16:00 of the day before in UTC.
    assert_eq!(by_day("2027-03-01T15:59:59Z"), "witnessed 2 15:59");
    assert_eq!(by_day("2027-03-01T16:00:00Z"), "claimed");
}

#[test]
fn the_earliest_counts_and_a_bad_one_beside_it_does_no_harm() {
    let (lines, key) = (sealed(), Key::of(3));
    let known = rows(&key.row("witness/市局"));
    let good = |line, hour| signed(&lines.text(line, &time(hour)), &key);
    let mut forged = good(2, 8);
    forged.sig = good(2, 9).sig;
    let mut other_book = lines.text(2, &time(8));
    other_book.sha256 = Sha([5; 32]);
    let mut other_bureau = lines.text(2, &time(8));
    other_bureau.bureau = "别局".into();
    let bad = [
        forged,
        signed(&other_book, &key),
        signed(&other_bureau, &key),
    ];
    for text in &bad {
        assert_eq!(
            standing(&lines, std::slice::from_ref(text), &known, &known),
            "claimed"
        );
    }
    let texts = [&[good(2, 11), good(3, 10), good(2, 13)][..], &bad].concat();
    assert_eq!(standing(&lines, &texts, &known, &[]), "witnessed 3 10:00");
    // A witness whom the reader knows comes before an earlier one whom only the bureau knows.
    let other = Key::of(4);
    let office = rows(&other.row("witness/他局"));
    let texts = [good(2, 11), signed(&lines.text(2, &time(9)), &other)];
    assert_eq!(
        standing(&lines, &texts, &known, &office),
        "witnessed 2 11:00"
    );
    assert_eq!(
        standing(&lines, &texts, &[], &office),
        "countersigned 2 09:00"
    );
}

#[test]
fn a_key_has_to_be_good_when_it_was_received() {
    let (lines, key) = (sealed(), Key::of(3));
    let row = |options: &str| rows(&format!("witness/市局 {options} {}\n", key.public()));
    let texts = [signed(&lines.text(2, &time(10)), &key)];
    let by = |options| standing(&lines, &texts, &row(options), &[]);
    assert_eq!(by("valid-before=\"202703011000\""), "witnessed 2 10:00");
    assert_eq!(by("valid-before=\"202703010959\""), "claimed");
    assert_eq!(by("valid-after=\"202703011001\""), "claimed");
    assert_eq!(by("namespaces=\"choucha-line-1\""), "claimed");
    assert_eq!(
        by("namespaces=\"choucha-line-1,choucha-witness-1\""),
        "witnessed 2 10:00"
    );
    // A second row of the same key may still be good.
    let two = [
        row("valid-before=\"20270101\""),
        rows(&key.row("witness/某市局")),
    ]
    .concat();
    assert_eq!(standing(&lines, &texts, &two, &[]), "witnessed 2 10:00");
    let codes = [
        ("valid-before=\"20270101\"", "S08"),
        ("namespaces=\"choucha-line-1\"", "S08"),
    ];
    for (options, code) in codes {
        let flaw = texts[0].signed_by(&row(options)).unwrap_err();
        assert_eq!(flaw.code(), code, "{options}");
    }
    assert_eq!(texts[0].signed_by(&[]).unwrap_err().code(), "S14");
    let mut line = texts[0].clone();
    line.sig = key.sign("choucha-line-1", line.text.to_string().as_bytes());
    let known = rows(&key.row("witness/市局"));
    assert_eq!(line.signed_by(&known).unwrap_err().code(), "S06");
}
