//! What workbooks say: notes on headings, and the sheets of faults.

use crate::text::words;

words! {
    required: "必填", "required";
    example(value): "例：{value}", "example: {value}";
}
