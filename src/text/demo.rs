//! What `demo` says between its steps; the steps are a script of their own, `data/demo/demo.toml`.

use crate::text::words;

words! {
    step(number: usize, what: &str, command: &str): "{number}．{what}：choucha {command}", "{number}. {what}: choucha {command}";
}
