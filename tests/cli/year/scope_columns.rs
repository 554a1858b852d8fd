//! The scope of a task by a column that only this office's library has, by 抽查对象范围, and items by their names.

use serde_json::Value;

use crate::office::Office;

const DAY: &str = "2026-06-02";

/// The rows of a list of the case folder, header first.
fn rows(office: &Office, file: &str) -> Vec<Vec<String>> {
    let text = office.read(file);
    text.lines()
        .map(|row| row.split(',').map(str::to_owned).collect())
        .collect()
}

/// Sets cells of the first task, by the headings of their columns, which are added where there are none.
fn set(office: &Office, cells: &[(&str, &str)]) {
    let mut rows = rows(office, "plan.csv");
    for (name, value) in cells {
        let known = rows[0].iter().position(|known| known == name);
        let place = known.unwrap_or_else(|| {
            for (at, row) in rows.iter_mut().enumerate() {
                row.push(if at == 0 {
                    (*name).to_owned()
                } else {
                    String::new()
                });
            }
            rows[0].len() - 1
        });
        (*value).clone_into(&mut rows[1][place]);
    }
    let lines = rows.iter().map(|row| row.join(",") + "\n");
    office.write("plan.csv", lines.collect::<String>());
}

/// The first task with one ratio and no strata, and these cells.
fn scoped(cells: &[(&str, &str)]) -> Office {
    let office = Office::unpublished();
    set(&office, &[("抽查比例", "10%"), ("分层", "")]);
    set(&office, cells);
    office
}

/// How many companies that take part have these values, counted by hand.
fn counted(office: &Office, wanted: &[(&str, &[&str])]) -> u64 {
    let rows = rows(office, "objects.csv");
    let place = |name: &str| rows[0].iter().position(|known| known == name).unwrap();
    let taking_part = |row: &&Vec<String>| {
        let status = row[place("状态")].as_str();
        row[place("对象类型")] == "市场主体"
            && matches!(
                status,
                "有效" | "存续" | "在业" | "在营" | "开业" | "正常" | ""
            )
    };
    let all = |row: &&Vec<String>| {
        wanted
            .iter()
            .all(|(name, values)| values.contains(&row[place(name)].as_str()))
    };
    rows[1..].iter().filter(taking_part).filter(all).count() as u64
}

fn checked(office: &Office) -> Value {
    let ran = office.en(&["check", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    serde_json::from_str(&ran.out).unwrap()
}

fn population(office: &Office) -> u64 {
    checked(office)["populations"][0]["objects"]
        .as_u64()
        .unwrap()
}

const TRADES: &[&str] = &["化工", "食品加工"];

#[test]
fn a_column_of_the_library_in_the_plan_is_a_scope() {
    let office = scoped(&[
        ("行业", "化工; 食品加工"),
        ("备注", "分两批"),
        ("承办科室", "二科"),
    ]);
    let expected = counted(&office, &[("行业", TRADES)]);
    assert!(expected > 20, "{expected}");
    let document = checked(&office);
    assert_eq!(document["populations"][0]["objects"], expected);
    assert_eq!(document["scope_words_unmet"], serde_json::json!([]));
    let says = |note: &str| {
        let notes = document["notes"].as_array().unwrap().iter();
        notes
            .filter(|told| told["what"].as_str().unwrap().contains(note))
            .count()
    };
    assert_eq!(
        says("plan.csv, row 2: 行业 is a column of the object library"),
        1,
        "{document}"
    );
    assert_eq!(
        says("备注 is a column of the object library")
            + says("承办科室 is a column of the object library"),
        0
    );
    let zh = office.zh(&["check"]);
    for (kept, heading) in [(false, "行业"), (true, "备注"), (true, "承办科室")] {
        let rest = zh
            .out
            .lines()
            .filter(|line| line.contains("其余各栏照原样保留"));
        let of_plan = rest.filter(|line| line.contains("承办科室"));
        let named = of_plan.filter(|line| line.contains(heading)).count();
        assert_eq!(named, usize::from(kept), "{heading}: {}", zh.out);
    }
    assert!(
        zh.out
            .contains("注意：plan.csv 第 2 行的“行业”是对象库的栏，用作任务的范围"),
        "{}",
        zh.out
    );
    // Values are compared as those of 区域 are, and a word that no object has is said.
    set(&office, &[("行业", "化 工；食品加工、没有的")]);
    let unmet = checked(&office)["scope_words_unmet"].clone();
    let told = unmet
        .as_array()
        .unwrap()
        .iter()
        .map(|word| (word["column"].as_str(), word["word"].as_str()));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            (Some("行业"), Some("化 工")),
            (Some("行业"), Some("没有的"))
        ]
    );
    // What nobody has makes an empty scope.
    set(&office, &[("行业", "没有的")]);
    let ran = office.zh(&["check"]);
    assert!(ran.code == 1 && ran.out.contains("L23"), "{}", ran.out);
}

#[test]
fn the_scope_holds_in_plan_draw_base_and_publication() {
    let office = scoped(&[("行业", "化工;食品加工")]);
    let expected = counted(&office, &[("行业", TRADES)]);
    let ran = office.zh(&["plan", "check", "--today", "2026-05-20"]);
    assert!(ran.out.contains(&expected.to_string()), "{}", ran.out);
    office.publish();
    let plan = office.read("plans/1/plan.csv");
    assert!(plan.lines().next().unwrap().ends_with(",行业"), "{plan}");
    assert!(
        plan.lines().nth(1).unwrap().ends_with(",化工;食品加工"),
        "{plan}"
    );
    let classes = office.read("plans/1/classes.txt");
    assert!(
        classes.lines().next().unwrap().contains("\t行业"),
        "{classes}"
    );
    // One company changes its trade before the draw: it left the scope, and everybody is told.
    let objects = office.read("objects.csv");
    let chemist = |row: &&str| row.ends_with(",化工") && row.contains(",市场主体,");
    let part = |row: &&str| {
        [",有效,", ",存续,"]
            .iter()
            .any(|status| row.contains(status))
    };
    let one = objects.lines().filter(chemist).find(part).unwrap();
    let other = one.replacen(",化工", ",建材", 1);
    office.write("objects.csv", objects.replace(one, &other));
    let ran = office.on(DAY, &["draw", "AJ-2026-01", "--seed", "7", "--json"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let drawn = office.read("draws/AJ-2026-01-1/population.txt");
    assert_eq!(drawn.lines().count() as u64, expected - 1);
    let book = office.read("ledger.jsonl");
    let line: Value = serde_json::from_str(book.lines().last().unwrap()).unwrap();
    let left = &line["data"]["since_plan"]["left"];
    assert_eq!(left["total"], 1);
    let change = &left["objects"][0];
    assert_eq!(change["code"], one.split(',').next().unwrap());
    assert_eq!(
        (&change["was"]["行业"], &change["is"]["行业"]),
        (&"化工".into(), &"建材".into())
    );
    assert_eq!(office.zh(&["verify", "AJ-2026-01-1"]).code, 0);
    assert_eq!(office.on(DAY, &["ledger", "verify"]).code, 0);
    // Changed back: coverage says so.
    office.write("objects.csv", objects);
    let ran = office.on(DAY, &["coverage", "--json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        document["changed_back"].as_array().unwrap().len(),
        1,
        "{document}"
    );
    the_public_reads_names_and_values(&office);
}

/// The public reads names of columns and values, not notation.
fn the_public_reads_names_and_values(office: &Office) {
    let ran = office.on(DAY, &["publish"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let plans = office.read("public/csv/plans.csv");
    assert!(plans.contains("行业：化工、食品加工"), "{plans}");
    assert!(
        office
            .read("public/json/plans.json")
            .contains("行业：化工、食品加工")
    );
    let public = office.case("public");
    let ran = office.on(DAY, &["verify", public.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let ran = office.on(DAY, &["publish", "--for", "platform"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn another_scope_is_another_plan() {
    let office = scoped(&[("行业", "化工;食品加工")]);
    office.publish();
    set(&office, &[("行业", "化工")]);
    let ran = office.on(DAY, &["draw", "AJ-2026-01", "--seed", "7"]);
    assert!(ran.code == 3 && ran.err.contains("P02"), "{}", ran.err);
}

#[test]
fn a_scope_in_one_cell_is_read_by_columns() {
    let office = scoped(&[("对象类型", "市场主体")]);
    let all = population(&office);
    set(&office, &[("抽查对象范围", "全部")]);
    assert_eq!(population(&office), all);
    set(
        &office,
        &[("抽查对象范围", "行业=化工;食品加工，区域＝槐林街道")],
    );
    let wanted: [(&str, &[&str]); 2] = [("行业", TRADES), ("区域", &["槐林街道"])];
    assert_eq!(population(&office), counted(&office, &wanted));
    // The same said twice is said once; something else is refused.
    set(&office, &[("区域", "槐林街道")]);
    assert_eq!(population(&office), counted(&office, &wanted));
    set(&office, &[("区域", "兴仁街道")]);
    let ran = office.zh(&["check"]);
    assert!(
        ran.out.contains("L60") && ran.out.contains("与“区域”一栏说的不一致"),
        "{}",
        ran.out
    );
    for (text, zh, en) in [
        (
            "全县危险化学品经营店",
            "是不是 “行业=危险化学品经营”？",
            "is “行业=危险化学品经营” meant?",
        ),
        (
            "建筑施工工地",
            "写作“列名=值;值，列名=值”",
            "write \"column=value;value，column=value\"",
        ),
        (
            "规模=大型",
            "写作“列名=值;值，列名=值”",
            "write \"column=value;value，column=value\"",
        ),
        (
            "联系电话=13800000000",
            "写作“列名=值;值，列名=值”",
            "write \"column=value;value，column=value\"",
        ),
    ] {
        let office = scoped(&[("抽查对象范围", text)]);
        let (ran, said) = (office.zh(&["check"]), office.en(&["check"]));
        assert!(
            ran.code == 1 && ran.out.contains("L62") && ran.out.contains(zh),
            "{}",
            ran.out
        );
        assert!(said.out.contains(en), "{}", said.out);
    }
}

#[test]
fn items_may_be_called_by_their_names() {
    let office = Office::unpublished();
    let items = rows(&office, "items.csv");
    let (first, second) = (items[1][1].clone(), items[2][1].clone());
    let before = {
        office.publish();
        office.read("plans/1/plan.csv")
    };
    let office = Office::unpublished();
    set(
        &office,
        &[("抽查事项", &format!("{first}、{}", items[2][0]))],
    );
    office.publish();
    assert_eq!(office.read("plans/1/plan.csv"), before);
    let office = Office::unpublished();
    set(&office, &[("抽查事项", &format!("{first}；{second}"))]);
    office.publish();
    assert_eq!(office.read("plans/1/plan.csv"), before);
    // A name that two items have says neither.
    let office = Office::unpublished();
    set(&office, &[("抽查事项", &first)]);
    office.replace("items.csv", &format!(",{second},"), &format!(",{first},"));
    let (zh, en) = (office.zh(&["check"]), office.en(&["check"]));
    assert!(
        zh.code == 1
            && zh.out.contains("L61")
            && zh.out.contains("清单中有几个事项都叫这个名称：AJ01、AJ02"),
        "{}",
        zh.out
    );
    assert!(
        en.out.contains("is the name of several items: AJ01, AJ02"),
        "{}",
        en.out
    );
    let office = Office::unpublished();
    set(&office, &[("抽查事项", "没有的事项")]);
    let ran = office.zh(&["check"]);
    assert!(ran.code == 1 && ran.out.contains("L11"), "{}", ran.out);
}

#[test]
fn a_heading_that_sounds_like_a_scope_and_is_no_column_is_refused() {
    let office = scoped(&[
        ("行业类别", "化工"),
        ("检查对象基数", "40"),
        ("检查类型", "日常"),
    ]);
    let told = |ran: crate::office::Ran| {
        assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
        let all = ran.out + &ran.err;
        let lines = all.lines().filter(|line| line.contains("L62"));
        lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        told(office.zh(&["check"])),
        [
            "L62    plan.csv   2    S「行业类别」   “化工” 这一栏像是检查范围，但计划和对象库都没有这一栏，抽取时不起作用   是不是 “行业”？照此改列名，或在 choucha.toml 的 [columns.plan] 写明它是哪一栏；不是范围的，删去或改名"
        ]
    );
    let [line] = &told(office.en(&["check"]))[..] else {
        panic!("one fault")
    };
    assert!(
        line.ends_with("\"化工\" looks like a scope, but is no column of the plan or of the object library, and a draw would pass over it   is “行业” meant? Rename it so, or say in choucha.toml under [columns.plan] which column it is; if it is no scope, delete or rename it"),
        "{line}"
    );
    set(&office, &[("行业类别", "全部")]);
    checked(&office);
    set(&office, &[("行业类别", "")]);
    checked(&office);
    // Under other names of 抽查对象范围 and 区域, the same cells are read.
    let office = scoped(&[("检查对象", "行业=化工;食品加工"), ("区域", "槐林街道")]);
    let plan = office.read("plan.csv");
    office.write("plan.csv", plan.replacen(",区域,", ",检查地域,", 1));
    let wanted: [(&str, &[&str]); 2] = [("行业", TRADES), ("区域", &["槐林街道"])];
    let expected = counted(&office, &wanted);
    assert!(expected > 0);
    assert_eq!(population(&office), expected);
}

#[test]
fn the_form_for_filing_tells_the_whole_scope_and_claims_nothing_of_others() {
    let office = scoped(&[
        ("行业", "化工;食品加工"),
        ("信用等级", "A"),
        ("区域", "槐林街道"),
    ]);
    office.publish();
    let ran = office.zh(&["publish", "--for", "filing"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let form = office.read("filing/涉企行政检查计划备案表.csv");
    let mut first: Vec<&str> = form.lines().nth(1).unwrap().split(',').collect();
    first.truncate(14);
    assert_eq!(first[5..8], ["", "", "槐林街道"], "{form}");
    assert_eq!(
        first[13], "市场主体；信用等级：A；行业：化工、食品加工",
        "{form}"
    );
}
