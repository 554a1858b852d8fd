//! Tests of `src/domain/lists/ratio_cell.rs`.

use choucha::domain::ground::ratio::Ratio;
use choucha::domain::lists::ratio_cell::*;

#[test]
fn cells_of_real_plans_give_a_ratio_and_a_frequency() {
    for (cell, ratio, times) in [
        ("5%", "5%", None),
        ("5％", "5%", None),
        ("0.25%", "0.25%", None),
        ("#20", "#20", None),
        ("100%", "100%", None),
        ("5%，1次/年", "5%", Some(1)),
        ("5%,1次/年", "5%", Some(1)),
        ("5%、每年1次", "5%", Some(1)),
        ("5% 1次/年", "5%", Some(1)),
        ("1次/年，5%", "5%", Some(1)),
        ("5%（1次/年）", "5%", Some(1)),
        ("5%/年1次", "5%", Some(1)),
        ("不低于5%，每年1次", "5%", Some(1)),
        ("不少于 5%；一年一次", "5%", Some(1)),
        ("每年2次各10%", "10%", Some(2)),
        ("每年2次，每次不低于10%", "10%", Some(2)),
        ("按5%比例抽取，每年抽查1次", "5%", Some(1)),
        ("抽查比例5%，频次1次/年", "5%", Some(1)),
        ("抽查比例为不低于3‰", "0.3%", None),
        ("≥5%", "5%", None),
        ("5%以上，每半年1次", "5%", Some(2)),
        ("2%，每季度一次", "2%", Some(4)),
        ("1%，1次/月", "1%", Some(12)),
        ("20家", "#20", None),
        ("抽20户", "#20", None),
        ("抽取20家", "#20", None),
        ("每次抽取20家企业", "#20", None),
        ("百分之五", "5%", None),
        ("百分之三十", "30%", None),
        ("百分之百", "100%", None),
        ("百分之2.5，每年一次", "2.5%", Some(1)),
        ("千分之三", "0.3%", None),
        ("不低于百分之十五，1次/年", "15%", Some(1)),
        ("抽取20户，1次/年", "#20", Some(1)),
        ("全覆盖，1次/年", "100%", Some(1)),
        ("5%，每年不超过1次", "5%", Some(1)),
        ("企业总数的5%，两次", "5%", Some(2)),
    ] {
        let ratio = Ratio::from_cell(ratio).expect("ratio");
        let cap = None;
        assert_eq!(read(cell), Ok(RatioCell { ratio, times, cap }), "{cell}");
    }
}

#[test]
fn a_most_frequency_is_the_cap_of_an_enterprise() {
    for (cell, ratio, cap) in [
        ("5%，每年不超过2次", "5%", 2),
        ("5%，一年不超过2次", "5%", 2),
        ("不低于10%，每年最多三次", "10%", 3),
        ("20家，不超过2次/年", "#20", 2),
    ] {
        let read = read(cell).expect(cell);
        assert_eq!(read.ratio.to_string(), ratio, "{cell}");
        assert_eq!((read.times, read.cap), (None, Some(cap)), "{cell}");
    }
}

#[test]
fn what_gives_no_least_number_is_refused() {
    for (cell, flaw) in [
        ("不超过2%", RatioCellFlaw::UpperBound),
        ("不高于 5%，1次/年", RatioCellFlaw::UpperBound),
        ("≤2%", RatioCellFlaw::UpperBound),
        ("5%以内", RatioCellFlaw::UpperBound),
        ("5%，每季度不超过2次", RatioCellFlaw::UpperBound),
        ("百分之五以内", RatioCellFlaw::UpperBound),
        ("百分之五至百分之十", RatioCellFlaw::Several),
        ("百分之五点五", RatioCellFlaw::Form),
        ("百分之", RatioCellFlaw::Form),
        ("根据实际情况", RatioCellFlaw::Form),
        ("5%，根据实际情况调整", RatioCellFlaw::Form),
        ("1次/年", RatioCellFlaw::Form),
        ("5%，每2年1次", RatioCellFlaw::Form),
        ("5%，两年一次", RatioCellFlaw::Form),
        ("5%，三年1次", RatioCellFlaw::Form),
        ("5", RatioCellFlaw::Form),
        ("120%", RatioCellFlaw::Form),
        ("0%", RatioCellFlaw::Form),
        ("约5%", RatioCellFlaw::Form),
        ("", RatioCellFlaw::Form),
        ("A级1%，B级5%", RatioCellFlaw::Several),
        ("3%-5%", RatioCellFlaw::Several),
        ("9999999999家", RatioCellFlaw::Count),
        ("#9999999999", RatioCellFlaw::Count),
        ("5%，1次，2次", RatioCellFlaw::Form),
    ] {
        assert_eq!(read(cell), Err(flaw), "{cell}");
    }
}

#[test]
fn a_frequency_alone() {
    for (cell, times) in [
        ("2", Some(2)),
        ("2.0", Some(2)),
        ("1次", Some(1)),
        ("1次/年", Some(1)),
        ("每年1次", Some(1)),
        ("每半年一次", Some(2)),
        ("1次/季度", Some(4)),
        ("每月1次", Some(12)),
        ("每年不少于2次", Some(2)),
        ("不定期", None),
        ("每两年一次", None),
        ("1-2次", None),
        ("不超过2次", None),
        ("", None),
    ] {
        assert_eq!(frequency(cell), times, "{cell}");
    }
}
