//! A text that is not public and stands in what is: named at once, whoever looks.

use std::fs;

use serde_json::json;

use crate::office::copy;

use super::published_case::{DRAW, LATER, drawn, found, holds, publish};

#[test]
fn a_published_folder_with_a_private_text_is_refused_by_name() {
    let office = drawn();
    publish(&office);
    let folder = office.path().join("copied");
    copy(&office.case(&format!("public/draws/{DRAW}")), &folder);
    let verify = |lang: &str, code: i32| {
        let ran = office.run(&["--lang", lang, "verify", "copied"]);
        assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{ran:?}");
        ran.out
    };
    assert!(verify("zh", 0).contains("✓ 文件夹中没有不公开的文本"));
    for name in ["salt.txt", "inspectors.txt", "recusals.txt", "list.csv"] {
        fs::copy(
            office.case(&format!("draws/{DRAW}/{name}")),
            folder.join(name),
        )
        .unwrap();
        let (zh, en) = (verify("zh", 1), verify("en", 1));
        assert!(
            zh.contains(&format!("[D21] 公开的抽取文件夹中有不公开的文本：{name}")),
            "{zh}"
        );
        assert!(
            en.contains(&format!("a text that is not public: {name}")),
            "{en}"
        );
        // Nothing is called checked after it.
        assert_eq!(zh.matches('✓').count(), 0, "{zh}");
        fs::remove_file(folder.join(name)).unwrap();
    }
    fs::write(folder.join("notes.txt"), "x").unwrap();
    assert!(verify("zh", 0).contains("不属于抽取的文件：notes.txt"));
    assert!(verify("en", 0).contains("files that belong to no draw: notes.txt"));
}

#[test]
fn the_check_of_a_publication_names_a_private_text_in_it() {
    let office = drawn();
    publish(&office);
    holds(&office);
    for name in ["salt.txt", "inspectors.txt", "recusals.txt", "list.csv"] {
        let inside = fs::read(office.case(&format!("draws/{DRAW}/{name}"))).unwrap();
        let path = format!("public/draws/{DRAW}/{name}");
        office.write(&path, inside);
        let zh = format!("{path} 是不公开的文本，请立即从文件夹和网站上撤下");
        let document = found(
            &office,
            &zh,
            &format!("{path} is a text that is not public"),
        );
        assert_eq!(
            (&document["private"], &document["foreign"]),
            (&json!([path]), &json!([]))
        );
        fs::remove_file(office.case(&path)).unwrap();
    }
    office.write("public/ledger.jsonl", "{}");
    let document = found(&office, "public/ledger.jsonl 是不公开的文本", "not public");
    assert_eq!(document["private"], json!(["public/ledger.jsonl"]));
    let again = office.on(LATER, &["publish"]);
    let note = "注意：public/ledger.jsonl 不是公开时写入的";
    assert!(again.err.starts_with(note), "{again:?}");
    fs::remove_file(office.case("public/ledger.jsonl")).unwrap();
    holds(&office);
}
