//! Tests of `src/domain/ground/status_word.rs`.

use choucha::domain::ground::status_word::*;

#[test]
fn the_words_of_the_register_say_who_takes_part() {
    for status in [
        "存续（在营、开业、在册）",
        "存续(在营、开业、在册)",
        "存续 （在营，开业，在册）",
        "存续（在营、开业、在册）企业",
        "在营（开业）企业",
        "在营(开业)",
        "登记成立",
        "开业（正常）",
        "在册",
        "在业",
        "有效",
        "正常",
        "迁入",
        "仍注册",
        "存续(在营,开业,在册)",
    ] {
        assert_eq!(of_object(status), Some(true), "{status}");
    }
    for status in [
        "吊销，未注销",
        "吊销,未注销",
        "吊销未注销",
        "吊销（未注销）",
        "吊销，已注销",
        "注销",
        "注销企业",
        "已注销",
        "撤销",
        "迁出",
        "迁移异地",
        "清算",
        "停业",
        "歇业",
        "失效",
        "除名",
        "责令关闭",
        "停产",
        "报废",
    ] {
        assert_eq!(of_object(status), Some(false), "{status}");
    }
    for status in [
        "筹建",
        "待定",
        "非正常户",
        "其他",
        "注销备案",
        "未注销",
        "1",
        "★",
    ] {
        assert_eq!(of_object(status), None, "{status}");
    }
}

#[test]
fn inspectors_have_words_of_their_own() {
    for status in ["有效", "在岗", "在职", "在岗（在编）", "是", "在 岗"] {
        assert_eq!(of_inspector(status), Some(true), "{status}");
    }
    for status in [
        "失效",
        "调离",
        "退休",
        "离职",
        "注销",
        "否",
        "已退休",
        "辞职",
    ] {
        assert_eq!(of_inspector(status), Some(false), "{status}");
    }
    for status in ["借调", "存续", "产假", "见习"] {
        assert_eq!(of_inspector(status), None, "{status}");
    }
}

#[test]
fn what_need_not_be_folded_says_the_same_folded() {
    for (words, takes_part) in [
        (
            &[
                "有效",
                "存续",
                "存续（在营、开业、在册）",
                "在营（开业）企业",
                "开业",
                "在业",
                "正常",
            ][..],
            true,
        ),
        (
            &[
                "注销",
                "吊销",
                "吊销，未注销",
                "吊销，已注销",
                "撤销",
                "迁出",
                "停业",
                "歇业",
            ],
            false,
        ),
    ] {
        for cell in words {
            assert_eq!(verbatim(cell), Some(takes_part), "{cell}");
            assert_eq!(of_object(cell), Some(takes_part), "{cell}");
        }
    }
    assert_eq!((verbatim("已注销"), verbatim("")), (None, None));
}
