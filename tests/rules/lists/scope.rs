//! Tests of `src/domain/lists/scope.rs`.

use choucha::domain::lists::object::Object;
use choucha::domain::lists::scope::*;
use std::borrow::Cow;

#[test]
fn words_and_marks_stand_in_the_same_order() {
    let list = |words: &[&str]| {
        words
            .iter()
            .map(|&word| word.to_owned())
            .collect::<Vec<_>>()
    };
    let scope = Scope {
        kinds: list(&["市场主体", "项木"]),
        regions: list(&["槐林街"]),
        levels: Vec::new(),
        scopes: list(&["危险化学品"]),
        grades: list(&["A"]),
    };
    let text = |text: &'static str| Cow::Borrowed(text);
    let object = Object {
        code: text("x"),
        company: None,
        kind: text("市场主体"),
        owner: text(""),
        region: text("槐林街道"),
        level: text("区级"),
        scope: text("危险化学品经营"),
        grade: text("B"),
        takes_part: true,
        vouched: false,
    };
    let mut met = [false; 5];
    scope.mark_met(&object, &mut met);
    let unmet: Vec<_> = scope
        .words()
        .zip(met)
        .filter(|(_, met)| !met)
        .map(|(word, _)| word)
        .collect();
    assert_eq!(
        unmet,
        [("kind", "项木"), ("region", "槐林街"), ("grade", "A")]
    );
}
