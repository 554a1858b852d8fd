//! Tests of `src/domain/acts/signing.rs`.

use choucha::domain::acts::signing::*;
use choucha::domain::ground::moment::Moment;
use choucha::domain::ground::sha::Sha;

#[test]
fn a_time_of_allowed_signers_is_china_s_unless_it_says_so() {
    let unix = |text: &str| KeyTime::from_text(text).map(|time| time.unix);
    let at = |text: &str| Moment::of_time(text).map(|moment| moment.unix);
    for (text, time) in [
        ("20270301", "2027-03-01T00:00:00+08:00"),
        ("202703011605", "2027-03-01T16:05:00+08:00"),
        ("20270301160559", "2027-03-01T16:05:59+08:00"),
        ("20270301Z", "2027-03-01T00:00:00Z"),
        ("20270301160559Z", "2027-03-01T16:05:59Z"),
        ("20000229", "2000-02-29T00:00:00+08:00"),
    ] {
        assert_eq!(unix(text), at(time), "{text}");
        assert_eq!(KeyTime::from_text(text).unwrap().to_string(), text);
    }
    for bad in [
        "",
        "Z",
        "2027",
        "2027030",
        "2027030116",
        "2027030116055",
        "202703011605590",
        "20270230",
        "20271301",
        "20270301 1605",
        "2027-03-01",
        "20270301T160500",
        "+0270301",
        "202703012400",
        "202703011660",
        "20270301160560",
        "20270301z",
        "２０２７０３０１",
    ] {
        assert_eq!(unix(bad), None, "{bad:?}");
    }
}

fn text() -> WitnessText {
    WitnessText {
        bureau: "云溪区市场监督管理局".into(),
        line: 3,
        sha256: Sha([0x5d; 32]),
        received: "2027-03-01T16:20:00+08:00".into(),
        by: "某市应急管理局执法监督科".into(),
    }
}

#[test]
fn a_witness_s_text_is_six_lines_to_the_byte() {
    let written = text().to_string();
    let sha = "5d".repeat(32);
    assert_eq!(
        written,
        format!(
            "choucha-witness-1\nbureau: 云溪区市场监督管理局\nline: 3\nsha256: {sha}\n\
             received: 2027-03-01T16:20:00+08:00\nby: 某市应急管理局执法监督科\n"
        )
    );
    assert_eq!(WitnessText::from_text(&written), Some(text()));
    assert_eq!(text().digest(), Sha::of(written.as_bytes()));
    assert_eq!(serde_json::to_value(text()).unwrap(), written.as_str());
    for (from, to) in [
        ("\n", "\r\n"),
        ("line: 3", "line: 03"),
        ("line: 3", "line: 0"),
        ("line: 3", "line: -3"),
        ("line: 3", "line:3"),
        ("5d5d", "5D5D"),
        ("5d5d", "5d"),
        ("+08:00", ""),
        ("T16", " 16"),
        ("T16", "t16"),
        ("by: ", "By: "),
        ("科\n", "科"),
        ("科\n", "科\n\n"),
        ("科\n", "科 \n"),
        ("-1\n", "-1 \n"),
        ("-1\n", "-2\n"),
        ("某市应急管理局执法监督科", ""),
    ] {
        assert!(written.contains(from));
        let other = written.replacen(from, to, 1);
        assert_eq!(WitnessText::from_text(&other), None, "{from:?} {to:?}");
    }
}
