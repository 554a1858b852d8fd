//! The folder of a draw repeated from itself alone: one way for the folder of a case and for the one that is public, the
//! set of their texts being the only difference.

use std::io::{BufReader, ErrorKind};
use std::path::Path;

use chrono::DateTime;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::public_draw;
use super::verified::{Digests, Known, Verified};
use crate::domain::acts::entry::draw_id;
use crate::domain::book::file_fault::FileFault;
use crate::domain::book::witnessed::SealStanding;
use crate::domain::ground::cell::tidy;
use crate::domain::ground::moment::Moment;
use crate::domain::method::beacon::Signature;
use crate::domain::method::draw::{self, Outcome};
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::given::SeedMisfit;
use crate::domain::method::key::{Keys, Seed, derive};
use crate::domain::method::manifest::Manifest;
use crate::domain::method::source::Source;
use crate::domain::method::standing::{self, Claim, SeedStanding, Unproven};
use crate::domain::method::text_flaw::TextName;
use crate::domain::method::verify::{self, Check, Difference, Part, Repeated, Verdict};
use crate::domain::refusal::Refusal;
use crate::format::draw_json::DrawRecord;
use crate::format::list_csv::{self, SaidStanding};
use crate::format::sums;
use crate::format::texts::{self, Texts};

use crate::disk::{At, Trouble, draw_folder, durable, line_ends, regular};

/// Verifies a folder of a draw that stands alone: complete, or as published.
///
/// # Errors
/// As [`whole`].
pub fn any(folder: &Path) -> Result<Verified, Trouble> {
    if public_draw::is_public(folder) {
        let mut verified = TextSet::Public.verify(folder, None, &Known::new())?;
        verified.look_for_foreign(folder, &public_draw::file_names())?;
        Ok(verified)
    } else {
        whole(folder, None, &Known::new())
    }
}

/// Verifies the draw in a complete folder; `id` is its id where it is known.
///
/// # Errors
/// [`DrawFlaw::NotADraw`] for a folder without a manifest, or the file system fails. What does not hold is no error.
pub fn whole(folder: &Path, id: Option<&str>, known: &Known<'_>) -> Result<Verified, Trouble> {
    if !folder.join(TextName::Manifest.file()).is_file() {
        return Err(DrawFlaw::NotADraw(folder.display().to_string()).into());
    }
    let mut verified = TextSet::Whole.verify(folder, id, known)?;
    verified.look_for_foreign(folder, &draw_folder::file_names())?;
    Ok(verified)
}

/// The texts that a folder of a draw has, and so what can be repeated from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextSet {
    /// All of them.
    Whole,
    /// Those that are public: neither inspectors nor recusals (第二十三条), and so no teams.
    Public,
}

impl TextSet {
    /// The files of the folder, as its SHA256SUMS names them.
    fn files(self, folder: &Path) -> Vec<&'static str> {
        let (texts, more) = match self {
            Self::Whole => (
                &draw_folder::TEXTS[..],
                [draw_folder::RECORD, draw_folder::LIST],
            ),
            Self::Public => (
                &public_draw::TEXTS[..],
                [public_draw::SEED, draw_folder::RECORD],
            ),
        };
        let beacon = draw_folder::BEACON;
        let texts = texts.iter().map(|text| text.file()).chain(more);
        texts
            .chain(folder.join(beacon).exists().then_some(beacon))
            .collect()
    }

    fn read(self, folder: &Path) -> Result<Texts, Trouble> {
        match self {
            Self::Whole => draw_folder::read_texts(folder),
            Self::Public => {
                let open =
                    |name: TextName| Ok(BufReader::new(regular::open(folder.join(name.file()))?));
                texts::read_public(open).at(folder)
            }
        }
    }

    /// The record; in public it says nothing of people.
    fn read_record(self, folder: &Path) -> Result<DrawRecord, Trouble> {
        let record = draw_folder::read_record(folder)?;
        if self == Self::Public && !record.is_public() {
            let (file, why) = (
                draw_folder::RECORD,
                "a published draw has no teams and no loads",
            );
            let (file, why) = (file.to_owned(), why.to_owned());
            return Err(DrawFlaw::DrawRecord { file, why }.into());
        }
        Ok(record)
    }

    /// The check that the texts can be read.
    fn check(self) -> Check {
        match self {
            Self::Whole => Check::Texts,
            Self::Public => Check::PublicTexts,
        }
    }

    fn draw(self, texts: &Texts, manifest: &[u8], seed: &Seed) -> Outcome {
        let drawn = |key| draw::without_teams(&texts.frame, key, |a, b| rayon::join(a, b));
        match self {
            Self::Whole => {
                let keys = Keys::derive(manifest, seed, &texts.salt);
                draw::with_teams(&texts.frame, drawn(keys.objects), keys.people)
            }
            Self::Public => drawn(derive(manifest, seed)),
        }
    }

    /// Whether a part of the record can be repeated.
    fn repeats(self, part: Part) -> bool {
        self == Self::Whole || !matches!(part, Part::Teams | Part::Loads)
    }

    fn verify(
        self,
        folder: &Path,
        id: Option<&str>,
        known: &Known<'_>,
    ) -> Result<Verified, Trouble> {
        let mut verified = Verified {
            public: self == Self::Public,
            ..Verified::default()
        };
        if self == Self::Public && !verified.found(Check::Private, check_private(folder)) {
            return Ok(verified);
        }
        // None of the three needs another; what is found is told in its order.
        let (sums, (texts, record)) = rayon::join(
            || self.check_sums(folder, known),
            || rayon::join(|| self.read(folder), || self.read_record(folder)),
        );
        let (sums, digests) = sums?;
        verified.digests = digests;
        if !verified.found(Check::Sums, sums) {
            return Ok(verified);
        }
        if let Some(texts) = verified.reading(self.check(), texts)? {
            if let Some(record) = verified.reading(Check::Record, record)? {
                self.repeat(folder, id, (&texts, &record), &mut verified)?;
                verified.record = Some(record);
            }
            verified.texts = Some(texts);
        }
        Ok(verified)
    }

    /// Holds the files against SHA256SUMS; gives the digests of those that it has right, too.
    fn check_sums(
        self,
        folder: &Path,
        known: &Known<'_>,
    ) -> Result<(Verdict<Refusal>, Digests), Trouble> {
        let path = folder.join(sums::FILE);
        let bytes = match regular::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let missing = Verdict::File(sums::FILE.to_owned());
                return Ok((missing, Digests::new()));
            }
            Err(error) => return Err(error).at(&path),
        };
        let mut digests = Digests::new();
        let verdict = self.check_listed((folder, known), &bytes, &mut digests)?;
        Ok((verdict, digests))
    }

    /// Holds the files against what stands in SHA256SUMS.
    fn check_listed(
        self,
        (folder, known): (&Path, &Known<'_>),
        bytes: &[u8],
        digests: &mut Digests,
    ) -> Result<Verdict<Refusal>, Trouble> {
        let plain = line_ends::plain(bytes);
        let listed = sums::read(plain.as_deref().unwrap_or(bytes)).unwrap_or_default();
        let files = self.files(folder);
        let digest = |name: &&str| {
            let path = folder.join(name);
            let read = || {
                known
                    .get(name)
                    .map_or_else(|| durable::digest(&path), |sha| Ok(*sha))
            };
            path.is_file().then(read).transpose()
        };
        let actual: Vec<_> = files.par_iter().map(digest).collect();
        for ((place, &name), actual) in files.iter().enumerate().zip(actual) {
            let path = folder.join(name);
            match (actual?, listed.get(place)) {
                (Some(actual), Some((known, sha))) if known == name && *sha == actual => {
                    digests.insert(name, actual);
                }
                (Some(_), listed) if listed.is_none_or(|(known, _)| known != name) => {
                    return Ok(Verdict::File(sums::FILE.to_owned()));
                }
                (Some(_), Some((_, sha)))
                    if line_ends::fault(&path, *sha)? == Some(FileFault::LineEnds) =>
                {
                    return Ok(Verdict::LineEnds(name.to_owned()));
                }
                _ => return Ok(Verdict::File(name.to_owned())),
            }
        }
        let whole = sums::write(listed.iter().map(|(name, sha)| (name.as_str(), *sha)));
        let complete = listed.len() == files.len() && whole.as_bytes() == bytes;
        Ok(if complete {
            Verdict::Holds
        } else if plain.as_deref() == Some(whole.as_bytes()) {
            Verdict::LineEnds(sums::FILE.to_owned())
        } else {
            Verdict::File(sums::FILE.to_owned())
        })
    }

    fn repeat(
        self,
        folder: &Path,
        id: Option<&str>,
        (texts, record): (&Texts, &DrawRecord),
        verified: &mut Verified,
    ) -> Result<(), Trouble> {
        let seed = match self.seed(folder, texts, record)? {
            Ok(seed) => seed,
            Err(finding) => {
                verified.found(Check::Seed, finding);
                return Ok(());
            }
        };
        verified.found(Check::Seed, Verdict::Holds);
        let kept = check_beacon(folder, (texts, &seed), verified)?;
        if !verified.holds() {
            return Ok(());
        }
        let signature = kept.as_ref().map(Signature::as_slice);
        verified.standing = Some(standing_alone(folder, (texts, record), &seed, signature));
        verified.seal = Some(if texts.manifest.seal > 0 {
            SealStanding::Claimed
        } else {
            SealStanding::None
        });
        // A list says the same as the repetition where it says the same as a record that does.
        let (repeated, list) = rayon::join(
            || self.repeated(folder, texts, &seed),
            || {
                let list = || check_list(folder, id, (texts, record));
                (self == Self::Whole).then(list).transpose()
            },
        );
        for (part, difference) in verify::compare(&record.repeated, &repeated?) {
            let finding = difference.map_or(Verdict::Holds, Verdict::Differs);
            if self.repeats(part) && !verified.found(Check::Part(part), finding) {
                return Ok(());
            }
        }
        if let Some(list) = list? {
            let finding = match list {
                Ok(said) => {
                    verified.list_standing = Some(said);
                    Verdict::Holds
                }
                Err(row) => Verdict::Row(row),
            };
            verified.found(Check::List, finding);
            verified.found(Check::Times, check_times(texts.manifest.seal, record));
        }
        Ok(())
    }

    /// The record's seed, when it is one, spelt as its source gives it, and the same as published.
    fn seed(
        self,
        folder: &Path,
        texts: &Texts,
        record: &DrawRecord,
    ) -> Result<Result<Seed, Verdict<Refusal>>, Trouble> {
        let refused = |refusal: Refusal| Ok(Err(Verdict::Refused(Box::new(refusal))));
        let seed = match Seed::new(&record.repeated.values.seed) {
            Ok(seed) => seed,
            Err(flaw) => return refused(Refusal::Seed(flaw)),
        };
        let source = &texts.manifest.source;
        if !source.fits(&seed) {
            return refused(DrawFlaw::of_seed(source, SeedMisfit::Spelling).into());
        }
        let path = folder.join(public_draw::SEED);
        if self == Self::Public
            && regular::read(&path).at(&path)? != public_draw::seed_line(seed.as_str()).as_bytes()
        {
            return Ok(Err(Verdict::File(public_draw::SEED.to_owned())));
        }
        Ok(Ok(seed))
    }

    fn repeated(self, folder: &Path, texts: &Texts, seed: &Seed) -> Result<Repeated, Trouble> {
        let path = folder.join(TextName::Manifest.file());
        let bytes = regular::read(&path).at(&path)?;
        let key = derive(&bytes, seed);
        let (manifest, sha, frame) = (&texts.manifest, texts.manifest_sha, &texts.frame);
        let outcome = self.draw(texts, &bytes, seed);
        let lines: Vec<u32> = outcome.drawn.iter().map(|drawn| drawn.line).collect();
        let codes = draw_folder::codes(folder, &lines)?;
        let seed = (seed, key);
        Ok(verify::repeated(
            manifest, sha, frame, seed, &outcome, &codes,
        ))
    }
}

/// Nothing stands in a published folder that is not public (第二十三条).
fn check_private(folder: &Path) -> Verdict<Refusal> {
    let private = public_draw::private_in(folder);
    private.map_or(Verdict::Holds, |file| {
        Verdict::Refused(Box::new(DrawFlaw::Private(file.to_owned()).into()))
    })
}

/// The signature kept in the folder: there where the seed is a drand round's, and nowhere else.
fn check_beacon(
    folder: &Path,
    (texts, seed): (&Texts, &Seed),
    verified: &mut Verified,
) -> Result<Option<Signature>, Trouble> {
    let Source::Drand(round) = texts.manifest.source else {
        if folder.join(draw_folder::BEACON).exists() {
            verified.found(Check::Beacon, Verdict::File(draw_folder::BEACON.to_owned()));
        }
        return Ok(None);
    };
    let kept = draw_folder::read_beacon(folder).and_then(|(of, signature)| {
        if of == round && standing::gives(round, Some(&signature), seed) {
            Ok(signature)
        } else {
            Err(DrawFlaw::BeaconKept.into())
        }
    });
    verified.reading(Check::Beacon, kept)
}

/// What the seed can prove by what the folder says of itself: its own times, and no book that knows of earlier choices.
fn standing_alone(
    folder: &Path,
    (texts, record): (&Texts, &DrawRecord),
    seed: &Seed,
    signature: Option<&[u8]>,
) -> SeedStanding {
    let Some(drawn) = Moment::of_time(&record.drawn_at) else {
        return SeedStanding::Unproven(Unproven::NoTime);
    };
    let sealed = record.sealed_at.as_deref().and_then(Moment::of_time);
    let manifest = &texts.manifest;
    let claim = Claim {
        source: &manifest.source,
        seed,
        signature,
        sealed: sealed.filter(|_| manifest.seal > 0),
        drawn,
    };
    if manifest.seal > 0 && record.declared.is_some() {
        return SeedStanding::Unproven(Unproven::BookNeeded);
    }
    let before = manifest.seal > 1 || is_of_a_later_draw(folder, manifest);
    SeedStanding::of(&claim).unless(before.then_some(Unproven::BookNeeded))
}

/// Whether the folder has the name of a later draw of its round than the first, `<task>-<round>.<k>`.
fn is_of_a_later_draw(folder: &Path, manifest: &Manifest) -> bool {
    let path = folder.canonicalize();
    let name = path.as_deref().ok().and_then(Path::file_name);
    let name = name.map(|name| name.to_string_lossy().into_owned());
    let first = draw_id(&manifest.task, manifest.round, 1);
    let rest = name.as_deref().map(tidy).and_then(|name| {
        let rest = name.strip_prefix(&first)?;
        Some(rest.starts_with('.'))
    });
    rest.unwrap_or(false)
}

/// Whether list.csv says the same as the record: which standing it says, or the row that does not.
fn check_list(
    folder: &Path,
    id: Option<&str>,
    (texts, record): (&Texts, &DrawRecord),
) -> Result<Result<SaidStanding, u64>, Trouble> {
    let path = folder.join(draw_folder::LIST);
    let list = BufReader::with_capacity(1 << 17, regular::open(&path).at(&path)?);
    let head = draw_folder::head_of(id.unwrap_or_default(), record);
    let round_id = draw_id(&texts.manifest.task, texts.manifest.round, 1);
    let drawn = &record.repeated.drawn;
    Ok(list_csv::check(
        list,
        &head,
        &round_id,
        (drawn, &texts.owners),
    ))
}

/// A sealed draw has a time of sealing, not after that of drawing; an unsealed one has none.
fn check_times(seal: u32, record: &DrawRecord) -> Verdict<Refusal> {
    let time = |text: &str| DateTime::parse_from_rfc3339(text).ok();
    let drawn = time(&record.drawn_at);
    let sealed = record.sealed_at.as_deref();
    let in_order = match sealed {
        None => seal == 0 && drawn.is_some(),
        Some(sealed) => {
            seal > 0
                && time(sealed)
                    .zip(drawn)
                    .is_some_and(|(sealed, drawn)| sealed <= drawn)
        }
    };
    if in_order {
        return Verdict::Holds;
    }
    Verdict::Differs(Difference {
        place: "sealed_at".to_owned(),
        recorded: format!("{} / {}", sealed.unwrap_or("–"), record.drawn_at),
        repeated: format!("seal: {seal}"),
    })
}
