//! `init` that was cut off: it is run again, and nothing that is somebody else's is taken for what it left.

use choucha::disk::marked::MARK;

use crate::office::Office;

/// How many files a new case folder has besides its book; the sample's has one less.
const FILES: usize = 9;

/// What lies in a folder whose `init` was cut off when it had written this much.
fn cut_off(whole: &Office, more: &[&str], files: usize) -> Office {
    let mut tree = whole.tree();
    let texts: Vec<String> = tree
        .keys()
        .filter(|name| !["ledger.jsonl", ".lock"].contains(&name.as_str()))
        .cloned()
        .collect();
    for name in &texts[files.min(texts.len())..] {
        tree.remove(name);
    }
    if let Some(half) = texts.get(files) {
        let bytes = &whole.tree()[half];
        tree.insert(format!(".new-{half}"), bytes[..bytes.len() / 2].to_vec());
    }
    if !more.contains(&"line") {
        tree.remove("ledger.jsonl");
    }
    tree.insert(MARK.to_owned(), b"1\n".to_vec());
    Office::with(&tree)
}

#[test]
fn what_was_cut_off_can_be_run_again() {
    for kind in [
        &["init"][..],
        &["init", "--sample"],
        &["init", "--rehearsal"],
    ] {
        let whole = Office::empty();
        assert_eq!(whole.zh(kind).code, 0);
        let finished = |office: &Office| {
            let ran = office.zh(kind);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{kind:?}: {ran:?}");
            let (mut now, mut then) = (office.tree(), whole.tree());
            for tree in [&mut now, &mut then] {
                tree.remove("ledger.jsonl");
            }
            assert!(now == then, "{kind:?}");
            assert_eq!(office.book().len(), 1);
            let again = office.zh(kind);
            assert!(
                again.code == 3
                    && ["拒绝 [C02] ", "拒绝 [C25] "]
                        .iter()
                        .any(|code| again.err.starts_with(code)),
                "{again:?}"
            );
        };
        for files in 0..=FILES {
            finished(&cut_off(&whole, &[], files));
        }
        // Behind its line: what is there is finished, and no second line is written.
        finished(&cut_off(&whole, &["line"], FILES));
        // Before its mark.
        let office = Office::empty();
        std::fs::create_dir(office.case("")).unwrap();
        office.write(".lock", "");
        finished(&office);
    }
}

#[test]
fn the_next_act_takes_the_mark_of_a_cut_off_init_away() {
    let whole = Office::empty();
    assert_eq!(whole.zh(&["init", "--sample"]).code, 0);
    let office = cut_off(&whole, &["line"], FILES);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    office.publish();
    assert!(!office.case(MARK).exists());
}

#[test]
fn a_folder_of_somebody_s_files_is_no_cut_off_init() {
    let (blank, whole) = (Office::empty(), Office::empty());
    assert_eq!(blank.zh(&["init"]).code, 0);
    assert_eq!(whole.zh(&["init", "--sample"]).code, 0);
    let sample = &["init", "--sample"];
    // Another kind of case folder, a file that was worked on, a file that is none of ours.
    let office = cut_off(&blank, &[], 4);
    office.refused("C02", sample);
    let office = cut_off(&whole, &[], 4);
    office.refused("C25", &["init"]);
    for name in ["objects.csv", "notes.txt"] {
        let office = cut_off(&whole, &[], FILES);
        let before = std::fs::read_to_string(office.case(name)).unwrap_or_default();
        office.write(name, before + "我的\n");
        office.refused("C02", sample);
    }
    // Without the mark nothing was cut off.
    let office = cut_off(&whole, &[], 4);
    std::fs::remove_file(office.case(MARK)).unwrap();
    office.refused("C02", sample);
}
