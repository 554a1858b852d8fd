//! Tests of `src/domain/lists/object_code.rs`.

use choucha::domain::lists::object_code::*;

#[test]
fn the_standards_own_example_is_valid() {
    assert_eq!(company_code("91350100M000100Y43"), Ok(CompanyCode::Credit));
    assert_eq!(
        company_code("91350100M000100Y44"),
        Err(CodeFlaw::Check('3'))
    );
}

#[test]
fn every_single_substitution_is_caught() {
    let code = b"91350100M000100Y43";
    for place in 0..18 {
        for &other in ALPHABET.iter().filter(|&&c| c != code[place]) {
            let mut wrong = *code;
            wrong[place] = other;
            let wrong = String::from_utf8(wrong.to_vec()).expect("ascii");
            assert!(company_code(&wrong).is_err(), "{wrong}");
        }
    }
}

#[test]
fn letters_outside_the_standard_are_named_with_their_place() {
    assert_eq!(
        company_code("91350100I000100Y43"),
        Err(CodeFlaw::Character('I', 9))
    );
    assert_eq!(company_code("9135"), Err(CodeFlaw::Length(4)));
    assert_eq!(company_code("一二三四五六"), Err(CodeFlaw::Length(6)));
}

#[test]
fn old_registration_numbers_have_a_check_digit() {
    // 14 digits and each candidate: exactly one check digit fits.
    let fits: Vec<String> = (0..10)
        .map(|d| format!("37049900000123{d}"))
        .filter(|c| company_code(c).is_ok())
        .collect();
    assert_eq!(fits.len(), 1);
    assert_eq!(
        company_code("110108000000016"),
        Ok(CompanyCode::Registration)
    );
    assert_eq!(company_code("110108000000017"), Err(CodeFlaw::Check('6')));
}

#[test]
fn an_issuer_that_nobody_knows_yet_is_noted_only() {
    let made = |pair: &str| {
        let body = format!("{pair}370499MX6W70EE2");
        let code = ALPHABET.iter().map(|c| format!("{body}{}", char::from(*c)));
        code.into_iter()
            .find(|code| company_code(code).is_ok())
            .expect("a check character")
    };
    for pair in [
        "11", "12", "13", "19", "21", "2A", "31", "41", "51", "52", "53", "61", "71", "81", "91",
        "92", "93", "A1", "N1", "Y1",
    ] {
        assert!(!has_unknown_pair(&made(pair)), "{pair}");
    }
    for pair in ["00", "0A", "97", "14", "B1", "YY", "X3"] {
        assert!(has_unknown_pair(&made(pair)), "{pair}");
    }
    // What is no code at all is somebody else's matter.
    assert!(
        !has_unknown_pair("YY0000000000000000") && !has_unknown_pair("X1") && !has_unknown_pair("")
    );
}
