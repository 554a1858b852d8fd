//! Lists that are read once for the rounds of a run: each round has of them what it has when they are read for it alone.

use std::fmt::Write as _;

use choucha::acts::lists::round_lists::{RoundLists, RunLists, WantedRound, for_round};
use choucha::disk::Trouble;
use choucha::disk::case::Case;
use choucha::domain::ground::arena::Arena;
use choucha::domain::method::owners::Owners;
use choucha::domain::year::round::Target;
use choucha::format::population_scan::PopulationScan;
use choucha::text::{Lang, Say as _};
use proptest::prelude::*;

use crate::office::{Office, masked};
use crate::year::small_year::{self, Row, code};

/// The rounds of a run, in its order: of every kind of scope, with strata, in two rounds, of no task, of no object, and of strata
/// without a rule for every value.
const ROUNDS: [(&str, u32); 11] = [
    ("T1", 1),
    ("T2", 1),
    ("none", 1),
    ("T3", 1),
    ("T4", 1),
    ("T1", 2),
    ("T5", 1),
    ("T6", 1),
    ("T6", 2),
    ("T7", 1),
    ("T8", 1),
];

const PLAN: &str = "任务编号,任务名称,抽查事项,对象类型,区域,经营范围,信用等级,行业,抽查比例,分层,频次,开始日期,截止日期
T1,大,A1,,,,,,5%,,2,2026-06-01,2026-06-30
T2,东,A1,,东;西,,,,10%,,1,2026-06-01,2026-06-30
T3,按等级,A1,,,,,,,信用等级: A=1%; B=50%; *=#2,1,2026-06-01,2026-06-30
T4,制造,A1,,西,制造;仓储,,,#3,,1,2026-06-01,2026-06-30
T5,缺规则,A1,,,,,,,信用等级: A=1%; B=50%,1,2026-06-01,2026-06-30
T6,项目,A1,项目,,,,,100%,,1,2026-06-01,2026-06-30
T7,行业,A1,,,制造,,金属;化工,20%,,1,2026-06-01,2026-06-30
T8,没有对象,A1,,南,,,,5%,,1,2026-06-01,2026-06-30
";

#[derive(Debug, Clone)]
struct Thing {
    region: &'static str,
    grade: &'static str,
    scope: &'static str,
    trade: &'static str,
    status: &'static str,
    /// The company that it belongs to, if it belongs to one.
    owner: Option<usize>,
    recused: bool,
}

fn things() -> impl Strategy<Value = Vec<Thing>> {
    let of = |words: &'static [&'static str]| prop::sample::select(words);
    let thing = (
        of(&["东", "西", "中"]),
        of(&["A", "A", "B", "B", "B", "C"]),
        of(&["五金制造", "仓储服务", "零售"]),
        of(&["金属", "化工", "食品"]),
        // A word that nobody knows makes a fault of every round.
        of(&["有效", "有效", "有效", "注销", "有效", "有效", "存续"]),
        prop::option::weighted(0.3, 0..8usize),
        prop::bool::weighted(0.1),
    );
    let thing = thing.prop_map(
        |(region, grade, scope, trade, status, owner, recused)| Thing {
            region,
            grade,
            scope,
            trade,
            status,
            owner,
            recused,
        },
    );
    prop::collection::vec(thing, 1..60)
}

/// The code of a thing: the first ones are companies, that others belong to.
fn code_of(number: usize, thing: &Thing) -> String {
    match thing.owner.filter(|_| number >= 8) {
        Some(_) => format!("XM-{number}"),
        None => code(number),
    }
}

/// Writes library, plan and recusals of a case folder; the words of 信用等级 without C are those for which every task has a rule.
fn write(office: &Office, things: &[Thing], with_c: bool, faulty: bool) {
    let mut objects =
        "代码,名称,对象类型,所属主体代码,区域,经营范围,信用等级,状态,行业\n".to_owned();
    let mut recusals = small_year::RECUSALS.to_owned();
    for (number, thing) in things.iter().enumerate() {
        let owner = thing.owner.filter(|_| number >= 8).map(code);
        let kind = if owner.is_some() {
            "项目"
        } else {
            "市场主体"
        };
        let grade = if with_c || thing.grade != "C" {
            thing.grade
        } else {
            "B"
        };
        let status = if faulty && number == things.len() / 2 {
            "不明"
        } else {
            thing.status
        };
        let (code, owner) = (code_of(number, thing), owner.unwrap_or_default());
        writeln!(
            objects,
            "{code},对象,{kind},{owner},{},{},{grade},{status},{}",
            thing.region, thing.scope, thing.trade
        )
        .unwrap();
        if thing.recused {
            writeln!(recusals, "001,{code},亲属,2026-01-02,").unwrap();
        }
    }
    office.write("objects.csv", objects);
    office.write("recusals.csv", recusals);
    office.write("plan.csv", PLAN);
}

/// All that a round takes from its lists.
#[derive(Debug, PartialEq)]
struct Seen {
    population: String,
    strata: Vec<(String, Option<u16>)>,
    owners: Vec<(String, String)>,
    owned: Vec<(String, String)>,
    counts: [u64; 4],
    /// Where these codes lie, and the lines of the population.
    places: Vec<Option<u64>>,
    drawn: Vec<(String, Option<u64>)>,
}

fn seen(round: RoundLists, codes: &[String]) -> Seen {
    let library = round.library;
    let strata = Target::new(&round.task, &library.header)
        .unwrap()
        .stratum_names();
    let owners = Owners::default();
    let mut scan = PopulationScan::new(Vec::new(), &owners);
    let mut text = Vec::new();
    let lines = library.write_population(&strata, &mut text, &mut scan);
    let lines = lines.unwrap_or(u64::MAX);
    let mut each = library.each_of_population();
    let mut in_strata = Vec::new();
    let mut code = String::new();
    while let Some(rule) = each(&mut code) {
        in_strata.push((std::mem::take(&mut code), Some(rule)));
    }
    drop(each);
    let mut wanted = Arena::new(0);
    for code in codes {
        wanted.push(code);
    }
    let found = &library.found;
    let owners = found.owned_by_code.iter();
    let owners = owners.map(|object| (object.code.to_string(), object.owner.to_string()));
    let (owners, owned) = (owners.collect(), found.owned.clone());
    let counts = [lines, found.rows, found.taking_part, library.enterprises()];
    let places = library.places(&wanted);
    let all: Vec<u32> = (0..in_strata.len().try_into().unwrap()).rev().collect();
    let (drawn, at, _) = library.into_drawn(&all);
    Seen {
        population: String::from_utf8(text).unwrap(),
        strata: in_strata,
        owners,
        owned,
        counts,
        places,
        drawn: drawn.iter().map(str::to_owned).zip(at).collect(),
    }
}

fn came(read: Result<RoundLists, Trouble>, codes: &[String]) -> Result<Seen, String> {
    match read {
        Ok(round) => Ok(seen(round, codes)),
        Err(Trouble::Refused(refusal)) => {
            let said = refusal.say(Lang::Zh);
            Err(format!("{} {} {}", refusal.code(), said.what, said.todo))
        }
        Err(trouble) => panic!("{trouble:?}"),
    }
}

fn wanted((task, round): (&str, u32), sealed: bool) -> WantedRound<'_> {
    WantedRound {
        task,
        round,
        sealed,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_round_has_of_lists_that_were_read_for_many_what_it_has_alone(
        things in things(),
        with_c in prop::bool::ANY,
        faulty in prop::bool::weighted(0.2),
        sealed in prop::collection::vec(prop::bool::weighted(0.2), ROUNDS.len()),
    ) {
        let office = Office::small(&[("东", "A", 1)], &[Row::new("T1", "东", "5%")]);
        write(&office, &things, with_c, faulty);
        let case = Case::open(&office.case("")).unwrap();
        let codes = things.iter().enumerate().map(|(number, thing)| code_of(number, thing));
        let codes: Vec<String> = codes.chain([code(999)]).collect();
        let mut run = RunLists::default();
        for (place, round) in ROUNDS.into_iter().enumerate() {
            let to_come: Vec<&str> = ROUNDS[place + 1..].iter().map(|(task, _)| *task).collect();
            let wanted = wanted(round, sealed[place]);
            let together = run.for_round(&case, wanted, &to_come, &|_, _| {});
            let alone = for_round(&case, wanted, &|_, _| {});
            let faults = |read: &Result<RoundLists, Trouble>| read.as_ref().map_or(0, |read| read.faults);
            prop_assert_eq!(faults(&together), faults(&alone));
            prop_assert_eq!(came(together, &codes), came(alone, &codes), "{:?}", round);
        }
    }
}

#[test]
fn lists_that_change_during_a_run_are_read_anew() {
    let rows = ["T1", "T2", "T3"].map(|id| Row::new(id, "东", "5%"));
    let office = Office::small(&[("东", "A", 20), ("西", "A", 9)], &rows);
    let case = Case::open(&office.case("")).unwrap();
    let mut run = RunLists::default();
    let mut lines = |task: &str, to_come: &[&str]| {
        let read = run.for_round(&case, wanted((task, 1), false), to_come, &|_, _| {});
        came(read, &[]).unwrap().counts[0]
    };
    assert_eq!(lines("T1", &["T2", "T3"]), 20);
    office.write(
        "objects.csv",
        small_year::objects(&[("东", "A", 11), ("西", "A", 9)]),
    );
    assert_eq!(lines("T2", &["T3"]), 11);
    let wider = rows.map(|row| Row {
        regions: "东;西".to_owned(),
        ..row
    });
    office.write("plan.csv", small_year::plan(&wider));
    assert_eq!(lines("T3", &[]), 20);
}

/// A published plan, and a library from which an object left one task for another, one left all, and in which one is in another
/// stratum and one is new.
fn changed_since_the_plan() -> Office {
    let rows = [
        Row::new("T1", "东", "#3"),
        Row::new("T2", "西", "#3"),
        Row {
            strata: "信用等级: A=#2; *=#1".to_owned(),
            ratio: String::new(),
            ..Row::new("T3", "", "")
        },
        Row::new("T4", "南", "#3"),
    ];
    let office = Office::small(&[("东", "A", 20), ("西", "A", 20), ("南", "A", 20)], &rows);
    office.publish();
    office.replace(
        "objects.csv",
        &format!("{},对象,市场主体,东", code(3)),
        &format!("{},对象,市场主体,西", code(3)),
    );
    office.replace(
        "objects.csv",
        &format!("{},对象,市场主体,西,A,有效", code(21)),
        &format!("{},对象,市场主体,西,A,注销", code(21)),
    );
    office.replace(
        "objects.csv",
        &format!("{},对象,市场主体,南,A", code(41)),
        &format!("{},对象,市场主体,南,B", code(41)),
    );
    let mut objects = office.read("objects.csv");
    writeln!(objects, "{},对象,市场主体,南,B,有效", code(99)).unwrap();
    office.write("objects.csv", objects);
    office
}

#[test]
fn a_run_says_of_each_round_what_changed_since_the_plan() {
    let office = changed_since_the_plan();
    let ran = office.on("2026-06-01", &["plan", "run"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (0, ""),
        "{}",
        masked(&ran.out)
    );
    let book = office.book();
    let draws = book.iter().filter(|line| line["act"] == "draw");
    let totals = draws.map(|line| {
        let since = &line["data"]["since_plan"];
        let total = |way: &str| since[way]["total"].as_u64().unwrap();
        [
            total("left"),
            total("came"),
            total("moved"),
            since["new"].as_u64().unwrap(),
        ]
    });
    let totals: Vec<[u64; 4]> = totals.collect();
    assert_eq!(
        totals,
        [[1, 0, 0, 0], [1, 1, 0, 0], [1, 0, 1, 1], [0, 0, 0, 1]]
    );
    // Each draw is held against the plan's base once more, by itself.
    for draw in office.draws() {
        let verified = office.on("2026-06-01", &["verify", &draw]);
        assert_eq!(
            (verified.code, verified.err.as_str()),
            (0, ""),
            "{}",
            verified.out
        );
    }
}
