//! Lists that are no files, and a system that takes no temporary ones.

use crate::office::Office;

#[test]
fn a_list_that_is_a_folder_is_refused() {
    let office = Office::sample();
    for name in ["objects.csv", "items.csv", "recusals.csv"] {
        let text = office.read(name);
        std::fs::remove_file(office.case(name)).unwrap();
        std::fs::create_dir(office.case(name)).unwrap();
        let ran = office.zh(&["draw", "AJ-2026-04"]);
        let said = format!(
            "拒绝 [C21] case/{name} 不是普通文件（是文件夹、管道或设备）\n怎么办：把表另存为普通文件，放进案卷\n"
        );
        assert_eq!((ran.code, ran.err.as_str()), (3, &*said), "{name}");
        let ran = office.en(&["draw", "AJ-2026-04"]);
        let said = format!(
            "refused [C21] case/{name} is no regular file (it is a folder, a pipe or a device)\n\
             what to do: save the list as a regular file in the case folder\n"
        );
        assert_eq!((ran.code, ran.err.as_str()), (3, &*said), "{name}");
        std::fs::remove_dir(office.case(name)).unwrap();
        office.write(name, text);
    }
    assert_eq!(office.zh(&["draw", "AJ-2026-04"]).code, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_list_that_never_ends_is_refused_and_not_waited_for() {
    for kind in KINDS {
        let lists = ["objects.csv", "inspectors.csv"].map(|name| ("C21", name));
        let records = ["choucha.toml", "signers", "ledger.jsonl"].map(|name| ("C23", name));
        for (code, name) in lists.into_iter().chain(records) {
            let office = Office::sample();
            put(&office, name, kind);
            let ran = office.zh(&["draw", "AJ-2026-04"]);
            let said = format!("拒绝 [{code}] case/{name} 不是普通文件");
            assert!(
                ran.code == 3 && ran.err.starts_with(&said),
                "{kind} {name}: {ran:?}"
            );
        }
    }
}

/// What may stand where a file was.
#[cfg(target_os = "linux")]
const KINDS: [&str; 4] = ["pipe", "device", "socket", "folder"];

/// Puts something else in the place of a file.
#[cfg(target_os = "linux")]
fn put(office: &Office, name: &str, kind: &str) {
    let path = office.case(name);
    let _ = std::fs::remove_file(&path);
    match kind {
        "pipe" => {
            let made = std::process::Command::new("mkfifo").arg(&path).status();
            assert!(made.unwrap().success());
        }
        "device" => std::os::unix::fs::symlink("/dev/zero", &path).unwrap(),
        "socket" => drop(std::os::unix::net::UnixListener::bind(&path).unwrap()),
        _ => std::fs::create_dir(&path).unwrap(),
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_record_that_never_ends_is_refused_and_not_waited_for() {
    for kind in KINDS {
        let office = Office::sample();
        put(&office, "ledger.jsonl", kind);
        let ran = office.zh(&["ledger", "verify"]);
        let named = ran.out.contains("✗ case/ledger.jsonl 不是普通文件");
        assert!(ran.code == 1 && named, "{kind} {ran:?}");
        for args in [&["ledger", "show"][..], &["due"]] {
            let ran = office.zh(args);
            let said = "拒绝 [C23] case/ledger.jsonl 不是普通文件（是文件夹、管道或设备），读不出记录\n怎么办：查明是谁放的，移走；原来的文件从备份恢复，本来没有这个文件的不必补\n";
            assert_eq!((ran.code, ran.err.as_str()), (3, said), "{kind} {args:?}");
        }
        let ran = office.en(&["due"]);
        let said = "refused [C23] case/ledger.jsonl is no regular file (it is a folder, a pipe or a device), so no record can be read from it\n\
             what to do: find out who put it there and move it away; restore the file from a copy, where there was one\n";
        assert_eq!((ran.code, ran.err.as_str()), (3, said), "{kind}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_published_file_that_never_ends_is_named_and_not_waited_for() {
    let office = Office::sample();
    let ran = office.zh(&["publish"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for kind in KINDS {
        for (code, name) in [
            ("B14", "lines.csv"),
            ("B14", "heads.csv"),
            ("B14", "json/public.json"),
            ("", "csv/items.csv"),
            ("", "SHA256SUMS"),
        ] {
            let path = format!("public/{name}");
            let before = office.read(&path);
            put(&office, &path, kind);
            for args in [&["ledger", "verify"][..], &["publish", "--check"]] {
                let ran = office.zh(args);
                let named = ran.out.contains(&format!("{path} 缺失或被改动"));
                assert!(ran.code == 1 && named, "{kind} {name} {args:?}: {ran:?}");
                assert!(ran.out.contains(code), "{kind} {name}: {ran:?}");
            }
            let ran = office.zh(&["verify", "case/public"]);
            assert_eq!(ran.code, 1, "{kind} {name}: {ran:?}");
            let path = office.case(&path);
            if kind == "folder" {
                std::fs::remove_dir(&path).unwrap();
            } else {
                std::fs::remove_file(&path).unwrap();
            }
            std::fs::write(&path, before).unwrap();
        }
    }
    assert_eq!(office.zh(&["publish", "--check"]).code, 0);
}

fn in_gbk(office: &Office) {
    let text = office.read("objects.csv");
    let (gbk, ..) = encoding_rs::GBK.encode(text.trim_start_matches('\u{feff}'));
    office.write("objects.csv", gbk);
}

#[test]
fn where_no_temporary_file_can_be_made_that_is_said_and_no_list_is_blamed() {
    let office = Office::sample();
    // GBK is written anew for reading.
    in_gbk(&office);
    let run = |lang: &str| {
        let mut command = office.command();
        let command = command.args(["-C", "case", "--lang", lang, "check"]);
        let command = command
            .env("TMPDIR", "nowhere")
            .env("TMP", "nowhere")
            .env("TEMP", "nowhere");
        let ran = command.output().unwrap();
        (ran.status.code(), String::from_utf8(ran.stderr).unwrap())
    };
    let (code, said) = run("zh");
    assert_eq!(code, Some(4), "{said}");
    assert!(
        said.starts_with("拒绝 [C22] 临时文件夹 nowhere 中不能建文件："),
        "{said}"
    );
    assert!(
        said.contains(
            "\n怎么办：腾出空间，或用环境变量 TMPDIR（Windows 上为 TMP）另指一个可写的文件夹\n"
        ),
        "{said}"
    );
    let (code, said) = run("en");
    assert_eq!(code, Some(4), "{said}");
    assert!(
        said.starts_with(
            "refused [C22] no file can be made in the folder for temporary files, nowhere: "
        ),
        "{said}"
    );
    assert!(!said.contains("objects.csv"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_temporary_folder_is_said_too() {
    let office = Office::sample();
    in_gbk(&office);
    // A limit on the size of files stands for a disk that is full.
    let mut command = std::process::Command::new("/bin/sh");
    let ran = command
        .current_dir(office.path())
        .env_clear()
        .env("USER", "tester")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 8; exec \"$0\" -C case --lang en check",
        ])
        .arg(env!("CARGO_BIN_EXE_choucha"))
        .output()
        .unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(4), "{said}");
    assert!(
        said.starts_with("refused [C22] no file can be made in the folder"),
        "{said}"
    );
}
