//! The place of a publication: its files are put there one by one, whatever the folder is, and what was cut off is finished.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use choucha::disk::marked::MARK;
use choucha::disk::publication_place::{self, Staged};
use choucha::domain::acts::publication::PublishAct;
use choucha::domain::book::fold::Book;
use choucha::domain::ground::drawn_public::DrawnPublic;
use choucha::domain::ground::sha::Sha;

use super::published_case::{DAY, LATER, check, drawn, holds, publish, result};
use crate::office::{Office, files_below, sha};
use crate::year::small_year::{P0, P1};

type Tree = BTreeMap<String, Vec<u8>>;

/// Two publications of a case folder, and the files of both.
fn twice_published() -> (Tree, Tree) {
    let office = drawn();
    publish(&office);
    let former = office.tree();
    office.does(&result(&office, P0));
    publish(&office);
    (former, office.tree())
}

fn is_public(name: &str) -> bool {
    name.starts_with("public/") && !name.ends_with('/')
}

/// The case folder when the second publication was cut off behind its line: `placed` of its files are in their place.
fn cut_off(former: &Tree, after: &Tree, placed: usize) -> Office {
    let mut tree: Tree = after.clone();
    tree.retain(|name, _| !name.starts_with("public/"));
    let (last, files): (Vec<&String>, Vec<&String>) = after
        .keys()
        .filter(|name| is_public(name))
        .partition(|name| *name == "public/SHA256SUMS");
    for (nth, name) in files.into_iter().chain(last).enumerate() {
        if nth < placed {
            tree.insert(name.clone(), after[name].clone());
            continue;
        }
        tree.insert(
            name.replacen("public/", ".public-new/", 1),
            after[name].clone(),
        );
        if let Some(bytes) = former.get(name) {
            tree.insert(name.clone(), bytes.clone());
        }
    }
    let lines = after["ledger.jsonl"].split(|byte| *byte == b'\n').count() - 1;
    tree.insert(
        format!(".public-new/{MARK}"),
        format!("{lines}\n").into_bytes(),
    );
    Office::with(&tree)
}

fn public_files(tree: &Tree) -> Tree {
    let files = tree.iter().filter(|(name, _)| is_public(name));
    files
        .map(|(name, bytes)| (name.clone(), bytes.clone()))
        .collect()
}

#[test]
fn a_publication_cut_off_behind_its_line_is_told_by_readers_and_finished_by_the_next_act() {
    let (former, after) = twice_published();
    let whole = public_files(&after);
    for placed in (0..whole.len()).step_by(6).chain([whole.len() - 1]) {
        let office = cut_off(&former, &after, placed);
        let before = office.tree();
        let note = [
            "注意：上次公开中断，public 中的文件还不完整；下次记账的命令会接着完成\n",
            "note: the last publication was cut off and public is not complete; the next command that writes finishes it\n",
        ];
        for args in [
            &["due", "--today", DAY][..],
            &["plan", "show"],
            &["coverage"],
        ] {
            for (ran, note) in [office.zh(args), office.en(args)].into_iter().zip(note) {
                assert_eq!(ran.err, note, "{args:?}: {ran:?}");
            }
        }
        let (zh, en) = (
            office.zh(&["ledger", "verify"]),
            office.en(&["ledger", "verify"]),
        );
        assert_eq!((zh.code, en.code), (1, 1), "{placed}: {zh:?}");
        assert!(
            zh.out
                .contains("还没有放到位：公开中断了，下次记账的命令会接着完成\n"),
            "{zh:?}"
        );
        assert!(!zh.out.contains("缺失或被改动"), "{placed}: {zh:?}");
        let waits = "is not in its place yet: the publication was cut off, and the next command that writes finishes it\n";
        assert!(en.out.contains(waits), "{en:?}");
        assert!(before == office.tree(), "looking changes nothing");
        office.does(&office.done_flags("T2-1", P0, DAY));
        let now = office.tree();
        assert!(public_files(&now) == whole, "{placed}");
        assert!(
            now.keys().all(|name| !name.starts_with(".public-")),
            "{placed}"
        );
        assert_eq!(office.zh(&["ledger", "verify"]).code, 0, "{placed}");
    }
}

#[test]
fn a_publication_cut_off_before_its_line_leaves_the_former_one() {
    let (former, after) = twice_published();
    let office = cut_off(&former, &after, 0);
    office.write("ledger.jsonl", &former["ledger.jsonl"]);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    office.does(&result(&office, P1));
    let now = office.tree();
    assert!(public_files(&now) == public_files(&former));
    assert!(now.keys().all(|name| !name.starts_with(".public-")));
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    publish(&office);
    holds(&office);
}

#[test]
fn a_stage_whose_files_are_not_those_of_the_line_puts_nothing_of_them_in_place() {
    let (former, after) = twice_published();
    let office = cut_off(&former, &after, 0);
    office.write(".public-new/csv/results.csv", "evil");
    let ran = office.zh(&["ledger", "verify"]);
    assert_eq!(ran.code, 1);
    let flags = office.done_flags("T2-1", P0, DAY);
    let ran = office.zh(&flags.args());
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.contains("注意：上次中断留下的文件夹还不能清理（"),
        "{ran:?}"
    );
    assert_ne!(office.read("public/csv/results.csv"), "evil");
    // The next publication begins anew.
    let ran = office.on(LATER, &["publish"]);
    assert!(
        ran.code == 0
            && ran
                .err
                .starts_with("注意：上次中断留下的文件夹还不能清理（"),
        "{ran:?}"
    );
    holds(&office);
    assert!(
        office
            .tree()
            .keys()
            .all(|name| !name.starts_with(".public-"))
    );
}

#[cfg(unix)]
#[test]
fn a_link_is_written_through_and_told() {
    for (n, note) in [
        (
            0,
            "注意：public 是一个链接，公开的内容写到了它指向的 ../www；链接没有动\n",
        ),
        (
            1,
            "note: public is a link; what was published was written to where it leads, ../www, and the link is as it was\n",
        ),
    ] {
        let office = drawn();
        fs::create_dir(office.path().join("www")).unwrap();
        fs::write(office.path().join("www/robots.txt"), "x").unwrap();
        std::os::unix::fs::symlink("../www", office.case("public")).unwrap();
        let args = ["publish", "--today", LATER];
        let ran = if n == 0 {
            office.zh(&args)
        } else {
            office.en(&args)
        };
        assert!(ran.code == 0 && ran.err.starts_with(note), "{ran:?}");
        assert_eq!(
            fs::read_link(office.case("public")).unwrap(),
            Path::new("../www")
        );
        assert!(office.path().join("www/index.html").is_file());
        assert_eq!(
            fs::read(office.path().join("www/robots.txt")).unwrap(),
            b"x"
        );
        assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    }
}

#[test]
fn what_stands_in_the_way_is_not_touched_and_nothing_is_published() {
    let office = drawn();
    office.write("public", "a file");
    let (zh, en) = office.refused("C20", &["publish"]);
    assert_eq!(
        zh.err,
        "拒绝 [C20] public 挡住了要公开的文件或文件夹\n怎么办：查明它的来历，移走或改名后再试；它没有动过\n"
    );
    assert_eq!(
        en.err,
        "refused [C20] public stands where a file or folder of the publication has to be\n\
         what to do: find out what it is, move or rename it, and try again; it was not touched\n"
    );
    fs::remove_file(office.case("public")).unwrap();
    for (above, path) in [
        ("public/index.html", "public/index.html/x"),
        ("public", "public/csv"),
    ] {
        fs::create_dir_all(office.case(above)).unwrap();
        office.write(path, "x");
        let (zh, _) = office.refused("C20", &["publish"]);
        let name = if above == "public" { path } else { above };
        assert!(
            zh.err.starts_with(&format!("拒绝 [C20] {name} 挡住了")),
            "{zh:?}"
        );
        fs::remove_dir_all(office.case("public")).unwrap();
    }
    publish(&office);
    holds(&office);
}

#[test]
fn what_is_no_longer_public_goes_and_what_the_book_cannot_mean_stays() {
    let office = Office::empty();
    let root = office.case("");
    for folder in ["public/old/below", "public/kept"] {
        fs::create_dir_all(office.case(folder)).unwrap();
    }
    for name in [
        "outside",
        "public/old/below/a",
        "public/kept/a",
        "public/kept/mine",
    ] {
        office.write(name, name);
    }
    let stage = publication_place::begin(&root, 1).unwrap();
    fs::write(stage.join("index.html"), "new").unwrap();
    fs::write(stage.join("SHA256SUMS"), "sums").unwrap();
    let files = [("public/index.html", "new"), ("public/SHA256SUMS", "sums")];
    let digest = |text: &str| Sha::from_hex(&sha(text)).unwrap();
    let act = PublishAct {
        files: files
            .map(|(name, text)| (name.to_owned(), digest(text)))
            .into(),
        day: LATER.to_owned(),
        drawn: DrawnPublic::Now,
        withheld: BTreeSet::new(),
    };
    let once = [
        "public/old/below/a",
        "public/kept/a",
        "public/../outside",
        "outside",
        "/outside",
        "public/gone",
    ];
    let book = Book {
        lines: 2,
        published: Some((2, act)),
        once_published: once.map(str::to_owned).into(),
        ..Book::default()
    };
    assert!(publication_place::is_unfinished(&root, &book));
    publication_place::put_in_place(&root, (&stage, Staged::Before), &book).unwrap();
    assert!(!publication_place::is_unfinished(&root, &book));
    let names: Vec<String> = office.tree().into_keys().collect();
    assert_eq!(
        names,
        [
            "outside",
            "public/",
            "public/SHA256SUMS",
            "public/index.html",
            "public/kept/",
            "public/kept/mine"
        ]
    );
}

#[test]
fn papers_and_tables_do_not_go_among_the_records() {
    let office = drawn();
    publish(&office);
    let inside = |folder: &str| office.case(folder).display().to_string();
    for folder in [
        "draws",
        "draws/T1-1",
        "plans/1",
        "seals",
        "public",
        "public/csv",
        "calendar",
        ".public-new-3",
        // The same folders where case is not told apart.
        "PUBLIC",
        "Draws/x",
        ".Public-new-3",
    ] {
        let out = inside(folder);
        for args in [
            &["publish", "--for", "platform", "--out", &out][..],
            &["form", "T1-1", "--out", &out],
            &["stats", "--csv", &format!("{out}/x.csv")],
            &["sign", "2", "--out", &format!("{out}/x")],
            &["witness", "2", "--out", &format!("{out}/x")],
        ] {
            let (zh, en) = office.refused("C13", args);
            let what = args[args.len() - 1];
            assert!(
                zh.err
                    .starts_with(&format!("拒绝 [C13] {what} 是存放记录的地方")),
                "{zh:?}"
            );
            assert!(
                en.err
                    .starts_with(&format!("refused [C13] {what} is where records are kept")),
                "{en:?}"
            );
        }
    }
    // By a way round, or a link, too.
    office.refused(
        "C13",
        &[
            "publish",
            "--for",
            "platform",
            "--out",
            "case/forms/../draws",
        ],
    );
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(office.case("public"), office.path().join("web")).unwrap();
        office.refused(
            "C13",
            &["publish", "--for", "platform", "--out", "web/tables"],
        );
    }
    let (code, ..) = check(&office);
    assert_eq!(code, 0);
}

#[cfg(unix)]
#[test]
fn a_new_case_folder_is_its_owner_s_and_what_is_public_everybody_s() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::anew(drawn);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&office.case("")), 0o700);
    publish(&office);
    for folder in ["draws", "draws/T1-1", "plans", "plans/1"] {
        assert_eq!(mode(&office.case(folder)), 0o700, "{folder}");
    }
    assert_eq!(mode(&office.case("ledger.jsonl")), 0o600);
    for path in files_below(&office.case("public")).keys() {
        let path = office.case("public").join(path);
        assert_eq!(mode(&path), 0o644, "{}", path.display());
        assert_eq!(mode(path.parent().unwrap()), 0o755, "{}", path.display());
    }
}
