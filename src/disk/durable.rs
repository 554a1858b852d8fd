//! Writing so that a crash leaves the old or the new, never a half: new files only, flushed to the disk, then renamed.

use std::collections::VecDeque;
use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::domain::ground::sha::Sha;

use crate::disk::new_file::NewFile;
use crate::disk::{At, Trouble, regular};

/// How the name begins under which a file is written that takes another's place.
pub const BESIDE: &str = ".new-";
/// How often, and how long between, a name that cannot be given is tried again: some systems refuse it while somebody
/// looks into the file or folder.
const TRIES: u32 = 5;
const BETWEEN: Duration = Duration::from_millis(100);

/// How files are opened that only their owner may read, where the system can.
pub fn private() -> OpenOptions {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder, and those above it, that only their owner may look into, where the system can.
///
/// # Errors
/// The file system fails.
pub fn private_folder(path: &Path) -> Result<(), Trouble> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).at(path)
}

/// Gives a file or folder its name, in place of a file of that name; tried again for a while where the system refuses.
///
/// # Errors
/// The file system fails.
pub fn rename(from: &Path, to: &Path) -> std::io::Result<()> {
    let mut tries = 1;
    loop {
        match fs::rename(from, to) {
            Err(error) if tries < TRIES && is_passing(&error) => thread::sleep(BETWEEN),
            done => return done,
        }
        tries += 1;
    }
}

/// Whether what the system refuses it may allow in a moment.
fn is_passing(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ResourceBusy
    ) || cfg!(windows)
}

/// Writes a new file, flushes it to the disk, and gives its digest. An existing file is never written over.
///
/// Long files take as long to digest as to make, so that is done beside the writing.
///
/// # Errors
/// A file of that name is there, or the file system fails.
pub fn create(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<Sha, Trouble> {
    let (sha, file) = NewFile::write(path, write)?;
    file.flush().at(path)?;
    Ok(sha)
}

/// Files that are on their way to the disk, beside whatever else is done.
#[derive(Debug, Default)]
pub struct Flushing {
    on_the_way: VecDeque<(PathBuf, JoinHandle<std::io::Result<()>>)>,
    /// The first that failed.
    failed: Option<Trouble>,
}

impl Flushing {
    /// So many at a time.
    const MOST: usize = 32;

    /// Writes a new file as [`create`] does, but does not wait until it is on the disk.
    ///
    /// # Errors
    /// As [`create`].
    pub fn create(
        &mut self,
        path: &Path,
        write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
    ) -> Result<Sha, Trouble> {
        let (sha, file) = NewFile::write(path, write)?;
        self.flush(path, file);
        Ok(sha)
    }

    /// Begins to flush a file that was written.
    pub(super) fn flush(&mut self, path: &Path, file: NewFile) {
        if self.on_the_way.len() >= Self::MOST {
            self.end_first();
        }
        let file = Arc::new(file);
        let beside = Arc::clone(&file);
        // Where the system gives no thread, it is done at once.
        match thread::Builder::new().spawn(move || beside.flush()) {
            Ok(flushed) => self.on_the_way.push_back((path.to_owned(), flushed)),
            Err(_) => self.note(file.flush(), path),
        }
    }

    /// Waits until all of them are on the disk.
    ///
    /// # Errors
    /// The file system failed for one of them; none is open any more.
    pub fn wait(mut self) -> Result<(), Trouble> {
        self.end_all();
        self.failed.take().map_or(Ok(()), Err)
    }

    fn end_all(&mut self) {
        while !self.on_the_way.is_empty() {
            self.end_first();
        }
    }

    fn end_first(&mut self) {
        if let Some((path, flushed)) = self.on_the_way.pop_front() {
            let flushed = flushed.join();
            let flushed = flushed.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            self.note(flushed, &path);
        }
    }

    fn note(&mut self, flushed: std::io::Result<()>, path: &Path) {
        let failed = flushed.at(path).err();
        self.failed = self.failed.take().or(failed);
    }
}

/// Whoever takes the folder away again must not find one of them open.
impl Drop for Flushing {
    fn drop(&mut self) {
        self.end_all();
    }
}

/// Writes a new file with these bytes.
///
/// # Errors
/// As [`create`].
pub fn create_with(path: &Path, bytes: &[u8]) -> Result<Sha, Trouble> {
    create(path, |out| out.write_all(bytes))
}

/// Writes a file anew: beside it first, then under its name, in place of what was there.
///
/// # Errors
/// The file system fails; then what was there is still there.
pub fn replace(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<Sha, Trouble> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!("{BESIDE}{name}"));
    if beside.exists() {
        fs::remove_file(&beside).at(&beside)?;
    }
    let digest = create(&beside, write)?;
    rename(&beside, path).at(path)?;
    sync_folder(folder)?;
    Ok(digest)
}

/// Flushes the entries of a folder to the disk, where the system can.
///
/// # Errors
/// The file system fails.
pub fn sync_folder(path: &Path) -> Result<(), Trouble> {
    if cfg!(unix) {
        File::open(path)
            .and_then(|folder| folder.sync_all())
            .at(path)
    } else {
        Ok(())
    }
}

/// Gives a finished folder its name.
///
/// # Errors
/// The name is taken, or the file system fails.
pub fn rename_folder(from: &Path, to: &Path) -> Result<(), Trouble> {
    if to.exists() {
        return Err(std::io::Error::from(std::io::ErrorKind::AlreadyExists)).at(to);
    }
    rename(from, to).at(to)?;
    to.parent().map_or(Ok(()), sync_folder)
}

/// SHA-256 of a file.
///
/// # Errors
/// The file system fails.
pub fn digest(path: &Path) -> Result<Sha, Trouble> {
    let mut hash = Sha256::new();
    let mut reader = BufReader::with_capacity(1 << 18, regular::open(path).at(path)?);
    let mut block = vec![0; 1 << 18];
    loop {
        match reader.read(&mut block).at(path)? {
            0 => return Ok(Sha(hash.finalize().into())),
            read => hash.update(&block[..read]),
        }
    }
}
