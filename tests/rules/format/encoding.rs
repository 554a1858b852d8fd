//! Tests of `src/format/encoding.rs`.

use choucha::domain::ground::encoding::Encoding;
use choucha::domain::lists::case_flaw::Unreadable;
use choucha::format::encoding::*;
use encoding_rs::GB18030;

fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

#[test]
fn the_encodings_offices_save_are_told_apart() {
    assert_eq!(
        detect("代码,名称\n".as_bytes()).expect("utf-8"),
        Encoding::Utf8
    );
    assert_eq!(
        detect("\u{feff}代码\n".as_bytes()).expect("bom"),
        Encoding::Utf8Bom
    );
    assert_eq!(
        detect(gbk("代码,名称\n联通\n").as_slice()).expect("gbk"),
        Encoding::Gb18030
    );
    assert_eq!(detect(&b"code,name\n"[..]).expect("ascii"), Encoding::Utf8);
    for (bytes, why) in [
        (&b"PK\x03\x04rest"[..], Unreadable::Workbook),
        (b"\xff\xfec\0", Unreadable::Utf16),
        (b"a,\xff\xff\n", Unreadable::Encoding(2)),
    ] {
        assert!(matches!(detect(bytes), Err(ReadErrorOr::Unreadable(w)) if w == why));
    }
}

#[test]
fn rare_characters_of_gb18030_survive() {
    let text = "名称,㐀𠮷€\n".repeat(9);
    let mut out = Vec::new();
    gb18030_to_utf8(gbk(&text).as_slice(), &mut out).expect("decoded");
    assert_eq!(String::from_utf8(out).expect("utf-8"), text);
    let mut sink = Vec::new();
    assert!(gb18030_to_utf8(&b"ab\xff"[..], &mut sink).is_err());
}
