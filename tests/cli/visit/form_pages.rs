//! `form` printed by a browser: how many pages a paper has, and what their margins say of which page it is.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::form::{TASKS, drawn, objects};
use crate::needed;
use crate::office::Office;

/// Prints the text of each page of a PDF as a browser writes it, as JSON: streams unpacked, glyphs by the fonts' own tables.
const TEXT: &str = r#"
import json, re, sys, unicodedata, zlib

pdf = open(sys.argv[1], "rb").read()
parts = re.finditer(rb"(?:^|\n)(\d+) 0 obj\n?(.*?)\nendobj", pdf, re.S)
objects = {int(part[1]): part[2] for part in parts}

def stream(number):
    whole = objects[number]
    begin = re.search(rb"stream\r?\n", whole).end()
    length = int(re.search(rb"/Length (\d+)", whole)[1])
    packed = whole[begin : begin + length]
    return (zlib.decompress(packed) if b"FlateDecode" in whole else packed).decode("latin1")

def letters(number):
    table, known = stream(number), {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for glyph, letter in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            known[int(glyph, 16)] = bytes.fromhex(letter).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, letter in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for place in range(int(last, 16) - int(first, 16) + 1):
                known[int(first, 16) + place] = chr(int(letter, 16) + place)
    return known

def leaves(number):
    if b"/Type /Pages" not in objects[number]:
        return [objects[number]]
    kids = re.search(rb"/Kids\s*\[(.*?)\]", objects[number], re.S)[1]
    return [leaf for kid in re.findall(rb"(\d+) 0 R", kids) for leaf in leaves(int(kid))]

def text(page):
    names = re.search(rb"/Font\s*<<(.*?)>>", page, re.S)[1]
    fonts = {}
    for name, number in re.findall(rb"/(\S+) (\d+) 0 R", names):
        table = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
        fonts[name.decode()] = letters(int(table[1])) if table else {}
    told, font = "", {}
    shown = r"/(\S+) [\d.]+ Tf|<(\w+)>\s*(?=[^>]*?(?:Tj|\]))"
    for name, glyphs in re.findall(shown, stream(int(re.search(rb"/Contents (\d+)", page)[1]))):
        font = fonts.get(name, {}) if name else font
        told += "".join(font.get(int(glyphs[at : at + 4], 16), "?") for at in range(0, len(glyphs), 4))
    return unicodedata.normalize("NFKC", told).replace(" ", "")

catalog = next(whole for whole in objects.values() if b"/Type /Catalog" in whole)
root = int(re.search(rb"/Pages (\d+) 0 R", catalog)[1])
# A radical that fonts have in the place of the letter.
plain = str.maketrans("\u2eda", "页")
print(json.dumps([text(page).translate(plain) for page in leaves(root)]))
"#;

/// The pages of a paper that lies in the case folder, by their text, as a browser prints them. `None` where there is none.
fn printed(office: &Office, html: &str) -> Option<Vec<String>> {
    let browser = needed::program("chromium")?;
    let python = needed::program("python3")?;
    let pdf = office.path().join("paper.pdf");
    let folder = office.path().join("browser");
    let ran = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
        ])
        .arg(format!("--user-data-dir={}", folder.display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(office.case(html))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
    Some(text(python, &pdf))
}

fn text(python: &str, pdf: &Path) -> Vec<String> {
    let ran = Command::new(python)
        .args(["-c", TEXT])
        .arg(pdf)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
    serde_json::from_slice(&ran.stdout).unwrap()
}

#[test]
fn a_visit_prints_on_few_pages_each_with_which_it_is_of_how_many() {
    let office = drawn(TASKS, &["AJ-2026-01", "AJ-2026-07", "AJ-2026-08"]);
    for (draw, notice, record) in [
        ("AJ-2026-01-1", 1..=2, 2..=3),
        ("AJ-2026-08-1", 1..=2, 3..=4),
    ] {
        let code = &objects(&office, draw)[0];
        for lang in ["zh", "en"] {
            for (kind, most) in [("notice", &notice), ("record", &record)] {
                let option = &format!("--{kind}");
                let args = ["-C", "case", "--lang", lang, "form", draw, code, option];
                assert_eq!(office.run(&args).code, 0);
                let html = format!("forms/{draw}-{code}-{kind}.html");
                let Some(pages) = printed(&office, &html) else {
                    return;
                };
                let many = pages.len();
                assert!(most.contains(&many), "{draw} {lang} {option}: {many} pages");
                for (text, nth) in pages.iter().zip(1..) {
                    let said = match lang {
                        "zh" => format!("第{nth}页共{many}页"),
                        _ => format!("page{nth}of{many}"),
                    };
                    assert!(text.contains(&said), "{said}: {text}");
                }
            }
        }
    }
}

/// A browser counts the pages of a whole file, and nothing else tells how many a part of it has: where a file holds several
/// papers each counts its own pages from 1, and how many they are is left to write. A number there would be that of all papers.
#[test]
fn papers_of_one_file_count_their_own_pages_and_leave_room_for_how_many() {
    let office = drawn("", &["AJ-2026-01"]);
    let draw = "AJ-2026-01-1";
    let told = office.document("2026-06-02", 0, &["form", draw]);
    let Some(pages) = printed(&office, &format!("forms/{draw}.html")) else {
        return;
    };
    // Both papers of each visit, in their order, each page with its number.
    let visits = told["visits"].as_array().unwrap().iter();
    let papers = visits.flat_map(|visit| {
        let number = |kind: &str| visit["numbers"][kind].as_str().unwrap().to_owned();
        ["notice", "record"].map(number)
    });
    let papers: Vec<String> = papers.collect();
    let mut rest = pages.iter().peekable();
    for paper in &papers {
        let mut nth = 0;
        while let Some(text) = rest.next_if(|text| text.contains(&format!("{paper}第"))) {
            nth += 1;
            let said = format!("{paper}第{nth}页共____页");
            assert!(text.contains(&said), "{said}: {text}");
        }
        assert!((1..=3).contains(&nth), "{paper}: {nth} pages");
    }
    assert_eq!(rest.next(), None);
    // In files of their own they are counted.
    let each = office.document("2026-06-02", 0, &["form", draw, "--each"]);
    let files = each["html"].as_array().unwrap();
    assert_eq!(files.len(), papers.len());
    let name = |file: &Value| {
        Path::new(file.as_str().unwrap())
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned()
    };
    let first = printed(&office, &format!("forms/{}", name(&files[0]))).unwrap();
    let many = first.len();
    for (text, nth) in first.iter().zip(1..) {
        assert!(
            text.contains(&format!("{}第{nth}页共{many}页", papers[0])),
            "{text}"
        );
    }
}
