//! Tests of `src/domain/lists/validity_cell.rs`.

use choucha::domain::lists::validity_cell::read;

#[test]
fn both_days_of_a_certificate_are_read() {
    let days = Some(("2023-06-01".parse().unwrap(), "2028-05-31".parse().unwrap()));
    for cell in [
        "2023.6.1-2028.5.31",
        "2023.6.1—2028.5.31",
        "2023-06-01至2028-05-31",
        "2023-06-01-2028-05-31",
        "2023/6/1～2028/5/31",
        "２０２３年６月１日 至 ２０２８年５月３１日",
        "自2023年6月1日起至2028年5月31日止",
        "2023年6月至2028年5月",
    ] {
        assert_eq!(read(cell), days, "{cell}");
    }
    let long = read("2023.6.1-长期").expect("days").1;
    assert_eq!(long.to_string(), "9999-12-31");
}

#[test]
fn what_is_no_two_days_is_for_others_to_read() {
    for cell in [
        "",
        "2028-05-31",
        "2028.5.31",
        "2028-05",
        "2023-2028",
        "2023.6.1-2028.13.31",
        "2023.6.1-",
        "长期",
    ] {
        assert_eq!(read(cell), None, "{cell}");
    }
}
