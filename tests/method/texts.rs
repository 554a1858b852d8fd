//! The texts: what is written is read back the same, and no edit of them goes unnoticed.

use proptest::collection::{btree_map, btree_set};
use proptest::prelude::*;

use choucha::domain::ground::ratio::Ratio;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::frame::Grouping;
use choucha::domain::method::manifest::{Manifest, Take, TextDigest};
use choucha::domain::method::source::Source;
use choucha::domain::method::text_flaw::TextName;
use choucha::domain::refusal::Refusal;
use choucha::format::{ReadError, manifest_text};

use super::random_frames::{ANYTHING, Case, cases, day, fixed};
use super::random_seeds::sown;

/// The code of a refusal; anything else fails the test.
pub(crate) fn code<T>(read: Result<T, ReadError>) -> Option<&'static str> {
    match read {
        Ok(_) => None,
        Err(ReadError::Refused(refusal)) => Some(Refusal::code(&refusal)),
        Err(ReadError::Io(error)) => panic!("{error}"),
    }
}

/// A cell: any characters that may stand in one, none of white space at its ends.
fn cell() -> impl Strategy<Value = String> {
    "[!-~甲-龥é€]([ -~甲-龥é\u{3000}:=]{0,12}[!-~甲-龥é😀])?"
}

fn id() -> impl Strategy<Value = String> {
    "[0-9A-Za-z甲-龥é_][0-9A-Za-z甲-龥é〇._-]{0,15}"
}

/// A seal and a source that goes with it; of a drand round any number.
fn source() -> impl Strategy<Value = (u32, Source)> {
    let of_seeds = sown().prop_map(|sown| (sown.seal, Source::from_text(&sown.source).unwrap()));
    let drand =
        (any::<u32>(), 1..=1u64 << 53).prop_map(|(seal, round)| (seal, Source::Drand(round)));
    prop_oneof![3 => of_seeds, 1 => drand]
}

/// A share of up to 18 decimals, or a count.
fn ratio() -> impl Strategy<Value = Ratio> {
    let share = (0..18usize, 1..=1_000_000_000_000_000_000_u64, 0..100u32).prop_map(
        |(cut, fraction, whole)| {
            let fraction = format!("{fraction:018}");
            Ratio::from_cell(&format!("{whole}.{}1%", &fraction[..17 - cut])).unwrap()
        },
    );
    let whole = (1..=100u32).prop_map(|p| Ratio::from_cell(&format!("{p}%")).unwrap());
    prop_oneof![share, whole, (1..1_u64 << 32).prop_map(Ratio::Count)]
}

fn takes() -> impl Strategy<Value = Vec<Take>> {
    let numbers = || (ratio(), any::<u32>(), any::<u32>());
    let take = |(stratum, (how, of, take))| Take {
        stratum,
        how,
        of: u64::from(of),
        take: u64::from(take),
    };
    prop_oneof![
        numbers().prop_map(move |numbers| vec![take((String::new(), numbers))]),
        btree_map(cell(), numbers(), 1..6)
            .prop_map(move |takes| takes.into_iter().map(take).collect()),
    ]
}

fn grouping() -> impl Strategy<Value = Grouping> {
    let number = || proptest::option::of(1..=u32::MAX);
    (2..=u32::MAX, any::<u32>(), number(), number()).prop_map(|(group, qualified, teams, pool)| {
        Grouping {
            group,
            qualified: if qualified > group { group } else { qualified },
            teams,
            pool,
        }
    })
}

fn manifests() -> impl Strategy<Value = Manifest> {
    let digest = || (any::<u32>(), any::<[u8; 32]>());
    (
        (cell(), id(), 1..=u32::MAX, source()),
        btree_set(id(), 1..5),
        (0..4000u64, 0..400u64),
        [digest(), digest(), digest(), digest(), digest()],
        takes(),
        grouping(),
    )
        .prop_map(
            |(
                (bureau, task, round, (seal, source)),
                items,
                (from, length),
                texts,
                takes,
                grouping,
            )| {
                let from = day(1, 1) + chrono::Days::new(from);
                Manifest {
                    bureau,
                    task,
                    round,
                    seal,
                    source,
                    items: items.into_iter().collect(),
                    window: (from, from + chrono::Days::new(length)),
                    texts: texts.map(|(lines, sha)| TextDigest {
                        lines: u64::from(lines),
                        sha: Sha(sha),
                    }),
                    takes,
                    grouping,
                }
            },
        )
}

/// One byte of a text put in, taken out, or made another.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    place: prop::sample::Index,
    kind: u8,
    byte: u8,
}

impl Edit {
    /// The edited bytes; the same text when the edit happens to change nothing.
    pub(crate) fn of(&self, text: &str) -> Vec<u8> {
        let mut bytes = text.as_bytes().to_vec();
        let place = self.place.index(bytes.len() + 1);
        match self.kind {
            0 => bytes.insert(place, self.byte),
            1 if place < bytes.len() => bytes[place] = self.byte,
            _ if place < bytes.len() => drop(bytes.remove(place)),
            _ => bytes.push(self.byte),
        }
        bytes
    }
}

/// Edits; half of the bytes are such that stand in texts anyway.
pub(crate) fn edits() -> impl Strategy<Value = Edit> {
    let common = prop::sample::select(b"\t\n 0123456789+,:.%#=*ABT-".to_vec());
    let byte = prop_oneof![any::<u8>(), common];
    (any::<prop::sample::Index>(), 0..3u8, byte).prop_map(|(place, kind, byte)| Edit {
        place,
        kind,
        byte,
    })
}

/// The texts of a draw.
pub(crate) const TEXTS: [TextName; 7] = choucha::disk::draw_folder::TEXTS;

pub(crate) fn any_text() -> impl Strategy<Value = TextName> {
    prop::sample::select(&TEXTS[..])
}

/// The text of these lines, every one ended.
fn ended(lines: &[&str]) -> String {
    lines.join("\n") + "\n"
}

/// Two lines of a text change places; `None` when it has no two.
fn swapped(text: &str, a: prop::sample::Index, b: prop::sample::Index) -> Option<String> {
    let mut lines: Vec<&str> = text.lines().collect();
    if lines.len() < 2 {
        return None;
    }
    let (a, b) = (a.index(lines.len()), b.index(lines.len() - 1));
    lines.swap(a, if b < a { b } else { b + 1 });
    Some(ended(&lines))
}

/// Reads a case with other bytes in the place of one text.
fn read_with(case: &Case, name: TextName, bytes: &[u8]) -> Option<&'static str> {
    code(choucha::format::texts::read(|open| {
        Ok(std::io::Cursor::new(if open == name {
            bytes
        } else {
            case.text(open).as_bytes()
        }))
    }))
}

proptest! {
    #![proptest_config(fixed(500, 4))]

    #[test]
    fn a_manifest_that_is_written_is_read_back_the_same(manifest in manifests()) {
        let text = manifest_text::write(&manifest);
        let back = manifest_text::read(text.as_bytes());
        prop_assert!(back.is_ok(), "{} {text}", code(back).unwrap());
        prop_assert_eq!(back.unwrap(), manifest);
    }

    #[test]
    fn an_edited_manifest_is_refused_or_is_another_manifest_in_its_only_form(
        manifest in manifests(), edit in edits(),
    ) {
        let text = manifest_text::write(&manifest);
        let edited = edit.of(&text);
        prop_assume!(edited != text.as_bytes());
        if let Ok(other) = manifest_text::read(&edited[..]) {
            prop_assert_ne!(&other, &manifest);
            let written = manifest_text::write(&other);
            prop_assert_eq!(written.as_bytes(), &edited[..]);
            prop_assert_ne!(Sha::of(&edited), Sha::of(text.as_bytes()));
        }
    }

    #[test]
    fn no_edit_of_a_text_passes_under_its_manifest(
        case in cases(ANYTHING), text in 0..6usize, edit in edits(),
    ) {
        let name = TEXTS[text];
        prop_assert_ne!(name, TextName::Manifest);
        let edited = edit.of(case.text(name));
        prop_assume!(edited != case.text(name).as_bytes());
        prop_assert!(read_with(&case, name, &edited).is_some());
    }

    #[test]
    fn an_edit_of_any_text_is_refused_or_gives_another_manifest_digest(
        case in cases(ANYTHING), name in any_text(), edit in edits(),
    ) {
        let edited = edit.of(case.text(name));
        prop_assume!(edited != case.text(name).as_bytes());
        let Ok(text) = String::from_utf8(edited) else { return Ok(()) };
        let before = case.read().unwrap().manifest_sha;
        // The manifest follows the text: the edit is then refused for what it is, or it is another draw.
        let edited = case.with(name, text);
        match edited.read() {
            Ok(texts) => prop_assert_ne!(texts.manifest_sha, before),
            Err(error) => {
                let refused = code::<()>(Err(error));
                prop_assert!(name == TextName::Manifest || refused != Some("T13"), "{refused:?}");
            }
        }
    }

    #[test]
    fn lines_of_a_list_in_any_other_order_are_refused(
        case in cases(ANYTHING), list in 0..5usize, a: prop::sample::Index, b: prop::sample::Index,
    ) {
        let name = TextName::LISTS[list];
        if let Some(text) = swapped(case.text(name), a, b) {
            prop_assert_eq!(code(case.with(name, text).read()), Some("T08"));
        }
    }

    #[test]
    fn lines_of_a_manifest_in_any_other_order_are_refused(
        manifest in manifests(), a: prop::sample::Index, b: prop::sample::Index,
    ) {
        let text = swapped(&manifest_text::write(&manifest), a, b).unwrap();
        let refused = code(manifest_text::read(text.as_bytes()));
        prop_assert!(matches!(refused, Some("T09" | "T14")), "{refused:?}");
    }

    #[test]
    fn a_line_that_stands_twice_is_refused(
        case in cases(ANYTHING), list in 0..5usize, pick: prop::sample::Index,
    ) {
        let name = TextName::LISTS[list];
        let mut lines: Vec<&str> = case.text(name).lines().collect();
        if !lines.is_empty() {
            let place = pick.index(lines.len());
            lines.insert(place, lines[place]);
            prop_assert_eq!(code(case.with(name, ended(&lines)).read()), Some("T08"));
        }
    }
}
