//! Tests of `src/format/csv_out.rs`.

use choucha::format::csv_out::*;
use proptest::prelude::*;

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

proptest! {
    #[test]
    fn a_cell_put_together_beside_the_writer_is_as_it_would_write_it(cell in "[a,\"\r\n =+@甲－;]{0,6}") {
        let mut out = CsvOut::new(Vec::new()).expect("memory");
        out.row(["甲", &cell]).expect("memory");
        let mut beside = "\u{feff}甲,".as_bytes().to_vec();
        push_cell(&mut beside, &cell);
        beside.extend_from_slice(b"\r\n");
        prop_assert_eq!(out.finish().expect("memory"), beside);
    }
}
