//! A real browser, Chromium without a window: the page as it stands after its scripts, its log, its requests.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use crate::needed;

/// What came of opening a page.
pub(crate) struct Opened {
    /// The page as markup.
    pub(crate) dom: String,
    /// What the browser said on its console.
    pub(crate) console: Vec<String>,
    /// Addresses of anything that was asked of a network.
    pub(crate) requests: Vec<String>,
}

/// Opens `page` of `folder` ("index.html#draw=…") and waits for its scripts. One browser at a time.
pub(crate) fn open(folder: &Path, page: &str) -> Option<Opened> {
    run(folder, page, "--virtual-time-budget=60000")
}

/// The same by the clock, for what is timed.
pub(crate) fn open_by_the_clock(folder: &Path, page: &str) -> Option<Opened> {
    run(folder, page, "--timeout=20000")
}

fn run(folder: &Path, page: &str, time: &str) -> Option<Opened> {
    static ONE: Mutex<()> = Mutex::new(());
    let program = needed::program("chromium")?;
    let _turn = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let work = tempfile::tempdir().unwrap();
    let log = work.path().join("net.json");
    let output = Command::new(program)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--window-size=1200,1200",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-extensions",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--enable-logging=stderr",
            time,
            "--dump-dom",
        ])
        .arg(format!(
            "--user-data-dir={}",
            work.path().join("profile").display()
        ))
        .arg(format!("--log-net-log={}", log.display()))
        .arg(format!("file://{}/{page}", folder.display()))
        .output()
        .unwrap();
    let console = String::from_utf8_lossy(&output.stderr)
        .lines()
        .filter(|line| line.contains("CONSOLE"))
        .map(str::to_owned)
        .collect();
    let requests = fs::read_to_string(log).unwrap_or_default();
    assert!(!requests.is_empty(), "no log of requests");
    let requests = requests
        .split("\"url\":\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .filter(|url| !url.starts_with("file://") && !url.starts_with("data:"))
        .collect();
    Some(Opened {
        dom: String::from_utf8(output.stdout).unwrap(),
        console,
        requests,
    })
}

impl Opened {
    /// Stops at anything on the console, and at any request that left the folder.
    pub(crate) fn quiet(&self) {
        assert!(self.console.is_empty(), "{:#?}", self.console);
        let own: Vec<&String> = self
            .requests
            .iter()
            .filter(|url| !belongs_to_the_browser(url))
            .collect();
        assert!(own.is_empty(), "{own:#?}");
    }

    /// The names of a repeat's steps, and whether they agree.
    pub(crate) fn steps(&self) -> Vec<(String, bool)> {
        self.dom
            .split("data-step=\"")
            .skip(1)
            .map(|rest| {
                let name = rest.split('"').next().unwrap().to_owned();
                let tag = rest.split('>').next().unwrap();
                (name, tag.contains("data-ok=\"yes\""))
            })
            .collect()
    }
}

/// Chromium's own errands at its start (the time, dictionaries, updates), which no page asks for.
fn belongs_to_the_browser(url: &str) -> bool {
    let Some((_, rest)) = url.split_once("://") else {
        return true; // a kind of address that no network knows
    };
    let host = rest.split(['/', ':', '?']).next().unwrap_or_default();
    url.starts_with("chrome")
        || url.starts_with("devtools")
        || ["google.com", "googleapis.com", "gvt1.com", "gstatic.com"]
            .iter()
            .any(|own| {
                host.strip_suffix(own)
                    .is_some_and(|before| before.is_empty() || before.ends_with('.'))
            })
}

/// What is looked for would be found: a page that asks another host, and one that its policy stops.
#[test]
fn a_page_that_is_not_quiet_is_caught() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("asks.html"),
        "<!DOCTYPE html><img src=\"http://elsewhere.example/x.png\">",
    )
    .unwrap();
    fs::write(
        folder.path().join("stopped.html"),
        "<!DOCTYPE html><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><script>1</script>",
    )
    .unwrap();
    let Some(asks) = open(folder.path(), "asks.html") else {
        return;
    };
    assert!(
        asks.requests
            .iter()
            .any(|url| url.contains("elsewhere.example")),
        "{:?}",
        asks.requests
    );
    let stopped = open(folder.path(), "stopped.html").unwrap();
    assert!(
        stopped
            .console
            .iter()
            .any(|line| line.contains("Content Security Policy")),
        "{:?}",
        stopped.console
    );
}
