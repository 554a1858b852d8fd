//! Tests of `src/format/encoding.rs` and `src/format/to_utf8.rs`.

use choucha::domain::ground::encoding::Encoding;
use choucha::domain::lists::case_flaw::Unreadable;
use choucha::format::encoding::*;
use choucha::format::to_utf8;
use encoding_rs::{BIG5, GB18030};
use proptest::prelude::*;

fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

fn utf8(encoding: Encoding, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    to_utf8::write(encoding, bytes, &mut out).expect("written");
    out
}

#[test]
fn the_encodings_offices_save_are_told_apart() {
    let text = "代码,名称\n91370402MA3C,联通\n";
    let traditional = "統一編號,機構名稱\n12345678,臺北市產業發展局\n";
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (format!("\u{feff}{text}").into_bytes(), Encoding::Utf8Bom),
        (gbk(text), Encoding::Gb18030),
        (b"code,name\n".to_vec(), Encoding::Utf8),
        (BIG5.encode(traditional).0.into_owned(), Encoding::Big5),
        (wide(text, u16::to_le_bytes), Encoding::Utf16Le),
        (wide(text, u16::to_be_bytes), Encoding::Utf16Be),
        (
            wide(&format!("\u{feff}{text}"), u16::to_le_bytes),
            Encoding::Utf16Le,
        ),
        (
            wide(&format!("\u{feff}{text}"), u16::to_be_bytes),
            Encoding::Utf16Be,
        ),
    ] {
        assert_eq!(detect(bytes.as_slice()).expect("told"), encoding);
        let decoded = utf8(encoding, &bytes);
        let decoded = String::from_utf8(decoded).expect("utf-8");
        let wanted = if encoding == Encoding::Big5 {
            traditional
        } else {
            text
        };
        assert!(
            [
                wanted.to_owned(),
                format!("\u{feff}{wanted}"),
                "code,name\n".to_owned()
            ]
            .contains(&decoded),
            "{encoding:?}: {decoded}"
        );
    }
}

#[test]
fn what_is_no_text_is_refused() {
    for (bytes, why) in [
        (&b"PK\x03\x04rest"[..], Unreadable::NoWorkbook),
        (b"a,\xff\xff\n", Unreadable::Encoding(2)),
        (b"\x80\xff\n\x81\xff\nab\xff\n", Unreadable::Encoding(0)),
        (b"\xb4\xfa\0\xc2\xeb,b\n", Unreadable::Encoding(0)),
    ] {
        assert!(
            matches!(detect(bytes), Err(ReadErrorOr::Unreadable(w)) if w == why),
            "{bytes:?}"
        );
    }
}

#[test]
fn rare_characters_of_gb18030_survive() {
    let text = "名称,㐀𠮷€\n".repeat(9);
    assert_eq!(utf8(Encoding::Gb18030, &gbk(&text)), text.as_bytes());
}

#[test]
fn a_few_bad_lines_leave_the_encoding_to_the_others_and_stay_bad() {
    let line = "91370402MA3C,枣庄新材料有限公司\n";
    for (good, encoding) in [
        (line.as_bytes().to_vec(), Encoding::Utf8),
        (gbk(line), Encoding::Gb18030),
    ] {
        let bytes = [&good[..], b"a,\xff\n", &good, &good].concat();
        assert_eq!(detect(bytes.as_slice()).expect("told"), encoding);
        let text = utf8(encoding, &bytes);
        let lines: Vec<&[u8]> = text.split_inclusive(|&b| b == b'\n').collect();
        assert_eq!(lines[0], line.as_bytes());
        assert_eq!(lines[1], b"a,\xff\n");
        assert_eq!(lines[3], line.as_bytes());
    }
}

#[test]
fn a_line_of_utf_8_in_a_file_of_gbk_stays_one_of_another_encoding() {
    let line = "91370402MA3C,枣庄新材料有限公司\n";
    let bytes = [gbk(line), gbk(line), line.as_bytes().to_vec()].concat();
    assert_eq!(detect(bytes.as_slice()).expect("told"), Encoding::Gb18030);
    let text = utf8(Encoding::Gb18030, &bytes);
    assert_eq!(
        text,
        [line.as_bytes(), line.as_bytes(), &gbk(line)].concat()
    );
    // 联通 in GBK is UTF-8 of two other characters by chance.
    assert_eq!(utf8(Encoding::Gb18030, &gbk("联通\n")), "联通\n".as_bytes());
}

proptest! {
    #[test]
    fn what_is_written_in_gb18030_comes_back(text in "[一-龥a-z0-9,\n，。（）]{0,200}") {
        prop_assert_eq!(utf8(Encoding::Gb18030, &gbk(&text)), text.as_bytes());
    }

    #[test]
    fn what_is_written_in_utf_16_comes_back(text in "代码,名称\n[一-龥a-z0-9,\n]{0,200}") {
        let bytes = wide(&text, u16::to_le_bytes);
        prop_assert_eq!(detect(bytes.as_slice()).expect("told"), Encoding::Utf16Le);
        prop_assert_eq!(utf8(Encoding::Utf16Le, &bytes), text.as_bytes());
        let bytes = wide(&text, u16::to_be_bytes);
        prop_assert_eq!(detect(bytes.as_slice()).expect("told"), Encoding::Utf16Be);
        prop_assert_eq!(utf8(Encoding::Utf16Be, &bytes), text.as_bytes());
    }
}
