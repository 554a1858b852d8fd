//! What people type: a visit, an inspector, a day are read alike by every command, in both languages.

use serde_json::Value;

use crate::office::Office;
use crate::replace::drawn_case::{DRAW, book, drawn, teams};

/// Ways to write a code or an id that mean the same: lower case (codes only), blanks, full width, marks of spreadsheets.
fn spellings(text: &str, is_code: bool) -> [String; 3] {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap();
    let full = text.chars().map(wide).collect();
    if is_code {
        let (first, rest) = text.split_at(6);
        let lower = format!("{first} {}\u{3000}", rest.to_lowercase());
        [lower, format!("'{text}\u{200b}"), full]
    } else {
        [format!(" {text} "), text.replace('-', "\u{2013}"), full]
    }
}

/// One visit, its commands each with a spelling of its own.
struct Typed<'a> {
    office: &'a Office,
    lang: &'a str,
    place: usize,
    object: String,
    draws: [String; 3],
    objects: [String; 3],
    certs: Vec<[String; 3]>,
}

impl Typed<'_> {
    fn says(&self, day: &str, args: &[&str]) -> String {
        let before = ["-Ccase", "--lang", self.lang, "--today", day];
        let ran = self.office.run(&[&before[..], args].concat());
        assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
        ran.out
    }

    /// Each command with another way to write it.
    fn turn(&self, n: usize) -> usize {
        (self.place + n) % 3
    }

    fn visit(&self, n: usize) -> [&str; 2] {
        [&self.draws[self.turn(n)], &self.objects[self.turn(n)]]
    }

    fn leader(&self) -> &str {
        &self.certs[0][self.turn(2)]
    }

    fn before_its_result(&self) {
        let [draw, of] = self.visit(0);
        let expert = ["--name", "何工", "--unit", "市化工院", "--reason", "检测"];
        self.says(
            "2026年6月2日",
            &[&["assist", draw, of][..], &expert].concat(),
        );
        let [draw, of] = self.visit(1);
        let answer = ["--grounds", "亲属", "--deny", "--answer", "不属实"];
        let recuse = ["recuse", draw, of, &self.certs[1][self.turn(1)]];
        self.says("2026/6/2", &[&recuse[..], &answer].concat());
        let [draw, of] = self.visit(2);
        let why = ["--ground", "unable", "--reason", "住院"];
        let replace = [
            "replace",
            draw,
            of,
            "--inspector",
            &self.certs[1][self.turn(0)],
        ];
        self.says("20260602", &[&replace[..], &why].concat());
        let [draw, of] = self.visit(3);
        let paper = self.says("2026.6.2", &["form", draw, of, "--json"]);
        assert!(paper.contains(&self.object), "{paper}");
        let [draw, of] = self.visit(4);
        let done = ["--completed", "2026.6.10", "--entered-by", self.leader()];
        self.says(
            "2026-06-10",
            &[&["record", "done", draw, of][..], &done].concat(),
        );
    }

    fn its_result_and_after(&self) {
        let [draw, of] = self.visit(5);
        let found = [
            "--completed",
            "2026年6月10日",
            "--method",
            "实地核查",
            "--found",
            "AJ02=台账不全",
            "--clear",
            "AJ13",
            "--code",
            "JG04",
            "--signed",
            "王某",
            "--signed-on",
            "２０２６－０６－１０",
            "--entered-by",
            self.leader(),
        ];
        self.says(
            "2026-06-12",
            &[&["record", "add", draw, of][..], &found].concat(),
        );
        let [draw, of] = self.visit(6);
        let amend = [
            "--reason",
            "漏记",
            "--found",
            "AJ02=台账缺失",
            "--entered-by",
            self.leader(),
        ];
        self.says(
            "2026-06-13",
            &[&["record", "amend", draw, of][..], &amend].concat(),
        );
        let [draw, of] = self.visit(7);
        let handle = [
            "--measure",
            "correction",
            "--text",
            "改正",
            "--due",
            "2026/7/1",
            "--date",
            "20260614",
        ];
        self.says("2026-06-15", &[&["handle", draw, of][..], &handle].concat());
        let [draw, of] = self.visit(8);
        let shown = self.says("2026-06-15", &["record", "show", of, "--draw", draw]);
        assert!(shown.contains(&self.object), "{shown}");
        self.says(
            "2026-06-15",
            &["due", "--inspector", self.leader(), "--task", " AJ-2026-04"],
        );
    }
}

/// Runs commands of one visit, each with a spelling of its own, and each once.
fn year_of_a_visit(office: &Office, lang: &str, place: usize) {
    let (object, team) = teams(office).remove(place);
    let typed = Typed {
        office,
        lang,
        place,
        draws: spellings(DRAW, false),
        objects: spellings(&object, true),
        certs: team.iter().map(|cert| spellings(cert, true)).collect(),
        object,
    };
    typed.before_its_result();
    typed.its_result_and_after();
}

#[test]
fn a_visit_and_an_inspector_are_read_alike_by_every_command() {
    let office = drawn();
    let before = book(&office).len();
    for (place, lang) in [(0, "zh"), (1, "en"), (2, "zh"), (3, "en")] {
        year_of_a_visit(&office, lang, place);
    }
    let teams = teams(&office);
    let lines: Vec<Value> = book(&office)[before..]
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for line in &lines {
        let data = line["data"].to_string();
        assert!(data.is_ascii() || !data.contains('\u{200b}'), "{line}");
        if let Some(visit) = line["data"].get("visit") {
            assert_eq!(visit["draw"], DRAW, "{line}");
            let enterprise = visit["enterprise"].as_str().unwrap();
            assert!(teams.iter().any(|(code, _)| code == enterprise), "{line}");
        }
        let declared = line["declared"].as_str().unwrap();
        assert!(declared.starts_with("2026-06-"), "{line}");
    }
    assert!(lines.len() >= 4 * 7, "{}", lines.len());
}

#[test]
fn days_are_read_alike_by_every_command() {
    let office = drawn();
    for day in [
        "2026-06-30",
        "2026/6/30",
        "2026.6.30",
        "20260630",
        "2026年6月30日",
        "２０２６－６－３０",
        "'2026-06-30",
    ] {
        for args in [
            &["coverage", "--as-of", day][..],
            &["stats", "--from", day, "--to", day],
            &["calendar", "--deadline", day],
            &["due", "--inspector", "37049901003"],
        ] {
            let args = [&["--today", "2026年9月1日"], args].concat();
            let (zh, en) = (office.zh(&args), office.en(&args));
            assert!(zh.code < 2 && en.code == zh.code, "{args:?}: {zh:?} {en:?}");
        }
    }
    let of = |day: &str| office.zh(&["calendar", "--deadline", day]).out;
    assert_eq!(of("2026年6月30日"), of("2026-06-30"));
    for bad in ["长期", "2026-02-29", "6/30/2026", ""] {
        let (zh, en) = (
            office.zh(&["stats", "--from", bad]),
            office.en(&["stats", "--from", bad]),
        );
        assert_eq!((zh.code, en.code), (2, 2), "{bad}");
        let said = format!(
            "用法错误：参数“--from <日期>”的值“{bad}”不是日期，应写作 2026-06-01\n用 --help 查看用法\n"
        );
        assert_eq!(zh.err, said);
        assert!(en.err.contains("for '--from <DATE>': YYYY-MM-DD"), "{en:?}");
    }
}
