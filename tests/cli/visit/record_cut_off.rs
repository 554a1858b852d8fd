//! A form of a thousand visits that is cut off at any moment: none of them is in the book, or all.

use std::fmt::Write as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::office::Office;
use crate::year::small_year::{Row, code};

const FILE: &str = "filled.csv";
const COUNT: usize = 1000;
const IMPORT: [&str; 7] = [
    "-C",
    "case",
    "record",
    "import",
    FILE,
    "--today",
    "2026-06-20",
];

/// A draw of a thousand objects, its filled form, and the book before it.
fn thousand() -> (Office, Vec<u8>) {
    let office = Office::small(&[("东", "A", COUNT)], &[Row::new("T1", "东", "100%")]);
    office.publish();
    office.draw_fixed("2026-06-01", "T1");
    let mut form =
        "draw,object,item,completed,methods,answer,text,codes,sign,signer,by\n".to_owned();
    for line in office.record("T1-1")["drawn"].as_array().unwrap() {
        let (code, by) = (
            line["code"].as_str().unwrap(),
            line["team"][0].as_str().unwrap(),
        );
        let text = format!("{code} 的台账缺少签名，作业票未按规定保存，现场两名电工未持证上岗");
        writeln!(
            form,
            "T1-1,{code},A1,2026-06-10,实地核查,发现,{text},JG02,签字,王某,{by}"
        )
        .unwrap();
    }
    std::fs::write(office.path().join(FILE), form).unwrap();
    let book = std::fs::read(office.case("ledger.jsonl")).unwrap();
    (office, book)
}

/// The case folder with this book, and without what was set aside of another one.
fn again(office: &Office, book: &[u8]) {
    for name in office
        .tree()
        .into_keys()
        .filter(|name| name.starts_with("ledger.torn-"))
    {
        std::fs::remove_file(office.case(&name)).unwrap();
    }
    office.write("ledger.jsonl", book);
}

/// How many results the whole lines of the book hold.
fn results(office: &Office) -> usize {
    let text = std::fs::read(office.case("ledger.jsonl")).unwrap();
    let whole = text
        .split_inclusive(|&byte| byte == b'\n')
        .filter(|line| line.ends_with(b"\n"));
    let lines = whole.map(|line| serde_json::from_slice::<Value>(line).unwrap());
    lines
        .filter_map(|line| line["data"]["results"].as_array().map(Vec::len))
        .sum()
}

/// Holds the book against none or all, and goes on: the form goes in once. Says whether it was in.
fn goes_on(office: &Office, book: &[u8]) -> bool {
    let now = std::fs::read(office.case("ledger.jsonl")).unwrap();
    assert!(now.starts_with(book), "what stood in the book stays");
    let found = results(office);
    assert!(found == 0 || found == COUNT, "{found}");
    let is_torn = !now.ends_with(b"\n");
    assert_eq!(office.zh(&["ledger", "verify"]).code, i32::from(is_torn));
    let again = office.run(&IMPORT);
    assert_eq!(again.code, if found == 0 { 0 } else { 3 }, "{again:?}");
    assert_eq!(results(office), COUNT);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    found == COUNT
}

#[test]
fn a_thousand_visits_are_one_line_and_all_of_them_are_found_again() {
    let (office, book) = thousand();
    let lines = office.book().len();
    let ran = office.zh(&IMPORT[2..]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(
        ran.out
            .starts_with("已录入 1000 个检查结果，其中逾期 0 个\n"),
        "{ran:?}"
    );
    assert_eq!(office.book().len(), lines + 1);
    assert!(goes_on(&office, &book));
    let result = &office.shown_results("T1-1", &code(999))[0]["result"];
    assert_eq!(
        result["objects"][0]["items"][0]["text"],
        code(999) + " 的台账缺少签名，作业票未按规定保存，现场两名电工未持证上岗"
    );
    // One of the thousand spoils all.
    let (office, _) = thousand();
    let form = std::fs::read_to_string(office.path().join(FILE)).unwrap();
    let last = form.rfind("JG02").unwrap();
    std::fs::write(
        office.path().join(FILE),
        form[..last].to_owned() + &form[last..].replace("JG02", "JG01"),
    )
    .unwrap();
    let (zh, _) = office.refused("C09", &IMPORT[2..]);
    assert!(
        zh.err.contains("第 1001 行") && zh.err.contains("[I07]"),
        "{zh:?}"
    );
}

#[test]
fn a_form_whose_import_is_killed_is_in_the_book_whole_or_not_at_all() {
    let (office, book) = thousand();
    let begun = Instant::now();
    assert_eq!(office.run(&IMPORT).code, 0);
    let whole = begun.elapsed();
    let (mut none, mut all) = (0, 0);
    for step in 0..28 {
        again(&office, &book);
        let mut command = office.command();
        command
            .args(IMPORT)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut running = command.spawn().unwrap();
        // From at once, in growing steps, to long after its usual end.
        std::thread::sleep(
            whole * (step * step) / 96 + Duration::from_micros(u64::from(step * 137 % 701)),
        );
        let _ = running.kill();
        running.wait().unwrap();
        if goes_on(&office, &book) {
            all += 1;
        } else {
            none += 1;
        }
    }
    assert!(none > 0 && all > 0, "{none} cut off, {all} done");
}

#[test]
fn a_line_cut_off_at_any_byte_is_set_aside_and_the_form_goes_in_again() {
    let (office, book) = thousand();
    assert_eq!(office.run(&IMPORT).code, 0);
    let whole = std::fs::read(office.case("ledger.jsonl")).unwrap();
    let line = whole.len() - book.len();
    for cut in [1, 2, line / 3, line / 2, line - 2] {
        let torn = &whole[..book.len() + cut];
        again(&office, torn);
        assert!(!goes_on(&office, &book));
        let kept = std::fs::read_dir(office.case(""))
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut kept = kept.filter(|path| path.to_str().unwrap().contains("ledger.torn-"));
        assert!(
            kept.any(|path| std::fs::read(path).unwrap() == whole[book.len()..book.len() + cut])
        );
    }
}

/// An import under a shell's limit on the size of files, in units of 512 bytes, which stops it within its line.
#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_leaves_the_book_as_it_was() {
    let (office, book) = thousand();
    assert_eq!(office.run(&IMPORT).code, 0);
    let whole = std::fs::metadata(office.case("ledger.jsonl"))
        .unwrap()
        .len();
    let (first, last) = (book.len() as u64 / 512 + 1, whole / 512);
    for (killed, blocks) in [
        (false, first),
        (false, u64::midpoint(first, last)),
        (true, first + 1),
        (true, last),
    ] {
        again(&office, &book);
        let trap = if killed { "" } else { "trap '' XFSZ; " };
        let mut command = std::process::Command::new("/bin/sh");
        command
            .current_dir(office.path())
            .env_clear()
            .env("USER", "tester")
            .env("LANG", "zh_CN.UTF-8");
        let line = format!("{trap}ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let ran = command
            .args(["-c", &line, env!("CARGO_BIN_EXE_choucha")])
            .args(IMPORT)
            .output()
            .unwrap();
        let now = std::fs::read(office.case("ledger.jsonl")).unwrap();
        if killed {
            assert_eq!(ran.status.code(), None, "{ran:?}");
            assert!(now.len() > book.len() && now.len() < usize::try_from(whole).unwrap());
        } else {
            assert_eq!(ran.status.code(), Some(4), "{ran:?}");
            assert_eq!(now, book);
        }
        assert!(!goes_on(&office, &book));
    }
}
