//! Tests of `src/domain/visit/result_words.rs`: what people write for an answer and a signature.

use choucha::domain::acts::inspection::Answer;
use choucha::domain::visit::result_words::*;

#[test]
fn the_words_of_offices_are_answers() {
    for (words, expected) in [
        (
            &["未发现", "正常", "符合", "合格", "√", "无问题", "Clear"][..],
            Some(Answer::Clear),
        ),
        (
            &["发现", "不合格", "不符合", "×", "Ｘ", "found"],
            Some(Answer::Found),
        ),
        (&["未能检查", "未检查"], Some(Answer::Unchecked)),
        (&["不适用", "合理缺项"], Some(Answer::Inapplicable)),
        // 是, 否, 有 and 无 say neither.
        (&["", "是", "否", "有", "无", "好"], None),
    ] {
        for word in words {
            assert_eq!(answer(word), expected, "{word}");
        }
    }
    for word in ANSWERS {
        assert!(answer(word).is_some());
    }
}

#[test]
fn a_signature_is_there_or_refused() {
    for (words, expected) in [
        (&["签字", "是", "已签", "Signed"][..], Some(true)),
        (&["拒签", "否", "refused"], Some(false)),
        (&["", "盖章"], None),
    ] {
        for word in words {
            assert_eq!(signed(word), expected, "{word}");
        }
    }
    let shown: Vec<Option<bool>> = SIGN_OFFS.iter().map(|word| signed(word)).collect();
    assert_eq!(shown, [Some(true), Some(false)]);
}
