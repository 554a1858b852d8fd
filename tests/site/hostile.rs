//! Names that try to be more than names: they are shown, and do nothing.

use crate::browser::{self, Opened};
use crate::dataset;
use crate::dataset::{TOO_LARGE, TRUE_DRAW};
use crate::visits_by_hand::HOSTILE;

/// Opens a page, which may have loaded so many scripts beside its own.
fn harmless(page: &str, loaded: usize) -> Option<Opened> {
    let opened = browser::open(dataset::folder(), &format!("index.html{page}"))?;
    opened.quiet();
    let dom = &opened.dom;
    let own = dataset::asset("index.html").matches("<script").count();
    assert_eq!(dom.matches("<script").count(), own + loaded, "{page}");
    for element in ["<img", "<svg onload", "<i>", "<b>", "<u>"] {
        assert!(!dom.contains(element), "{page}: {element}");
    }
    assert!(!dom.contains("<title>taken"), "{page}");
    for acting in ['\u{202e}', '\u{2066}', '\u{200b}', '\u{1b}', '\u{0}'] {
        assert!(!dom.contains(acting), "{page}: {acting:?} stands as it is");
    }
    Some(opened)
}

#[test]
fn names_are_shown_and_do_nothing() {
    // A search reads the list of each draw that has visits.
    let Some(found) = harmless("#q=9137049 hostile".replace(' ', "%20").as_str(), 3) else {
        return;
    };
    let home = harmless("", 0).unwrap();
    assert!(home.dom.contains("&lt;b&gt;值&lt;/b&gt;"));
    assert!(found.dom.contains("找到 4 条"));
    assert!(
        found
            .dom
            .contains("&lt;script&gt;document.title='taken'&lt;/script&gt;&lt;img src=x onerror=")
    );
    assert!(found.dom.contains("反向\\u{202e}司公\\u{2066}厂"));
    assert!(
        found
            .dom
            .contains("控制\\u{0}\\u{1b}[31m\\u{200b}字符\\u{d}公司")
    );
    assert!(found.dom.contains("\\u{202e}&lt;b&gt;区域&lt;/b&gt;"));
    assert!(found.dom.matches("<bdi").count() >= 4 * HOSTILE.len());
    for number in [1, HOSTILE.len()] {
        let one = harmless(&format!("#object=91370499MYHOSTILE{number}"), 4).unwrap();
        assert!(one.dom.contains("&lt;/bdi&gt;&lt;svg onload=1&gt;"));
    }
    let draw = harmless(&format!("#draw={TRUE_DRAW}"), 2).unwrap();
    assert!(draw.dom.contains("&lt;script&gt;"));
    let large = harmless(&format!("#draw={TOO_LARGE}"), 1).unwrap();
    assert!(large.dom.contains("\\u{202e}&lt;img src=x&gt;全省抽查"));
}

#[test]
fn addresses_are_shown_and_do_nothing() {
    for (page, loaded) in [
        ("#object=<img%20src=x%20onerror=alert(1)>", 3),
        ("#draw=__proto__&q=%E4%ZZ", 0),
        ("#object=constructor&&==&lang=<b>&draw", 3),
        ("#draw=..%2F..%2Fetc&repeat=1", 0),
        ("#results&result=<b>&task=__proto__", 0),
    ] {
        if harmless(page, loaded).is_none() {
            return;
        }
    }
}
