//! Tests of `src/domain/lists/broken_text.rs`.

use choucha::domain::lists::broken_text::looks_broken;

#[test]
fn broken_text_is_told_from_text_that_has_some_of_its_characters() {
    let broken = [
        "临溪??公司",
        "临溪？？公司",
        "临溪\u{fffd}公司",
        "锟斤拷",
        "锟斤",
        "二斤拷贝",
        "烫烫烫",
        "屯屯屯",
        "ä¸´æºª",
        "涓存邯锛",
        "銆",
        "鐨勫叕鍙",
    ];
    for text in broken {
        assert!(looks_broken(text), "{text}");
        assert!(looks_broken(&format!("一家（{text}）")), "{text}");
        // Wherever it stands among others, in a long name and in a short one, behind characters of one byte and of three.
        for before in 0..9 {
            for behind in [0, 1, 2, 3, 8] {
                for begin in ["", "A", "AB"] {
                    let (before, behind) = ("临".repeat(before), "厂".repeat(behind));
                    let name = format!("{begin}{before}{text}{behind}");
                    assert!(looks_broken(&name), "{name}");
                }
            }
        }
    }
    let whole = [
        "",
        "临溪（示例）有限公司分公司",
        "三家屯屯子商店",
        "八斤半饭馆",
        "烫烫锅",
        "真的吗?是的？",
        "绠管厂",
        "Café ÉTÉ",
        "一级 A-1 厂，北门；〇号",
        "䶮㐀𠀀",
    ];
    for text in whole {
        assert!(!looks_broken(text), "{text}");
    }
}
