//! Tests of `src/domain/year/base.rs`: the base of a plan by classes, held against a population.

use choucha::domain::acts::since_plan::{Changed, SincePlan};
use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::{Header, OwnHeadings};
use choucha::domain::lists::object::{Object, ObjectPlaces};
use choucha::domain::lists::scope::Scope;
use choucha::domain::lists::strata::Strata;
use choucha::domain::settings::Settings;
use choucha::domain::year::base::*;
use choucha::domain::year::plan::{Taking, Task};
use proptest::prelude::*;

use crate::year::plan;

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// A task of these regions, whose objects hold one of these words.
fn scoped(regions: &[&str], scopes: &[&str]) -> Task {
    Task {
        scope: Scope {
            regions: words(regions),
            scopes: words(scopes),
            ..Scope::default()
        },
        ..plan::task(&[]).0
    }
}

fn by_strata(cell: &str) -> Task {
    Task {
        taking: Some(Taking::Strata(Strata::from_cell(cell).expect("strata"))),
        ..scoped(&[], &[])
    }
}

const COLUMNS: [&str; 7] = [
    "代码",
    "名称",
    "对象类型",
    "区域",
    "经营范围",
    "状态",
    "规模",
];

/// The class of a row.
fn class(compared: &Compared, row: [&str; 7]) -> String {
    let header = Header::find(ListName::Objects, words(&COLUMNS), &OwnHeadings::new());
    let cells = words(&row);
    let settings = Settings::new("局", 2026);
    let places = ObjectPlaces::new(&header);
    let object = Object::read(&places, &cells, &settings, &mut |_, _, _| {});
    let mut line = String::new();
    compared.write(&compared.places(&header), (&object, &cells), &mut line);
    line
}

fn base(compared: Compared, lines: &[String]) -> Base {
    let text = classes_text(&compared, lines.iter().map(String::as_str));
    let classes = read_classes(&compared, &text).expect("what was written");
    Base {
        version: 1,
        compared,
        classes,
    }
}

const ROWS: [[&str; 7]; 3] = [
    [
        "A",
        "甲",
        "市场主体",
        " 东 ",
        "木材加工；木器销售",
        "有效",
        "大",
    ],
    ["B", "乙", "市场主体", "西", "木材\t加工", "存续", "小"],
    ["C", "丙", "项目", "东", "", "", "大"],
];

#[test]
fn a_class_keeps_what_tasks_choose_by() {
    let tasks = [
        scoped(&["东"], &["木材", "木器"]),
        by_strata("规模: 大=50%; *=5%"),
    ];
    let compared = Compared::of(&tasks);
    let keys: Vec<&str> = compared.keys().collect();
    let expected = [
        "status", "kind", "region", "level", "grade", "规模", "scope",
    ];
    assert_eq!(keys, expected);
    let lines = ROWS.map(|row| class(&compared, row));
    assert_eq!(
        lines,
        [
            "有效\t市场主体\t东\t\t\t大\t木材;木器",
            "存续\t市场主体\t西\t\t\t小\t木材",
            "\t项目\t东\t\t\t大\t",
        ]
    );
    let base = base(compared, &lines);
    assert_eq!(base.placed(&tasks[0]), Some(vec![Some(0), None, None]));
    assert_eq!(
        base.placed(&tasks[1]),
        Some(vec![Some(1), Some(0), Some(1)])
    );
    // What no task of the plan asked for, the base does not tell.
    assert_eq!(base.placed(&scoped(&[], &["化工"])), None);
    assert_eq!(base.placed(&by_strata("行业: 甲=5%")), None);
    // An English name of a known column is that column.
    let known = base.placed(&by_strata("region: 东=5%; 西=5%"));
    assert_eq!(known, Some(vec![Some(0), Some(1), Some(0)]));
}

#[test]
fn another_text_is_no_base() {
    let compared = Compared::of(&[scoped(&[], &[])]);
    let text = classes_text(&compared, ["有效\tx\t东\t\t"].into_iter());
    assert!(read_classes(&compared, &text).is_some());
    for other in [
        String::new(),
        text.replace("class", "klass"),
        text.replace("\n0\t", "\n1\t"),
        text.replace("\t\t", "\t"),
        text.replace("region", "scope"),
    ] {
        assert_eq!(read_classes(&compared, &other), None, "{other}");
    }
}

#[test]
fn what_changed_is_told_by_the_columns_of_the_task() {
    let task = scoped(&["东"], &[]);
    let compared = Compared::of([&task]);
    let was = class(&compared, ROWS[0]);
    let base = base(compared, &[was]);
    let now = |status: &str, kind: &str, region: &str| words(&[status, kind, region, "", ""]);
    let change = |now: Option<&[String]>| {
        let named = now.map(|now| ("甲厂", now));
        base.change(("A".into(), 0), &task, named)
    };
    let shown = |now: Option<&[String]>| {
        let change = change(now);
        let pairs = change.was.into_iter().map(|(key, was)| {
            let is = change.is.as_ref().map(|is| is[&key].clone());
            (key, was, is)
        });
        pairs.collect::<Vec<_>>()
    };
    let one =
        |key: &str, was: &str, is: &str| (key.to_owned(), was.to_owned(), Some(is.to_owned()));
    // The kind is nothing that this task chooses by.
    let moved = now("停业", "项目", "西");
    let both = [one("region", "东", "西"), one("status", "有效", "停业")];
    assert_eq!(shown(Some(&moved)), both);
    // With every cell as it was, it is what the settings say of the word that changed.
    let same = now("有效", "市场主体", "东");
    assert_eq!(shown(Some(&same)), [one("status", "有效", "有效")]);
    let gone = change(None);
    assert_eq!((gone.name.as_str(), gone.is, gone.was.len()), ("", None, 2));
}

fn record(comparison: Comparison) -> SincePlan {
    let plain = Compared::of(&[scoped(&[], &[])]);
    let base = base(plain, &["有效\tx\t东\t\t".to_owned()]);
    comparison.record(1, |noticed| base.change(noticed, &scoped(&[], &[]), None))
}

#[test]
fn every_way_of_changing_is_counted_and_named_up_to_a_bound() {
    let mut comparison = Comparison::new(vec![Some(0), None, Some(1)]);
    let looks = [
        ("a", Some(0), None),
        ("b", Some(1), Some(0)),
        ("c", Some(0), Some(1)),
        ("d", None, Some(0)),
        ("e", Some(2), Some(1)),
        ("f", Some(1), None),
    ];
    for (code, class, now) in looks {
        comparison.look(code, class, now);
    }
    let said = record(comparison);
    assert_eq!(
        said.codes(),
        "plan 1 true left 1 a; came 1 b; moved 1 c; new 1"
    );
    assert!(!said.is_nothing());
    let mut comparison = Comparison::new(vec![Some(0)]);
    for number in 0..250 {
        comparison.look(&format!("{number:03}"), Some(0), None);
    }
    let said = record(comparison);
    assert_eq!(
        (said.left.total, said.left.objects.len()),
        (250, Changed::MOST)
    );
    assert_eq!(said.left.unnamed(), 150);
}

proptest! {
    #[test]
    fn a_word_is_in_the_class_exactly_if_it_is_in_the_text(
        text in "[甲乙丙;]{0,12}",
        asked in proptest::collection::vec("[甲乙丙]{1,3}", 1..4),
    ) {
        let scopes: Vec<&str> = asked.iter().map(String::as_str).collect();
        let tasks: Vec<Task> = scopes.iter().map(|word| scoped(&[], &[word])).collect();
        let compared = Compared::of(&tasks);
        let line = class(&compared, ["A", "甲", "项目", "东", &text, "有效", "大"]);
        let base = base(compared, &[line]);
        for (task, word) in tasks.iter().zip(scopes) {
            let inside = text.contains(word).then_some(0);
            prop_assert_eq!(base.placed(task), Some(vec![inside]));
        }
    }
}
