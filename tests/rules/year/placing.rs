//! Tests of `src/domain/year/placing.rs`: what is known of objects that are alike is what every task says of each.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::{Header, OwnHeadings};
use choucha::domain::lists::object::{Object, ObjectPlaces};
use choucha::domain::settings::Settings;
use choucha::domain::year::placing::Placing;
use choucha::domain::year::plan::Task;
use choucha::domain::year::round::{Placed, Target};
use proptest::prelude::*;

use super::plan::task;

const COLUMNS: [&str; 8] = [
    "代码",
    "名称",
    "对象类型",
    "区域",
    "经营范围",
    "信用等级",
    "状态",
    "风险",
];

/// Tasks that choose by every column, some by words of 经营范围, some with strata of which one leaves values without a rule.
fn tasks() -> Vec<Task> {
    let cells: [&[(&str, &str)]; 7] = [
        &[],
        &[("kind", "项目")],
        &[("region", "甲区;乙区"), ("scope", "制造")],
        &[("scope", "仓储;制造"), ("grade", "A")],
        &[("ratio", ""), ("strata", "信用等级: A=1%; B=2%")],
        &[
            ("ratio", ""),
            ("strata", "风险: 高=10%; *=1%"),
            ("scope", "制造"),
        ],
        &[
            ("ratio", ""),
            ("strata", "对象类型: 项目=1%; *=2%"),
            ("region", "乙区"),
        ],
    ];
    let mut tasks: Vec<Task> = cells.iter().map(|cells| task(cells).0).collect();
    let mut by_own = task(&[]).0;
    by_own.scope.others = vec![("风险".to_owned(), vec!["高".to_owned(), "中".to_owned()])];
    tasks.push(by_own);
    tasks
}

fn row() -> impl Strategy<Value = Vec<String>> {
    let of = |words: &'static [&'static str]| prop::sample::select(words);
    let cells = (
        of(&["市场主体", "项目", ""]),
        of(&["甲区", "乙区", "丙区", ""]),
        of(&["五金制造", "仓储服务", "制造及仓储", ""]),
        of(&["A", "B", "C", ""]),
        of(&["有效", "注销"]),
        of(&["高", "中", "低", ""]),
    );
    cells.prop_map(|(kind, region, scope, grade, status, risk)| {
        let row = [
            "91370400MA3C0000X1",
            "某公司",
            kind,
            region,
            scope,
            grade,
            status,
            risk,
        ];
        row.map(str::to_owned).to_vec()
    })
}

/// Where an object stands in the tasks, and the words that it meets.
fn asked(targets: &[Target<'_>], object: &Object<'_>, row: &Vec<String>) -> Vec<(usize, Placed)> {
    let placed = targets.iter().map(|target| target.place(object, row));
    let placed = placed
        .enumerate()
        .filter(|(_, placed)| *placed != Placed::Out);
    placed.collect()
}

proptest! {
    #[test]
    fn objects_stand_where_each_task_says(rows in prop::collection::vec(row(), 1..60)) {
        let names = COLUMNS.map(str::to_owned).to_vec();
        let header = Header::find(ListName::Objects, names, &OwnHeadings::new());
        let (settings, places) = (Settings::new("局", 2026), ObjectPlaces::new(&header));
        let tasks = tasks();
        for tasks in [&tasks[..], &tasks[..3]] {
            let targets = tasks.iter().map(|task| Target::new(task, &header).expect("its strata's column"));
            let targets: Vec<Target<'_>> = targets.collect();
            let unmet = || targets.iter().map(|of| vec![false; of.task.scope.words().count()]);
            let (mut met, mut met_by_each): (Vec<_>, Vec<_>) = (unmet().collect(), unmet().collect());
            let mut placing = Placing::new(&targets);
            for row in &rows {
                let object = Object::read(&places, row, &settings, &mut |_, _, _| {});
                let mut placed = Vec::new();
                placing.place(&targets, (&object, row), &mut met, |task, of| {
                    if *of != Placed::Out {
                        placed.push((task, of.clone()));
                    }
                });
                prop_assert_eq!(placed, asked(&targets, &object, row));
                for (target, met) in targets.iter().zip(&mut met_by_each) {
                    target.mark_met(&object, row, met);
                }
            }
            prop_assert_eq!(met, met_by_each);
        }
    }
}
