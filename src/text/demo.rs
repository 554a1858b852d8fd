//! What `demo` says between its steps; the steps are a script of their own, `data/demo/demo.toml`.

use crate::text::words;

words! {
    step(number: usize, what: &str, command: &str): "{number}．{what}：choucha {command}", "{number}. {what}: choucha {command}";
    no_keys: "── 本机没有 ssh-keygen，登记签名人、签名和外部见证的步骤略过。", "── No ssh-keygen on this machine: registering signers, signing and witnessing are skipped.";
}
