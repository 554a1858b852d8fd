//! What `explain` says of the codes, one by one and as the page docs/codes.md.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::text::coded::Code;
use crate::text::{Lang, says, words};

words! {
    example(what: &str): "例如：{what}", "for example: {what}";
}

/// What `explain` says of a code.
pub fn explained(lang: Lang, code: &Code) -> Vec<String> {
    let said = code.said(lang);
    vec![
        format!("{} {}", code.code, code.meaning(lang)),
        example(lang, &said.what),
        says::todo(lang, &said.todo),
    ]
}

/// Codes that somebody may have meant: those of the same letter, else the letters there are.
pub fn near(all: &[Code], asked: &str) -> Vec<String> {
    let letters: BTreeSet<&str> = all.iter().map(|code| &code.code[..1]).collect();
    let letter = asked.get(..1).unwrap_or_default();
    if !letters.contains(letter) {
        return letters.iter().map(|letter| format!("{letter}…")).collect();
    }
    let codes = all.iter().map(|code| code.code);
    let alike = codes.filter(|code| code.starts_with(letter));
    alike.map(str::to_owned).collect()
}

/// docs/codes.md: all codes in both languages.
pub fn markdown(all: &[Code]) -> String {
    let mut text = String::from(
        "# 代号 · Codes\n\n\
         拒绝和错误的代号，不随语言和版本改变；`choucha explain 代号` 查一个。本页由 `choucha explain --markdown` 生成。\n\n\
         The codes of refusals and faults, the same in every language and version; `choucha explain CODE` tells one. \
         This page is written by `choucha explain --markdown`.\n",
    );
    for code in all {
        let (zh, en) = (code.meaning(Lang::Zh), code.meaning(Lang::En));
        let _ = write!(text, "\n## {} {zh} · {en}\n\n", code.code);
        for lang in [Lang::Zh, Lang::En] {
            let said = code.said(lang);
            let what = said.what.replace('\n', " ");
            let _ = writeln!(
                text,
                "- {}  \n  {}",
                example(lang, &what),
                says::todo(lang, &said.todo)
            );
        }
    }
    text
}
