//! What a whole process takes, and of several times the one in the middle.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a run of a whole process took.
#[derive(Clone, Copy)]
pub(crate) struct Took {
    /// Seconds by the clock.
    pub(crate) wall: f64,
    /// User and system time together.
    pub(crate) processor: f64,
    /// Peak memory in MiB; 0 where /proc does not tell.
    pub(crate) peak: u64,
}

/// User and system time of all processes that were waited for, in seconds; on Linux, to the hundredth.
fn of_children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = behind_name.split_whitespace().skip(13).take(2);
    ticks
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

/// Runs a command; it ends with one of these codes.
pub(crate) fn measure(command: &mut Command, codes: &[i32]) -> Took {
    let (begun, before) = (Instant::now(), of_children());
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        if let Some(kib) = fs::read_to_string(&status).ok().and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("VmHWM"))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        }) {
            peak = peak.max(kib / 1024);
        }
        if let Some(exit) = child.try_wait().unwrap() {
            let wall = begun.elapsed().as_secs_f64();
            assert!(
                exit.code().is_some_and(|code| codes.contains(&code)),
                "{command:?}"
            );
            let processor = of_children() - before;
            return Took {
                wall,
                processor,
                peak,
            };
        }
        std::thread::sleep(Duration::from_micros(500));
    }
}

/// The median, the least and the greatest.
pub(crate) fn middle(values: impl Iterator<Item = f64>) -> (f64, f64, f64) {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    let last = values.len() - 1;
    (values[last / 2], values[0], values[last])
}
