//! A case folder with a secret in everything that is not public, and what is read of its publication.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::flags::Flags;
use crate::office::{Office, Ran, files_below, sha};
use crate::year::small_year::{P0, RECUSALS, Row, code};

/// A phone number of a list.
pub(crate) const PHONE: &str = "13800138000";
/// In every planted word.
pub(crate) const SECRET: &str = "密QZX";
/// The day of the visits.
pub(crate) const DAY: &str = "2026-06-10";
/// The day of the publication.
pub(crate) const LATER: &str = "2026-07-20";
/// The draw that is visited.
pub(crate) const DRAW: &str = "T1-1";
/// The inspectors, by certificate number.
pub(crate) const PEOPLE: [(&str, &str); 5] = [
    ("37049901001", "欧阳甲"),
    ("37049901002", "司马乙"),
    ("37049901003", "诸葛丙"),
    ("37049901004", "上官丁"),
    ("37049901005", "夏侯戊"),
];

/// A case folder with a secret in each column that is not public, drawn: T1-1 and T2-1 of P0 to P4.
pub(crate) fn drawn() -> Office {
    Office::once("published_case drawn", || {
        let rows = [("T1", "100%"), ("T2", "100%"), ("T3", "40%")];
        let rows = rows.map(|(id, ratio)| Row::new(id, "东", ratio).cap(3));
        let office = Office::small(&[("东", "A", 5)], &rows);
        let mut objects =
            "代码,名称,对象类型,区域,管辖层级,经营范围,信用等级,状态,地址,联系人,联系电话,行业\n"
                .to_owned();
        for (n, name) in ["企业0", "企业1", "企业2", "企业3", "=cmd"]
            .iter()
            .enumerate()
        {
            let code = code(n);
            writeln!(objects, "{code},{name},市场主体,东,区级,{SECRET}经营范围,A,有效,{SECRET}地址,{SECRET}联系人,{PHONE},{SECRET}行业").unwrap();
        }
        let mut people =
            "执法证号,姓名,单位,职务,执法岗位,专业,执法证有效期至,联系电话,状态,备注\n".to_owned();
        for (cert, name) in PEOPLE {
            writeln!(people, "{cert},{name},{SECRET}单位,{SECRET}职务,{SECRET}岗位,{SECRET}专业,2028-12-31,{PHONE},有效,{SECRET}备注").unwrap();
        }
        office.write("objects.csv", objects);
        office.write("inspectors.csv", people);
        let recusal = format!("37049901005,{P0},{SECRET}事由,2026-01-01,\n");
        office.write("recusals.csv", RECUSALS.to_owned() + &recusal);
        let items = office.read("items.csv") + "A2,持证,内容,依据,实地核查,一般,,,\n";
        office.write(
            "items.csv",
            with_column(&items).replacen("项目,内容,依据", "台账,内容,依据", 1),
        );
        office.write("findings.csv", with_column(&office.read("findings.csv")));
        let plan = office.read("plan.csv").replace(",A1,", ",A1;A2,");
        office.write("plan.csv", with_column(&plan));
        office.publish();
        for task in ["T1", "T2"] {
            office.draw_fixed("2026-06-01", task);
        }
        office
    })
}

/// A list with one more column, a secret in each row.
fn with_column(text: &str) -> String {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let mut out = format!("{},内部备注\n", lines.next().unwrap());
    for line in lines {
        writeln!(out, "{line},{SECRET}备注").unwrap();
    }
    out
}

/// A result in which something was found.
pub(crate) fn result(office: &Office, object: &str) -> Flags {
    office
        .found(DRAW, object)
        .with("found", &format!("A2={SECRET}问题"))
        .with("signed", &format!("{SECRET}签字人"))
        .and("by", &format!("{SECRET}经办"))
}

/// A measure after what was found.
pub(crate) fn handled(object: &str, day: &str) -> Flags {
    Flags::of(&["handle", DRAW, object])
        .and("today", day)
        .and("measure", "责令改正")
        .and("text", "限期补建台账")
        .and("due", "2026-08-31")
}

/// Publishes, without a refusal.
pub(crate) fn publish(office: &Office) -> Ran {
    let ran = office.on(LATER, &["publish"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    ran
}

/// `publish --check` in both languages: what it says, and its document.
pub(crate) fn check(office: &Office) -> (i32, String, String, Value) {
    let args = ["publish", "--check", "--today", LATER];
    let (zh, en) = (office.zh(&args), office.en(&args));
    assert_eq!((zh.code, zh.err.as_str()), (en.code, ""), "{zh:?} {en:?}");
    let document = office.document(LATER, zh.code, &["publish", "--check"]);
    assert_eq!(document["holds"], zh.code == 0);
    (zh.code, zh.out, en.out, document)
}

/// The check must find this, said so in both languages.
pub(crate) fn found(office: &Office, zh: &str, en: &str) -> Value {
    let (code, said_zh, said_en, document) = check(office);
    assert_eq!(code, 1, "{said_zh}");
    assert!(said_zh.contains(zh), "{zh}: {said_zh}");
    assert!(said_en.contains(en), "{en}: {said_en}");
    let others = ["foreign", "private"].map(|key| document[key].as_array().unwrap().len());
    let only_others = document["unpublished"] == serde_json::json!([])
        && document["changed"] == serde_json::json!([])
        && document["anew"] == serde_json::json!([])
        && others != [0, 0];
    let (zh, en) = if only_others {
        (
            "✗ 请移走不是公开时写入的文件；重新公开不会动它们。",
            "✗ Take the files away that the publication did not write; publishing again leaves them as they are.",
        )
    } else {
        (
            "✗ 请运行 choucha publish 重新公开。",
            "✗ Publish again with choucha publish.",
        )
    };
    assert!(
        said_zh.contains(zh) && said_en.contains(en),
        "{said_zh}{said_en}"
    );
    document
}

/// The check finds nothing.
pub(crate) fn holds(office: &Office) {
    let (code, zh, en, _) = check(office);
    assert_eq!(code, 0, "{zh}");
    assert!(zh.contains("应公开的都已公开"), "{zh}{en}");
}

/// public.json.
pub(crate) fn public(office: &Office) -> Value {
    serde_json::from_str(&office.read("public/json/public.json")).unwrap()
}

/// What public.json says of the visit of P0 in the first draw.
pub(crate) fn first_visit(office: &Office) -> Value {
    let mut public = public(office);
    let visits = public["visits"].as_array_mut().unwrap();
    visits.retain(|visit| visit["draw"] == DRAW && visit["objects"][0]["object"] == P0);
    visits.pop().unwrap()
}

/// A published table: its headings and rows.
pub(crate) fn table(path: &Path) -> (Vec<String>, Vec<Vec<String>>) {
    let bytes = fs::read(path).unwrap();
    let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap();
    let text = std::str::from_utf8(rest).unwrap();
    assert!(text.ends_with("\r\n"), "{}", path.display());
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(rest);
    let mut rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let headings = rows.remove(0);
    (headings, rows)
}

/// The cells of a column of a published table.
pub(crate) fn column(office: &Office, name: &str, heading: &str) -> Vec<String> {
    let (headings, rows) = table(&office.case(&format!("public/csv/{name}.csv")));
    let place = headings.iter().position(|h| h == heading).unwrap();
    rows.into_iter().map(|row| row[place].clone()).collect()
}

/// Files below public/ that hold a text, in their name or their bytes.
pub(crate) fn holding(office: &Office, text: &str) -> Vec<String> {
    let root = office.case("public");
    let files = files_below(&root);
    assert!(files.len() > 20, "{}", files.len());
    let names = files.iter().filter_map(|(path, bytes)| {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
        let all = [name.as_bytes(), b"\n", bytes].concat();
        let mut windows = all.windows(text.len());
        windows
            .any(|window| window == text.as_bytes())
            .then(|| name.to_owned())
    });
    names.collect()
}

/// Every published file is named in the last line of the book, with its digest.
pub(crate) fn all_in_the_book(office: &Office) {
    let line = office.book().pop().unwrap();
    assert_eq!(line["act"], "publish");
    let named = line["data"]["files"].as_object().unwrap();
    let root = office.case("");
    let files = files_below(&office.case("public"));
    assert_eq!(files.len(), named.len());
    for (path, bytes) in files {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
        assert_eq!(named[name], sha(bytes), "{name}");
    }
}
