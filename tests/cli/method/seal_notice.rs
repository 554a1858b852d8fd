//! `seal --notice`: a page to print and a text to post, with all that an outsider needs and nothing of the lists.

use choucha::domain::ground::moment::Moment;
use serde_json::Value;

use crate::office::{Office, golden, sha};
use crate::year::small_year::{Row, code};

const SOURCE: &str = "event 2026-06-03 8/100000000 测试开奖，八位数字连写";
const DRAND: &str = "drand 2026-06-02 10:00";
const EVE: &str = "2026-06-01";

fn office() -> Office {
    Office::once("seal_notice office", || {
        let rows = [Row::new("T1", "东", "20%"), Row::new("T2", "东", "20%")];
        let office = Office::small(&[("东", "A", 12), ("西", "B", 12)], &rows);
        office.publish();
        office
    })
}

/// A file of a notice, with what differs from run to run named.
fn masked(office: &Office, file: &str) -> String {
    let text = office.read(file);
    let book = office.book();
    let last = book.last().unwrap();
    let time = Moment::of_time(last["time"].as_str().unwrap()).unwrap();
    let line = office.read("ledger.jsonl");
    let head = sha(line.split_inclusive('\n').next_back().unwrap());
    let pairs = [
        (
            last["data"]["manifest_sha256"].as_str().unwrap().to_owned(),
            "<commitment>",
        ),
        (head, "<head>"),
        (time.china_time(), "<sealed at>"),
        (office.plan_sha(1), "<plan>"),
    ];
    // How papers look is the matter of papers.css.
    let style = text.find("<style>").zip(text.find("</style>"));
    let text = style.map_or(text.clone(), |(from, to)| {
        text[..from].to_owned() + &text[to..]
    });
    pairs.iter().fold(text, |text, (value, name)| {
        assert!(text.contains(value), "{file} lacks {name}");
        text.replace(value, name)
    })
}

fn seal(office: &Office, lang: &str, task: &str, source: &str, file: &str) -> String {
    let args = ["seal", task, "--source", source, "--notice", file];
    let base = ["-C", "case", "--lang", lang, "--today", EVE];
    let ran = office.run(&[&base[..], &args].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    ran.out
}

#[test]
fn a_page_to_print_and_a_text_to_post_are_written_in_both_languages() {
    for lang in ["zh", "en"] {
        let office = office();
        let out = seal(&office, lang, "T1", SOURCE, "case/event.html");
        let said = match lang {
            "zh" => "公告已写好：case/event.html（用浏览器打开后按 A4 打印）、case/event.txt（文字",
            _ => {
                "the notice is written: case/event.html (print it from a browser on A4), case/event.txt (plain"
            }
        };
        assert!(out.contains(said), "{out}");
        let [html, text] = ["event.html", "event.txt"].map(|file| masked(&office, file));
        golden(&format!("seal-notice-event.{lang}.html"), &html);
        let mut both = text;
        // Another name's ending is kept, and the beacon has an address of its own.
        seal(&office, lang, "T2", DRAND, "case/第2号.v1");
        both += &masked(&office, "第2号.v1.txt");
        assert!(office.case("第2号.v1.html").is_file());
        golden(&format!("seal-notice.{lang}.txt"), &both);
    }
}

#[test]
fn a_notice_has_nothing_of_the_lists() {
    let office = office();
    seal(&office, "zh", "T1", SOURCE, "case/n");
    let manifest = office.read("seals/T1-1.s1/manifest.txt");
    for file in ["n.html", "n.txt"] {
        let notice = office.read(file);
        let mut codes = (0..24).map(code);
        assert!(!codes.any(|code| notice.contains(&code)), "{notice}");
        let digests = manifest.split([' ', '\n']).filter(|word| word.len() == 64);
        for digest in digests {
            assert!(!notice.contains(digest), "{digest}");
        }
    }
}

#[test]
fn no_file_is_written_over_and_nothing_is_sealed_then() {
    let office = office();
    let args = |file| {
        [
            "seal", "T1", "--today", EVE, "--source", SOURCE, "--notice", file,
        ]
    };
    office.write("n.txt", "旧的公告");
    let (zh, _) = office.refused("D25", &args("case/n.html"));
    assert_eq!(
        zh.err,
        "拒绝 [D25] case/n.txt 已经存在，公告不覆盖任何文件\n怎么办：换一个文件名，或先移走原来的文件\n"
    );
    office.refused("C13", &args("case/seals/n"));
    office.refused("C13", &args("case/public/n"));
    let before = office.tree();
    let ran = office.zh(&args("case/没有/n"));
    assert_eq!(ran.code, 4, "{ran:?}");
    assert!(before == office.tree());
}

#[test]
pub(crate) fn a_round_that_is_sealed_already_can_have_its_notice() {
    let office = office();
    let only = ["seal", "T1", "--notice", "case/n", "--today", EVE];
    let (zh, _) = office.refused("D25", &only);
    assert!(zh.err.contains("T1 第 1 轮没有待抽取的封存"), "{zh:?}");
    let sealed = office.document(EVE, 0, &["seal", "T1", "--source", SOURCE]);
    assert_eq!(sealed["notice"], Value::Null);
    let lines = office.book().len();
    let written = office.document(EVE, 0, &["seal", "T1", "--notice", "case/n"]);
    assert_eq!(written["seal"], "T1-1.s1");
    assert_eq!(written["manifest_sha256"], sealed["manifest_sha256"]);
    assert_eq!(written["notice"]["html"], "case/n.html");
    assert_eq!(office.book().len(), lines);
    let text = masked(&office, "n.txt");
    assert!(
        text.contains("承诺值（清单摘要，SHA-256）：<commitment>\n"),
        "{text}"
    );
    // The other seals of its moment are announced with it.
    seal(&office, "zh", "T2", SOURCE, "case/m");
    let text = office.read("m.txt");
    assert!(
        text.contains(
            "同时封存的其他轮次：另有 1 个，种子同时可知、范围有重叠（尚未抽取 T1-1.s1）"
        ),
        "{text}"
    );
    let usage = office.zh(&["seal", "T1"]);
    assert_eq!(usage.code, 2, "{usage:?}");
}
