//! `selftest`: the vectors of the draw method, on the user's machine.

use serde_json::json;

use crate::disk::embedded::VECTORS;
use crate::exit::Exit;
use crate::format::vectors;
use crate::text::help::help;
use crate::text::says;

use crate::commands::Context;

/// Arguments of `selftest`: none of its own.
#[derive(Debug, clap::Args)]
pub struct Args {}

help! {
    HELP "selftest": "在本机运行抽取方法的全部测试向量", "Run all test vectors of the draw method on this machine";
    example "choucha selftest", "choucha selftest";
}

pub fn run(_: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    let mut results = Vec::new();
    let mut failed = 0;
    for (kind, json) in VECTORS {
        let tally = vectors::run(kind, json).map_err(anyhow::Error::msg)?;
        let passed = tally.count - tally.failures.len();
        failed += tally.failures.len();
        context.console.mark(
            tally.failures.is_empty(),
            &says::vectors(
                lang,
                says::vector_kind(lang, kind),
                passed,
                tally.failures.len(),
            ),
        )?;
        for failure in &tally.failures {
            context.console.line(&says::vector_failed(
                lang,
                &failure.name,
                &failure.expected,
                &failure.found,
            ))?;
        }
        results
            .push(json!({ "kind": kind.word(), "passed": passed, "failed": tally.failures.len() }));
    }
    context.console.document(&results)?;
    Ok(if failed == 0 { Exit::Done } else { Exit::Fails })
}
