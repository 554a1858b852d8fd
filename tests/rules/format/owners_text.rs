//! Tests of `src/format/owners_text.rs`.

use choucha::domain::visit::owners::Owners;
use choucha::format::owners_text::read;

#[test]
fn each_line_is_an_object_and_its_owner() {
    let owners = read("SB-0\t甲\nSB-1\t甲\n".as_bytes()).expect("owners");
    assert_eq!(owners.enterprise_of("SB-1"), "甲");
    assert_eq!(owners.enterprise_of("甲"), "甲", "no owner is its own");
    assert_eq!(read(b""), Some(Owners::default()));
}

#[test]
fn another_form_is_no_owners() {
    for text in [
        "SB-0\t甲",
        "SB-0\n",
        "SB-0\t\n",
        "\t甲\n",
        "SB-0\t甲\t乙\n",
        "SB-1\t甲\nSB-0\t甲\n",
        "SB-0\t甲\nSB-0\t乙\n",
        "\n",
    ] {
        assert_eq!(read(text.as_bytes()), None, "{text:?}");
    }
    assert_eq!(read(&[0xff, b'\t', b'x', b'\n']), None);
}
