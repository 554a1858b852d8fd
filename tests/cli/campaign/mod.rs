//! The campaign: acts killed and failed at system calls, bits flipped over a whole case folder and a whole publication,
//! lines of the book changed by hand with the chain made anew. The suite takes a fixed sample; with `CHOUCHA_CAMPAIGN=all`
//! everything is tried, which takes an hour. What was tried is printed in the end.

mod flips;
mod forged;
mod kills;
mod year;

/// Whether everything is tried.
fn all() -> bool {
    std::env::var("CHOUCHA_CAMPAIGN").is_ok_and(|value| value == "all")
}

/// About `count` of `from`, evenly over it, the same in every run; all of them where everything is tried.
fn sample<T>(from: Vec<T>, count: usize) -> Vec<T> {
    let step = if all() {
        1
    } else {
        from.len().div_ceil(count.max(1)).max(1)
    };
    from.into_iter().step_by(step).collect()
}

/// Says what was tried: a figure for whoever asks how much stands behind a green test.
fn tried(what: &str) {
    use std::io::Write as _;
    // Not by `eprintln!`, which the test's harness keeps to itself where a test passes.
    let said = writeln!(std::io::stderr(), "campaign: {what}");
    said.unwrap();
}
