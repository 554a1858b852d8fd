//! No changed byte of a draw folder is accepted: neither as it is, nor with SHA256SUMS written anew by a forger.

use std::fs;
use std::path::{Path, PathBuf};

use choucha::acts::method::verified::Known;
use choucha::acts::method::verify_folder;

use crate::office::{DIGESTED, Office, Ran, copy, sum_again};

const ID: &str = "AJ-2026-05-1";

/// Every file of a draw folder.
fn files() -> impl Iterator<Item = &'static str> {
    DIGESTED.into_iter().chain(["SHA256SUMS"])
}

/// Five objects, three inspectors, one recusal; drawn, with a witness.
fn tiny() -> (Office, PathBuf) {
    let office = Office::sample();
    let first = |name: &str, lines: usize| -> String {
        office
            .read(name)
            .split_inclusive('\n')
            .take(lines)
            .collect()
    };
    office.write("objects.csv", first("objects.csv", 6));
    office.write("inspectors.csv", first("inspectors.csv", 4));
    let header = first("recusals.csv", 1);
    office.write(
        "recusals.csv",
        format!("{header}37049901001,91370499MYBHLGMR9E,配偶在该企业任职,2026-01-12,\n"),
    );
    let header = first("plan.csv", 1);
    office.write(
        "plan.csv",
        format!(
            "{header}AJ-2026-05,小样,AJ01;AJ04,市场主体,,,,,50%,,,2026-09-01,2026-10-31,,,,,\n"
        ),
    );
    office.publish_again("小样");
    let ran = office.zh(&["draw", "AJ-2026-05", "--seed", "583", "--present", "甲"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let folder = office.path().join("published");
    copy(&office.case(&format!("draws/{ID}")), &folder);
    (office, folder)
}

/// Whether the library accepts the folder; a refusal or file trouble is no acceptance.
fn holds(folder: &Path) -> bool {
    verify_folder::whole(folder, None, &Known::new()).is_ok_and(|verified| verified.holds())
}

fn by_binary(office: &Office) -> Ran {
    office.run(&["--lang", "zh", "verify", "published"])
}

/// Single-byte changes of a file: every place of a small one, a few hundred places of a larger one.
fn changes(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let stride = if bytes.len() <= 700 {
        1
    } else {
        bytes.len() / 350
    };
    (0..bytes.len()).step_by(stride).map(move |place| {
        let mut changed = bytes.to_vec();
        changed[place] ^= [0x01, 0x20, 0x80][place % 3];
        changed
    })
}

/// Cuts and additions at the end and the beginning.
fn cuts(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut cuts: Vec<Vec<u8>> = (0..bytes.len())
        .rev()
        .take(40)
        .map(|end| bytes[..end].to_vec())
        .collect();
    cuts.extend(
        (0..bytes.len())
            .step_by(1 + bytes.len() / 20)
            .map(|end| bytes[..end].to_vec()),
    );
    for more in [
        &b"\n"[..],
        b" ",
        b"\r\n",
        b"\0",
        b"x",
        b"{}",
        b"x\n",
        b"\xef\xbb\xbf",
    ] {
        cuts.push([bytes, more].concat());
        cuts.push([more, bytes].concat());
    }
    cuts
}

#[test]
fn the_small_draw_itself_is_accepted() {
    let (office, folder) = tiny();
    assert!(holds(&folder));
    assert_eq!(by_binary(&office).code, 0);
    assert_eq!(office.zh(&["verify", ID]).code, 0);
}

#[test]
fn a_changed_byte_anywhere_is_not_accepted() {
    let (_office, folder) = tiny();
    for file in files() {
        let path = folder.join(file);
        let bytes = fs::read(&path).unwrap();
        for changed in changes(&bytes).chain(cuts(&bytes)) {
            fs::write(&path, &changed).unwrap();
            assert!(
                !holds(&folder),
                "{file}: {:?}",
                String::from_utf8_lossy(&changed)
            );
        }
        fs::write(&path, &bytes).unwrap();
        assert!(holds(&folder));
    }
}

#[test]
fn the_binary_ends_with_one_on_changed_bytes() {
    let (office, folder) = tiny();
    for file in files() {
        let path = folder.join(file);
        let bytes = fs::read(&path).unwrap();
        let few = changes(&bytes)
            .take(12)
            .chain(cuts(&bytes).into_iter().step_by(7));
        for changed in few {
            fs::write(&path, &changed).unwrap();
            let ran = by_binary(&office);
            assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{file}: {ran:?}");
            if !bytes.is_empty() && changed.len() == bytes.len() {
                sum_again(&folder);
                let ran = by_binary(&office);
                assert!(
                    matches!(ran.code, 0 | 1) && ran.err.is_empty(),
                    "{file}: {ran:?}"
                );
            }
            fs::write(&path, &bytes).unwrap();
            sum_again(&folder);
        }
    }
}

#[test]
fn a_changed_text_is_not_accepted_with_sums_written_anew() {
    let (_office, folder) = tiny();
    for file in &DIGESTED[..7] {
        let path = folder.join(file);
        let bytes = fs::read(&path).unwrap();
        for changed in changes(&bytes)
            .chain(cuts(&bytes))
            .filter(|changed| *changed != bytes)
        {
            fs::write(&path, &changed).unwrap();
            sum_again(&folder);
            assert!(
                !holds(&folder),
                "{file}: {:?}",
                String::from_utf8_lossy(&changed)
            );
        }
        fs::write(&path, &bytes).unwrap();
        sum_again(&folder);
        assert!(holds(&folder));
    }
}

#[test]
fn a_changed_record_is_accepted_only_where_verify_says_that_it_cannot_tell() {
    let (_office, folder) = tiny();
    let path = folder.join("draw.json");
    let bytes = fs::read(&path).unwrap();
    // What verify names as beyond the folder: times, witnesses, coverage; and the tool, which decides nothing. The version
    // of the plan is in list.csv too; the digest of the plan is not.
    let free = [
        "drawn_at",
        "sealed_at",
        "witnesses",
        "coverage_before",
        "coverage_after",
        "tool",
    ];
    let bound = |bytes: &[u8]| {
        let mut record: serde_json::Value = serde_json::from_slice(bytes).unwrap();
        for key in free {
            record.as_object_mut().unwrap().remove(key);
        }
        assert!(record["origin"]["plan"]["sha256"].take().is_string());
        record
    };
    for changed in changes(&bytes).chain(cuts(&bytes)) {
        fs::write(&path, &changed).unwrap();
        sum_again(&folder);
        if holds(&folder) {
            assert!(
                bound(&changed) == bound(&bytes),
                "{:?}",
                String::from_utf8_lossy(&changed)
            );
        }
    }
}

#[test]
fn a_changed_list_is_accepted_only_where_verify_says_that_it_cannot_tell() {
    let (_office, folder) = tiny();
    let path = folder.join("list.csv");
    let bytes = fs::read(&path).unwrap();
    // Names (of the object, its kind and region, of the team, the items that need an expert), standing and witnesses.
    let free = [3, 4, 5, 9, 10, 13, 15, 18];
    let bound = |bytes: &[u8]| -> Option<Vec<Vec<String>>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(bytes);
        let rows = reader.byte_records().map(|row| {
            let row = row.ok()?;
            let cells = row
                .iter()
                .enumerate()
                .filter(|(place, _)| !free.contains(place));
            Some(
                cells
                    .map(|(_, cell)| String::from_utf8_lossy(cell).into_owned())
                    .collect(),
            )
        });
        rows.collect()
    };
    let mut accepted = Vec::new();
    for changed in changes(&bytes).chain(cuts(&bytes)) {
        fs::write(&path, &changed).unwrap();
        sum_again(&folder);
        let plain = |bytes: &[u8]| bound(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
        if holds(&folder) && plain(&changed) != plain(&bytes) {
            accepted.push(String::from_utf8_lossy(&changed).into_owned());
        }
    }
    assert!(
        accepted.is_empty(),
        "{} accepted, the first:\n{}",
        accepted.len(),
        accepted[0]
    );
}
