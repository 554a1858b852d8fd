//! Tests of `src/domain/year/filed_as.rs`: what the filing form asks of a task and its published plan does not say.

use choucha::domain::year::filed_as::{FiledAs, OwnCells};

fn read(cells: &[(&'static str, &[&str])]) -> [String; 3] {
    let cells = cells.iter();
    let cells =
        cells.map(|(key, cells)| (*key, cells.iter().map(|cell| (*cell).to_owned()).collect()));
    let filed = FiledAs::read(&cells.collect::<OwnCells>());
    [filed.kind, filed.joint, filed.partners]
}

#[test]
fn without_such_columns_it_is_an_everyday_task_and_the_rest_is_left_to_the_office() {
    assert_eq!(read(&[]), ["日常", "", ""]);
    let nothing: &[(&str, &[&str])] = &[
        ("type", &["/"]),
        ("joint", &["无", " "]),
        ("partners", &["—", "无"]),
    ];
    assert_eq!(read(nothing), ["日常", "", ""]);
    assert!(FiledAs::read(&OwnCells::new()).is_left_blank());
}

#[test]
fn the_type_is_one_of_two_or_what_the_office_wrote() {
    for (cell, kind) in [
        ("专项检查", "专项"),
        ("专项", "专项"),
        ("日常检查", "日常"),
        ("日常行政检查", "日常"),
        ("个案检查", "个案检查"),
        ("检查", "日常"),
    ] {
        assert_eq!(read(&[("type", &["", cell])])[0], kind, "{cell}");
    }
}

#[test]
fn whether_it_is_joint_is_yes_or_no_however_it_is_marked() {
    for (cell, joint) in [
        ("√", "是"),
        ("ＹＥＳ", "是"),
        ("跨部门联合", "是"),
        ("×", "否"),
        ("单部门", "否"),
        ("视情况", "视情况"),
    ] {
        assert_eq!(read(&[("joint", &[cell])])[1], joint, "{cell}");
    }
}

#[test]
fn partners_of_several_columns_stand_once_and_make_it_joint() {
    let cells: &[(&str, &[&str])] = &[(
        "partners",
        &["区消防大队、 区市场监管局\n区消防大队", "区住建局;无"],
    )];
    assert_eq!(
        read(cells),
        ["日常", "是", "区消防大队；区市场监管局；区住建局"]
    );
    let denied: &[(&str, &[&str])] = &[("joint", &["否"]), ("partners", &["区消防大队"])];
    assert_eq!(read(denied), ["日常", "否", "区消防大队"]);
    let of = |cells: &[(&'static str, &str)]| {
        let cells = cells
            .iter()
            .map(|(key, cell)| (*key, vec![(*cell).to_owned()]));
        FiledAs::read(&cells.collect()).is_left_blank()
    };
    assert!(of(&[("joint", "是")]));
    assert!(!of(&[("joint", "否")]));
    assert!(!of(&[("joint", "是"), ("partners", "区住建局")]));
}
