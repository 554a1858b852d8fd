//! Tests of `src/format/public_lines.rs`.

use choucha::domain::ground::sha::Sha;
use choucha::domain::public::lines::{PublicHead, PublicLine};
use choucha::format::public_lines::{read_heads, read_lines, write_heads, write_lines};

const ONE: &str = "0101010101010101010101010101010101010101010101010101010101010101";

fn line(seq: u64) -> PublicLine {
    PublicLine {
        seq,
        act: "draw".into(),
        time: "2026-06-01T10:00:00+08:00".into(),
        sha256: Sha([1; 32]),
    }
}

#[test]
fn lines_are_written_and_read_back() {
    let lines = [line(1), line(2)];
    let text = write_lines(&lines);
    let expected = format!(
        "seq,act,time,sha256\n1,draw,2026-06-01T10:00:00+08:00,{ONE}\n2,draw,2026-06-01T10:00:00+08:00,{ONE}\n"
    );
    assert_eq!(text, expected);
    assert_eq!(read_lines(text.as_bytes()).as_deref(), Some(&lines[..]));
    assert_eq!(read_lines(b"seq,act,time,sha256\n"), Some(Vec::new()));
    let saved = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(read_lines(saved.as_bytes()).as_deref(), Some(&lines[..]));
}

#[test]
fn heads_are_written_and_read_back() {
    let heads = [PublicHead {
        day: "2026-06-15".into(),
        line: 14,
        sha256: Sha([1; 32]),
    }];
    let text = write_heads(&heads);
    assert_eq!(text, format!("day,line,sha256\n2026-06-15,14,{ONE}\n"));
    assert_eq!(read_heads(text.as_bytes()).as_deref(), Some(&heads[..]));
}

#[test]
fn what_is_not_of_their_form_is_none() {
    let row = |row: &str| format!("seq,act,time,sha256\n{row}\n");
    for bad in [
        String::new(),
        "seq,act,time\n".to_owned(),
        format!("\n{}", row(&format!("1,draw,t,{ONE}"))),
        row(&format!("2,draw,t,{ONE}")),
        row(&format!("01,draw,t,{ONE}")),
        row(&format!("1,draw,t,{ONE},")),
        row(&format!("1,,t,{ONE}")),
        row(&format!("1,draw,t,{}", &ONE[1..])),
        row(&format!("1,draw,t,{ONE}\n\n")),
        row(&format!("1,draw,t,{}", ONE.replace('0', "A"))),
    ] {
        assert_eq!(read_lines(bad.as_bytes()), None, "{bad}");
    }
    assert_eq!(read_lines(b"seq,act,time,sha256\n1,\xff,t,"), None);
    for bad in ["", "day,line,sha256\nx\n", "seq,act,time,sha256\n"] {
        assert_eq!(read_heads(bad.as_bytes()), None, "{bad}");
    }
    let signed = format!("day,line,sha256\n2026-06-15,+4,{ONE}\n");
    assert_eq!(read_heads(signed.as_bytes()), None);
}
