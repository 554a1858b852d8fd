//! Help of every command, mistakes in its use, and the language that is chosen.

use std::fmt::Write as _;

use crate::method::sources::LOTTERY;
use crate::office::{Office, Ran, golden};

/// Names of the commands in a help text: the indented words under the heading.
fn commands_in(help: &str, heading: &str) -> Vec<String> {
    help.lines()
        .skip_while(|line| *line != heading)
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter(|line| !line.starts_with("   "))
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .collect()
}

/// The help of a command and of every command below it.
fn helps(office: &Office, lang: &str, path: &[String], heading: &str, text: &mut String) -> usize {
    let mut args: Vec<&str> = path.iter().map(String::as_str).collect();
    args.extend(["--help", "--lang", lang]);
    let ran = office.run(&args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    let _ = write!(text, "=== choucha {}\n{}\n", path.join(" "), ran.out);
    let mut count = 1;
    for name in commands_in(&ran.out, heading) {
        count += helps(office, lang, &[path, &[name]].concat(), heading, text);
    }
    count
}

fn mistaken(err: &str) -> Ran {
    Ran {
        code: 2,
        out: String::new(),
        err: err.to_owned(),
    }
}

#[test]
fn every_command_has_its_help_in_both_languages() {
    let office = Office::empty();
    let mut counts = Vec::new();
    for (lang, heading, file) in [
        ("zh", "命令:", "help.zh.txt"),
        ("en", "Commands:", "help.en.txt"),
    ] {
        let mut text = String::new();
        counts.push(helps(&office, lang, &[], heading, &mut text));
        golden(file, &text);
    }
    assert_eq!(counts[0], counts[1]);
}

#[test]
fn the_short_flag_gives_the_same_help_and_a_bare_call_gives_it_as_a_mistake() {
    let office = Office::empty();
    let help = office.run(&["--help"]);
    assert_eq!(office.run(&["-h"]), help);
    assert_eq!(office.run(&[]), mistaken(&help.out));
}

#[test]
fn the_version_names_the_draw_method() {
    let office = Office::empty();
    let version = |args: &[&str]| {
        let ran = office.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        ran.out
    };
    let (arch, os) = (std::env::consts::ARCH, std::env::consts::OS);
    let libraries = [
        ("-gnu", cfg!(target_env = "gnu")),
        ("-musl", cfg!(target_env = "musl")),
        ("-msvc", cfg!(target_env = "msvc")),
    ];
    let library = libraries.iter().find(|(_, is)| *is);
    let library = library.map_or("", |(library, _)| library);
    let target = format!("{arch}-{os}{library}");
    assert_eq!(
        version(&["--version"]),
        format!("choucha 0.1.0（抽取方法 choucha-draw-1）\n平台 {target}；源代码提交号：未注明\n")
    );
    assert_eq!(
        version(&["-V", "--lang", "en"]),
        format!("choucha 0.1.0 (draw method choucha-draw-1)\nfor {target}; commit: not named\n")
    );
}

#[test]
fn mistakes_are_said_in_chinese() {
    let office = Office::empty();
    for (args, what) in [
        (&["抽"][..], "没有命令“抽”"),
        (&["chek"], "没有命令“chek”（是不是“check”？）"),
        (&["ledger", "nix"], "没有命令“nix”"),
        (&["draw"], "缺少参数：<任务>"),
        (&["void", "AJ-1"], "缺少参数：--reason <文字>"),
        (&["check", "extra"], "没有参数“extra”"),
        (&["check", "--nope"], "没有参数“--nope”"),
        (
            &["objects", "--wher", "x=1"],
            "没有参数“--wher”（是不是“--where”？）",
        ),
        (&["draw", "T", "--round"], "参数“--round <N>”缺少值"),
        (
            &["completions", "tcsh"],
            "参数“<SHELL>”的值“tcsh”不可用，可用：bash、zsh、fish、powershell、elvish",
        ),
        (
            &["check", "--lang", "fr"],
            "参数“--lang <语言>”的值“fr”不可用，可用：zh、en",
        ),
    ] {
        let expected = format!("用法错误：{what}\n用 --help 查看用法\n");
        assert_eq!(office.run(args), mistaken(&expected), "{args:?}");
    }
}

#[test]
fn mistakes_are_said_in_english() {
    let office = Office::empty();
    for (args, what) in [
        (
            &["chek"][..],
            "unrecognized subcommand 'chek'\n\n  tip: a similar subcommand exists: 'check'\n\n\
             Usage: choucha [OPTIONS] <COMMAND>",
        ),
        (
            &["draw"],
            "the following required arguments were not provided:\n  <TASK>\n\nUsage: choucha draw <TASK>",
        ),
        (
            &["check", "extra"],
            "unexpected argument 'extra' found\n\nUsage: choucha check [OPTIONS]",
        ),
        (
            &["check", "--today", "tomorrow"],
            "invalid value 'tomorrow' for '--today <DATE>': YYYY-MM-DD",
        ),
    ] {
        let expected = format!("error: {what}\n\nFor more information, try '--help'.\n");
        let args = [&["--lang", "en"], args].concat();
        assert_eq!(office.run(&args), mistaken(&expected), "{args:?}");
    }
}

#[test]
fn a_declared_day_is_a_day_and_the_book_has_it_in_one_spelling() {
    let office = Office::sample();
    for bad in ["2026-02-29", "2026-1", "26/01/05", "tomorrow", "长期", ""] {
        let ran = office.zh(&["check", "--today", bad]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{bad}");
        let ran = office.en(&["check", "--today", bad]);
        let expected = format!(
            "error: invalid value '{bad}' for '--today <DATE>': YYYY-MM-DD\n\n\
             For more information, try '--help'.\n"
        );
        assert_eq!(ran, mistaken(&expected));
    }
    let day = ["--today", "2026年5月3日"];
    let seal = ["seal", "AJ-2026-06", "--source", LOTTERY];
    assert_eq!(office.zh(&[&day[..], &seal].concat()).code, 0);
    assert!(
        office
            .read("ledger.jsonl")
            .contains("\"declared\":\"2026-05-03\"")
    );
}

/// Ways to name the case folder and the language, each of which may stand anywhere.
const WAYS: [[&str; 4]; 4] = [
    ["-Ccase", "--lang=zh", "", ""],
    ["-C", "case", "--lang", "zh"],
    ["--case=case", "--lang=zh", "", ""],
    ["--case", "case", "--lang=zh", ""],
];

#[test]
fn case_folder_and_language_are_read_alike_in_every_form_and_place() {
    let office = Office::sample();
    office.replace("choucha.toml", "language = \"zh\"", "language = \"en\"");
    let (zh, en) = (office.zh(&["items"]), office.run(&["-Ccase", "items"]));
    assert_ne!(zh, en);
    for way in WAYS {
        let way: Vec<&str> = way.into_iter().filter(|word| !word.is_empty()).collect();
        assert_eq!(office.run(&[&way[..], &["items"]].concat()), zh, "{way:?}");
        assert_eq!(office.run(&[&["items"], &way[..]].concat()), zh, "{way:?}");
        // A mistake is said in the same language, wherever it stands.
        let ran = office.run(&[&["items", "--nix"], &way[..]].concat());
        assert_eq!(
            ran,
            mistaken("用法错误：没有参数“--nix”\n用 --help 查看用法\n")
        );
        let of_case: Vec<&str> = way
            .into_iter()
            .filter(|word| !word.contains("lang") && *word != "zh")
            .collect();
        assert_eq!(
            office.run(&[&of_case[..], &["items"]].concat()),
            en,
            "{of_case:?}"
        );
        let ran = office.run(&[&["nix"], &of_case[..]].concat());
        assert!(
            ran.err.starts_with("error: unrecognized subcommand 'nix'"),
            "{ran:?}"
        );
    }
    // What follows another flag is its value, and no language.
    let ran = office.zh(&["draw", "AJ-2026-01", "--dry-run", "--seed", "--lang=en"]);
    assert!(ran.err.starts_with("拒绝"), "{ran:?}");
}

#[test]
fn a_mistake_is_one_document_when_scripts_ask() {
    let office = Office::empty();
    for (lang, said) in [
        ("zh", "用法错误：没有命令“nix”"),
        ("en", "error: unrecognized subcommand 'nix'"),
    ] {
        for args in [
            ["--json", "nix", "--lang", lang],
            ["nix", "--lang", lang, "--json"],
        ] {
            let ran = office.run(&args);
            assert_eq!(ran.code, 2);
            let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
            assert_eq!(document["usage"], "unknown-command", "{document}");
            assert!(ran.err.starts_with(said), "{}", ran.err);
        }
    }
}

#[test]
fn a_folder_that_is_no_case_folder_is_refused() {
    let office = Office::empty();
    let refused = |err: &str| Ran {
        code: 3,
        out: String::new(),
        err: err.to_owned(),
    };
    assert_eq!(
        office.zh(&["check"]),
        refused(
            "拒绝 [C01] case 不是案卷：没有 choucha.toml\n怎么办：用 -C 指定案卷，或用 choucha init 新建\n"
        )
    );
    assert_eq!(
        office.en(&["objects"]),
        refused(
            "refused [C01] case is no case folder: it has no choucha.toml\n\
             what to do: name the case folder with -C, or make one with choucha init\n"
        )
    );
    let ran = office.run(&["--case=case", "--json", "--lang=en", "check"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (
            3,
            "{\n  \"refused\": \"C01\",\n  \"what\": \"case is no case folder: it has no choucha.toml\",\n  \
             \"todo\": \"name the case folder with -C, or make one with choucha init\"\n}\n"
        )
    );
}

/// The last line of a check: enough to tell the language.
fn last_line(ran: &Ran) -> &str {
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    ran.out.lines().last().unwrap()
}

#[test]
fn the_language_asked_for_comes_before_the_settings_and_they_before_the_system() {
    let office = Office::sample();
    let check = |lang: &[&str], locale: &str| {
        let output = office
            .command()
            .args([&["-C", "case", "check"], lang].concat())
            .env("LANG", locale)
            .output()
            .unwrap();
        let ran = Ran {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        last_line(&ran).to_owned()
    };
    assert_eq!(check(&[], "en_US.UTF-8"), "没有错误。");
    assert_eq!(check(&["--lang", "en"], "zh_CN.UTF-8"), "No faults.");
    office.replace("choucha.toml", "language = \"zh\"", "language = \"en\"");
    assert_eq!(check(&[], "zh_CN.UTF-8"), "No faults.");
    assert_eq!(check(&["--lang=zh"], "en_US.UTF-8"), "没有错误。");
    office.replace("choucha.toml", "language = \"en\"\n", "");
    assert_eq!(check(&[], "en_US.UTF-8"), "No faults.");
    assert_eq!(check(&[], "en"), "No faults.");
    for locale in ["zh_CN.UTF-8", "zh_CN.GBK", "fr_FR.UTF-8", "C", ""] {
        assert_eq!(check(&[], locale), "没有错误。", "{locale}");
    }
}

#[test]
fn the_settings_of_the_current_folder_choose_the_language_too() {
    let office = Office::sample();
    office.replace("choucha.toml", "language = \"zh\"", "language = \"en\"");
    let output = office
        .command()
        .current_dir(office.case(""))
        .args(["void"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: the following required arguments were not provided:\n  --reason <TEXT>\n  <DRAW>\n\n\
         Usage: choucha void --reason <TEXT> <DRAW>\n\nFor more information, try '--help'.\n"
    );
}
