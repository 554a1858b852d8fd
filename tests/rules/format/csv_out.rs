//! Tests of `src/format/csv_out.rs`.

use choucha::format::csv_out::*;

#[test]
fn formulas_are_defused_and_cells_quoted() {
    let mut out = CsvOut::new(Vec::new()).expect("memory");
    out.row(["=1+1", "甲,乙", "＝x", "平常"]).expect("memory");
    let bytes = out.finish().expect("memory");
    assert_eq!(
        String::from_utf8(bytes).expect("utf-8"),
        "\u{feff}'=1+1,\"甲,乙\",'＝x,平常\r\n"
    );
    assert_eq!(["'=1", "'x", "=1", "x"].map(armed), ["=1", "'x", "=1", "x"]);
}
