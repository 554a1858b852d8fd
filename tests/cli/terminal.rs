//! What reaches a terminal: tables as wide as it is, names from files that cannot act on it, and no complaint when whoever
//! reads has gone away.

use std::process::Command;

use choucha::view::table::render;

use crate::needed;
use crate::office::Office;

/// Runs a command in a pseudo-terminal of 60 columns and prints what it wrote.
const IN_60_COLUMNS: &str = r#"
import fcntl, os, pty, struct, sys, termios

pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 60, 0, 0))
    os.execve(sys.argv[1], sys.argv[1:], {"TERM": "xterm"})
seen = b""
while True:
    try:
        more = os.read(terminal, 65536)
    except OSError:
        break
    if not more:
        break
    seen += more
os.waitpid(pid, 0)
sys.stdout.buffer.write(seen)
"#;

/// Columns that a line without colours takes on a terminal, of the characters that stand in tables.
fn columns(line: &str) -> usize {
    let wide = |c: char| !c.is_ascii() && !"─–…".contains(c);
    line.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

#[test]
fn a_table_is_as_wide_as_the_terminal_and_no_cell_is_lost() {
    let long = "临溪高新区危险化学品经营企业安全生产监督检查".repeat(3);
    let table = |width| render(["任务", "名称"], [["AJ-1".into(), long.clone()]], width);
    for width in [40, 60, 100] {
        let table = table(Some(width));
        let widest = table.lines().map(columns).max().unwrap();
        assert!(widest <= usize::from(width), "{width}:\n{table}");
        let text: String = table.split_whitespace().collect();
        assert_eq!(text.matches('业').count(), 3, "{width}:\n{table}");
    }
    // Where no terminal is, a row is a line, as programs read it.
    assert!(table(None).contains(&long));
}

#[test]
fn a_command_asks_the_terminal_how_wide_it_is() {
    let office = Office::sample();
    let case = office.case("");
    let Some(python) = needed::program("python3") else {
        return;
    };
    let ran = Command::new(python)
        .args(["-c", IN_60_COLUMNS, env!("CARGO_BIN_EXE_choucha"), "-C"])
        .arg(&case)
        .args(["--lang", "zh", "plan", "show"])
        .output()
        .unwrap();
    let seen = String::from_utf8(ran.stdout).unwrap();
    let rules: Vec<&str> = seen.lines().filter(|line| line.contains("───")).collect();
    assert!(!rules.is_empty(), "{seen}");
    for rule in rules {
        assert!(columns(rule.trim_end()) <= 60, "{seen}");
    }
    let piped = office.zh(&["plan", "show"]);
    assert!(piped.out.lines().map(columns).max() > Some(60));
}

#[test]
fn names_from_files_do_not_act_on_the_terminal() {
    let office = Office::sample();
    // A name that would turn the line around and colour it, if it were written as it is.
    let name = "draws/甲\u{202e}乙\u{1b}[31m丙\u{9b}丁";
    std::fs::create_dir(office.case("draws")).unwrap();
    std::fs::create_dir(office.case(name)).unwrap();
    let (zh, en) = (
        office.zh(&["ledger", "verify"]),
        office.en(&["ledger", "verify"]),
    );
    let shown = "draws/甲\\u{202e}乙\\u{1b}[31m丙\\u{9b}丁";
    for (ran, line) in [
        (&zh, format!("\n✗ 文件夹 {shown} 不在账本中\n")),
        (
            &en,
            format!("\n✗ the folder {shown} is named by no line of the book\n"),
        ),
    ] {
        assert_eq!(ran.code, 1);
        assert!(ran.out.contains(&line), "{:?}", ran.out);
    }
}

#[test]
fn a_reader_that_has_gone_away_is_no_failure() {
    let office = Office::sample();
    for args in [
        &["objects", "--limit", "3"][..],
        &["ledger", "show"],
        &["ledger", "show", "--json"],
        &["ledger", "verify"],
        &["calendar", "2026"],
    ] {
        // As `choucha … | head -0` leaves it: nobody reads any more.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = office.command();
        let ran = command.args(["-C", "case"]).args(args).stdout(writer);
        let ran = ran.output().unwrap();
        assert_eq!(ran.status.code(), Some(0), "{args:?}");
        assert_eq!(String::from_utf8(ran.stderr).unwrap(), "", "{args:?}");
    }
}
