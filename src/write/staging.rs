//! The folder beside the output in which one build works.
//!
//! It is `.<output>.wijkbode-<16 hex digits>` and holds [`NEW`], the site in the making, and for a
//! moment, where folders cannot change places in one step, [`OLD`]. The build that made it keeps
//! it locked until the end, however it ends; one without a lock is a killed build's.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry, File, TryLockError};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Written;
use super::folder::Folder;

/// The new site; after the swap perhaps the old one, on its way out.
const NEW: &str = "new";

/// The old site, set aside. As long as [`NEW`] is there too it is complete.
const OLD: &str = "old";

/// Our work folder. Removed when dropped.
pub(super) struct Staging {
    root: PathBuf,
    output: PathBuf,
    new: Folder,
    /// The published site, if there is one.
    published: Option<Folder>,
    /// Held, not used.
    _lock: File,
}

impl Staging {
    /// Makes an empty one beside the output.
    pub(super) fn beside(output: &Path) -> io::Result<Self> {
        const ATTEMPTS: usize = 8;
        let mut attempt = Self::claim(output);
        for _ in 1..ATTEMPTS {
            match attempt {
                Err(error) if is_swept(&error) => attempt = Self::claim(output),
                _ => break,
            }
        }
        attempt
    }

    /// Makes the folders of all these files below `above`, which is empty or ends in a slash: each
    /// once, those of one depth in parallel.
    pub(super) fn make_folders(&self, above: &str, paths: &[&str]) -> io::Result<Written> {
        let folders: Vec<(usize, &str)> = folders_of(paths).into_iter().collect();
        let mut written = Written::default();
        for level in folders.chunk_by(|(a, _), (b, _)| a == b) {
            let one = |(_, path): &(usize, &str)| {
                let path = format!("{above}{path}");
                self.new.make_folder(&path)?;
                Ok::<_, io::Error>(Written::folder(&path))
            };
            let all = level.par_iter().map(one);
            written = written.and(all.try_reduce(Written::default, |a, b| Ok(a.and(b)))?);
        }
        Ok(written)
    }

    /// Adds one file, in a folder that was made. The published one is used again if it is the same.
    pub(super) fn add(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let is_published = |site: &Folder| self.new.adopt(site, path, bytes);
        if self.published.as_ref().is_some_and(is_published) {
            return Ok(());
        }
        self.new.add(path, bytes)
    }

    /// The new site.
    pub(super) fn new_site(&self) -> PathBuf {
        self.root.join(NEW)
    }

    /// Where the old site can be set aside.
    pub(super) fn old_site(&self) -> PathBuf {
        self.root.join(OLD)
    }

    /// Makes the folder and locks it, unless a build that sweeps was quicker.
    fn claim(output: &Path) -> io::Result<Self> {
        let mut name = prefix(output)?;
        name.push(format!("{:016x}", RandomState::new().hash_one(())));
        let root = output.with_file_name(name);
        fs::create_dir(&root)?;
        let lock = open_lock(&root)?;
        // Where the file system knows no locks, nobody can tell that we are dead, nor sweeps.
        if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(ErrorKind::WouldBlock.into());
        }
        fs::create_dir(root.join(NEW))?;
        let new = Folder::open(&root.join(NEW))?;
        let published = Folder::open(output).ok();
        Ok(Self { root, output: output.to_owned(), new, published, _lock: lock })
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.output.exists() || !has_old_site(&self.root) {
            remove(&self.root);
        }
    }
}

/// Removes the work folders of dead builds; if one of them holds the only site, that is put back.
pub(super) fn sweep(output: &Path) -> io::Result<()> {
    let prefix = prefix(output)?;
    let Some(Ok(beside)) = output.parent().map(fs::read_dir) else { return Ok(()) };
    for entry in beside.flatten() {
        if is_staging(&entry, &prefix) {
            sweep_one(&entry.path(), output)?;
        }
    }
    Ok(())
}

fn sweep_one(root: &Path, output: &Path) -> io::Result<()> {
    let Ok(lock) = open_lock(root) else { return Ok(()) };
    if lock.try_lock().is_err() {
        return Ok(());
    }
    if !output.exists() && has_old_site(root) {
        fs::rename(root.join(OLD), output)?;
    }
    remove(root);
    Ok(())
}

/// Whether a folder was swept away between our making it and our locking it.
fn is_swept(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::WouldBlock)
}

/// Every folder that these files need, the outer ones first, with its depth.
fn folders_of<'a>(paths: &[&'a str]) -> BTreeSet<(usize, &'a str)> {
    let mut folders = BTreeSet::new();
    for path in paths {
        let mut inner = *path;
        while let Some((folder, _)) = inner.rsplit_once('/') {
            let depth = folder.matches('/').count();
            if !folders.insert((depth, folder)) {
                break;
            }
            inner = folder;
        }
    }
    folders
}

/// Opens what is locked: on Unix the folder itself, elsewhere a file in it.
fn open_lock(root: &Path) -> io::Result<File> {
    if cfg!(unix) {
        File::open(root)
    } else {
        File::options().create(true).truncate(false).write(true).open(root.join("lock"))
    }
}

fn prefix(output: &Path) -> io::Result<OsString> {
    let name = output.file_name().ok_or(ErrorKind::InvalidFilename)?;
    let mut prefix = OsString::from(".");
    prefix.push(name);
    prefix.push(".wijkbode-");
    Ok(prefix)
}

fn is_staging(entry: &DirEntry, prefix: &OsStr) -> bool {
    let name = entry.file_name();
    let digits = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes());
    digits.is_some_and(|it| it.len() == 16 && it.iter().all(u8::is_ascii_hexdigit))
        && entry.file_type().is_ok_and(|it| it.is_dir())
}

/// Whether the old site was set aside here, and complete.
fn has_old_site(root: &Path) -> bool {
    root.join(OLD).is_dir() && root.join(NEW).is_dir()
}

/// Removes as much as can be; the next build tries again.
fn remove(root: &Path) {
    // First the half that shows that the other one is complete.
    let _ = fs::remove_dir_all(root.join(NEW));
    let _ = fs::remove_dir_all(root);
}
