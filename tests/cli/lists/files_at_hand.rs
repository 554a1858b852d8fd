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
    use std::os::unix::fs::symlink;
    for kind in ["pipe", "device"] {
        for name in ["objects.csv", "inspectors.csv", "choucha.toml", "signers"] {
            let office = Office::sample();
            let path = office.case(name);
            let _ = std::fs::remove_file(&path);
            if kind == "pipe" {
                let made = std::process::Command::new("mkfifo").arg(&path).status();
                assert!(made.unwrap().success());
            } else {
                symlink("/dev/zero", &path).unwrap();
            }
            let ran = office.zh(&["draw", "AJ-2026-04"]);
            let said = format!("拒绝 [C21] case/{name} 不是普通文件");
            assert!(
                ran.code == 3 && ran.err.starts_with(&said),
                "{kind} {name}: {ran:?}"
            );
        }
    }
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
